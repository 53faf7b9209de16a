"""Rules and lexicons of a user's own, read from a folder; see ``docs/extending.md`` for its format."""

from __future__ import annotations

from jobextract.rules.checking import Failure, check_rules
from jobextract.rules.loading import load_rules
from jobextract.rules.userrules import UserRules

__all__ = ["Failure", "UserRules", "check_rules", "load_rules"]
