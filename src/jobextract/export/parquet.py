"""Parquet: nested, a row a document with every value of the schema in its type; or flat, a row a fact."""

from __future__ import annotations

import io
import json
import types
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal, Union, get_args, get_origin

import pyarrow as pa
import pyarrow.json as pa_json
import pyarrow.parquet as pq
from pydantic import BaseModel, JsonValue

from jobextract.export.formats import extractions_of
from jobextract.export.rows import FACT_COLUMNS, fact_rows
from jobextract.schema import SCHEMA_VERSION, Extraction

DOCUMENTS = 1000
"""Documents in a row group, at most: what is held in memory at a time."""
_BYTES = 32_000_000  # of JSON in a row group, likewise
_FACTS = 20_000  # rows in a row group of the flat form
_METADATA = {"jobextract.schema_version": SCHEMA_VERSION}
_SCALARS = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
_KINDS = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "texts": pa.list_(pa.string())}


def arrow_schema() -> Any:
    """Give the Arrow schema of an `Extraction`, derived from its models."""
    return pa.schema(_fields(Extraction), metadata=_METADATA)


def flat_schema() -> Any:
    """Give the Arrow schema of the flat form."""
    return pa.schema([(column.name, _KINDS[column.kind]) for column in FACT_COLUMNS], metadata=_METADATA)


def write(lines: Iterable[bytes], path: Path | BinaryIO) -> None:
    """Write a row a document; `Extraction.model_validate` of a row gives the extraction again."""
    schema = arrow_schema()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for content in _groups(lines):
            writer.write_table(_table(content, schema))


def write_flat(lines: Iterable[bytes], path: Path | BinaryIO) -> None:
    """Write a row a fact."""
    schema = flat_schema()
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = fact_rows(extractions_of(lines))
        while group := list(islice(rows, _FACTS)):
            columns = zip(*group, strict=True)
            arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _table(content: bytes, schema: Any) -> Any:
    parsing = pa_json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
    reading = pa_json.ReadOptions(use_threads=False, block_size=len(content) + 1)
    table = pa_json.read_json(io.BytesIO(content), read_options=reading, parse_options=parsing)
    return table.replace_schema_metadata(schema.metadata)


def _groups(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Give the lines of each row group as one piece."""
    group = bytearray()
    count = 0
    for line in map(_as_row, map(_of_this_version, lines)):
        if count == DOCUMENTS or (count and len(group) + len(line) > _BYTES):
            yield bytes(group)
            group.clear()
            count = 0
        group += line
        count += 1
    if count:
        yield bytes(group)


def _of_this_version(line: bytes) -> bytes:
    """Give a line with all fields: one of an older version lacks those that came later."""
    if line.startswith(b'{"schema_version":"%b"' % SCHEMA_VERSION.encode()):
        return line
    return b"".join(extraction.model_dump_json().encode() + b"\n" for extraction in extractions_of([line]))


def _as_row(line: bytes) -> bytes:
    """Give a line with what has names of its own as `_type` lays it out, for Parquet fixes the names of all values."""
    if b'"extra":{"' not in line:
        return line.replace(b'"extra":{}', b'"extra":[]')  # no value holds this, since quotes in it are escaped
    extraction = json.loads(line)
    for posting in extraction["postings"]:
        for facts in posting["extra"].values():
            for fact in facts:
                fact["attributes"] = _json(fact["attributes"])
        posting["extra"] = [{"name": name, "facts": facts} for name, facts in posting["extra"].items()]
    return _json(extraction).encode() + b"\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fields(model: type[BaseModel]) -> list[Any]:
    return [pa.field(name, _type(field.annotation)) for name, field in model.model_fields.items()]


def _type(annotation: Any) -> Any:
    """Give the Arrow type of a type of the schema. Every value may be null, as is usual in Parquet."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(arguments[0])
    if origin is Literal:
        return pa.string()
    if arguments == (str, JsonValue):  # attributes of any kind, as JSON
        return pa.string()
    if origin is dict:  # custom fields
        return pa.list_(pa.struct([("name", pa.string()), ("facts", _type(arguments[1]))]))
    if origin is list:
        return pa.list_(_type(arguments[0]))
    if origin in (Union, types.UnionType):
        (stated,) = (argument for argument in arguments if argument is not type(None))
        return _type(stated)
    if issubclass(annotation, BaseModel):
        return pa.struct(_fields(annotation))
    return _SCALARS[annotation]
