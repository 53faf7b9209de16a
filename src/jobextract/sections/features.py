"""What the roles model looks at: words, what stands above, place and form, neighbours, what the rules said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from jobextract.inference.linear import Floats
from jobextract.reading.page import Block, BlockKind
from jobextract.sections.outline import Role, SentenceRole
from jobextract.segmentation.document import Document

Rows: TypeAlias = npt.NDArray[np.float32]
Paths: TypeAlias = Sequence[tuple[Block, ...]]

ROLES: tuple[Role, ...] = get_args(Role)
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_ABOVE = 2  # headings of the path that are looked at
_LONGEST_ABOVE = 100  # characters of each
_COLON = re.compile(r"[:：][\s*_]*$")
_REACH = 2  # neighbours on each side
_FAR = -3.0  # score of a neighbour that is none
_SURE = 3.0  # most that a rule's log-odds count
_METHODS = ("heading", "lead-in", "cue")
_NUMBER = {role: number for number, role in enumerate(ROLES)}
_REQUIREMENT = _NUMBER["requirement"]
_KIND_FLAGS = {kind: tuple(float(kind == name) for name in _KINDS) for kind in _KINDS}


def texts_above(document: Document, paths: Paths) -> list[str]:
    """Give for each block the headings above it and the line that leads into its list, as one text."""
    found = []
    lead_in = ""
    previous: Block | None = None
    for block in document.blocks:
        if block.kind != "list_item":
            lead_in = ""
        elif previous is not None and previous.kind != "list_item":
            sentences = document.sentences_of(previous)
            lead_in = sentences[-1].folded[-_LONGEST_ABOVE:] if sentences else ""
            lead_in = lead_in if _COLON.search(lead_in) else ""
        above = [heading.folded[:_LONGEST_ABOVE] for heading in paths[block.index][-_ABOVE:]]
        found.append(" | ".join([*above, lead_in] if lead_in else above))
        previous = block
    return found


def _runs(keys: Sequence[int]) -> npt.NDArray[np.int64]:
    """Give where runs of equal keys begin."""
    values = np.asarray(keys)
    return np.flatnonzero(np.append(True, values[1:] != values[:-1]))


def _means(rows: Rows, starts: npt.NDArray[np.int64]) -> Rows:
    """Give each row the mean of its run."""
    lengths = np.diff(np.append(starts, len(rows)))
    means = np.add.reduceat(rows, starts, axis=0) / lengths[:, None]
    return np.repeat(means, lengths, axis=0).astype(np.float32)


def _shifted(rows: Rows, by: int) -> Rows:
    """Give each row the one `by` further on."""
    empty = np.full((min(abs(by), len(rows)), rows.shape[1]), _FAR, dtype=np.float32)
    return np.concatenate([rows[by:], empty] if by > 0 else [empty, rows[: len(rows) + by]])


def place_features(document: Document, paths: Paths, posting_of: Sequence[int | None], postings: int) -> Rows:
    """Give what is known of each sentence's place and form."""
    total = max(1, len(document.sentences))
    shapes = [
        (*_KIND_FLAGS[block.kind], block.region != "body", block.language == "zh", len(paths[block.index]))
        for block in document.blocks
    ]
    rows = []
    for sentence in document.sentences:
        text = sentence.folded.rstrip(" *_")
        length, last = len(text), text[-1:]
        rows.append(
            (
                *shapes[sentence.block.index],
                min(length, 400) / 100,
                length < 15,
                last in ":：",
                last in "?？",
                sentence.start == 0,
                sentence.index / total,
                postings > 0,
                posting_of[sentence.index] is not None,
            )
        )
    return np.array(rows, dtype=np.float32)


@cache
def _told_by(method: str) -> tuple[bool, ...]:
    return tuple([method.startswith(f"rule:{name}-") for name in _METHODS])


def rule_features(roles: Sequence[SentenceRole]) -> Rows:
    """Give what the rules said of each sentence and of its neighbours."""
    count = len(roles)
    rows = np.zeros((count, len(ROLES) + 2 + len(_METHODS)), dtype=np.float32)
    everyone = np.arange(count)
    numbers = np.array([_NUMBER[role.role] for role in roles], dtype=np.int64)
    sure = np.array([role.confidence for role in roles], dtype=np.float64)
    rows[everyone, numbers] = sure
    signs = [(role.preferred, role.closed, *_told_by(role.method)) for role in roles]
    rows[:, len(ROLES) :] = np.array(signs, dtype=np.float32).reshape(count, -1)
    odds = np.clip(np.log(np.maximum(sure, 1e-30) / np.maximum(1e-3, 1 - sure)), -_SURE, _SURE)
    asked = np.where(numbers == _REQUIREMENT, odds, 0.0).astype(np.float32)[:, None]
    told = rows[:, :1] * rows[:, -len(_METHODS) :]  # asked by a heading, a lead-in, a cue
    first = rows[:, : len(ROLES)]
    return np.concatenate([rows, asked, told, _shifted(first, -1), _shifted(first, 1)], axis=1)


def context_features(document: Document, paths: Paths, own: Floats, above: Floats) -> Rows:
    """Give the scores of each sentence's words and of the texts above it, and those of its neighbours.

    Args:
        document: the page.
        paths: the headings above each block.
        own: scores of the sentences, one column a role.
        above: scores of the texts above the blocks, one column a role.
    """
    sentences = document.sentences
    parts: list[npt.NDArray[Any]] = [own, above[[sentence.block.index for sentence in sentences]]]
    parts += [_shifted(own, by) for by in range(-_REACH, _REACH + 1) if by]
    parts += [_means(own, _runs(keys)) for keys in _groups(document, paths)]
    return np.concatenate(parts, axis=1)


def _groups(document: Document, paths: Paths) -> Iterator[list[int]]:
    """Give what the sentences of one block, of one list, of one section have in common."""
    blocks = [sentence.block for sentence in document.sentences]
    yield [block.index for block in blocks]
    yield [block.list_id if block.list_id >= 0 else -1 - block.index for block in blocks]
    yield [paths[block.index][-1].index if paths[block.index] else -1 for block in blocks]
