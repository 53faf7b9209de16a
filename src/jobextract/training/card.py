"""The model card: what was trained on what, and what rules, models and both together reach."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from jobextract.models import Models
from jobextract.pipeline import Extractor
from jobextract.schema import Extraction
from jobextract.training.corpus import GoldPage, Json, write_file
from jobextract.training.evaluation import JUDGED, Report, evaluate_pages, judged
from jobextract.training.train import cross_validate, train

MEASURES = (
    "core_f1",
    "requirements",
    "topics",
    "locations",
    "supervisors",
    "requirements_char",
    "titles",
    "position_types",
    "organizations",
    "emails",
    "deadline",
    "postings",
    "is_posting",
    "assigned",
    "necessity",
    "category",
)
"""What the tables show, in this order."""
_BINS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.85), (0.85, 0.95), (0.95, 1.01))
_VARIANTS = ("rules", "models", "both")

Predictions = Mapping[str, Json]  # extractions as JSON values, by the id of the page


@dataclass(frozen=True)
class Data:
    """What is trained and measured on.

    Attributes:
        train: pages to train on.
        dev: pages to measure on.
        beside: further pages to train on that are not measured on.
        skills: sentences of adverts with annotated skills.
    """

    train: Sequence[GoldPage]
    dev: Sequence[GoldPage]
    beside: Sequence[GoldPage] = ()
    skills: Sequence[Json] = ()


@dataclass
class Figures:
    """Predictions of each variant, on dev and in cross-validation."""

    dev: dict[str, Predictions] = field(default_factory=dict)
    cross: dict[str, Predictions] = field(default_factory=dict)


def by_page(extractions: Iterable[Extraction]) -> dict[str, Json]:
    """Give extractions as JSON values by the id of their page."""
    return {str(extraction.source.uri): extraction.model_dump(mode="json") for extraction in extractions}


def measure(data: Data, k: int, *, workers: int = 1, note: Callable[[str], None] = lambda _: None) -> Figures:
    """Run rules, models and both on dev (trained on train) and in cross-validation over train and dev.

    Args:
        data: what to train and measure on.
        k: folds of the cross-validation.
        workers: processes of the cross-validation.
        note: is told what is done.
    """
    figures = Figures()
    together = [*data.train, *data.dev]
    for variant in _VARIANTS:
        start = time.perf_counter()
        if variant == "rules":
            figures.cross[variant] = by_page(_extracted(together, None))
            figures.dev[variant] = figures.cross[variant]
        else:
            rules = variant == "both"
            models = train([*data.train, *data.beside], data.skills, rules=rules)
            figures.dev[variant] = by_page(_extracted(data.dev, models))
            figures.cross[variant] = by_page(
                cross_validate(together, k, beside=data.beside, skills=data.skills, rules=rules, workers=workers)
            )
        note(f"{variant}: {time.perf_counter() - start:.0f} s")
    return figures


def _extracted(pages: Iterable[GoldPage], models: Models | None) -> list[Extraction]:
    extractor = Extractor(models=models)
    return [extractor.extract(page.content, uri=page.id) for page in pages]


def has_chinese(page: GoldPage) -> bool:
    """Tell whether a page's gold counts it as Chinese or bilingual."""
    return "zh" in page.gold["languages"]


def write_card(path: Path, data: Data, figures: Figures, k: int) -> None:
    """Write the model card.

    Raises:
        OutputError: the file cannot be written.
    """
    template = resources.files("jobextract.training").joinpath("card.md").read_text("utf-8")
    together = [*data.train, *data.dev]
    text = template.format(
        pages=f"{len(data.train)} + {len(data.dev)}",
        beside=len(data.beside),
        skills=f"{len(data.skills):,}",
        k=k,
        dev=_by_variant(data.dev, figures.dev),
        cross=_by_variant(together, figures.cross),
        dev_languages=_by_language(data.dev, figures.dev),
        cross_languages=_by_language(together, figures.cross),
        reliability=_reliability(together, figures.cross["both"]),
    )
    write_file(path, text.encode("utf-8"))


def _report(pages: Sequence[GoldPage], predictions: Predictions) -> Report:
    return evaluate_pages(pages, [predictions[page.id] for page in pages])


def _table(reports: Sequence[Report], heads: Sequence[str]) -> str:
    columns = [report.measures() for report in reports]
    lines = [f"| | {' | '.join(heads)} |", "|---|" + "---|" * len(heads)]
    lines += [f"| {name} | {' | '.join(_cell(column.get(name)) for column in columns)} |" for name in MEASURES]
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    """Show a figure; there is none where no page is of the kind that it counts, such as pages with two postings."""
    return "–" if value is None else f"{value:.3f}"


def _by_variant(pages: Sequence[GoldPage], predictions: Mapping[str, Predictions]) -> str:
    return _table([_report(pages, found) for found in predictions.values()], list(predictions))


def _by_language(pages: Sequence[GoldPage], predictions: Mapping[str, Predictions]) -> str:
    parts = {
        "Chinese": [page for page in pages if has_chinese(page)],
        "no Chinese": [page for page in pages if not has_chinese(page)],
    }
    reports, heads = [], []
    for name, part in parts.items():
        for variant, found in predictions.items():
            reports.append(_report(part, found))
            heads.append(f"{name}: {variant}")
    return _table(reports, heads)


def reliability(pages: Iterable[GoldPage], predictions: Predictions) -> list[tuple[float, float]]:
    """Give (confidence, 1 or 0 for right or wrong) for each reported fact that the gold can judge."""
    found: list[tuple[float, float]] = []
    for page in pages:
        for name in JUDGED:
            facts: list[Any] = []
            for posting in predictions[page.id]["postings"]:
                value = posting[name]
                facts += value if isinstance(value, list) else [value] if value else []
            verdicts = judged(name, page.gold, facts)
            found += [(fact["confidence"], right) for fact, right in zip(facts, verdicts, strict=True) if right >= 0]
    return found


def _reliability(pages: Iterable[GoldPage], predictions: Predictions) -> str:
    facts = reliability(pages, predictions)
    lines = ["| confidence | facts | mean confidence | share right |", "|---|---|---|---|"]
    for low, high in _BINS:
        inside = [fact for fact in facts if low <= fact[0] < high]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            lines.append(f"| {low:.2f} to {min(high, 1.0):.2f} | {len(inside)} | {mean:.2f} | {share:.2f} |")
    return "\n".join(lines)
