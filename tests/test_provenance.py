"""Shipped annotations: they hold no words of pages, and give the gold back with the pages at hand."""

from __future__ import annotations

import hashlib
import io
import json
import re
import urllib.error
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobextract import schema
from jobextract.errors import InputError, InputNotFoundError, UsageError
from jobextract.gazetteer.places import gazetteer
from jobextract.training.corpus import GoldPage, read_corpus, read_json_lines, without_details, write_corpus
from jobextract.training.provenance import (
    Download,
    annotation,
    local_copies,
    models_folder,
    rebuild,
    spell,
    unspell,
    write_provenance,
)

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures" / "postings"
SHIPPED = ROOT / "models"

CONTENT = b"Call: write to ada [at] x.org (Prof. Ada Lovelace)."
POSTING = {
    "title": {"start": 0, "end": 4, "text": "Call"},
    "position_types": ["phd"],
    "supervisors": [{"start": 37, "end": 49, "text": "Ada Lovelace", "name": "Ada Lovelace", "rank": "Prof."}],
    "emails": ["ada@x.org"],
    "deadline": None,
}
SOURCE = {"repo": "lab/site", "path": "jobs/open calls.md", "commit": "0" * 40}


def page(**changes: Any) -> GoldPage:
    gold = {"id": "a.md", "sha256": hashlib.sha256(CONTENT).hexdigest(), "source": SOURCE, "languages": ["en"]}
    return GoldPage("a.md", Path("a.md"), CONTENT, {**gold, "postings": [POSTING], **changes})


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """The provenance of one page."""
    write_corpus([page()], tmp_path / "set")
    write_provenance([tmp_path / "set"], tmp_path / "models")
    return tmp_path / "models"


# Spelling


@given(st.text(max_size=12), st.text(max_size=40), st.integers(0, 50))
@settings(max_examples=50, deadline=None)
def test_a_spelling_gives_its_value_again(value: str, text: str, near: int) -> None:
    assert unspell(spell(value, text, near), text) == value


def test_a_spelling_takes_the_nearest_place() -> None:
    text = "Prof. A, Prof. B, Prof. C"
    assert [spell("Prof.", text, near) for near in (0, 12, 30)] == [[[0, 5]], [[9, 14]], [[18, 23]]]


def test_an_annotation_holds_places_instead_of_words() -> None:
    (posting,) = annotation(page())["postings"]
    assert posting["title"] == {"start": 0, "end": 4}
    assert posting["supervisors"] == [{"start": 37, "end": 49, "rank": [[31, 36]]}]
    assert posting["emails"] == [[[15, 18], "@", [24, 29]]]
    assert posting["position_types"] == ["phd"]


def test_gold_that_does_not_fit_its_page_is_an_input_error() -> None:
    with pytest.raises(InputError, match="differs from what stands at 0"):
        annotation(page(postings=[{"title": {"start": 0, "end": 3, "text": "Call"}}]))
    with pytest.raises(InputError, match="is not what gold should be"):
        annotation(page(postings=[{"title": {"text": "Call"}}]))


# Round trip


def test_gold_comes_back_equal_but_for_notes(tmp_path: Path) -> None:
    assert write_provenance([FIXTURES], tmp_path / "models") == len(read_corpus([FIXTURES]))
    rebuilt = rebuild(tmp_path / "corpus", tmp_path / "models", local_copies([FIXTURES.parent]))
    assert rebuilt.missing == {}
    expected = read_corpus([FIXTURES])
    found = read_corpus([tmp_path / "corpus" / "postings"])
    assert rebuilt.pages == len(found) == len(expected)
    for before, after in zip(expected, found, strict=True):
        assert after.content == before.content
        assert after.gold == {key: value for key, value in without_details(before.gold).items() if key != "note"}


