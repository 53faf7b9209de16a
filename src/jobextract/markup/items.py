"""Source to JobPosting items, as plain values. Read by extruct (``pip install jobextract[markup]``)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["LONGEST", "Item", "UnreadMarkupError", "may_hold_postings", "read_items", "types_of", "values_of"]

Item = dict[str, Any]

LONGEST = 2_000_000
"""Characters of a page whose markup is read: parsing one takes many times its size in memory."""
_MOST_SCOPES = 2000  # items of microdata: reading them takes time in the square of their depth
_MOST_ITEMS = 200
_MOST_NODES = 20_000
_HOLDS = re.compile(r"application/ld\+json|\bitemtype\s*=", re.I)


class UnreadMarkupError(Exception):
    """The markup of a page cannot be read; the message says why."""


def may_hold_postings(source: str) -> bool:
    """Tell whether a source can state a JobPosting; costs next to nothing where it does not."""
    return "JobPosting" in source and _HOLDS.search(source) is not None


def read_items(source: str) -> list[Item]:
    """Give the JobPosting items of a page, those of JSON-LD first.

    Raises:
        UnreadMarkupError: extruct is not installed, the page is too long, or its markup is broken beyond reading.
    """
    if len(source) > LONGEST:
        raise UnreadMarkupError(f"longer than {LONGEST} characters")
    if source.count("itemscope") > _MOST_SCOPES:
        raise UnreadMarkupError(f"more than {_MOST_SCOPES} items of microdata")
    try:
        import extruct
    except ImportError:
        raise UnreadMarkupError("extruct is not installed: pip install 'jobextract[markup]'") from None
    logging.getLogger("extruct").setLevel(logging.CRITICAL)  # it tells of every broken page
    try:
        # `uniform` gives microdata in the form of JSON-LD; one broken script leaves the others readable.
        found = extruct.extract(source, syntaxes=["json-ld", "microdata"], uniform=True, errors="ignore")
    except Exception as error:  # third-party parsers on hostile pages: whatever it is, the page has no readable markup
        raise UnreadMarkupError(f"{type(error).__name__}") from error
    items: list[Item] = []
    for item in _nodes([found.get("json-ld", []), found.get("microdata", [])]):
        if "JobPosting" in types_of(item) and item not in items:
            items.append(item)
        if len(items) == _MOST_ITEMS:
            break
    return items


def _nodes(roots: list[Any]) -> Iterator[Item]:
    """Give all nodes below some, each before those inside it; without recursion, for hostile nesting."""
    waiting: list[Any] = list(reversed(roots))
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in reversed(list(value.values())) if isinstance(inner, (dict, list))]
        elif isinstance(value, list):
            waiting += [inner for inner in reversed(value) if isinstance(inner, (dict, list))]


def types_of(item: Item) -> list[str]:
    """Give the types of an item without the vocabulary's address."""
    return [str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in values_of(item, "@type")]


def values_of(item: Item, name: str) -> list[Any]:
    """Give the values of a property, as a list; those without a word are left out."""
    value = item.get(name)
    values = value if isinstance(value, list) else [value]
    return [one for one in values if one is not None and one not in ("", {})]
