"""What spans stand for, and the states of the chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

import numpy as np
import numpy.typing as npt

Label: TypeAlias = Literal["SUPERVISOR", "PERSON", "ORGANIZATION", "PLACE", "TOPIC", "SKILL"]
LABELS: tuple[Label, ...] = get_args(Label)
"""People who supervise, other people, employers, places of work, research topics, skills that are asked for."""

LABEL_OF: Mapping[str, Label] = {
    "supervisors": "SUPERVISOR",
    "organizations": "ORGANIZATION",
    "locations": "PLACE",
    "topics": "TOPIC",
}
"""The label of the spans that stand for facts of a field, by attribute of `JobPosting`."""

NUMBERS: dict[str, int] = {label: number for number, label in enumerate(LABELS)}
OUTSIDE = 0
"""The state of a token in no span."""
STATES = 1 + 2 * len(LABELS)


def begins(label: str) -> int:
    """Give the state of a span's first token."""
    return 1 + 2 * NUMBERS[label]


def goes_on(label: str) -> int:
    """Give the state of a span's further tokens."""
    return 2 + 2 * NUMBERS[label]


def following() -> npt.NDArray[np.int64]:
    """Give for each state the one in which its span goes on; for the state outside, itself."""
    states = np.arange(STATES)
    return np.where(states % 2 == 1, states + 1, states)


def allowed() -> npt.NDArray[np.float64]:
    """Give which transitions there are, 0 or 1: a span goes on only behind a token of its own."""
    states = np.arange(STATES)
    inner = (states % 2 == 0) & (states > 0)
    found: npt.NDArray[np.float64] = (~inner[None, :] | (following()[:, None] == states[None, :])).astype(np.float64)
    return found


def may_begin() -> npt.NDArray[np.float64]:
    """Give which states a sequence may begin with, 0 or 1."""
    states = np.arange(STATES)
    found: npt.NDArray[np.float64] = ((states % 2 == 1) | (states == 0)).astype(np.float64)
    return found
