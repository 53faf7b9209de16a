"""Category and necessity of requirements, by rules and words together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

import numpy as np

from jobextract.fields.candidate import Candidate
from jobextract.fields.requirements.details import details
from jobextract.inference.classifier import TextClassifier
from jobextract.inference.linear import Arrays, HashedLinear, HashedTexts
from jobextract.schema import Necessity, RequirementCategory
from jobextract.sections.features import texts_above
from jobextract.sections.outline import Outline

CATEGORIES: tuple[str, ...] = get_args(RequirementCategory)
NECESSITIES: tuple[str, ...] = get_args(Necessity)
_LONGEST_BEFORE = 80  # characters before a requirement that are looked at


def texts_of(outline: Outline, above: Sequence[str], candidate: Candidate) -> tuple[str, str, str]:
    """Give the texts that are looked at: the requirement, what stands above its block, and what goes before it.

    Args:
        outline: the page's structure.
        above: what stands above each block, as `sections.features.texts_above` gives it.
        candidate: the requirement.
    """
    text = candidate.block.folded
    before = text[max(0, candidate.start - _LONGEST_BEFORE) : candidate.start]
    if not before.strip() and candidate.block.index:
        before = outline.document.blocks[candidate.block.index - 1].folded[-_LONGEST_BEFORE:]
    return text[candidate.start : candidate.end], above[candidate.block.index], before


def signs_of(outline: Outline, candidate: Candidate) -> list[float]:
    """Give what the rules say: its category, its necessity, and whether what stands above makes it a wish."""
    sentence = outline.document.sentence_at(candidate.block, candidate.start)
    return [
        *(float(candidate.values["category"] == name) for name in CATEGORIES),
        float(candidate.values["necessity"] == "preferred"),
        float(sentence is not None and outline.role_of(sentence).preferred),
    ]


@dataclass(frozen=True)
class RequirementModel:
    """Two classifiers of requirements."""

    category: TextClassifier
    necessity: TextClassifier

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> RequirementModel:
        """Take the arrays that `arrays` gives."""
        return cls(*(TextClassifier.from_arrays(arrays, name) for name in ("category", "necessity")))

    def arrays(self) -> Arrays:
        """Give the arrays to keep."""
        return {
            **self.category.arrays("category"),
            **self.necessity.arrays("necessity"),
        }

    @cached_property
    def _words(self) -> list[HashedLinear]:
        """The models of words of both classifiers: of each kind of text, the classes of both."""
        pairs = zip(self.category.words, self.necessity.words, strict=True)
        return [HashedLinear.joined(pair) for pair in pairs]

    def judged(self, outline: Outline, found: Sequence[Candidate]) -> list[Candidate]:
        """Give the candidates of requirements among those of a page their category and necessity."""
        candidates = [candidate for candidate in found if candidate.field == "requirements"]
        if not candidates:
            return list(found)
        above = texts_above(outline.document, outline.paths)
        texts = list(zip(*(texts_of(outline, above, candidate) for candidate in candidates), strict=True))
        signs = np.array([signs_of(outline, candidate) for candidate in candidates], dtype=np.float32)
        hashed = HashedTexts(*texts)
        scores = [model.scores_of(hashed, kind) for kind, model in enumerate(self._words)]
        first = len(CATEGORIES)
        categories = self.category.probabilities([one[:, :first] for one in scores], signs).argmax(axis=1).tolist()
        necessities = self.necessity.probabilities([one[:, first:] for one in scores], signs).argmax(axis=1).tolist()
        judged = (
            _judged(candidate, CATEGORIES[category], NECESSITIES[necessity])
            for candidate, category, necessity in zip(candidates, categories, necessities, strict=True)
        )
        return [next(judged) if candidate.field == "requirements" else candidate for candidate in found]


def _judged(candidate: Candidate, category: str, necessity: str) -> Candidate:
    values = {**candidate.values, "necessity": necessity}
    if category != values["category"]:
        stated = details(candidate.block, candidate.start, candidate.end, category)
        values = {"category": category, "necessity": necessity, **stated}
    return replace(candidate, values=values)
