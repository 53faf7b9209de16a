"""Runs over many documents: what is taken, in which order, what failures and interruptions leave."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stubs import StubExtractor

from jobextract.batch.inputs import document_uri, find_documents
from jobextract.batch.pool import AHEAD, extract_many, map_ordered, worker_count
from jobextract.batch.runner import Summary, run
from jobextract.errors import InputError, OutputError, UsageError, WorkerError
from jobextract.schema import Extraction

STUB = StubExtractor()


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def pages(folder: Path, count: int, text: str = "Postdoc {}") -> list[Path]:
    write(folder, {f"{i:03}.md": text.format(i) for i in range(count)})
    return find_documents([folder])


def titles(out: Path) -> list[str]:
    extractions = [Extraction.model_validate_json(line) for line in out.read_bytes().splitlines()]
    return [x.postings[0].title.text for x in extractions if x.postings[0].title]


def names(paths: list[Path], base: Path) -> list[str]:
    return [path.relative_to(base).as_posix() for path in paths]


# Inputs


def test_folders_are_searched_to_any_depth_for_known_suffixes_in_order(tmp_path: Path) -> None:
    wanted = ["a.md", "b.HTML", "c/d.txt", "c/e/f.markdown", "x.pdf", "z.htm"]
    write(tmp_path, dict.fromkeys([*wanted, "a.gold.json", "x.png", ".hidden.md", ".git/y.md", "README"], ""))
    assert names(find_documents([tmp_path]), tmp_path) == wanted


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    write(tmp_path, {"README": "", "a.md": ""})
    found = find_documents([tmp_path / "README", tmp_path, tmp_path / "a.md", tmp_path / "gone.md"])
    assert names(found, tmp_path) == ["README", "a.md", "gone.md"]


def test_include_replaces_the_choice_by_suffix(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(["jobs/a.md", "jobs/b.rst", "news/c.rst", "news/d.gold.json"], ""))
    assert names(find_documents([tmp_path], include=["*.rst"]), tmp_path) == ["jobs/b.rst", "news/c.rst"]
    assert names(find_documents([tmp_path], include=["jobs/*"]), tmp_path) == ["jobs/a.md", "jobs/b.rst"]


def test_globs_are_expanded(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(["a.md", "x/b.md", "x/y/c.md", "x/y/c.gold.json"], ""))
    assert names(find_documents([tmp_path / "**" / "*.md"]), tmp_path) == ["a.md", "x/b.md", "x/y/c.md"]
    assert names(find_documents([tmp_path / "x*"]), tmp_path) == ["x/b.md", "x/y/c.md"]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path: Path) -> None:
    write(tmp_path, {"job[1].md": ""})
    assert names(find_documents([tmp_path / "job[1].md"]), tmp_path) == ["job[1].md"]


def test_a_glob_without_a_match_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="matches no file"):
        find_documents([tmp_path / "*.md"])


def test_limit_takes_the_first_documents(tmp_path: Path) -> None:
    assert len(pages(tmp_path, 5)) == 5
    assert names(find_documents([tmp_path], limit=2), tmp_path) == ["000.md", "001.md"]


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux")
def test_a_file_name_that_is_no_text_gets_a_readable_address() -> None:
    assert document_uri(os.fsdecode(b"a/\xff.md")) == "a/\ufffd.md"


# Pool


def double(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return 2 * number


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_items(workers: int) -> None:
    outcomes = list(map_ordered(double, range(20), workers=workers))
    assert [x.item for x in outcomes] == list(range(20))
    assert [x.value for x in outcomes] == [None if i == 3 else 2 * i for i in range(20)]
    assert [i for i, x in enumerate(outcomes) if x.error] == [3]


def test_items_are_taken_only_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    outcomes = map_ordered(double, items(), workers=2)
    next(outcomes)
    outcomes.close()
    assert len(taken) <= 2 * AHEAD + 1


def test_an_item_that_cannot_be_sent_fails_alone() -> None:
    unsendable = (x for x in "ab")
    outcomes = list(map_ordered(repr, [1, unsendable, 2], workers=2))
    assert [x.error is None for x in outcomes] == [True, False, True]


def test_the_number_of_workers_is_checked() -> None:
    assert worker_count(0) >= 1
    with pytest.raises(UsageError):
        map_ordered(double, [], workers=-1)


@pytest.mark.parametrize("workers", [1, 2])
def test_extract_many_takes_texts_bytes_and_paths(tmp_path: Path, workers: int) -> None:
    (page,) = pages(tmp_path, 1, "From a file")
    found = list(extract_many(["A text", b"Some bytes", page], extractor=STUB, workers=workers))
    assert [x.postings[0].title.text for x in found if x.postings[0].title] == [
        "A text",
        "Some bytes",
        "From a file",
    ]
    assert [x.source.uri for x in found] == [None, None, page.as_posix()]


def test_extract_many_raises_a_failure_when_its_turn_comes() -> None:
    found = extract_many(["fine", "REFUSE", "fine"], extractor=STUB)
    next(found)
    with pytest.raises(InputError, match="refused"):
        next(found)


def test_extract_many_hands_failures_to_on_error_and_goes_on() -> None:
    seen = []
    found = extract_many(
        ["a", "BUG", "b"],
        extractor=STUB,
        on_error=lambda document, error: seen.append((document, error.code)),
    )
    assert len(list(found)) == 2
    assert seen == [("BUG", "internal")]


# Runs


def test_output_is_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    documents = pages(tmp_path / "in", 30)
    (tmp_path / "in" / "004.md").write_text("SLOW")
    (tmp_path / "in" / "007.md").write_text("REFUSE")
    results = []
    for workers in (1, 2, 3):
        out = tmp_path / f"{workers}.jsonl"
        assert run(documents, out, workers=workers, extractor=STUB) == Summary(written=29, failed=1)
        results.append((out.read_bytes(), out.with_suffix(".errors.jsonl").read_bytes()))
    assert results[0] == results[1] == results[2]


def test_failed_documents_are_listed_and_never_stop_a_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "A", "b.md": "BUG", "c.md": "REFUSE", "d.md": "D"})
    out = tmp_path / "new" / "out.jsonl"
    summary = run(find_documents([tmp_path, tmp_path / "gone.md"]), out, extractor=STUB)
    assert summary == Summary(written=2, failed=3)
    assert titles(out) == ["A", "D"]
    listed = [json.loads(line) for line in (tmp_path / "new" / "out.errors.jsonl").open(encoding="utf-8")]
    assert [(Path(x["uri"]).name, x["code"]) for x in listed] == [
        ("b.md", "internal"),
        ("c.md", "unreadable-input"),
        ("gone.md", "not-found"),
    ]
    assert listed[0]["message"] == "LookupError: a defect"


def test_a_worker_that_dies_costs_its_document_only(tmp_path: Path) -> None:
    documents = pages(tmp_path / "in", 8)
    documents[3].write_text("DIE")
    summary = run(documents, tmp_path / "out.jsonl", workers=2, extractor=STUB)
    assert summary == Summary(written=7, failed=1)
    assert json.loads((tmp_path / "out.errors.jsonl").read_text())["code"] == WorkerError.code


def test_the_list_of_failures_goes_once_there_are_none(tmp_path: Path) -> None:
    documents = pages(tmp_path / "in", 3)
    documents[1].write_text("REFUSE")
    out = tmp_path / "out.jsonl"
    run(documents, out, extractor=STUB)
    documents[1].write_text("Postdoc 1")
    assert run(documents, out, extractor=STUB) == Summary(written=1, unchanged=2)
    assert not (tmp_path / "out.errors.jsonl").exists()
    assert titles(out) == ["Postdoc 0", "Postdoc 1", "Postdoc 2"]


def test_a_second_run_keeps_what_is_there(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run(documents, out, extractor=STUB)
    before = out.read_bytes()
    assert run(documents, out, extractor=STUB) == Summary(unchanged=4)
    assert out.read_bytes() == before
    assert run(documents, out, resume=False, extractor=STUB) == Summary(written=4)
    assert out.read_bytes() == before


@pytest.mark.parametrize("cut", [1, 2, 60])
def test_a_torn_last_line_is_repaired(tmp_path: Path, cut: int) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run(documents, out, extractor=STUB)
    before = out.read_bytes()
    out.write_bytes(before[:-cut])
    assert run(documents, out, extractor=STUB) == Summary(written=1, unchanged=3)
    assert out.read_bytes() == before


def test_changed_documents_replace_their_line_in_place(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run(documents, out, extractor=STUB)
    documents[1].write_text("Changed")
    assert run(documents, out, extractor=STUB) == Summary(written=1, unchanged=3)
    assert titles(out) == ["Postdoc 0", "Changed", "Postdoc 2", "Postdoc 3"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]


def test_lines_of_another_schema_version_are_made_anew(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 2), tmp_path / "out.jsonl"
    run(documents, out, extractor=STUB)
    before = out.read_bytes()
    out.write_bytes(before.replace(b'"schema_version":"1.1"', b'"schema_version":"0.9"', 1))
    assert run(documents, out, extractor=STUB) == Summary(written=1, unchanged=1)
    assert out.read_bytes() == before


def test_lines_of_other_documents_stay(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(pages(tmp_path / "a", 2, "A {}"), out, extractor=STUB)
    run(pages(tmp_path / "b", 2, "B {}"), out, extractor=STUB)
    assert titles(out) == ["A 0", "A 1", "B 0", "B 1"]


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text('{"precious": true}\n')
    with pytest.raises(OutputError, match="something other than extractions"):
        run([], out, extractor=STUB)
    assert out.read_text() == '{"precious": true}\n'


@pytest.mark.parametrize("name", ["out.parquet", "out", "folder.jsonl"])
def test_an_output_of_another_kind_is_a_usage_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(UsageError, match=r"\.jsonl"):
        run([], tmp_path / name, extractor=STUB)


SLOW_SCRIPT = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started the tests with it ignored
sys.path.insert(0, {tests!r})
import jobextract
from jobextract.cli import main
from stubs import StubExtractor

if __name__ == "__main__":
    jobextract.Extractor = StubExtractor
    main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT to a process group")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_the_run_soon_and_leaves_whole_lines(tmp_path: Path, workers: str) -> None:
    documents, out = pages(tmp_path / "in", 300, "SLOW {}"), tmp_path / "out.jsonl"
    script = tmp_path / "script.py"
    script.write_text(SLOW_SCRIPT.format(tests=str(Path(__file__).parent)))
    command = [
        sys.executable,
        str(script),
        "batch",
        str(tmp_path / "in"),
        "-o",
        str(out),
        "--workers",
        workers,
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while (not out.exists() or out.read_bytes().count(b"\n") < 2) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, messages = process.communicate(timeout=20)
    assert process.returncode in (1, 130)
    assert "Traceback" not in messages
    done = titles(out)
    assert 2 <= len(done) < len(documents)
    assert done == [f"SLOW {i}" for i in range(len(done))]
