"""The documentation names every code that a program may meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobextract import errors

CONTRACT = (Path(__file__).resolve().parent.parent / "docs" / "contract.md").read_text("utf-8")


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
