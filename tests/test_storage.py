"""Inputs in remote storage, and how outputs are compared. On Ray itself: test_ray.py."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stubs import StubExtractor

from jobextract.batch.containers import Choice
from jobextract.batch.document import Document
from jobextract.batch.inputs import iter_documents
from jobextract.batch.ray_engine import check_folder, run_on_ray
from jobextract.batch.runner import run
from jobextract.batch.storage import Folder, iter_addresses, read_documents
from jobextract.errors import InputNotFoundError, OutputError, UsageError
from jobextract.export.canonical import canonical_lines
from jobextract.reading import Limits

STUB = StubExtractor()


@pytest.fixture
def memory() -> Iterator[Any]:
    system = pytest.importorskip("fsspec").filesystem("memory")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x.md", "X")
    files = {"/in/b.md": b"B", "/in/a/c.html": b"C", "/in/a.md": b"A", "/in/p.zip": packed.getvalue(), "/in/y.png": b""}
    for name, content in files.items():
        system.pipe_file(name, content)
    yield system
    system.store.clear()


def read(*paths: str, choice: Choice | None = None, **options: Any) -> list[Document]:
    choice = choice or Choice()
    found = iter_addresses(paths, include=choice.include, **options)
    return [document for address, named in found for document in read_documents(address, named, choice)]


def test_remote_folders_globs_and_files_are_read_as_local_ones_are(memory: Any, tmp_path: Path) -> None:
    for name in memory.find("/in"):
        path = tmp_path / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(memory.cat_file(name))
    for what in ("in", "in/*.md", "in/b.md", "in/p.zip"):
        local = [Path(x.uri).relative_to(tmp_path).as_posix() for x in iter_documents([tmp_path / what])]
        remote = read(f"memory://{what}")
        assert [x.uri.removeprefix("memory://").lstrip("/") for x in remote] == local
        assert all(x.content is not None for x in remote)


def test_addresses_come_once_and_from_lists_too(memory: Any, tmp_path: Path) -> None:
    (tmp_path / "here.md").write_text("H")
    (tmp_path / "list").write_text(f"memory://in/b.md\n{tmp_path}/here.md\n")
    found = read("memory://in/a.md", "memory://in/b.md", from_file=tmp_path / "list")
    assert [x.content for x in found] == [b"A", b"B", b"H"]


def test_what_cannot_be_read_is_an_error_document(memory: Any) -> None:
    (gone,) = read("memory://in/gone.md")
    assert isinstance(gone.error, InputNotFoundError)
    memory.pipe_file("/in/p.zip", b"PK no zip")
    found = read("memory://in", choice=Choice(limits=Limits(document_bytes=0)))
    assert [x.error.code if x.error else None for x in found] == ["limit-exceeded"] * 3 + ["broken-input"]


def test_a_remote_glob_without_a_match_and_an_unknown_storage_are_usage_errors(memory: Any) -> None:
    for address in ("memory://in/*.rst", "nowhere://in"):
        with pytest.raises(UsageError):
            read(address)


def test_without_ray_the_engine_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"jobextract\[ray\]"):
        run_on_ray([tmp_path], str(tmp_path / "out.parquet"), extractor=STUB)


def test_only_the_folder_of_an_older_run_is_overwritten(memory: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"ends in \.parquet"):
        check_folder(str(tmp_path / "out.jsonl"))
    for out in (str(tmp_path / "out.parquet"), "memory://out.parquet"):
        folder = check_folder(out)
        folder.make()
        folder.write("part-00000000-00000000.parquet", b"")
        with pytest.raises(UsageError, match="--overwrite"):
            check_folder(out)
        assert check_folder(out, overwrite=True).names() == ["part-00000000-00000000.parquet"]
        folder.write("thesis.docx", b"")
        with pytest.raises(UsageError, match="something other"):
            check_folder(out, overwrite=True)
    Path(tmp_path, "file.parquet").write_text("")
    with pytest.raises(UsageError, match="is a file"):
        check_folder(str(tmp_path / "file.parquet"), overwrite=True)
    assert not Folder("memory://nothing").exists()


def test_the_canonical_form_is_the_same_for_every_format_and_order(tmp_path: Path) -> None:
    documents = [Document(f"{x}.md", content=f"Title {x} 博士后") for x in "cab"]
    run(documents, tmp_path / "a.jsonl", extractor=STUB)
    run(documents[::-1], tmp_path / "b.parquet", extractor=STUB)
    (tmp_path / "c.parquet").mkdir()
    for number, document in enumerate(documents):
        run([document], tmp_path / "c.parquet" / f"{number}.parquet", extractor=STUB)
    made = [list(canonical_lines(tmp_path / name)) for name in ("a.jsonl", "b.parquet", "c.parquet")]
    assert len(made[0]) == 3
    assert made[0] == sorted(made[0]) == made[1] == made[2]


def test_the_canonical_form_of_something_else_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("no parquet")
    (tmp_path / "x.jsonl").write_text("{}\n")
    for name, kind in (("x.parquet", OutputError), ("x.jsonl", OutputError), ("gone", InputNotFoundError)):
        with pytest.raises(kind):
            list(canonical_lines(tmp_path / name))
