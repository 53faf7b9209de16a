"""What each sentence is about, and where one posting ends and the next begins."""

from __future__ import annotations

from jobextract.reading.page import Block
from jobextract.sections.outline import Outline, PostingSpan, Role, SentenceRole
from jobextract.segmentation.document import Document

__all__ = ["Outline", "PostingSpan", "Role", "SentenceRole", "analyse"]


def heading_paths(document: Document) -> list[tuple[Block, ...]]:
    """Give the headings above each block, outermost first."""
    paths: list[tuple[Block, ...]] = []
    stack: list[Block] = []
    for block in document.blocks:
        if block.kind == "heading":
            while stack and stack[-1].level >= block.level:
                stack.pop()
            paths.append(tuple(stack))
            stack.append(block)
        else:
            paths.append(tuple(stack))
    return paths


def analyse(document: Document) -> Outline:
    """Find roles and postings."""
    roles = [SentenceRole("other", 0.5, "rule:none") for _ in document.sentences]
    posting = PostingSpan(0, None, [s.index for s in document.sentences])
    return Outline(document, roles, heading_paths(document), [posting], [0 for _ in document.sentences])
