"""Mojibake: words that were decoded with the wrong encoding, and what they should read."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Characters that UTF-8 lead bytes turn into under Latin-1, Windows-1252 and Mac Roman. A word without one is sound.
_SUSPECT_WORD = re.compile(r"[^\s<>&;\"'()\[\]|,]*[ÃÂâäåæçèéÄÅ√≈∆Œ√Ð][^\s<>&;\"'()\[\]|,]*")
_SUSPECT_PAIR = re.compile(r"[ÃÂâäåæçèéÄÅÐ√≈∆](?:(?<![√≈∆])[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|(?<=[√≈∆])\S)")
# ftfy does not take a lone Mac Roman pair for mojibake, since "√" is a sign of its own; between letters it is not.
_MAC_ROMAN_PAIR = re.compile(r"(?<=[A-Za-z])√[\u0080-\uffff](?=[A-Za-z])|\b√[\u0080-\uffff](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of the source and the text it stands for."""

    start: int
    end: int
    text: str


def _mac_roman(match: re.Match[str]) -> str:
    try:
        repaired = match.group().encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return match.group()
    return repaired if repaired.isalpha() else match.group()


def find_mojibake(source: str) -> list[Replacement]:
    """Find the words to repair, in order; each is replaced as a whole so that offsets stay exact.

    >>> find_mojibake("Universit√§t ZÃ¼rich, café")
    [Replacement(start=0, end=12, text='Universität'), Replacement(start=13, end=20, text='Zürich')]
    """
    if source.isascii() or not _SUSPECT_PAIR.search(source):
        return []
    import ftfy  # takes longer to import than a page to read

    found = []
    for match in _SUSPECT_WORD.finditer(source):
        word = match.group()
        if len(word) > 200 or not _SUSPECT_PAIR.search(word):
            continue
        repaired = _MAC_ROMAN_PAIR.sub(_mac_roman, ftfy.fix_encoding(word))
        if repaired != word and repaired:
            found.append(Replacement(match.start(), match.end(), repaired))
    return found
