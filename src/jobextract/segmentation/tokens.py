"""Tokens as spaCy ``Doc`` objects: spaCy's rules for English and other Latin text, jieba for Chinese."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from jobextract.reading.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

_lock = threading.Lock()


@cache
def _english() -> Any:
    import spacy

    return spacy.blank("en")


@cache
def _jieba() -> Any:
    """Make a jieba tokenizer without its cache: that is unmarshalled from a folder which others may write to."""
    import jieba

    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    return tokenizer


def tokenize(text: str, language: str) -> Doc:
    """Give the tokens of a text; ``doc.text == text`` for any text.

    Chinese is cut by jieba on the simplified, width-folded form, which has the same length.
    """
    from spacy.tokens import Doc

    with _lock:
        english = _english()
        if language != "zh":
            return english.make_doc(text)
        pieces = list(_jieba().cut(fold(text), HMM=True))
    words: list[str] = []
    spaces: list[bool] = []
    position = 0
    for piece in pieces:
        original = text[position : position + len(piece)]
        position += len(piece)
        if original == " " and words and not spaces[-1]:
            spaces[-1] = True
            continue
        words.append(original)
        spaces.append(False)
    return Doc(english.vocab, words=words, spaces=spaces)
