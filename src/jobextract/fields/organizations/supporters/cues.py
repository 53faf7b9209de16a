"""The form in which a language module says who pays for a position and who takes part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jobextract.fields.candidate import Rule

Takes = Literal["named", "payer", "funder", "lexicon", "known", "organization", "body", "listed"]
"""Which names count beside a cue.

- lexicon: funders that are known
- funder: these, and names in the form of a funder's
- payer: these, and acronyms
- named: these, and every name with capitals
- known: organizations that the gazetteer or the rules for employers find
- organization: these, and names in the form of an organization's
- body: public bodies
- listed: all of these, and companies that are known
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say what part the organizations behind them, or right before them, play."""

    field: Literal["funders", "partners"]
    rule: Rule
    takes: Takes
    after: bool = False
    """Whether the words stand behind the name."""
    closing: re.Pattern[str] | None = None
    """What has to stand behind the names too."""
