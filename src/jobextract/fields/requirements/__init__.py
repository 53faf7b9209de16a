"""Requirements (first version)."""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.sections.outline import Outline


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose sentences."""
    for sentence in outline.document.sentences:
        role = outline.role_of(sentence)
        if role.role == "requirement" and not role.closed:
            yield Candidate("requirements", sentence.block, sentence.start, sentence.end, str(sentence.index), role.confidence, role.method,
              {"category": "skill", "necessity": "preferred" if role.preferred else "required"})
