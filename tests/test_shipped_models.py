"""The weights that come with the package: small, what their manifest names, without pickle, loaded once."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jobextract import Extractor
from jobextract.inference.store import MANIFEST, shipped
from jobextract.models import load_models
from jobextract.training.train import NAMES

MOST = 20_000_000  # bytes
CALL = "# PhD position in sea ice\n\nWe seek a PhD student in Helsinki. You hold an MSc in physics.\n\n博士后一名。\n"


@pytest.fixture(scope="module")
def files() -> list[Path]:
    return [path for path in shipped().rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shipped() / MANIFEST).read_text("utf-8"))
    return found


def modules_after(code: str) -> set[str]:
    """Give the names of the packages that a new process has imported after some code."""
    ask = f"{code}\nimport sys\nprint('\\n'.join({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


def test_the_manifest_names_every_model_and_no_other_file(manifest: dict[str, Any], files: list[Path]) -> None:
    assert set(manifest["files"]) == {f"{name}.npz" for name in NAMES}
    assert {path.name for path in files if path.suffix == ".npz"} == set(manifest["files"])


def test_each_file_is_the_one_that_the_manifest_names(manifest: dict[str, Any]) -> None:
    assert manifest["files"]
    for name, digest in manifest["files"].items():
        assert hashlib.sha256((shipped() / name).read_bytes()).hexdigest() == digest, name


def test_all_files_together_are_small(files: list[Path]) -> None:
    assert 0 < sum(path.stat().st_size for path in files) < MOST


def test_there_are_only_arrays_texts_and_records(files: list[Path]) -> None:
    assert {path.suffix for path in files} <= {".npz", ".json", ".jsonl", ".md"}


def test_arrays_are_numbers_or_strings_and_need_no_pickle(manifest: dict[str, Any]) -> None:
    assert manifest["files"]
    for name in manifest["files"]:
        with np.load(io.BytesIO((shipped() / name).read_bytes()), allow_pickle=False) as arrays:
            kinds = {key: arrays[key].dtype.kind for key in arrays.files}
        assert kinds, name
        assert set(kinds.values()) <= set("biufU"), (name, kinds)


def test_weights_are_finite(manifest: dict[str, Any]) -> None:
    for name in manifest["files"]:
        with np.load(io.BytesIO((shipped() / name).read_bytes()), allow_pickle=False) as arrays:
            assert all(np.isfinite(arrays[key]).all() for key in arrays.files if arrays[key].dtype.kind == "f"), name


def test_models_are_loaded_once_a_process() -> None:
    one, other = Extractor(), Extractor(thresholds={"topics": 0.9})
    assert one.models is other.models is load_models()
    assert all(getattr(one.models, name) is not None for name in NAMES)


def test_models_and_rules_both_say_what_they_found() -> None:
    found = Extractor().extract(CALL, media_type="text/markdown").postings
    methods = " ".join(fact.method for posting in found for fact in (*posting.requirements, *posting.locations))
    assert "model:" in methods
    assert "rule:" in methods


def test_importing_the_package_imports_no_heavy_library() -> None:
    assert not modules_after("import jobextract") & {"sklearn", "scipy", "spacy", "numpy"}


def test_an_extraction_imports_no_library_of_training() -> None:
    found = modules_after(f"import jobextract\nassert jobextract.extract({CALL!r}).postings")
    assert "numpy" in found
    assert not found & {"sklearn", "scipy", "joblib"}
