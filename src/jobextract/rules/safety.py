"""Patterns that may take time out of all proportion to the text, told by their form."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

if sys.version_info >= (3, 11):
    from re import _parser as _sre  # type: ignore[attr-defined,unused-ignore]
else:
    import sre_parse as _sre

__all__ = ["pattern_fault"]

_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT"})
_MANY = 100  # repetitions from which a repeat counts as unbounded
_MOST_WIDE = 2  # unbounded repeats of wide classes in one pattern


def pattern_fault(pattern: str) -> str | None:
    """Say what is wrong with a pattern; None where nothing is.

    >>> pattern_fault("(a+)+b")
    'a repeat inside a repeat may take forever: bound one of them, as in (?:…){0,5}'
    >>> pattern_fault(r"\\bsabbatical\\b") is None
    True
    """
    try:
        compiled = re.compile(pattern, re.I)
        parsed = _sre.parse(pattern, re.I)
    except (re.error, OverflowError, RecursionError) as error:
        return f"the pattern does not compile: {error}"
    if compiled.match("") is not None:
        return "the pattern matches nothing at all, so it would match everywhere"
    if any(_varies(body) for body in _unbounded_bodies(parsed)):
        return "a repeat inside a repeat may take forever: bound one of them, as in (?:…){0,5}"
    if any(_ambiguous(body) for body in _unbounded_bodies(parsed)):
        return "alternatives that begin alike are repeated without bound: bound the repeat, as in (?:…){0,5}"
    if sum(_is_wide(body) for body in _unbounded_bodies(parsed)) > _MOST_WIDE:
        return "more than two parts match any number of characters: bound them, as in [^.]{0,40}"
    return None


def _parts(sequence: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Give the parts of a parsed pattern and those inside them."""
    for operation, argument in sequence:
        name = str(operation)
        yield name, argument
        if name in _REPEATS or name == "POSSESSIVE_REPEAT":
            yield from _parts(argument[2])
        elif name == "SUBPATTERN":
            yield from _parts(argument[3])
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _parts(branch)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from _parts(argument[1])
        elif name == "ATOMIC_GROUP":
            yield from _parts(argument)


def _unbounded_bodies(parsed: Iterable[Any]) -> Iterator[Any]:
    """Give what is repeated without bound."""
    for name, argument in _parts(parsed):
        if name in _REPEATS and argument[1] > _MANY:
            yield argument[2]


def _varies(body: Iterable[Any]) -> bool:
    return any(name in _REPEATS and argument[0] != argument[1] for name, argument in _parts(body))


def _ambiguous(body: Iterable[Any]) -> bool:
    """Tell whether two alternatives may begin with the same character."""
    for name, argument in _parts(body):
        if name == "BRANCH":
            seen: set[str] = set()
            for branch in argument[1]:
                first = {_first(part) for part in list(branch)[:1]} or {""}
                if "" in first or first & seen:
                    return True
                seen |= first
    return False


def _first(part: Any) -> str:
    """Give the literal character that a part is; empty for all else."""
    return chr(part[1]).lower() if str(part[0]) == "LITERAL" else ""


def _is_wide(body: Any) -> bool:
    parts = list(body)
    if len(parts) != 1:
        return False
    name, argument = str(parts[0][0]), parts[0][1]
    if name in {"ANY", "NOT_LITERAL"}:
        return True
    return name == "IN" and any(str(operation) in {"NEGATE", "CATEGORY"} for operation, _ in argument)
