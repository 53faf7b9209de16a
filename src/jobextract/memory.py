"""What the stages remember of texts: each text is asked about several times."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_LONG = 2000  # characters; of longer texts few are kept, for they take much memory
_MOST_LONG = 4

Answer = TypeVar("Answer")


def remembered(most: int) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """Keep the answers of a function for the texts it was asked about last.

    Args:
        most: number of texts up to 2,000 characters that are kept; of longer ones it is four.
    """

    def decorate(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
        short, long = lru_cache(most)(ask), lru_cache(_MOST_LONG)(ask)

        @wraps(ask)
        def answer(text: str) -> Answer:
            return short(text) if len(text) <= _LONG else long(text)

        return answer

    return decorate
