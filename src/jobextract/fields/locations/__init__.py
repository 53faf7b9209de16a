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

_STRONG = frozenset({"settle", "subsidy"})
_LEAST = 0.5
_LARGE = 100_000  # inhabitants
_WINDOW = 140  # characters before a place that may speak of it
_CLAUSE = re.compile(r"[。！？!?;；\n\t]|(?<!\bDr)(?<!\bProf)(?<!\b[A-Z])\.(?=[ ][A-Z])|[:：](?=\s*$)")
_SEGMENT = re.compile(r"[.;；。|,，、\t] ?")
_APART = re.compile(r"(?:[-–—|·@(（,，【\[]|\bin)[ ]?\Z")
_LISTING = re.compile(r"[ ]?(?:[、，,/／|]|或者?|和|及|与|以及|,? ?\b(?:and|or)\b|&)[ ]?(?:in |in the )?")

_MORE = re.compile(rf"(?:{_LISTING.pattern})(?=[A-ZÀ-Þ\u4e00-\u9fff])")


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
        text, start = mention.block.folded, mention.start
        line = text.rfind("\n", 0, start) + 1
        before = text[max(line, start - _WINDOW) : start]
        name = text[start : mention.name_end]
        if not mention.tail and any(name.lower() in module.NOT_PLACES for module in _modules()):
            return "word", 0.0
        if (name[0] < "\u3400" or len(name) < 5) and any(m.STREET_AFTER.match(text, mention.name_end) for m in _modules()):
            return "street", 0.0
        label = self.label(mention, line)
        address = self.is_address(mention, line)
        after = self.after(mention)
        if after is not None and after[0] in _STRONG:
            return after[0], self.weigh(mention, after[0], after[1], before, strong=True)
        if self.is_name(mention, before) and not (address and not mention.university):
            return self.name_rule(mention, before, label)
        if label:
            return "label", self.weigh(mention, "label", label, before, strong=True)
        found = [(confidence, name) for name, confidence in self.evidence(mention, before, line)]
        if after is not None:
            found.append((after[1], after[0]))
        if address:
            found.append((0.8, "address"))
        if not found:
            return "mention", 0.2
        confidence, name = max(found)
        if mention.place.kind != "city" and name not in {"employer-place", "located-in", "own-line"}:
            confidence = min(confidence, 0.4)
        return name, self.weigh(mention, name, confidence, before, strong=name == "address")

    def name_rule(self, mention: Mention, before: str, label: float) -> tuple[str, float]:
        """Judge a place that is part of a name: it tells a place of work where a country or a label stands by."""
        beside = mention.tail and mention.place.kind == "city"
        foreign = mention.place.kind == "country" and not mention.university and (
            mention.employer or any(m.COUNTRY_AFTER.match(mention.block.folded, mention.end) for m in _modules())
        )
        if beside or foreign:
            return "employer-place", self.weigh(mention, "employer-place", 0.7 if self.invites(mention) else 0.45, before)
        if mention.place.kind != "city" or mention.ambiguous:
            return "employer", 0.2
        if label:
            return "employer", 0.65
        if mention.university and self.home.is_city(mention.place):
            return "employer", self.weigh(mention, "employer", 0.55, before)
        return "employer", 0.3

    def after(self, mention: Mention) -> tuple[str, float] | None:
        """Give the best rule on what follows the place."""
        found = [
            (rule.confidence, rule.name)
            for module in _modules()
            for rule in module.AFTER
            if rule.pattern.match(mention.block.folded, mention.end)
        ]
        if not found:
            return None
        confidence, name = max(found)
        if name == "campus" and mention.place.population < _LARGE and not self.home.is_city(mention.place):
            confidence = 0.45  # quarters of a city give campuses their names too
        return name, confidence

    def evidence(self, mention: Mention, before: str, line: int) -> Iterator[tuple[str, float]]:
        """Give the rules on what stands before the place, and those on the page."""
        for module in _modules():
            for rule in module.BEFORE:
                if rule.pattern.search(before):
                    yield rule.name, rule.confidence
        place = mention.place
        if place.kind == "city":
            if self.home.is_city(place):
                yield "employer-city", 0.7
            elif self.home.is_named(place):
                yield "employer-city", 0.55
        if any(module.EMPLOYER_BEFORE.search(before) for module in _modules()):
            yield "employer-place", 0.7 if self.invites(mention) else 0.45
        if mention.block.kind in {"title", "heading"} and place.kind == "city" and not mention.ambiguous:
            yield "heading", 0.6
        if self.is_title_part(mention, before):
            yield "title", 0.65
        if self.is_own_line(mention, line):
            yield "own-line", 0.7 if mention.tail else 0.55

    def weigh(self, mention: Mention, name: str, confidence: float, before: str, *, strong: bool = False) -> float:
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
            confidence *= 0.8 if name in {"label", "located-in", "work-in"} else 0.5
        if mention.block.region != "footer" and self.under_other_heading(mention.block):
            confidence *= 0.6
        return confidence

    def is_name(self, mention: Mention, before: str) -> bool:
        """Whether the place is part of the name of an organization, a programme, a person or a street."""
        if mention.university:
            return True
        text, end = mention.block.folded, mention.end
        for module in _modules():
            if module.NAME_BEFORE.search(before):
                return True
            if end == mention.name_end and module.NAME_AFTER.match(text, end):
                return True
        return False

    def is_title_part(self, mention: Mention, before: str) -> bool:
        """Whether the place stands apart in a line that names a position: "Data Engineer (Shanghai)"."""
        text = mention.block.folded
        return (
            len(text) < 120
            and _APART.search(before) is not None
            and any(module.POSITION.search(text, 0, mention.start) for module in _modules())
        )

    def is_own_line(self, mention: Mention, line: int) -> bool:
        """Whether the line says nothing but the place."""
        text = mention.block.folded
        end = text.find("\n", mention.end)
        rest = text[line : mention.start] + text[mention.end : end if end >= 0 else len(text)]
        return len(rest) < 12 and not re.search(r"\w", rest)

    def label(self, mention: Mention, line: int) -> float:
        """Give the confidence of the label that opens the line, the cell or the block before."""
        text = mention.block.folded
        if mention.start - line > 160:
            return 0.0
        head = text[line : mention.start]
        last = _SEGMENT.split(head)[-1]
        for module in _modules():
            for rule in module.LABELS:
                match = rule.pattern.match(head)
                if match and not re.search(r"[。.!?！？](?:\s|$)", head[match.end() :]):
                    return float(rule.confidence)
                if len(last) < len(head) and rule.pattern.match(last):
                    return float(rule.confidence)
        above = self.column(mention) or self.line_above(mention.block, line)
        if above and len(above) < 40:
            for module in _modules():
                for rule in module.LABELS:
                    match = rule.pattern.match(above)
                    if match and not above[match.end() :].strip(" *_:：#"):
                        return float(rule.confidence)
        return 0.0

    def column(self, mention: Mention) -> str:
        """Give the heading of the table column that the place stands in."""
        block = mention.block
        if block.kind != "table_row":
            return ""
        number = block.text.count("\t", 0, mention.start)
        first = block.index
        while first > 0 and self.blocks[first - 1].kind == "table_row" and self.blocks[first - 1].list_id == block.list_id:
            first -= 1
        cells = self.blocks[first].folded.split("\t")
        return cells[number] if first != block.index and number < len(cells) else ""

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
        if any(posting.title is not None and posting.title[0] is mention.block for posting in self.outline.postings):
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
    found: list[tuple[Mention, str, float]] = []
    for mention in mentions(page, where):
        rule, confidence = judge.rule(mention)
        if last is not None and last[0].block is mention.block:
            rule, confidence = _after(last, mention, rule, confidence)
        if confidence >= _LEAST or last is None or last[0].block is not mention.block:
            last = (mention, rule, confidence)
        if confidence > 0:
            found.append((mention, rule, confidence))
    told = {mention.key for mention, rule, confidence in found if rule != "employer" and confidence >= _LEAST}
    for mention, rule, confidence in found:
        city, country = mention.key
        if city is None and any(known == country for name, known in told if name):
            confidence = min(confidence, 0.4)  # the city says it
        if rule == "employer" and told and mention.key not in told:
            confidence = min(confidence, 0.4)  # an institute of a university may lie elsewhere: what is said counts
        yield _candidate(mention, rule, confidence, kinds)


def _after(last: tuple[Mention, str, float], mention: Mention, rule: str, confidence: float) -> tuple[str, float]:
    """Judge a place by the one before it in the block: lists share what is said of them, addresses name one place."""
    before, how, sure = last
    text = mention.block.folded
    between = text[before.end : mention.start]
    listed = _LISTING.fullmatch(between) is not None
    if sure < _LEAST or "\n" in between:
        return rule, confidence
    if listed and between.strip() == "," and not before.tail and before.place.country_code != mention.place.country_code:
        if not _MORE.match(text, mention.end):
            return "county", 0.3  # "Egham, Surrey": a county that is also a town elsewhere
    if listed and how not in {"employer", "employer-city"}:
        return (how, sure) if confidence < sure else (rule, confidence)
    if rule in {"label", "address", "employer"} and how in {"label", "address"} and not listed:
        return rule, min(confidence, 0.4)
    return rule, confidence


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
