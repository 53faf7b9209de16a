"""Which lines name an open call, and whether a page holds one: what the model looks at, and how it is applied."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

from jobextract.inference.linear import Arrays, DenseLinear, Floats, HashedLinear, logistic
from jobextract.memory import remembered
from jobextract.reading.page import Block, BlockKind
from jobextract.schema import PositionType
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
_REMEMBERED = 1024  # lines whose signs are kept: pages share many headings
_ABOVE, _BELOW = 2, 3  # texts above a line, and after a line whose words are looked at
_LABEL = re.compile(r"^\W{0,6}(?:\d{1,2}[.、)]\s*)?([^:：。.!?！？；;\n\t]{2,60}?)\s*(?:[:：]|\s[-–—]{1,2}\s)\s*\S")
_DIGIT = re.compile(r"\d")
_PAGE_TITLE = re.compile(r"\s[|–—-]\s")
_DISGUISED = re.compile(r"\bat\b.{1,20}\bdot\b", re.I)
_ROLES: tuple[Role, ...] = get_args(Role)
_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_FORMS = ("whole", "marked", "label", "line", "sentence", "cell")
_SENSES = ("requirement", "responsibility", "benefit", "application", "topic", "about", "none")
_LEVELS = tuple(name for name in get_args(PositionType) if name != "other")
_PLACES = ("title", "heading", "paragraph", "marked", "label", "line", "item", "cell", "sentence")
_SENSE = 2 + len(_LEVELS)  # where the senses begin among the signs
_SIGNS = _SENSE + len(_SENSES) + 5
_STRUCK = _SIGNS - 2  # closed, by its words or by being struck through
_LEVEL_NUMBER = {name: number for number, name in enumerate(_LEVELS, start=2)}
_SENSE_NUMBER = {name: number for number, name in enumerate(_SENSES, start=_SENSE)}
_NO_CALL = _SENSE_NUMBER["none"]
_ROLE_NUMBER = {name: number for number, name in enumerate(_ROLES)}
_KIND_NUMBER = {name: number for number, name in enumerate(_KINDS)}
_FORM_NUMBER = {name: number for number, name in enumerate(_FORMS)}
_PLACE_NUMBER = {name: number for number, name in enumerate(_PLACES)}
_NOTHING = (0.0,) * 5  # above a line


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
    firsts = np.array([document.sentences_of(line.block)[0].index for line in found], dtype=np.int64)
    ends = _ends(found)
    total = max(1, len(document.sentences))
    sums = _role_sums(document, rules)
    table = np.array([_signs(line) for line in found], dtype=np.float32).reshape(len(found), _SIGNS)
    named = table[:, 0]
    closed_before = np.cumsum([0, *[is_closed(sentence.folded) for sentence in document.sentences]])
    facts = [table, _shapes(found), _surroundings(table, above, firsts / total, peers)]
    lasts = np.append(firsts, total)[ends]
    facts.append(_columns(np.minimum(lasts - firsts, 40) / 10, lasts - firsts <= 1))
    facts.append(_below(table, ends))
    facts.append(_columns(closed_before[np.minimum(lasts, firsts + 4)] > closed_before[firsts]))
    facts.append(_rarity(found, named))
    after = np.minimum(firsts + 1, lasts)
    below = sums[lasts] - sums[after]
    facts += [np.minimum(below, 6) / 3, (below / np.maximum(1, lasts - after)[:, None]).astype(np.float32)]
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
        sum([block.language == "zh" for block in document.blocks]) / max(1, len(document.blocks)),
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
        _said(found, rules, peers),
        np.concatenate(facts, axis=1),
        above,
        peers,
        ends,
        np.array(whole, dtype=np.float32),
        np.array(whole_rules, dtype=np.float32),
    )


def _columns(*columns: npt.NDArray[Any]) -> Rows:
    return np.stack(columns, axis=1).astype(np.float32)


def _role_sums(document: Document, rules: RuleTitles) -> Rows:
    """Give the sums of the roles of the sentences before each, a column a role, and how many of them offer."""
    shares = np.zeros((max(1, len(document.sentences)) + 1, len(_ROLES) + 1), dtype=np.float32)
    roles = rules.roles()
    if roles:
        places = np.arange(1, len(roles) + 1)
        shares[places, [_ROLE_NUMBER[role.role] for role in roles]] = [role.confidence for role in roles]
    shares[[index + 1 for index in rules.offers()], -1] = 1
    sums: Rows = np.cumsum(shares, axis=0)
    return sums


def _said(found: Sequence[Line], rules: RuleTitles, peers: npt.NDArray[np.int64]) -> Rows:
    """Give what the rules say of each line, and how many of its peers they end up with."""
    single, offering, opened = (
        {id(title) for title in stage} for stage in (rules.single, rules.offering, rules.opened)
    )
    at = {line.block.index: index for index, line in enumerate(found)}
    said = np.zeros((len(found), 8), dtype=np.float32)
    for title in rules.found:
        index = at.get(title.block.index)
        if index is not None:
            number = id(title)
            said[index, :7] = (
                1.0,
                number in single,
                number in offering,
                number in opened,
                title.closed,
                title.is_heading and number in opened,
                bool(title.levels),
            )
    if found:
        said[:, 7] = (np.bincount(peers, weights=said[:, OPENED]) / np.bincount(peers))[peers]
    return said


def _shapes(found: Sequence[Line]) -> Rows:
    """Give what each line looks like."""
    numbers = []
    codes = []
    for line in found:
        block, text = line.block, line.text
        length, last = len(text), text.rstrip()[-1:]
        heading, level = block.kind == "heading", block.level
        codes.append((_KIND_NUMBER[block.kind], len(_KINDS) + _FORM_NUMBER[line.form]))
        numbers.append(
            (
                level if heading else 0,
                heading and level == 1,
                heading and level >= 3,
                0 if heading else level,
                block.region != "body",
                block.language == "zh",
                min(length, LONGEST) / 40,
                length < 8,
                length > 60,
                line.end < len(block.text) - 2,
                last in ":：",
                last in "?？!！",
                last in ".。",
                "," in text or "，" in text,
                _DIGIT.search(text) is not None,
            )
        )
    flags = np.zeros((len(found), len(_KINDS) + len(_FORMS)), dtype=np.float32)
    flags[np.arange(len(found))[:, None], np.array(codes, dtype=np.int64).reshape(-1, 2)] = 1
    return np.concatenate([flags, np.array(numbers, dtype=np.float32).reshape(-1, 15)], axis=1)


def _surroundings(
    table: Rows,
    above: Sequence[Sequence[int]],
    places: npt.NDArray[np.float64],
    peers: npt.NDArray[np.int64],
) -> Rows:
    """Give where each line stands, and the signs of the lines above it and of its peers."""
    count = len(table)
    if not count:
        return np.zeros((0, 10), dtype=np.float32)
    signs = table[:, (0, 1, _NO_CALL)].tolist()
    over = [
        (len(own), signs[own[-1]][0], *map(max, zip(*[signs[i] for i in own], strict=True))) if own else _NOTHING
        for own in above
    ]
    sizes = np.bincount(peers)[peers]
    named = np.bincount(peers, weights=table[:, 0])[peers]
    index = np.arange(count)
    return np.concatenate(
        [
            _columns(places, index == 0),
            np.array(over, dtype=np.float32),
            _columns(np.minimum(sizes, 8) / 4, sizes == 1, named / sizes),
        ],
        axis=1,
    )


def _below(table: Rows, ends: npt.NDArray[np.int64]) -> Rows:
    """Give how many lines stand below each, and whether one of them shows a sign."""
    index = np.arange(len(table))
    shown = np.concatenate([np.zeros((1, _SIGNS), dtype=np.float32), np.cumsum(table, axis=0)])
    more = shown[ends] - shown[index + 1]
    return _columns(
        np.minimum(ends - index, 20) / 5,
        more[:, 0] > 0,
        more[:, _SENSE] > 0,
        more[:, _SENSE + 1] > 0,
        more[:, _SENSE + 2] + more[:, _SENSE + 3] > 0,
    )


def _rarity(found: Sequence[Line], named: npt.NDArray[np.float32]) -> Rows:
    """Give the place of each line, whether others name a level too, and whether its words were said before."""
    index = np.arange(len(found))
    others: set[str] = set()
    again = []
    for line in found:
        words = line.text.casefold()
        again.append(words in others)
        others.add(words)
    places = np.zeros((len(found), len(_PLACES)), dtype=np.float32)
    places[index, [_PLACE_NUMBER[_place(line)] for line in found]] = 1
    everything = float(named.sum())
    alone = everything - named == 0
    share = np.full(len(found), min(everything, 10.0) / 5)
    said = _columns(alone, (named > 0) & alone, (named > 0) & (index < 3), share, np.array(again, dtype=bool))
    return np.concatenate([places, said], axis=1)


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


def _signs(line: Line) -> Sequence[float]:
    """Give what the lexicons know of a line's words."""
    signs = _lexical_signs(strip_number(line.text))
    return (*signs[:_STRUCK], 1.0, signs[-1]) if line.block.struck else signs


