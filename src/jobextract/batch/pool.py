"""Ordered, bounded work over a pool of processes: what `extract_many` and the folder runner stand on.

Each worker holds one item at a time, on a pipe of its own. So a worker that dies names the document that
killed it, the rest goes on, and nothing can block on a full pipe.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from jobextract.errors import ExtractionError, JobextractError, UsageError, WorkerError

if TYPE_CHECKING:
    from jobextract.schema import Extraction

Item = TypeVar("Item")
Value = TypeVar("Value")

AHEAD = 8
"""Items a worker that may be begun before the oldest unfinished one: bounds what waits for its turn."""


class SupportsExtract(Protocol):
    """What the pool asks of an `Extractor`."""

    def extract(self, text: str | bytes, *, media_type: str | None = None, uri: str | None = None) -> Extraction:
        """Extract from a text."""

    def extract_file(self, path: str | os.PathLike[str]) -> Extraction:
        """Extract from a file."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Value]):
    """What became of one item: a value, or an error."""

    item: Item
    value: Value | None
    error: Exception | None = None


def map_ordered(
    function: Callable[[Item], Value], items: Iterable[Item], *, workers: int = 1
) -> Generator[Outcome[Item, Value], None, None]:
    """Apply a function to items, in this process or in several, and give the outcomes in the order of the
    items.

    Items are taken from the iterable as they are needed. Closing the iterator ends the workers.

    Args:
        function: picklable where `workers` > 1; what it raises becomes the outcome's error.
        items: picklable where `workers` > 1.
        workers: processes; 1 works in this process, 0 takes one for each processor that this process may use.

    Raises:
        UsageError: `workers` is negative.
        WorkerError: worker processes cannot be started at all.
    """
    workers = worker_count(workers)
    if workers == 1:
        return (_attempt(function, item) for item in items)
    return _map_in_processes(function, items, workers)


def worker_count(workers: int) -> int:
    """Give the number of processes that a ``workers`` argument means (0: one a usable processor).

    Raises:
        UsageError: the number is negative.
    """
    if workers < 0:
        raise UsageError(f"workers must be 0 (one for each processor) or more, not {workers}")
    if workers == 0:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return workers


def extract_many(
    documents: Iterable[str | bytes | os.PathLike[str]],
    *,
    workers: int = 1,
    extractor: SupportsExtract | None = None,
    on_error: Callable[[str | bytes | os.PathLike[str], JobextractError], None] | None = None,
) -> Iterator[Extraction]:
    """Extract from many documents; give the extractions in the order of the documents.

    Args:
        documents: texts (`str`, or `bytes` to be decoded) and files (`pathlib.Path`). A `str` is always a
            text.
        workers: processes; 1 works in this process, 0 takes one for each processor. With several, a script
            needs the usual ``if __name__ == "__main__":`` around its work.
        extractor: a configured `Extractor`; by default one with the shipped settings.
        on_error: called with each document that fails and its error; the document is then left out. Without
            it the error is raised when its turn comes.

    Raises:
        UsageError: `workers` is negative.
        JobextractError: a document failed and there is no `on_error`; or worker processes cannot be started.

    >>> from pathlib import Path
    >>> list(extract_many(Path("pages").glob("*.md"), workers=4))  # doctest: +SKIP
    """
    if extractor is None:
        from jobextract import Extractor

        extractor = Extractor()
    outcomes = map_ordered(partial(_extract_one, extractor), documents, workers=workers)
    return _values(outcomes, on_error)


def _values(
    outcomes: Iterator[Outcome[Any, Extraction]], on_error: Callable[[Any, JobextractError], None] | None
) -> Iterator[Extraction]:
    for outcome in outcomes:
        if outcome.value is not None:
            yield outcome.value
            continue
        error = as_documented(outcome.error)
        assert error is not None
        if on_error is None:
            raise error
        on_error(outcome.item, error)


def as_documented(error: Exception | None) -> JobextractError | None:
    """Give an error as one of the documented family: any other is a defect, an `ExtractionError`."""
    if error is None or isinstance(error, JobextractError):
        return error
    documented = ExtractionError(f"{type(error).__name__}: {error}")
    documented.__cause__ = error
    return documented


