"""Ctrl-C and SIGTERM: a run ends at once, but never in the middle of a line."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Terminated(KeyboardInterrupt):
    """SIGTERM came: the process is asked to end, as by Ctrl-C."""


class Interrupts:
    """Raises signals as exceptions, and holds them back where something must be done whole."""

    def __init__(self) -> None:
        self._held = False
        self._came: type[KeyboardInterrupt] | None = None

    def handle(self, number: int, frame: FrameType | None) -> None:
        """Take a signal."""
        kind = Terminated if number == signal.SIGTERM else KeyboardInterrupt
        if self._held:
            self._came = kind
        else:
            raise kind

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold signals back until the block is done."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
            came, self._came = self._came, None
            if came is not None:
                raise came


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """Handle SIGINT and SIGTERM within the block, as far as the program leaves them to their defaults."""
    taken = Interrupts()
    if threading.current_thread() is not threading.main_thread():
        yield taken
        return
    before = {
        number: signal.getsignal(number)
        for number, default in ((signal.SIGINT, signal.default_int_handler), (signal.SIGTERM, signal.SIG_DFL))
        if signal.getsignal(number) == default
    }
    try:
        for number in before:
            signal.signal(number, taken.handle)
        yield taken
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
