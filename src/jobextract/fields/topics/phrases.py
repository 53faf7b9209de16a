"""Runs of text to topics: where a list ends, how it is split, and what belongs to each of its phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.fields.topics.grammar import Grammar, Opener
from jobextract.reading.folding import HAN

_BRACKETS = re.compile(r"[(（][^()（）]{0,200}[)）]")
_EXAMPLES = re.compile(
    r"[(（]\s*(?:e\.?g\.?|i\.?e\.?|such as|including|for example|esp\.?|especially|particularly"
    r"|如|例如|比如|包括|包含|特别是)[,:：]?\s*"
)
_SYMBOLS = re.compile(r"[^\w(（\[]+")  # bullets, pictograms
_WORD = re.compile(r"[^\W_]+(?:[-'/+.][^\W_]+)*")
_SLASHED = re.compile(r"^\s*[^\W\d_]{3,}(?:/[^\W\d_]{3,})+\s*$|(?:^|(?<=\s))\w+ \w+(?:/\w+ \w+)+$|/[^/]*/")
_OF = re.compile(r"\b(?:of|in)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|or|&)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)  # takes two
_AND_INSIDE = re.compile(r" (?:and|&|or) ", re.IGNORECASE)
# "Ecology and Conservation" in a title is one topic.
_NAME_END = re.compile(r" (?:and|&) \w+$", re.IGNORECASE)
_MOST = 600  # characters of a run looked at


def _has_han(text: str) -> bool:
    return not text.isascii() and HAN.search(text) is not None


def words(text: str) -> int:
    """Count words; a Chinese character counts as half a word."""
    if text.isascii():
        return len(_WORD.findall(text))
    han = len(HAN.findall(text))
    return len(_WORD.findall(HAN.sub(" ", text))) + (han + 1) // 2


def _masked(text: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """Give the run with brackets blanked out, and the spans of the lists of examples inside them."""
    piece, examples = text[start:end], []
    if "(" not in piece and "（" not in piece:
        return piece, []
    for match in _BRACKETS.finditer(piece):
        opening = _EXAMPLES.match(match.group())
        if opening:
            examples.append((start + match.start() + opening.end(), start + match.end() - 1))
        piece = piece[: match.start()] + " " * len(match.group()) + piece[match.end() :]
    return piece, examples


def trim(text: str, start: int, end: int, grammar: Grammar) -> tuple[int, int]:
    """Cut off what stands around a topic: articles, vague nouns, quotation marks."""
    for _ in range(3):
        before = start, end
        if match := _SYMBOLS.match(text, start, end):
            start = match.end()
        match = grammar.lead.match(text, start, end)
        if match and match.end() < end:
            start = match.end()
        match = grammar.tail.locate(text[start:end])
        if match and match.start() > 0:
            kept = text[start : start + match.start()]
            if any(c.isalpha() for c in match.group()) and grammar.adjective.match(kept.split()[-1]):
                end -= len(text[start:end]) - len(text[start:end].rstrip(" ,;:.、，；：。"))
            else:
                end = start + match.start()
        if (start, end) == before:
            break
    for opening, closing in ("()", "（）"):
        bracket = text.rfind(opening, start, end)
        if bracket > start and text.find(closing, bracket, end) < 0:
            end = start + len(text[start:bracket].rstrip())
    return start, end


def _together(left: str, right: str, grammar: Grammar) -> bool:
    """Tell whether two sides of a conjunction are one topic."""
    if _has_han(left) or _has_han(right):
        return len(left.strip()) < grammar.least or len(right.strip()) < grammar.least
    a, b = words(left), words(right)
    if a == 0 or b == 0:
        return False
    if grammar.adjective.match(left.split()[-1]) or _BETWEEN.search(left):
        return True
    return a == 1 and (b == 1 or bool(_OF.search(right)))


def split(piece: str, grammar: Grammar, *, whole: bool) -> Iterator[tuple[int, int]]:
    """Give the spans of a run's topics, untrimmed. `whole`: "A and B" without a list is one topic."""
    cuts = [0]
    ends: list[int] = []
    for match in grammar.separator.finditer(piece):
        if grammar.comma.match(match.group()) and grammar.clause.match(piece[match.end() : match.end() + 12]):
            ends.append(match.start())
            break
        ends.append(match.start())
        cuts.append(match.end())
    else:
        ends.append(len(piece))
    parts = list(zip(cuts, ends, strict=False))
    for number, (start, end) in enumerate(parts):
        if number and grammar.clause.match(piece[start:end].strip()):
            del parts[number:]
            break
    listed = len(parts) > 1
    if listed and _shared(piece, parts, grammar):
        yield 0, parts[-1][1]
        return
    for number, (start, end) in enumerate(parts):
        last = number == len(parts) - 1 or (piece[end] == "，" and "、" in piece[:end])
        pieces = [(start, end)]
        if _has_han(piece[start:end]):
            if not whole and (last or not listed):
                pieces = list(_conjoined(piece, start, end, grammar, listed))
        elif listed:
            if last and not _AND.match(piece, start):
                pieces = list(_conjoined(piece, start, end, grammar, listed))
        elif not whole:
            pieces = list(_conjoined(piece, start, end, grammar, listed))
        for left, right in pieces:
            yield from _slashed(piece, left, right)


