"""Topics: the research subjects of a position or of the group that offers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.fields.candidate import Candidate, language_modules
from jobextract.fields.topics.grammar import Grammar
from jobextract.fields.topics.phrases import accepted, topics, trim, words
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

__all__ = ["find"]

_LABEL = re.compile(r"\s*([^:：–—|]{2,90}?)\s*(?:[:：](?=.)|\s[-–—]\s|[–—])\s*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_COMMA = re.compile(r"[,、，]")
_QUOTED = re.compile(
    r"(?:\bprojects?|positions? (?:in|on)|thesis(?: on)?|phd on|scholarships? (?:in|on)|project (?:called|entitled|titled)|课题|题为)[ ,:：]{0,2}"
    r"(?:[\"“”‘「『]|(?<=\s)')(?P<topics>[^\"“”‘’「」『』\n]{6,120})[\"”’」』'´]",
    re.IGNORECASE,
)
_PUBLICATION = re.compile(r"\[paper\]|arxiv\.org|doi\.org|\bet al\b|[*†]\s*,|[.,] [\"“][A-Z]", re.IGNORECASE)
_LONGEST_ITEM = 160
_TITLE_RULES = frozenset({"position-in", "phd-in"})


def _grammars() -> dict[str, Grammar]:
    return {code: module.GRAMMAR for code, module in language_modules(__name__).items()}


def _grammar_of(text: str, grammars: dict[str, Grammar]) -> Grammar:
    return grammars["zh" if _HAN.search(text) else "en"]


def _candidate(block: Block, start: int, end: int, confidence: float, rule: str) -> Candidate:
    normal = " ".join(block.folded[start:end].casefold().split())
    return Candidate("topics", block, start, end, normal, confidence, f"rule:{rule}", {"canonical": normal})


def _opened(sentence: Sentence, grammar: Grammar) -> Iterator[Candidate]:
    """Find topics behind the words that open them."""
    block, text = sentence.block, sentence.block.folded
    if not grammar.hint.search(text, sentence.start, sentence.end):
        return
    if grammar.veto.search(text, sentence.start, sentence.end):
        return
    rules = grammar.openers
    if sentence.is_first and block.kind != "paragraph":
        rules += grammar.title_openers
    for rule in rules:
        for match in rule.finditer(text, sentence.start, sentence.end):
            if "topics" in rule.pattern.groupindex:
                start, end = match.span("topics")
            else:
                start, end = match.end(), sentence.end
            first_only = rule.name in _TITLE_RULES or rule.name.startswith("title-")
            for first, last in topics(text, start, end, grammar, first_only=first_only):
                yield _candidate(block, first, last, rule.confidence, rule.name)


def _quoted(sentence: Sentence, grammars: dict[str, Grammar]) -> Iterator[Candidate]:
    """Find the subject of a project or position given in quotation marks."""
    block, text = sentence.block, sentence.block.folded
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        grammar = _grammar_of(match["topics"], grammars)
        first, last = trim(text, *match.span("topics"), grammar)
        if accepted(text, first, last, grammar):
            yield _candidate(block, first, last, 0.55, "quoted")


def _item(
    block: Block, start: int, end: int, grammar: Grammar, confidence: float, rule: str
) -> Iterator[Candidate]:
    """Take a line below a topic heading: its label, or all of it where it is a phrase."""
    text = block.folded
    numbered = grammar.numbered.match(text[start:end])
    if numbered:
        start += numbered.end()
    if grammar.duty.search(text[start:end].lstrip()):
        return
    label = _LABEL.match(text, start, end)
    if label and words(label.group(1)) <= 10:
        if grammar.heading.search(label.group(1)):
            yield from (_candidate(block, *s, confidence, rule) for s in topics(text, label.end(), end, grammar, whole=True))
            return
        if grammar.position.search(label.group(1)):
            if not grammar.prose.search(text, label.end(), end):
                yield from (_candidate(block, *s, confidence, rule) for s in topics(text, label.end(), end, grammar))
            return
        if grammar.prose.search(label.group(1)) or grammar.other_heading.search(label.group(1)):
            return
        first, last = trim(text, *label.span(1), grammar)
        if accepted(text, first, last, grammar):
            yield _candidate(block, first, last, confidence, rule + "-label")
        if block.kind != "list_item":
            return
        rest = text[label.end() : end]
        pieces = 1 + len(_COMMA.findall(rest))
        if pieces > 1 and not grammar.prose.search(rest) and words(rest) / pieces < 5:
            for first, last in topics(text, label.end(), end, grammar, whole=True):
                yield _candidate(block, first, last, confidence - 0.1, rule + "-list")
        return
    if end - start > _LONGEST_ITEM or grammar.prose.search(text, start, end):
        return
    for first, last in topics(text, start, end, grammar, whole=True):
        yield _candidate(block, first, last, confidence, rule)


class _Zones:
    """Walks over the page and knows which lines stand below a heading or sentence that announces topics."""

    def __init__(self, outline: Outline, grammars: dict[str, Grammar]) -> None:
        self.outline = outline
        self.grammars = grammars
        self.announced = False  # by the sentence before, or for the items of the list being read
        self.level = 0
        self.pending = False  # the block before ended with an announcement
        self.off = False  # a line that announces something else ended what the heading governs

    def _heading_depth(self, block: Block) -> int | None:
        """Give how many headings stand between the block and a heading over topics; None where there is none."""
        for depth, heading in enumerate(reversed(self.outline.path(block)[-3:])):
            if any(g.heading.search(heading.folded) for g in self.grammars.values()):
                return depth
            if any(g.other_heading.search(heading.folded) for g in self.grammars.values()):
                return None
        return None

    def _announces(self, sentence: Sentence) -> bool:
        text = sentence.block.folded
        return any(
            g.lead_in.search(text, sentence.start, sentence.end)
            and not g.lead_in_veto.search(text, max(sentence.start, sentence.end - (40 if code == "zh" else 140)), sentence.end)
            for code, g in self.grammars.items()
        )

    def candidates(self) -> Iterator[Candidate]:
        for block in self.outline.document.blocks:
            if block.region in {"navigation", "footer"} or block.struck:
                continue
            sentences = self.outline.document.sentences_of(block)
            if not sentences:
                continue
            if block.kind in {"heading", "title"}:
                self.announced = self.off = False
                yield from self._heading(block)
                if self._announces(sentences[-1]):
                    self.announced = True
                continue
            if block.kind != "list_item" and not self.pending:
                self.announced = False
            elif self.announced and block.level < self.level:
                self.announced = False
            self.level = block.level if block.kind == "list_item" else 0
            if _PUBLICATION.search(block.folded):
                continue
            yield from self._lines(block, sentences)
            self.pending = self._announces(sentences[-1])

    def _heading(self, block: Block) -> Iterator[Candidate]:
        grammar = _grammar_of(block.text, self.grammars)
        numbered = grammar.numbered.match(block.folded)
        if numbered:
            for span in topics(block.folded, numbered.end(), len(block.text), grammar, whole=True):
                yield _candidate(block, *span, 0.65, "numbered-heading")
        elif self._heading_depth(block) == 0 and not grammar.other_heading.search(block.folded):
            yield from _item(block, 0, len(block.text), grammar, 0.65, "topic-subheading")

    def _lines(self, block: Block, sentences: list[Sentence]) -> Iterator[Candidate]:
        depth = self._heading_depth(block)
        below = depth is not None and depth <= 1
        announced = self.announced
        level = block.level
        for number, sentence in enumerate(sentences):
            line = number == 0 or block.text[sentence.start - 1 : sentence.start] in {"\n", "\t"} or "；;".find(
                block.folded[sentence.start - 1 : sentence.start]) >= 0
            if self._announces(sentence):
                announced, self.off = True, False
                self.announced, self.level = True, level
                if number == 0 and block.kind == "list_item" and not announced:
                    break
                continue
            if not line:
                continue
            if block.kind == "paragraph" and sentence.text.rstrip().endswith((":", "：")):
                self.off = True
                announced = False
                continue
            grammar = _grammar_of(sentence.text, self.grammars)
            if announced:
                yield from _item(block, sentence.start, sentence.end, grammar, 0.65, "announced-" + block.kind.split("_")[0])
            elif below and not self.off and (block.kind == "list_item" or len(sentences) <= 2):
                yield from _item(block, sentence.start, sentence.end, grammar, 0.6, "topic-heading-" + block.kind.split("_")[0])
            elif block.kind == "list_item" and grammar.numbered.match(sentence.text):
                yield from _item(block, sentence.start, sentence.end, grammar, 0.55, "numbered")


def _columns(outline: Outline, grammars: dict[str, Grammar]) -> Iterator[Candidate]:
    """Find topics in the table columns whose first row names them."""
    column, table = -1, -1
    for block in outline.document.blocks:
        if block.kind != "table_row":
            continue
        cells = block.folded.split("\t")
        if block.list_id != table:
            table = block.list_id
            column = next((n for n, cell in enumerate(cells) if any(g.heading.search(cell) for g in grammars.values())), -1)
            continue
        if 0 <= column < len(cells):
            start = sum(len(cell) + 1 for cell in cells[:column])
            grammar = _grammar_of(cells[column], grammars)
            for span in topics(block.folded, start, start + len(cells[column]), grammar, whole=True):
                yield _candidate(block, *span, 0.7, "column")


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the topics of a page.

    Args:
        outline: the page's structure.
    """
    grammars = _grammars()
    found: list[Candidate] = []
    for sentence in outline.document.sentences:
        if sentence.block.region == "navigation" or sentence.block.struck:
            continue
        for grammar in grammars.values():
            found += _opened(sentence, grammar)
        found += _quoted(sentence, grammars)
    found += _Zones(outline, grammars).candidates()
    found += _columns(outline, grammars)
    yield from _resolved(found)


def _resolved(found: list[Candidate]) -> Iterator[Candidate]:
    """Keep of overlapping candidates the surest, then the shortest."""
    by_block: dict[int, list[Candidate]] = {}
    for candidate in sorted(found, key=lambda c: (-c.confidence, c.end - c.start, c.start, c.method)):
        kept = by_block.setdefault(candidate.block.index, [])
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    for index in sorted(by_block):
        yield from sorted(by_block[index], key=lambda c: c.start)
