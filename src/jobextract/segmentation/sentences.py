"""Cuts a block's text into sentences; lines that show and table cells end one too."""

from __future__ import annotations

import re

from jobextract.segmentation.en import ABBREVIATIONS, MAY_END
from jobextract.segmentation.zh import TERMINATORS

_CLOSERS = "\"'”’）)】』」\\]"
# The first character of each is named, so that the search can run to it; `en` and `zh` are the places after the signs.
_STOP = (
    rf"[{TERMINATORS}.!?\n\t](?:(?<=[{TERMINATORS}])[{TERMINATORS}]*[{_CLOSERS}]*(?P<zh>)[ ]*"
    rf"|(?<=[.!?])[.!?]*[{_CLOSERS}]*(?P<en>)(?=[ ]|[\u3400-\u9fff]|$)[ ]*"
    r"|(?<=[\n\t])(?P<break>)[\n\t]*)"
)
_NUMBER = r"(?P<number>(?=[①-⑳❶-❿])|(?<=[，,；;。:：)）])[ ]?(?=[（(]\d{1,2}[)）])|(?<=[。；;])[ ]?(?=\d{1,2}[.、)])\b)"
_BOUNDARY = re.compile(_STOP)
_BOUNDARY_OR_NUMBER = re.compile(rf"{_STOP}|{_NUMBER}")
_NUMBERED = re.compile(r"[①-⑳❶-❿，,；;。:：)）](?:(?<=[①-⑳❶-❿])|[ ]?[（(]?\d)")
_LAST_WORD = re.compile(r"[^\s(（\[“\"]+$")
_OPENS = re.compile(r"[\"'“‘(（\[【《*•]*[A-Z0-9\u3400-\u9fff\u00c0-\u00de]")
_BARE_NUMBER = re.compile(r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十①-⑳])[)）]?[.、]?\s*")
_OPENING_WORD = re.compile(
    r"[\"'“(\[]*(?:We|I|You|The|This|These|They|It|Our|Your|In|If|For|Please|A|An|As|To|Applicants?|Candidates?"
    r"|Students?|Experience|Knowledge|All|At|On|With|My|Strong|Good|Interested|However|He|She)\b"
)


def _ends_sentence(text: str, start: int, stop: int, after: int) -> bool:
    """Tell whether the full stop at ``text[start:stop]`` ends a sentence, `after` being where the next would start."""
    if after >= len(text):
        return True
    if text[start] in "!?":
        return bool(_OPENS.match(text, after))
    match = _LAST_WORD.search(text, max(0, start - 40), start)
    word = match.group().lower() if match else ""
    if not _OPENS.match(text, after):
        return False
    if word in ABBREVIATIONS:
        return word in MAY_END and bool(_OPENING_WORD.match(text, after))
    if len(word) == 1 and word.isalpha() and word != "i":  # an initial
        return bool(_OPENING_WORD.match(text, after)) and not text[start - 1].isupper()
    return not (word.isdigit() and len(word) <= 2 and (match is None or match.start() == 0))  # a list number


def split(text: str) -> list[tuple[int, int]]:
    """Give the sentences as spans without surrounding white space, in order; together they hold all visible text.

    >>> text = "Contact Prof. A. Lee. 要求：硕士学位；英语流利。"
    >>> [text[start:end] for start, end in split(text)]
    ['Contact Prof. A. Lee.', '要求：硕士学位；', '英语流利。']
    """
    spans: list[tuple[int, int]] = []
    start = 0

    def close(end: int) -> None:
        nonlocal start
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            left = start + piece.index(stripped[0])
            spans.append((left, left + len(stripped)))
        start = end

    boundary = _BOUNDARY_OR_NUMBER if _NUMBERED.search(text) else _BOUNDARY
    for match in boundary.finditer(text):
        if match.start() < start:
            continue
        kind = match.lastgroup
        if kind != "break" and _BARE_NUMBER.fullmatch(text[start : match.end()]):
            continue
        if kind == "en" and not _ends_sentence(text, match.start(), match.end("en"), match.end()):
            continue
        close(match.start() if kind in {"break", "number"} else match.end())
        if kind == "break":
            start = match.end()
    close(len(text))
    return spans
