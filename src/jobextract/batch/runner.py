"""Runs over many documents: ordered, resumable, whatever fails; the output in one of several formats."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from jobextract.batch.document import Document
from jobextract.batch.journal import Done, Journal, journal_folder, lines_path, locked, replacement
from jobextract.batch.pool import (
    Outcome,
    SupportsExtract,
    as_documented,
    check_time_limit,
    map_ordered,
    warm_up,
    worker_count,
)
from jobextract.batch.progress import Advance
from jobextract.batch.signals import Interrupts, interrupts
from jobextract.batch.version import extractor_version
from jobextract.errors import InputError, JobextractError, OutputError, ResourceError, UsageError, input_error
from jobextract.export.formats import SUFFIXES, Write, writer_of

ERRORS_SUFFIX = ".errors.jsonl"

TIME_LIMIT = 300.0
"""Seconds a document, where nothing else is said and processes are used anyway."""

_PARTIAL = 0.8  # seconds that an interrupted run may take to write a format other than JSON lines
_MADE = "made.json"

OnError = Callable[[str, JobextractError], None]


@dataclass(slots=True)
class Summary:
    """What a run did, in documents."""

    written: int = 0
    unchanged: int = 0  # in the output already
    failed: int = 0
    notices: Counter[str] = field(default_factory=Counter, compare=False)
    """Documents of the output by the code of a notice."""
    errors: Counter[str] = field(default_factory=Counter, compare=False)
    """Failed documents by the code of their error."""

    @property
    def documents(self) -> int:
        """All documents of the run."""
        return self.written + self.unchanged + self.failed


@dataclass(frozen=True, slots=True)
class Task:
    """A document to extract from."""

    document: Document
    uri: str  # as the result has it
    known: str | None  # sha256 of the content that the output has a line for


def errors_path(out: Path) -> Path:
    """Give the path of an output's list of failed documents: ``x.jsonl`` → ``x.errors.jsonl``."""
    stem = out.stem if out.suffix.lower() in SUFFIXES else out.name
    return out.with_name(stem + ERRORS_SUFFIX)


def run(
    documents: Iterable[Document],
    out: Path,
    *,
    flat: bool = False,
    workers: int = 1,
    time_limit: float | None = None,
    resume: bool = True,
    overwrite: bool = False,
    extractor: SupportsExtract | None = None,
    progress: Advance = lambda state: None,
    on_error: OnError = lambda uri, error: None,
    summary: Summary | None = None,
) -> Summary:
    """Extract from documents into a file, in a format by its suffix: `jobextract.export.formats.SUFFIXES`.

    The output has the order of the documents and is the same for any number of workers. A document that fails gets
    a line ``{"uri", "code", "message"}`` in ``OUT.errors.jsonl`` instead; that file exists only if there are some.
    A run that is interrupted, killed or loses power is taken up by the next one, see `jobextract.batch.journal`.
    With `resume`, documents that the output holds for the same address, content and version of the extractor keep
    their result; what it holds of documents outside of this run stays, before those of this run.

    Args:
        documents: taken as they are needed; two with the same address are an error of the second.
        out: its folder is made if missing.
        flat: a row a fact, for Parquet and CSV.
        workers: processes, see `map_ordered`.
        time_limit: seconds a document, see `map_ordered`.
        resume: keep what `out` holds; otherwise start anew.
        overwrite: an older output that is not taken up may be replaced.
        extractor: a configured `Extractor`; by default one with the shipped settings.
        progress: called after each document.
        on_error: called with the address and error of each document that fails.
        summary: is counted in, for a caller that wants to know of an interrupted run too.

    Raises:
        UsageError: `out` has no known suffix or is a folder; or it exists and is neither taken up nor to be
            overwritten; or `workers` or `time_limit` is out of range.
        OutputLockedError: another process writes the same output.
        OutputError: `out` cannot be written, or (with `resume`) holds something other than extractions.
        ResourceError: data of the package are missing or damaged.
        WorkerError: worker processes cannot be started.
        KeyboardInterrupt: Ctrl-C or SIGTERM (`Terminated`) came; what was done until then is kept.
    """
    write = check_output(out, flat=flat, resume=resume, overwrite=overwrite)
    worker_count(workers)
    check_time_limit(time_limit)
    extractor = extractor or default_extractor()
    version = extractor_version(extractor)
    summary = summary if summary is not None else Summary()
    target = Path(os.path.realpath(out))  # a link stays one, and its target gets the output
    with interrupts() as signals:
        try:
            with locked(target) as folder:
                write = check_output(out, flat=flat, resume=resume, overwrite=overwrite)  # as it is now
                lines = lines_path(target, separate=write is not None)
                if not resume or (overwrite and not _can_resume(target, write)):
                    _start_anew(folder, lines)
                errors = _ErrorsFile(errors_path(out), on_error)
                with closing(Journal(folder, lines, version)) as journal:
                    tasks = _tasks(documents, journal)
                    outcomes = map_ordered(Extract(extractor), tasks, workers=workers, time_limit=time_limit)
                    try:
                        _write(outcomes, journal, errors, summary, progress, signals)
                        journal.settle()
                    except KeyboardInterrupt:
                        _make_partial(journal, folder, target, write)
                        raise
                    except JobextractError:
                        journal.abandon()
                        raise
                    _make(journal, folder, target, write, flat=flat)
        except OSError as error:
            raise OutputError(f"{error.filename or out}: {error.strerror or error}") from error
        except sqlite3.Error as error:  # of the index: no room for temporary files
            raise OutputError(f"{out}: {error}") from error
    return summary


