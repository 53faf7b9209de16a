"""The form in which a language module says what speaks for and against an employer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pattern on the text around a mention and what it is worth."""

    name: str
    side: Literal["before", "after", "name"]
    """Where the pattern is looked for: up to the mention, from its end on, or from its start on inside it."""
    pattern: re.Pattern[str]
    weight: float
    """Log-odds; negative weights count only where every mention of the organization has some."""
