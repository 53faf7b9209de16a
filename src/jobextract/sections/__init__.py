"""What each sentence is about, and where one posting ends and the next begins."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from jobextract.reading.page import Block
from jobextract.sections.outline import Outline, PostingSpan, Role, SentenceRole
from jobextract.sections.postings import PostingFinder
from jobextract.sections.role_model import RoleModel, revised
from jobextract.sections.roles import Known, RoleFinder
from jobextract.sections.title_model import TitleModel
from jobextract.segmentation.document import Document

__all__ = ["Outline", "PostingSpan", "Role", "SentenceRole", "analyse", "with_roles"]


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


def analyse(document: Document, role_model: RoleModel | None = None, titles: TitleModel | None = None) -> Outline:
    """Find roles and postings; by rules alone where there is no model."""
    paths = heading_paths(document)
    known = Known()
    first = cache(lambda: RoleFinder(document, paths, {}, known).roles())  # as if no heading were a posting's title
    finder = PostingFinder(document, paths, first, titles)
    postings = finder.postings()
    ends = {posting.title[0].index: posting.title[2] for posting in postings if posting.title is not None}
    roles = RoleFinder(document, paths, ends, known).roles() if ends else first()
    posting_of: list[int | None] = [None] * len(document.sentences)
    for posting in reversed(postings):
        for index in posting.sentences:
            posting_of[index] = posting.index
    outline = Outline(document, roles, paths, postings, posting_of, finder.closed)
    return with_roles(outline, role_model) if postings else outline


def with_roles(outline: Outline, model: RoleModel | None) -> Outline:
    """Let a model revise the roles that the rules gave."""
    if model is None:
        return outline
    return replace(outline, roles=revised(outline.roles, model.probabilities(outline)))