def run_to_stream(
    documents: Iterable[Document],
    stream: BinaryIO,
    *,
    workers: int = 1,
    time_limit: float | None = None,
    extractor: SupportsExtract | None = None,
    progress: Advance = lambda state: None,
    on_error: OnError = lambda uri, error: None,
    summary: Summary | None = None,
) -> Summary:
    """Extract from documents and write JSON lines to a stream, in the order of the documents; see `run`.

    Nothing is kept, so nothing can be resumed.
    """
    summary = summary if summary is not None else Summary()
    tasks = (Task(document, address_of(document), None) for document in documents)
    process = Extract(extractor or default_extractor())
    with (
        interrupts() as signals,
        closing(map_ordered(process, tasks, workers=workers, time_limit=time_limit)) as outcomes,
    ):
        for outcome in outcomes:
            error = _error_of(outcome)
            if error is not None or outcome.value is None:
                _count_failure(summary, outcome.item.uri, error, on_error)
                progress("failed")
                continue
            with signals.held():
                stream.write(outcome.value.line)
                stream.flush()
            summary.written += 1
            summary.notices.update(outcome.value.notices)
            progress("written")
    return summary


def check_output(out: Path, *, flat: bool = False, resume: bool = True, overwrite: bool = False) -> Write | None:
    """Check whether a run may write an output; give what writes it, None for JSON lines.

    Raises:
        UsageError: it has no known suffix or is a folder; or it exists and is neither taken up nor to be overwritten.
    """
    write = writer_of(out, flat=flat)
    target = Path(os.path.realpath(out))
    if target.is_dir():
        raise UsageError(f"{out}: is a folder; the output must be a file")
    lines = lines_path(target, separate=write is not None)
    if overwrite:
        return write
    if not resume and (target.exists() or (lines.exists() and lines.stat().st_size)):
        raise UsageError(
            f"{out}: there is an older output; --overwrite replaces it, without --no-resume it is gone on with"
        )
    if resume and not _can_resume(target, write):
        raise UsageError(
            f"{out}: there is an output without its journal ({journal_folder(target)}), which cannot be gone on with;"
            " --overwrite replaces it"
        )
    return write


def _can_resume(target: Path, write: Write | None) -> bool:
    return write is None or not target.exists() or lines_path(target, separate=True).exists()


def _start_anew(folder: Path, lines: Path) -> None:
    for path in (lines, *(folder.glob("*.json*"))):
        path.unlink(missing_ok=True)


def default_extractor() -> SupportsExtract:
    """Give an extractor with the shipped settings."""
    from jobextract import Extractor

    return Extractor()


def address_of(document: Document) -> str:
    """Give a document's address as the result has it: with ``/``, and readable where it is no text."""
    return document.uri.replace("\\", "/").encode("utf-8", "replace").decode()


def _tasks(documents: Iterable[Document], journal: Journal) -> Iterator[Task]:
    for document in documents:
        uri = address_of(document)
        yield Task(document, uri, journal.known(uri))


