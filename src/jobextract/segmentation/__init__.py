"""Blocks to sentences and tokens."""

from jobextract.reading.page import Page
from jobextract.segmentation.document import Document, Sentence
from jobextract.segmentation.sentences import split

__all__ = ["Document", "Sentence", "segment", "split"]


def segment(page: Page) -> Document:
    """Cut every block of a page into sentences."""
    sentences: list[Sentence] = []
    for block in page.blocks:
        # A heading is one sentence: its numbers and full stops end nothing.
        spans = [(0, len(block.text))] if block.kind in {"heading", "title"} else split(block.text)
        for start, end in spans:
            sentences.append(Sentence(len(sentences), block, start, end))
    return Document(page, sentences)
