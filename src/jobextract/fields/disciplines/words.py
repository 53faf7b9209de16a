"""The words that tell a field of research, and what finds them in a text."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

import ahocorasick

from jobextract.language.modules import language_modules

__all__ = ["Word", "words_in"]

_ALNUM = frozenset(string.ascii_letters + string.digits)
_WEAK = 0.3  # weight of a word marked with ``~``


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word or phrase of the vocabulary."""

    text: str
    length: int  # bytes
    codes: tuple[str, ...]  # as in `oecd.NAMES`
    weight: float  # for each of its codes
    is_latin: bool  # it begins where a word does
    is_whole: bool  # it ends where one does


@cache
def _words() -> tuple[Word, ...]:
    """Give the vocabulary of all languages, each word once."""
    codes: dict[str, dict[str, float]] = {}
    for module in language_modules(__package__ or "").values():
        for entry in _entries(module.NEUTRAL):
            codes[entry] = {}
        for code, listed in module.VOCABULARY.items():
            for entry in _entries(listed):
                codes.setdefault(entry.lstrip("~"), {})[code] = _WEAK if entry.startswith("~") else 1.0
    found = []
    for word, weights in codes.items():
        text = word.rstrip("*")
        found.append(
            Word(
                text,
                len(_bytes_of(text)),
                tuple(weights),
                min(weights.values(), default=0.0) / max(1, len(weights)),
                text[0] in _ALNUM,
                text == word and text[-1] in _ALNUM,
            )
        )
    return tuple(found)


def _entries(listed: str) -> list[str]:
    """Give the words of a comma-separated list."""
    return [" ".join(entry.split()) for entry in listed.casefold().split(",") if not entry.isspace()]


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for word in _words():
        automaton.add_word(_bytes_of(word.text), word)
    automaton.make_automaton()
    return automaton


def _bytes_of(text: str) -> str:
    """Give a text with a character for each byte of its UTF-8: the automaton is faster on few characters."""
    return text if text.isascii() else text.encode("utf-8", "surrogatepass").decode("latin-1")


def words_in(folded: str) -> list[Word]:
    """Give the words that a folded text holds, in order; of overlapping ones the first, then the longest."""
    text = _bytes_of(folded.lower())
    found = []
    for last, word in _automaton().iter(text):
        end = last + 1
        start = end - word.length
        if word.is_latin and start and text[start - 1] in _ALNUM:
            continue
        if word.is_whole and end < len(text) and text[end] in _ALNUM:
            continue
        found.append((start, -end, word))
    if len(found) > 1:
        found.sort(key=_place)
    words = []
    reach = 0
    for start, end, word in found:
        if start >= reach:
            reach = -end
            if word.codes:
                words.append(word)
    return words


_place = itemgetter(0, 1)