@dataclass(frozen=True, slots=True)
class Extract:
    """Makes a document's result, in a worker process or here; None where the output has it already."""

    extractor: SupportsExtract

    def prepare(self) -> None:
        """Load what the extractor needs."""
        warm_up(self.extractor)

    def __call__(self, task: Task) -> Done | None:
        """Extract; what fails is raised."""
        document = task.document
        if document.error is not None:
            raise document.error
        content = document.content
        if content is None:
            assert document.path is not None
            try:
                content = document.path.read_bytes()
            except OSError as error:
                raise input_error(task.uri, error) from error
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        sha256 = hashlib.sha256(data).hexdigest()
        if task.known == sha256:
            return None
        extraction = self.extractor.extract(content, media_type=document.media_type, uri=task.uri)
        line = extraction.model_dump_json().encode() + b"\n"
        return Done(line, sha256, [notice.code for notice in extraction.warnings])


def _write(
    outcomes: Generator[Outcome[Task, Done | None], None, None],
    journal: Journal,
    errors: _ErrorsFile,
    summary: Summary,
    progress: Advance,
    signals: Interrupts,
) -> None:
    """Write outcomes as they come, each at once and whole."""
    with closing(outcomes):
        for outcome in outcomes:
            uri = outcome.item.uri
            error = _error_of(outcome)
            repeated = journal.is_placed(uri)
            if repeated:
                error = InputError(f"{uri}: there are two documents with this address; the first was taken")
            with signals.held():
                if error is not None:
                    if not repeated:
                        journal.drop(uri)
                    _count_failure(summary, uri, error, errors.add)
                elif outcome.value is None:
                    summary.notices.update(journal.keep(uri))
                    summary.unchanged += 1
                else:
                    journal.add(uri, outcome.value)
                    summary.notices.update(outcome.value.notices)
                    summary.written += 1
            progress("failed" if error is not None else "unchanged" if outcome.value is None else "written")


def _error_of(outcome: Outcome[Task, Done | None]) -> JobextractError | None:
    error = as_documented(outcome.error)
    if isinstance(error, ResourceError):
        raise error  # no document of any kind can be extracted from
    return error


def _count_failure(summary: Summary, uri: str, error: JobextractError | None, on_error: OnError) -> None:
    assert error is not None
    summary.failed += 1
    summary.errors[error.code] += 1
    on_error(uri, error)


class _ErrorsFile:
    """The list of failed documents, begun anew by each run and made when there is the first."""

    def __init__(self, path: Path, on_error: OnError) -> None:
        self._path = path
        self._on_error = on_error
        path.unlink(missing_ok=True)

    def add(self, uri: str, error: JobextractError) -> None:
        record = {"uri": uri, "code": error.code, "message": error.message}
        text = json.dumps(record, ensure_ascii=False)
        with open(self._path, "ab") as file:
            file.write(text.encode("utf-8", "replace") + b"\n")
        self._on_error(uri, error)


def _make(journal: Journal, folder: Path, out: Path, write: Write | None, *, flat: bool) -> None:
    """Make the output of the lines, unless it is made of them already."""
    if write is None:
        return
    made = folder / _MADE
    if not journal.changed and out.exists():
        with suppress(OSError, ValueError):
            if json.loads(made.read_bytes()) == _made(journal, out, flat=flat):
                return
    try:
        with replacement(folder, out) as new:
            write(journal.lines(), new)
    except (OSError, JobextractError):
        raise
    except Exception as error:  # whatever SQLite and Arrow say of a full disk
        raise OutputError(f"{out}: {error}") from error
    made.write_text(json.dumps(_made(journal, out, flat=flat)))


def _made(journal: Journal, out: Path, *, flat: bool) -> dict[str, Sequence[int] | bool]:
    """Describe an output and the lines it was made of, so that a change of either shows."""
    lines, made = journal.path.stat(), out.stat()
    return {
        "flat": flat,
        "lines": [lines.st_size, lines.st_mtime_ns],
        "output": [made.st_size, made.st_mtime_ns],
    }


def _make_partial(journal: Journal, folder: Path, out: Path, write: Write | None) -> None:
    """Make an output of what an interrupted run has done so far, if there is no older one and it takes no time."""
    if write is None or out.exists():
        return
    end = time.monotonic() + _PARTIAL

    def lines() -> Iterator[bytes]:
        for line in journal.lines():
            if time.monotonic() > end:
                raise TimeoutError
            yield line

    with suppress(Exception), replacement(folder, out) as new:  # a courtesy: the next run makes it anyway
        write(lines(), new)
