"""The documentation names every code that a program may meet and every field of gold; its examples hold."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jobextract import errors
from jobextract.training.convert.marks import LABELS, checked, gold_page
from jobextract.training.corpus import ATTRIBUTES, POSTING_FIELDS, GoldPage

DOCS = Path(__file__).resolve().parent.parent / "docs"
CONTRACT = (DOCS / "contract.md").read_text("utf-8")
TRAINING = (DOCS / "training.md").read_text("utf-8")


PAGES_WITH_EXAMPLES = ("schema-org", "spacy", "explain", "extending")


def examples() -> Iterator[Any]:
    for page in PAGES_WITH_EXAMPLES:
        text = (DOCS / f"{page}.md").read_text("utf-8")
        for number, block in enumerate(re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE), 1):
            yield pytest.param(block, id=f"{page}-{number}")


@pytest.mark.parametrize("block", list(examples()))
def test_the_examples_of_a_guide_run(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS.parent)
    importlib.import_module("jobextract.spacy_component")  # in a checkout that is not installed
    exec(compile(block, "example", "exec"), {"__name__": "example"})


@pytest.mark.parametrize("code", sorted(errors.NOTICES))
def test_every_notice_is_documented(code: str) -> None:
    assert f"| `{code}` |" in CONTRACT


def test_every_error_is_documented_with_its_code() -> None:
    classes = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.JobextractError)
    ]
    for error in classes:
        if error is not errors.JobextractError:
            assert f"| `{error.__name__}` | `{error.code}` |" in CONTRACT


def test_the_gold_in_the_training_guide_fits_its_page() -> None:
    blocks = dict(re.findall(r"^```(markdown|json)\n(.*?)^```", TRAINING, re.DOTALL | re.MULTILINE))
    gold = json.loads(blocks["json"])
    page = GoldPage(gold["id"], Path(gold["id"]), blocks["markdown"].encode(), gold)
    assert gold_page(checked(page)).gold["postings"] == gold["postings"]


@pytest.mark.parametrize("field", POSTING_FIELDS)
def test_every_field_of_gold_is_documented_with_its_attributes_and_labels(field: str) -> None:
    row = re.search(rf"^\| `{field}` \|.*$", TRAINING, re.MULTILINE)
    assert row is not None
    attributes = ATTRIBUTES.get(field, ())
    for word in (*attributes, *(label for name in (field, *attributes) for label in LABELS.get(name, ()))):
        assert f"`{word}`" in row.group()