def test_pages_that_are_gone_or_changed_are_reported_and_left_out(tmp_path: Path) -> None:
    pages = [replace(page(), id=name, gold={**page().gold, "id": name}) for name in ("a.md", "b.md", "c.md")]
    write_corpus(pages, tmp_path / "set")
    write_provenance([tmp_path / "set"], tmp_path / "models")
    (tmp_path / "set" / "a.md").unlink()
    (tmp_path / "set" / "b.md").write_text("Position filled.")
    rebuilt = rebuild(tmp_path / "corpus", tmp_path / "models", local_copies([tmp_path / "set"]))
    assert rebuilt.pages == 1
    assert rebuilt.missing["a.md"] == "is in none of the folders"
    assert "was changed" in rebuilt.missing["b.md"]
    assert [x.id for x in read_corpus([tmp_path / "corpus" / "set"])] == ["c.md"]


def test_pages_at_hand_are_not_fetched_again(tmp_path: Path, models: Path) -> None:
    def refuse(source: object) -> bytes:
        raise AssertionError("fetched")

    rebuild(tmp_path / "corpus", models, lambda source: CONTENT)
    assert rebuild(tmp_path / "corpus", models, refuse).pages == 1


def test_nothing_is_written_outside_of_the_destination(tmp_path: Path, models: Path) -> None:
    for file in (models / "sources.jsonl", models / "annotations" / "set.jsonl"):
        file.write_text(file.read_text("utf-8").replace("a.md", "../a.md"), "utf-8")
    with pytest.raises(InputError, match="is no file name"):
        rebuild(tmp_path / "corpus", models, lambda source: CONTENT)


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("sources.jsonl", "", "does not stand in"),
        ("sources.jsonl", '{"id": "a.md"}', "has no commit"),
        ("annotations/set.jsonl", "{", "is not JSON Lines"),
        ("annotations/set.jsonl", '{"id": "a.md"}', "has no languages"),
        (
            "annotations/set.jsonl",
            '{"id": "a.md", "languages": [], "postings": [{"title": {"start": 0}}]}',
            "not what it should",
        ),
    ],
)
def test_broken_provenance_is_an_input_error(
    tmp_path: Path, models: Path, file: str, content: str, message: str
) -> None:
    (models / file).write_text(content)
    with pytest.raises(InputError, match=message):
        rebuild(tmp_path / "corpus", models, lambda source: CONTENT)


def test_names_that_stand_twice_are_a_usage_error(tmp_path: Path) -> None:
    for folder in ("one/set", "two/set", "two/other"):
        write_corpus([page()], tmp_path / folder)
    with pytest.raises(UsageError, match="two folders are called set"):
        write_provenance([tmp_path / "one" / "set", tmp_path / "two" / "set"], tmp_path)
    with pytest.raises(UsageError, match=r"two pages have the id a\.md"):
        write_provenance([tmp_path / "one" / "set", tmp_path / "two" / "other"], tmp_path)


# Downloading


class Server:
    """Answers requests with what it is given: bytes, a status, or an error."""

    def __init__(self, *answers: bytes | int | Exception, **headers: str) -> None:
        self.answers = list(answers)
        self.headers = Message()
        for name, value in headers.items():
            self.headers[name.replace("_", "-")] = value
        self.urls: list[str] = []
        self.waits: list[float] = []

    def urlopen(self, request: Any, timeout: float) -> io.BytesIO:
        self.urls.append(request.full_url)
        answer = self.answers.pop(0)
        if isinstance(answer, int):
            raise urllib.error.HTTPError(request.full_url, answer, "reason", self.headers, None)
        if isinstance(answer, Exception):
            raise answer
        return io.BytesIO(answer)

    def download(self) -> Download:
        return Download(urlopen=self.urlopen, sleep=self.waits.append)


def test_a_page_is_fetched_in_the_version_that_was_annotated() -> None:
    server = Server(CONTENT)
    assert server.download()(SOURCE) == CONTENT
    assert server.urls == [f"https://raw.githubusercontent.com/lab/site/{'0' * 40}/jobs/open%20calls.md"]


