"""The files of weights: a folder with a manifest, checked by hash, each file read when first needed."""

from __future__ import annotations

import hashlib
import io
import json
import threading
from collections.abc import Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from jobextract.errors import ResourceError

MANIFEST = "manifest.json"
FORMAT = 1  # of the files; models of another are refused
_lock = threading.Lock()


def shipped() -> Path:
    """Give the folder of the models that come with the package."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_models"
    return inside if inside.is_dir() else package.parent.parent / "models"


class ModelFolder:
    """A folder of models.

    Args:
        path: the folder; it holds ``manifest.json`` and the files that this names.

    Raises:
        ResourceError: where the manifest is missing or no manifest of this version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.manifest: Mapping[str, Any] = json.loads((path / MANIFEST).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise ResourceError(f"no models in {path}: {error}") from error
        if not isinstance(self.manifest, dict) or not isinstance(self.manifest.get("files", {}), dict):
            raise ResourceError(f"no models in {path}: {MANIFEST} is no manifest")
        if self.manifest.get("format") != FORMAT:
            raise ResourceError(f"models in {path} have format {self.manifest.get('format')}, not {FORMAT}")
        self._arrays: dict[str, Mapping[str, npt.NDArray[Any]]] = {}

    def arrays(self, name: str) -> Mapping[str, npt.NDArray[Any]]:
        """Give the arrays of a model, read once.

        Raises:
            ResourceError: where the file is missing, or is not the one that the manifest names.
        """
        with _lock:
            if name not in self._arrays:
                self._arrays[name] = self._read(f"{name}.npz")
            return self._arrays[name]

    def _read(self, file: str) -> Mapping[str, npt.NDArray[Any]]:
        try:
            data = (self.path / file).read_bytes()
        except OSError as error:
            raise ResourceError(f"a model is missing: {error}") from error
        if hashlib.sha256(data).hexdigest() != self.manifest.get("files", {}).get(file):
            raise ResourceError(f"{self.path / file} is not the file that {MANIFEST} names")
        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                return {key: arrays[key] for key in arrays.files}
        except Exception as error:  # whatever NumPy, zipfile and zlib say of what is no archive, or holds a pickle
            raise ResourceError(f"{self.path / file} holds no arrays: {error}") from error


@cache
def _folder(path: str) -> ModelFolder:
    return ModelFolder(Path(path))


def open_models(path: str | PathLike[str] | None = None) -> ModelFolder:
    """Open a folder of models, once a process; without a path, the shipped ones.

    Raises:
        ResourceError: where there are none.
    """
    return _folder(str(Path(path).resolve() if path is not None else shipped()))


def write_models(path: Path, models: Mapping[str, Mapping[str, npt.NDArray[Any]]], about: Mapping[str, Any]) -> None:
    """Write models and their manifest; equal arrays give equal bytes.

    Args:
        path: the folder, made if there is none.
        models: arrays by name of the model.
        about: what else the manifest says.
    """
    path.mkdir(parents=True, exist_ok=True)
    files = {}
    for name in sorted(models):
        buffer = io.BytesIO()
        np.savez_compressed(buffer, allow_pickle=False, **dict(sorted(models[name].items())))
        data = buffer.getvalue()
        (path / f"{name}.npz").write_bytes(data)
        files[f"{name}.npz"] = hashlib.sha256(data).hexdigest()
    manifest = {**about, "format": FORMAT, "files": files}
    (path / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
