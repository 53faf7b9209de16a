"""Telephone numbers that a label announces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.contacts.lexicon import rules
from jobextract.sections.outline import Outline

_LEAST, _MOST = 7, 15  # digits; ITU-T E.164 allows fifteen
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—./]\s?(?:(?:19|20)?\d\d)\b")


def normal(number: str) -> str | None:
    """Give the digits of a number, with the plus sign where it is written; None where it is no number.

    >>> normal("+1 (412) 268-3000"), normal("2019-2023")
    ('+14122683000', None)
    """
    digits = "".join(c for c in re.sub(r"\+(\d{1,3})[ ]?\(0\)", r"+\1", number) if c.isascii() and c.isdigit())
    if not _LEAST <= len(digits) <= _MOST or _YEARS.match(number):
        return None
    return f"+{digits}" if "+" in number else digits


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the labelled telephone numbers and the targets of ``tel:`` links."""
    for block in outline.document.blocks:
        if block.struck:
            continue
        for rule in rules("PHONES"):
            for match in rule.finditer(block.folded):
                if number := normal(match["number"]):
                    yield Candidate(
                        "contacts", block, match.start("number"), match.end("number"), number,
                        rule.confidence, f"rule:{rule.name}", {"phone": number},
                    )  # fmt: skip
        for link in block.links():
            if link.target.lower().startswith("tel:") and (number := normal(link.target[4:])):
                yield Candidate(
                    "contacts", block, link.start, link.end, number, 0.85, "rule:tel-link", {"phone": number}
                )
