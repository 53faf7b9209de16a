"""Training of all models, and their evaluation on pages that they have not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from jobextract.errors import OutputError
from jobextract.fields import Candidate, find_candidates, is_ruled
from jobextract.fields.spans import SpanModel
from jobextract.inference.store import write_models
from jobextract.models import Models
from jobextract.pipeline import Extractor
from jobextract.schema import Extraction
from jobextract.sections import with_roles
from jobextract.sections.outline import Outline
from jobextract.sections.title_model import TitleModel
from jobextract.training.convert.marks import gold_page, marked
from jobextract.training.corpus import GoldPage, Json, folds
from jobextract.training.requirements import requirement_cases, train_requirements
from jobextract.training.roles import role_page, train_roles
from jobextract.training.spans import Annotated, Settings, skill_pages, train_spans
from jobextract.training.titles import examples, train_titles
from jobextract.training.weights import train_weights

FOLDS = 4  # within the training pages: what one model makes of pages it has not seen is what the next learns from


NAMES = ("titles", "roles", "requirements", "spans", "weights")
"""The models, by the names of their files."""


def train(pages: Sequence[GoldPage], skills: Sequence[Json] = (), *, rules: bool = True) -> Models:
    """Train all models.

    Each learns from what those before it make of pages that they have not seen: the pages are parted into folds, and
    a page's part of the data comes from models trained on the other folds.

    Args:
        pages: pages with gold.
        skills: sentences of adverts with annotated skills, as `spans.skill_pages` takes them.
        rules: whether the models may look at what the rules say.

    Raises:
        InputError: the gold of a page is not what gold may be.
        UsageError: there are fewer owners of pages than folds, or the gold holds no requirements.
    """
    parts = folds([_complete(page) for page in pages], FOLDS)
    ordered = [page for part in parts for page in part]
    groups = [index for index, part in enumerate(parts) for _ in part]
    titles, partial_titles = _train_titles(ordered, groups)
    plain_outlines = [
        Extractor(models=Models(titles=partial_titles[fold])).outline(page.content, uri=page.id)
        for page, fold in zip(ordered, groups, strict=True)
    ]
    learned = [role_page(outline, page.gold) for outline, page in zip(plain_outlines, ordered, strict=True)]
    roles, partial_roles = train_roles(learned, groups, rules=rules)
    cases = [requirement_cases(outline, page.gold) for outline, page in zip(plain_outlines, ordered, strict=True)]
    outlines = [with_roles(outline, partial_roles[fold]) for outline, fold in zip(plain_outlines, groups, strict=True)]
    requirements, partial_requirements = train_requirements(cases, groups)
    adverts = list(
        skill_pages(skills, lambda text: Extractor(models=Models(roles=roles)).outline(text), find_candidates)
    )
    spans, partial_spans = _train_spans(ordered, outlines, groups, adverts, rules=rules)
    columns = zip(partial_titles, partial_roles, partial_requirements, partial_spans, strict=True)
    partial = [Models(*models, rules=rules) for models in columns]
    weights = train_weights(ordered, plain_outlines, [partial[fold] for fold in groups], rules=rules)
    return Models(titles, roles, requirements, spans, weights, rules)


def _complete(page: GoldPage) -> GoldPage:
    """Check the gold of a page, and fill in the fields that its postings leave out."""
    return replace(page, gold=gold_page(marked(page)).gold)


def _train_titles(pages: Sequence[GoldPage], groups: Sequence[int]) -> tuple[TitleModel, list[TitleModel]]:
    """Train the model of titles, and for each fold one on the other folds."""
    seen = examples(pages)

    def trained(left_out: int | None) -> TitleModel:
        return train_titles([example for example, fold in zip(seen, groups, strict=True) if fold != left_out])

    return trained(None), [trained(fold) for fold in range(max(groups) + 1)]


def _train_spans(
    pages: Sequence[GoldPage],
    outlines: Sequence[Outline],
    groups: Sequence[int],
    adverts: Sequence[tuple[Outline, Sequence[Candidate], Sequence[tuple[int, int]]]],
    *,
    rules: bool,
) -> tuple[SpanModel, list[SpanModel]]:
    """Train the span model, and for each fold one on the other folds."""
    annotated = [
        Annotated(outline, [c for c in find_candidates(outline) if rules or not is_ruled(c)], page.gold)
        for page, outline in zip(pages, outlines, strict=True)
    ]

    def trained(left_out: int | None, settings: Settings) -> SpanModel:
        used = [page for page, fold in zip(annotated, groups, strict=True) if fold != left_out]
        return SpanModel(train_spans(used, adverts, settings=settings))

    once = Settings(runs=1)  # a third of the time; their answers only teach the weigher
    return trained(None, Settings()), [trained(fold, once) for fold in range(max(groups) + 1)]


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


def cross_validate(
    pages: Sequence[GoldPage],
    k: int,
    *,
    beside: Sequence[GoldPage] = (),
    skills: Sequence[Json] = (),
    rules: bool = True,
    workers: int = 1,
) -> list[Extraction]:
    """Extract each page by models that were trained on the pages of other owners.

    Args:
        pages: pages with gold.
        k: number of folds.
        beside: further pages to train on, always.
        skills: sentences of adverts with annotated skills.
        rules: whether rules propose facts, and the models look at them.
        workers: processes.

    Raises:
        InputError: the gold of a page is not what gold may be.
        UsageError: k is below 2, or there are fewer owners than folds.
    """
    parts = folds(pages, k)
    jobs = [
        ([page for other in parts if other is not part for page in other] + list(beside), part, skills, rules)
        for part in parts
    ]
    if workers == 1:
        return [extraction for job in jobs for extraction in _validated(job)]
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return [extraction for found in pool.map(_validated, jobs) for extraction in found]


def _validated(job: tuple[Sequence[GoldPage], Sequence[GoldPage], Sequence[Json], bool]) -> list[Extraction]:
    learned, measured, skills, rules = job
    extractor = Extractor(models=train(learned, skills, rules=rules))
    return [extractor.extract(page.content, uri=page.id) for page in measured]
