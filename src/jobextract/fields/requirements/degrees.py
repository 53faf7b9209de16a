"""The degree that a requirement asks for, and its subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from jobextract.gazetteer.skills import skills
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet

_PACKAGE = "jobextract.fields.requirements"
_LOWEST_FIRST = ("bachelor", "master", "phd")
_METHODS = frozenset({"method", "software", "programming_language", "instrument"})
_LONGEST_SUBJECT = 60  # characters
_EDGES = " ()（）,.;:：-\t"

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
            names[index] for index, match in found if not any(start <= match.start() < end for start, end in ahead)
        )
    return next((name for name in _LOWEST_FIRST if name in named), None)


def or_equivalent(text: str, modules: Sequence[ModuleType]) -> bool:
    """Tell whether an equivalent of the degree is enough."""
    return any(module.EQUIVALENT.search(text) is not None for module in modules)


def subjects_of(text: str, written: str, modules: Sequence[ModuleType]) -> tuple[list[str], list[Span]]:
    """Give the fields of study named as subjects of the degree, and where they stand.

    Args:
        text: of the requirement, folded.
        written: the same as it stands on the page.
        modules: of the languages to look with.
    """
    names: list[str] = []
    spans: list[Span] = []
    for module in modules:
        pattern, alone = _subjects(code_of(module))
        labelled = alone.search(text)
        matches = [labelled] if labelled and labelled["labelled"] else list(pattern.finditer(text))
        if not matches and labelled:
            matches = [labelled]
        for match in matches:
            group = "labelled" if "labelled" in match.re.groupindex and match["labelled"] else "fields"
            parts = list(_parts(text, match.span(group), module))
            if match["weak"] is not None and not all(module.SUBJECT.search(text, *span) for _, span, _ in parts):
                continue
            if text[match.start() :][:10].lower().startswith("background") and _all_methods(text, parts):
                continue
            for (start, end), span, head in ((part[1], part[0], part[2]) for part in parts):
                name = f"{written[start:end]}{head}".lower()
                spans.append(span)
                if name not in names:
                    names.append(name)
    return names, spans


def _all_methods(text: str, parts: Sequence[tuple[Span, Span, str]]) -> bool:
    """Tell whether all that is listed are methods and tools: one has a background in them without a degree."""
    for _, (start, end), _ in parts:
        found = skills().find(text[start:end])
        if len(found) != 1 or found[0].skill.kind not in _METHODS or found[0].end - found[0].start != end - start:
            return False
    return True


def _parts(text: str, listed: Span, module: ModuleType) -> Iterator[tuple[Span, Span, str]]:
    """Cut a list of subjects into its parts.

    Returns:
        For each part its place, the place of its name in it, and what the name lacks: the noun of the last part.
    """
    pieces: list[Span] = []
    start = listed[0]
    for separator in [*module.FIELD_SEPARATOR.finditer(text, *listed), None]:
        pieces.append((start, separator.start() if separator else listed[1]))
        start = separator.end() if separator else listed[1]
    parts: list[tuple[Span, Span, str]] = []
    head = ""
    for first, last in reversed(pieces):
        name = _name(text, first, last, module)
        if name is None:
            head = ""
            continue
        lacking = ""
        if module.FIELD_ADJECTIVE is not None:
            words = text[slice(*name)]
            if head and module.FIELD_ADJECTIVE.match(words):
                lacking = f" {head}"
            elif match := module.FIELD_HEAD.search(words):
                head = match["head"]
            else:
                head = ""
        parts.append(((first, last), name, lacking))
    yield from reversed(parts)


def _name(text: str, start: int, end: int, module: ModuleType) -> Span | None:
    """Give where the name of a subject stands in a part of a list; None where it is none."""
    before = None
    while before != (start, end):
        before = start, end
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if noise := module.FIELD_NOISE.search(text[start:end]):
            start, end = (start + noise.end(), end) if noise.start() == 0 else (start, start + noise.start())
    words = text[start:end]
    if not 1 < len(words) <= _LONGEST_SUBJECT or module.NOT_A_FIELD.search(words):
        return None
    return start, end
