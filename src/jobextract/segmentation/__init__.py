"""Blocks to sentences and tokens."""

from jobextract.reading.page import Page
from jobextract.segmentation.document import Document, Sentence
from jobextract.segmentation.sentences import split

__all__ = ["Document", "Sentence", "segment", "split"]


def segment(page: Page) -> Document:
    """Cut every block of a page into sentences."""
    sentences: list[Sentence] = []
    for block in page.blocks:
        for start, end in split(block.text):
            sentences.append(Sentence(len(sentences), block, start, end))
    return Document(page, sentences)
