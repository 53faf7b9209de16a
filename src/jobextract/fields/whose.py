"""Whose a statement is, where the pay or the terms of several postings stand in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.reading.page import Block
from jobextract.sections.outline import Outline, PostingSpan

__all__ = ["posting_named"]

_ROOM = 40  # characters before a statement in which a posting may be named
_CLAUSE = re.compile(r"[;；。!！?？\n\t,，]|[.](?=[ ])")
_BRACKET = re.compile(r"[ ]?[(（]([^()（）\n]{2,32})[)）]")
_WORD = re.compile(r"[a-z]{3,}|[\u3400-\u9fff]+")
_LEAST_HAN = 2
# Words of titles that tell no posting from another.
_COMMON = frozenset(
    "and the for with from per one two three year month position positions post posts job jobs open opening openings"
    " student students research researcher researchers researching candidate candidates full part time"
    " 招聘 岗位 职位 研究 人员 方向 待遇 年薪 月薪 工资 薪酬 实习".split()
)
_PLURAL = re.compile(r"(?<=[a-z]{3})s$")


def posting_named(outline: Outline, block: Block, start: int, end: int, floor: int) -> int | None:
    """Give the posting whose title the words right before a statement name, or those in brackets behind it.

    Args:
        outline: the page's structure.
        block: where the statement stands.
        start: where it begins in the block's text.
        end: where it ends.
        floor: where the statement before it ends; what stands before that is not looked at.

    Returns:
        The posting's index; None where the words name none of them, or several, or the one that they stand in.
    """
    if len(outline.postings) < 2:
        return None
    titles = _titles(outline)
    sentence = outline.document.sentence_at(block, start)
    own = outline.posting_of[sentence.index] if sentence is not None else None
    text = block.folded
    low = max(floor, start - _ROOM)
    clause = _CLAUSE.split(text[low:start])[-1]
    behind = _BRACKET.match(text, end)
    for words in (clause, behind[1] if behind else ""):
        scores = [max((len(run) for run in _runs(words.lower(), title)), default=0) for title in titles]
        best = max(scores, default=0)
        if own is not None and scores[own]:
            return None
        if best and scores.count(best) == 1:
            return scores.index(best)
    return None


def _titles(outline: Outline) -> list[str]:
    """Give the words of each posting's title, once a page."""
    known: list[str] | None = outline.shared.get("titles of postings")
    if known is None:
        known = [_title(outline, posting) for posting in outline.postings]
        outline.shared["titles of postings"] = known
    return known


def _title(outline: Outline, posting: PostingSpan) -> str:
    """Give the words of a posting's title; none where it is closed."""
    if posting.title is None:
        return ""
    block, start, end = posting.title
    sentence = outline.document.sentence_at(block, start)
    struck = block.struck or any(i.kind == "struck" and i.start <= start < i.end for i in block.inlines)
    if struck or sentence is None or outline.role_of(sentence).closed:
        return ""
    return block.folded[start:end].lower()


def _runs(words: str, title: str) -> Iterator[str]:
    """Give the words, in Chinese the longest pieces of them, that stand in a title too."""
    for match in _WORD.finditer(words):
        word = match.group()
        if word.isascii():
            stem = _PLURAL.sub("", word)
            if word not in _COMMON and re.search(rf"\b{stem}s?\b", title):
                yield stem
            continue
        for size in range(len(word), _LEAST_HAN - 1, -1):
            pieces = [word[first : first + size] for first in range(len(word) - size + 1)]
            found = [piece for piece in pieces if piece in title and piece not in _COMMON]
            if found:
                yield found[0]
                break
