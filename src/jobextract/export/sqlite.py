"""SQLite: normalized tables with indices and foreign keys, and a full-text search over postings.

``documents`` → ``postings`` → ``facts``, each with what all have in common; for each kind of fact a table of its own
with what it states beyond that (``locations.city``), and for each list a table with a row a value
(``requirements_skills``). Tables and columns of facts are derived from the schema.
"""

from __future__ import annotations

import json
import sqlite3
import types
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from jobextract.export.formats import extractions_of
from jobextract.export.rows import facts_of, normal_form
from jobextract.schema import (
    SCHEMA_VERSION,
    ApplicationDocument,
    ApplicationRoute,
    Benefit,
    Contact,
    CustomFact,
    DateFact,
    Deadline,
    Duration,
    Employment,
    Extraction,
    Fact,
    FieldOfScience,
    Funding,
    JobPosting,
    Location,
    Openings,
    Organization,
    Person,
    PositionTypeFact,
    Requirement,
    Salary,
    Source,
    Topic,
)

LAYOUT = 2
"""Version of the tables, in ``PRAGMA user_version``; rises when they change."""

FACT_TABLES: dict[type[Fact], str] = {
    PositionTypeFact: "position_types",
    Organization: "organizations",
    Location: "locations",
    Person: "people",
    Contact: "contacts",
    Requirement: "requirements",
    Topic: "topics",
    Benefit: "benefits",
    ApplicationDocument: "application_documents",
    ApplicationRoute: "application_routes",
    DateFact: "start_dates",
    Deadline: "deadlines",
    Duration: "durations",
    Employment: "employments",
    Salary: "salaries",
    Funding: "fundings",
    Openings: "openings",
    CustomFact: "custom_facts",
}
"""Table of each kind of fact that states something beyond its words."""

_SEARCHED = {
    "title": ("title",),
    "organizations": ("organizations", "funders", "partners"),
    "places": ("locations",),
    "people": ("supervisors", "contacts"),
    "topics": ("topics",),
    "requirements": ("requirements",),
    "other": ("responsibilities", "benefits", "funding", "salary", "application", "extra"),
}
"""Columns of the full-text search, and the fields whose words they hold."""

_SQL = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
_INDICES = (
    "documents (sha256)",
    "notices (code)",
    "postings (document_id)",
    "postings (deadline)",
    "facts (posting_id, field)",
    "facts (field, value)",
    "position_types (value)",
    "organizations (name)",
    "locations (country_code, city)",
    "people (name)",
    "requirements (category, degree)",
    "requirements_skills (value)",
    "topics (canonical)",
    "deadlines (date)",
)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a model is laid out in tables: its values in columns, its lists in tables of their own."""

    columns: tuple[tuple[str, str], ...]  # path, SQL type
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]  # path, columns of an element

    def values(self, model: BaseModel) -> list[Any]:
        return [_at(model, path) for path, _ in self.columns]


def write(lines: Iterable[bytes], path: Path) -> None:
    """Write a database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # a file of its own, put in place when it is whole
        database.execute("PRAGMA synchronous = OFF")
        database.execute(f"PRAGMA user_version = {LAYOUT}")
        database.execute("BEGIN")
        for statement in _tables():
            database.execute(statement)
        database.execute("INSERT INTO meta VALUES ('schema_version', ?)", (SCHEMA_VERSION,))
        _Rows(database).insert(extractions_of(lines))
        database.execute("CREATE UNIQUE INDEX documents_uri_index ON documents (uri)")
        for place in _INDICES:
            name = "_".join(place.replace("(", "").replace(")", "").replace(",", "").split())
            database.execute(f"CREATE INDEX {name}_index ON {place}")
        database.execute("COMMIT")


