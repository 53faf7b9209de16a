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

_LABEL = re.compile(r"\s*([^:：–—|]{2,90}?)\s*(?:[:：]|\s[-–—]\s|[–—])\s*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST_ITEM = 160


def _grammars() -> tuple[tuple[str, Grammar], ...]:
    return tuple((code, module.GRAMMAR) for code, module in language_modules(__name__).items())


def _candidate(block: Block, start: int, end: int, confidence: float, rule: str) -> Candidate:
    normal = " ".join(block.folded[start:end].casefold().split())
    return Candidate("topics", block, start, end, normal, confidence, f"rule:{rule}", {"canonical": normal})


def _opened(sentence: Sentence, grammar: Grammar) -> Iterator[Candidate]:
    """Find topics behind the words that open them."""
    block, text = sentence.block, sentence.block.folded
    if not grammar.hint.search(text, sentence.start, sentence.end):
        return
    found: list[tuple[int, int, float, str]] = []
    for rule in grammar.openers:
        for match in rule.finditer(text, sentence.start, sentence.end):
            if "topics" in match.groupdict():
                start, end = match.span("topics")
            else:
                start, end = match.end(), sentence.end
            found.append((start, end, rule.confidence, rule.name))
    starts = sorted({start for start, *_ in found})
    for start, end, confidence, name in found:
        later = next((s for s in starts if s > start), end)
        del later
        for first, last in topics(text, start, end, grammar):
            yield _candidate(block, first, last, confidence, name)


def _grammar_of(text: str, grammars: tuple[tuple[str, Grammar], ...]) -> Grammar:
    wanted = "zh" if _HAN.search(text) else "en"
    return dict(grammars)[wanted]


def _item(block: Block, start: int, end: int, grammar: Grammar, confidence: float, rule: str) -> Iterator[Candidate]:
    """Take a line below a topic heading: its label, or all of it where it is a phrase."""
    text = block.folded
    label = _LABEL.match(text, start, end)
    if label and words(label.group(1)) <= 10 and not grammar.heading.search(label.group(1)):
        first, last = trim(text, *label.span(1), grammar)
        if accepted(text, first, last, grammar):
            yield _candidate(block, first, last, confidence, rule + "-label")
        rest = text[label.end() : end]
        if rest and not grammar.prose.search(rest) and re.search(r"[,、，]", rest) and words(rest) / (1 + len(re.findall(r"[,、，]", rest))) < 5:
            for first, last in topics(text, label.end(), end, grammar, whole=True):
                yield _candidate(block, first, last, confidence - 0.1, rule + "-list")
        return
    if end - start > _LONGEST_ITEM or grammar.prose.search(text, start, end):
        return
    for first, last in topics(text, start, end, grammar, whole=True):
        yield _candidate(block, first, last, confidence, rule)


def _below_headings(outline: Outline, grammars: tuple[tuple[str, Grammar], ...]) -> Iterator[Candidate]:
    document = outline.document
    listed: int | None = None  # list announced by the block before
    for block in document.blocks:
        if block.region in {"navigation", "footer"} or block.struck:
            continue
        sentences = document.sentences_of(block)
        if not sentences:
            continue
        path = outline.path(block)
        depth = next(
            (n for n, heading in enumerate(reversed(path)) if any(g.heading.search(heading.folded) for _, g in grammars)), None
        )
        grammar = _grammar_of(block.text, grammars)
        if block.kind == "heading":
            listed = None
            if depth == 0 and not grammar.other_heading.search(block.folded):
                yield from _item(block, 0, len(block.text), grammar, 0.65, "topic-subheading")
            continue
        if listed is not None and block.kind == "list_item":
            if listed < 0 or block.list_id == listed:
                listed = block.list_id
                yield from _item(block, sentences[0].start, sentences[0].end, grammar, 0.7, "announced-list")
                continue
        last = sentences[-1]
        announces = any(g.lead_in.search(block.folded, last.start, last.end) for _, g in grammars)
        listed = -1 if announces and block.kind != "list_item" else None
        if depth is not None and depth <= 1 and not any(
            grammar.other_heading.search(h.folded) for h in list(path)[len(path) - depth :]
        ):
            if block.kind == "list_item" or (block.kind == "paragraph" and len(sentences) == 1):
                yield from _item(block, sentences[0].start, sentences[0].end, grammar, 0.65, "topic-heading-" + block.kind.split("_")[0])


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
        for _, grammar in grammars:
            found += _opened(sentence, grammar)
    found += _below_headings(outline, grammars)
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
