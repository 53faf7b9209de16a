"""Topics by where they stand: below a heading or sentence that announces them, or in a table column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.topics.grammar import Grammar, grammar_of
from jobextract.fields.topics.phrases import accepted, topics, trim, words
from jobextract.matching import FilteredPattern
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

_LABEL = re.compile(r"\s*([^:：–—|]{2,90}?)\s*(?:[:：](?!//)(?=.)|\s[-–—]\s|[–—])\s*")
_LISTED = re.compile(r"[,、]")  # a full-width comma alone separates clauses
_LISTS = re.compile(r"[,、，;；]")
_LINE = re.compile(r"[^\n]+")
_COMMA = re.compile(r"[,、，]")
_DIGIT = re.compile(r"\d")
_LINE_START = frozenset("\n\t；;")
_ADDRESS = re.compile(r"\s*(?:https?:|www\.|\S+@)")
# A reference, or a list of its authors.
_PUBLICATION = FilteredPattern(r"\[paper\]|arxiv\.org|doi\.org|\bet al\b")
_AUTHORS = re.compile(r"[*†]\s*,")
_PAPER_TITLE = re.compile(r"[.,] [\"“][A-Z]", re.IGNORECASE)
# "Research topics 研究方向", "研究方向 | Research topics"
_ENGLISH = r"[A-Za-z][ -{}~]*[A-Za-z)]"
_CHINESE = r"[\u3400-\u9fff][\u3400-\u9fff、，·]{1,40}"
_BETWEEN = r"(?:\s+[|/·-]?\s*|\s*[|/·]\s*)"
_BILINGUAL = re.compile(rf"(?:({_ENGLISH}){_BETWEEN}({_CHINESE})|({_CHINESE}){_BETWEEN}({_ENGLISH}))\W*")
_LONGEST_ITEM = 160  # characters
_LONGEST_LABEL = 10  # words
_LONGEST_PIECE = 6  # words of an element of a list behind a label, on average
_REACH = 160  # characters at the end of a sentence in which it announces
_SHORT_REACH = 60  # the same without a colon
_DEPTH = 3  # headings looked at, innermost first


def proposal(block: Block, span: tuple[int, int], confidence: float, rule: str) -> Candidate:
    """Make the candidate of a span of a block's text."""
    normal = " ".join(block.folded[span[0] : span[1]].casefold().split())
    return Candidate("topics", block, *span, normal, confidence, f"rule:{rule}")


