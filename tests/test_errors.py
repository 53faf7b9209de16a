"""Errors and notices: documented codes, in one module."""

from __future__ import annotations

import pickle
import re

import pytest

from jobextract import errors
from jobextract.errors import NOTICES, InputError, JobextractError, notice


def test_every_error_has_a_code_of_its_own() -> None:
    kinds = [x for x in vars(errors).values() if isinstance(x, type) and issubclass(x, JobextractError)]
    codes = [kind.code for kind in kinds]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in [*codes, *NOTICES])


def test_errors_survive_pickling() -> None:
    error = pickle.loads(pickle.dumps(InputError("a.md: gone")))
    assert (type(error), error.message, str(error)) == (InputError, "a.md: gone", "a.md: gone")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (FileNotFoundError(2, "x"), "not-found"),
        (IsADirectoryError(21, "x"), "is-a-folder"),
        (PermissionError(13, "x"), "permission-denied"),
        (OSError(5, "Input/output error"), "unreadable-input"),
    ],
)
def test_operating_system_errors_get_a_code(error: OSError, code: str) -> None:
    assert errors.input_error("a.md", error).code == code


def test_a_notice_tells_further_values() -> None:
    assert notice("truncated", limit=5).message.endswith("(limit: 5)")
    assert notice("no-posting").model_dump() == {"code": "no-posting", "message": NOTICES["no-posting"]}


def test_there_is_no_notice_without_an_entry() -> None:
    with pytest.raises(KeyError):
        notice("no-such-notice")
