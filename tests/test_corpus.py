"""Reading annotated pages, and parting them into folds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from jobextract.errors import InputError, InputNotFoundError, OutputError, UsageError
from jobextract.training.corpus import GoldPage, facts, folds, read_corpus, write_corpus

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "postings"


def page(name: str, repo: str | None = None) -> GoldPage:
    gold: dict[str, Any] = {"id": name, "source": {"repo": repo}, "languages": [], "postings": []}
    return GoldPage(name, Path(name), b"", gold)


def write(folder: Path, gold: object, content: bytes = b"PhD in Graz") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.md").write_bytes(content)
    (folder / "a.gold.json").write_text(gold if isinstance(gold, str) else json.dumps(gold), "utf-8")
    return folder


def test_pages_of_several_folders_come_sorted_by_id(tmp_path: Path) -> None:
    write_corpus([page("c.md"), page("a.md")], tmp_path / "one")
    write_corpus([page("b.html")], tmp_path / "two")
    found = read_corpus([tmp_path / "two", tmp_path / "one"])
    assert [x.id for x in found] == ["a.md", "b.html", "c.md"]
    assert found[1].folder == tmp_path / "two"


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    pages = read_corpus([FIXTURES])
    write_corpus(pages, tmp_path)
    assert [(x.id, x.content, x.gold) for x in read_corpus([tmp_path])] == [(x.id, x.content, x.gold) for x in pages]


def test_text_keeps_what_the_offsets_count(tmp_path: Path) -> None:
    content = "\ufeffPhD\r\nin 格拉茨".encode()
    folder = write(tmp_path, {"id": "a.md", "postings": []}, content)
    assert read_corpus([folder])[0].text == "\ufeffPhD\r\nin 格拉茨"


def test_a_folder_without_gold_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no"):
        read_corpus([tmp_path])
    with pytest.raises(UsageError, match="is no folder"):
        read_corpus([tmp_path / "gone"])


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ("{", "is not JSON"),
        ("[]", "is not gold"),
        ('{"id": "a.md"}', "is not gold"),
        ('{"id": "../a.md", "postings": []}', "is no file name"),
        ({"id": "a.md", "sha256": hashlib.sha256(b"").hexdigest(), "postings": []}, "was changed"),
    ],
    ids=["json", "list", "no-postings", "elsewhere", "changed"],
)
def test_gold_that_cannot_stand_is_an_input_error(tmp_path: Path, gold: object, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_corpus([write(tmp_path, gold)])


def test_a_missing_page_is_not_found(tmp_path: Path) -> None:
    folder = write(tmp_path, {"id": "b.md", "postings": []})
    with pytest.raises(InputNotFoundError, match="no such file"):
        read_corpus([folder])


def test_a_page_in_another_encoding_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not UTF-8"):
        read_corpus([write(tmp_path, {"id": "a.md", "postings": []}, "Zürich".encode("latin-1"))])


def test_pages_that_share_a_gold_file_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.gold\.json"):
        write_corpus([page("a.md"), page("a.html")], tmp_path)


def test_a_folder_that_cannot_be_made_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        write_corpus([page("a.md")], tmp_path / "file")


@pytest.mark.parametrize(
    ("repo", "owner"), [("Some-Lab/site", "some-lab"), (None, "a.md"), ("jobextract", "a.md")], ids=str
)
def test_the_owner_is_that_of_the_repository(repo: str | None, owner: str) -> None:
    assert page("a.md", repo).owner == owner


def test_folds_keep_owners_together_and_sizes_even() -> None:
    pages = [
        page(f"{owner}{i}.md", f"{owner}/r{i}")
        for owner, count in {"a": 5, "b": 4, "c": 3, "d": 3, "e": 2, "f": 1}.items()
        for i in range(count)
    ]
    parts = folds(pages, 3)
    assert [len(part) for part in parts] == [6, 6, 6]
    homes = [{x.owner for x in part} for part in parts]
    assert sum(map(len, homes)) == 6
    assert folds(pages[::-1], 3) == parts


@pytest.mark.parametrize("k", [0, 1, 3])
def test_folds_need_as_many_owners(k: int) -> None:
    with pytest.raises(UsageError, match="folds of 2 owners"):
        folds([page("a.md"), page("b.md")], k)


def test_facts_come_with_their_fields() -> None:
    posting = {"title": {"start": 0}, "topics": [{"start": 1}, {"start": 2}], "emails": ["a@b.c"], "deadline": None}
    assert [(field, fact["start"]) for field, fact in facts(posting)] == [("title", 0), ("topics", 1), ("topics", 2)]
