"""What the stages remember of texts: each text is asked about several times."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_LONG = 2000  # characters; of longer texts few are kept, for they take much memory
_MOST_LONG = 4

Answer = TypeVar("Answer")


class _Memory(dict[str, Answer]):
    """Answers by text. A dictionary finds what it knows without a call of Python; full, it begins anew."""

    def __init__(self, ask: Callable[[str], Answer], most: int) -> None:
        super().__init__()
        self._ask = ask
        self._most = most
        self._long: dict[str, Answer] = {}

    def __missing__(self, text: str) -> Answer:
        known, most = (self, self._most) if len(text) <= _LONG else (self._long, _MOST_LONG)
        if known is not self and text in known:
            return known[text]
        answer = self._ask(text)
        if len(known) >= most:
            known.clear()
        known[text] = answer
        return answer


def remembered(most: int) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """Keep the answers of a function for the texts it was asked about last.

    Args:
        most: number of texts up to 2,000 characters that are kept; of longer ones it is four.
    """

    def decorate(ask: Callable[[str], Answer]) -> Callable[[str], Answer]:
        return _Memory(ask, most).__getitem__

    return decorate