def _slashed(piece: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split "security/privacy" and "deep learning/data mining", but not "object detection/tracking"."""
    text = piece[start:end]
    if "/" in text and _SLASHED.search(text.strip()) and not _has_han(text):
        left = start
        for position in range(start, end):
            if piece[position] == "/":
                yield left, position
                left = position + 1
        yield left, end
    else:
        yield start, end


def _shared(piece: str, parts: list[tuple[int, int]], grammar: Grammar) -> bool:
    """Tell whether words share what follows the last: "ecology, conservation, and management of fish"."""
    if _has_han(piece):
        return False
    texts = [re.sub(r"^(?:the|an?)\s", "", piece[start:end].strip(), flags=re.IGNORECASE) for start, end in parts]
    last = re.sub(r"^(?:and|or)\s+", "", texts[-1], flags=re.IGNORECASE)
    if not all(words(text) == 1 for text in texts[:-1]) or words(last) < 2:
        return False
    return bool(re.match(r"\w+ (?:of|in) ", last)) or all(grammar.adjective.match(text) for text in texts[:-1])


def _conjoined(piece: str, start: int, end: int, grammar: Grammar, listed: bool) -> Iterator[tuple[int, int]]:
    left = start
    for match in grammar.conjunction.finditer(piece, start, end):
        before, after = piece[left : match.start()], piece[match.end() : end]
        if not before.strip():
            continue
        if _together(before, after, grammar) and not (
            listed and words(before) <= 2 and words(after) <= 2 and not grammar.adjective.match(before.split()[-1])
        ):
            continue
        yield left, match.start()
        left = match.end()
    yield left, end


def topics(
    text: str, start: int, end: int, grammar: Grammar, *, whole: bool = False, opener: Opener | None = None
) -> Iterator[tuple[int, int]]:
    """Give the spans of the topics of the run ``text[start:end]``, trimmed, in order.

    Args:
        text: folded text of a block.
        start: where the run begins.
        end: where it ends at the latest.
        grammar: patterns of the language that opened it.
        whole: take "A and B" without further commas as one topic (list items, headings).
        opener: what opened the run, where something did.
    """
    if end - start > _MOST:
        cut = text.rfind(",", start, start + _MOST)
        end = cut if cut > start else start + _MOST
    piece, examples = _masked(text, start, end)
    stop = (grammar.phrase_stop if whole else grammar.stop).locate(piece)
    if stop:
        piece = piece[: stop.start()]
    if opener is not None and opener.list_only:
        comma_at = piece.find(",")
        if comma_at >= 0 and not _AND_INSIDE.search(piece, comma_at):
            piece = piece[:comma_at]
    limit = start + len(piece)
    piece = piece.rstrip(" ,;、，；/")
    borders = [0]
    for match in grammar.extension.finditer(piece):
        borders += [match.start(), match.end()]
    borders.append(len(piece))
    for left, right in zip(borders[::2], borders[1::2], strict=True):
        part = piece[left:right].rstrip(" ,;、，；")
        named = opener is not None and opener.list_only and _NAME_END.search(part) is not None
        for first, last in split(part, grammar, whole=whole or named):
            span = trim(text, start + left + first, start + left + last, grammar)
            if accepted(text, *span, grammar):
                yield span
    for first, last in examples:
        if first < limit:
            yield from topics(text, first, last, grammar, whole=whole)


def accepted(text: str, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a span can be a topic."""
    phrase = text[start:end]
    if not 2 <= len(phrase) <= grammar.longest or sum(map(str.isalpha, phrase)) < 2:
        return False
    if phrase != phrase.strip() or words(phrase) > 14:
        return False
    if phrase.isascii() and (len(phrase) < 4 and (phrase.islower() or phrase in {"And", "The", "For"})):
        return False
    return not grammar.reject.locate(phrase)
