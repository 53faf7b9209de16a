"""CSV: a row a posting, or a row a fact."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jobextract.export.formats import extractions_of
from jobextract.export.rows import FACT_COLUMNS, POSTING_COLUMNS, Column, Row, fact_rows, number_text, posting_rows

SEPARATOR = " | "
"""Stands between the values of a cell that holds several."""


def write(lines: Iterable[bytes], path: Path) -> None:
    """Write a row a posting."""
    _write(POSTING_COLUMNS, posting_rows(extractions_of(lines)), path)


def write_flat(lines: Iterable[bytes], path: Path) -> None:
    """Write a row a fact."""
    _write(FACT_COLUMNS, fact_rows(extractions_of(lines)), path)


def _write(columns: Sequence[Column], rows: Iterable[Row], path: Path) -> None:
    with open(path, "w", encoding="utf-8", errors="replace", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([column.name for column in columns])
        table.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(" ".join(text.split()) for text in value)
    return number_text(value) if isinstance(value, float) else str(value)
