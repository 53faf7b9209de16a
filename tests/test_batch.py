"""Runs over many documents: what is taken, in which order, what becomes of failures. Resuming: test_resume.py."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from stubs import StubExtractor, file_documents

import jobextract
from jobextract.batch.document import Document
from jobextract.batch.inputs import document_uri, find_documents
from jobextract.batch.pool import AHEAD, extract_many, map_ordered, worker_count
from jobextract.batch.progress import Log, bar
from jobextract.batch.runner import Summary, run, run_to_stream
from jobextract.batch.version import extractor_version
from jobextract.errors import InputError, ResourceError, TimeLimitError, UsageError
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


def run_files(paths: list[Path], out: Path, **options: Any) -> Summary:
    return run(file_documents(paths), out, **{"extractor": STUB, **options})


def failures(out: Path) -> list[tuple[str, str]]:
    listed = [json.loads(line) for line in out.with_suffix(".errors.jsonl").open(encoding="utf-8")]
    return [(Path(x["uri"]).name, x["code"]) for x in listed]


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


def test_the_number_of_workers_and_the_time_limit_are_checked() -> None:
    assert worker_count(0) >= 1
    with pytest.raises(UsageError):
        map_ordered(double, [], workers=-1)
    with pytest.raises(UsageError):
        map_ordered(double, [], time_limit=0)


def wait_for(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


@pytest.mark.parametrize("workers", [1, 2])
def test_what_exceeds_the_time_limit_fails_alone(workers: int) -> None:
    items = [0, 3600, 0, 0]
    outcomes = list(map_ordered(wait_for, items, workers=workers, time_limit=0.3))
    assert [type(x.error) for x in outcomes] == [TimeLimitError if x else type(None) for x in items]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_workers_may_be_started_from_a_program_that_forks_and_has_threads(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"import multiprocessing, sys, threading, time\nsys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from jobextract.batch.pool import extract_many\nfrom stubs import StubExtractor\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('fork')\n"
        "    threading.Thread(target=time.sleep, args=(1,), daemon=True).start()\n"
        "    print(len(list(extract_many(['a', 'b', 'c'], workers=2, extractor=StubExtractor()))))\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("3\n", "")


class Prepared:
    """Takes long to make ready, and then knows that it is."""

    ready = False

    def prepare(self) -> None:
        time.sleep(0.5)
        self.ready = True

    def __call__(self, item: int) -> bool:
        return self.ready


def test_workers_are_made_ready_before_time_counts() -> None:
    outcomes = list(map_ordered(Prepared(), range(4), workers=2, time_limit=0.4))
    assert [x.value for x in outcomes] == [True] * 4


class Unprepared(Prepared):
    def prepare(self) -> None:
        raise ResourceError("no models")


def test_what_makes_all_documents_fail_ends_the_run_at_once() -> None:
    with pytest.raises(ResourceError, match="no models"):
        list(map_ordered(Unprepared(), range(4), workers=2))


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
    for workers in (1, 2, 4):
        out = tmp_path / f"{workers}.jsonl"
        assert run_files(documents, out, workers=workers) == Summary(written=29, failed=1)
        results.append((out.read_bytes(), out.with_suffix(".errors.jsonl").read_bytes()))
    assert results[0] == results[1] == results[2]


def test_failed_documents_are_listed_and_never_stop_a_run(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "A", "b.md": "BUG", "c.md": "REFUSE", "d.md": "D"})
    out = tmp_path / "new" / "out.jsonl"
    summary = run_files(find_documents([tmp_path, tmp_path / "gone.md"]), out)
    assert summary == Summary(written=2, failed=3)
    assert summary.errors == {"internal": 1, "unreadable-input": 1, "not-found": 1}
    assert titles(out) == ["A", "D"]
    assert failures(out) == [("b.md", "internal"), ("c.md", "unreadable-input"), ("gone.md", "not-found")]
    listed = out.with_suffix(".errors.jsonl").read_text().splitlines()
    assert json.loads(listed[0])["message"] == "LookupError: a defect"


def test_of_many_documents_exactly_the_broken_ones_are_listed(tmp_path: Path) -> None:
    documents = pages(tmp_path / "in", 200)
    for number, text in ((3, "REFUSE"), (80, "BUG"), (140, "DIE"), (199, "HANG")):
        documents[number].write_text(text)
    out = tmp_path / "out.jsonl"
    summary = run_files(documents, out, workers=2, time_limit=0.5)
    assert summary == Summary(written=196, failed=4)
    assert failures(out) == [
        ("003.md", "unreadable-input"),
        ("080.md", "internal"),
        ("140.md", "worker-died"),
        ("199.md", "time-limit"),
    ]
    assert titles(out) == [f"Postdoc {i}" for i in range(200) if i not in (3, 80, 140, 199)]


def test_documents_may_be_contents_and_errors(tmp_path: Path) -> None:
    documents = [
        Document("a.zip!/a.md", content=b"From bytes"),
        Document("a.zip!/b.md", content="From text", media_type="text/markdown"),
        Document("a.zip!/c.md", error=InputError("a.zip: broken")),
        Document("a\\\udcff.md", content="Odd address"),
    ]
    out = tmp_path / "out.jsonl"
    for summary in (Summary(written=3, failed=1), Summary(unchanged=3, failed=1)):
        assert run(iter(documents), out, extractor=STUB) == summary
        assert titles(out) == ["From bytes", "From text", "Odd address"]
    sources = [Extraction.model_validate_json(line).source for line in out.open("rb")]
    assert [x.uri for x in sources] == ["a.zip!/a.md", "a.zip!/b.md", "a/?.md"]
    assert sources[1].media_type == "text/markdown"
    assert failures(out) == [("c.md", "unreadable-input")]


def test_of_two_documents_with_one_address_the_first_is_taken(tmp_path: Path) -> None:
    documents = [Document("a", content="First"), Document("b", content="B"), Document("a", content="Second")]
    out = tmp_path / "out.jsonl"
    assert run(documents, out, extractor=STUB) == Summary(written=2, failed=1)
    assert run(documents, out, extractor=STUB) == Summary(unchanged=2, failed=1)
    assert titles(out) == ["First", "B"]


def test_missing_models_end_a_run(tmp_path: Path) -> None:
    documents = pages(tmp_path / "in", 2)
    for workers in (1, 2):
        with pytest.raises(ResourceError, match="no models in"):
            run_files(documents, tmp_path / "out.jsonl", workers=workers, extractor=jobextract.Extractor(models="no"))
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_the_summary_counts_notices_also_of_what_was_there(tmp_path: Path) -> None:
    documents = pages(tmp_path / "in", 3)
    documents[1].write_text("ODD")
    for _ in range(2):
        assert run_files(documents, tmp_path / "out.jsonl").notices == {"truncated": 1}


def test_a_stream_gets_the_lines_of_the_file(tmp_path: Path) -> None:
    documents = pages(tmp_path / "in", 5)
    documents[2].write_text("REFUSE")
    run_files(documents, tmp_path / "out.jsonl")
    stream, failed = io.BytesIO(), []
    summary = run_to_stream(
        file_documents(documents), stream, extractor=STUB, on_error=lambda uri, error: failed.append((uri, error.code))
    )
    assert summary == Summary(written=4, failed=1)
    assert stream.getvalue() == (tmp_path / "out.jsonl").read_bytes()
    assert failed == [(documents[2].as_posix(), "unreadable-input")]


@pytest.mark.parametrize("name", ["out.xlsx", "out", "folder.jsonl"])
def test_an_output_of_no_known_kind_is_a_usage_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(UsageError, match=r"\.jsonl"):
        run([], tmp_path / name, extractor=STUB)


def test_memory_does_not_grow_with_the_number_of_documents(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        documents = (Document(f"{i:06}.md", content=f"Postdoc {i} " + 500 * "x") for i in range(count))
        tracemalloc.start()
        run(documents, tmp_path / f"{count}.jsonl", extractor=STUB)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(1500) < 1.1 * peak(150) + 50_000


def test_the_version_tells_models_and_thresholds_apart() -> None:
    kind = jobextract.Extractor
    versions = [
        extractor_version(extractor)
        for extractor in (kind(), kind(models=None), kind(thresholds={"topics": 0.9}), STUB)
    ]
    assert len(set(versions)) == 4
    assert extractor_version(kind()) == versions[0]


# Progress


def test_a_bar_shows_what_is_done_and_what_failed() -> None:
    from rich.console import Console

    shown = io.StringIO()
    with bar(4, Console(file=shown, force_terminal=True, width=120)) as advance:
        for state in ("written", "failed", "unchanged"):
            advance(state)
    assert "3/4" in shown.getvalue()
    assert "1 failed" in shown.getvalue()


def test_the_log_tells_the_time_left_where_the_total_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 0.5, 2.0, 2.1])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    stream = io.StringIO()
    log = Log(stream, 6)
    for state in ("written", "failed", "written"):
        log.advance(state)
    (line,) = stream.getvalue().splitlines()
    assert json.loads(line) == {
        "event": "progress",
        "documents": 6,
        "done": 2,
        "written": 1,
        "unchanged": 0,
        "failed": 1,
        "rate": 1.0,
        "seconds_left": 4.0,
    }
