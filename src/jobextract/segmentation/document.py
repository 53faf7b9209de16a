"""A page cut into sentences, with tokens on demand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jobextract.reading.page import Block, Page

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Sentence:
    """A sentence (or a line that stands for itself): ``block.text[start:end]``."""

    index: int  # in document order
    block: Block
    start: int
    end: int
    folded: str = field(init=False, repr=False)  # its part of the block's folded text

    def __post_init__(self) -> None:
        self.folded = self.block.folded[self.start : self.end]

    @property
    def text(self) -> str:
        """What a visitor reads."""
        return self.block.text[self.start : self.end]

    @property
    def language(self) -> str:
        """ISO 639-1 code of its block, or 'und'."""
        return self.block.language

    @property
    def is_first(self) -> bool:
        """Whether it opens its block."""
        return self.start == 0


class Document:
    """A page with its sentences; spaCy ``Doc`` objects are made for the blocks that ask for them."""

    def __init__(self, page: Page, sentences: list[Sentence]) -> None:
        self.page = page
        self.sentences = sentences
        self._by_block: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self._by_block.setdefault(sentence.block.index, []).append(sentence)
        self._docs: dict[int, Doc] = {}

    @property
    def blocks(self) -> list[Block]:
        """The visible blocks, in order."""
        return self.page.blocks

    def sentences_of(self, block: Block) -> list[Sentence]:
        """Give the sentences of a block, in order."""
        return self._by_block.get(block.index, [])

    def sentence_at(self, block: Block, position: int) -> Sentence | None:
        """Give the sentence that holds a position of a block's text, or the nearest before it."""
        sentences = self.sentences_of(block)
        if len(sentences) < 2:
            return sentences[0] if sentences else None
        return sentences[max(0, bisect_right(sentences, position, key=lambda sentence: sentence.start) - 1)]

    def doc(self, block: Block) -> Doc:
        """Give the block's tokens as a spaCy ``Doc`` (spaCy's tokenizer for English, jieba for Chinese)."""
        from jobextract.segmentation.tokens import tokenize

        if block.index not in self._docs:
            self._docs[block.index] = tokenize(block.text, block.language)
        return self._docs[block.index]
