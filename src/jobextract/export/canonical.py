"""One form for every output of extractions, so that two can be compared byte for byte.

    python -m jobextract.export.canonical OUT > canonical.jsonl

reads JSON lines, a Parquet file or a folder of Parquet files (not flat), and gives JSON lines in the order of their
addresses. Whichever engine, format and number of workers made two outputs: of the same documents they are the same.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from jobextract.errors import InputNotFoundError, OutputError
from jobextract.export.formats import JSON_LINES, extractions_of
from jobextract.schema import Extraction

_ROWS_AT_ONCE = 64


def canonical_lines(path: Path) -> Iterator[bytes]:
    """Give an output's extractions as lines of JSON, by address.

    They are put in order in a temporary database, so that any number of them takes the same memory.

    Raises:
        InputNotFoundError: there is no such output.
        OutputError: it holds something other than extractions of this version.
    """
    if not path.exists():
        raise InputNotFoundError(f"{path}: no such file")
    with closing(sqlite3.connect("")) as index:
        index.execute("CREATE TABLE line (uri TEXT, line BLOB)")
        index.executemany("INSERT INTO line VALUES (?, ?)", map(_line, _extractions(path)))
        for (line,) in index.execute("SELECT line FROM line ORDER BY uri, line"):
            yield line


def _line(extraction: Extraction) -> tuple[str, bytes]:
    return extraction.source.uri or "", extraction.model_dump_json().encode() + b"\n"


def _extractions(path: Path) -> Iterator[Extraction]:
    if path.suffix.lower() == JSON_LINES and path.is_file():
        with open(path, "rb") as file:
            yield from extractions_of(file)
        return
    for part in sorted(path.glob("*.parquet")) if path.is_dir() else [path]:
        yield from _rows(part)


def _rows(path: Path) -> Iterator[Extraction]:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE):
                yield from map(Extraction.model_validate, batch.to_pylist())
    except (ValueError, ArrowException) as error:
        raise OutputError(f"{path}: holds something other than extractions of this version: {error}") from error


def main() -> None:
    """Print the canonical form of the output that is named."""
    for line in canonical_lines(Path(sys.argv[1])):
        sys.stdout.buffer.write(line)


if __name__ == "__main__":
    main()
