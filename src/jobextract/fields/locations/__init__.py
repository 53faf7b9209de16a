"""Where the work takes place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Candidate, Rule, language_modules
from jobextract.fields.locations.mentions import Home, Mention, home, mentions
from jobextract.fields.locations.workplace import Workplace, workplaces
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

_WINDOW = 140  # characters before a place that may speak of it
_CLAUSE = re.compile(r"[。！？!?;；\n\t]|\.(?=[ ][A-Z])|[:：](?=\s*$)")
_LISTING = re.compile(r"[ ]?(?:[、，,/／|]|或者?|和|及|与|以及|,? ?\b(?:and|or)\b|&)[ ]?(?:in |in the )?")


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(language_modules(__name__).values())


class _Judge:
    """Decides which of the places named in a page is where the work takes place."""

    def __init__(self, outline: Outline, where: Home) -> None:
        self.outline = outline
        self.home = where
        self.blocks = outline.document.blocks

    def rule(self, mention: Mention) -> tuple[str, float]:
        """Give the rule that speaks most for the place, and the confidence left after what speaks against it."""
        text, start, end = mention.block.folded, mention.start, mention.end
        line = text.rfind("\n", 0, start) + 1
        before = text[max(line, start - _WINDOW) : start]
        after = text[end : end + _WINDOW]
        label = self.label(mention, line)
        if self.is_name(mention):
            if mention.tail and mention.place.kind == "city":
                return "employer-place", self.weigh(mention, 0.7 if self.invites(mention) else 0.5, before, after)
            return "employer", 0.65 if label else 0.35
        if label:
            return "label", self.weigh(mention, label, before, after, strong=True)
        found = self.evidence(mention, before, after, line)
        if found is None:
            return "mention", 0.2
        name, confidence = found
        strong = name in {"address", "campus", "settle", "subsidy"}
        return name, self.weigh(mention, confidence, before, after, strong=strong)

    def evidence(self, mention: Mention, before: str, after: str, line: int) -> tuple[str, float] | None:
        """Give the strongest rule that holds for the place."""
        found: list[tuple[float, str]] = []
        for module in _modules():
            for rule in module.BEFORE:
                if rule.pattern.search(before):
                    found.append((rule.confidence, rule.name))
            for rule in module.AFTER:
                if rule.pattern.match(mention.block.folded, mention.end):
                    found.append((rule.confidence, rule.name))
        if self.is_address(mention, line):
            found.append((0.8, "address"))
        place = mention.place
        if place.kind == "city":
            if self.home.is_city(place):
                found.append((0.7, "employer-city"))
            elif self.home.is_named(place):
                found.append((0.55, "employer-city"))
        if any(module.EMPLOYER_BEFORE.search(before) for module in _modules()):
            inviting = self.invites(mention)
            found.append((0.7 if inviting else 0.45, "employer-place"))
        if mention.block.kind in {"title", "heading"} and place.kind == "city" and not mention.ambiguous:
            found.append((0.6, "heading"))
        if not found:
            return None
        confidence, name = max(found)
        if place.kind != "city" and name not in {"employer-place", "located-in"}:
            confidence = min(confidence, 0.4)
        return name, confidence

    def weigh(self, mention: Mention, confidence: float, before: str, after: str, *, strong: bool = False) -> float:
        """Lower a confidence by what stands around the place."""
        clause = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
        for module in _modules():
            for rule in module.NOT_AFTER:
                if rule.pattern.match(mention.block.folded, mention.end):
                    confidence *= rule.confidence
            if not strong:
                for rule in module.NOT_BEFORE:
                    if rule.pattern.search(clause):
                        confidence *= rule.confidence
        if mention.ambiguous and not mention.tail and not self.home.is_city(mention.place):
            confidence *= 0.8
        if self.under_other_heading(mention.block):
            confidence *= 0.6
        return confidence

    def is_name(self, mention: Mention) -> bool:
        """Whether the place is part of the name of an organization, a programme or a person."""
        if mention.university:
            return True
        text = mention.block.folded
        before = text[max(0, mention.start - 60) : mention.start]
        for module in _modules():
            if module.NAME_BEFORE.search(before):
                return True
            if mention.end == mention.name_end and module.NAME_AFTER.match(text, mention.end):
                return True
        return False

    def label(self, mention: Mention, line: int) -> float:
        """Give the confidence of the label that opens the line, the cell or the block before."""
        text = mention.block.folded
        if mention.start - line > 160:
            return 0.0
        head = text[line : mention.start]
        for module in _modules():
            for rule in module.LABELS:
                match = rule.pattern.match(head)
                if match and not re.search(r"[。.!?！？](?:\s|$)", head[match.end() :]):
                    return float(rule.confidence)
        above = self.line_above(mention.block, line)
        if above and len(above) < 40:
            for module in _modules():
                for rule in module.LABELS:
                    match = rule.pattern.match(above)
                    if match and not above[match.end() :].strip(" *_:：#"):
                        return float(rule.confidence)
        return 0.0

    def line_above(self, block: Block, line: int) -> str:
        """Give the line before a line of a block: in the block, or the short block before it."""
        if line > 0:
            start = block.folded.rfind("\n", 0, line - 1) + 1
            return block.folded[start : line - 1]
        if block.index == 0:
            return ""
        previous = self.blocks[block.index - 1]
        if block.kind == "list_item" or previous.kind == "list_item":
            path = self.outline.path(block)
            return path[-1].folded if path else ""
        return previous.folded.rpartition("\n")[2]

    def is_address(self, mention: Mention, line: int) -> bool:
        """Whether the place stands in a postal address."""
        text = mention.block.folded
        above = text.rfind("\n", 0, max(line - 1, 0)) + 1
        before = text[max(above, mention.start - _WINDOW) : mention.start]
        return any(
            module.ADDRESS_AFTER.match(text, mention.name_end)
            or module.POSTCODE_BEFORE.search(before)
            or module.ADDRESS_BEFORE.search(before)
            for module in _modules()
        )

    def invites(self, mention: Mention) -> bool:
        """Whether the sentence, or the place in the page, speaks of the call."""
        if mention.block.kind in {"title", "heading"} or mention.block.region in {"header", "footer"} or mention.block.index < 4:
            return True
        sentence = self.outline.document.sentence_at(mention.block, mention.start)
        return sentence is not None and any(m.INVITES.search(mention.block.folded, sentence.start, sentence.end) for m in _modules())

    def under_other_heading(self, block: Block) -> bool:
        """Whether the nearest heading opens a section on something else."""
        path = self.outline.path(block)
        return bool(path) and any(module.NOT_HEADINGS.search(path[-1].folded) for module in _modules())


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the places of work."""
    page = outline.document.page
    where = home(page)
    judge = _Judge(outline, where)
    kinds = workplaces(outline, _modules())
    last: tuple[Mention, str, float] | None = None
    for mention in mentions(page, where):
        rule, confidence = judge.rule(mention)
        if (
            last is not None
            and last[0].block is mention.block
            and confidence < last[2]
            and rule != "employer"
            and last[1] not in {"employer", "employer-city"}
            and _LISTING.fullmatch(mention.block.folded, last[0].end, mention.start)
        ):
            rule, confidence = last[1], last[2]
        last = (mention, rule, confidence)
        yield _candidate(mention, rule, confidence, kinds)


def _candidate(mention: Mention, rule: str, confidence: float, kinds: Workplace) -> Candidate:
    place = mention.place
    city = place.name if place.kind == "city" else None
    return Candidate(
        field="locations",
        block=mention.block,
        start=mention.start,
        end=mention.end,
        normal=f"{city or ''}, {place.country_code}",
        confidence=round(min(confidence, 0.95), 3),
        method=f"rule:{rule}",
        values={
            "city": city,
            "region": place.region if place.kind == "city" else place.name,
            "country": place.country,
            "country_code": place.country_code,
            "latitude": place.latitude if city else None,
            "longitude": place.longitude if city else None,
            "geonames_id": place.geonames_id,
            "workplace": kinds.at(mention.block, mention.start),
            "inferred": rule in {"employer", "address"},
        },
    )
