"""Which lines name an open call, and whether a page holds one: what the model looks at, and how it is applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from jobextract.inference.linear import Arrays, DenseLinear, Floats, HashedLinear, logistic
from jobextract.reading.page import Block, BlockKind
from jobextract.sections.lexicon import heading_sense, is_closed, is_offer, levels_of, lexicons_for
from jobextract.sections.outline import Role, SentenceRole
from jobextract.sections.roles import strip_number
from jobextract.segmentation.document import Document

if TYPE_CHECKING:
    from jobextract.sections.postings import Title

Paths: TypeAlias = Sequence[tuple[Block, ...]]

Rows: TypeAlias = npt.NDArray[np.float32]

WORDS, ABOVE, BELOW, WHOLE = 0, 1, 2, 3  # columns of the word scores
OPENED = 3  # column of `Page.rules`: the rules end up with the line as an open call's title
LONGEST = 160  # characters of a heading that may be a title
_LONGEST_LINE = 110  # characters of another line that may be one
_LONGEST_PART = 90  # characters of what opens a block
_READ = 80  # characters of a line whose words are looked at
_READ_ALONG, _READ_LITTLE = 200, 40  # characters of another block, before and after so many have been read:
_READ_TOGETHER = 1500
_BELOW = 3  # texts after a line whose words are looked at
_LABEL = re.compile(r"^\W{0,6}(?:\d{1,2}[.、)]\s*)?([^:：。.!?！？；;\n\t]{2,60}?)\s*(?:[:：]|\s[-–—]{1,2}\s)\s*\S")
_DIGIT = re.compile(r"\d")
_PAGE_TITLE = re.compile(r"\s[|–—-]\s")
_DISGUISED = re.compile(r"\bat\b.{1,20}\bdot\b", re.I)
_ROLES: tuple[Role, ...] = get_args(Role)
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_FORMS = ("whole", "marked", "label", "line", "sentence", "cell")
_SENSES = ("requirement", "responsibility", "benefit", "application", "topic", "about", "none")
_LEVELS = (
    "undergraduate",
    "master",
    "phd",
    "postdoc",
    "research_assistant",
    "researcher",
    "engineer",
    "intern",
    "faculty",
    "visiting",
    "technician",
)


@dataclass(frozen=True, slots=True)
class Line:
    """What may be a title: a heading, a line, or what opens a block; ``block.folded[start:end]``."""

    block: Block
    start: int
    end: int
    form: str  # one of "whole", "marked", "label", "line", "sentence", "cell"

    @property
    def text(self) -> str:
        """Its folded words."""
        return self.block.folded[self.start : self.end]


@dataclass(frozen=True, slots=True)
class RuleTitles:
    """What the rules say of a page.

    Attributes:
        found: what looks like a title.
        single: of these, what is no mere heading over others.
        offering: of these, what offers.
        opened: of these, what is not closed.
        answer: number of calls.
        roles: gives one a sentence.
        offers: gives the sentences that offer, ascending.
    """

    found: list[Title]
    single: list[Title]
    offering: list[Title]
    opened: list[Title]
    answer: int
    roles: Callable[[], Sequence[SentenceRole]]
    offers: Callable[[], Sequence[int]]


def lines(document: Document, rules: RuleTitles) -> list[Line]:
    """Give what may be a title, one a block at most, in order of the page."""
    known = {title.block.index: title for title in rules.found}
    found = []
    for block in document.blocks:
        if block.region in {"navigation", "footer"} or not document.sentences_of(block):
            continue
        title = known.get(block.index)
        line = _line(block, document)
        if title is not None:
            form = line.form if line is not None and (line.start, line.end) != (0, len(block.text)) else "whole"
            line = Line(block, title.start, title.end, form)
        if line is not None and line.end - line.start >= 2:
            found.append(line)
    return found


def _line(block: Block, document: Document) -> Line | None:
    text = block.folded
    if block.kind == "heading":
        return Line(block, 0, len(text), "whole") if len(text) <= LONGEST else None
    if block.kind == "title":
        part = _PAGE_TITLE.split(text, maxsplit=1)[0]
        return Line(block, 0, len(part), "whole") if len(part) <= LONGEST else None
    if block.kind == "table_row":
        return _cell(block)
    first = block.inlines[0] if block.inlines else None
    if (
        first is not None
        and first.kind in {"strong", "link", "emphasis"}
        and first.start <= 2
        and 3 <= first.end - first.start <= _LONGEST_PART
        and first.end < len(text) - 2
    ):
        return Line(block, first.start, first.end, "marked")
    if (":" in text[:64] or "：" in text[:64] or block.kind == "list_item") and (label := _LABEL.match(text)):
        return Line(block, label.start(1), label.end(1), "label")
    end = text.find("\n")
    if 2 < end <= _LONGEST_PART:
        return Line(block, 0, end, "line")
    if len(text) <= _LONGEST_LINE:
        return Line(block, 0, len(text), "whole")
    end = document.sentences_of(block)[0].end
    return Line(block, 0, end, "sentence") if end <= _LONGEST_PART else None


def _cell(row: Block) -> Line | None:
    """Give the first cell that names a level, or else the first that holds words."""
    start, first = 0, None
    for cell in row.folded.split("\t"):
        words = cell.split("\n", 1)[0]
        if 2 < len(words.strip()) <= _LONGEST_PART:
            line = Line(row, start, start + len(words), "cell")
            if levels_of(words):
                return line
            first = first or line
        start += len(cell) + 1
    return first


@dataclass(frozen=True, slots=True)
class Page:
    """A page as the model sees it: the lines that may be titles, and what is known of them.

    Attributes:
        lines: what may be a title.
        texts: the words to look at: of each line, of what follows it in its block, and of the other blocks, in order.
        places: where each line stands in `texts`.
        rules: what the rules say of each line; in training, it is left out at random.
        facts: what else is known of each line.
        above: lines above each line, as indices of `lines`: the headings it stands under.
        peers: number of the group of each line: same kind and level, below the same heading.
        ends: one past the last line of what stands below each line.
        whole: what is known of the page.
        whole_rules: what the rules say of the page.
    """

    lines: list[Line]
    texts: list[str]
    places: list[int]
    rules: Rows
    facts: Rows
    above: list[list[int]]
    peers: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    whole: Rows
    whole_rules: Rows


def look(document: Document, paths: Paths, rules: RuleTitles) -> Page:
    """Find out what the model needs to know of a page."""
    found = lines(document, rules)
    texts, places = _texts(document, found)
    at = {line.block.index: index for index, line in enumerate(found)}
    above = [[at[heading.index] for heading in paths[line.block.index] if heading.index in at] for line in found]
    peers = _peers(found, paths)
    sizes = np.bincount(peers, minlength=1)
    firsts = [document.sentences_of(line.block)[0].index for line in found]
    ends = _ends(found)
    total = max(1, len(document.sentences))
    shares = np.zeros((total + 1, len(_ROLES) + 1), dtype=np.float32)
    for index, role in enumerate(rules.roles()):
        shares[index + 1, _ROLES.index(role.role)] = role.confidence
    for index in rules.offers():
        shares[index + 1, -1] = 1
    sums = np.cumsum(shares, axis=0)
    signs = [_signs(line) for line in found]
    table = np.array(signs, dtype=np.float32).reshape(len(found), _SIGNS)
    named = table[:, 0]
    all_named = float(named.sum())
    # How many lines before each show a sign, and how many sentences are closed: sums over stretches are differences.
    shown = np.concatenate([np.zeros((1, _SIGNS), dtype=np.float32), np.cumsum(table, axis=0)]).tolist()
    closed_before = [0]
    for sentence in document.sentences:
        closed_before.append(closed_before[-1] + is_closed(sentence.folded))
    named_peers = np.bincount(peers, weights=named, minlength=1) if found else np.zeros(1)
    stages = [{id(title) for title in stage} for stage in (rules.single, rules.offering, rules.opened)]
    titles = {title.block.index: title for title in rules.found}
    others: set[str] = set()
    spans: list[tuple[int, int]] = []
    said: list[list[float]] = []
    opened_peers = np.zeros(len(sizes))
    for index, line in enumerate(found):
        opened_peers[peers[index]] += line.block.index in titles and id(titles[line.block.index]) in stages[2]
    facts: list[list[float]] = []
    for index, line in enumerate(found):
        title = titles.get(line.block.index)
        said.append(
            [0.0] * 7 + [opened_peers[peers[index]] / sizes[peers[index]]]
            if title is None
            else [
                1.0,
                *(float(id(title) in stage) for stage in stages),
                float(title.closed),
                float(title.is_heading and id(title) in stages[2]),
                float(bool(title.levels)),
                opened_peers[peers[index]] / sizes[peers[index]],
            ]
        )
        block = line.block
        text = line.text
        first, end = firsts[index], int(ends[index])
        last = firsts[end] if end < len(found) else total
        length = len(text)
        heading = block.kind == "heading"
        own = above[index]
        facts.append(
            [
                *signs[index],
                *(block.kind == kind for kind in _KINDS),
                *(line.form == form for form in _FORMS),
                heading * block.level,
                heading and block.level == 1,
                heading and block.level >= 3,
                (not heading) * block.level,
                block.region != "body",
                block.language == "zh",
                min(length, LONGEST) / 40,
                length < 8,
                length > 60,
                line.end < len(block.text) - 2,
                text.rstrip()[-1:] in ":：",
                text.rstrip()[-1:] in "?？!！",
                text.rstrip()[-1:] in ".。",
                "," in text or "，" in text,
                _DIGIT.search(text) is not None,
                first / total,
                index == 0,
                len(own),
                bool(own) and signs[own[-1]][0],
                any(signs[i][0] for i in own),
                any(signs[i][1] for i in own),
                any(signs[i][_SENSE + _SENSES.index("none")] for i in own),
                min(sizes[peers[index]], 8) / 4,
                sizes[peers[index]] == 1,
                named_peers[peers[index]] / sizes[peers[index]],
                min(last - first, 40) / 10,
                last - first <= 1,
                min(end - index, 20) / 5,
                shown[end][0] > shown[index + 1][0],
                shown[end][_SENSE] > shown[index + 1][_SENSE],
                shown[end][_SENSE + 1] > shown[index + 1][_SENSE + 1],
                shown[end][_SENSE + 2] + shown[end][_SENSE + 3]
                > shown[index + 1][_SENSE + 2] + shown[index + 1][_SENSE + 3],
                closed_before[min(last, first + 4)] > closed_before[first],
            ]
        )
        place = _place(line)
        alone = all_named - named[index] == 0
        words = text.casefold()
        facts[-1] += [place == name for name in _PLACES]
        facts[-1] += [
            alone,
            bool(named[index]) and alone,
            bool(named[index]) and index < 3,
            min(all_named, 10.0) / 5,
            words in others,
        ]
        others.add(words)
        spans.append((min(first + 1, last), last))
    after, until = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    below = sums[until] - sums[after]
    length = np.maximum(1, until - after)[:, None]
    rows = np.array(facts, dtype=np.float32).reshape(len(found), -1) if facts else np.zeros((0, 0), dtype=np.float32)
    rows = np.concatenate([rows, np.minimum(below, 6) / 3, below / length], axis=1).astype(np.float32)
    page = sums[-1]
    headings = [block for block in document.blocks if block.kind == "heading"]
    whole = [
        *np.log1p(page),
        *page / total,
        np.log1p(total),
        len(headings) / 10,
        any(_names_mail(block.folded) for block in document.blocks),
        bool(named.any()),
        np.log1p(named.sum()),
        sum(block.language == "zh" for block in document.blocks) / max(1, len(document.blocks)),
        np.log1p(closed_before[-1]),
        np.log1p(len(found)),
    ]
    whole_rules = [
        rules.answer > 0,
        rules.answer > 0 and not rules.opened,
        min(rules.answer, 6) / 3,
        len(rules.found) > len(rules.opened),
    ]
    return Page(
        found,
        texts,
        places,
        np.array(said, dtype=np.float32).reshape(len(found), 8),
        rows,
        above,
        peers,
        ends,
        np.array(whole, dtype=np.float32),
        np.array(whole_rules, dtype=np.float32),
    )


def _texts(document: Document, found: Sequence[Line]) -> tuple[list[str], list[int]]:
    by_block = {line.block.index: line for line in found}
    texts: list[str] = []
    places = []
    left, read = _READ_TOGETHER, _READ_ALONG
    for block in document.blocks:
        line = by_block.get(block.index)
        if line is None:
            if block.region not in {"navigation", "footer"} and block.text:
                texts.append(block.folded[:read])
                left -= len(texts[-1])
            read = _READ_ALONG if left > 0 else _READ_LITTLE
            continue
        places.append(len(texts))
        texts.append(line.text[:_READ])
        if line.end < len(block.text) - 2:
            texts.append(block.folded[line.end : line.end + read])
            left -= len(texts[-1])
    return texts, places


def _signs(line: Line) -> list[float]:
    """Give what the lexicons know of a line's words."""
    text = strip_number(line.text)
    levels = {name for name, _, _ in levels_of(text)}
    sense = heading_sense(text)
    lexicons = lexicons_for(text)
    return [
        bool(levels),
        is_offer(text),
        *(float(name in levels) for name in _LEVELS),
        *(float(sense is not None and sense.role == role) for role in _SENSES),
        float(any(lex.generic.locate(text) for lex in lexicons)),
        float(any(lex.title_noun.locate(text) for lex in lexicons)),
        float(any(lex.not_a_title.locate(text) for lex in lexicons)),
        float(line.block.struck or is_closed(text)),
        min(len(levels), 4) / 2,
    ]


