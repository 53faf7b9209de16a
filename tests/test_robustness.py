"""Hostile and broken input: each gets its documented error or notice, in time linear in its length."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobextract
from jobextract import Extractor, InputError
from jobextract.errors import InputIsFolderError, InputNotFoundError, InputPermissionError
from jobextract.reading import LONGEST, read
from jobextract.schema import Extraction

CALL = "We are hiring a PhD student in Helsinki, Finland.\n\nRequirements: experience with Python.\n\n"
thorough = settings(max_examples=60, deadline=None, derandomize=True, database=None)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """An extractor whose resources are loaded already."""
    ready = Extractor()
    for text in (
        CALL,
        "课题组招聘博士后一名，要求具有博士学位。",
        "Wir suchen eine Doktorandin und sie ist für die Arbeit mit uns da.",
    ):
        ready.extract(text)
    return ready


def codes(extraction: Extraction) -> list[str]:
    return [notice.code for notice in extraction.warnings]


# Broken input ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", b"", " \n\t ", "\ufeff", b"\xef\xbb\xbf", "\u200b\u200b", "<!-- -->", "<p></p>"])
def test_a_document_without_text_is_empty(extractor: Extractor, text: str | bytes) -> None:
    extraction = extractor.extract(text)
    assert extraction.postings == []
    assert codes(extraction) == ["empty-document", "no-posting"]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 20,
        b"PK\x03\x04" + bytes(range(255)) * 30,
        b"\x1f\x8b\x08\x00" + bytes(range(1, 250)) * 30,
    ],
)
def test_binary_content_yields_nothing_and_says_so(extractor: Extractor, data: bytes) -> None:
    extraction = extractor.extract(data)
    assert extraction.postings == []
    assert "binary-content" in codes(extraction)


def test_control_characters_alone_are_no_text(extractor: Extractor) -> None:
    assert codes(extractor.extract(b"\x00\x01" * 1000)) == ["empty-document", "no-posting"]


def test_null_characters_inside_a_text_do_not_hide_it(extractor: Extractor) -> None:
    extraction = extractor.extract("We are\x00 hiring a PhD\x00 student in Helsinki.")
    assert [place.city for place in extraction.postings[0].locations] == ["Helsinki"]


def test_lone_surrogates_are_replaced_and_told(extractor: Extractor) -> None:
    extraction = extractor.extract(f"{CALL}\ud800 and \udfff")
    assert "lone-surrogates" in codes(extraction)
    assert extraction.postings
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction


@pytest.mark.parametrize("text", [None, 5, ["text"], bytearray(b"text"), Path("a.md")])
def test_what_is_no_text_is_refused(extractor: Extractor, text: object) -> None:
    with pytest.raises(InputError, match="expected str or bytes"):
        extractor.extract(text)  # type: ignore[arg-type]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputNotFoundError, match="no such file") as caught:
        jobextract.extract_file(tmp_path / "missing.md")
    assert caught.value.code == "not-found"


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(InputIsFolderError) as caught:
        jobextract.extract_file(tmp_path)
    assert caught.value.code == "is-a-folder"


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputPermissionError) as caught:
        jobextract.extract_file(tmp_path / "secret.md")
    assert caught.value.code == "permission-denied"


def test_a_failing_disk_is_an_input_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(InputError, match="Input/output error"):
        jobextract.extract_file(tmp_path / "a.md")


def test_a_document_beyond_the_limit_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobextract.reading.LONGEST", 100)
    assert LONGEST > 10_000_000
    page = read("words " * 50)
    assert "truncated" in page.notices
    assert len(page.source) == 300
    assert max(block.source_span()[1] for block in page.blocks) <= 100


@pytest.mark.parametrize("media_type", ["text/html", "text/markdown"])
def test_deep_nesting_is_told_and_the_text_kept(media_type: str) -> None:
    page = read("<div>" * 100_000 + "words", media_type=media_type)
    assert "deep-nesting" in page.notices
    assert [block.text for block in page.blocks] == ["words"]


def test_an_unknown_media_type_is_read_as_markdown(extractor: Extractor) -> None:
    assert extractor.extract(CALL, media_type="application/x-unknown").postings


@thorough
@given(st.one_of(st.text(max_size=300), st.binary(max_size=300)))
def test_no_content_raises(extractor: Extractor, document: str | bytes) -> None:
    extraction = extractor.extract(document)
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction


PIECES = """
PhD position|postdoc|we are hiring|Prof. Ada Bell|University of Graz|Helsinki|Python|1 May 2025|deadline|a@b.cd|(at)|
+49 30 123|http://a.b|招聘|博士后|要求|北京大学|陆以宁教授|截止|研究方向|，|。|；|、|：|（|）|, |. |: |; |- |~~|@|
**|## |[|](x)|(|)|<b>|</b>|<br>|<li>|<td>|&nbsp;|~|/|-|"|'|“| |\u3000
"""
pieces = [*PIECES.replace("\n", "").split("|"), "|", "\n", "\n\n", "\t"]


@thorough
@given(st.lists(st.sampled_from(pieces), max_size=40).map("".join))
def test_no_arrangement_of_a_calls_words_raises(extractor: Extractor, text: str) -> None:
    extraction = extractor.extract(CALL + text)
    for posting in extraction.postings:
        assert 0 <= posting.start <= posting.end <= extraction.source.length


# Time ------------------------------------------------------------------------------------------------------

GENERATORS: dict[str, Callable[[int], str]] = {
    "less than signs": lambda n: "<" * n,
    "comment openings": lambda n: "<!--" * (n // 4),
    "tags with an open quotation mark": lambda n: '<a "' * (n // 4),
    "unclosed tags": lambda n: "<div><b>" * (n // 8),
    "unclosed links": lambda n: '<a href="mailto:a@b.cd">' * (n // 24),
    "unclosed cells": lambda n: "<table>" + "<tr><td>a" * (n // 9),
    "scripts": lambda n: "<script>" * (n // 8),
    "declarations": lambda n: "<?<!" * (n // 4),
    "opening brackets": lambda n: "[" * n,
    "images": lambda n: "![" * (n // 2),
    "links cut off": lambda n: "[a](" * (n // 4),
    "links in one line": lambda n: "[a](b), " * (n // 8),
    "asterisks": lambda n: "**" * (n // 2),
    "emphasis left open": lambda n: "*a " * (n // 3),
    "underscores": lambda n: "_a " * (n // 3),
    "backticks": lambda n: "`a " * (n // 3),
    "bold lines": lambda n: "**a**\n" * (n // 6),
    "lines inside many marks": lambda n: "<b>" * 200 + "a<br>" * (n // 5),
    "links over headings": lambda n: "[a\n# b](c)\n" * (n // 11),
    "template openings": lambda n: "{%" * (n // 2),
    "template outputs": lambda n: "{{" * (n // 2),
    "parentheses": lambda n: "(" * n,
    "pairs of parentheses": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "commas": lambda n: "a, " * (n // 3),
    "a long word": lambda n: "a" * n,
    "a long word of capitals": lambda n: "Ab" * (n // 2),
    "digits": lambda n: "1" * n,
    "addresses without an end": lambda n: "a@" * (n // 2),
    "dots": lambda n: "a." * (n // 2),
    "enumeration commas": lambda n: "、" * n,
    "Chinese commas": lambda n: "，" * n,
    "Chinese": lambda n: "研" * n,
    "white space": lambda n: " " * n + "x",
    "line breaks": lambda n: "\n" * n,
    "short lines": lambda n: "a\n" * (n // 2),
    "bars": lambda n: "|" * n,
    "table rows": lambda n: "| a | b |\n|---|---|\n" + "| c | d |\n" * (n // 10),
    "quotation marks": lambda n: ">" * n,
    "entities": lambda n: "&amp" * (n // 4),
    "mojibake": lambda n: "Ã¼" * (n // 2),
    "front matter": lambda n: "---\n" + "a: b\n" * (n // 5),
    "backslashes": lambda n: "\\" * n,
}
TEXTS: dict[str, Callable[[int], str]] = {
    "headings of positions": lambda n: "# PhD position\n\n" * (n // 16),
    "headings of positions in two languages": lambda n: "# PhD position\n\nhire\n\n# 博士生\n\n招聘\n\n" * (n // 38),
    "items of positions": lambda n: "- PhD: a\n" * (n // 9),
    "sections of positions": lambda n: "# PhD position\n\n## Requirements\n\nx\n\n" * (n // 36),
    "requirements": lambda n: "- Experience in Python is required\n" * (n // 35),
    "one long requirement": lambda n: "experience with Python and " * (n // 27),
    "one long Chinese requirement": lambda n: "具备出色的团队协作意识，" * (n // 12),
    "sentences that offer": lambda n: "We look for a PhD student with experience. " * (n // 43),
    "dates": lambda n: "deadline 1 May 2025, " * (n // 21),
}
HOSTILE = {**GENERATORS, **TEXTS}
MOST = 3.5  # times as long for twice the text: 2 if linear, 4 if quadratic
SHORTEST = 0.05  # seconds; below it the clock says nothing


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def assert_linear(work: Callable[[str], object], generator: Callable[[int], str], size: int) -> None:
    """Fail where twice the text takes more than `MOST` times as long, in the best of three trials."""
    ratio = 0.0
    for _ in range(3):
        once = seconds(lambda: work(CALL + generator(size)))
        twice = seconds(lambda: work(CALL + generator(2 * size)))
        ratio = twice / max(once, SHORTEST)
        if ratio < MOST:
            return
    pytest.fail(f"{ratio:.1f} times as long for twice the text")


@pytest.mark.parametrize("generator", GENERATORS.values(), ids=GENERATORS)
@pytest.mark.parametrize("media_type", ["text/markdown", "text/html"])
def test_reading_takes_time_linear_in_the_length(generator: Callable[[int], str], media_type: str) -> None:
    assert_linear(lambda text: read(text, media_type=media_type), generator, 20_000)


@pytest.mark.parametrize("generator", HOSTILE.values(), ids=HOSTILE)
def test_extraction_takes_time_linear_in_the_length(extractor: Extractor, generator: Callable[[int], str]) -> None:
    assert_linear(lambda text: extractor.extract(text, media_type="text/markdown"), generator, 8_000)


def test_four_megabytes_in_one_line_are_read_in_seconds(extractor: Extractor) -> None:
    text = CALL + "a" * 4_000_000
    extraction = extractor.extract(text)
    assert extraction.source.length == len(text)
    assert extraction.postings
