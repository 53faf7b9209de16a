"""Every rule case of ``fixtures/cases``: what must be found in a short text, and what must not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from jobextract import Extractor
from jobextract.assembly import assemble
from jobextract.fields import FIELDS, Candidate, find_candidates
from jobextract.sections.outline import Outline, PostingSpan

CASES = Path(__file__).resolve().parent.parent / "fixtures" / "cases"
LEAST_CONFIDENCE = 0.5
KEYS = {"label", "text", "media_type", "expect", "reject", "values", "known_failure"}


@cache
def extractor() -> Extractor:
    return Extractor(models=None)


def outline_of(case: dict[str, Any], *, whole: bool) -> Outline:
    """Analyse a case's text; `whole` makes all of it one posting, whatever it says."""
    outline = extractor().outline(case["text"], media_type=case.get("media_type", "text/markdown"))
    if whole:
        indices = [sentence.index for sentence in outline.document.sentences]
        outline.postings = [PostingSpan(0, None, indices)]
        outline.posting_of = [0] * len(indices)
    return outline


def roles(case: dict[str, Any]) -> Iterator[str]:
    outline = outline_of(case, whole=False)
    for sentence in outline.document.sentences:
        role = outline.role_of(sentence)
        yield f"{role.role}: {sentence.text}"
        if role.closed:
            yield f"closed: {sentence.text}"


def postings(case: dict[str, Any]) -> Iterator[str]:
    for posting in outline_of(case, whole=False).postings:
        block, start, end = posting.title or (None, 0, 0)
        yield block.text[start:end] if block is not None else "-"


def requirements(case: dict[str, Any]) -> Iterator[tuple[str, Candidate]]:
    for candidate in find_candidates(outline_of(case, whole=True), ["requirements"]):
        if candidate.confidence >= LEAST_CONFIDENCE:
            item = candidate.text.strip().rstrip(".。;；,，!！").casefold()
            yield f"{item}|{candidate.values['category']}|{candidate.values['necessity']}", candidate


def candidates(folder: str, case: dict[str, Any]) -> Iterator[tuple[str, Candidate]]:
    if folder == "requirements":
        yield from requirements(case)
        return
    for candidate in find_candidates(outline_of(case, whole=True), FIELDS[folder]):
        if candidate.confidence >= LEAST_CONFIDENCE:
            alone = candidate.field == folder or len(FIELDS[folder]) == 1
            prefix = "" if alone else f"{candidate.field}:"
            yield prefix + candidate.normal, candidate


def disciplines(case: dict[str, Any]) -> Iterator[str]:
    extraction = extractor().extract(case["text"], media_type=case.get("media_type", "text/markdown"))
    for posting in extraction.postings[:1]:
        if posting.field is not None:
            yield posting.field.code


def canonical(case: dict[str, Any]) -> Iterator[str]:
    outline = outline_of(case, whole=True)
    for posting in assemble(outline, find_candidates(outline, ["topics"])):
        for topic in posting.topics:
            yield topic.canonical
            yield from (f"{topic.canonical} = {other}" for other in topic.same_as)


def application(case: dict[str, Any]) -> Iterator[str]:
    for candidate in find_candidates(outline_of(case, whole=True), FIELDS["application"]):
        if candidate.confidence < LEAST_CONFIDENCE:
            continue
        values = candidate.values
        count = f" x{values['count']}" if values.get("count") else ""
        yield candidate.normal + count + ("?" if values.get("necessity") == "preferred" else "")
        for name in ("recipient", "subject"):
            if values.get(name):
                yield f"{name}: {values[name]}"


STAGES: dict[str, Callable[[dict[str, Any]], Iterator[str]]] = {
    "roles": roles,
    "postings": postings,
    "disciplines": disciplines,
    "canonical": canonical,
    "application": application,
}


def all_cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            failure = case.get("known_failure")
            marks = [pytest.mark.xfail(reason=failure, strict=True)] if failure else []
            yield pytest.param(
                path.parent.name, case, marks=marks, id=f"{path.parent.name}-{path.stem}-{case['label']}"
            )


@pytest.mark.parametrize(("field", "case"), list(all_cases()))
def test_case(field: str, case: dict[str, Any]) -> None:
    assert set(case) <= KEYS
    assert any(case.get(key) for key in ("expect", "reject", "values")) or field == "postings", "the case says nothing"
    stage = STAGES.get(field)
    proposed = [] if stage else list(candidates(field, case))
    listed = list(stage(case)) if stage else [normal for normal, _ in proposed]
    found = dict(reversed(proposed))  # the first of each
    if field == "postings":
        assert listed == case["expect"]
    assert not set(case.get("expect", [])) - set(listed), f"missing, found are {listed}"
    for normal in case.get("reject", []):
        assert not listed if normal == "*" else normal not in listed, f"found are {listed}"
    for normal, values in case.get("values", {}).items():
        assert normal in found, f"missing, found are {listed}"
        assert {name: found[normal].values.get(name) or None for name in values} == {
            name: value or None for name, value in values.items()
        }
