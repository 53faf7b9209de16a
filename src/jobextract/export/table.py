"""Tables for a terminal: one extraction in full, or many in a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from jobextract.export.wording import normal_form, place

if TYPE_CHECKING:
    from jobextract.schema import Extraction, Fact, JobPosting

MAX_ROWS = 200
"""Rows of `batch_table`; what lies beyond counts in the totals only."""

_LISTED = (
    "position_types",
    "organizations",
    "funders",
    "partners",
    "locations",
    "supervisors",
    "contacts",
    "deadlines",
    "start_date",
    "duration",
    "employment",
    "openings_stated",
    "salary",
    "funding",
    "requirements",
    "topics",
    "responsibilities",
    "benefits",
    "application",
    "application_documents",
    "application_routes",
)
_COUNTED = ("organizations", "locations", "supervisors", "contacts", "requirements", "topics")


def extraction_table(extraction: Extraction) -> RenderableType:
    """Show every fact of a document: field, normal form, the words, their place and the confidence."""
    source = extraction.source
    languages = ", ".join(f"{x.code} {x.share:.0%}" for x in extraction.languages) or "none"
    postings = _count(len(extraction.postings), "posting")
    head = f"{source.uri or 'document'}: {source.length:,} characters, languages {languages}, {postings}"
    parts: list[RenderableType] = [Text(head)]
    parts += [Text(f"{notice.code}: {notice.message}", style="yellow") for notice in extraction.warnings]
    parts += [_posting_table(posting) for posting in extraction.postings]
    return Group(*parts)


def batch_table(extractions: Iterable[Extraction], *, max_rows: int = MAX_ROWS) -> Table:
    """Show many documents, a row for each posting, with totals below.

    Args:
        extractions: read one by one, so any number of them takes the same memory.
        max_rows: rows at most.
    """
    table = Table(show_footer=True)
    totals: Counter[str] = Counter()
    rows: list[list[str]] = []
    beyond = False
    for extraction in extractions:
        totals["documents"] += 1
        totals["postings"] += len(extraction.postings)
        for posting in extraction.postings:
            totals.update({name: len(getattr(posting, name)) for name in _COUNTED})
            totals["deadline"] += posting.deadline is not None
        if len(rows) < max_rows:
            rows += _rows(extraction)
        else:
            beyond = True
    table.add_column("document", _count(totals["documents"], "document"), overflow="fold", ratio=3)
    table.add_column("posting", _count(totals["postings"], "posting"), overflow="fold", ratio=4)
    table.add_column("type", overflow="fold", ratio=2)
    table.add_column("where", _count(totals["locations"], "place"), overflow="fold", ratio=2)
    table.add_column("with", _count(totals["supervisors"], "name"), overflow="fold", ratio=2)
    table.add_column("until", str(totals["deadline"]), no_wrap=True)
    table.add_column("requirements", str(totals["requirements"]), justify="right")
    table.add_column("topics", str(totals["topics"]), justify="right")
    for row in rows[:max_rows]:
        table.add_row(*map(Text, row))
    if len(rows) > max_rows or beyond:
        table.caption = "Further documents count in the totals only."
    return table


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _rows(extraction: Extraction) -> Iterator[list[str]]:
    name = (extraction.source.uri or "-").rsplit("/", 1)[-1]
    if not extraction.postings:
        yield [name, "–", "", "", "", "", "", ""]
    for posting in extraction.postings:
        yield [
            name,
            posting.title.text if posting.title else "(untitled)",
            ", ".join(x.value for x in posting.position_types),
            "; ".join(place(x) for x in posting.locations),
            ", ".join(x.name for x in posting.supervisors),
            posting.deadline.date if posting.deadline else "",
            str(len(posting.requirements)),
            str(len(posting.topics)),
        ]
        name = ""


def _posting_table(posting: JobPosting) -> Table:
    title = posting.title.text if posting.title else "(untitled)"
    table = Table(title=Text(title, style="bold"), title_justify="left")
    table.add_column("field", no_wrap=True)
    table.add_column("value", overflow="fold", ratio=2)
    table.add_column("text", overflow="fold", ratio=3)
    table.add_column("place", justify="right", no_wrap=True)
    table.add_column("confidence", justify="right")
    if posting.field is not None:
        table.add_row("field", posting.field.name, posting.field.code, "", f"{posting.field.confidence:.2f}")
    for name in _LISTED:
        values = getattr(posting, name)
        facts: list[Fact] = values if isinstance(values, list) else [values] if values else []
        for fact in facts:
            words = " ".join(fact.text.split())
            offsets = f"{fact.start}–{fact.end}"
            table.add_row(name, Text(normal_form(fact)), Text(words), offsets, f"{fact.confidence:.2f}")
    for name, custom in posting.extra.items():
        for stated in custom:
            words = " ".join(stated.text.split())
            offsets = f"{stated.start}–{stated.end}"
            table.add_row(f"extra.{name}", Text(stated.value), Text(words), offsets, f"{stated.confidence:.2f}")
    return table
