"""Which of the places named in a page is where the work takes place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import NamedTuple

from jobextract.fields.locations.mentions import Home, Mention
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

LEAST = 0.5
"""Confidence from which on a place is reported."""

_STRONG = frozenset({"settle", "subsidy"})  # told by what follows, even inside a name: 深圳市政府
_LISTED_BY = frozenset(
    {"label", "address", "located-in", "work-in", "base-in", "on-duty", "teams", "employer-place", "own-line"}
)  # hold for every item of a list
_ONE = frozenset({"label", "address"})  # name one place a line, or a list
_LARGE = 100_000  # inhabitants
_WINDOW = 140  # characters before a place that may speak of it
_LINE = 400  # characters back to the start of the line
_LABELLED = 160  # characters between a label and its place
_SENTENCE = 400  # characters of the sentence on either side
_CLAUSE = re.compile(r"[。！？!?;；\n\t]|(?<!\bDr)(?<!\bProf)(?<!\bProc)(?<!\b[A-Z])\.(?=[ ][A-Z])|[:：](?=\s*$)")
_SENTENCE_END = re.compile(r"[。.!?！？](?:\s|$)")
_SEGMENT = re.compile(r"[.;；。|,，、\t（(【\[] ?")
_APART = re.compile(r"(?:[-–—|·@(（,，【\[]|\bin)[ ]?\Z")
_WORD = re.compile(r"\w")
_DIGIT = re.compile(r"\d")
_LIST = r"[ ]?(?:[、，,/／|]|或者?|和|及|与|以及|,? ?\b(?:and|or)\b|&)[ ]?(?:in |in the )?"
_LISTING = re.compile(_LIST)
_MORE = re.compile(rf"{_LIST}(?=[A-ZÀ-Þ\u4e00-\u9fff])")


class Verdict(NamedTuple):
    """A rule and the confidence that the place is where the work takes place."""

    rule: str
    confidence: float


class Judge:
    """Judges the places of a page, in order.

    Args:
        outline: the page.
        home: where it is written from.
        modules: the rules, one module a language.
    """

    def __init__(self, outline: Outline, home: Home, modules: Sequence[ModuleType]) -> None:
        self._outline = outline
        self._home = home
        self._modules = modules
        self._blocks = outline.document.blocks
        self._titles = {posting.title[0].index for posting in outline.postings if posting.title is not None}
        self._headers: dict[int, list[str]] = {}  # cells of a table's first row
        for block in self._blocks:
            if block.kind == "table_row" and block.list_id not in self._headers:
                self._headers[block.list_id] = block.folded[:_LINE].split("\t")

    def judge(self, mention: Mention) -> Verdict:
        """Give the rule that speaks most for the place, its confidence lowered by what speaks against it."""
        text = mention.block.folded
        earliest = max(0, mention.start - _LINE)
        line = max(text.rfind("\n", earliest, mention.start) + 1, earliest)
        before = text[max(line, mention.start - _WINDOW) : mention.start]
        if self._is_word(mention):
            return Verdict("word", 0.0)
        label = self._label(mention, line)
        after = self._after(mention)
        if after is not None and after.rule in _STRONG:
            return self._weigh(mention, after, before)
        if self._is_name(mention, before) and (mention.university or not self._is_address(mention, line)):
            return self._name(mention, before, labelled=label is not None)
        if label is not None:
            return self._weigh(mention, label, before)
        found = list(self._evidence(mention, before, line))
        if after is not None:
            found.append(after)
        if self._is_address(mention, line):
            found.append(Verdict("address", 0.8))
        if not found:
            return Verdict("mention", 0.2)
        best = max(found, key=lambda verdict: (verdict.confidence, verdict.rule))
        if mention.place.kind != "city" and best.rule not in {"employer-place", "located-in", "own-line"}:
            best = best._replace(confidence=min(best.confidence, 0.4))
        return self._weigh(mention, best, before)

    def after(self, last: Mention, known: Verdict, mention: Mention, verdict: Verdict) -> Verdict:
        """Judge a place by the one before it.

        A list shares what is said of its first item; a label or an address names one place.
        """
        text = mention.block.folded
        if last.block is not mention.block or known.confidence < LEAST or mention.start - last.end > _LINE:
            return verdict
        between = text[last.end : mention.start]
        if "\n" in between:
            return verdict
        listed = _LISTING.fullmatch(between) is not None
        abroad = last.place.country_code != mention.place.country_code
        if between.strip() == "," and abroad and not last.tail and not _MORE.match(text, mention.end):
            return Verdict("county", 0.3)  # "Guildford, Surrey": a county here, a town in another country
        if listed and known.rule in _LISTED_BY:
            return verdict if verdict.confidence > known.confidence else known
        if not listed and known.rule in _ONE and verdict.rule in {*_ONE, "employer"}:
            return verdict._replace(confidence=min(verdict.confidence, 0.4))
        return verdict

    def _name(self, mention: Mention, before: str, *, labelled: bool) -> Verdict:
        """Judge a place that is part of a name: a country, a label or mail has to say so too."""
        beside = mention.tail and mention.place.kind == "city"
        abroad = mention.employer or self._matches("COUNTRY_AFTER", mention.block.folded, mention.end)
        if beside or (abroad and mention.place.kind == "country" and not mention.university):
            return self._weigh(mention, self._employer_place(mention), before)
        if mention.place.kind != "city" or mention.ambiguous:
            return Verdict("employer", 0.2)
        if labelled:
            return Verdict("employer", 0.65)
        if mention.university and self._home.has_mail_in(mention.place):
            return self._weigh(mention, Verdict("employer", 0.55), before)
        return Verdict("employer", 0.3)

    def _after(self, mention: Mention) -> Verdict | None:
        """Give the best rule on what follows the place."""
        found = [
            Verdict(rule.name, rule.confidence)
            for module in self._modules
            for rule in module.AFTER
            if rule.pattern.match(mention.block.folded, mention.end)
        ]
        if not found:
            return None
        best = max(found, key=lambda verdict: verdict.confidence)
        known = mention.place.population >= _LARGE or self._home.has_mail_in(mention.place)
        if best.rule == "campus" and not known:
            return Verdict("campus", 0.45)  # quarters of a city give campuses their names too
        return best

    def _evidence(self, mention: Mention, before: str, line: int) -> Iterator[Verdict]:
        """Give the rules on what stands before the place, and those on the page."""
        for module in self._modules:
            for rule in module.BEFORE:
                if rule.pattern.search(before):
                    yield Verdict(rule.name, rule.confidence)
        if mention.place.kind == "city":
            if self._home.has_mail_in(mention.place):
                yield Verdict("employer-city", 0.7)
            elif self._home.names(mention.place):
                yield Verdict("employer-city", 0.55)
            if mention.block.kind in {"title", "heading"} and not mention.ambiguous:
                yield Verdict("heading", 0.6)
            if any(module.IN_BEFORE.search(before) for module in self._modules) and self._is_call(mention):
                yield Verdict("call-in", 0.58)
        if any(module.EMPLOYER_BEFORE.search(before) for module in self._modules):
            yield self._employer_place(mention)
        if self._is_title_part(mention, before):
            yield Verdict("title", 0.65)
        if self._is_own_line(mention, line):
            yield Verdict("own-line", 0.7 if mention.tail else 0.55)

    def _employer_place(self, mention: Mention) -> Verdict:
        return Verdict("employer-place", 0.7 if self._invites(mention) else 0.45)

    def _weigh(self, mention: Mention, verdict: Verdict, before: str) -> Verdict:
        """Lower a confidence by what stands around the place."""
        rule, confidence = verdict
        clause = before[max((match.end() for match in _CLAUSE.finditer(before)), default=0) :]
        for module in self._modules:
            for against in module.NOT_AFTER:
                if against.pattern.match(mention.block.folded, mention.end):
                    confidence *= against.confidence
            if rule not in {"label", "address", *_STRONG}:
                for against in module.NOT_BEFORE:
                    if against.pattern.search(clause):
                        confidence *= against.confidence
        if mention.ambiguous and not mention.tail and not self._home.has_mail_in(mention.place):
            confidence *= 0.8 if rule in {"label", "located-in", "work-in"} else 0.5
        if mention.block.region != "footer" and self._under_other_heading(mention.block):
            confidence *= 0.6
        return Verdict(rule, confidence)

    def _matches(self, name: str, text: str, position: int) -> bool:
        return any(getattr(module, name).match(text, position) for module in self._modules)

    def _is_word(self, mention: Mention) -> bool:
        """Whether the name is a common word, or that of a street."""
        name = mention.name
        if not mention.tail and any(name.lower() in module.NOT_PLACES for module in self._modules):
            return True
        # 苏州市工业园区…大道 is an address in the city, 苏州大道 a street somewhere.
        short = name[0] < "\u3400" or len(name) < 5
        return short and self._matches("STREET_AFTER", mention.block.folded, mention.name_end)

    def _is_name(self, mention: Mention, before: str) -> bool:
        """Whether the place is part of the name of an organization, a programme or a person."""
        if mention.university or any(module.NAME_BEFORE.search(before) for module in self._modules):
            return True
        if mention.end != mention.name_end or (mention.employer and mention.place.kind == "city"):
            return False  # 北京清华大学: a city, then a university
        return self._matches("NAME_AFTER", mention.block.folded, mention.end)

    def _is_title_part(self, mention: Mention, before: str) -> bool:
        """Whether the place stands apart in a line that names a position: "Data Engineer (Shanghai)"."""
        text = mention.block.folded
        return (
            len(text) < 120
            and _APART.search(before) is not None
            and any(module.POSITION.search(text, 0, mention.start) for module in self._modules)
        )

    def _is_own_line(self, mention: Mention, line: int) -> bool:
        """Whether the line says nothing but the place."""
        text = mention.block.folded
        rest = text[line : mention.start] + text[mention.end : mention.end + 12].partition("\n")[0]
        return len(rest) < 12 and _WORD.search(rest) is None

    def _label(self, mention: Mention, line: int) -> Verdict | None:
        """Give the label that opens the line or sentence, heads the column, or stands in the line before."""
        if mention.start - line > _LABELLED:
            return None
        head = mention.block.folded[line : mention.start]
        segment = _SEGMENT.split(head)[-1]
        above = self._column(mention) or self._line_above(mention.block, line)
        for module in self._modules:
            for rule in module.LABELS:
                match = rule.pattern.match(head)
                if match and not _SENTENCE_END.search(head, match.end()):
                    return Verdict(rule.name, rule.confidence)
                if len(segment) < len(head) and rule.pattern.match(segment):
                    return Verdict(rule.name, rule.confidence)
                match = rule.pattern.match(above) if len(above) < 40 else None
                if match and not above[match.end() :].strip(" *_:：#"):
                    return Verdict(rule.name, rule.confidence)
        return None

    def _column(self, mention: Mention) -> str:
        """Give the heading of the table column that the place stands in."""
        block = mention.block
        if block.kind != "table_row":
            return ""
        number = block.text.count("\t", 0, min(mention.start, 10 * _LINE))
        header = self._headers[block.list_id]
        return header[number] if number < len(header) else ""

    def _line_above(self, block: Block, line: int) -> str:
        """Give the line before a line: in its block, in the block before it, or the heading over a list."""
        if line > 0:
            return block.folded[max(0, line - _LINE) : line - 1].rpartition("\n")[2]
        if block.index == 0:
            return ""
        previous = self._blocks[block.index - 1]
        if block.kind == "list_item" or previous.kind == "list_item":
            path = self._outline.path(block)
            return path[-1].folded[:_LINE] if path else ""
        return previous.folded[-_LINE:].rpartition("\n")[2]

    def _is_address(self, mention: Mention, line: int) -> bool:
        """Whether the place stands in a postal address: in its line or the one before."""
        text = mention.block.folded
        above = text.rfind("\n", max(0, line - _LINE), max(line - 1, 0)) + 1
        before = text[max(above, mention.start - _WINDOW) : mention.start]
        numbered = _DIGIT.search(before) is not None
        return any(
            module.ADDRESS_AFTER.match(text, mention.name_end)
            or module.ADDRESS_WORD_BEFORE.search(before)
            or (numbered and (module.POSTCODE_BEFORE.search(before) or module.ADDRESS_BEFORE.search(before)))
            for module in self._modules
        )

    def _invites(self, mention: Mention) -> bool:
        """Whether the sentence, or the place in the page, speaks of the call."""
        block = mention.block
        if block.kind in {"title", "heading"} or block.region in {"header", "footer"} or block.index < 4:
            return True
        return block.index in self._titles or self._is_call(mention)

    def _is_call(self, mention: Mention) -> bool:
        """Whether the sentence speaks of the call."""
        block = mention.block
        sentences = self._outline.document.sentences_of(block)
        number = bisect_right(sentences, mention.start, key=lambda sentence: sentence.start) - 1
        if number < 0:
            return False
        start = max(sentences[number].start, mention.start - _SENTENCE)
        end = min(sentences[number].end, mention.end + _SENTENCE)
        return any(module.INVITES.search(block.folded, start, end) for module in self._modules)

    def _under_other_heading(self, block: Block) -> bool:
        """Whether the nearest heading opens a section on something else."""
        path = self._outline.path(block)
        heading = path[-1].folded[:_WINDOW] if path else ""
        return any(module.NOT_HEADINGS.search(heading) for module in self._modules)
