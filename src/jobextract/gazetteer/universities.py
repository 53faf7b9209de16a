"""Universities and research institutes in English and Chinese: by name, by mail domain, and in text.

Data: university domains list (https://github.com/Hipo/university-domains-list, MIT) with tables of this
project; see data/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from jobextract.gazetteer.folding import fold, is_han
from jobextract.gazetteer.index import NameIndex
from jobextract.gazetteer.resource import shared
from jobextract.memory import remembered


@dataclass(frozen=True, slots=True)
class University:
    """A university or a research institute."""

    name: str
    """English name, or the name in Latin script that the university uses."""
    country_code: str
    """ISO 3166-1 alpha-2."""
    domains: tuple[str, ...]
    """Domains of its web and mail addresses, lower case."""
    city: str | None
    """English name of the city, where known."""
    geonames_id: int | None
    """Identifier of the city at https://www.geonames.org, where known."""
    kind: Literal["university", "institute"]


@dataclass(frozen=True, slots=True)
class UniversityMatch:
    """The name of a university in a text."""

    start: int
    end: int
    """Offsets in characters; the name is text[start:end]."""
    surface: str
    universities: tuple[University, ...]
    """All that go by that name, best known first."""
    ambiguous: bool
    """The name stands for several, or often for something else: ask for more evidence."""


_UNIV = re.compile(r"\buniv\b")


def fold_university(name: str) -> str:
    """Fold a university's name: like `fold`, without a leading "The" and with "Univ." written out.

    >>> fold_university("The Univ. of Tōkyō")
    'university of tokyo'
    """
    return _UNIV.sub("university", fold(name)).removeprefix("the ")


_REMEMBERED = 512
"""Texts whose names are kept."""


class Universities:
    """Universities by name and domain. Safe to share between threads.

    Args:
        data: bytes of an index file as `jobextract.gazetteer.build` writes it.

    Raises:
        OSError, ValueError: the bytes are no index file.
    """

    def __init__(self, data: bytes) -> None:
        self._index = NameIndex(data)
        self._universities: dict[int, University] = {}
        """Those asked for so far, by number."""
        self._domains: dict[str, int] = {}
        for number, line in enumerate(self._index.records):
            for domain in line.split("\t")[4].split(" "):
                self._domains.setdefault(domain, number)
        self._domains.pop("", None)
        self._found = remembered(_REMEMBERED)(lambda text: tuple(self._matches(text)))

    def lookup(self, name: str) -> tuple[University, ...]:
        """All universities of one name, best known first; empty if there is none.

        Case, diacritics, a leading "The", "Univ." and Chinese variants do not matter; acronyms count
        only in capitals.
        """
        entry = self._index.lookup(name) or (None if is_han(name) else self._index.lookup(fold_university(name)))
        return tuple(self._university(number) for number in entry.records) if entry else ()

    def by_domain(self, host: str) -> University | None:
        """The university of a host or mail address, by the longest known end: "cs.ox.ac.uk" → Oxford."""
        labels = host.strip().rstrip(".").lower().rpartition("@")[2].split(".")
        for first in range(max(len(labels) - 8, 0), len(labels) - 1):
            number = self._domains.get(".".join(labels[first:]))
            if number is not None:
                return self._university(number)
        return None

    def find(self, text: str) -> tuple[UniversityMatch, ...]:
        """All names of universities in a text, from left to right, longest first.

        The last texts are remembered: several fields ask about the same passages.
        """
        return self._found(text)

    def _matches(self, text: str) -> Iterator[UniversityMatch]:
        for hit in self._index.scan(text):
            if hit.entry.ambiguous and text[hit.end - 1 : hit.end + 1] in ("大学", "大學"):
                continue  # the short name 北大 inside 河北大学
            found = tuple(self._university(number) for number in hit.entry.records)
            yield UniversityMatch(hit.start, hit.end, text[hit.start : hit.end], found, hit.entry.ambiguous)

    def _university(self, number: int) -> University:
        if (known := self._universities.get(number)) is not None:
            return known
        name, country, city, identifier, domains, kind = self._index.records[number].split("\t")
        university = University(
            name=name,
            country_code=country,
            domains=tuple(domains.split()),
            city=city or None,
            geonames_id=int(identifier) if identifier else None,
            kind="institute" if kind == "institute" else "university",
        )
        self._universities[number] = university
        return university


_load = shared("universities.txt.gz", Universities)


def universities() -> Universities:
    """The universities of this package, read at the first call and then shared.

    Raises:
        ResourceError: the file with the data is missing or corrupt.
    """
    return _load()
