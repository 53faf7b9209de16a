"""Filtered patterns: skipping a pattern never loses a match."""

from __future__ import annotations

import importlib
import pkgutil
import re
import threading
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import ahocorasick
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jobextract.fields import Rule
from jobextract.matching import FilteredPattern, PatternIndex, PatternSet, anchors, openings
from jobextract.reading import read
from jobextract.reading.folding import fold
from jobextract.segmentation import segment

POSTINGS = Path(__file__).resolve().parent.parent / "fixtures" / "postings"
# Tables of pattern strings: rows end in the pattern, or the value is one or several.
TABLES = (
    *("HEADINGS", "LEAD_INS", "CUES", "LEVELS", "CATEGORIES", "DEGREES", "TERMS"),
    *("YEARS", "AGES", "DEGREE_YEARS", "PAPER_COUNT"),
    *("CLOSED", "OFFER", "GENERIC", "TITLE_NOUN", "NOT_A_TITLE"),
)
thorough = settings(max_examples=150, deadline=None, derandomize=True, database=None)


# The package's own patterns --------------------------------------------------------------------------------


def modules() -> Iterator[ModuleType]:
    for name in ("sections", "fields"):
        package = importlib.import_module(f"jobextract.{name}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def patterns_in(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, (Rule, FilteredPattern)):
        yield value.pattern
    elif depth < 4 and isinstance(value, dict):
        for inner in value.values():
            yield from patterns_in(inner, depth + 1)
    elif depth < 4 and isinstance(value, (tuple, list, frozenset)):
        for inner in value:
            yield from patterns_in(inner, depth + 1)


def sources_in(table: Any) -> Iterator[str]:
    """Give the pattern strings of a table: the table itself, its values, or what its rows end in."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        yield from (value for value in table.values() if isinstance(value, str))
    elif isinstance(table, tuple):
        ends = (row[-1] if isinstance(row, tuple) else row for row in table)
        yield from (end for end in ends if isinstance(end, str))


@cache
def package_patterns() -> tuple[re.Pattern[str], ...]:
    """Collect the patterns of all rules, and those that the tables hold as strings."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    for module in modules():
        listed = [pattern for value in vars(module).values() for pattern in patterns_in(value)]
        flags = getattr(module, "FLAGS", re.I)
        for name in TABLES:
            listed += [re.compile(source, flags) for source in sources_in(vars(module).get(name))]
        for pattern in listed:
            found.setdefault((pattern.pattern, pattern.flags), pattern)
    return tuple(found.values())


@cache
def filtered() -> tuple[FilteredPattern, ...]:
    return tuple(FilteredPattern(pattern) for pattern in package_patterns())


@cache
def sentences() -> tuple[str, ...]:
    pages = [path for path in sorted(POSTINGS.iterdir()) if path.suffix != ".json"]
    found = {
        sentence.block.folded[sentence.start : sentence.end]
        for page in pages
        for sentence in segment(read(page.read_bytes(), uri=page.name)).sentences
    }
    return tuple(sorted(found))


@cache
def words() -> list[str]:
    """Give the words that occur in the patterns, so that strings made of them often match or nearly match."""
    found: set[str] = set()
    for pattern in package_patterns():
        found.update(re.findall(r"[A-Za-z]{2,}|[\u4e00-\u9fff]{1,4}", re.sub(r"\\[a-zA-Z]", " ", pattern.pattern)))
    return sorted(found)


def first_match(pattern: re.Pattern[str] | FilteredPattern, text: str) -> tuple[int, int] | None:
    match = pattern.search(text)
    return match.span() if match else None


def test_the_package_has_patterns_and_most_have_anchors() -> None:
    with_anchors = [pattern for pattern in package_patterns() if anchors(pattern.pattern, pattern.flags)]
    assert len(package_patterns()) > 300
    assert len(with_anchors) > 0.6 * len(package_patterns())


@pytest.mark.parametrize("part", range(4))
def test_no_pattern_of_the_package_loses_a_match_in_the_fixtures(part: int) -> None:
    texts = sentences()[part::4]
    assert len(texts) > 100
    for pattern in filtered():
        for text in texts:
            if not pattern.may_match(text):
                assert pattern.pattern.search(text) is None, (pattern.pattern.pattern, text)


@pytest.mark.parametrize("part", range(4))
def test_a_pattern_tried_where_it_can_begin_finds_in_the_fixtures_what_the_plain_one_finds(part: int) -> None:
    opened = [pattern for pattern in filtered() if openings(pattern.pattern.pattern, pattern.pattern.flags)]
    assert len(opened) > 100
    for pattern in opened:
        for text in sentences()[part::4]:
            if pattern.may_match(text):
                spans = [match.span() for match in pattern.pattern.finditer(text)]
                assert [match.span() for match in pattern.finditer(text)] == spans, (pattern.pattern.pattern, text)
                assert [match.span() for match in pattern.locate_all(text)] == spans, (pattern.pattern.pattern, text)
                assert first_match(pattern, text) == (spans[0] if spans else None)


@settings(thorough, max_examples=60)
@given(st.data())
def test_no_pattern_of_the_package_loses_a_match_in_strings_of_its_words(data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.sampled_from(words()), max_size=8))
    joiner = data.draw(st.sampled_from(["", " ", "-", ", ", "、"]))
    changes: list[Callable[[str], str]] = [str.lower, str.upper, str.title, fold]
    change = data.draw(st.sampled_from(changes))
    text = change(joiner.join(pieces)) + data.draw(st.text(max_size=5))
    for pattern in filtered():
        if not pattern.may_match(text):
            assert pattern.pattern.search(text) is None, pattern.pattern.pattern


