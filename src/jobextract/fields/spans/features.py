"""Tokens of a page and what the span model looks at, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from jobextract.fields.candidate import Candidate
from jobextract.gazetteer import gazetteer, universities
from jobextract.inference.strings import SIGN, Strings
from jobextract.language.modules import language_modules
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

Integers: TypeAlias = npt.NDArray[np.int64]
Hashes: TypeAlias = npt.NDArray[np.uint64]

FIELDS = ("supervisors", "organizations", "locations", "topics", "requirements", "title", "position_types")
"""Fields whose candidates the model is told of."""
BUCKETS = 4  # of a candidate's confidence
POSITIONS = 6  # of a token against a candidate: begins, inside, ends, alone, right before, right after
HITS = len(FIELDS) * BUCKETS * POSITIONS
"""Number of features that tell of candidates."""
PASSAGE = 30_000  # characters that are read together: bounds the memory
MOST = 300_000  # characters of a page that are read; a call that is longer says the same again
LONGEST_NAME = 24  # characters of a token that are looked at

_KINDS = {"title": 0, "heading": 1, "paragraph": 2, "list_item": 3, "table_row": 4}
_REGIONS = {"body": 0, "navigation": 1, "header": 2, "footer": 3, "aside": 4}
_ROLES = {
    role: number
    for number, role in enumerate(
        ("title", "requirement", "responsibility", "benefit", "application", "topic", "contact", "about", "other")
    )
}
_MARKS = {"strong": 1, "emphasis": 2, "link": 3, "code": 0, "struck": 0}
_MAIL = 4  # a link that writes to someone
_MOST_PLACES = 200  # of one block
_OUTSIDE = np.uint64(0x5DEECE66D1CE4E5B)  # stands for the token before the first and behind the last
_REACH = 3  # tokens to the left and right that are looked at
# Stretches of tokens, by the offsets of their first and last: the token itself is the first of them.
_STRETCHES = ((0, 0), (-1, 0), (0, 1), (-2, 0), (0, 2), (-1, 1))
_AFFIXES = (2, 3, 4)  # characters at a token's beginning and end
# (row of the table of things near, offset): names of the gazetteer, endings, pairs of tokens.
_NEAR = ((2, -1), (2, 1), (3, -1), (3, 1), (4, -1), (5, 1))


@cache
def _multipliers(count: int) -> npt.NDArray[np.uint64]:
    """Give odd numbers that keep the kinds of features apart."""
    steps = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    steps = (steps ^ (steps >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    odd: npt.NDArray[np.uint64] = (steps ^ (steps >> np.uint64(27))) | np.uint64(1)
    return odd


def _buckets(table: Hashes, bits: int) -> Integers:
    """Give hashes of several kinds (one a row) as numbers below ``2**bits``; the top bits of a product are the best."""
    factors = _multipliers(2 * len(table))
    table = table + factors[len(table) :, None]
    table *= factors[: len(table), None]
    table >>= np.uint64(64 - bits)
    return table.view(np.int64)


def _coded(codes: npt.NDArray[Any]) -> Hashes:
    """Give small numbers as hashes."""
    return (codes.astype(np.uint64) + np.uint64(1)) * np.uint64(0xD1342543DE82EF95)


@cache
def _surnames() -> npt.NDArray[np.bool_]:
    """Give which characters of the basic plane are Chinese surnames."""
    names: str = language_modules("jobextract.fields.supervisors")["zh"].COMMON_SURNAMES
    table = np.zeros(0x10000, dtype=np.bool_)
    table[[ord(name) for name in names]] = True
    return table


@dataclass(frozen=True)
class Tokens:
    """The tokens of the sentences that are read, in order of the page.

    Attributes:
        starts, ends: places on the page's blocks laid end to end, as `places` gives them.
        lengths: tokens of each sentence that has any.
        block_starts: place of each block of the page.
    """

    starts: Integers
    ends: Integers
    lengths: Integers
    block_starts: Integers

    @classmethod
    def joined(cls, parts: Sequence[Tokens]) -> Tokens:
        """Give the tokens of several passages of a page as one."""
        if len(parts) == 1:
            return parts[0]
        columns = ([part.starts for part in parts], [part.ends for part in parts], [part.lengths for part in parts])
        starts, ends, lengths = map(np.concatenate, columns)
        return cls(starts, ends, lengths, parts[0].block_starts)

    def place(self, block: Block, offset: int) -> int:
        """Give the place of an offset into a block's text."""
        return int(self.block_starts[block.index]) + offset

    def covered(self, starts: npt.NDArray[Any], ends: npt.NDArray[Any]) -> tuple[Integers, Integers]:
        """Give the tokens that spans of places touch, as ranges."""
        return np.searchsorted(self.ends, starts, side="right"), np.searchsorted(self.starts, ends, side="left")


