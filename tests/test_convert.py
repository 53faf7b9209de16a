"""Annotations in the forms of other programs: nothing is lost, offsets stay exact, and what is wrong is said."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin, Span
from spacy.training import Example

from jobextract.errors import InputError
from jobextract.training.convert import (
    LABELLING_CONFIGURATION,
    from_docbin,
    from_label_studio,
    read_docbin,
    read_label_studio,
    to_docbin,
    to_label_studio,
)
from jobextract.training.convert.marks import FACT_FIELDS, LABELS, Mark, Marked, gold_page
from jobextract.training.corpus import ATTRIBUTES, VALUE_LISTS, GoldPage, read_corpus, without_details

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "postings"
TEXT = "A PhD position in Graz with Ada Lovelace. Python is required, Rust a plus."

Convert = Callable[[list[GoldPage]], list[GoldPage]]


def through_docbin(pages: list[GoldPage]) -> list[GoldPage]:
    return from_docbin(DocBin().from_bytes(to_docbin(pages).to_bytes()))


def through_label_studio(pages: list[GoldPage]) -> list[GoldPage]:
    return from_label_studio(json.loads(json.dumps(to_label_studio(pages))))


both_forms = pytest.mark.parametrize("convert", [through_docbin, through_label_studio], ids=["docbin", "label-studio"])


def page(*marks: Mark, text: str = TEXT, **values: list[str]) -> GoldPage:
    return gold_page(Marked("a.md", text, ["en"], marks=list(marks), values={1: values}))


def at(field: str, words: str, posting: int = 1, **attributes: str) -> Mark:
    start = TEXT.index(words)
    return Mark(field, start, start + len(words), posting, attributes)


# Round trips


@both_forms
def test_the_fixtures_come_back_as_they_were(convert: Convert) -> None:
    pages = read_corpus([FIXTURES])[::7]
    found = convert(pages)
    assert [x.content for x in found] == [x.content for x in pages]
    assert [x.gold for x in found] == [{k: v for k, v in without_details(x.gold).items() if k != "note"} for x in pages]


VALUE = {
    "country": st.sampled_from(["AT", "CN"]),
    "date": st.sampled_from(["open", "2026-03-15", "--09-30"]),
    **{name: st.sampled_from(labels) for name, labels in LABELS.items()},
}
WORD = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=6)


@st.composite
def gold_pages(draw: st.DrawFn) -> GoldPage:
    """Any text, with spans that do not overlap within a field."""
    text = draw(st.text(st.sampled_from("ab 1. \n\r\t中\u3000😀𠮷\ufeffé"), min_size=1, max_size=30))
    marks: list[Mark] = []
    for posting in range(1, draw(st.integers(1, 2)) + 1):
        for field in draw(st.lists(st.sampled_from(FACT_FIELDS), unique=True, max_size=4)):
            cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2)))
            keys = ATTRIBUTES.get(field, ())
            attributes = {key: draw(VALUE.get(key, WORD)) for key in keys}
            marks.append(Mark(field, cuts[0], cuts[1], posting, attributes, draw(st.booleans())))
    numbers = {1} | {mark.posting for mark in marks}
    values = {
        number: {
            "position_types": draw(st.lists(VALUE["position_types"], unique=True, max_size=2)),
            "emails": draw(st.lists(WORD, unique=True, max_size=2)),
        }
        for number in numbers
    }
    return gold_page(Marked("a.md", text, ["en"], marks=marks, values=values))


@both_forms
@given(before=gold_pages())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_gold_comes_back_as_it_was(convert: Convert, before: GoldPage) -> None:
    (after,) = convert([before])
    assert after == before


def test_tokens_align_with_those_of_a_model() -> None:
    nlp = spacy.blank("en")
    (doc,) = to_docbin([page(at("locations", "Graz"), at("requirements", "Rust a plus", category="skill"))]).get_docs(
        nlp.vocab
    )
    example = Example(nlp.make_doc(doc.text), doc)
    (place,) = example.get_aligned_spans_y2x(doc.spans["locations"])
    assert (place.text, doc.spans["requirements"][0].label_) == ("Graz", "skill")
    assert [token.text for token in doc][:5] == ["A", "PhD", "position", "in", "Graz"]


# DocBin


def docbin(group: str, label: str, **attributes: Any) -> DocBin:
    doc = Doc(spacy.blank("en").vocab, words=["PhD", "in", "Graz"])
    doc.spans[group] = [Span(doc, 2, 3, label=label, **attributes)]
    found = DocBin()
    found.add(doc)
    return found


def test_documents_of_others_need_no_more_than_span_groups() -> None:
    (found,) = from_docbin(docbin("locations", "locations", kb_id="city=Graz&country=AT"))
    assert (found.id, found.text) == ("doc-1.txt", "PhD in Graz ")
    (posting,) = found.gold["postings"]
    assert posting["locations"] == [{"start": 7, "end": 11, "text": "Graz", "city": "Graz", "country": "AT"}]


@pytest.mark.parametrize(
    ("given_docbin", "message"),
    [
        (docbin("sc", "skill"), "unknown span group 'sc'"),
        (docbin("topics", "skill"), "unknown label 'skill' in the span group 'topics'"),
        (docbin("requirements", "wish"), "unknown label 'wish' of category"),
        (docbin("topics", "topics", span_id="first"), "'first' is no number of a posting"),
        (docbin("topics", "topics", kb_id="city=Graz"), "unknown attribute 'city'"),
    ],
    ids=["group", "label", "category", "posting", "attribute"],
)
def test_unknown_groups_and_labels_of_a_docbin_are_named(given_docbin: DocBin, message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_docbin(given_docbin)


def test_a_file_that_is_no_docbin_is_an_input_error(tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(b"spans")
    with pytest.raises(InputError, match="is no DocBin"):
        read_docbin(tmp_path / "a.spacy")


# Label Studio


def region(label: str, start: int, end: int, number: int = 1, **controls: Any) -> list[dict[str, Any]]:
    """Give the results of one region as the export has them."""
    place = {"start": start, "end": end}
    results = [{"id": f"r{number}", "from_name": "field", "type": "labels", "value": {**place, "labels": [label]}}]
    for name, chosen in controls.items():
        kind, key = {"posting": ("number", "number"), "city": ("textarea", "text")}.get(name, ("choices", "choices"))
        results.append({"id": f"r{number}", "from_name": name, "type": kind, "value": {**place, key: chosen}})
    return results


def task(*results: list[dict[str, Any]], text: str = TEXT, **annotation: Any) -> dict[str, Any]:
    merged = [result for some in results for result in some]
    return {"id": 7, "data": {"text": text}, "annotations": [{"result": merged, **annotation}]}


def test_an_export_becomes_gold() -> None:
    results = [
        region("posting", 0, 14, 1, position_types=["phd", "postdoc"]),
        region("locations", 18, 22, 2, city=["Graz"]),
        region("requirements", 42, 60, 3, category=["skill"]),
        region("requirements", 62, 73, 4, category=["skill"], necessity=["preferred"], optional=["optional"]),
    ]
    (found,) = from_label_studio([task(*results)])
    assert found.id == "task-7.txt"
    (posting,) = found.gold["postings"]
    assert posting["position_types"] == ["phd", "postdoc"]
    assert posting["locations"] == [{"start": 18, "end": 22, "text": "Graz", "city": "Graz", "country": None}]
    assert [(x["text"], x["necessity"], x.get("optional")) for x in posting["requirements"]] == [
        ("Python is required", "required", None),
        ("Rust a plus", "preferred", True),
    ]


def test_postings_are_told_apart_by_their_number() -> None:
    results = [
        region("title", 0, 14, 1, posting=2),
        region("topics", 42, 48, 2),
        region("topics", 62, 66, 3, posting=2),
    ]
    (found,) = from_label_studio([task(*results)])
    first, second = found.gold["postings"]
    assert (first["title"], first["topics"][0]["text"]) == (None, "Python")
    assert (second["title"]["text"], second["topics"][0]["text"]) == ("A PhD position", "Rust")


def test_offsets_that_a_browser_counted_in_utf_16_are_set_right() -> None:
    text = "😀 PhD in 中文 😀 Graz"
    start = text.index("Graz")
    exported = task(region("title", 3, 6, 1), region("locations", start + 2, start + 6, 2), text=text)
    for result, words in zip(exported["annotations"][0]["result"], ["PhD", "Graz"], strict=True):
        result["value"]["text"] = words
    (found,) = from_label_studio([exported])
    (posting,) = found.gold["postings"]
    assert (posting["title"]["start"], posting["locations"][0]["start"]) == (2, start)


def test_the_annotation_that_counts_is_the_ground_truth_or_the_last() -> None:
    first, second, third = (
        task(region("topics", *span), **more)["annotations"][0]
        for span, more in (((42, 48), {}), ((62, 66), {}), ((18, 22), {"was_cancelled": True}))
    )
    for done, topic in (
        ([first, second, third], "Rust"),
        ([{**first, "ground_truth": True}, second], "Python"),
    ):
        (found,) = from_label_studio([{"id": 1, "data": {"text": TEXT}, "annotations": done}])
        assert found.gold["postings"][0]["topics"][0]["text"] == topic


def test_tasks_that_nobody_annotated_are_left_out() -> None:
    assert from_label_studio([{"id": 1, "data": {"text": TEXT}, "annotations": []}, task(was_cancelled=True)]) == []


def test_predictions_are_proposals_without_an_annotation() -> None:
    (proposed,) = to_label_studio([page(at("topics", "Rust"))], kind="predictions")
    assert "annotations" not in proposed
    assert proposed["predictions"][0]["model_version"] == "gold"


@pytest.mark.parametrize(
    ("given_task", "message"),
    [
        (task(region("wish", 0, 5)), "unknown label 'wish'"),
        (task(region("topics", 0, 500)), "lies outside of the text"),
        (task(region("topics", 5, 5)), "is empty"),
        (task(region("requirements", 0, 5)), "has no category"),
        (task(region("requirements", 0, 5, category=["hope"])), "unknown label 'hope' of category"),
        (task(region("requirements", 0, 5, category=["skill", "trait"])), "has 2 values of category"),
        (task(region("topics", 0, 5, city=["Graz"])), "unknown attribute 'city'"),
        (task(region("topics", 0, 5, mood=["good"])), "unknown control 'mood'"),
        (task(region("topics", 0, 5, posting=0.5)), "is no number of a posting"),
        (task(region("posting", 0, 5, category=["skill"])), "is a posting and cannot have category"),
        (task(region("posting", 0, 5, position_types=["boss"])), "unknown label 'boss' of position_types"),
        (task(region("topics", 0, 5) + region("title", 0, 5)), "has 2 labels"),
        (task(region("title", 0, 5), region("title", 8, 9, 2)), "has 2 of title"),
        (task(region("topics", 0, 5), region("topics", 0, 5, 2)), "two topics of a posting overlap: 0-5 and 0-5"),
        (task(region("benefits", 0, 5), region("benefits", 4, 9, 2)), "two benefits of a posting overlap"),
        ({"id": 1, "text": TEXT}, "is no task as Label Studio exports it"),
        (task(region("topics", 0, 5), text="\ud800 and so on"), "cannot be written as UTF-8"),
    ],
    ids=lambda value: re.sub(r"\W+", "-", value)[:40] if isinstance(value, str) else "",
)
def test_what_cannot_stand_in_gold_is_named(given_task: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_label_studio([given_task])


def test_offsets_into_another_text_are_an_input_error() -> None:
    exported = task(region("topics", 42, 48))
    exported["annotations"][0]["result"][0]["value"]["text"] = "Fortran"
    with pytest.raises(InputError, match="not at the words that were marked"):
        from_label_studio([exported])


@pytest.mark.parametrize(("content", "message"), [("{", "is not JSON"), ("{}", "is no list of tasks")])
def test_a_file_that_is_no_export_is_an_input_error(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "tasks.json").write_text(content)
    with pytest.raises(InputError, match=message):
        read_label_studio(tmp_path / "tasks.json")


def test_the_labelling_configuration_offers_what_gold_holds() -> None:
    controls = {tag.get("name"): tag for tag in ET.fromstring(LABELLING_CONFIGURATION)}

    def offered(name: str) -> set[str | None]:
        return {choice.get("value") for choice in controls[name]}

    assert offered("field") == {"posting", *FACT_FIELDS}
    for name, labels in LABELS.items():
        assert offered(name) == set(labels)
    attributes = {key for keys in ATTRIBUTES.values() for key in keys}
    assert set(controls) == {"field", "text", "posting", "optional", *VALUE_LISTS, *attributes}
    for name, keys in ATTRIBUTES.items():
        assert all(name in (controls[key].get("whenLabelValue") or "").split(",") for key in keys)


# Gold that is wrong before it is converted


@both_forms
@pytest.mark.parametrize(
    ("posting", "message"),
    [
        ({"wishes": []}, "unknown field 'wishes'"),
        ({"topics": [{"text": "PhD"}]}, "has no start or no end"),
        ({"topics": [{"start": 0, "end": 3, "text": "PhD"}]}, r"the text of a fact \(topics\) differs"),
        ({"deadline": {"start": 0, "end": 1, "text": "A", "date": "soon"}}, "'soon' is no date"),
    ],
    ids=["field", "place", "text", "date"],
)
def test_gold_that_cannot_stand_is_not_converted(convert: Convert, posting: Any, message: str) -> None:
    wrong = GoldPage("a.md", Path("a.md"), TEXT.encode(), {"id": "a.md", "postings": [posting]})
    with pytest.raises(InputError, match=message):
        convert([wrong])