# Any pattern -----------------------------------------------------------------------------------------------

LETTERS = st.sampled_from(["a", "b", "i", "s", "K", "ß", "é", "博", "士", " ", "-", "."])


def grouped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    repeats = ["?", "*", "+", "{2}", "{1,3}", "*?", "+?", ""]
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(repeats)).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        inner.map(lambda part: f"(?={part})"),
        inner.map(lambda part: f"(?!{part})"),
        inner.map(lambda part: f"({part})"),
        inner.map(lambda part: f"(?P<name>{part})" if "?P<" not in part else part),
    )


PATTERNS = st.recursive(
    st.one_of(
        LETTERS.map(re.escape),
        st.lists(LETTERS.map(re.escape), min_size=1, max_size=4).map(lambda some: f"[{''.join(some)}]"),
        st.sampled_from([".", r"\w", r"\d", r"\b", "^", "$", "[^a]", "[a-z]", "[a-e]", "[博-士]", "(?i:S)"]),
    ),
    grouped,
    max_leaves=12,
).filter(lambda source: source.count("?P<") <= 1)
TEXTS = st.text(st.sampled_from("aAbBiIsSkKßéÉ博士 -.ſıİ\u212a1"), max_size=12)


@thorough
@given(PATTERNS, TEXTS)
@example("ss", "ſs")
@example("ids", "ıdS")
@example("kilo", "\u212ailo")
@example("phd", "İ PHD")
def test_a_filtered_pattern_finds_what_the_plain_one_finds(source: str, text: str) -> None:
    plain = re.compile(source, re.I)
    quick = FilteredPattern(source)
    assert first_match(quick, text) == first_match(plain, text)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
    inside = plain.search(text, 1, 5)
    found = quick.search(text, 1, 5)
    assert (found and found.span()) == (inside and inside.span())


