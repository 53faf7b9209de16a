"""People who supervise, lead the group or project, or invite applications."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import ModuleType

from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.supervisors.names import FULL_NAME, is_full, normal_name
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternIndex
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

__all__ = ["find"]

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_MASKED = FilteredPattern(
    re.compile(
        r"([\w.+-]{1,64}) ?(?:\(at\)|\[at\]|\(AT\)|\[AT\]| at | AT |\(@\)|\[@\]) ?"
        r"([\w-]{1,63}(?: ?(?:\.|\(dot\)|\[dot\]|\[DOT\]| dot | DOT ) ?[\w-]{1,63}){1,5})"
    )
)
_AT = re.compile(r"[(\[ ](?:at|AT|@)[)\] ]")
_DOT = re.compile(r" ?(?:\(dot\)|\[dot\]|\[DOT\]| dot | DOT ) ?")
# Where a person is from: in parentheses, after "at", or in front of a Chinese name.
_AFFILIATIONS = (
    re.compile(r" ?[(（](?P<place>[A-Z][^()（）@\d\n]{2,90}|[\u4e00-\u9fff]{4,30})[)）]"),
    re.compile(
        r",? (?:at|from) (?:the )?"
        r"(?P<place>[A-Z][\w'-]*(?: (?:(?:of|and|for|the|de) ){0,2}[A-Z][\w'-]*){0,6})"
    ),
)
_AFFILIATION_BEFORE = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,10}(?:大学|研究院|研究所|医院|公司)(?:[\u4e00-\u9fff]{2,14}(?:学院|系|研究所|学部|中心))?)$"
)
_WHOLE_LATIN = re.compile(FULL_NAME)
_LATIN_BESIDE = re.compile(rf" ?[（(]? ?(?P<name>{FULL_NAME}) ?(?=[)）]|$|\n)")
_LATIN_BEFORE = re.compile(rf"(?P<name>{FULL_NAME}) ?[（(]? ?$")
_LINE_TWIN = re.compile(rf" ?[（(] ?{FULL_NAME} ?[)）] ?$")
_WORD = re.compile(r"\S+")
_TITLE_PART = re.compile(r"[^|–—·•:@-]+(?:-[^|–—·•:@\s-]+)*")
_TOP = 4  # blocks in which the page's owner may be named
_CONTEXT = 160  # characters before a name that may speak against it
_NEAR = 30  # the same where the rule itself is sure
_SURE = 0.8
_REPORTED = 0.5
_LAST = 5  # blocks at the end in which a letter is signed
_ORGANIZATION = re.compile(r"Universit|Institut|College|School|Lab|Cent|Uni\b|Academy|Hospital|[A-Z]{2}")
_DOUBTED = 0.6  # factor where context speaks against
_REACH = 120  # characters after a name in which its address stands
_LEAST = 0.2


def _latin_name(text: str, start: int, end: int, en: ModuleType) -> int:
    """Give the end of a Latin name, cut at the first word that no name has; `start` where nothing is left."""
    last = start
    for word in _WORD.finditer(text, start, end):
        if word.group().rstrip(".") in en.NOT_NAMES or en.NOT_NAME_WORD.match(word.group()):
            break
        last = word.end()
    name = text[start:last]
    return last if len(name) > 1 and not (name.isupper() and last - start > 3) else start


def _han_name(text: str, start: int, end: int, rule: str, zh: ModuleType) -> int:
    """Give the end of a Chinese name, or `start` where the characters only look like one.

    `rule` is empty where the name stands alone.
    """
    name = text[start:end].replace(" ", "")
    before = text[start - 1 : start]
    if name[:2] in zh.NOT_NAMES or name[:3] in zh.NOT_NAMES or name[1:] in zh.NOT_GIVEN or name[1:3] in zh.NOT_GIVEN:
        return start
    if rule and len(name) > 1 and name[-1] in zh.NOT_ENDINGS:
        return start
    if HAN.match(before):
        if before + name[0] in zh.ENDINGS_BEFORE:
            return start
        rare = name[0] in zh.RARE_SURNAMES and name[:2] not in zh.COMPOUND_SURNAMES
        if rare and (rule == "group-of" or before not in zh.BEFORE_RARE):
            return start
    return end


@cache
def _rules(module: ModuleType) -> PatternIndex[Rule]:
    return PatternIndex((rule, rule.pattern.pattern) for rule in module.RULES)


def _matches(rule: Rule, text: str, modules: dict[str, ModuleType]) -> Iterator[tuple[int, int, str | None]]:
    """Give the names that a rule finds, as (start, end, rank)."""
    match = rule.search(text)
    while match is not None:
        groups = match.groupdict()
        position = match.end()
        if groups.get("names"):
            first, last = match.span("names")
            han = HAN.search(text, first, last) is not None
            pattern = (modules["zh"] if han else modules["en"]).IN_LIST
            spans = [one.span("name") for one in pattern.finditer(text, first, last) if one.group("name")]
        else:
            spans = [match.span("short" if groups.get("short") else "name")]
        for start, end in spans:
            if HAN.match(text, start):
                kept = _han_name(text, start, end, rule.name, modules["zh"])
            else:
                kept = _latin_name(text, start, end, modules["en"])
                needs_full = not groups.get("short") and not groups.get("rank")
                if needs_full and (kept < end or not is_full(text[start:kept])):
                    kept = start
            if kept > start:
                yield start, kept, groups.get("rank")
            elif not groups.get("names"):
                position = start + 1  # what looked like a name may hide one
        match = rule.pattern.search(text, max(position, match.start() + 1))


def _address(block: Block, end: int) -> str | None:
    """Give the e-mail address that stands right after a name, or behind the link over it."""
    for link in block.links_at(max(0, end - 1), end):
        if link.target.startswith("mailto:") and link.start < end <= link.end:
            return link.target[7:].split("?")[0].strip() or None
    stretch = block.folded[end : end + _REACH]
    if match := _EMAIL.search(stretch):
        return match.group()
    if match := _MASKED.search(stretch):
        return f"{match.group(1)}@{_DOT.sub('.', match.group(2))}".replace(" ", "")
    return None


def _values(block: Block, start: int, end: int, rank: str | None, name: str) -> dict[str, str]:
    values = {"name": name}
    if rank:
        values["rank"] = rank
    if address := _address(block, end):
        values["email"] = address
    for link in block.links_at(start, end):
        if link.start < end and start < link.end and not link.target.startswith(("mailto:", "#")) and link.target:
            values["url"] = link.target
            break
    affiliation = next(filter(None, (pattern.match(block.text, end) for pattern in _AFFILIATIONS)), None)
    if affiliation is None and HAN.match(name):
        affiliation = _AFFILIATION_BEFORE.search(block.text[max(0, start - 30) : start])
    if affiliation is not None:
        place = affiliation.group("place").strip()
        if _ORGANIZATION.search(place) or not _WHOLE_LATIN.fullmatch(place):  # else: the name in Latin script
            values["affiliation"] = place
    return values


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return text.replace(" ", "") if HAN.search(text) else normal_name(text)


def _candidate(block: Block, start: int, end: int, rule: str, confidence: float, rank: str | None = None) -> Candidate:
    name = _normal(block.text[start:end])
    return Candidate(
        "supervisors",
        block,
        start,
        end,
        name,
        round(confidence, 3),
        f"rule:{rule}",
        _values(block, start, end, rank, name),
    )


class _Page:
    """Finds the candidates of one page."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.modules = language_modules(__name__)
        self.en, self.zh = self.modules["en"], self.modules["zh"]
        self._doubted_paths: dict[int, bool] = {}

    def _doubt(self, block: Block, start: int, end: int, reach: int = _CONTEXT) -> float:
        """Give the factor by which the context lowers a rule's confidence."""
        factor = 1.0
        sentence = self.outline.document.sentence_at(block, start)
        before = block.folded[max(sentence.start if sentence else 0, start - reach) : start]
        if any(module.AGAINST.search(before) for module in self.modules.values()):
            factor *= _DOUBTED
        if self.en.AGAINST_AFTER.match(block.folded, end):
            factor *= _DOUBTED
        if block.index not in self._doubted_paths:
            path = "\n".join(heading.folded for heading in self.outline.path(block))
            self._doubted_paths[block.index] = any(m.AGAINST_HEADING.search(path) for m in self.modules.values())
        return factor * _DOUBTED if self._doubted_paths[block.index] else factor

    def by_rules(self, block: Block) -> Iterator[Candidate]:
        """Try every language's rules."""
        for module in self.modules.values():
            for rule in _rules(module).possible(block.folded):
                for start, end, rank in _matches(rule, block.folded, self.modules):
                    reach = _CONTEXT if rule.confidence < _SURE else _NEAR
                    confidence = rule.confidence * self._doubt(block, start, end, reach)
                    yield _candidate(block, start, end, rule.name, confidence, rank)

    def by_link(self, block: Block) -> Iterator[Candidate]:
        """A name whose link writes to its bearer."""
        for link in block.links():
            if not link.target.startswith("mailto:"):
                continue
            for start, end in self._whole_name(block, link.start, link.end):
                yield _candidate(block, start, end, "name-over-mailto", 0.68 * self._doubt(block, start, end))

    def _whole_name(self, block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the stretch if it is nothing but a full name."""
        text = block.folded
        while start < end and text[start] in " \t\n":
            start += 1
        while start < end and text[end - 1] in " \t\n":
            end -= 1
        if end - start > 40:
            return
        if match := self.en.TITLED.match(text, start, end):
            start = match.end()
        if _WHOLE_LATIN.fullmatch(text, start, end):
            if _latin_name(text, start, end, self.en) == end:
                yield start, end
        elif self.zh.WHOLE_NAME.fullmatch(text, start, end) and _han_name(text, start, end, "", self.zh) == end:
            yield start, end

    def by_column(self) -> Iterator[Candidate]:
        """Names in a table's column of supervisors."""
        column: int | None = None
        table = -1
        for block in self.outline.document.blocks:
            if block.kind != "table_row":
                continue
            cells = block.folded.split("\t")
            if block.list_id != table:
                table, column = block.list_id, None
                for index, cell in enumerate(cells):
                    if cell.strip().casefold() in self.en.MENTOR_COLUMN or cell.strip() in self.zh.MENTOR_COLUMN:
                        column = index
                        break
            elif column is not None and column < len(cells):
                start = sum(len(cell) + 1 for cell in cells[:column])
                for first, last in self._whole_name(block, start, start + len(cells[column])):
                    yield _candidate(block, first, last, "supervisor-column", 0.75)

    def by_ownership(self) -> Iterator[Candidate]:
        """The person whose home page it is: named alone at the top, in the title or in the menu bar."""
        seen: dict[str, list[Candidate]] = {}
        for block in self.outline.document.blocks:
            if block.kind == "title":
                parts = [match.span() for match in _TITLE_PART.finditer(block.folded)]
            elif block.index < _TOP or (block.region == "header" and block.index < 3 * _TOP):
                parts = [(0, len(block.text))]
            else:
                continue
            for start, end in parts:
                for first, last in self._whole_name(block, start, end):
                    candidate = _candidate(block, first, last, "page-owner", 0.45)
                    seen.setdefault(candidate.normal, []).append(candidate)
        for name, candidates in seen.items():
            family = name.split()[-1].casefold()
            known = (len(candidates) > 1 and len(name.split()) == 2) or (len(family) > 3 and self._addressed(family))
            for candidate in candidates:
                yield replace(candidate, confidence=0.62) if known else candidate

    def by_signature(self) -> Iterator[Candidate]:
        """A name that stands alone on a line at the end."""
        body = [block for block in self.outline.document.blocks if block.region == "body"]
        for block in body[-_LAST:]:
            if block.kind not in ("paragraph", "heading"):
                continue
            start = 0
            for line in block.folded.split("\n"):
                twin = _LINE_TWIN.search(line)
                for first, last in self._whole_name(block, start, start + (twin.start() if twin else len(line))):
                    name = _normal(block.text[first:last])
                    sure = HAN.match(name) is not None and len(name) in (2, 3) and name[0] not in self.zh.RARE_SURNAMES
                    known = sure or self._addressed(name.split()[-1].casefold())
                    yield _candidate(
                        block,
                        first,
                        last,
                        "signature",
                        (0.58 if known else 0.4) * self._doubt(block, first, last),
                    )
                start += len(line) + 1

    def twins(self, candidates: list[Candidate]) -> Iterator[Candidate]:
        """The same person's name in the other script, right beside it."""
        for candidate in candidates:
            block, text = candidate.block, candidate.block.folded
            other = _LATIN_BESIDE if HAN.match(candidate.normal) else self.zh.BESIDE
            match = other.match(text, candidate.end)
            if match is None and candidate.start:
                window = text[max(0, candidate.start - 40) : candidate.start]
                match = (_LATIN_BEFORE if HAN.match(candidate.normal) else self.zh.BEFORE).search(window)
                shift = candidate.start - len(window)
            else:
                shift = 0
            if match is None:
                continue
            for start, end in self._whole_name(block, match.start("name") + shift, match.end("name") + shift):
                yield _candidate(block, start, end, "twin", candidate.confidence * 0.95)

    def _addressed(self, family: str) -> bool:
        """Whether a family name stands in the local part of an address of the page."""
        for block in self.outline.document.blocks:
            texts = [link.target for link in block.links() if link.target.startswith("mailto:")]
            if "@" in block.folded:
                texts.append(block.folded)
            for text in texts:
                if any(family in match.group().casefold().split("@")[0] for match in _EMAIL.finditer(text)):
                    return True
        return False

    def candidates(self) -> Iterator[Candidate]:
        """Give all candidates of the page, closed calls left out."""
        for block in self.outline.document.blocks:
            if block.struck:
                continue
            yield from self.by_rules(block)
            yield from self.by_link(block)
        yield from self.by_column()
        yield from self.by_ownership()
        yield from self.by_signature()


def _resolve(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Give surnames that belong to one full name of the page that full name."""
    owners: dict[str, set[str]] = {}
    for name in {candidate.normal for candidate in candidates}:
        if not HAN.match(name):
            words = name.split()
            if is_full(name):
                for part in {words[-1], words[0], f"{words[0]} {words[-1]}"} - {name}:
                    owners.setdefault(part, set()).add(name)
        elif len(name) > 1:
            owners.setdefault(name[0], set()).add(name)
    for candidate in candidates:
        found = owners.get(candidate.normal, set())
        if len(found) == 1:
            (owner,) = found
            candidate = replace(candidate, normal=owner, values={**candidate.values, "name": owner})
        yield candidate


def _page_addresses(outline: Outline) -> set[str]:
    found: set[str] = set()
    for block in outline.document.blocks:
        for link in block.links():
            if link.target.startswith("mailto:"):
                found.add(link.target[7:].split("?")[0].strip().lower())
        if "@" in block.folded:
            found.update(match.group().lower() for match in _EMAIL.finditer(block.folded))
        if not _AT.search(block.folded):
            continue
        found.update(
            f"{match.group(1)}@{_DOT.sub('.', match.group(2))}".replace(" ", "").lower()
            for match in _MASKED.finditer(block.folded)
        )
    return {address for address in found if _EMAIL.fullmatch(address)}


def _with_addresses(outline: Outline, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Give people without an address the one on the page with their family name, or the only one there is."""
    lacking = {c.normal for c in candidates} - {c.normal for c in candidates if "email" in c.values}
    addresses = _page_addresses(outline) if lacking else set()
    sure = {c.normal for c in candidates if c.confidence >= _REPORTED}
    own: dict[str, str] = {}
    for name in sorted(lacking) if addresses else ():
        family = name.split()[-1].casefold()
        bearing = [a for a in addresses if len(family) > 2 and family in a.split("@")[0]]
        if len(bearing) == 1:
            own[name] = bearing[0]
        elif len(addresses) == 1 and sure == {name}:
            (own[name],) = addresses
    for candidate in candidates:
        if (address := own.get(candidate.normal)) is not None:
            candidate = replace(candidate, values={**candidate.values, "email": address})
        yield candidate


def of_span(outline: Outline, block: Block, start: int, end: int, probability: float) -> Candidate | None:
    """Make a candidate of a span that the span model proposes; None where it ends in no part of a name."""
    last = block.folded[start:end].split()[-1:]
    if last and not HAN.search(last[0]):
        en = language_modules(__name__)["en"]
        if last[0].strip(".,") in en.NOT_NAMES or en.NOT_NAME_WORD.match(last[0]):
            return None
    return replace(_candidate(block, start, end, "", probability), method="model:spans")


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the supervisors of a page."""
    page = _Page(outline)
    candidates = list(page.candidates())
    candidates += list(page.twins(candidates))
    for candidate in _with_addresses(outline, list(_resolve(candidates))):
        sentence = outline.document.sentence_at(candidate.block, candidate.start)
        if sentence is None or not outline.role_of(sentence).closed:
            yield candidate
