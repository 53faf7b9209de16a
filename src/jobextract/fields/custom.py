"""Fields of other packages: modules with a name and a ``find``, registered by entry point."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from jobextract.errors import ExtractionError, ResourceError, UsageError
from jobextract.fields.candidate import Candidate
from jobextract.sections.outline import Outline

__all__ = ["GROUP", "find_custom"]

GROUP = "jobextract.fields"
"""Entry-point group. Each entry point is a module (or object) with ``FIELD`` and ``find(outline)``."""

_NAME = re.compile(r"[a-z][a-z0-9_]*")

Finder = Callable[[Outline], Iterable[Candidate]]


@cache
def _finders() -> dict[str, Finder]:
    """Load what is installed, by name of the field, once a process."""
    found: dict[str, Finder] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        name, finder = _loaded(entry)
        if name in found:
            raise ResourceError(f"two packages define the custom field {name!r}; one of them is {entry.value}")
        found[name] = finder
    return found


def _loaded(entry: EntryPoint) -> tuple[str, Finder]:
    try:
        module = entry.load()
    except Exception as error:  # whatever a package raises on import
        raise ResourceError(f"the custom field {entry.value} cannot be loaded: {error}") from error
    name, finder = getattr(module, "FIELD", None), getattr(module, "find", None)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ResourceError(f"the custom field {entry.value} needs FIELD, a name of small letters, digits and _")
    if not callable(finder):
        raise ResourceError(f"the custom field {entry.value} needs a function find(outline)")
    return name, finder


def find_custom(outline: Outline, names: Iterable[str] | None = None) -> Iterator[Candidate]:
    """Ask the custom fields that are installed (or those named) for their candidates.

    Raises:
        UsageError: a field that is named is not installed.
        ResourceError: a field cannot be loaded.
        ExtractionError: a field fails on the page.
    """
    finders = _finders()
    for name in finders if names is None else names:
        if name not in finders:
            raise UsageError(f"no custom field {name!r} is installed; known are {', '.join(finders) or 'none'}")
        try:
            found = list(finders[name](outline))
        except Exception as error:  # a defect of another package, named so that its owner hears of it
            raise ExtractionError(f"the custom field {name!r} failed: {type(error).__name__}: {error}") from error
        for candidate in found:
            if candidate.field != name:
                raise ExtractionError(f"the custom field {name!r} proposes a fact of {candidate.field!r}")
            yield replace(candidate, field=f"extra.{name}", given=True)