def _sides(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the spans of a line that says the same in English and in Chinese; none of another line."""
    match = None if text.isascii() or end - start > _LONGEST_ITEM else _BILINGUAL.fullmatch(text, start, end)
    return [match.span(group) for group in range(1, 5) if match[group]] if match else []


def _is_publication(text: str) -> bool:
    return bool(
        _PUBLICATION.locate(text)
        or (("*" in text or "†" in text) and _AUTHORS.search(text))
        or (('"' in text or "“" in text) and _PAPER_TITLE.search(text))
    )


def _item(block: Block, start: int, end: int, grammar: Grammar, confidence: float, rule: str) -> Iterator[Candidate]:
    """Take a line that stands where topics stand: its label, or all of it where it is a phrase."""
    text = block.folded
    if numbered := grammar.numbered.match(text, start, end):
        start = numbered.end()
    if grammar.duty.match(text[start:end].lstrip()):
        return
    label = _LABEL.match(text, start, end)
    if label and words(label.group(1)) <= _LONGEST_LABEL:
        yield from _labelled(block, label.span(1), label.end(), end, grammar, confidence, rule)
        return
    if bold := _bold_opening(block, start, end):
        yield from _labelled(block, bold, bold[1], end, grammar, confidence, rule)
        return
    clause = grammar.label_end.search(text, start, min(end, start + 90))
    if clause and words(text[start : clause.start()]) <= _LONGEST_LABEL:
        end = clause.start()
    if end - start > _LONGEST_ITEM or grammar.prose.locate(text, start, end):
        return
    for span in topics(text, start, end, grammar, whole=True):
        yield proposal(block, span, confidence, rule)


def _bold_opening(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """Give the bold words that open a line and are followed by more."""
    for inline in block.inlines:
        opens = inline.kind == "strong" and abs(inline.start - start) <= 1
        if opens and start + 3 < inline.end < end - 2:
            return (start, inline.end) if words(block.text[start : inline.end]) <= _LONGEST_LABEL else None
    return None


def _labelled(
    block: Block, label: tuple[int, int], start: int, end: int, grammar: Grammar, confidence: float, rule: str
) -> Iterator[Candidate]:
    text = block.folded
    name = text[label[0] : label[1]].strip()
    if grammar.heading.locate(name):
        for span in topics(text, start, end, grammar, whole=True):
            yield proposal(block, span, confidence, rule)
        return
    if grammar.prose.locate(name) or grammar.other_heading.locate(name) or _ADDRESS.match(text, start, end):
        return
    span = trim(text, *label, grammar)
    if accepted(text, *span, grammar):
        yield proposal(block, span, confidence, rule + "-label")
    rest = text[start:end]
    pieces = 1 + len(_COMMA.findall(rest))
    if block.kind == "list_item" and _LISTED.search(rest) and words(rest) < _LONGEST_PIECE * pieces:
        if grammar.prose.locate(rest) or grammar.phrase_stop.locate(rest.rstrip(" .。")):
            return
        for span in topics(text, start, end, grammar):
            yield proposal(block, span, confidence - 0.1, rule + "-list")


class _Walk:
    """Goes over the page and knows which lines stand below a heading or sentence that announces topics."""

    def __init__(self, outline: Outline, grammars: tuple[Grammar, ...]) -> None:
        self.outline = outline
        self.grammars = grammars
        self.announced = False  # what follows is a list of topics
        self.pending = False  # the block before ended with an announcement
        self.level = 0  # of the announced list
        self.off = False  # a line that announces something else ended what the heading governs
        self._over_topics: dict[int, bool | None] = {}  # by block index
        self._announcing: dict[int, bool] = {}  # by sentence index

    def _governs(self, heading: Block) -> bool | None:
        """Tell whether a heading stands over topics (True) or over something else (False)."""
        if heading.index not in self._over_topics:
            over: bool | None = None
            text = heading.folded
            names = [text, *(text[start:end] for start, end in _sides(text, 0, len(text)))]
            if any(grammar.heading.locate(name) for grammar in self.grammars for name in names):
                over = True
            elif any(grammar.other_heading.locate(heading.folded) for grammar in self.grammars):
                over = False
            self._over_topics[heading.index] = over
        return self._over_topics[heading.index]

    def _depth(self, block: Block) -> int | None:
        """Count the headings between the block and a heading over topics; None where there is none."""
        for depth, heading in enumerate(reversed(self.outline.path(block)[-_DEPTH:])):
            if (over := self._governs(heading)) is not None:
                return depth if over else None
        return None

    def _announces(self, sentence: Sentence) -> bool:
        """Tell whether a sentence announces topics."""
        known = self._announcing.get(sentence.index)
        if known is None:
            known = self._announcing[sentence.index] = self._leads_in(sentence)
        return known

    def _leads_in(self, sentence: Sentence) -> bool:
        text, start, end = sentence.block.folded, sentence.start, sentence.end
        reach = _REACH if text[end - 1] in ":：" else _SHORT_REACH
        low = max(start, end - reach)
        colon = text[low:end].rstrip().endswith((":", "："))
        for grammar in self.grammars:
            if not grammar.lead_in.locate(text, low, end) and not (
                colon and grammar.lead_in_colon.locate(text, low, end)
            ):
                continue
            if grammar.lead_in_sure.locate(text, start, end):
                return True
            if not grammar.lead_in_veto.locate(text, max(start, end - grammar.reach), end):
                return True
        return False

    def candidates(self) -> Iterator[Candidate]:
        for block in self.outline.document.blocks:
            sentences = self.outline.document.sentences_of(block)
            if not sentences or block.struck or block.region in {"navigation", "footer"}:
                continue
            if block.kind in {"heading", "title"}:
                yield from self._heading(block)
                self.off = self.pending = False
                self.announced, self.level = self._announces(sentences[-1]), 0
                continue
            if block.kind != "list_item":
                self.announced = self.announced and self.pending
            elif self.announced and not self.level:
                self.level = block.level
            elif block.level < self.level:
                self.announced = False
            if _is_publication(block.folded):
                continue
            yield from self._lines(block, sentences)
            self.pending = self._announces(sentences[-1])

    def _heading(self, block: Block) -> Iterator[Candidate]:
        grammar = grammar_of(block.text, self.grammars)
        end = len(block.text)
        if numbered := grammar.numbered.match(block.folded):
            for span in topics(block.folded, numbered.end(), end, grammar, whole=True):
                yield proposal(block, span, 0.8, "numbered-heading")
        elif self._depth(block) == 0 and not grammar.other_heading.locate(block.folded):
            yield from _item(block, 0, end, grammar, 0.8, "topic-subheading")

    def _lines(self, block: Block, sentences: list[Sentence]) -> Iterator[Candidate]:
        item = block.kind == "list_item"
        depth = self._depth(block)
        below = depth is not None and (item or (depth <= 1 and len(sentences) <= 2))
        announced = self.announced
        for sentence in sentences:
            start, end = sentence.start, sentence.end
            if self._announces(sentence):
                announced = self.announced = True
                self.off, self.level = False, 0
                if item:
                    announced = False
                else:
                    continue
            if start and block.folded[start - 1] not in _LINE_START:
                continue
            if not item and block.folded[start:end].rstrip().endswith((":", "：")):
                self.off, announced = True, False
                continue
            grammar = grammar_of(sentence.text, self.grammars)
            where = "list" if item else "lines"
            if announced or (item and self.announced and not start):
                yield from self._item(block, start, end, 0.78, f"announced-{where}")
            elif below and not self.off:
                yield from self._item(block, start, end, 0.72, f"topic-heading-{where}")
            elif item and not start:
                yield from self._numbered(block, end, grammar)

    def _item(self, block: Block, start: int, end: int, confidence: float, rule: str) -> Iterator[Candidate]:
        """Take a line, or both sides of one in two languages (a single Latin word may be a part of a Chinese topic)."""
        sides = _sides(block.folded, start, end)
        if any(block.folded[left:right].isascii() and " " not in block.folded[left:right] for left, right in sides):
            sides = []
        for left, right in sides or [(start, end)]:
            grammar = grammar_of(block.folded[left:right], self.grammars)
            yield from _item(block, left, right, grammar, confidence, rule)

    def _numbered(self, block: Block, end: int, grammar: Grammar) -> Iterator[Candidate]:
        """Take "Project 2: …" and "Postdoc: …, …" wherever the item stands."""
        text = block.folded
        if grammar.numbered.match(text, 0, end):
            yield from _item(block, 0, end, grammar, 0.55, "numbered")
            return
        label = _LABEL.match(text, 0, end)
        if label and grammar.position.search(label.group(1)):
            rest = text[label.end() : end]
            if grammar.prose.locate(rest) or grammar.other_heading.locate(rest) or _DIGIT.search(rest):
                return
            for span in topics(text, label.end(), end, grammar):
                yield proposal(block, span, 0.6, "position-label")


def below_headings(outline: Outline, grammars: tuple[Grammar, ...]) -> Iterator[Candidate]:
    """Find the topics that a heading or a sentence before them announces."""
    return _Walk(outline, grammars).candidates()


def columns(outline: Outline, grammars: tuple[Grammar, ...]) -> Iterator[Candidate]:
    """Find topics in the table columns whose first row names them, and in rows whose first cell does."""
    column, table = -1, -1
    for block in outline.document.blocks:
        if block.kind != "table_row":
            continue
        cells = block.folded.split("\t")
        first = block.list_id != table
        if first:
            table = block.list_id
            named = (n for n, cell in enumerate(cells) if any(g.heading.locate(cell) for g in grammars))
            column = next(named, -1) if len(cells) > 1 else -1
        if _is_labelled(cells, grammars) and (not first or _LISTS.search(cells[1])):
            column = -1
            for line in _LINE.finditer(block.folded, len(cells[0]) + 1):
                yield from _cell(block, *line.span(), grammars, "row")
        elif not first and 0 <= column < len(cells):
            start = sum(len(cell) + 1 for cell in cells[:column])
            yield from _cell(block, start, start + len(cells[column]), grammars, "column")


def _is_labelled(cells: list[str], grammars: tuple[Grammar, ...]) -> bool:
    """Tell whether a row of two cells names in the first what stands in the second."""
    if len(cells) != 2 or not any(g.heading.locate(" ".join(cells[0].split())) for g in grammars):
        return False
    return not any(g.heading.locate(cells[1]) or g.other_heading.locate(cells[1]) for g in grammars)


def _cell(block: Block, start: int, end: int, grammars: tuple[Grammar, ...], rule: str) -> Iterator[Candidate]:
    grammar = grammar_of(block.folded[start:end], grammars)
    for span in topics(block.folded, start, end, grammar, whole=True):
        yield proposal(block, span, 0.85, rule)
