"""The degree that a requirement asks for, and its subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet

_PACKAGE = "jobextract.fields.requirements"
_LOWEST_FIRST = ("bachelor", "master", "phd")
_LONGEST_SUBJECT = 60  # characters

Span = tuple[int, int]


@cache
def _degrees(code: str) -> tuple[list[str], PatternSet]:
    rows = language_modules(_PACKAGE)[code].DEGREES
    return [name for name, _ in rows], PatternSet([pattern for _, pattern in rows])


@cache
def _subjects(code: str) -> tuple[FilteredPattern, re.Pattern[str]]:
    module = language_modules(_PACKAGE)[code]
    return FilteredPattern(module.FIELDS), module.FIELDS_ALONE


def code_of(module: ModuleType) -> str:
    """Give the code of a language module."""
    return module.__name__.rsplit(".", 1)[-1]


def degree_of(text: str, modules: Sequence[ModuleType]) -> str | None:
    """Give the lowest degree that is enough: "Master or PhD" asks for a master."""
    named: set[str] = set()
    for module in modules:
        names, patterns = _degrees(code_of(module))
        found = list(patterns.finditer(text))
        if not found:
            continue
        ahead = [match.span() for match in module.DEGREE_AHEAD.finditer(text)]
        named.update(
            names[index]
            for index, match in found
            if not any(start <= match.start() < end for start, end in ahead)
        )
    return next((name for name in _LOWEST_FIRST if name in named), None)


def or_equivalent(text: str, modules: Sequence[ModuleType]) -> bool:
    """Tell whether an equivalent of the degree is enough."""
    return any(module.EQUIVALENT.search(text) is not None for module in modules)


def subjects_of(text: str, modules: Sequence[ModuleType]) -> tuple[list[str], list[Span]]:
    """Give the fields of study named as subjects of the degree, and where they stand."""
    for module in modules:
        pattern, alone = _subjects(code_of(module))
        matches = list(pattern.finditer(text)) or [match for match in [alone.search(text)] if match]
        names: list[str] = []
        spans: list[Span] = []
        for match in matches:
            for name, span in _parts(match["fields"], match.start("fields"), module):
                spans.append(span)
                if name not in names:
                    names.append(name)
        if names:
            return names, spans
    return [], []


def _parts(listed: str, base: int, module: ModuleType) -> Iterator[tuple[str, Span]]:
    """Cut a list of subjects into its parts; one that lacks the noun of the last gets it."""
    pieces: list[tuple[str, Span]] = []
    start = 0
    for separator in [*module.FIELD_SEPARATOR.finditer(listed), None]:
        end = separator.start() if separator else len(listed)
        piece = listed[start:end].strip(" ()（）,.;:：-")
        if len(piece) > 1:
            pieces.append((piece, (base + start, base + end)))
        start = separator.end() if separator else len(listed)
    named: list[tuple[str, Span]] = []
    head = ""
    for piece, span in reversed(pieces):
        name = module.FIELD_NOISE.sub("", piece).strip()
        if len(name) < 2 or len(name) > _LONGEST_SUBJECT or module.NOT_A_FIELD.search(name):
            head = ""
            continue
        if module.FIELD_ADJECTIVE is not None:
            if head and module.FIELD_ADJECTIVE.match(name):
                name = f"{name} {head}"
            match = module.FIELD_HEAD.search(name)
            head = match["head"] if match else ""
        named.append((name.lower(), span))
    yield from reversed(named)
