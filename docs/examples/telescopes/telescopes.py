"""A custom field: the telescopes that a posting names."""

import re
from collections.abc import Iterator

from jobextract.fields import Candidate
from jobextract.sections.outline import Outline

FIELD = "telescopes"

_TELESCOPE = re.compile(r"\b(?P<name>[A-Z][a-z]+) (?P<metres>\d{1,3})[- ]?m(?:etre)? telescope\b")


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the telescopes of a page."""
    for sentence in outline.document.sentences:
        if outline.role_of(sentence).closed:
            continue
        for match in _TELESCOPE.finditer(sentence.block.folded, sentence.start, sentence.end):
            yield Candidate(
                field=FIELD,
                block=sentence.block,
                start=match.start(),
                end=match.end(),
                normal=match["name"],  # CustomFact.value; equal ones are one fact
                confidence=0.9,
                method="rule:telescope",
                values={"metres": int(match["metres"])},  # CustomFact.attributes
            )