def _rank(line: Line) -> tuple[int, int]:
    if line.block.kind == "heading":
        return (0, line.block.level)
    return (1 if line.block.kind == "title" else 2 + _KINDS.index(line.block.kind), line.block.level)


def _peers(found: Sequence[Line], paths: Paths) -> npt.NDArray[np.int64]:
    groups: dict[tuple[Any, ...], int] = {}
    numbers = []
    for line in found:
        path = paths[line.block.index]
        form = "" if line.block.kind == "heading" else line.form
        key = (*_rank(line), form, path[-1].index if path else -1)
        numbers.append(groups.setdefault(key, len(groups)))
    return np.array(numbers, dtype=np.int64)


def _ends(found: Sequence[Line]) -> npt.NDArray[np.int64]:
    """Give one past the last line below each: up to the next of its rank or above."""
    ends = [len(found)] * len(found)
    open_: list[int] = []
    for index, line in enumerate(found):
        rank = _order(line)
        while open_ and _order(found[open_[-1]]) >= rank:
            ends[open_.pop()] = index
        open_.append(index)
    return np.array(ends, dtype=np.int64)


_SENSE = 2 + len(_LEVELS)  # where the senses begin among the signs
_SIGNS = _SENSE + len(_SENSES) + 5


def _names_mail(text: str) -> bool:
    return "@" in text or ("dot" in text.casefold() and _DISGUISED.search(text) is not None)


