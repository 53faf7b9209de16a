"""Ordered, bounded work over a pool of processes: what `extract_many` and the folder runner stand on.

Each worker holds one item at a time, on a pipe of its own. So a worker that dies or hangs names the document
that it was at work on, the rest goes on, and nothing can block on a full pipe. Workers are started afresh
("spawn"), whatever the start method of the program is: they inherit no threads, locks or open files.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from jobextract.errors import (
    ExtractionError,
    JobextractError,
    ResourceError,
    TimeLimitError,
    UsageError,
    WorkerError,
)

if TYPE_CHECKING:
    from jobextract.schema import Extraction

Item = TypeVar("Item")
Value = TypeVar("Value")

AHEAD = 16
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
    function: Callable[[Item], Value],
    items: Iterable[Item],
    *,
    workers: int = 1,
    time_limit: float | None = None,
) -> Generator[Outcome[Item, Value], None, None]:
    """Apply a function to items, in this process or in several, and give the outcomes in the order of the
    items.

    Items are taken from the iterable as they are needed. Closing the iterator ends the workers.

    Args:
        function: picklable where processes are used; what it raises becomes the outcome's error. A method
            `prepare`, where it has one, is called once in each process, before the first item and outside of the
            time limit.
        items: picklable where processes are used.
        workers: processes; 1 works in this process, 0 takes one for each processor that this process may use.
        time_limit: seconds an item; what takes longer is stopped and becomes a `TimeLimitError`. One worker
            is then a process of its own too: only a process can be stopped.

    Raises:
        UsageError: `workers` is negative, or `time_limit` not above 0.
        WorkerError: worker processes cannot be started at all.
        ResourceError: a worker finds that data of the package are missing or damaged.
    """
    workers = worker_count(workers)
    check_time_limit(time_limit)
    if workers == 1 and time_limit is None:
        return (_attempt(function, item) for item in items)
    return _map_in_processes(function, items, workers, time_limit)


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


def check_time_limit(time_limit: float | None) -> None:
    """Check a ``time_limit`` argument.

    Raises:
        UsageError: it is not above 0.
    """
    if time_limit is not None and not time_limit > 0:
        raise UsageError(f"the time limit must be above 0 seconds, not {time_limit:g}")


def extract_many(
    documents: Iterable[str | bytes | os.PathLike[str]],
    *,
    workers: int = 1,
    time_limit: float | None = None,
    extractor: SupportsExtract | None = None,
    on_error: Callable[[str | bytes | os.PathLike[str], JobextractError], None] | None = None,
) -> Iterator[Extraction]:
    """Extract from many documents; give the extractions in the order of the documents.

    Args:
        documents: texts (`str`, or `bytes` to be decoded) and files (`pathlib.Path`). A `str` is always a
            text.
        workers: processes; 1 works in this process, 0 takes one for each processor. With several, a script
            needs the usual ``if __name__ == "__main__":`` around its work.
        time_limit: seconds a document; one that takes longer fails with a `TimeLimitError`. Uses worker
            processes, also where `workers` is 1.
        extractor: a configured `Extractor`; by default one with the shipped settings.
        on_error: called with each document that fails and its error; the document is then left out. Without
            it the error is raised when its turn comes.

    Raises:
        UsageError: `workers` is negative, or `time_limit` not above 0.
        JobextractError: a document failed and there is no `on_error`; or worker processes cannot be started.

    >>> from pathlib import Path
    >>> list(extract_many(Path("pages").glob("*.md"), workers=4))  # doctest: +SKIP
    """
    if extractor is None:
        from jobextract import Extractor

        extractor = Extractor()
    outcomes = map_ordered(_ExtractOne(extractor), documents, workers=workers, time_limit=time_limit)
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


def warm_up(extractor: SupportsExtract) -> None:
    """Make an extractor load what it needs, so that the first document takes no longer than the others.

    Raises:
        ResourceError: data of the package are missing or damaged.
    """
    try:
        extractor.extract("PhD position in Oslo\n\n博士后")
    except ResourceError:
        raise
    except Exception:  # shows with the documents
        return


@dataclass(frozen=True, slots=True)
class _ExtractOne:
    extractor: SupportsExtract

    def prepare(self) -> None:
        warm_up(self.extractor)

    def __call__(self, document: str | bytes | os.PathLike[str]) -> Extraction:
        if isinstance(document, (str, bytes)):
            return self.extractor.extract(document)
        return self.extractor.extract_file(document)


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
            with _signals_held():
                self.process.start()
        except OSError as error:
            raise WorkerError(f"a worker process could not be started: {error.strerror or error}") from error
        remote.close()
        self.ready = False
        self.task: tuple[int, Item] | None = None
        self.overdue = math.inf  # when the task has taken too long, of time.monotonic()

    def hang_up(self) -> None:
        """Ask the process to end: an idle one leaves by itself, one at work is stopped."""
        self.connection.close()
        if self.task is not None:
            self.process.kill()  # it holds nothing that could be left half done

    def join(self) -> None:
        """Wait until the process has ended, and see to it that it does."""
        self.process.join(1)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class Pool(Generic[Item, Value]):
    """Workers, what they are at work on, and what is finished but not yet its turn; see `map_ordered`.

    They are started when there is something to do, and kept until `close`.
    """

    def __init__(self, function: Callable[[Item], Value], workers: int, time_limit: float | None) -> None:
        self._function = function
        self._most = workers
        self._time_limit = time_limit
        self._workers: list[_Worker[Item]] = []
        self._pending: deque[int] = deque()  # indices in order, begun or finished but not yet given out
        self._finished: dict[int, Outcome[Item, Value]] = {}

    def map(self, items: Iterable[Item]) -> Generator[Outcome[Item, Value], None, None]:
        """Give the outcomes of items in their order; to be run to its end before the next one is begun."""
        source = enumerate(items)
        while True:
            self._begin(source)  # before an outcome is given out: workers go on while the caller deals with it
            outcome = self._next_in_order()
            if outcome is not None:
                yield outcome
            elif self._pending:
                self._receive()
            else:
                return

    def _begin(self, source: Iterator[tuple[int, Item]]) -> None:
        """Hand out items as long as there are idle workers and the oldest item is not too far behind."""
        while len(self._pending) < AHEAD * self._most:
            worker = next((worker for worker in self._workers if worker.task is None), None)
            if worker is None and len(self._workers) == self._most:
                return
            task = next(source, None)
            if task is None:
                return
            if worker is None:
                worker = _Worker(self._function)
                self._workers.append(worker)
            self._pending.append(task[0])
            worker.task = task
            if worker.ready:
                self._send(worker)

    def _next_in_order(self) -> Outcome[Item, Value] | None:
        """Give the outcome whose turn it is, if it is there."""
        if self._pending and self._pending[0] in self._finished:
            return self._finished.pop(self._pending.popleft())
        return None

    def _receive(self) -> None:
        """Wait for at least one worker's answer or its time to be over, and take the answers that are there."""
        busy = [worker for worker in self._workers if worker.task is not None]
        if not busy:
            return
        overdue = min(worker.overdue for worker in busy)
        timeout = None if math.isinf(overdue) else max(0.0, overdue - time.monotonic())
        answered = wait([worker.connection for worker in busy], timeout)
        for worker in busy:
            if worker.connection in answered:
                self._take_answer(worker)
            elif worker.overdue <= time.monotonic():
                error = TimeLimitError(f"took longer than {self._time_limit:g} seconds")
                self._give_up(worker, error)

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.hang_up()
        for worker in self._workers:
            worker.join()

    def _send(self, worker: _Worker[Item]) -> None:
        """Hand a worker its item. A dead worker shows when its connection is read."""
        assert worker.task is not None
        index, item = worker.task
        try:
            worker.connection.send(item)
        except OSError:
            pass
        except Exception as error:  # the item cannot be pickled
            worker.task = None
            self._finished[index] = Outcome(item, None, error)
        if self._time_limit is not None:
            worker.overdue = time.monotonic() + self._time_limit

    def _take_answer(self, worker: _Worker[Item]) -> None:
        assert worker.task is not None
        try:
            value, error = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(1)
            code = worker.process.exitcode
            if not worker.ready:
                raise WorkerError(
                    f"a worker process could not start (exit code {code}); a script that uses several "
                    'workers must do its work under `if __name__ == "__main__":`'
                ) from None
            self._give_up(worker, WorkerError(f"the worker process died (exit code {code})"))
            return
        if worker.ready:
            index, item = worker.task
            worker.task = None
            worker.overdue = math.inf
            self._finished[index] = Outcome(item, value, error)
        elif error is not None:
            raise error
        else:
            worker.ready = True
            self._send(worker)

    def _give_up(self, worker: _Worker[Item], error: JobextractError) -> None:
        """End a worker and let its item fail; another takes its place when there is more to do."""
        assert worker.task is not None
        index, item = worker.task
        self._workers.remove(worker)
        worker.hang_up()
        worker.join()
        self._finished[index] = Outcome(item, None, error)


def _map_in_processes(
    function: Callable[[Item], Value], items: Iterable[Item], workers: int, time_limit: float | None
) -> Generator[Outcome[Item, Value], None, None]:
    pool = Pool(function, workers, time_limit)
    try:
        yield from pool.map(items)
    finally:
        pool.close()


def _serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    """Answer items until the other side hangs up. Runs in the worker process."""
    for number in (signal.SIGINT, signal.SIGTERM):  # they are the main process's to handle
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        connection.send((None, _prepare(function)))
        while True:
            outcome = _attempt(function, connection.recv())
            error = as_documented(outcome.error)  # others may not survive the way through the pipe
            connection.send((outcome.value, error))
    except (EOFError, OSError):
        return


def _prepare(function: Callable[[Any], Any]) -> JobextractError | None:
    try:
        getattr(function, "prepare", lambda: None)()
    except Exception as error:
        return as_documented(error)
    return None


def _end_with_parent() -> None:
    """End this process with the one that started it, also in the middle of a document that hangs."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Hold Ctrl-C and SIGTERM back while a process starts: the child inherits the mask and never sees them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
