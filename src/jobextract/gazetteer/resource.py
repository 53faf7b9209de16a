"""The data files of this package, read once a process."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from jobextract.errors import ResourceError

Resource = TypeVar("Resource")


def shared(name: str, make: Callable[[bytes], Resource]) -> Callable[[], Resource]:
    """Give a function that gives what is made of a data file: made at its first call, by one thread.

    Args:
        name: of the file in the folder data.
        make: gives the object for the bytes of the file.

    Raises:
        ResourceError: when the function is called, where the file is missing or corrupt.
    """
    lock = threading.Lock()

    @cache
    def load() -> Resource:
        try:
            return make((files(__package__) / "data" / name).read_bytes())
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise ResourceError(f"{name}: {error}") from error

    def give() -> Resource:
        with lock:
            return load()

    return give
