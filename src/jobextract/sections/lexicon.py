"""The section lexicons of all languages, compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet
from jobextract.memory import remembered
from jobextract.reading.folding import HAN

_PACKAGE = "jobextract.sections"
_REMEMBERED = 1024  # texts whose answers are kept: the stages ask the same of one sentence several times


@dataclass(frozen=True, slots=True)
class HeadingSense:
    """What a heading or lead-in says of what stands below it."""

    role: str  # a Role, or "none": nothing below is part of a call
    preferred: bool
    rule: str  # "heading-own-ROLE" where the words are the user's


class _Senses:
    """Rows of (role, preferred, pattern) in order: the first that matches decides."""

    def __init__(self, kind: str, code: str, rows: tuple[tuple[str, bool, str], ...]) -> None:
        self._senses = [HeadingSense(role, preferred, f"{kind}-{code}-{role}") for role, preferred, _ in rows]
        self._patterns = PatternSet([pattern for _, _, pattern in rows])

    def of(self, words: str) -> HeadingSense | None:
        index = self._patterns.first(words)
        return None if index is None else self._senses[index]


class Lexicon:
    """One language's words for headings, lead-ins, cues, offers, closed calls and levels of positions."""

    def __init__(self, code: str, module: ModuleType) -> None:
        self.code = code
        self.headings = _Senses("heading", code, module.HEADINGS)
        self.lead_ins = _Senses("lead-in", code, module.LEAD_INS)
        self._cues = [(role, weight, f"cue-{code}-{role}") for role, weight, _ in module.CUES]
        flags: re.RegexFlag = getattr(module, "FLAGS", re.I)
        self._cue_patterns = PatternSet([pattern for _, _, pattern in module.CUES], flags)
        self.closed = FilteredPattern(re.compile(module.CLOSED, flags))
        self.offer = PatternSet(module.OFFER, flags)
        self.generic = FilteredPattern(re.compile(module.GENERIC, flags))
        self._levels = [name for name, _ in module.LEVELS]
        self._level_patterns = PatternSet([pattern for _, pattern in module.LEVELS], flags)
        self.other_genre = FilteredPattern(re.compile(module.OTHER_GENRE, flags))
        self.title_noun = FilteredPattern(re.compile(module.TITLE_NOUN, flags))
        self.not_a_title = FilteredPattern(re.compile(module.NOT_A_TITLE, flags))

    def cues(self, text: str) -> list[tuple[str, float, str]]:
        """Give the signs in a sentence's folded text, as (role, weight, name of the rule)."""
        return [self._cues[index] for index in self._cue_patterns.matching(text)]

    def levels(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Give the words that name a level, as (type, start, end), type by type."""
        for index, match in self._level_patterns.finditer(text):
            yield self._levels[index], match.start(), match.end()


@cache
def lexicons() -> dict[str, Lexicon]:
    """Give the lexicons by language code; every two-letter module of this package is one."""
    return {code: Lexicon(code, module) for code, module in language_modules(_PACKAGE).items()}


def lexicons_for(text: str) -> tuple[Lexicon, ...]:
    """Give the lexicons that may know a text's words, by its script: Chinese first where there is any."""
    known = lexicons()
    if text.isascii() or not HAN.search(text):
        return (known["en"],)
    return (known["zh"], known["en"])


@remembered(_REMEMBERED)
def cues_of(text: str) -> tuple[tuple[str, float, str], ...]:
    """Give the signs of roles in a sentence's folded text, as (role, weight, name of the rule)."""
    return tuple(cue for lex in lexicons_for(text) for cue in lex.cues(text))


@remembered(_REMEMBERED)
def levels_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """Find words that name a level or kind of position in a folded text, as (type, start, end), in order."""
    found = [level for lex in lexicons_for(text) for level in lex.levels(text)]
    return tuple(sorted(found, key=lambda item: (item[1], -item[2], item[0])))


@remembered(_REMEMBERED)
def is_offer(text: str) -> bool:
    """Tell whether a folded text offers a position."""
    return any(lex.offer.first(text) is not None for lex in lexicons_for(text))


_NOT_YET = re.compile(
    r"\b(?:until|till|to be|once|when|after|if|unless|before)\b[^.;]{0,110}$"
    r"|为止|至$|(?:如果|若|直至|直到|如)[^。]{0,12}$",
    re.I,
)


@remembered(_REMEMBERED)
def is_closed(text: str) -> bool:
    """Tell whether a folded text says that a call is closed (and not that it will be, or until when it is open)."""
    for lex in lexicons_for(text):
        match = lex.closed.locate(text)
        if match and not _NOT_YET.search(text[: match.end() - 1]) and not text.startswith("为止", match.end()):
            return True
    return False


OWN_HEADING = "rule:heading-own-"
"""Begins the method of what stands below a heading in the user's own words."""
_own_senses: ContextVar[Callable[[str], HeadingSense | None] | None] = ContextVar("own_senses", default=None)


@contextmanager
def own_headings(sense: Callable[[str], HeadingSense | None] | None) -> Iterator[None]:
    """Let words of the user's own come before the lexicons, in this thread and as long as this lasts."""
    token = _own_senses.set(sense)
    try:
        yield
    finally:
        _own_senses.reset(token)


def heading_sense(text: str) -> HeadingSense | None:
    """Tell what a heading's folded text announces; a bilingual heading is asked in each of its languages.

    A heading that offers is not one of those under which nothing is part of a call.
    """
    own = _own_senses.get()
    return (own and own(text)) or _known_sense(text)


@remembered(_REMEMBERED)
def _known_sense(text: str) -> HeadingSense | None:
    for lex in lexicons_for(text):
        if (sense := lex.headings.of(text)) is not None and not (sense.role == "none" and is_offer(text)):
            return sense
    return None


@remembered(_REMEMBERED)
def lead_in_sense(text: str) -> HeadingSense | None:
    """Tell what a folded sentence that ends in a colon leads into."""
    for lex in lexicons_for(text):
        if (sense := lex.lead_ins.of(text)) is not None:
            return sense
    return None
