"""What a run leaves when it is killed, interrupted or run again, and how the next one goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from stubs import LOG, StubExtractor, file_documents

from jobextract.batch.document import Document
from jobextract.batch.inputs import find_documents
from jobextract.batch.journal import journal_folder, locked
from jobextract.batch.pool import AHEAD
from jobextract.batch.runner import Summary, run
from jobextract.errors import OutputError, OutputLockedError, UsageError
from jobextract.schema import Extraction

posix = pytest.mark.skipif(sys.platform == "win32", reason="sends signals")


class Newer(StubExtractor):
    version = "stub 2"


def pages(folder: Path, count: int, text: str = "Postdoc {}") -> list[Path]:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:03}.md").write_text(text.format(number))
    return find_documents([folder])


def run_files(paths: list[Path], out: Path, **options: Any) -> Summary:
    return run(file_documents(paths), out, **{"extractor": StubExtractor(), **options})


def titles(out: Path) -> list[str]:
    extractions = [Extraction.model_validate_json(line) for line in out.read_bytes().splitlines()]
    return [x.postings[0].title.text for x in extractions if x.postings[0].title]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# A second run


def test_a_second_run_keeps_what_is_there(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run_files(documents, out)
    before = out.read_bytes()
    assert run_files(documents, out) == Summary(unchanged=4)
    assert out.read_bytes() == before
    assert names(tmp_path) == [".out.jsonl.journal", "in", "out.jsonl"]


def test_starting_anew_spares_an_older_output_unless_told_to_overwrite_it(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    assert run_files(documents[:3], out, resume=False) == Summary(written=3)
    before = out.read_bytes()
    with pytest.raises(UsageError, match="--overwrite"):
        run_files(documents[2:], out, resume=False)
    assert out.read_bytes() == before
    assert run_files(documents[2:], out, resume=False, overwrite=True) == Summary(written=2)
    assert titles(out) == ["Postdoc 2", "Postdoc 3"]


def test_the_list_of_failures_goes_once_there_are_none(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 3), tmp_path / "out.jsonl"
    documents[1].write_text("REFUSE")
    run_files(documents, out)
    documents[1].write_text("Postdoc 1")
    assert run_files(documents, out) == Summary(written=1, unchanged=2)
    assert not (tmp_path / "out.errors.jsonl").exists()
    assert titles(out) == ["Postdoc 0", "Postdoc 1", "Postdoc 2"]


def test_changed_documents_replace_their_line_in_place(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run_files(documents, out)
    documents[1].write_text("Changed")
    assert run_files(documents, out) == Summary(written=1, unchanged=3)
    assert titles(out) == ["Postdoc 0", "Changed", "Postdoc 2", "Postdoc 3"]
    documents[2].write_text("REFUSE")
    assert run_files(documents, out) == Summary(unchanged=3, failed=1)
    assert titles(out) == ["Postdoc 0", "Changed", "Postdoc 3"]


def test_results_of_another_version_are_made_anew(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 3), tmp_path / "out.jsonl"
    run_files(documents, out)
    before = out.read_bytes()
    assert run_files(documents[:2], out, extractor=Newer()) == Summary(written=2)
    assert run_files(documents, out, extractor=Newer()) == Summary(written=1, unchanged=2)
    assert out.read_bytes() == before


def test_without_a_journal_the_results_of_a_run_are_made_anew_and_others_kept(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 3), tmp_path / "out.jsonl"
    run_files(documents, out)
    for path in journal_folder(out).iterdir():
        path.unlink()
    journal_folder(out).rmdir()
    assert run_files(documents[1:], out) == Summary(written=2)
    assert titles(out) == ["Postdoc 0", "Postdoc 1", "Postdoc 2"]


def test_results_of_other_documents_stay(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run_files(pages(tmp_path / "a", 2, "A {}"), out)
    run_files(pages(tmp_path / "b", 2, "B {}"), out)
    assert titles(out) == ["A 0", "A 1", "B 0", "B 1"]


def test_the_record_does_not_grow_for_ever(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 30), tmp_path / "out.jsonl"
    for number in range(8):
        kind = type(f"Version{number}", (StubExtractor,), {"version": f"v{number}"})
        run_files(documents, out, extractor=kind())
    record = journal_folder(out) / "done.jsonl"
    assert len(record.read_bytes().splitlines()) < 30 * 8
    assert run_files(documents, out, extractor=kind()) == Summary(unchanged=30)


def test_an_interrupted_rewriting_leaves_the_lines_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run_files(documents, out)
    documents[1].write_text("Changed")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run_files(documents, out)
    assert titles(out) == ["Postdoc 0", "Postdoc 1", "Postdoc 2", "Postdoc 3", "Changed"]
    assert run_files(documents, out) == Summary(unchanged=4)
    assert titles(out) == ["Postdoc 0", "Changed", "Postdoc 2", "Postdoc 3"]
    assert not (journal_folder(out) / "new").exists()


def test_a_format_that_cannot_be_written_is_an_error_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents, out = pages(tmp_path / "in", 3), tmp_path / "out.sqlite"

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("jobextract.export.sqlite.write", full)
        with pytest.raises(OutputError, match="disk is full"):
            run_files(documents, out)
    assert run_files(documents, out) == Summary(unchanged=3)
    assert out.exists()


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text('{"precious": true}\n')
    with pytest.raises(OutputError, match="something other than extractions"):
        run([], out, extractor=StubExtractor())
    with pytest.raises(UsageError, match="--overwrite"):
        run([], tmp_path / "out.jsonl", resume=False, extractor=StubExtractor())
    other = tmp_path / "out.csv"
    other.write_text("precious")
    with pytest.raises(UsageError, match="--overwrite"):
        run([], other, extractor=StubExtractor())
    assert (out.read_text(), other.read_text()) == ('{"precious": true}\n', "precious")
    assert names(tmp_path) == ["out.csv", "out.jsonl"]


def test_a_run_that_was_not_to_be_leaves_nothing(tmp_path: Path) -> None:
    def documents() -> Any:
        raise UsageError("matches no file")
        yield Document("a")

    with pytest.raises(UsageError, match="matches no file"):
        run(documents(), tmp_path / "out.jsonl", extractor=StubExtractor())
    with pytest.raises(UsageError, match="time limit"):
        run([], tmp_path / "out.jsonl", time_limit=-1)
    assert names(tmp_path) == []


def test_a_link_to_an_output_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    link = tmp_path / "out.csv"
    link.symlink_to(tmp_path / "far" / "real.csv")
    run_files(pages(tmp_path / "in", 2), link)
    assert link.is_symlink()
    assert len(link.read_text().splitlines()) == 3


@pytest.mark.parametrize("suffix", ["csv", "sqlite", "parquet"])
def test_other_formats_are_made_again_only_when_something_changed(tmp_path: Path, suffix: str) -> None:
    pytest.importorskip("pyarrow")
    documents, out = pages(tmp_path / "in", 3), tmp_path / f"out.{suffix}"
    run_files(documents, out)
    first = out.stat().st_ino, out.read_bytes()
    assert run_files(documents, out) == Summary(unchanged=3)
    assert (out.stat().st_ino, out.read_bytes()) == first
    documents[1].write_text("Changed")
    assert run_files(documents, out) == Summary(written=1, unchanged=2)
    assert out.read_bytes() != first[1]
    documents[1].write_text("Postdoc 1")
    run_files(documents, out)
    assert out.read_bytes() == first[1]


# Damage


@pytest.mark.parametrize("cut", [1, 2, 60])
@pytest.mark.parametrize("file", ["lines", "record"])
def test_a_torn_last_line_is_repaired(tmp_path: Path, cut: int, file: str) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run_files(documents, out)
    before = out.read_bytes()
    torn = out if file == "lines" else journal_folder(out) / "done.jsonl"
    torn.write_bytes(torn.read_bytes()[:-cut])
    assert run_files(documents, out) == Summary(written=1, unchanged=3)
    assert out.read_bytes() == before


def test_cuts_anywhere_in_both_files_are_repaired(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 12), tmp_path / "out.csv"
    run_files(documents, out)
    before, chance = out.read_bytes(), random.Random(5)
    lines, record = (journal_folder(out) / name for name in ("extractions.jsonl", "done.jsonl"))
    for _ in range(15):
        for path in (lines, record):
            path.write_bytes(path.read_bytes()[: chance.randrange(path.stat().st_size)])
        assert run_files(documents, out).documents == 12
        assert out.read_bytes() == before
        assert len(lines.read_bytes().splitlines()) == 12


def test_a_line_whose_record_was_never_written_is_not_doubled(tmp_path: Path) -> None:
    documents, out = pages(tmp_path / "in", 4), tmp_path / "out.jsonl"
    run_files(documents[:2], out)
    record = (journal_folder(out) / "done.jsonl").read_bytes()
    run_files(documents[:3], out)
    (journal_folder(out) / "done.jsonl").write_bytes(record)
    inode = out.stat().st_ino
    assert run_files(documents, out) == Summary(written=2, unchanged=2)
    assert titles(out) == [f"Postdoc {i}" for i in range(4)]
    assert out.stat().st_ino == inode  # mended where it stands


# Locks


def test_a_second_run_on_the_same_output_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with locked(out), pytest.raises(OutputLockedError, match=f"process {os.getpid()} writes it"):
        run([], out, extractor=StubExtractor())
    run([], out, extractor=StubExtractor())


@posix
def test_the_lock_of_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    code = (
        "import sys, os, signal; from pathlib import Path; from jobextract.batch.journal import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(out)], capture_output=True, text=True, check=False)
    assert done.stdout == "held\n"
    assert (journal_folder(out) / "pid").exists()
    assert run_files(pages(tmp_path / "in", 1), out) == Summary(written=1)


# Signals


SCRIPT = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started the tests with it ignored
sys.path.insert(0, {tests!r})
import jobextract
from jobextract.cli import main
from stubs import StubExtractor, file_documents

if __name__ == "__main__":
    jobextract.Extractor = StubExtractor
    main()
"""


