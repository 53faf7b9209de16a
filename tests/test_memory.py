"""What is remembered of texts."""

from __future__ import annotations

import gc
import weakref

from jobextract.memory import remembered


class Text(str):
    """A string that can be told to be gone."""


def test_a_text_is_asked_about_once() -> None:
    asked = []
    length = remembered(8)(lambda text: asked.append(text) or len(text))  # type: ignore[func-returns-value]
    assert [length("abc"), length("abc"), length("x" * 9000), length("x" * 9000)] == [3, 3, 9000, 9000]
    assert asked == ["abc", "x" * 9000]


def test_long_texts_are_soon_let_go() -> None:
    length = remembered(1000)(len)
    text = Text("a" * 9000)
    gone = weakref.ref(text)
    length(text)
    del text
    assert gone() is not None
    for letter in "bcdefgh":
        length(letter * 9000)
    gc.collect()
    assert gone() is None
