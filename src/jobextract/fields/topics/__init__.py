"""Topics: the research subjects of a position or of the group that offers it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.fields.candidate import Candidate, language_modules
from jobextract.fields.topics.grammar import Grammar, grammar_of
from jobextract.fields.topics.phrases import accepted, topics, trim
from jobextract.fields.topics.zones import below_headings, columns, proposal
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

__all__ = ["find"]

_QUOTED = re.compile(
    r"(?:\bprojects?|positions? (?:in|on)|thesis(?: on)?|phd on|scholarships? (?:in|on)"
    r"|project (?:called|entitled|titled)|课题|题为)[ ,:：]{0,2}"
    r"(?:[\"“”‘「『]|(?<=\s)')(?P<topics>[^\"“”‘’「」『』\n]{6,120})[\"”’」』'´]",
    re.IGNORECASE,
)


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the topics of a page.

    Args:
        outline: the page's structure.
    """
    grammars = tuple(module.GRAMMAR for module in language_modules(__name__).values())
    found: list[Candidate] = []
    for sentence in outline.document.sentences:
        block = sentence.block
        if block.region == "navigation" or block.struck or outline.role_of(sentence).closed:
            continue
        for grammar in grammars:
            found += _opened(sentence, grammar)
        found += _quoted(sentence, grammars)
    found += below_headings(outline, grammars)
    found += columns(outline, grammars)
    yield from _resolved(found)


def _opened(sentence: Sentence, grammar: Grammar) -> Iterator[Candidate]:
    """Find topics behind the words that open them."""
    block, text, limits = sentence.block, sentence.block.folded, (sentence.start, sentence.end)
    if not grammar.hint.search(text, *limits) or grammar.veto.search(text, *limits):
        return
    titled = sentence.is_first and block.kind != "paragraph"
    for rule in grammar.openers + grammar.title_openers if titled else grammar.openers:
        for match in rule.finditer(text, *limits):
            start, end = match.span("topics") if "topics" in rule.pattern.groupindex else (match.end(), limits[1])
            for span in topics(text, start, end, grammar, first_only=rule in grammar.title_openers):
                yield proposal(block, span, rule.confidence, rule.name)


def _quoted(sentence: Sentence, grammars: tuple[Grammar, ...]) -> Iterator[Candidate]:
    """Find the subject of a project or position given in quotation marks."""
    text = sentence.block.folded
    for match in _QUOTED.finditer(text, sentence.start, sentence.end):
        grammar = grammar_of(match["topics"], grammars)
        span = trim(text, *match.span("topics"), grammar)
        if accepted(text, *span, grammar):
            yield proposal(sentence.block, span, 0.55, "quoted")


def _resolved(found: list[Candidate]) -> Iterator[Candidate]:
    """Keep of overlapping candidates the surest, then the shortest."""
    by_block: dict[int, list[Candidate]] = {}
    for candidate in sorted(found, key=lambda c: (-c.confidence, c.end - c.start, c.start, c.method)):
        kept = by_block.setdefault(candidate.block.index, [])
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    for index in sorted(by_block):
        yield from sorted(by_block[index], key=lambda c: c.start)