_PLACES = ("title", "heading", "paragraph", "marked", "label", "line", "item", "cell", "sentence")


def _place(line: Line) -> str:
    if line.block.kind in {"title", "heading"}:
        return line.block.kind
    if line.form != "whole":
        return line.form
    return "item" if line.block.kind == "list_item" else "paragraph"


def _order(line: Line) -> int:
    kind = line.block.kind
    if kind == "title":
        return 0
    if kind == "heading":
        return line.block.level
    if line.form in {"marked", "line", "whole"} and kind == "paragraph":
        return 10
    return 20 + line.block.level


def word_rows(page: Page) -> tuple[list[list[int]], list[list[int]]]:
    """Give the texts above and after each line whose words are looked at, as indices of `Page.texts`."""
    above = [[page.places[index] for index in own[-2:]] for own in page.above]
    below = [list(range(place + 1, min(place + 1 + _BELOW, len(page.texts)))) for place in page.places]
    return above, below


def first_rows(page: Page, words: Floats) -> Rows:
    """Give the first stage's rows: the scores of words (one row a text), what is known, the page."""
    above, below = word_rows(page)
    scores = np.array(
        [
            [
                words[page.places[index], WORDS],
                sum(words[i, ABOVE] for i in above[index]),
                sum(words[i, BELOW] for i in below[index]),
            ]
            for index in range(len(page.lines))
        ],
        dtype=np.float32,
    ).reshape(len(page.lines), 3)
    whole = np.concatenate([page.whole, page.whole_rules])
    return np.concatenate([scores, page.rules, page.facts, np.repeat(whole[None], len(page.lines), axis=0)], axis=1)


