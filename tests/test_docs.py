"""The documentation names every code that a program may meet and every field of gold; its examples hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jobextract import errors
from jobextract.training.convert.marks import LABELS, checked, gold_page
from jobextract.training.corpus import ATTRIBUTES, POSTING_FIELDS, GoldPage

DOCS = Path(__file__).resolve().parent.parent / "docs"
CONTRACT = (DOCS / "contract.md").read_text("utf-8")
TRAINING = (DOCS / "training.md").read_text("utf-8")


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
