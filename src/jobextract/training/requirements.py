"""Training of the model of requirements: their category and necessity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jobextract.errors import UsageError
from jobextract.fields.requirements import candidate_at
from jobextract.fields.requirements.model import (
    CATEGORIES,
    NECESSITIES,
    RequirementModel,
    signs_of,
    texts_of,
)
from jobextract.sections.features import texts_above
from jobextract.sections.outline import Outline
from jobextract.training.corpus import Json
from jobextract.training.linear import fit_classifier

BITS = 16  # of the feature hashes
_JOINT_C = 0.05  # inverse strength of the regularization: few signs, most of them words


@dataclass(frozen=True)
class RequirementCase:
    """A requirement of the gold as the model sees it."""

    texts: tuple[str, str, str]
    signs: list[float]
    category: int  # index into CATEGORIES
    necessity: int  # index into NECESSITIES


def requirement_cases(outline: Outline, gold: Json) -> list[RequirementCase]:
    """Find the requirements of a page's gold in the page as read."""
    sentences = outline.document.sentences
    spans = [s.block.source_span(s.start, s.end) for s in sentences]
    above = texts_above(outline.document, outline.paths)
    cases = []
    for posting in gold["postings"]:
        for fact in posting["requirements"]:
            if fact.get("optional"):
                continue
            index = next((i for i, (start, end) in enumerate(spans) if start <= fact["start"] < end), None)
            if index is None:
                continue
            sentence = sentences[index]
            at = sentence.folded.find(fact["text"][:12])
            start = sentence.start + max(0, at)
            end = min(len(sentence.block.text), start + len(fact["text"]))
            candidate = candidate_at(sentence, start, end, preferred=outline.roles[index].preferred)
            cases.append(
                RequirementCase(
                    texts_of(outline, above, candidate),
                    signs_of(outline, candidate),
                    CATEGORIES.index(fact["category"]),
                    NECESSITIES.index(fact["necessity"]),
                )
            )
    return cases


def train_requirements(
    pages: Sequence[Sequence[RequirementCase]], groups: Sequence[int]
) -> tuple[RequirementModel, list[RequirementModel]]:
    """Train the model of requirements.

    Args:
        pages: the cases of each page.
        groups: the fold of each page, from 0.

    Returns:
        The model, and for each fold one whose words were learnt from the other folds.

    Raises:
        UsageError: there are no cases.
    """
    cases = [case for page in pages for case in page]
    if not cases:
        raise UsageError("the gold holds no requirements: there is nothing to learn them from")
    fold_of = np.repeat(groups, [len(page) for page in pages])
    texts = list(zip(*(case.texts for case in cases), strict=True))
    signs = np.array([case.signs for case in cases], dtype=np.float32)
    categories = np.array([case.category for case in cases])
    necessities = np.array([case.necessity for case in cases])
    category = fit_classifier(texts, signs, categories, fold_of, len(CATEGORIES), bits=BITS, c=_JOINT_C)
    necessity = fit_classifier(texts, signs, necessities, fold_of, len(NECESSITIES), bits=BITS, c=_JOINT_C)
    pairs = zip(category[1], necessity[1], strict=True)
    return RequirementModel(category[0], necessity[0]), [RequirementModel(*pair) for pair in pairs]