@remembered(_REMEMBERED)
def _lexical_signs(text: str) -> tuple[float, ...]:
    levels = {name for name, _, _ in levels_of(text)}
    sense = heading_sense(text)
    lexicons = lexicons_for(text)
    signs = [0.0] * _SIGNS
    signs[0] = bool(levels)
    signs[1] = is_offer(text)
    for name in levels:
        if name in _LEVEL_NUMBER:
            signs[_LEVEL_NUMBER[name]] = 1.0
    if sense is not None and sense.role in _SENSE_NUMBER:
        signs[_SENSE_NUMBER[sense.role]] = 1.0
    signs[-5:] = (
        any(lex.generic.locate(text) for lex in lexicons),
        any(lex.title_noun.locate(text) for lex in lexicons),
        any(lex.not_a_title.locate(text) for lex in lexicons),
        is_closed(text),
        min(len(levels), 4) / 2,
    )
    return tuple(signs)


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


def _names_mail(text: str) -> bool:
    return "@" in text or ("dot" in text.casefold() and _DISGUISED.search(text) is not None)


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
    above = [[page.places[index] for index in own[-_ABOVE:]] for own in page.above]
    below = [list(range(place + 1, min(place + 1 + _BELOW, len(page.texts)))) for place in page.places]
    return above, below