def _extract_one(extractor: SupportsExtract, document: str | bytes | os.PathLike[str]) -> Extraction:
    if isinstance(document, (str, bytes)):
        return extractor.extract(document)
    return extractor.extract_file(document)


def _attempt(function: Callable[[Item], Value], item: Item) -> Outcome[Item, Value]:
    try:
        return Outcome(item, function(item))
    except Exception as error:
        return Outcome(item, None, error)


class _Worker(Generic[Item]):
    """One process and what it is at work on."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, remote = context.Pipe()
        self.process = context.Process(target=_serve, args=(remote, function), daemon=True)
        try:
            with _interrupt_held():
                self.process.start()
        except OSError as error:
            raise WorkerError(f"a worker process could not be started: {error.strerror or error}") from error
        remote.close()
        self.ready = False
        self.task: tuple[int, Item] | None = None

    def hang_up(self) -> None:
        """Ask the process to end: an idle one leaves by itself, one at work is stopped."""
        self.connection.close()
        if self.task is not None:
            self.process.terminate()

    def join(self) -> None:
        """Wait until the process has ended, and see to it that it does."""
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


def _map_in_processes(
    function: Callable[[Item], Value], items: Iterable[Item], workers: int
) -> Generator[Outcome[Item, Value], None, None]:
    source = enumerate(items)
    exhausted = False
    pending: deque[int] = deque()  # indices in order, started or finished but not yet given out
    finished: dict[int, Outcome[Item, Value]] = {}
    pool: list[_Worker[Item]] = []
    try:
        while pending or not exhausted:
            while not exhausted and len(pending) < AHEAD * workers:
                worker = next((w for w in pool if w.task is None), None)
                if worker is None and len(pool) == workers:
                    break
                try:
                    task = next(source)
                except StopIteration:
                    exhausted = True
                    break
                if worker is None:
                    worker = _Worker(function)
                    pool.append(worker)
                pending.append(task[0])
                worker.task = task
                if worker.ready:
                    _send(worker, finished)
            _receive(pool, finished)
            while pending and pending[0] in finished:
                yield finished.pop(pending.popleft())
    finally:
        for worker in pool:
            worker.hang_up()
        for worker in pool:
            worker.join()


def _send(worker: _Worker[Any], finished: dict[int, Outcome[Any, Any]]) -> None:
    """Hand a worker its item. A dead worker shows when its connection is read."""
    assert worker.task is not None
    index, item = worker.task
    try:
        worker.connection.send(item)
    except OSError:
        pass
    except Exception as error:  # the item cannot be pickled
        worker.task = None
        finished[index] = Outcome(item, None, error)


def _receive(pool: list[_Worker[Any]], finished: dict[int, Outcome[Any, Any]]) -> None:
    """Wait for at least one worker's answer, and take those that are there."""
    busy = [worker for worker in pool if worker.task is not None]
    answered = wait([worker.connection for worker in busy]) if busy else []
    for worker in busy:
        if worker.connection not in answered:
            continue
        assert worker.task is not None
        index, item = worker.task
        try:
            value, error = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            code = worker.process.exitcode
            if not worker.ready:
                raise WorkerError(
                    f"a worker process could not start (exit code {code}); a script that uses several "
                    'workers must do its work under `if __name__ == "__main__":`'
                ) from None
            pool.remove(worker)
            worker.hang_up()
            worker.join()
            finished[index] = Outcome(item, None, WorkerError(f"the worker process died (exit code {code})"))
            continue
        if not worker.ready:
            worker.ready = True
            _send(worker, finished)
            continue
        worker.task = None
        finished[index] = Outcome(item, value, error)


def _serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    """Answer items until the other side hangs up. Runs in the worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to handle
    try:
        connection.send((None, None))
        while True:
            outcome = _attempt(function, connection.recv())
            error = as_documented(outcome.error)  # others may not survive the way through the pipe
            connection.send((outcome.value, error))
    except (EOFError, OSError):
        return


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: the child inherits the mask and never sees it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
