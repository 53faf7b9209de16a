"""HTML reports: whole, escaped, with every mark at the words of its fact."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from reports import (
    HOSTILE,
    POSTINGS,
    data_of,
    hostile_document,
    many,
    marked_words,
    source_of,
    squeezed,
    two_postings,
    write_lines,
)
from test_schema import full_extraction

from jobextract import Extractor
from jobextract.errors import InputError, InputNotFoundError, OutputError, UsageError
from jobextract.export.report import write_batch_report
from jobextract.export.report.content import LABELS, items, label
from jobextract.export.report.document import document_data
from jobextract.export.report.page import asset, report, script_json
from jobextract.schema import Extraction, Fact, JobPosting, Source

PAGES = sorted(path for path in POSTINGS.iterdir() if path.suffix != ".json")
EXTRACTOR = Extractor(models=None)


# Escaping


@pytest.mark.parametrize(
    "text",
    [HOSTILE, "</SCRIPT >", "<!--<script>", "\u2028\u2029", "a\x00\x7f\x85", "\\u003c", "\U00020bb7\ufeff\uffff"],
    ids=ascii,
)
def test_json_in_a_script_element_is_the_same_and_closes_nothing(text: str) -> None:
    written = script_json({text: [text]})
    assert json.loads(written) == {text: [text]}
    assert not re.search("[<>&\u2028\u2029]", written)


def test_lone_surrogates_do_not_keep_a_report_from_being_written() -> None:
    page = "".join(report("a\ud800b", [("document-0", {"name": "\udfff"})]))
    assert page.encode()
    assert data_of(page) == {"document-0": {"name": "\ufffd"}}


def test_hostile_text_stays_inside_its_element() -> None:
    extraction, text = hostile_document()
    page = extraction.to_html(text)
    assert page.count("<script") == page.count("</script>") == 3  # fields, document, the report's own
    assert "window.ran" not in re.sub(r'<script type="application/json".*?</script>|<title>.*?</title>', "", page)
    assert data_of(page)["document-0"]["facts"][0]["text"] == extraction.postings[0].title.text  # type: ignore[union-attr]


# The file


def test_only_the_style_and_script_of_the_file_may_run_and_nothing_may_be_loaded() -> None:
    page = full_extraction().to_html()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; ")
    for tag, text in re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    outside = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\s(src|href|style|on\w+)=", outside)


def test_the_script_makes_no_markup_from_text_and_asks_nothing_of_the_network() -> None:
    script = asset("report.js")
    unsafe = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|fetch\(|XMLHttp|WebSocket|import\("
    )
    assert not re.search(unsafe, script)
    addresses = set(re.findall(r"https?://[^\"\s]+", script + asset("report.css") + asset("report.html")))
    assert addresses == {"http://www.w3.org/2000/svg"}  # a name, never loaded


def test_the_same_extraction_gives_the_same_file() -> None:
    extraction, text = two_postings()
    assert extraction.to_html(text) == extraction.to_html(text)


# Facts


def test_every_field_of_the_contract_is_shown_and_has_a_label_and_a_colour() -> None:
    extraction = full_extraction()
    shown = {item.field for item in items(extraction)}
    assert shown == {*LABELS, "extra.telescopes"}
    assert all(f".f-{name}" in asset("report.css") for name in LABELS)


def test_a_fact_is_shown_once_though_the_contract_states_it_in_two_forms() -> None:
    extraction, _ = two_postings()
    assert [item.field for item in items(extraction)].count("deadlines") == 1
    data = document_data(extraction)
    assert data["postings"][0]["notes"] == [("Openings", "2"), ("Languages", "en")]
    deadline = extraction.postings[0].model_copy(update={"deadlines": []})
    older = extraction.model_copy(update={"postings": [deadline]})
    assert [item.normal for item in items(older) if item.field == "deadlines"] == ["2027-05-01, final"]


def test_details_give_what_is_stated_and_leave_out_defaults() -> None:
    extraction, _ = two_postings()
    place = next(item for item in items(extraction) if item.field == "locations")
    assert place.details == [("city", "Graz"), ("country", "Austria"), ("country code", "AT")]


# Marks


@pytest.mark.parametrize("path", PAGES[::3], ids=lambda path: path.stem)
def test_marks_cover_the_words_of_their_facts(path: Path) -> None:
    data = document_data(EXTRACTOR.extract_file(path), path.read_bytes().decode())
    words = marked_words(data)
    for number, fact in enumerate(data["facts"]):
        if fact["span"] is None:  # in no visible text
            assert number not in words
            assert fact["method"] == "markup:schema.org" or fact["field"] == "field"
        else:
            assert squeezed(words.get(number, "")) == squeezed(fact["text"])


def test_a_fact_in_invisible_text_is_listed_without_a_place() -> None:
    source = '<script type="application/ld+json">{"title": "Postdoc"}</script><p>Come to Graz</p>'
    where = {"language": "en", "confidence": 1.0, "method": "markup:schema.org"}
    at = source.index("Postdoc")
    title = Fact(text="Postdoc", start=at, end=at + 7, **where)
    posting = JobPosting(id="a", title=title, start=0, end=len(source))
    kind = Source(media_type="text/html", sha256="0" * 64, length=len(source))
    data = document_data(Extraction(source=kind, postings=[posting]), source)
    assert [(fact["text"], fact["span"]) for fact in data["facts"]] == [("Postdoc", None)]
    assert marked_words(data) == {}


def test_a_custom_field_is_shown_under_its_own_name() -> None:
    (item,) = (item for item in items(full_extraction()) if item.field == "extra.telescopes")
    assert (label(item.field), item.normal) == ("Telescopes", "FAST")
    assert item.details == [("value", "FAST"), ("metres", "500"), ("steerable", "no")]


def test_marks_nest_and_cross_and_pieces_add_up_to_the_text() -> None:
    extraction, text = two_postings()
    data = document_data(extraction, text)
    words = marked_words(data)
    assert all(words[i] == fact["text"] for i, fact in enumerate(data["facts"]) if fact["span"])
    shown = "".join(p if isinstance(p, str) else p[0] for block in data["blocks"] for p in block[4:])
    assert squeezed(shown) == squeezed(text)
    covering = {p[0]: p[1:] for block in data["blocks"] for p in block[4:] if isinstance(p, list)}
    fields = [fact["field"] for fact in data["facts"]]
    assert [fields[i] for i in covering["PhD"]] == ["title", "position_types"]
    assert [fields[i] for i in covering["lasers"]] == ["requirements", "requirements"]
    assert [fields[~i] for i in covering["Lasers"]] == ["topics"]  # mentioned once more
    assert [fields[max(i, ~i)] for i in covering["optics"]] == ["title", "topics", "field"]


def test_markup_entities_and_repaired_text_are_marked_as_they_are_read() -> None:
    source = '<p>A <b>post</b>doc at <a href="/u">Universit√§t &amp; Co</a> in <!-- no -->Graz</p>'
    where = {"language": "en", "confidence": 1.0, "method": "rule:test"}
    spans = [
        (source.index("<b>"), source.index(" at"), "postdoc"),
        (source.index("Univ"), source.index("</a>"), "Universität & Co"),
    ]
    facts = [Fact(start=start, end=end, text=text, **where) for start, end, text in spans]
    posting = JobPosting(id="1", responsibilities=facts, start=0, end=len(source))
    data = document_data(Extraction(source=source_of(source, media_type="text/html"), postings=[posting]), source)
    assert marked_words(data) == {0: "postdoc", 1: "Universität & Co"}


def test_without_the_text_facts_are_shown_alone() -> None:
    extraction, text = two_postings()
    assert document_data(extraction)["blocks"] is None
    held = extraction.model_copy(update={"text": text})
    assert document_data(held) == document_data(extraction, text)


def test_another_text_is_refused() -> None:
    extraction, text = two_postings()
    with pytest.raises(UsageError, match="characters"):
        extraction.to_html(text + " ")


def test_a_megabyte_in_one_paragraph_is_marked_in_linear_time() -> None:
    text = "word " * 200_000 + "Graz"
    spot = Fact(start=len(text) - 4, end=len(text), text="Graz", language="en", confidence=1.0, method="rule:test")
    everywhere = [spot.model_copy(update={"start": i, "end": i + 4, "text": "word"}) for i in range(0, 50_000, 5)]
    posting = JobPosting(id="1", responsibilities=[*everywhere, spot], start=0, end=len(text))
    words = marked_words(document_data(Extraction(source=source_of(text), postings=[posting]), text))
    assert words.pop(10_000) == "Graz"
    assert set(words.values()) == {"word"}


# A batch


def test_a_batch_report_holds_every_document_with_its_text_where_it_is_unchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    extraction, text = two_postings()
    (tmp_path / "page.txt").write_text(text, "utf-8", newline="\n")
    gone = many(2)
    results = write_lines(tmp_path / "out.jsonl", [extraction, *gone])
    (tmp_path / "out.errors.jsonl").write_text('{"uri": "<b>.md", "code": "not-found", "message": "gone"}\n')
    assert write_batch_report(results, tmp_path / "r.html") == 3
    data = data_of((tmp_path / "r.html").read_text("utf-8"))
    assert [data[f"document-{i}"]["blocks"] is not None for i in range(3)] == [True, False, False]
    index = data["index"]
    assert [row["title"] for row in index["rows"]] == [
        "PhD in alpine optics", "Postdoc in deep lakes", "Position 0", "Position 1"
    ]  # fmt: skip
    assert index["rows"][0]["countries"] == ["AT"]
    assert index["rows"][0]["field"] == "Physical sciences"
    assert index["countries"]["CN"] == "China"
    assert ["Graz, Austria", 47.07, 15.44] in index["places"]
    assert (index["failed"], index["errors"][0]["uri"]) == (1, "<b>.md")
    (tmp_path / "page.txt").write_text(text.replace("PhD", "MSc"), "utf-8", newline="\n")
    write_batch_report(results, tmp_path / "r.html")
    assert data_of((tmp_path / "r.html").read_text("utf-8"))["document-0"]["blocks"] is None


def test_texts_are_left_out_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    extraction, text = two_postings()
    (tmp_path / "page.txt").write_text(text, "utf-8", newline="\n")
    held = extraction.model_copy(update={"text": text})
    results = write_lines(tmp_path / "out.jsonl", [extraction, held])
    write_batch_report(results, tmp_path / "r.html", texts=False)
    data = data_of((tmp_path / "r.html").read_text("utf-8"))
    assert data["document-0"]["blocks"] is data["document-1"]["blocks"] is None


def test_an_empty_batch_has_a_report(tmp_path: Path) -> None:
    assert write_batch_report(write_lines(tmp_path / "out.jsonl", []), tmp_path / "r.html") == 0
    assert data_of((tmp_path / "r.html").read_text("utf-8"))["index"]["rows"] == []


@pytest.mark.parametrize("line", ["{", "[]", '{"source": 1}'])
def test_what_is_no_extraction_is_refused_and_leaves_no_file(tmp_path: Path, line: str) -> None:
    results = write_lines(tmp_path / "out.jsonl", many(1))
    results.write_text(results.read_text("utf-8") + line + "\n", "utf-8")
    with pytest.raises(InputError, match="line 2 is no extraction"):
        write_batch_report(results, tmp_path / "r.html")
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_missing_results_and_unwritable_reports_raise_documented_errors(tmp_path: Path) -> None:
    with pytest.raises(InputNotFoundError):
        write_batch_report(tmp_path / "gone.jsonl", tmp_path / "r.html")
    results = write_lines(tmp_path / "out.jsonl", [])
    with pytest.raises(OutputError):
        write_batch_report(results, tmp_path / "no" / "r.html")
