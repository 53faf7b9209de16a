"""The role of each sentence: what stands above it and what it says itself, weighed against each other."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field

from jobextract.reading.page import Block
from jobextract.sections.lexicon import HeadingSense, cues_of, heading_sense, is_closed, lead_in_sense
from jobextract.sections.outline import Role, SentenceRole
from jobextract.segmentation.document import Document, Sentence

_LABEL = re.compile(r"^\W{0,4}([^:：。.!?！？；;\n]{2,48}?)\s*[:：]\s*(?=\S|$)")
_NUMBER = re.compile(r"[\W\d_]*(?:[一二三四五六七八九十]{1,3}[、.．)）]|[ivxIVX]{1,4}[.)]\s)?\s*")
_COLON_END = re.compile(r"[:：][\s*_]*$")
_LONGEST_LABEL_LINE = 60  # characters
_LIST_WEIGHT, _PARAGRAPH_WEIGHT = 2.6, 1.4  # of a heading or lead-in for what stands below it
_LEAST = 1.3  # summed weight from which a role is given
# Requirements are the finest call: their weights are log-odds, what speaks for other roles counts against them.
_PRIOR = -2.6
_AGAINST = 0.4
_ASKED_LIST, _ASKED_LABEL, _ASKED_PARAGRAPH = 3.5, 2.6, 1.2  # below a heading or lead-in, behind a label
_LISTED = 0.8  # a list item that nothing stands above
_ELSEWHERE = {"benefit": -1.0, "application": -0.7, "topic": -0.5, "responsibility": -0.5, "about": -1.0}
_SHORT = 15  # characters; so short a sentence says little by itself


@dataclass(slots=True)
class _Context:
    sense: HeadingSense
    heading: Block | None  # in force below this heading; None for a lead-in or label line
    list_only: bool = False  # a lead-in holds for the list that follows it
    labelled: bool = False  # stands in the same block, before a colon


@dataclass(slots=True)
class Known:
    """What is known of a page's headings, and of its sentences by what stands above them."""

    senses: dict[int, HeadingSense | None] = field(default_factory=dict)  # by the index of the heading's block
    roles: dict[tuple[int, HeadingSense | None, bool], SentenceRole] = field(default_factory=dict)


def strip_number(text: str) -> str:
    """Take a heading's number, bullet and emoji away."""
    match = _NUMBER.match(text)
    return text[match.end() :] if match else text


