"""The formats of files that a run can write, chosen by suffix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from jobextract.errors import OutputError, UsageError

if TYPE_CHECKING:
    from jobextract.schema import Extraction

JSON_LINES = ".jsonl"
_HOMES = {
    ".parquet": "jobextract.export.parquet",
    ".csv": "jobextract.export.csv_table",
    ".sqlite": "jobextract.export.sqlite",
    ".db": "jobextract.export.sqlite",
}
SUFFIXES = (JSON_LINES, *_HOMES)
_FLAT = (".parquet", ".csv")

Write = Callable[[Iterable[bytes], Path], None]
"""Writes extractions, given as lines of JSON, to a new file, one after the other."""


def writer_of(out: Path, *, flat: bool = False) -> Write | None:
    """Choose by suffix what writes a file; None for JSON lines.

    Args:
        flat: a row a fact, for Parquet and CSV.

    Raises:
        UsageError: the suffix is none of `SUFFIXES`, the format has no flat form, or a package that it needs is not
            installed.
    """
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"{out}: the output must end in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}")
    if flat and suffix not in _FLAT:
        raise UsageError(f"{out}: only {' and '.join(_FLAT)} can be flat")
    if suffix == JSON_LINES:
        return None
    try:
        home = import_module(_HOMES[suffix])
    except ImportError as error:
        raise UsageError(f"{out}: {error}; install it with: pip install 'jobextract[parquet]'") from error
    write: Write = home.write_flat if flat else home.write
    return write


def extractions_of(lines: Iterable[bytes]) -> Iterator[Extraction]:
    """Read extractions from lines of JSON.

    Raises:
        OutputError: a line is no extraction, or one of a newer version.
    """
    from jobextract.schema import Extraction

    try:
        yield from map(Extraction.model_validate_json, lines)
    except ValueError as error:
        raise OutputError(f"a line is no extraction of this version: {error}") from error