@dataclass(frozen=True)
class Hits:
    """Candidates of the rules over the tokens: the features of one are ``ids[edges[i]:edges[i + 1]]``."""

    ids: Integers  # of the feature
    tokens: Integers
    edges: Integers


@dataclass(frozen=True)
class Features:
    """What the model looks at.

    Attributes:
        tokens: the tokens.
        words: ids of the features of each token, (kinds, tokens).
        contexts: ids of the features that all tokens of a sentence share, in order of the sentences.
        context_owners: the sentence of each.
        hits: what the rules found.
    """

    tokens: Tokens
    words: Integers
    contexts: Integers
    context_owners: Integers
    hits: Hits


def passages(outline: Outline) -> Iterator[list[Sentence]]:
    """Give the sentences worth reading, in passages of `PASSAGE` characters or little more, `MOST` in all."""
    passage: list[Sentence] = []
    size = total = 0
    for sentence in outline.document.sentences:
        if sentence.block.region == "navigation" or sentence.block.struck:
            continue
        passage.append(sentence)
        size += sentence.end - sentence.start
        if size >= PASSAGE:
            yield passage
            total += size
            passage, size = [], 0
            if total >= MOST:
                return
    yield passage


def features(
    outline: Outline, candidates: Iterable[Candidate], bits: int, sentences: Sequence[Sentence] | None = None
) -> Features:
    """Read a page, or a passage of it.

    Args:
        outline: its structure.
        candidates: of the rules.
        bits: features have ids below ``2**bits``.
        sentences: of the passage; where it is not given, of the first.
    """
    return _Reader(outline, bits, next(passages(outline)) if sentences is None else sentences).read(candidates)