def test_what_may_pass_is_tried_again_later_and_later() -> None:
    server = Server(503, TimeoutError("timed out"), urllib.error.URLError("no route"), CONTENT)
    assert server.download()(SOURCE) == CONTENT
    assert server.waits == [0.2, 1.0, 2.0, 4.0]


def test_a_server_that_asks_for_patience_gets_it() -> None:
    server = Server(429, CONTENT, Retry_After="30")
    assert server.download()(SOURCE) == CONTENT
    assert server.waits == [0.2, 30.0]


def test_a_page_that_is_gone_is_not_asked_for_twice() -> None:
    with pytest.raises(InputNotFoundError, match="is gone: the server says 404"):
        Server(404).download()(SOURCE)
    with pytest.raises(InputError, match="the server says 403"):
        Server(403).download()(SOURCE)


def test_without_a_connection_few_pages_are_tried() -> None:
    server = Server(*[urllib.error.URLError("no route")] * 6)
    download = server.download()
    for requests, message in ((4, "no route"), (5, "no route"), (6, "no route"), (6, "was not tried")):
        with pytest.raises(InputError, match=message):
            download(SOURCE)
        assert len(server.urls) == requests


def test_a_connection_that_comes_back_is_used() -> None:
    server = Server(*[urllib.error.URLError("no route")] * 4, CONTENT, 503, CONTENT)
    download = server.download()
    with pytest.raises(InputError, match="no route"):
        download(SOURCE)
    assert [download(SOURCE), download(SOURCE)] == [CONTENT, CONTENT]


@pytest.mark.parametrize("change", [{"repo": "jobextract"}, {"commit": None}, {"repo": "a/b/../c"}], ids=str)
def test_a_page_without_a_public_source_is_not_asked_for(change: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="no page in a public repository"):
        Server().download()({**SOURCE, **change})


# What is shipped

CODE = r"[a-z]{2}"
ALLOWED = {
    "languages": CODE,
    "city": ".+",  # looked up below
    "country": r"[A-Z]{2}",
    "date": r"open|\d{4}(?:-\d{2}(?:-\d{2})?)?|--\d{2}(?:-\d{2})?",
    "category": "|".join(get_args(schema.RequirementCategory)),
    "necessity": "|".join(get_args(schema.Necessity)),
    "position_types": "|".join(get_args(schema.PositionType)),
    # Signs that a page does not hold, never a part of a name.
    "emails": "[@.]",
    "email": "[@.]",
}


def strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every string below a value, with the key it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif isinstance(value, str):
        yield key, value


def shipped() -> list[dict[str, Any]]:
    return [x for file in sorted((SHIPPED / "annotations").glob("*.jsonl")) for x in read_json_lines(file)]


def test_shipped_annotations_hold_no_words_of_pages() -> None:
    for record in shipped():
        assert set(record) == {"id", "languages", "postings"}
        for key, value in strings([record["languages"], record["postings"]], "languages"):
            assert key in ALLOWED, (record["id"], key)
            assert re.fullmatch(ALLOWED[key], value), (record["id"], key)
            assert key != "city" or gazetteer().lookup(value), (record["id"], key)


def test_shipped_sources_say_where_each_annotated_page_is_from() -> None:
    sources = read_json_lines(models_folder() / "sources.jsonl")
    names = [source["id"] for source in sources]
    assert names == sorted(names)
    assert sorted(x["id"] for x in shipped()) == names
    for source in sources:
        assert set(source) == {"id", "repo", "path", "commit", "sha256", "characters", "languages"}
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", source["repo"])
        assert re.fullmatch("[0-9a-f]{40}", source["commit"])
        assert re.fullmatch("[0-9a-f]{64}", source["sha256"])


def test_offsets_of_shipped_annotations_lie_in_their_pages() -> None:
    length = {source["id"]: source["characters"] for source in read_json_lines(SHIPPED / "sources.jsonl")}
    for record in shipped():
        numbers = re.findall(r"\d+", re.sub(r'"[^"]*"', "", json.dumps(record["postings"])))
        assert all(int(number) <= length[record["id"]] for number in numbers)
