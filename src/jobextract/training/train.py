"""Training of all models, and their evaluation on pages that they have not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jobextract.models import Models
from jobextract.pipeline import Extractor
from jobextract.training.corpus import GoldPage, folds
from jobextract.training.requirements import requirement_cases, train_requirements
from jobextract.training.roles import role_page, train_roles

FOLDS = 4  # within the training pages: what one model makes of pages it has not seen is what the next learns from


@dataclass(frozen=True)
class Training:
    """Trained models, and for each fold of the training pages those learnt from the others."""

    models: Models
    folds: list[tuple[list[GoldPage], Models]]


def train(pages: Sequence[GoldPage], *, rules: bool = True) -> Training:
    """Train all models.

    Args:
        pages: pages with gold.
        rules: whether the models may look at what the rules say.
    """
    parts = folds(pages, FOLDS)
    ordered = [page for part in parts for page in part]
    groups = [index for index, part in enumerate(parts) for _ in part]
    plain = Extractor(models=None)
    outlines = [plain.outline(page.content, uri=page.id) for page in ordered]
    learned = [role_page(outline, page.gold) for outline, page in zip(outlines, ordered, strict=True)]
    roles, partial_roles = train_roles(learned, groups, rules=rules)
    cases = [requirement_cases(outline, page.gold) for outline, page in zip(outlines, ordered, strict=True)]
    requirements, partial_requirements = train_requirements(cases, groups)
    return Training(
        Models(roles=roles, requirements=requirements),
        [
            (part, Models(roles=part_roles, requirements=part_requirements))
            for part, part_roles, part_requirements in zip(parts, partial_roles, partial_requirements, strict=True)
        ],
    )