class _Reader:
    def __init__(self, outline: Outline, bits: int, sentences: Sequence[Sentence]) -> None:
        self.outline = outline
        self.bits = bits
        self.sentences = sentences
        self._contexts: dict[str, int] = {}
        above = [self._above(sentence) for sentence in self.sentences]
        self.above = np.array(above, dtype=np.int64).reshape(-1, 2)
        self.strings = Strings([sentence.folded for sentence in self.sentences] + list(self._contexts))
        starts, ends, owners = self.strings.words()
        own = int(np.searchsorted(owners, len(self.sentences)))
        self.context_words = starts[own:], ends[own:], owners[own:] - len(self.sentences)
        self.starts, self.ends, self.owners = starts[:own], ends[:own], owners[:own]
        self.count = own

    def _above(self, sentence: Sentence) -> tuple[int, int]:
        """Give the numbers of the texts that stand above: the nearest heading, and a line that leads in."""
        path = self.outline.path(sentence.block)
        heading = path[-1].folded if path else ""
        document = self.outline.document
        lead = ""
        if sentence.start == 0 and sentence.block.kind != "heading":
            for index in range(sentence.block.index - 1, max(-1, sentence.block.index - 12), -1):
                block = document.blocks[index]
                if block.kind == "list_item" and sentence.block.kind == "list_item":
                    continue
                if block.kind != "heading" and block.folded.rstrip()[-1:] in (":", "："):
                    lead = block.folded[-60:]
                break
        elif sentence.start:
            lead = sentence.block.folded[max(0, sentence.start - 30) : sentence.start]
        number = self._contexts.setdefault
        return number(heading[:80], len(self._contexts)), number(lead, len(self._contexts))

    def read(self, candidates: Iterable[Candidate]) -> Features:
        blocks = self.outline.document.blocks
        sizes = np.fromiter((len(b.text) + 1 for b in blocks), dtype=np.int64, count=len(blocks))
        self.block_starts = np.cumsum(sizes) - sizes
        shift = np.array([self.block_starts[s.block.index] + s.start for s in self.sentences], dtype=np.int64)
        shift -= self.strings.starts[: len(self.sentences)]
        sizes = np.bincount(self.owners, minlength=len(self.sentences))
        present = np.flatnonzero(sizes)
        self.lengths = sizes[present]
        self.numbers = np.repeat(np.arange(len(present)), self.lengths)
        tokens = Tokens(
            self.starts + shift[self.owners], self.ends + shift[self.owners], self.lengths, self.block_starts
        )
        contexts, context_owners = self._sentence_features(present)
        return Features(tokens, self._token_features(tokens), contexts, context_owners, self._hits(tokens, candidates))

    def _sentence_features(self, present: Integers) -> tuple[Integers, Integers]:
        chosen = [self.sentences[index] for index in present]
        roles = [self.outline.role_of(s) for s in chosen]
        role = np.array([_ROLES[r.role] for r in roles], dtype=np.int64)
        sure = np.minimum(3, np.array([r.confidence * 4 for r in roles]).astype(np.int64))
        kind = np.array([_KINDS[s.block.kind] for s in chosen], dtype=np.int64)
        region = np.array([_REGIONS[s.block.region] for s in chosen], dtype=np.int64)
        posting = np.array([self.outline.posting_of[s.index] is not None for s in chosen], dtype=np.int64)
        addressed = {block.index for block, _ in self._blocks() if "@" in block.folded}
        mail = np.array([s.block.index in addressed for s in chosen], dtype=np.int64)
        place = np.minimum(np.array([s.block.index for s in chosen], dtype=np.int64), 6)
        size = np.searchsorted((2, 4, 7, 12, 25), self.lengths, side="right")
        self.role, self.kind = role, kind
        before, after = np.concatenate([role[-1:], role[:-1]]), np.concatenate([role[1:], role[:1]])
        edges = np.cumsum(self.lengths) - self.lengths
        first, second = edges, np.minimum(edges + 1, edges + self.lengths - 1)
        last = edges + self.lengths - 1
        self.opening, opening, closing = self.strings.hashes(
            self.starts[np.stack([first, first, last])], self.ends[np.stack([first, second, last])], 3
        )
        codes = np.stack(
            [
                role,
                role * 4 + sure,
                kind * 8 + region,
                posting * 2 + mail,
                place * 8 + kind,
                size * 8 + kind,
                before * 16 + role,
                after * 16 + role,
            ]
        )
        self.coded_role = _coded(role)
        ids = _buckets(np.concatenate([_coded(codes), np.stack([self.opening, opening, closing])]), self.bits)
        owners = np.broadcast_to(np.arange(len(chosen)), ids.shape)
        flat, flat_owners = [ids.ravel()], [owners.ravel()]
        starts, ends, texts = self.context_words
        words = self.strings.hashes(starts, ends, 4)
        pairs = self.strings.hashes(starts[:-1], ends[1:], 5)[texts[1:] == texts[:-1]]
        pair_texts = texts[1:][texts[1:] == texts[:-1]]
        for column in (0, 1):  # the words of the text above, once for each sentence below it
            numbers = self.above[present, column]
            for hashed, owner in ((words, texts), (pairs, pair_texts)):
                low = np.searchsorted(owner, numbers)
                sizes = np.searchsorted(owner, numbers, side="right") - low
                total = int(sizes.sum())
                index = np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(low, sizes)
                salted = hashed * np.uint64(2 * column + 3)
                flat.append((salted >> np.uint64(64 - self.bits)).astype(np.int64)[index])
                flat_owners.append(np.repeat(np.arange(len(chosen)), sizes))
        self.heading = np.zeros(len(chosen), dtype=np.uint64)
        whole = self.strings.hashes(
            self.strings.starts[len(self.sentences) :], self.strings.ends[len(self.sentences) :], 6
        )
        self.heading = whole[self.above[present, 0]]
        everything, everyone = np.concatenate(flat), np.concatenate(flat_owners)
        # Of small numbers of 16 bits the order is found fastest; where there are more sentences, there is time.
        small = everyone.astype(np.uint16) if len(chosen) <= 0xFFFF else everyone
        order = np.argsort(small, kind="stable")
        return everything.take(order), everyone.take(order)

    def _token_features(self, tokens: Tokens) -> Integers:
        strings, starts, ends, count = self.strings, self.starts, self.ends, self.count
        if not count:
            return np.zeros((1, 0), dtype=np.int64)
        index = np.arange(count)
        low = np.repeat(np.cumsum(self.lengths) - self.lengths, self.lengths)
        high = low + np.repeat(self.lengths, self.lengths) - 1
        sentence = self.numbers
        # Substrings: stretches of tokens, cut at the sentence's edges, and beginnings and endings of tokens.
        moved = index + np.arange(-_REACH, _REACH + 1)[:, None]
        near = np.minimum(np.maximum(moved, low), high)
        left, right = zip(*_STRETCHES, strict=True)
        size = np.minimum(ends - starts, LONGEST_NAME)
        short = np.minimum(size, np.array(_AFFIXES)[:, None])
        affixes = len(_AFFIXES)
        hashed = strings.hashes(
            np.concatenate(
                [starts.take(near[np.array(left) + _REACH]), np.broadcast_to(starts, short.shape), ends - short]
            ),
            np.concatenate(
                [ends.take(near[np.array(right) + _REACH]), starts + short, np.broadcast_to(ends, short.shape)]
            ),
        )
        stretches, suffixes = hashed[: len(left)], hashed[len(left) + affixes :]
        prefixes = hashed[len(left) : len(left) + affixes]
        # What stands near: one gather for all, of a table whose last column stands for what is past the edges.
        shape, gaz, mark = self._shapes(), self._gazetteer(tokens), self._marks(tokens)
        shaped, named = _coded(shape), _coded(gaz)
        table = np.empty((6, count + 1), dtype=np.uint64)
        table[:, count] = _OUTSIDE
        table[:, :count] = [stretches[0], shaped, named, suffixes[1], stretches[1], stretches[2]]
        moved = np.where(near == moved, moved, count)
        word_near = table[0].take(moved)
        shape_near = table[1].take(moved[_REACH - 2 : _REACH + 3])
        kinds, offsets = np.array(_NEAR).T
        others = table.take(kinds[:, None] * (count + 1) + moved[offsets + _REACH])
        around = shape_near[1] * np.uint64(3) + shaped * np.uint64(5) + shape_near[3] * np.uint64(7)
        wide = around + shape_near[0] * np.uint64(11) + shape_near[4] * np.uint64(13)
        role, kind = self.role[sentence], self.kind[sentence]
        distance = np.minimum(index - low, 3) * 4 + np.minimum(high - index, 3)
        codes = np.stack(
            [
                role * 512 + shape,
                kind * 512 + shape,
                distance * 512 + shape,
                mark * 512 + shape,
                distance * 128 + kind * 16 + role,
            ]
        )
        rows = [
            word_near,
            stretches[1:],
            prefixes[1:],
            suffixes,
            shape_near[1:4],
            others,
            np.stack(
                [
                    around,
                    wide,
                    named,
                    named + shaped * np.uint64(3),
                    stretches[0] + self.coded_role[sentence],
                    self.heading[sentence] + shaped,
                    self.opening[sentence] + shaped,
                ]
            ),
            _coded(codes),
        ]
        return _buckets(np.concatenate(rows), self.bits)

    def _shapes(self) -> Integers:
        """Give what sort of word each token is, below 512."""
        strings, starts, ends = self.strings, self.starts, self.ends
        first = strings.classes.take(starts).astype(np.int64)
        upper = strings.codes != strings.low
        sums = np.zeros(len(upper) + 1, dtype=np.int64)
        np.cumsum(upper, out=sums[1:])
        uppers = sums.take(ends) - sums.take(starts)
        size = ends - starts
        case = np.where(uppers == 0, 0, np.where(uppers == size, 3, np.where(upper[starts], 1, 2)))
        longer = np.searchsorted((2, 4, 8), size, side="right")
        shape: Integers = first * 16 + case * 4 + longer
        signs = first == SIGN
        shape[signs] = 128 + strings.codes[starts[signs]].astype(np.int64) % 251
        shape[_surnames()[np.minimum(strings.codes[starts], 0xFFFF)]] = 127
        return shape

    def _blocks(self) -> Iterator[tuple[Block, int]]:
        """Give the blocks that are read, and their places."""
        seen = -1
        for sentence in self.sentences:
            if sentence.block.index != seen:
                seen = sentence.block.index
                yield sentence.block, int(self.block_starts[seen])

    def _painted(self, tokens: Tokens, found: Sequence[tuple[int, int, int]]) -> Integers:
        """Give each token twice the code of the last stretch (start, end, code) over it, plus one behind its first."""
        codes = np.zeros(self.count, dtype=np.int64)
        if found:
            spans = np.array(found, dtype=np.int64)
            first, last = tokens.covered(spans[:, 0], spans[:, 1])
            for begin, end, code in zip(first.tolist(), last.tolist(), spans[:, 2].tolist(), strict=True):
                codes[begin:end] = 2 * code + 1
                codes[begin : min(begin + 1, end)] = 2 * code
        return codes

    def _gazetteer(self, tokens: Tokens) -> Integers:
        """Give what the gazetteer knows of each token."""
        found: list[tuple[int, int, int]] = []
        for block, base in self._blocks():
            for match in islice(gazetteer().find(block.text), _MOST_PLACES):
                kind = 2 if match.ambiguous else 1 if match.places[0].kind == "country" else 3
                found.append((base + match.start, base + match.end, kind))
            names = universities().find(block.text)
            found += [(base + name.start, base + name.end, 5 if name.ambiguous else 4) for name in names]
        return self._painted(tokens, found)

    def _marks(self, tokens: Tokens) -> Integers:
        """Give how each token is marked."""
        found = [
            (base + i.start, base + i.end, _MAIL if i.target.startswith("mailto:") else _MARKS[i.kind])
            for block, base in self._blocks()
            for i in block.inlines
        ]
        return self._painted(tokens, found) // 2

    def _hits(self, tokens: Tokens, candidates: Iterable[Candidate]) -> Hits:
        number = {name: index for index, name in enumerate(FIELDS)}
        chosen = [c for c in candidates if c.field in number]
        if not chosen or not self.count:
            empty = np.zeros(0, dtype=np.int64)
            return Hits(empty, empty, np.zeros(1, dtype=np.int64))
        base = self.block_starts[[c.block.index for c in chosen]]
        first, last = tokens.covered(
            base + np.array([c.start for c in chosen]), base + np.array([c.end for c in chosen])
        )
        kinds = np.array(
            [(number[c.field] * BUCKETS + min(BUCKETS - 1, int(c.confidence * BUCKETS))) * POSITIONS for c in chosen]
        )
        sizes = np.maximum(last - first, 0)
        sizes += 2 * (sizes > 0)  # with the tokens right before and right after
        edges = np.concatenate([[0], np.cumsum(sizes)])
        owner = np.repeat(np.arange(len(chosen)), sizes)
        place = np.arange(int(edges[-1])) - edges[owner] - 1  # -1 right before
        token = first[owner] + place
        inner = (last - first)[owner]
        position = np.where(place == 0, 0, np.where(place == inner - 1, 2, 1))
        position = np.where((inner == 1) & (place == 0), 3, position)
        position = np.where(place < 0, 4, np.where(place >= inner, 5, position))
        inside = (token >= 0) & (token < self.count)
        ids = kinds[owner] + position
        counts = np.bincount(owner[inside], minlength=len(chosen))
        return Hits(ids[inside], token[inside], np.concatenate([[0], np.cumsum(counts)]))
