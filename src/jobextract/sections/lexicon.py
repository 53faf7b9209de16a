"""The section lexicons of all languages, compiled."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from jobextract.sections.outline import Role


@dataclass(frozen=True, slots=True)
class HeadingSense:
    """What a heading or lead-in says of what stands below it."""

    role: str  # a Role, or "none": nothing below is part of a call
    preferred: bool
    rule: str


@dataclass(frozen=True, slots=True)
class _Entry:
    sense: HeadingSense
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A weighed sign in a sentence."""

    role: Role
    weight: float
    pattern: re.Pattern[str]


class Lexicon:
    """One language's words for headings, lead-ins, cues, offers, closed calls and levels of positions."""

    def __init__(self, code: str, module: ModuleType) -> None:
        self.code = code
        self._headings = self._entries("heading", module.HEADINGS)
        self._lead_ins = self._entries("lead-in", module.LEAD_INS)
        self.cues = tuple(Cue(role, weight, re.compile(p, re.I)) for role, weight, p in module.CUES)
        self.closed = re.compile(module.CLOSED, re.I)
        self.offer = re.compile(module.OFFER, re.I)
        self.generic = re.compile(module.GENERIC, re.I)
        self.levels = tuple((name, re.compile(p, re.I)) for name, p in module.LEVELS)
        self.title_noun = re.compile(module.TITLE_NOUN, re.I)
        self.not_a_title = re.compile(module.NOT_A_TITLE, re.I)

    def _entries(self, kind: str, rows: tuple[tuple[str, bool, str], ...]) -> tuple[_Entry, ...]:
        return tuple(
            _Entry(HeadingSense(role, preferred, f"{kind}-{self.code}-{role}"), re.compile(pattern, re.I))
            for role, preferred, pattern in rows
        )

    def heading(self, words: str) -> HeadingSense | None:
        """Tell what a heading announces."""
        return next((e.sense for e in self._headings if e.pattern.search(words)), None)

    def lead_in(self, words: str) -> HeadingSense | None:
        """Tell what a sentence ending in a colon leads into."""
        return next((e.sense for e in self._lead_ins if e.pattern.search(words)), None)


@cache
def lexicons() -> dict[str, Lexicon]:
    """Give the lexicons by language code; every two-letter module of this package is one."""
    import jobextract.sections as package

    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if len(m.name) == 2)
    return {name: Lexicon(name, importlib.import_module(f"{package.__name__}.{name}")) for name in names}


def lexicon(language: str) -> Lexicon:
    """Give the lexicon of a language; English stands in for those without one."""
    known = lexicons()
    return known.get(language, known["en"])


_HAN = re.compile(r"[\u3400-\u9fff]")


def lexicons_for(text: str) -> tuple[Lexicon, ...]:
    """Give the lexicons that may know a text's words, by its script: Chinese first where there is any."""
    known = lexicons()
    if text.isascii() or not _HAN.search(text):
        return (known["en"],)
    return (known["zh"], known["en"])


def levels_of(text: str) -> list[tuple[str, int, int]]:
    """Find words that name a level or kind of position in a folded text, as (type, start, end), in order."""
    found = [
        (name, m.start(), m.end())
        for lex in lexicons_for(text)
        for name, pattern in lex.levels
        for m in pattern.finditer(text)
    ]
    return sorted(found, key=lambda item: (item[1], -item[2], item[0]))


def is_offer(text: str) -> bool:
    """Tell whether a folded text offers a position."""
    return any(lex.offer.search(text) for lex in lexicons_for(text))


_NOT_YET = re.compile(r"\b(?:until|till|to be|once|when|after|if|unless|before)\b[^.;]{0,110}$|为止|至$|(?:如果|若|直至|直到|如)[^。]{0,12}$", re.I)


def is_closed(text: str) -> bool:
    """Tell whether a folded text says that a call is closed (and not that it will be, or until when it is open)."""
    for lex in lexicons_for(text):
        match = lex.closed.search(text)
        if match and not _NOT_YET.search(text[: match.end() - 1]) and not text.startswith("为止", match.end()):
            return True
    return False


def heading_sense(text: str) -> HeadingSense | None:
    """Tell what a heading's folded text announces; a bilingual heading is asked in each of its languages."""
    for lex in lexicons_for(text):
        if (sense := lex.heading(text)) is not None:
            return sense
    return None


def lead_in_sense(text: str) -> HeadingSense | None:
    """Tell what a folded sentence that ends in a colon leads into."""
    for lex in lexicons_for(text):
        if (sense := lex.lead_in(text)) is not None:
            return sense
    return None