class Started:
    """The command line at work in a process of its own, with the stub."""

    def __init__(self, folder: Path, out: Path, *options: str, log: Path | None = None) -> None:
        script = folder / "script.py"
        script.write_text(SCRIPT.format(tests=str(Path(__file__).parent)))
        command = [sys.executable, str(script), "batch", str(folder / "in"), "-o", str(out), *options]
        environment = {**os.environ, **({LOG: str(log)} if log else {})}
        self.process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, start_new_session=True, env=environment
        )

    def wait_for(self, lines: Path, count: int) -> None:
        """Wait until a file has so many lines more than now."""
        before = lines.read_bytes().count(b"\n") if lines.exists() else 0
        end = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < end:
            if lines.exists() and lines.read_bytes().count(b"\n") >= before + count:
                return
            time.sleep(0.003)

    def send(self, number: signal.Signals, *, group: bool = False) -> tuple[int, str, float]:
        """Send a signal; give exit code, what was said, and the seconds until the end."""
        began = time.monotonic()
        if group:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        _, messages = self.process.communicate(timeout=20)
        return self.process.returncode, messages, time.monotonic() - began


@posix
@pytest.mark.parametrize(
    ("number", "workers", "code", "group"),
    [
        (signal.SIGINT, "1", 130, True),
        (signal.SIGINT, "2", 130, True),
        (signal.SIGTERM, "1", 143, False),
        (signal.SIGTERM, "2", 143, True),
    ],
)
def test_a_signal_ends_the_run_soon_and_leaves_whole_lines(
    tmp_path: Path, number: signal.Signals, workers: str, code: int, group: bool
) -> None:
    documents, out = pages(tmp_path / "in", 300, "SLOW {}"), tmp_path / "out.jsonl"
    started = Started(tmp_path, out, "--workers", workers)
    started.wait_for(out, 2)
    ended, messages, seconds = started.send(number, group=group)
    assert ended == code
    assert "Traceback" not in messages
    assert seconds < 2
    done = titles(out)
    assert 2 <= len(done) < len(documents)
    assert done == [f"SLOW {i}" for i in range(len(done))]
    assert f"{len(done)} extracted" in messages