def second_rows(page: Page, rows: Rows, scores: Floats) -> Rows:
    """Add what the first stage says of the lines around each line.

    Args:
        page: the page.
        rows: of the first stage.
        scores: log-odds of the first stage, one a line.
    """
    chance = logistic(scores)
    count = len(page.lines)
    groups = int(page.peers.max()) + 1 if count else 0
    sizes = np.bincount(page.peers, minlength=groups)
    means = np.bincount(page.peers, weights=scores, minlength=groups) / np.maximum(sizes, 1)
    most = np.full(groups, -9.0)
    np.maximum.at(most, page.peers, scores)
    top = np.sort(chance)[::-1]
    best, next_best = (float(top[0]), float(top[1]) if count > 1 else 0.0) if count else (0.0, 0.0)
    chances, total = chance.tolist(), min(float(chance.sum()), 8.0)
    extra = []
    before = 0.0
    for index, own in enumerate(chances):
        inner = chances[index + 1 : int(page.ends[index])]
        extra.append(
            [
                min(max(float(scores[index]), -6.0), 6.0),
                own,
                means[page.peers[index]],
                most[page.peers[index]],
                max((chances[i] for i in page.above[index]), default=0.0),
                max(inner, default=0.0),
                min(sum(inner), 4.0),
                before,
                best,
                next_best,
                total,
                own >= best,
                own - best,
            ]
        )
        before = max(before, own)
    return np.concatenate([rows, np.array(extra, dtype=np.float32).reshape(count, -1)], axis=1)