def _tables() -> Iterator[str]:
    """Give the statements that make the tables."""
    yield "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)"
    languages = (("code", "TEXT"), ("share", "REAL"))
    yield _table("documents", (("id", "INTEGER PRIMARY KEY"), *_shape(Source).columns, ("text", "TEXT")))
    yield from _list_tables("documents", "document", _shape(Source))
    yield _list_table("documents_languages", "document", languages)
    yield _list_table("notices", "document", (("code", "TEXT"), ("message", "TEXT")))
    key = ("document_id", "INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE")
    summary = (("title", "TEXT"), ("deadline", "TEXT"))
    posting = _posting_shape()
    yield _table("postings", (("id", "INTEGER PRIMARY KEY"), key, ("number", "INTEGER"), *summary, *posting.columns))
    yield from _list_tables("postings", "posting", posting)
    key = ("posting_id", "INTEGER NOT NULL REFERENCES postings (id) ON DELETE CASCADE")
    fact = _shape(Fact)
    head = (("id", "INTEGER PRIMARY KEY"), key, ("field", "TEXT"), ("number", "INTEGER"), ("value", "TEXT"))
    yield _table("facts", (*head, *fact.columns))
    yield _list_table("mentions", "fact", dict(fact.lists)["mentions"])
    for kind, name in FACT_TABLES.items():
        shape = _own_shape(kind)
        key = ("fact_id", "INTEGER PRIMARY KEY REFERENCES facts (id) ON DELETE CASCADE")
        yield _table(name, (key, *shape.columns))
        yield from _list_tables(name, "fact", shape)
    yield f"CREATE VIRTUAL TABLE postings_fts USING fts5 ({', '.join(_SEARCHED)}, tokenize = 'trigram')"


