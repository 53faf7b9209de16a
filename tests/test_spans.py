"""The span model: what it learns from a few pages, and what it says of stretches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest

from jobextract import Extractor
from jobextract.fields import find_candidates
from jobextract.fields.spans import LABELS, PageSpans, SpanModel
from jobextract.fields.spans.features import features
from jobextract.fields.spans.labels import begins
from jobextract.sections.outline import Outline
from jobextract.training.spans import Annotated, Settings, label, skill_pages, train_spans

PEOPLE = ("Ada Quist", "Bo Lindqvist", "Carla Mendes", "Dov Peretz", "Eni Hoxha", "Femi Adeyemi")
SUBJECTS = ("marine acoustics", "protein folding", "glacier dynamics", "tidal energy", "soil chemistry", "plant decay")
SETTINGS = Settings(bits=16, epochs=25, batch=200, dropout=0.5, runs=2)


def outline(text: str) -> Outline:
    return Extractor().outline(text, media_type="text/markdown")


def page(person: str, subject: str) -> Annotated:
    text = (
        f"# PhD position\n\nThe student will be supervised by {person} and will study {subject} with us.\n\n"
        f"For forms write to Hanna Office. Our group meets on Mondays. 导师：李明。\n\nWe like {subject} a lot.\n"
    )

    def fact(words: str) -> dict[str, Any]:
        return {"start": text.index(words), "end": text.index(words) + len(words), "text": words}

    gold = {"supervisors": [{**fact(person), "name": person}], "topics": [fact(subject)], "requirements": []}
    structure = outline(text)
    return Annotated(structure, find_candidates(structure), {"postings": [gold]})


def pages() -> Sequence[Annotated]:
    return [page(person, subject) for person, subject in zip(PEOPLE, SUBJECTS, strict=True)]


@cache
def arrays() -> dict[str, Any]:
    return train_spans(pages(), seed=3, settings=SETTINGS)


def read(annotated: Annotated) -> PageSpans:
    return SpanModel(arrays()).read(annotated.outline, annotated.candidates)


def test_names_and_subjects_that_training_never_met_are_found() -> None:
    found = read(page("Greta Novak", "coral bleaching")).spans(least=0.4)
    texts = {(span.label, span.block.text[span.start : span.end]) for span in found}
    assert {("SUPERVISOR", "Greta Novak"), ("TOPIC", "coral bleaching")} <= texts


def test_the_probability_of_a_proposed_span_is_the_one_it_is_proposed_with() -> None:
    spans = read(page("Greta Novak", "coral bleaching"))
    for span in spans.spans():
        assert spans.probability(span.label, span.block, span.start, span.end) == pytest.approx(span.probability)


def test_no_stretch_is_more_probable_than_an_overlap_with_it() -> None:
    annotated = page("Greta Novak", "coral bleaching")
    spans = read(annotated)
    for block in annotated.outline.document.blocks:
        for start in range(0, len(block.text), 5):
            for name in LABELS:
                exact = spans.probability(name, block, start, start + 12)
                assert 0 <= exact <= spans.overlap(name, block, start, start + 12) + 1e-9


def test_the_same_pages_and_seed_give_the_same_weights() -> None:
    again = train_spans(pages(), seed=3, settings=SETTINGS)
    assert set(again) == set(arrays())
    assert all(np.array_equal(again[name], values) for name, values in arrays().items())


def test_another_mention_of_a_fact_has_its_label_too() -> None:
    annotated = page("Greta Novak", "coral bleaching")
    tokens = features(annotated.outline, annotated.candidates, 16).tokens
    states = label(annotated, tokens)
    assert states[:, begins("TOPIC")].sum() == 2


def test_an_optional_fact_is_left_undecided() -> None:
    annotated = page("Greta Novak", "coral bleaching")
    annotated.gold["postings"][0]["topics"][0]["optional"] = True
    states = label(annotated, features(annotated.outline, annotated.candidates, 16).tokens)
    undecided = states[:, begins("TOPIC")] > 0
    assert undecided.sum() == 4
    assert (states[undecided, 0] == 1).all()


def test_a_page_without_text_has_no_spans() -> None:
    empty = outline("")
    spans = SpanModel(arrays()).read(empty, [])
    assert spans.spans() == []


def test_long_pages_are_read_whole() -> None:
    long = outline("Some words. " * 6000 + "The student will be supervised by Greta Novak and others.")
    spans = SpanModel(arrays()).read(long, [])
    block = long.document.blocks[-1]
    assert spans.overlap("SUPERVISOR", block, len(block.text) - 24, len(block.text) - 13) > 0


def test_annotated_skills_become_pages() -> None:
    sentences = [
        {"idx": 1, "tokens": ["Fluent", "in", "Perl", "Six"], "tags_knowledge": ["O", "O", "B", "I"]},
        {"idx": 1, "tokens": ["Apply"], "tags_knowledge": ["O"]},
        {"idx": 2, "tokens": ["Java"], "tags_knowledge": ["B"]},
    ]
    found = list(skill_pages(sentences, outline, find_candidates))
    assert len(found) == 2
    structure, _, skills = found[0]
    assert [structure.document.page.source[start:end] for start, end in skills] == ["Perl Six"]


def test_probabilities_do_not_depend_on_where_a_passage_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    annotated = page("Greta Novak", "coral bleaching")
    whole = {(s.label, s.block.index, s.start, s.end) for s in read(annotated).spans(least=0.5)}
    monkeypatch.setattr("jobextract.fields.spans.features.PASSAGE", 60)
    assert {(s.label, s.block.index, s.start, s.end) for s in read(annotated).spans(least=0.5)} == whole


def test_what_lies_past_the_most_that_is_read_has_no_probability(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobextract.fields.spans.features.PASSAGE", 40)
    monkeypatch.setattr("jobextract.fields.spans.features.MOST", 40)
    annotated = page("Greta Novak", "coral bleaching")
    block = annotated.outline.document.blocks[-1]
    assert read(annotated).overlap("TOPIC", block, 0, len(block.text)) == 0
