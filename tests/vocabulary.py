"""The part of schema.org's vocabulary that is kept in ``data/schemaorg.tsv``, and what breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent / "data" / "schemaorg.tsv"
_TEXTS = {
    "Text": re.compile(r".*\S.*", re.S),
    "URL": re.compile(r"https?://\S+"),
    "Date": re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)?"),
    "Duration": re.compile(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?"),
}


@cache
def vocabulary() -> tuple[dict[str, list[str]], dict[str, dict[str, list[str]]]]:
    """Give the types above each type, and for each property the types of its values by type it belongs to."""
    above: dict[str, list[str]] = {}
    properties: dict[str, dict[str, list[str]]] = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        row = line.split("\t")
        if row[0] == "subtype":
            above[row[1]] = [name for name in row[2].split("|") if name]
        else:
            properties.setdefault(row[1], {})[row[2]] = row[3].split("|")
    return above, properties


def lineage(name: str) -> set[str]:
    """Give a type and all above it."""
    above, _ = vocabulary()
    found = {name}
    for parent in above[name]:
        found |= lineage(parent)
    return found


def faults(node: dict[str, Any], path: str = "") -> Iterator[str]:
    """Give everything in a node that schema.org does not know."""
    above, properties = vocabulary()
    kind = node.get("@type")
    if kind not in above:
        yield f"{path}: no type {kind!r}"
        return
    for name, value in node.items():
        if name == "@type":
            continue
        place = f"{path}/{kind}.{name}"
        domains = properties.get(name, {})
        ranges = {kind for domain in domains.keys() & lineage(kind) for kind in domains[domain]}
        if not ranges:
            yield f"{place}: no such property"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _value_faults(one, ranges, place)


def _value_faults(value: Any, ranges: set[str], place: str) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("@type") in vocabulary()[0] and not lineage(value["@type"]) & ranges:
            yield f"{place}: {value['@type']} is none of {sorted(ranges)}"
        yield from faults(value, place)
    elif isinstance(value, bool):
        if "Boolean" not in ranges:
            yield f"{place}: a truth value"
    elif isinstance(value, (int, float)):
        if not (ranges & {"Number"} or (isinstance(value, int) and "Integer" in ranges)):
            yield f"{place}: a number"
    elif not isinstance(value, str) or not any(_TEXTS[kind].fullmatch(value) for kind in ranges & _TEXTS.keys()):
        yield f"{place}: {value!r} is none of {sorted(ranges)}"
