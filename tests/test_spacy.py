"""The spaCy component: registered by entry point, serializable, in one process or several, alone or beside others."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

import jobextract.spacy_component  # noqa: F401  (registers the factory, as the entry point does)
from jobextract import Extractor
from jobextract.schema import Extraction

ROOT = Path(__file__).resolve().parent.parent
TEXTS = [
    "We are hiring a PhD student in Graz, Austria.\n\nRequirements:\n- MSc in physics\n- Experience with Python\n",
    "课题组招聘博士后两名，工作地点：南京。\n\n应聘条件：\n1. 具有物理学博士学位；\n2. 熟练使用Python。\n",
    "The weather was fine.",
]
RULES = {"models": None}


def pipeline(language: str = "en", **config: object) -> spacy.Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("jobextract", config={**RULES, **config})
    return nlp


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["en", "xx", "zh"])
def test_a_blank_pipeline_extracts_from_the_text_of_the_doc(language: str, text: str) -> None:
    doc = pipeline(language)(text)
    assert doc._.jobextract == Extractor(models=None).extract(doc.text)
    for posting in doc._.jobextract.postings:
        for location in posting.locations:
            assert doc.text[location.start : location.end] == location.text


def test_spans_are_labelled_by_field_and_cover_the_tokens_of_a_fact() -> None:
    doc = pipeline()(TEXTS[0])
    spans = {(span.label_, span.text) for span in doc.spans["jobextract"]}
    assert ("locations", "Graz, Austria") in spans
    assert {("requirements", "MSc in physics"), ("requirements", "Experience with Python")} <= spans
    assert {span.id_ for span in doc.spans["jobextract"]} == {posting.id for posting in doc._.jobextract.postings}
    html = spacy.displacy.render(doc, style="span", options={"spans_key": "jobextract"}, page=False, jupyter=False)
    assert "locations" in html


def test_spans_grow_to_whole_tokens() -> None:
    nlp = pipeline()
    nlp.tokenizer = lambda text: Doc(nlp.vocab, words=[text])  # type: ignore[assignment]
    doc = nlp("We are hiring a PhD student in Graz, Austria.")
    assert {span.text for span in doc.spans["jobextract"]} == {doc[:].text}


def test_the_configuration_counts() -> None:
    doc = pipeline(thresholds={"locations": 1.0}, spans_key="jobs", media_type="text/plain")(TEXTS[0])
    assert doc._.jobextract.postings[0].locations == []
    assert doc._.jobextract.source.media_type == "text/plain"
    assert "jobs" in doc.spans
    assert "jobextract" not in doc.spans


def test_beside_others_tokens_and_entities_stay() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PLACE", "pattern": "Graz"}])  # type: ignore[attr-defined]
    before = nlp(TEXTS[0])
    nlp.add_pipe("jobextract", config=RULES, before="entity_ruler")
    after = nlp(TEXTS[0])
    assert [t.text for t in after] == [t.text for t in before]
    assert [(e.text, e.label_) for e in after.ents] == [("Graz", "PLACE")]
    assert len(list(after.sents)) == len(list(before.sents))
    assert after.spans["jobextract"]


def test_pipe_gives_the_same_in_one_process_and_in_two() -> None:
    nlp = pipeline()
    alone = [nlp(text) for text in TEXTS]
    assert [doc._.jobextract for doc in nlp.pipe(TEXTS)] == [doc._.jobextract for doc in alone]
    several = list(nlp.pipe(TEXTS, n_process=2, batch_size=1))
    assert [doc._.jobextract for doc in several] == [doc._.jobextract for doc in alone]
    for one, other in zip(several, alone, strict=True):
        assert [(s.start, s.end, s.label_) for s in one.spans["jobextract"]] == [
            (s.start, s.end, s.label_) for s in other.spans["jobextract"]
        ]


def test_pipelines_go_to_disk_and_bytes(tmp_path: Path) -> None:
    nlp = pipeline(thresholds={"locations": 1.0})
    nlp.to_disk(tmp_path / "nlp")
    for again in (spacy.load(tmp_path / "nlp"), spacy.blank("en").from_config(nlp.config).from_bytes(nlp.to_bytes())):
        assert again(TEXTS[0])._.jobextract == nlp(TEXTS[0])._.jobextract
        assert again.get_pipe("jobextract").config == nlp.get_pipe("jobextract").config  # type: ignore[attr-defined]


def test_docs_go_to_bytes_with_their_extraction() -> None:
    doc = pipeline()(TEXTS[1])
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert isinstance(again._.jobextract, Extraction)
    assert again._.jobextract == doc._.jobextract
    assert [s.label_ for s in again.spans["jobextract"]] == [s.label_ for s in doc.spans["jobextract"]]


def test_a_doc_that_was_not_read_holds_none_and_one_may_be_set() -> None:
    nlp = pipeline()
    doc = nlp.make_doc("x")
    assert doc._.jobextract is None
    extraction = Extractor(models=None).extract(TEXTS[0])
    doc._.jobextract = extraction
    assert doc._.jobextract == extraction
    doc._.jobextract = None
    assert doc._.jobextract is None


def test_an_empty_text() -> None:
    doc = pipeline()("")
    assert doc._.jobextract.postings == []
    assert len(doc.spans["jobextract"]) == 0


def test_spacy_finds_the_component_by_its_entry_point(tmp_path: Path) -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    section = "spacy_factories"
    entry = project.split(f"[project.entry-points.{section}]\n")[1].split("\n\n")[0].replace('"', "")
    info = tmp_path / "pipes-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pipes\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{section}]\n{entry}\n", "utf-8")
    code = f"""
import json, sys
sys.path.insert(0, {str(tmp_path)!r})
import spacy
nlp = spacy.blank("en")
nlp.add_pipe("jobextract", config={{"models": None}})
print(json.dumps(nlp("We are hiring a PhD student in Graz, Austria.")._.jobextract.postings[0].locations[0].city))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == "Graz"
