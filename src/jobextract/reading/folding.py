"""A form of the text to compare with: same length, with width, script and quotation variants folded away.

Rules match on the folded form and take their spans from it; facts show the text as it stands. Folded are full-width
letters and digits, Kangxi and other compatibility ideographs (as NFKC does, one to one), traditional to simplified
Chinese, curly quotation marks and the hyphens that look like one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources

HAN = re.compile(r"[\u3400-\u9fff]")  # one Chinese character, in folded text
_QUOTES = {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u00b4": "'", "`": "'"}
_HYPHENS = {"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-"}
_COMPATIBILITY_RANGES = (
    (0x2E80, 0x2FDF),  # CJK radicals, Kangxi radicals
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0xFF10, 0xFF19),  # full-width digits
    (0xFF20, 0xFF3A),  # full-width @ and capital letters
    (0xFF41, 0xFF5A),  # full-width small letters
)


@cache
def _table() -> dict[int, str]:
    lines = resources.files("jobextract.reading").joinpath("traditional.txt").read_text("utf-8").splitlines()
    traditional, simplified = (line for line in lines if line and not line.startswith("#"))
    table = {ord(old): new for old, new in zip(traditional, simplified, strict=True)}
    for start, end in _COMPATIBILITY_RANGES:
        for code in range(start, end + 1):
            folded = unicodedata.normalize("NFKC", chr(code))
            if len(folded) == 1 and folded != chr(code):
                table[code] = table.get(ord(folded), folded)
    table.update({ord(old): new for old, new in {**_QUOTES, **_HYPHENS}.items()})
    return table


def fold(text: str) -> str:
    """Give the form to compare with, character by character.

    >>> fold("應聘者須有Ｐｙｔｈｏｎ經驗")
    '应聘者须有Python经验'
    """
    return text if text.isascii() else text.translate(_table())
