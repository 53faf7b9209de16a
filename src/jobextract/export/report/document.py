"""The report of one document."""

from __future__ import annotations

from typing import Any

from jobextract import reading
from jobextract.errors import UsageError
from jobextract.export.report.content import LABELS, items, label, notes
from jobextract.export.report.marking import marked_blocks
from jobextract.export.report.page import report
from jobextract.schema import Extraction

_READ = frozenset({*reading.MEDIA_TYPES.values(), "application/xhtml+xml"})


def document_report(extraction: Extraction, text: str | None = None) -> str:
    """Give one self-contained HTML file that shows a document with its facts.

    Args:
        extraction: what the document says.
        text: the source text the offsets point into; by default `Extraction.text`. Where there is none, the facts are
            shown without it.

    Raises:
        UsageError: the text is not the one that the extraction was made from: its length differs.
    """
    data = [("fields", field_labels()), ("document-0", document_data(extraction, text))]
    return "".join(report(f"{document_name(extraction)} – jobextract", data))


def field_labels() -> list[tuple[str, str]]:
    """List all fields with their labels, in the order of the legend."""
    return [(name, label(name)) for name in LABELS]


def document_name(extraction: Extraction) -> str:
    """Give the last part of the document's address."""
    return (extraction.source.uri or "").rstrip("/").rsplit("/", 1)[-1] or "document"


def document_data(extraction: Extraction, text: str | None = None) -> dict[str, Any]:
    """Give what the report's script needs to show a document.

    A fact that stands where a visitor sees nothing (a value of JSON-LD in a script) is listed without a place.

    Raises:
        UsageError: the text is not the one that the extraction was made from.
    """
    source = extraction.source
    facts = items(extraction)
    stated = [fact.as_data() for fact in facts]
    shown = extraction.text if text is None else text
    blocks = None
    if shown is not None:
        media_type = source.media_type if source.media_type in _READ else "text/plain"
        page = reading.read(shown, media_type=media_type)
        if text is not None and len(page.source) != source.length:
            raise UsageError(
                f"the text has {len(page.source)} characters; the extraction was made from {source.length}"
            )
        blocks = marked_blocks(page, facts)
        marks = {
            mark for _, _, _, _, *pieces in blocks for piece in pieces if isinstance(piece, list) for mark in piece[1:]
        }
        for number, fact in enumerate(stated):
            if number not in marks:
                fact["span"] = None
    return {
        "name": document_name(extraction),
        "uri": source.uri,
        "media_type": source.media_type,
        "length": source.length,
        "languages": [[language.code, language.share] for language in extraction.languages],
        "warnings": [[notice.code, notice.message] for notice in extraction.warnings],
        "postings": [
            {"title": posting.title.text if posting.title else "", "notes": notes(posting)}
            for posting in extraction.postings
        ],
        "facts": stated,
        "blocks": blocks,
    }
