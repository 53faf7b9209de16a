"""Which models there are, read from a folder that ``jobextract train`` wrote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from os import PathLike
from pathlib import Path

from jobextract.fields.requirements.model import RequirementModel
from jobextract.fields.spans import SpanModel
from jobextract.inference.store import open_models
from jobextract.sections.role_model import RoleModel
from jobextract.sections.title_model import TitleModel
from jobextract.weighing import Weigher

SHIPPED = "shipped"
"""Stands for the folder of models that come with the package."""


@dataclass(frozen=True)
class Models:
    """The models of an extractor; a stage whose model is None goes by its rules alone.

    Attributes:
        rules: whether rules propose facts of the fields that models propose facts of too; False for comparison only.
    """

    titles: TitleModel | None = None
    roles: RoleModel | None = None
    requirements: RequirementModel | None = None
    spans: SpanModel | None = None
    weights: Weigher | None = None
    rules: bool = True


NO_MODELS = Models()


@cache
def _load(path: Path | None) -> Models:
    folder = open_models(path)
    return Models(
        titles=TitleModel.from_arrays(folder.arrays("titles")),
        roles=RoleModel.from_arrays(folder.arrays("roles")),
        requirements=RequirementModel.from_arrays(folder.arrays("requirements")),
        spans=SpanModel(folder.arrays("spans")),
        weights=Weigher.from_arrays(folder.arrays("weights")),
    )


def load_models(path: str | PathLike[str] = SHIPPED) -> Models:
    """Read a folder of models, once a process.

    Raises:
        ResourceError: where the folder holds no models, or a file that is not the one its manifest names.
    """
    return _load(None if path == SHIPPED else Path(path).resolve())