class _Rows:
    """Puts extractions into the tables, numbered as they come."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._last: defaultdict[str, int] = defaultdict(int)

    def insert(self, extractions: Iterable[Extraction]) -> None:
        for extraction in extractions:
            source = _shape(Source)
            document = self._numbered("documents", [*source.values(extraction.source), extraction.text])
            self._lists("documents", document, source, extraction.source)
            self._list("documents_languages", document, [(x.code, x.share) for x in extraction.languages])
            self._list("notices", document, [(x.code, x.message) for x in extraction.warnings])
            for number, posting in enumerate(extraction.postings, 1):
                self._posting(document, number, posting)

    def _posting(self, document: int, number: int, posting: JobPosting) -> None:
        shape = _posting_shape()
        title = posting.title.text if posting.title else None
        deadline = posting.deadline.date if posting.deadline else None
        key = self._numbered("postings", [document, number, title, deadline, *shape.values(posting)])
        self._lists("postings", key, shape, posting)
        numbers: defaultdict[str, int] = defaultdict(int)
        words: defaultdict[str, list[str]] = defaultdict(list)
        for field, fact in facts_of(posting):
            numbers[field] += 1
            words[field.partition(".")[0]].append(fact.text)
            self._fact(key, field, numbers[field], fact)
        searched = ["\n".join(word for field in fields for word in words[field]) for fields in _SEARCHED.values()]
        self._insert("postings_fts (rowid, " + ", ".join(_SEARCHED) + ")", [key, *searched])

    def _fact(self, posting: int, field: str, number: int, fact: Fact) -> None:
        common = _shape(Fact).values(fact)
        key = self._numbered("facts", [posting, field, number, normal_form(fact), *common])
        self._list("mentions", key, [(span.start, span.end) for span in fact.mentions])
        if type(fact) in FACT_TABLES:
            name, shape = FACT_TABLES[type(fact)], _own_shape(type(fact))
            self._insert(name, [key, *shape.values(fact)])
            self._lists(name, key, shape, fact)

    def _lists(self, table: str, key: int, shape: _Shape, model: BaseModel) -> None:
        for path, columns in shape.lists:
            values = _at(model, path) or []
            scalar = columns[0][0] == "value"
            rows = [(value,) if scalar else tuple(_at(value, name) for name, _ in columns) for value in values]
            self._list(f"{table}_{_name(path)}", key, rows)

    def _list(self, table: str, key: int, rows: Sequence[Sequence[Any]]) -> None:
        for number, row in enumerate(rows, 1):
            self._insert(table, [key, number, *row])

    def _numbered(self, table: str, values: list[Any]) -> int:
        self._last[table] += 1
        self._insert(table, [self._last[table], *values])
        return self._last[table]

    def _insert(self, table: str, values: list[Any]) -> None:
        self._database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)


@cache
def _shape(model: type[BaseModel], path: str = "") -> _Shape:
    """Lay out a model; models within it become columns of its own (``eligibility.age_max``)."""
    columns: list[tuple[str, str]] = []
    lists: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for name, field in model.model_fields.items():
        kind = _stated(field.annotation)
        if get_origin(kind) is list:
            element = _stated(get_args(kind)[0])
            inner = _shape(element).columns if _is_model(element) else (("value", _SQL[_scalar(element)]),)
            lists.append((path + name, inner))
        elif _is_model(kind):
            inside = _shape(kind, f"{path}{name}.")
            columns += inside.columns
            lists += inside.lists
        else:
            columns.append((path + name, _SQL[_scalar(kind)]))
    return _Shape(tuple(columns), tuple(lists))


@cache
def _own_shape(kind: type[Fact]) -> _Shape:
    """Lay out what a kind of fact states beyond what every fact does."""
    whole = _shape(kind)
    common = Fact.model_fields
    return _Shape(
        tuple(column for column in whole.columns if column[0] not in common),
        tuple(entry for entry in whole.lists if entry[0] not in common),
    )


@cache
def _posting_shape() -> _Shape:
    """Lay out a posting without its facts, which have tables of their own."""
    columns = [("posting_id", "TEXT")]  # its `id` in the schema; `id` is the table's key
    lists: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for name, field in JobPosting.model_fields.items():
        kind = _stated(field.annotation)
        element = _stated(get_args(kind)[0]) if get_origin(kind) is list else kind
        if name in ("id", "extra") or (_is_model(element) and issubclass(element, Fact)):
            continue
        if element is FieldOfScience:
            inside = _shape(FieldOfScience, f"{name}.")
            columns += inside.columns
            lists += inside.lists
        elif element is kind:
            columns.append((name, _SQL[_scalar(kind)]))
        else:
            lists.append((name, (("value", _SQL[_scalar(element)]),)))
    return _Shape(tuple(columns), tuple(lists))


def _stated(annotation: Any) -> Any:
    """Give the type of what is stated, without ``Annotated`` and ``| None``."""
    if get_origin(annotation) is Annotated:
        return _stated(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        (stated,) = (argument for argument in get_args(annotation) if argument is not type(None))
        return _stated(stated)
    return annotation


def _scalar(kind: Any) -> Any:
    return str if get_origin(kind) in (Literal, dict) else kind  # attributes of custom facts are JSON


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _at(model: Any, path: str) -> Any:
    """Give the value at a dotted path; None where a model on the way is missing."""
    if path == "posting_id":
        return model.id
    try:
        value = attrgetter(path)(model)
    except AttributeError:
        return None
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value


def _name(path: str) -> str:
    return path.replace(".", "_")


def _table(name: str, columns: Iterable[tuple[str, str]]) -> str:
    stated = ", ".join(f'"{_name(path)}" {kind}' for path, kind in columns)
    return f"CREATE TABLE {name} ({stated})"


def _list_tables(table: str, owner: str, shape: _Shape) -> Iterator[str]:
    for path, columns in shape.lists:
        yield _list_table(f"{table}_{_name(path)}", owner, columns)


def _list_table(name: str, owner: str, columns: Iterable[tuple[str, str]]) -> str:
    """Give the statement for a table of values that belong to a row of another, in order."""
    key = ((f"{owner}_id", f"INTEGER NOT NULL REFERENCES {owner}s (id) ON DELETE CASCADE"), ("number", "INTEGER"))
    made = _table(name, (*key, *columns))
    return f"{made.removesuffix(')')}, PRIMARY KEY ({owner}_id, number)) WITHOUT ROWID"
