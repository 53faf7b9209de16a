"""Data frames of pandas and polars."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from jobextract.errors import UsageError
from jobextract.export.rows import FACT_COLUMNS, POSTING_COLUMNS, fact_rows, posting_rows
from jobextract.schema import Extraction

_PANDAS = {"text": "string", "integer": "Int64", "number": "float64", "texts": "object"}


def to_frame(
    extractions: Iterable[Extraction], flat: bool = False, engine: Literal["pandas", "polars"] = "pandas"
) -> Any:
    """Make a data frame of extractions: a row a posting, or a row a fact; ``docs/batch.md`` describes the columns.

    Args:
        extractions: read one by one.
        flat: a row a fact.
        engine: which library's frame; it must be installed (``pip install 'jobextract[pandas]'`` or ``[polars]``).

    Raises:
        UsageError: there is no such engine, or it is not installed.

    >>> import jobextract
    >>> frame = jobextract.to_frame(jobextract.extract_many(["PhD position in Oslo", "Postdoc in Graz"]))
    >>> list(frame["cities"])
    [['Oslo'], ['Graz']]
    """
    columns = FACT_COLUMNS if flat else POSTING_COLUMNS
    if engine not in ("pandas", "polars"):
        raise UsageError(f"unknown engine {engine!r}; known are pandas, polars")
    try:
        library = _library(engine)
    except ImportError as error:
        raise UsageError(f"{error}; install it with: pip install 'jobextract[{engine}]'") from error
    rows = list(fact_rows(extractions) if flat else posting_rows(extractions))
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    if engine == "pandas":
        made = {
            column.name: library.Series(values, dtype=_PANDAS[column.kind])
            for column, values in zip(columns, cells, strict=True)
        }
        return library.DataFrame(made)
    types = {
        "text": library.String,
        "integer": library.Int64,
        "number": library.Float64,
        "texts": library.List(library.String),
    }
    schema = {column.name: types[column.kind] for column in columns}
    return library.DataFrame(dict(zip(schema, map(list, cells), strict=True)), schema=schema)


def _library(engine: str) -> Any:
    from importlib import import_module

    return import_module(engine)
