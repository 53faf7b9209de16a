"""Training of all models, and their evaluation on pages that they have not seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jobextract.errors import OutputError
from jobextract.inference.store import write_models
from jobextract.models import Models
from jobextract.pipeline import Extractor
from jobextract.schema import Extraction
from jobextract.training.corpus import GoldPage, folds
from jobextract.training.requirements import requirement_cases, train_requirements
from jobextract.training.roles import role_page, train_roles

FOLDS = 4  # within the training pages: what one model makes of pages it has not seen is what the next learns from


NAMES = ("roles", "requirements")
"""The models, by the names of their files."""


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


def write(models: Models, path: Path, about: Mapping[str, Any]) -> None:
    """Write models so that ``Extractor(models=path)`` reads them; equal models give equal bytes.

    Args:
        models: what `train` gave.
        path: a folder, made if there is none.
        about: what their manifest says beside the names and hashes of the files.

    Raises:
        OutputError: a file cannot be written.
    """
    arrays = {}
    for name in NAMES:
        model = getattr(models, name)
        if model is not None:
            arrays[name] = model.arrays()
    try:
        write_models(path, arrays, about)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def cross_validate(pages: Sequence[GoldPage], k: int, *, rules: bool = True) -> Iterator[Extraction]:
    """Extract each page by models that were trained on the pages of other owners, fold by fold.

    Args:
        pages: pages with gold.
        k: number of folds.
        rules: whether the models may look at what the rules say.

    Raises:
        UsageError: k is below 2, or there are fewer owners than folds.
    """
    parts = folds(pages, k)
    for index, part in enumerate(parts):
        others = [page for other in range(k) if other != index for page in parts[other]]
        extractor = Extractor(models=train(others, rules=rules).models)
        for page in part:
            yield extractor.extract(page.content, uri=page.id)
