#!/usr/bin/env python3
"""Score the package on the evaluation corpus and fail where a measure falls below its floor.

    quality_gate.py [--corpus DIR] [--floors FILE] [--workers N]

The corpus (optional, not part of this repository) has folders train, dev and seeds of pages with gold.
floors.json holds, for each set, measures and their floors:

    {"dev": {"core_f1": 0.5, "requirements": 0.5, "grounded": 1.0}}

Measures are core_f1, the F1 of each field, and each accuracy.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from jobextract.batch.pool import extract_many
from jobextract.errors import JobextractError
from jobextract.training.corpus import Json, read_corpus
from jobextract.training.evaluation import Report, evaluate

SETS = {"train+dev": ("train", "dev"), "dev": ("dev",), "seeds": ("seeds",)}
ROOT = Path(__file__).resolve().parent.parent


def predict(folders: list[Path], workers: int) -> dict[Path, Json]:
    """Extract from all pages of the folders; pages are told apart by their path."""
    pages = sorted(page.path for page in read_corpus(folders))
    extractions = extract_many(pages, workers=workers)
    return {page: x.model_dump(mode="json") for page, x in zip(pages, extractions, strict=True)}


def below_floor(report: Report, floors: Mapping[str, float]) -> list[str]:
    """Name the measures that are below their floors, or unknown."""
    measures = report.measures()
    return [name for name, floor in floors.items() if measures.get(name, -1.0) < floor]


def table(report: Report, floors: Mapping[str, float]) -> str:
    """Give the measures, those with a floor beside it."""
    failed = below_floor(report, floors)
    lines = []
    for name, value in {**dict.fromkeys(floors, float("nan")), **report.measures()}.items():
        floor = f"{floors[name]:8.3f}" if name in floors else "       –"
        lines.append(f"  {name:18} {value:8.3f}  floor {floor}{'  BELOW' if name in failed else ''}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--floors", type=Path, default=ROOT / "benchmarks" / "floors.json")
    parser.add_argument("--workers", type=int, default=0, help="0: one for each processor")
    options = parser.parse_args()
    floors = json.loads(options.floors.read_text("utf-8"))
    if unknown := set(floors) - set(SETS):
        print(f"{options.floors}: unknown sets {sorted(unknown)}; known are {list(SETS)}", file=sys.stderr)
        return 2
    began = time.perf_counter()
    try:
        folders = {name: options.corpus / name for names in SETS.values() for name in names}
        predictions = predict(list(folders.values()), options.workers)
        reports = {}
        for name, members in SETS.items():
            chosen = [folders[member] for member in members]
            reports[name] = evaluate(chosen, [predictions[page.path] for page in read_corpus(chosen)])
    except JobextractError as error:
        print(f"quality gate: {error}", file=sys.stderr)
        return 2
    print(f"{len(predictions)} pages in {time.perf_counter() - began:.1f} s")
    failed = []
    for name, report in reports.items():
        print(f"\n{name}: {report.pages} pages\n{table(report, floors.get(name, {}))}")
        failed += [f"{name}: {measure}" for measure in below_floor(report, floors.get(name, {}))]
    print("\n" + (f"below the floor: {', '.join(failed)}" if failed else "no measure is below its floor"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
