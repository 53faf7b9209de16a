"""The normal form of a topic: lower case, the last noun in the singular, acronyms written out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from jobextract.fields.topics.acronyms import ACRONYMS
from jobextract.fields.topics.grammar import Grammar, grammar_of
from jobextract.reading.folding import HAN, fold
from jobextract.reading.page import Block

if TYPE_CHECKING:
    from jobextract.fields.candidate import Candidate

__all__ = ["acronyms_of", "canonical_form"]

_ACRONYM = re.compile(r"(?<![A-Za-z0-9-])[A-Za-z]*[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*(?![A-Za-z0-9])")
_KNOWN = re.compile(
    rf"(?<![A-Za-z0-9])(?:{'|'.join(sorted(map(re.escape, ACRONYMS), key=len, reverse=True))})s?(?![A-Za-z0-9])"
)
_CAPITALS = re.compile(r"[A-Z][a-z]?[A-Z]")  # stands in every acronym
_BRACKETED = re.compile(r"(?P<outside>[^()（）]+?)\s*[(（](?P<inside>[^()（）]+)[)）]")
_IN_BRACKETS = re.compile(r"\s*[(（](?P<acronym>[A-Za-z][A-Za-z0-9-]{1,9})[)）]")
_CAPITALS_END = re.compile(r"[A-Z]{2,5}S")
_SMALL_WORDS = frozenset(["a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"])
_MOST = 50  # acronyms looked for on a page
_LEAST_WORDS = 0.7  # for each letter of an acronym
_LONGEST = 90  # characters of a long form


def canonical_form(text: str, grammars: tuple[Grammar, ...], acronyms: Mapping[str, str]) -> str:
    """Give the normal form of a topic.

    Args:
        text: as written.
        grammars: of all languages.
        acronyms: long forms by acronym, of the page's own.
    """
    text = " ".join(text.split())
    if _CAPITALS.search(text):
        text = _without_acronym(text)
        if not HAN.search(fold(text)):
            text = _ACRONYM.sub(lambda match: _long_form(match.group(), acronyms), text)
            text = _KNOWN.sub(lambda match: _long_form(match.group(), ACRONYMS), text)
    folded = fold(text).casefold()
    if not folded.isascii() and HAN.search(folded):
        return text.casefold()
    if _CAPITALS_END.fullmatch(text.split()[-1]):
        return folded
    return _singular(folded, grammar_of(folded, grammars))


def _long_form(acronym: str, known: Mapping[str, str]) -> str:
    if acronym in known:
        return known[acronym]
    return f"{known[acronym[:-1]]}s" if acronym.endswith("s") and acronym[:-1] in known else acronym


def _without_acronym(text: str) -> str:
    """Of a topic that holds an acronym beside its long form, leave the long form."""
    match = _BRACKETED.fullmatch(text)
    if match is not None and _ACRONYM.fullmatch(match["outside"]) and _explained(match["outside"], match["inside"]):
        return match["inside"]
    match = _IN_BRACKETS.search(text)
    if match is None or match.start() == 0 or not _CAPITALS.search(match["acronym"]):
        return text
    before, behind = text[: match.start()], text[match.end() :]
    known = ACRONYMS.get(match["acronym"])
    if HAN.search(fold(before[-1])) or _explained(match["acronym"], before):
        return before + behind
    return before + behind if known is not None and before.casefold().endswith(known) else text


def _singular(normal: str, grammar: Grammar) -> str:
    """Put the last word of a topic into the singular."""
    for pattern, ending in grammar.endings:
        singular, changed = pattern.subn(ending, normal, count=1)
        if changed:
            return singular
    return normal


def _explained(acronym: str, text: str) -> str | None:
    """Give the words at the end of a text that an acronym stands for.

    Its letters are sought from the last to the first, the first of them where a word begins (Schwartz and Hearst,
    "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003).
    """
    letters = acronym[:-1] if acronym.endswith("s") and len(acronym) > 2 else acronym
    position = len(text)
    for number in range(len(letters) - 1, -1, -1):
        letter = letters[number].lower()
        position -= 1
        while position >= 0 and (
            text[position].lower() != letter or (number == 0 and position > 0 and text[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
    found = text[position:].strip()
    words = [word for word in found.lower().split() if word not in _SMALL_WORDS and word[0].isalnum()]
    initials = iter(letters.lower())
    told = all(word[0] in initials for word in words)
    return found if told and len(words) + found.count("-") >= max(2.0, _LEAST_WORDS * len(letters)) else None


def acronyms_of(blocks: Iterable[Block], topics: Iterable[Candidate]) -> dict[str, str]:
    """Give the long forms of the topics' acronyms that the page explains, by acronym.

    It does so in either order: "graph neural network (GNN)" and "GNN (graph neural network)"; behind Chinese words the
    acronym stands for a topic that ends there.
    """
    ends: dict[tuple[int, int], str] = {}
    wanted: dict[str, None] = {}
    for topic in topics:
        ends[topic.block.index, topic.end] = topic.text
        for match in _ACRONYM.finditer(topic.text):
            acronym = match.group()
            wanted[acronym.rstrip("s") if len(acronym) > 2 else acronym] = None
    found: dict[str, str] = {}
    sought = list(wanted)[:_MOST]
    if not sought:
        return found
    for block in blocks:
        text = block.folded
        if "(" not in text and "（" not in text:
            continue
        for acronym in sought:
            at = text.find(acronym)
            while at >= 0 and acronym not in found:
                long_form = _beside(block, acronym, at, ends)
                if long_form is not None:
                    found[acronym] = long_form
                at = text.find(acronym, at + len(acronym))
    return found


def _beside(block: Block, acronym: str, start: int, ends: Mapping[tuple[int, int], str]) -> str | None:
    """Give what an acronym at a position stands for, where the brackets around or behind it tell."""
    text = block.folded
    end = start + len(acronym)
    if text[end : end + 1] == "s":
        end += 1
    before = text[:start].rstrip()
    if before.endswith(("(", "（")) and text[end : end + 1] in (")", "）"):
        before = before[:-1].rstrip()
        long_form = _explained(acronym, before[-_LONGEST:])
        topic = ends.get((block.index, len(before)))
        if long_form is None and topic is not None and HAN.search(topic) and acronym not in ACRONYMS:
            return topic
    else:
        behind = text[end : end + _LONGEST].lstrip()
        closing = next((at for at, character in enumerate(behind) if character in ")）"), -1)
        if not behind.startswith(("(", "（")) or closing < 0:
            return None
        long_form = _explained(acronym, behind[1:closing])
        if long_form is not None and len(long_form) < closing - 1:
            return None
    return long_form.casefold() if long_form is not None else None
