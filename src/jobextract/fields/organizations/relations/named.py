"""An organization by one of its names, and what a page says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from jobextract.fields.organizations.relations.ranks import OTHER, Size
from jobextract.gazetteer import University, universities
from jobextract.reading.page import Block
from jobextract.schema import OrganizationKind

_CITY_UNIVERSITY = re.compile(r"(\w+) University")


class Place(NamedTuple):
    """Where a name stands: ``block.text[start:end]``."""

    block: Block
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Named:
    """An organization by one of its names, and what the page says about it."""

    name: str
    places: list[Place]
    sure: bool = False
    """Whether it is taken for an employer."""
    university: University | None = None
    """What the gazetteer knows by that name."""
    size: Size = OTHER
    han: bool = False
    """Whether the name is Chinese."""
    aliases: list[str] = field(default_factory=list)
    same: list[Named] = field(default_factory=list)
    """The same organization by its other names."""
    owner: Named | None = None
    """The organization that it is part of."""
    within: University | None = None
    """The university that its own name begins with."""
    parent: str | None = None
    """Name of the organization that it is part of."""
    country: str | None = None
    domain: str | None = None

    @property
    def kind(self) -> OrganizationKind:
        """Kind, as in the schema."""
        return self.size.kind

    @property
    def placed(self) -> bool:
        """Whether it is known what it is part of."""
        return self.owner is not None or self.parent is not None


@lru_cache(maxsize=2048)
def known(name: str) -> University | None:
    """Give the university or institute of a name, where the name stands for one alone."""
    found = universities().lookup(name)
    if not found and (match := _CITY_UNIVERSITY.fullmatch(name)) is not None:
        named = universities().lookup(f"University of {match.group(1)}")
        found = tuple(one for one in named if one.country_code in ("GB", "AU"))  # not Washington University
    return found[0] if len(found) == 1 else None
