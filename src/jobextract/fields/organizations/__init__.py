"""Employers: the university, company, institute, department or group that offers a position."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from jobextract.fields.candidate import Candidate, language_modules
from jobextract.gazetteer import University, universities
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

__all__ = ["find"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_HOST = re.compile(r"(?<=@)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|(?<=://)[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class _Mention:
    block: Block
    start: int
    end: int
    kind: str
    rule: str
    university: University | None = None
    acronym: bool = False

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(slots=True)
class _Group:
    normal: str
    kind: str
    mentions: list[_Mention] = field(default_factory=list)
    features: dict[str, float] = field(default_factory=dict)
    university: University | None = None


def _normal(text: str) -> str:
    text = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ,.;:")
    return text[4:] if text.startswith("The ") else text
