"""An explanation for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from jobextract.explaining import BlockTrace, Explanation, FactTrace, SentenceTrace

_LONGEST = 300  # characters of a text that are shown
_LIKELY = 3  # roles of the model that are shown
_STYLES = {"reported": "green", "below_threshold": "dim", "overlapped": "yellow", "less_sure": "yellow"}


def explanation_view(explanation: Explanation, *, blocks: bool = True) -> RenderableType:
    """Show the blocks with their roles, then each proposed fact with its candidates.

    Args:
        explanation: what `Extractor.explain` gave.
        blocks: whether to show the blocks.
    """
    parts: list[RenderableType] = [Text(note, style="yellow") for note in explanation.notes]
    if blocks:
        parts += [line for block in explanation.blocks for line in _block(block)]
    parts += _facts(explanation)
    return Group(*parts)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"


def _block(block: BlockTrace) -> Iterator[RenderableType]:
    signs = [block.kind, block.language, *([block.region] if block.region != "body" else [])]
    signs += ["struck through: no rule looks at it"] if block.struck else []
    above = " › ".join(_short(heading) for heading in block.headings) or "no heading"
    yield Text(f"{block.start}–{block.end} {', '.join(signs)}, below {above}", style="bold")
    for sentence in block.sentences:
        yield Text(f"  {_short(sentence.text)}")
        yield Text(f"    {_reasons(sentence)}", style="dim")


def _reasons(sentence: SentenceTrace) -> str:
    rules = sentence.by_rules
    said = [f"{sentence.role} {sentence.confidence:.2f} ({sentence.method})"]
    said.append(f"rules: {rules.role} {rules.confidence:.2f} ({rules.method})")
    likely = [f"{role} {share:.2f}" for role, share in list(sentence.by_model.items())[:_LIKELY]]
    said += [f"model: {', '.join(likely)}"] if likely else []
    said += ["preferred"] if sentence.preferred else []
    said += ["closed: no rule looks at it"] if sentence.closed else []
    said.append("in no posting" if sentence.posting is None else f"posting {sentence.posting + 1}")
    return "; ".join(said)


def _facts(explanation: Explanation) -> Iterator[RenderableType]:
    for (posting, field), group in groupby(explanation.facts, key=lambda fact: (fact.posting, fact.field)):
        table = Table(title=Text(f"posting {posting + 1}: {field}", style="bold"), title_justify="left")
        table.add_column("fact", overflow="fold", ratio=3)
        table.add_column("place", justify="right", no_wrap=True)
        table.add_column("outcome", overflow="fold", ratio=2)
        table.add_column("made by", overflow="fold", ratio=3)
        for fact in group:
            place = f"{fact.start}–{fact.end}"
            table.add_row(
                Text(_short(fact.text)), place, _outcome(fact), Text(_makers(fact)), style=_STYLES[fact.status]
            )
        yield table


def _outcome(fact: FactTrace) -> Text:
    weigher = f", weighed from {fact.combined:.2f}" if fact.weighed else ""
    status = fact.status.replace("_", " ")
    return Text(f"{status}: {fact.reason}; {fact.confidence:.2f}{weigher}, threshold {fact.threshold:.2f}")


def _makers(fact: FactTrace) -> str:
    return "; ".join(f"{maker.method} {maker.confidence:.2f} at {maker.start}–{maker.end}" for maker in fact.candidates)
