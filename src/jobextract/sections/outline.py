"""What each sentence is about, and which posting it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from jobextract.reading.page import Block
from jobextract.segmentation.document import Document, Sentence

Role = Literal[
    "title",
    "requirement",
    "responsibility",
    "benefit",
    "application",
    "topic",
    "contact",
    "about",
    "other",
]


@dataclass(slots=True)
class SentenceRole:
    """The role of one sentence and why."""

    role: Role
    confidence: float
    method: str  # "rule:NAME" or "model:NAME"
    preferred: bool = False  # a heading or lead-in above makes what stands here optional for the applicant
    closed: bool = False  # filled, expired, struck through, or not recruiting
    asked: float = 0.0  # probability (0..1) that it asks something of the applicant


@dataclass(slots=True)
class PostingSpan:
    """One open call: its title, where it stands and which sentences belong to it."""

    index: int
    title: tuple[Block, int, int] | None  # block and span in its text
    sentences: list[int] = field(default_factory=list)  # indices into Document.sentences, ascending
    position_types: tuple[str, ...] = ()  # known from how it was found; the field rules may add to them


@dataclass(slots=True)
class Outline:
    """The page's structure: everything that the field rules look at."""

    document: Document
    roles: list[SentenceRole]  # one a sentence
    paths: list[tuple[Block, ...]]  # one a block: the headings above it, outermost first
    postings: list[PostingSpan]
    posting_of: list[int | None]  # one a sentence: index into postings; None where it belongs to none of them
    closed: int = 0  # calls on the page that are filled or expired, and left out
    languages: dict[str, float] = field(default_factory=dict)  # share of each language in the page's prose
    shared: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)  # found for several fields, by name

    def role_of(self, sentence: Sentence) -> SentenceRole:
        """Give the role of a sentence."""
        return self.roles[sentence.index]

    def path(self, block: Block) -> tuple[Block, ...]:
        """Give the headings above a block, outermost first (a heading's own path ends before it)."""
        return self.paths[block.index]
