"""How a run is going: a bar for a person at a terminal, lines of JSON for a machine."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from rich.console import Console

State = Literal["written", "unchanged", "failed"]
Advance = Callable[[State], None]

LOG_EVERY = 1.0
"""Seconds between two lines of progress, at least."""


@contextmanager
def bar(total: int | None, console: Console | None = None) -> Iterator[Advance]:
    """Show a bar with what is done, failures, rate and time left on standard error, if that is a terminal.

    Args:
        total: documents, where their number is known.
        console: where to show it instead.
    """
    import sys

    if console is None and not sys.stderr.isatty():
        yield lambda state: None
        return
    from rich import console as rich_console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} a second, {task.fields[failed]} failed, time left"),
        TimeRemainingColumn(),
    )
    failed = 0
    with Progress(*columns, console=console or rich_console.Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="–", failed=0)

        def advance(state: State) -> None:
            nonlocal failed
            failed += state == "failed"
            speed = progress.tasks[0].speed
            progress.update(task, advance=1, failed=failed, rate="–" if speed is None else f"{speed:.1f}")

        yield advance


class Log:
    """Writes what happens as lines of JSON, each with the name of its event.

    Args:
        stream: where to.
        total: documents, where their number is known.
    """

    def __init__(self, stream: TextIO, total: int | None = None) -> None:
        self._stream = stream
        self._total = total
        self._counts: dict[State, int] = {"written": 0, "unchanged": 0, "failed": 0}
        self._began = self._told = time.monotonic()

    def event(self, name: str, **values: object) -> None:
        """Write a line."""
        line = json.dumps({"event": name, **values}, ensure_ascii=False)
        self._stream.write(line.encode("utf-8", "replace").decode() + "\n")
        self._stream.flush()

    def advance(self, state: State) -> None:
        """Count a document; write how far the run is, if it was not written just before."""
        self._counts[state] += 1
        now = time.monotonic()
        if now - self._told < LOG_EVERY:
            return
        self._told = now
        done = sum(self._counts.values())
        rate = done / (now - self._began)
        left = None if self._total is None else round((self._total - done) / rate, 1)
        rest = {"rate": round(rate, 2), "seconds_left": left}
        self.event("progress", documents=self._total, done=done, **self._counts, **rest)
