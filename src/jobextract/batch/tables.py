"""Documents in tables and lists of records: JSON, JSON Lines, CSV and Parquet with a column of texts.

Each row is a document. Its text stands in the column or field asked for, else in the first of `TEXT_FIELDS` that there
is; its address ends in its identifier, else in the number of its row, from 1.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from jobextract.batch.containers import Choice, Container
from jobextract.batch.document import Document
from jobextract.batch.streams import Names, lines_bounded, metered, read_bounded, too_large
from jobextract.errors import BrokenInputError, LimitError, NoTextFieldError, missing_extra
from jobextract.reading.decoding import decode

TEXT_FIELDS = ("text", "content", "body", "html", "markdown")
"""Names of fields that hold a text, the first that there is; upper case counts as lower."""
ID_FIELDS = ("id", "uri", "url")
"""Names of fields that tell records apart."""

_MEDIA_TYPES = {"html": "text/html", "markdown": "text/markdown"}
_SAMPLE = 1 << 16
_ROWS_AT_ONCE = 64  # of Parquet, decoded into memory


class _Columns:
    """Which fields of a container's records hold the text and the identifier."""

    def __init__(self, container: Container) -> None:
        self._choice: Choice = container.choice
        self._names = Names(container.uri)
        self.uri = container.uri
        self.text: str | None = None
        self.id: str | None = None
        self.known = False

    def choose(self, names: Collection[str]) -> bool:
        """Choose among the names of fields; tell whether there is one for the text.

        Raises:
            NoTextFieldError: there is none, and the file was asked for.
        """
        choice = self._choice
        self.text = _named(choice.text_field, TEXT_FIELDS, names)
        self.id = _named(choice.id_field, ID_FIELDS, names)
        self.known = True
        if self.text is not None and (choice.id_field is None or self.id is not None):
            return True
        if choice.lenient and choice.text_field is None and choice.id_field is None:
            return False
        wanted = choice.text_field or (choice.id_field if self.text is not None else None)
        sought = repr(wanted) if wanted else " or ".join(TEXT_FIELDS)
        there = ", ".join(sorted(names)[:20]) or "none"
        raise NoTextFieldError(f"{self.uri}: no field {sought}; there are: {there[:500]}")

    def place(self, row: int) -> str:
        """Give the address of a row by its number."""
        return self._names.at(row) if self.known and self.id is None else self._names.record(str(row))

    def document(self, record: Mapping[str, Any], row: int, uri: str | None = None) -> Document:
        """Give a record's document.

        Args:
            record: fields by name.
            row: its number, from 1.
            uri: its address, where it is not one of several.
        """
        assert self.text is not None
        key = record.get(self.id) if self.id is not None else None
        if uri is None:
            uri = self.place(row) if key is None or key == "" else self._names.record(str(key))
        if self.text not in record:
            return Document(uri, error=NoTextFieldError(f"{uri}: no field {self.text!r}"))
        text = record[self.text]
        if text is None:
            text = ""
        if not isinstance(text, (str, bytes)):
            return Document(uri, error=NoTextFieldError(f"{uri}: the field {self.text!r} holds no text"))
        if len(text) > self._choice.limits.document_bytes:
            return Document(uri, error=too_large(uri, self._choice.limits.document_bytes))
        return Document(uri, content=text, media_type=_MEDIA_TYPES.get(self.text.lower()))


def read_json(container: Container) -> Iterator[Document]:
    """Read a JSON file: an object is one document, an array holds one an element."""
    data = read_bounded(container.stream, container.limits.document_bytes, container.uri)
    value = json.loads(decode(data).text.removeprefix("\ufeff"))
    columns = _Columns(container)
    records = value if isinstance(value, list) else [value]
    for row, record in enumerate(records, 1):
        if not columns.known and not columns.choose(_fields(record)):
            return
        yield columns.document(_checked(record), row, container.uri if record is value else None)


def read_json_lines(container: Container) -> Iterator[Document]:
    """Read JSON Lines; a line that is too long or no JSON is an error document of its own."""
    columns = _Columns(container)
    limit = container.limits.document_bytes
    for row, line in enumerate(lines_bounded(container.stream, limit), 1):
        if line is None:
            uri = columns.place(row)
            yield Document(uri, error=too_large(uri, limit))
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(line.removeprefix(codecs.BOM_UTF8))
        except (ValueError, RecursionError) as error:
            uri = columns.place(row)
            yield Document(uri, error=BrokenInputError(f"{uri}: no JSON: {error}"))
            continue
        if not columns.known and not columns.choose(_fields(record)):
            return
        yield columns.document(_checked(record), row)


def read_csv(container: Container) -> Iterator[Document]:
    """Read a table with a line of column names; comma, semicolon or tab is told by that line.

    UTF-8 and UTF-16 are tried, then what Excel writes elsewhere. Quoted fields may run over lines.
    """
    limit = container.limits.document_bytes
    csv.field_size_limit(max(csv.field_size_limit(), limit))  # of the process: there is no other way
    head = container.stream.read(_SAMPLE)
    stream = metered(container.stream, ahead=head)
    text = io.TextIOWrapper(stream, _encoding(head), "replace", newline="")
    lines = _text_lines(text, limit, container.uri)
    first = next(lines, "")
    delimiter = max(",;\t", key=first.count)  # the first of equals
    rows = csv.reader(chain([first], lines), delimiter=delimiter)
    columns = _Columns(container)
    try:
        names = [name.strip() for name in next(rows, [])]
        if not columns.choose(names):
            return
        for number, row in enumerate((row for row in rows if row), 1):
            yield columns.document(dict(zip(names, row, strict=False)), number)
    except csv.Error as error:
        raise BrokenInputError(f"{container.uri}: damaged near line {rows.line_num}: {error}") from error


def read_parquet(container: Container) -> Iterator[Document]:
    """Read a Parquet file; only the columns of the text and the identifier are decoded, some rows at a time."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise missing_extra(container.uri, "parquet") from None
    columns = _Columns(container)
    row = 0
    try:
        with ParquetFile(container.seekable(), pre_buffer=False) as table:
            if not columns.choose(table.schema_arrow.names):
                return
            chosen = [name for name in (columns.text, columns.id) if name is not None]
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=chosen, use_threads=False):
                for record in batch.to_pylist():
                    yield columns.document(record, row := row + 1)
    except ArrowException as error:
        raise BrokenInputError(f"{container.uri}: damaged: {error}") from error


def _named(wanted: str | None, guesses: tuple[str, ...], names: Collection[str]) -> str | None:
    """Give the name of a field that was asked for, or that is guessed."""
    if wanted is not None:
        return wanted if wanted in names else None
    by_lower = {name.lower(): name for name in reversed(list(names))}
    return next((by_lower[guess] for guess in guesses if guess in by_lower), None)


def _fields(record: object) -> Collection[str]:
    """Give the names of a record's fields. What an extraction wrote is no document, though it holds a text."""
    record = _checked(record)
    return () if {"schema_version", "source", "postings"} <= record.keys() else record.keys()


def _checked(record: object) -> Mapping[str, Any]:
    return record if isinstance(record, dict) else {}


def _encoding(head: bytes) -> str:
    """Tell a table's encoding by its beginning."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    encoding = decode(head[: head.rfind(b"\n") + 1] or head).encoding  # no character cut in two
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _text_lines(text: io.TextIOWrapper, limit: int, uri: str) -> Iterator[str]:
    while line := text.readline(limit):
        if len(line) == limit and not line.endswith(("\n", "\r")):
            raise LimitError(f"{uri}: a line is longer than {limit:,} characters")
        yield line
