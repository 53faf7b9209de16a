"""Topics: the research subjects of a position or of the group that offers it."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from jobextract.fields.candidate import Candidate
from jobextract.fields.topics.canonical import acronyms_of, canonical_form
from jobextract.fields.topics.grammar import Grammar, Opener, grammar_of
from jobextract.fields.topics.phrases import accepted, topics, trim
from jobextract.fields.topics.twins import twins
from jobextract.fields.topics.zones import below_headings, columns, proposal
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

__all__ = ["find", "named", "of_span"]

_OFF_TOPIC = frozenset({"requirement", "benefit", "application"})  # roles
_MOST_MATCHES = 40  # of one rule in one sentence: no one writes more
_LATIN = r"[a-z][a-z'-]*(?: [a-z'-]+){1,11}"  # two words or more
_HAN_ONLY = r"[\u3400-\u9fff、，·]{4,40}"
_TRANSLATED = re.compile(
    rf"(?P<latin_first>{_LATIN}) (?P<han_last>{_HAN_ONLY})|(?P<han_first>{_HAN_ONLY}) (?P<latin_last>{_LATIN})"
)
_QUOTE = re.compile("[\"'“”‘「『]")
_QUOTED = FilteredPattern(
    r"(?:\bprojects?|positions? (?:in|on)|thesis(?: on)?|phd on|scholarships? (?:in|on)"
    r"|project (?:called|entitled|titled)|课题|题为)[ ,:：]{0,2}"
    r"(?:[\"“”‘「『]|(?<=\s)')(?P<topics>[^\"“”‘’「」『』\n]{6,120})[\"”’」』'´]"
)


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the topics of a page.

    Args:
        outline: the page's structure.
    """
    grammars = tuple(module.GRAMMAR for module in language_modules(__name__).values())
    found: list[Candidate] = []
    for block in outline.document.blocks:
        if block.region == "navigation" or block.struck:
            continue
        sentences = [s for s in outline.document.sentences_of(block) if not outline.role_of(s).closed]
        for grammar in grammars:
            if grammar.reads(block.folded):
                found += _opened(block, sentences, grammar, outline)
        found += _quoted(block, grammars)
    found += below_headings(outline, grammars)
    found += columns(outline, grammars)
    yield from _resolved([part for candidate in found for part in _by_language(candidate)], grammars)


def of_span(outline: Outline, block: Block, start: int, end: int, probability: float) -> Candidate | None:
    """Make a candidate of a span that the span model proposes; None where it can be no topic."""
    grammars = tuple(module.GRAMMAR for module in language_modules(__name__).values())
    grammar = grammar_of(block.folded[start:end], grammars)
    if not accepted(block.folded, start, end, grammar):
        return None
    found = replace(proposal(block, (start, end), probability, ""), method="model:spans")
    return replace(found, values={"canonical": canonical_form(found.text, grammars, {})})


def named(outline: Outline, reported: Sequence[Sequence[Candidate]]) -> list[dict[str, Any]]:
    """Give the values of topics that only the whole page tells: acronyms written out, and the same topic elsewhere.

    Args:
        outline: the page's structure.
        reported: the candidates of each topic that is reported.
    """
    grammars = tuple(module.GRAMMAR for module in language_modules(__name__).values())
    acronyms = acronyms_of(outline.document.blocks, (candidate for topic in reported for candidate in topic))
    bests = (max(candidates, key=lambda candidate: candidate.confidence) for candidates in reported)
    canonical = [canonical_form(best.text, grammars, acronyms) for best in bests]
    linked = twins(outline, list(zip(canonical, reported, strict=True)))
    return [{"canonical": form, "same_as": [linked[form]] if form in linked else []} for form in canonical]


def _opened(block: Block, sentences: list[Sentence], grammar: Grammar, outline: Outline) -> Iterator[Candidate]:
    """Find topics behind the words that open them."""
    text = block.folded
    for number, sentence in enumerate(sentences):
        piece = sentence.folded
        openers: Sequence[Opener] = grammar.openers.possible(piece)
        if sentence.is_first and block.kind != "paragraph":
            openers = [*openers, *grammar.title_openers.possible(piece)]
        if not openers:
            continue
        found: list[Candidate] = []
        off_topic = outline.role_of(sentence).role in _OFF_TOPIC
        for opener in openers:
            if opener.weak and off_topic:
                continue
            matches = opener.rule.locate_all(text, sentence.start, sentence.end)
            for match in islice(matches, _MOST_MATCHES):
                runs = [match.span(group) for group in opener.rule.pattern.groupindex if match[group]]
                for start, end in runs or [(match.end(), _list_end(text, sentences, number))]:
                    spans = topics(text, start, end, grammar, whole=opener.whole, opener=opener)
                    found += (proposal(block, span, opener.rule.confidence, opener.rule.name) for span in spans)
        if found and not grammar.veto.locate(text, sentence.start, sentence.end):
            yield from found


def _list_end(text: str, sentences: list[Sentence], number: int) -> int:
    """Give the end of a sentence and of those that go on behind its semicolon."""
    for sentence in sentences[number:-1]:
        if not sentence.folded.rstrip().endswith((";", "；")):
            return sentence.end
    return sentences[-1].end


def _quoted(block: Block, grammars: tuple[Grammar, ...]) -> Iterator[Candidate]:
    """Find the subject of a project or position given in quotation marks."""
    text = block.folded
    if not _QUOTE.search(text):
        return
    for match in _QUOTED.locate_all(text):
        start, end = match.span("topics")
        grammar = grammar_of(text[start:end], grammars)
        span = trim(text, start, end, grammar)
        if accepted(text, *span, grammar):
            yield proposal(block, span, 0.55, "quoted")


def _by_language(candidate: Candidate) -> Iterator[Candidate]:
    """Part a topic from its translation beside it."""
    match = None if candidate.normal.isascii() else _TRANSLATED.fullmatch(candidate.normal)
    if match is None or len(candidate.normal) != candidate.end - candidate.start:
        yield candidate
        return
    for start, end in (match.span(name) for name in match.groupdict() if match[name]):
        span = candidate.start + start, candidate.start + end
        yield replace(candidate, start=span[0], end=span[1], normal=candidate.normal[start:end])


def _resolved(found: list[Candidate], grammars: tuple[Grammar, ...]) -> Iterator[Candidate]:
    """Keep of overlapping candidates the surest, then the shortest."""
    by_block: dict[int, list[tuple[int, int, Candidate]]] = {}
    for candidate in sorted(found, key=lambda c: (-c.confidence, c.end - c.start, c.start, c.method)):
        kept = by_block.setdefault(candidate.block.index, [])  # sorted, none overlaps another
        place = bisect(kept, candidate.start, key=lambda entry: entry[0])
        if place and kept[place - 1][1] > candidate.start:
            continue
        if place < len(kept) and kept[place][0] < candidate.end:
            continue
        kept.insert(place, (candidate.start, candidate.end, candidate))
    for index in sorted(by_block):
        for _, _, candidate in by_block[index]:
            yield replace(candidate, values={"canonical": canonical_form(candidate.text, grammars, {})})