def first_rows(page: Page, words: Floats) -> Rows:
    """Give the first stage's rows: the scores of words (one row a text), what is known, the page."""
    nothing = len(page.texts)  # the row of a text that is none
    places = np.array(page.places, dtype=np.int64)
    above = np.full((len(places), _ABOVE), nothing)
    for index, own in enumerate(page.above):
        for column, other in enumerate(own[-_ABOVE:]):
            above[index, column] = page.places[other]
    below = np.minimum(places[:, None] + np.arange(1, 1 + _BELOW), nothing)
    padded = np.concatenate([words, np.zeros((1, words.shape[1]), dtype=np.float32)])
    scores = _columns(words[places, WORDS], padded[above, ABOVE].sum(axis=1), padded[below, BELOW].sum(axis=1))
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
    total = min(float(chance.sum()), 8.0)
    chances = chance.tolist()
    around = []
    for above, start, end in zip(page.above, range(1, count + 1), page.ends.tolist(), strict=True):
        inner = chances[start:end]
        over = max([chances[index] for index in above]) if above else 0.0
        around.append((over, max(inner), min(sum(inner), 4.0)) if inner else (over, 0.0, 0.0))
    before = np.maximum.accumulate(np.append(0.0, chance))[:-1]
    own = chance.astype(np.float64)
    everywhere = np.broadcast_to(np.array([best, next_best, total]), (count, 3))
    extra = [
        _columns(np.clip(scores, -6.0, 6.0), own, means[page.peers], most[page.peers]),
        np.array(around, dtype=np.float32).reshape(count, 3),
        before[:, None].astype(np.float32),
        everywhere.astype(np.float32),
        _columns(own >= best, own - best),
    ]
    return np.concatenate([rows, *extra], axis=1)


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
