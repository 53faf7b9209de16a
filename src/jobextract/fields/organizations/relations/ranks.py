"""How large kinds of organizations are: who can be part of whom."""

from __future__ import annotations

from typing import NamedTuple

from jobextract.schema import OrganizationKind

GROUP, UNIT, DEPARTMENT, INSTITUTE, FACULTY, HOUSE, TOP = range(1, 8)
"""Ranks: an organization is part of one with a higher rank. HOUSE: hospitals, academies, museums."""


class Size(NamedTuple):
    """A kind of organization and its rank."""

    kind: OrganizationKind
    rank: int


OTHER = Size("other", HOUSE)
UNIVERSITY = Size("university", TOP)