def page_shares(page: Page) -> Rows:
    """Give how much each text counts among the words of the page."""
    lengths = np.array([len(text) for text in page.texts], dtype=np.float32)
    shares: Rows = np.sqrt(lengths / max(1.0, float(lengths.sum()))).astype(np.float32)
    return shares


def page_row(page: Page, words: Floats, scores: Floats) -> Rows:
    """Give the page's row: what is known of it, what its words say, and the best of its lines.

    Args:
        page: the page.
        words: scores of words, one row a text.
        scores: log-odds of the second stage, one a line.
    """
    own = page_shares(page) @ words[:, WHOLE:]
    best = np.full(3, -8.0, dtype=np.float32)
    top = np.sort(scores)[::-1][:3]
    best[: len(top)] = np.maximum(top, -8.0)
    return np.concatenate([page.whole_rules, own, best, logistic(best)]).astype(np.float32)


@dataclass(frozen=True)
class Thresholds:
    """From which probability on a line is a title, and a page a call.

    Attributes:
        keep: of a title that the rules found.
        add: of another line.
        page: of a page on which the rules found a call.
        page_add: of another page.
    """

    keep: float = 0.3
    add: float = 0.6
    page: float = 0.3
    page_add: float = 0.7


class TitleModel:
    """Probabilities that lines are titles of open calls, and that a page holds one."""

    def __init__(
        self, words: HashedLinear, first: DenseLinear, second: DenseLinear, page: DenseLinear, thresholds: Thresholds
    ) -> None:
        self.words, self.first, self.second, self.page = words, first, second, page
        self.thresholds = thresholds

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> TitleModel:
        """Take the arrays that `arrays` gives."""
        return cls(
            HashedLinear.from_arrays(arrays, "words"),
            DenseLinear.from_arrays(arrays, "first"),
            DenseLinear.from_arrays(arrays, "second"),
            DenseLinear.from_arrays(arrays, "page"),
            Thresholds(*(float(value) for value in arrays["thresholds"])),
        )

    def arrays(self) -> Arrays:
        """Give the arrays to keep."""
        return {
            **self.words.arrays("words"),
            **self.first.arrays("first"),
            **self.second.arrays("second"),
            **self.page.arrays("page"),
            "thresholds": np.array(astuple(self.thresholds), dtype=np.float32),
        }

    def judge(self, page: Page) -> tuple[Floats, float]:
        """Give the probability that each line is a title, and that the page holds a call."""
        words = self.words.scores(page.texts)
        scores = np.zeros(0, dtype=np.float32)
        if page.lines:
            rows = first_rows(page, words)
            scores = self.first.scores(rows)[:, 0]
            scores = self.second.scores(second_rows(page, rows, scores))[:, 0]
        whole = float(logistic(self.page.scores(page_row(page, words, scores)[None]))[0, 0])
        return logistic(scores), whole
