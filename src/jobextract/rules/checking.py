"""The cases of a folder of rules, run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jobextract.rules.userrules import Case, RuleSpec, UserRules

__all__ = ["Failure", "check_rules"]


class Failure(NamedTuple):
    """A case that does not hold."""

    place: str  # file and line of the rule
    message: str


def check_rules(rules: UserRules) -> Iterator[Failure]:
    """Run the cases of every rule; give those that fail."""
    for rule in rules.rules:
        alone = UserRules(rules=(rule,), heading_words=rules.heading_words)
        for case in rule.cases:
            if message := _fault(alone, rule, case):
                yield Failure(rule.place, f"rule {rule.name!r}: {message}: {case.text!r}")


def _fault(rules: UserRules, rule: RuleSpec, case: Case) -> str | None:
    from jobextract.pipeline import Extractor

    outline = Extractor(models=None, rules=rules).outline(case.text)
    found = [candidate.normal for candidate in rules.candidates(outline)]
    if not case.expected:
        return f"must not match, but finds {', '.join(map(repr, found))} in" if found else None
    if not found:
        return "must match, but finds nothing in"
    if case.normal is not None and case.normal not in found:
        return f"must find {case.normal!r}, but finds {', '.join(map(repr, found))} in"
    return None
