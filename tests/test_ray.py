"""Runs on Ray: the facts of the local engine. With `make ray`, on a cluster of two processes on this machine."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from stubs import StubExtractor

import jobextract
from jobextract.batch.containers import Choice
from jobextract.batch.inputs import iter_documents
from jobextract.batch.ray_engine import SUCCESS, run_on_ray
from jobextract.batch.runner import Summary, errors_path, run
from jobextract.errors import ResourceError, UsageError
from jobextract.export.canonical import canonical_lines

pytestmark = [
    pytest.mark.ray,
    pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="ray is not installed: jobextract[ray]"),
]
FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "postings"
STUB = StubExtractor()


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    import ray

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]))
        ray.init(address="local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="error")
        yield
        ray.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages, archives and tables within each other, and some of each that are broken."""
    folder = tmp_path_factory.mktemp("in")
    pages = sorted(path for path in FIXTURES.iterdir() if path.suffix in {".md", ".html"})
    for page in pages[:4]:
        shutil.copy(page, folder)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for page in pages[4:6]:
            archive.write(page, f"inner/{page.name}")
    with zipfile.ZipFile(folder / "pages.zip", "w") as archive:
        archive.writestr("packed.zip", packed.getvalue())
        archive.write(pages[6], pages[6].name)
    whole = (folder / "pages.zip").read_bytes()
    (folder / "torn.zip").write_bytes(whole[: len(whole) // 2])
    with open(folder / "table.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "text"])
        rows.writerows([page.stem, page.read_text("utf-8")] for page in pages[7:9])
    rows = [{"id": page.stem, "html": page.read_text("utf-8")} for page in pages[9:10]]
    pq.write_table(pa.Table.from_pylist(rows), folder / "table.parquet")
    (folder / "records.jsonl").write_text('{"id": 1, "text": "PhD position in Oslo"}\n{"id": 2, "text": 3}\nno JSON\n')
    (folder / "broken.pdf").write_text("%PDF-1.4 and no more")
    (folder / "broken.docx").write_text("no zip")
    return folder


def both(paths: list[Path | str], target: Path, **options: Any) -> tuple[Summary, Path, Path]:
    """Run on both engines; they must agree."""
    here, there = target / "local.jsonl", target / "ray.parquet"
    local = run(iter_documents(paths), here, **options)
    assert run_on_ray(paths, str(there), **options) == local
    assert list(canonical_lines(there)) == list(canonical_lines(here))
    assert errors_path(there).read_bytes() == errors_path(here).read_bytes()
    return local, here, there


def test_the_facts_are_those_of_the_local_engine(folder: Path, tmp_path: Path) -> None:
    summary, here, there = both([folder], tmp_path)
    assert (summary.written, summary.failed) == (11, 5)
    assert list(canonical_lines(here)) == sorted(here.open("rb"), key=lambda line: json.loads(line)["source"]["uri"])
    told = json.loads((there / SUCCESS).read_text())
    assert (told["documents"], told["written"], told["failed"]) == (16, 11, 5)
    with pytest.raises(UsageError, match="--overwrite"):
        run_on_ray([folder], str(there))


def test_what_crashes_or_hangs_fails_alone(tmp_path: Path) -> None:
    pages = tmp_path / "in"
    pages.mkdir()
    texts = {**{f"{i:02}": f"Postdoc {i}" for i in range(20)}, "05": "DIE", "07": "HANG", "11": "REFUSE", "13": "BUG"}
    for name, text in texts.items():
        (pages / f"{name}.md").write_text(text)
    summary, _, _ = both([pages], tmp_path, extractor=STUB, time_limit=1.0)
    assert summary.errors == {"worker-died": 1, "time-limit": 1, "unreadable-input": 1, "internal": 1}


def test_addresses_are_read_and_written_by_fsspec(folder: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "local.jsonl", tmp_path / "ray.parquet"
    local = run(iter_documents([folder]), here, extractor=STUB)
    assert run_on_ray([f"file://{folder}"], f"file://{there}", extractor=STUB) == local
    lines = [line.replace(b'"uri":"file://', b'"uri":"') for line in canonical_lines(there)]
    assert lines == list(canonical_lines(here))


def test_options_hold_as_on_the_local_engine(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "ray.parquet"
    run_on_ray([folder], str(out), choice=Choice(include=("*.md", "*.zip")), limit=6, extractor=STUB, workers=1)
    wanted = [x.uri for x in iter_documents([folder], include=["*.md", "*.zip"], limit=6)]
    assert [json.loads(line)["source"]["uri"] for line in canonical_lines(out)] == sorted(wanted)
    summary = run_on_ray([folder / "records.jsonl"], str(out), flat=True, overwrite=True, extractor=STUB)
    assert (summary.written, summary.failed) == (1, 2)
    (part,) = out.glob("*.parquet")
    assert pq.read_table(part).column("field").to_pylist() == ["title"]


def test_missing_models_end_a_run(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="no models in"):
        run_on_ray([folder], str(tmp_path / "out.parquet"), extractor=jobextract.Extractor(models="no"))