class RoleFinder:
    """Walks over a document and gives each sentence its role."""

    def __init__(
        self, document: Document, paths: list[tuple[Block, ...]], titles: dict[int, int], known: Known | None = None
    ) -> None:
        """Take what is known of a page.

        Args:
            document: the page.
            paths: the headings above each block.
            titles: for the blocks with a posting's title, where it ends in them.
            known: what an earlier finder said of the page's sentences and headings; this one adds to it.
        """
        self.document = document
        self.paths = paths
        self.titles = titles
        self._known = Known() if known is None else known
        self._label: _Context | None = None  # set by a label line, until the next heading or label line
        self._lead_in: _Context | None = None

    def _heading_sense(self, heading: Block) -> HeadingSense | None:
        senses = self._known.senses
        if heading.index not in senses:
            senses[heading.index] = heading_sense(strip_number(heading.folded))
        return senses[heading.index]

    def _section(self, block: Block) -> HeadingSense | None:
        """Give the sense of the innermost telling heading above a block, up to the title of its posting."""
        for heading in reversed(self.paths[block.index]):
            if heading.index in self.titles:
                return None
            if (sense := self._heading_sense(heading)) is not None:
                return sense
        return None

    def roles(self) -> list[SentenceRole]:
        """Give one role a sentence, in order."""
        found: list[SentenceRole] = []
        previous: Block | None = None
        for block in self.document.blocks:
            sentences = self.document.sentences_of(block)
            if block.kind == "heading":
                self._label = self._lead_in = None
                found += [self._of_heading(block) for _ in sentences]
                previous = block
                continue
            if block.kind != "list_item" and (previous is None or previous.kind == "list_item"):
                self._lead_in = None
            found += self._of_block(block, sentences)
            previous = block
        self._close_questions(found)
        return found

    def _close_questions(self, found: list[SentenceRole]) -> None:
        """Let a question share its answer: "Any openings for postdocs? None at the moment."."""
        for sentence, role, answer in zip(self.document.sentences[-2::-1], found[-2::-1], found[:0:-1], strict=True):
            if answer.closed and sentence.folded.rstrip()[-1:] in "?？":
                role.closed = True

    def _of_heading(self, block: Block) -> SentenceRole:
        if block.index in self.titles:
            return SentenceRole("title", 0.8, "rule:title-heading", closed=is_closed(block.folded))
        return SentenceRole("other", 0.6, "rule:heading", closed=block.struck or is_closed(block.folded))

    def _of_block(self, block: Block, sentences: list[Sentence]) -> list[SentenceRole]:
        if block.index in self.titles and len(sentences) == 1 and self.titles[block.index] >= len(block.text) - 2:
            self._label = self._lead_in = None
            return [SentenceRole("title", 0.8, "rule:title-line", closed=is_closed(block.folded))]
        context = self._context(block)
        inner: _Context | None = None
        found = []
        for position, sentence in enumerate(sentences):
            text = sentence.folded
            label = _LABEL.match(text) if ":" in text or "：" in text else None
            sense = heading_sense(strip_number(label.group(1))) if label else None
            if sense is not None and label is not None and len(label.group(1)) <= 40:
                inner = _Context(sense, None, labelled=True)
            elif label is not None and self._opens_line(sentence) and label.group(1)[0].isupper():
                inner, context = None, None  # a label for something else
            elif position == 0 and (run_in := self._run_in(block)):
                inner = _Context(run_in, None)
            found.append(self._of_sentence(sentence, text, inner or context))
        if sentences:
            self._leave(block, sentences[-1], inner)
        return found

    @staticmethod
    def _opens_line(sentence: Sentence) -> bool:
        return sentence.start == 0 or sentence.block.text[sentence.start - 1] == "\n"

    def _run_in(self, block: Block) -> HeadingSense | None:
        """Give the sense of a bold run-in such as "**Prerequisites.** …"."""
        first = block.inlines[0] if block.inlines else None
        if first is None or first.kind != "strong" or first.start > 1 or not 2 < first.end - first.start <= 48:
            return None
        words = block.folded[first.start : first.end]
        follows = block.text[first.end : first.end + 1]
        if words.rstrip()[-1:] in ".:：。" or follows in {":", "：", "\n", ""}:
            return heading_sense(strip_number(words))
        return None

    def _leave(self, block: Block, last: Sentence, inner: _Context | None) -> None:
        """Note what a block leads into: a label line for what follows, a sentence with a colon for a list."""
        text = last.folded
        if not _COLON_END.search(text):
            if self._is_label_line(block) and (sense := heading_sense(strip_number(block.folded))):
                self._label = _Context(sense, None)
            return
        short = len(block.text) <= _LONGEST_LABEL_LINE
        sense = (heading_sense(strip_number(text)) if short else None) or lead_in_sense(text[-160:])
        if sense is None:
            self._lead_in = None
            if short:
                self._label = None
            return
        if short and block.kind != "list_item":
            self._label = _Context(sense, None)
        self._lead_in = _Context(sense, None, list_only=True)

    @staticmethod
    def _is_label_line(block: Block) -> bool:
        """Tell whether a paragraph without a colon is a heading in all but markup: a few words, no punctuation."""
        text = strip_number(block.folded)
        if block.kind != "paragraph" or not text or text[-1] in ".。;；,，!！?？":
            return False
        marked = any(i.kind in {"strong", "emphasis"} and i.end - i.start >= len(block.text) - 2 for i in block.inlines)
        if text.isascii():
            return len(text.split()) <= (6 if marked else 4) and "@" not in text
        return len(text) <= (24 if marked else 10)

    def _context(self, block: Block) -> _Context | None:
        if block.kind == "list_item" and self._lead_in is not None:
            return self._lead_in
        if self._label is not None:
            return self._label
        section = self._section(block)
        return _Context(section, None) if section is not None else None

    def _of_sentence(self, sentence: Sentence, text: str, context: _Context | None) -> SentenceRole:
        key = (sentence.index, None if context is None else context.sense, context is not None and context.labelled)
        role = self._known.roles.get(key)
        if role is None:
            role = self._known.roles[key] = self._weighed(sentence, text, context)
        return role

    def _weighed(self, sentence: Sentence, text: str, context: _Context | None) -> SentenceRole:
        block = sentence.block
        closed = block.struck or is_closed(text)
        if context is not None and context.sense.role == "none":
            return SentenceRole("other", 0.8, f"rule:{context.sense.rule}", closed=closed)
        if block.region in {"navigation", "header"} and len(text) < 60:
            return SentenceRole("other", 0.9, "rule:navigation", closed=closed)
        cues: dict[str, float] = defaultdict(float)
        rules: dict[str, str] = {}
        for cue, weight, rule in cues_of(text):
            cues[cue] += weight
            rules.setdefault(cue, rule)
        enumerated = block.kind in {"list_item", "table_row"}
        asked = self._asks(text, cues, context, enumerated)
        if asked > 0.3:
            named = context is not None and context.sense.role == "requirement"
            rule = context.sense.rule if named and context is not None else rules["requirement"]
            preferred = context is not None and named and context.sense.preferred
            return SentenceRole("requirement", round(asked, 3), f"rule:{rule}", preferred, closed)
        cues.pop("requirement", None)
        if context is not None and context.sense.role != "requirement":
            cues[context.sense.role] += _LIST_WEIGHT if enumerated else _PARAGRAPH_WEIGHT
            rules[context.sense.role] = context.sense.rule
        if not cues:
            return SentenceRole("about", 0.4, "rule:no-cue", closed=closed)
        best = max(cues, key=lambda role: (cues[role], role))
        if cues[best] < _LEAST:
            return SentenceRole("about", 0.4, "rule:weak-cue", closed=closed)
        others = sum(weight for role, weight in cues.items() if role != best)
        confidence = min(0.95, 0.35 + 0.65 * cues[best] / (cues[best] + others + 0.5))
        role: Role = best  # type: ignore[assignment]
        return SentenceRole(role, round(confidence, 3), f"rule:{rules[best]}", closed=closed)

    def _asks(self, text: str, cues: dict[str, float], context: _Context | None, enumerated: bool) -> float:
        """Give the probability (0..1) that a sentence asks something of the applicant."""
        if context is None and "requirement" not in cues:
            return 0.0
        score = _PRIOR + cues.get("requirement", 0.0)
        score -= _AGAINST * sum(weight for role, weight in cues.items() if role != "requirement")
        if context is not None:
            if context.sense.role == "requirement":
                score += _ASKED_LIST if enumerated else _ASKED_LABEL if context.labelled else _ASKED_PARAGRAPH
            else:
                score += _ELSEWHERE.get(context.sense.role, 0.0)
        elif enumerated:
            score += _LISTED
        stripped = text.rstrip(" *_")
        if stripped[-1:] in ":：":
            score -= 3.0
        elif stripped[-1:] in "?？":
            score -= 1.3
        if len(stripped) < _SHORT and not enumerated:
            score -= 1.0
        return 1.0 / (1.0 + math.exp(-score))