@thorough
@given(st.lists(PATTERNS.filter(lambda s: "?P<" not in s), max_size=5), TEXTS)
def test_a_set_finds_what_its_patterns_find_one_by_one(sources: list[str], text: str) -> None:
    plain = [re.compile(source, re.I) for source in sources]
    matching = [index for index, pattern in enumerate(plain) if pattern.search(text)]
    quick = PatternSet(sources)
    assert quick.matching(text) == matching
    assert quick.first(text) == (matching[0] if matching else None)
    assert [(index, m.span()) for index, m in quick.finditer(text)] == [
        (index, m.span()) for index, pattern in enumerate(plain) for m in pattern.finditer(text)
    ]


ALTERNATIVES = st.sampled_from(["a", "ab", "bc", "xa", "aba", "c+", "(?<=a)b", "b[ac]"])


@thorough
@given(st.lists(ALTERNATIVES, min_size=1, max_size=4), st.text("abcx ", max_size=12))
@example(["xa", "aba"], "xababa")
def test_the_leftmost_matches_are_those_of_one_alternation(sources: list[str], text: str) -> None:
    both = re.compile("|".join(f"({source})" for source in sources))
    expected = [((m.lastindex or 0) - 1, m.span()) for m in both.finditer(text)]
    assert [(index, m.span()) for index, m in PatternSet(sources).leftmost(text)] == expected


def test_an_index_gives_its_things_in_order_and_those_without_anchors_always() -> None:
    index = PatternIndex([("late", r"postdocs?"), ("always", r"\w+"), ("phd", r"ph\.?d")])
    assert list(index.possible("a PhD or a Postdoc")) == ["late", "always", "phd"]
    assert list(index.possible("nothing")) == ["always"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bpost[- ]?docs?\b|博士后", {"post doc", "post-doc", "postdoc", "博士后"}),
        (r"(?:招聘|招收).{0,9}博士", {"博士"}),
        (r"(?:招聘|招收).{0,9}\d", {"招聘", "招收"}),
        (r"[a-z]+", set()),
        (r"(?:abc)?", set()),
        (r"\w+@\w+", {"@"}),
        (r"abcdef|\d", set()),
    ],
)
def test_anchors_of_a_pattern(pattern: str, expected: set[str]) -> None:
    assert anchors(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:open )?(?:posts?|jobs)\b", {"open post", "open jobs", "post", "jobs"}),
        (r"(?<!un)paid|\bsalary", {"paid", "salary"}),
        (r"[Pp]ostdocs? wanted", {"postdoc wanted", "postdocs wanted"}),
        (r"(?:very )*good", set()),
        (r"\w+ wanted", set()),
        (r"a|postdoc", set()),
    ],
)
def test_openings_of_a_pattern(pattern: str, expected: set[str]) -> None:
    assert openings(pattern) == expected


def test_a_match_may_begin_where_another_pattern_has_its_anchor() -> None:
    pattern = FilteredPattern(r"post(?:doc)?s? wanted")
    text = "Posts, postdocs wanted; POSTS WANTED"
    assert [match.group() for match in pattern.finditer(text)] == ["postdocs wanted", "POSTS WANTED"]
    assert [match.group() for match in pattern.finditer(text, 8)] == ["POSTS WANTED"]
    assert pattern.search(text, 0, 12) is None


def test_a_pattern_made_while_another_thread_builds_the_automaton_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[FilteredPattern] = []
    makers: list[threading.Thread] = []
    plain = ahocorasick.Automaton

    class Interrupted:
        """An automaton; while it is made, another thread adds a pattern."""

        def __init__(self) -> None:
            self.inner = plain()
            self.add_word, self.iter = self.inner.add_word, self.inner.iter

        def make_automaton(self) -> None:
            if not makers:
                makers.append(threading.Thread(target=lambda: made.append(FilteredPattern("zqlater"))))
                makers[0].start()
                makers[0].join(0.2)
            self.inner.make_automaton()

    monkeypatch.setattr(ahocorasick, "Automaton", Interrupted)
    assert FilteredPattern("zqfirst").search("a zqfirst")
    makers[0].join()
    assert made[0].search("a zqlater")