@posix
def test_a_signal_ends_a_worker_that_hangs(tmp_path: Path) -> None:
    pages(tmp_path / "in", 40)
    (tmp_path / "in" / "030.md").write_text("HANG")
    out = tmp_path / "out.sqlite"
    started = Started(tmp_path, out, "--workers", "2", "--time-limit", "0", "--log-json")
    started.wait_for(journal_folder(out) / "done.jsonl", 30)
    code, messages, seconds = started.send(signal.SIGINT)
    assert (code, seconds < 2) == (130, True)
    events = [json.loads(line) for line in messages.splitlines()]
    assert [(x["event"], x["state"], x["written"]) for x in events[-1:]] == [("summary", "interrupted", 30)]
    with sqlite3.connect(out) as database:
        assert database.execute("SELECT count(*) FROM documents").fetchone() == (30,)


@posix
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    pages(tmp_path / "in", 4)
    (tmp_path / "in" / "003.md").write_text("HANG")
    out = tmp_path / "out.jsonl"
    started = Started(tmp_path, out, "--workers", "2")
    started.wait_for(out, 3)
    started.send(signal.SIGKILL)
    end = time.monotonic() + 5
    while is_running(started.process.pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not is_running(started.process.pid)


def is_running(group: int) -> bool:
    """Tell whether a group of processes has a member."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@posix
@pytest.mark.parametrize(("name", "workers"), [("out.jsonl", 1), ("out.csv", 2)])
def test_kills_at_any_moment_lose_and_double_nothing(tmp_path: Path, name: str, workers: int) -> None:
    documents, chance = pages(tmp_path / "in", 150, "BRIEF {}"), random.Random(workers)
    documents[40].write_text("REFUSE")
    whole, out, log = tmp_path / "whole" / name, tmp_path / name, tmp_path / "log"
    assert run_files(documents, whole) == Summary(written=149, failed=1)
    lines = out if name.endswith(".jsonl") else journal_folder(out) / "extractions.jsonl"
    for _ in range(5):
        started = Started(tmp_path, out, "--workers", str(workers), log=log)
        started.wait_for(lines, chance.randrange(25))
        time.sleep(chance.random() * 0.02)
        started.send(signal.SIGKILL)
    assert run_files(documents, out, workers=workers).documents == 150
    assert out.read_bytes() == whole.read_bytes()
    assert (tmp_path / "out.errors.jsonl").read_bytes() == (tmp_path / "whole" / "out.errors.jsonl").read_bytes()
    times = Counter(log.read_text().split())
    in_flight = 1 if workers == 1 else AHEAD * workers
    assert sum(times.values()) <= 149 + 5 * in_flight
