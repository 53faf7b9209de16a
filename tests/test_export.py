"""The formats of an output: each holds what was extracted, in the columns that the documentation names."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel, JsonValue

import jobextract
from jobextract.errors import OutputError, UsageError
from jobextract.export.formats import SUFFIXES, writer_of
from jobextract.export.rows import FACT_COLUMNS, POSTING_COLUMNS, fact_rows, facts_of, normal_form, posting_rows
from jobextract.export.sqlite import FACT_TABLES
from jobextract.schema import (
    Contact,
    CustomFact,
    Deadline,
    Duration,
    Extraction,
    Fact,
    JobPosting,
    Location,
    Openings,
    Requirement,
    Salary,
    Source,
)

DOCS = (Path(__file__).resolve().parent.parent / "docs" / "batch.md").read_text("utf-8")


def filled(kind: Any, seed: int = 0) -> Any:
    """Make a value of a type of the schema in which nothing is left open; a new field is filled too."""
    arguments = [argument for argument in get_args(kind) if argument is not type(None)]
    if get_origin(kind) is Literal:
        return arguments[seed % len(arguments)]
    if get_args(kind) == (str, JsonValue):
        return {'博"士': [seed, 0.1, None, {"extra": {}}], "extra": {}, "b": True}
    if get_origin(kind) is dict:
        return {f"b{seed}": filled(arguments[1], seed), "a": []}
    if get_origin(kind) is list:
        return [filled(arguments[0], seed), filled(arguments[0], seed + 1)]
    if arguments:
        return filled(arguments[0], seed)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return kind(**{name: filled(field.annotation, seed + i) for i, (name, field) in enumerate(fields)})
    return {str: f'博士 "{seed}", a\nb', int: seed, float: (seed % 9) / 8, bool: bool(seed % 2)}[kind]


def fact(model: type[Fact] = Fact, /, **values: Any) -> Any:
    common = {"text": "words", "start": 3, "end": 8, "language": "en", "confidence": 0.75, "method": "rule:x"}
    return model(**{**common, **values})


def extraction(uri: str, *postings: JobPosting) -> Extraction:
    source = Source(uri=uri, media_type="text/plain", sha256="0" * 64, length=99, encoding="utf-8")
    return Extraction(source=source, postings=list(postings))


FULL = filled(Extraction).model_copy(update={"schema_version": jobextract.schema.SCHEMA_VERSION})
POSTING = JobPosting(
    id="p1",
    title=fact(text="PhD position in 生物信息学"),
    topics=[fact(jobextract.schema.Topic, text="生物信息学", canonical="bioinformatics")],
    locations=[
        fact(Location, city="Graz", country="Austria", country_code="AT"),
        fact(Location, text="remote", workplace="remote"),
    ],
    requirements=[
        fact(Requirement, text="a Master's", category="education", necessity="required", degree="master"),
        fact(Requirement, text="Python", category="skill", necessity="preferred", skills=["Python"]),
    ],
    deadline=fact(Deadline, date="2026-03-15"),
    deadlines=[fact(Deadline, date="2026-03-15"), fact(Deadline, date="2026-04", kind="full_consideration")],
    duration_months=36.0,
    salary=fact(Salary, minimum=45000.0, maximum=52000.5, currency="EUR", period="year"),
    openings=2,
    start=0,
    end=99,
)
EXTRACTIONS = [FULL, extraction("a.md", POSTING), extraction("empty.md")]


def written(folder: Path, name: str, extractions: Iterable[Extraction] = EXTRACTIONS, *, flat: bool = False) -> Path:
    path = folder / name
    write = writer_of(path, flat=flat)
    assert write is not None
    write((x.model_dump_json().encode() + b"\n" for x in extractions), path)
    return path


def read_csv(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Choice


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_chooses_the_format_in_any_case(suffix: str) -> None:
    pytest.importorskip("pyarrow")
    assert (writer_of(Path(f"out{suffix.upper()}")) is None) == (suffix == ".jsonl")
    assert f"| `{suffix}`" in DOCS or f", `{suffix}`" in DOCS


@pytest.mark.parametrize("name", ["out.txt", "out", ".jsonl.gz"])
def test_an_unknown_suffix_is_a_usage_error(name: str) -> None:
    with pytest.raises(UsageError, match="must end in"):
        writer_of(Path(name))


def test_not_every_format_can_be_flat() -> None:
    for name in ("out.jsonl", "out.sqlite"):
        with pytest.raises(UsageError, match="flat"):
            writer_of(Path(name), flat=True)


def test_a_missing_package_is_a_usage_error_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "jobextract.export.parquet"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"jobextract\[parquet\]"):
        writer_of(Path("out.parquet"))
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match=r"jobextract\[polars\]"):
        jobextract.to_frame([], engine="polars")


# Rows


def test_a_document_without_a_posting_has_no_rows() -> None:
    assert list(posting_rows([extraction("empty.md")])) == []
    assert list(fact_rows([extraction("empty.md")])) == []


def test_every_fact_has_a_row_and_the_deadline_that_counts_only_one() -> None:
    rows = [dict(zip((x.name for x in FACT_COLUMNS), row, strict=True)) for row in fact_rows([EXTRACTIONS[1]])]
    assert [row["field"] for row in rows] == [
        *("title", "locations", "locations", "requirements", "requirements", "topics"),
        *("deadlines", "deadlines", "salary"),
    ]
    assert [row["value"] for row in rows][1:5] == ["Graz, Austria", "remote", "master", "skill"]
    assert json.loads(rows[6]["attributes"]) == {"date": "2026-03-15", "kind": "final", "main": True}
    assert json.loads(rows[7]["attributes"]) == {"date": "2026-04", "kind": "full_consideration"}
    assert {row["uri"] for row in rows} == {"a.md"}


def test_facts_of_custom_fields_have_rows_under_their_own_names() -> None:
    custom = fact(CustomFact, value="FAST", attributes={"metres": 500})
    posting = POSTING.model_copy(update={"extra": {"telescopes": [custom]}})
    *_, row = fact_rows([extraction("a.md", posting)])
    assert row[2:8] == ("extra.telescopes", "words", 3, 8, "FAST", '{"metres": 500}')


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        (fact(), None),
        (fact(Salary, minimum=45000.0, maximum=52000.5, currency="EUR", period="year"), "45000-52000.5 EUR a year"),
        (fact(Salary, scale="TV-L E13"), "TV-L E13"),
        (fact(Duration, months=24.0, months_max=36.0), "24-36"),
        (fact(Duration, term="permanent"), "permanent"),
        (fact(Openings), "several"),
        (fact(Openings, count=2, count_max=2), "2"),
        (fact(Contact, url="https://x.org", phone="1"), "https://x.org"),
        (fact(Location, country_code="AT"), "AT"),
    ],
)
def test_the_normal_form_is_one_short_string(stated: Fact, value: str | None) -> None:
    assert normal_form(stated) == value


def test_columns_are_documented_in_order() -> None:
    for columns, section in ((POSTING_COLUMNS, "A row a posting"), (FACT_COLUMNS, "A row a fact")):
        text = DOCS.partition(f"### {section}\n")[2].partition("\n### ")[0]
        rows = re.findall(r"^\| (`[^|]*)\|", text, re.MULTILINE)
        assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == [column.name for column in columns]
        several = {name for row in rows if "+" in row for name in re.findall(r"`(\w+)`", row)}
        assert several == {column.name for column in columns if column.kind == "texts"}


# Parquet


def test_nested_parquet_gives_the_extractions_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("jobextract.export.parquet.DOCUMENTS", 20)
    path = written(tmp_path, "out.parquet", EXTRACTIONS * 15)
    table = pq.ParquetFile(path)
    assert table.num_row_groups == 3
    assert [Extraction.model_validate(row) for row in table.read().to_pylist()] == EXTRACTIONS * 15


def test_parquet_columns_have_the_types_of_the_schema(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    schema = pq.read_schema(written(tmp_path, "out.parquet", []))
    location = schema.field("postings").type.value_type.field("locations").type.value_type
    kinds = {name: str(location.field(name).type) for name in ("start", "latitude", "inferred", "city")}
    assert kinds == {"start": "int64", "latitude": "double", "inferred": "bool", "city": "string"}
    assert schema.metadata[b"jobextract.schema_version"].decode() == jobextract.schema.SCHEMA_VERSION


def test_extractions_of_an_older_schema_get_the_fields_of_this_one(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    old = {**extraction("old.md").model_dump(mode="json"), "schema_version": "1.0"}
    del old["warnings"]
    path = tmp_path / "out.parquet"
    write = writer_of(path)
    assert write is not None
    write([json.dumps(old).encode() + b"\n"], path)
    (row,) = pq.read_table(path).to_pylist()
    assert (row["warnings"], row["schema_version"]) == ([], "1.0")
    with pytest.raises(OutputError, match="no extraction of this version"):
        write([b'{"schema_version":"9.0","novelty":1}\n'], path)


def test_flat_parquet_is_typed(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(written(tmp_path, "out.parquet", flat=True))
    assert [tuple(row.values()) for row in table.to_pylist()] == list(fact_rows(EXTRACTIONS))
    assert (str(table.schema.field("start").type), str(table.schema.field("confidence").type)) == ("int64", "double")


# CSV


def test_csv_has_a_row_a_posting(tmp_path: Path) -> None:
    rows = read_csv(written(tmp_path, "out.csv"))
    assert [row["uri"] for row in rows] == [FULL.source.uri, FULL.source.uri, "a.md"]
    row = rows[-1]
    assert row["title"] == "PhD position in 生物信息学"
    assert (row["cities"], row["countries"], row["workplaces"]) == ("Graz", "Austria", "remote")
    assert (row["requirements"], row["preferences"], row["skills"]) == ("a Master's", "Python", "Python")
    assert (row["salary_minimum"], row["salary_maximum"], row["duration_months"]) == ("45000", "52000.5", "36")
    assert (row["deadline"], row["deadlines"], row["openings"]) == ("2026-03-15", "2026-03-15 | 2026-04", "2")
    assert row["start_date"] == ""


def test_flat_csv_has_a_row_a_fact(tmp_path: Path) -> None:
    rows = read_csv(written(tmp_path, "out.csv", flat=True))
    assert len(rows) == len(list(fact_rows(EXTRACTIONS)))
    assert list(rows[0]) == [column.name for column in FACT_COLUMNS]
    assert rows[0]["text"] == FULL.postings[0].title.text


# SQLite


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(written(tmp_path, "out.sqlite"))
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def count(database: sqlite3.Connection, table: str) -> int:
    (number,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(number)


def _kinds_of_facts() -> Iterator[type[Fact]]:
    known = [Fact]
    for kind in known:
        known += kind.__subclasses__()
    yield from known


def test_sqlite_holds_every_document_posting_and_fact(database: sqlite3.Connection) -> None:
    postings = [posting for x in EXTRACTIONS for posting in x.postings]
    facts = [fact for posting in postings for _, fact in facts_of(posting)]
    assert count(database, "documents") == 3
    assert count(database, "postings") == count(database, "postings_fts") == len(postings)
    assert count(database, "facts") == len(facts)
    assert count(database, "mentions") == sum(len(fact.mentions) for fact in facts)
    assert count(database, "notices") == len(FULL.warnings)
    for kind, table in FACT_TABLES.items():
        assert count(database, table) == sum(type(fact) is kind for fact in facts) > 0
    assert set(FACT_TABLES) == {kind for kind in _kinds_of_facts() if set(kind.model_fields) > set(Fact.model_fields)}
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_sqlite_rows_hold_the_values(database: sqlite3.Connection) -> None:
    row = database.execute(
        "SELECT facts.*, locations.* FROM locations JOIN facts ON facts.id = fact_id"
        " JOIN postings ON postings.id = facts.posting_id WHERE postings.posting_id = 'p1' ORDER BY facts.number"
    ).fetchone()
    assert (row["field"], row["text"], row["start"], row["value"]) == ("locations", "words", 3, "Graz, Austria")
    assert (row["city"], row["country_code"], row["latitude"], row["inferred"]) == ("Graz", "AT", None, 0)
    rows = database.execute("SELECT * FROM facts JOIN custom_facts ON fact_id = id").fetchall()
    facts = [(f"extra.{name}", x) for p in FULL.postings for name, facts in p.extra.items() for x in facts]
    assert [(row["field"], row["value"], json.loads(row["attributes"])) for row in rows] == [
        (field, x.value, x.attributes) for field, x in facts
    ]
    wanted = FULL.postings[0].requirements[0]
    row = database.execute("SELECT * FROM requirements ORDER BY fact_id").fetchone()
    assert row["eligibility_age_max"] == wanted.eligibility.age_max
    skills = database.execute("SELECT * FROM requirements_skill_mentions WHERE fact_id = ?", (row["fact_id"],))
    assert [skill["name"] for skill in skills] == [skill.name for skill in wanted.skill_mentions]


def test_sqlite_forgets_all_of_a_document_that_is_deleted(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM documents")
    tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    own = [name for name in tables if not name.startswith("postings_fts") and name != "meta"]
    assert {name: count(database, name) for name in own} == dict.fromkeys(own, 0)


@pytest.mark.parametrize("query", ["生物信息", "position", "topics: 信息学 AND places: words"])
def test_sqlite_finds_postings_by_words(database: sqlite3.Connection, query: str) -> None:
    found = database.execute(
        "SELECT posting_id FROM postings_fts JOIN postings ON postings.id = postings_fts.rowid"
        " WHERE postings_fts MATCH ?",
        (query,),
    )
    assert [row["posting_id"] for row in found] == ["p1"]


def test_the_queries_in_the_documentation_run(database: sqlite3.Connection) -> None:
    (queries,) = re.findall(r"^```sql\n(.*?)^```", DOCS, re.DOTALL | re.MULTILINE)
    *_, last = [database.execute(query).fetchall() for query in queries.split(";") if query.strip()]
    assert last == []


def test_sqlite_tables_are_documented_with_their_columns(database: sqlite3.Connection) -> None:
    section = DOCS.partition("### SQLite\n")[2].partition("\n## ")[0]
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'postings_fts_%'")
    for (table,) in tables.fetchall():
        assert f"`{table}`" in section
        row = re.search(rf"^\| (?:[^|]*, )?`{table}`[^|]*\|(.*)\|$", section, re.MULTILINE)
        if table not in FACT_TABLES.values() and table not in ("meta", "requirements_skill_mentions"):
            assert row is not None
            columns = [column["name"] for column in database.execute(f"PRAGMA table_info({table})")]
            missing = [name for name in columns if f"`{name}`" not in row[1]]
            assert missing == [] or table == "requirements_language_skills"


# Frames


@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_frames_hold_the_rows(engine: Literal["pandas", "polars"], flat: bool) -> None:
    pytest.importorskip(engine)
    frame = jobextract.to_frame(iter(EXTRACTIONS), flat=flat, engine=engine)
    columns = FACT_COLUMNS if flat else POSTING_COLUMNS
    rows = list(fact_rows(EXTRACTIONS) if flat else posting_rows(EXTRACTIONS))
    assert list(frame.columns) == [column.name for column in columns]
    assert frame.shape == (len(rows), len(columns))
    for index, column in enumerate(columns):
        values = [None if value is not None and value != value else value for value in _cells(frame, column.name)]
        assert values == [row[index] for row in rows]


def _cells(frame: Any, name: str) -> list[Any]:
    series = frame[name]
    if hasattr(series, "to_list") and type(frame).__module__.startswith("polars"):
        return list(series.to_list())
    return [
        None if not isinstance(x, list) and missing else x for x, missing in zip(series, series.isna(), strict=True)
    ]


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_a_frame_of_nothing_has_the_columns_in_their_types(engine: Literal["pandas", "polars"]) -> None:
    pytest.importorskip(engine)
    empty, full = (jobextract.to_frame(x, engine=engine) for x in ([], EXTRACTIONS))
    assert list(empty.columns) == list(full.columns)
    assert list(empty.dtypes) == list(full.dtypes)


def test_there_are_two_engines() -> None:
    with pytest.raises(UsageError, match="known are pandas, polars"):
        jobextract.to_frame([], engine="spark")  # type: ignore[arg-type]


def test_export_libraries_are_loaded_only_when_used() -> None:
    code = "import sys, jobextract.batch.runner, jobextract.export.formats; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"pyarrow", "pandas", "polars", "spacy", "numpy"} & set(result.stdout.split()) == set()
