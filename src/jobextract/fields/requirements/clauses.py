"""Cuts a sentence that asks into its items."""

from __future__ import annotations

import itertools
import re
from functools import cache
from types import ModuleType

from jobextract.language.modules import language_modules
from jobextract.matching import PatternSet
from jobextract.reading.folding import HAN

_PACKAGE = "jobextract.fields.requirements"
_BILINGUAL = re.compile(r"\s*(?:--+|—+)\s*|\s+[–/|]\s+|(?<=[A-Za-z.)])\s*[/|]\s*(?=[\u3400-\u9fff]{2})")
# "… and should contact us": where the item ends and what to do begins.
_TAIL = re.compile(
    r",?\s+(?:and|then)\s+(?:should|please|must|can|may)\s+(?:contact|send|apply|e-?mail|write|submit)\b", re.I
)
_BRACKET = re.compile(r"[(（\[【]")
_SEMICOLON = re.compile(r"[;；]\s*(?=\S)|\s[·•▪]\s+(?=\S)")
_LEAST = 6  # characters of an item
_MOST_SIGNS = 3  # matches of one pattern that count for a category
_EARLY, _REPEATED = 1.25, 0.4  # factors of a sign in the first part of an item, and of one that comes again

Span = tuple[int, int]


def modules_for(text: str) -> list[ModuleType]:
    """Give the language modules whose rules may apply to a folded text: Chinese first where there is any."""
    known = language_modules(_PACKAGE)
    return [known["zh"], known["en"]] if not text.isascii() and HAN.search(text) else [known["en"]]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n,，;；、:：":
        start += 1
    while end > start and text[end - 1] in " \t\n,，、:：/|—–":
        end -= 1
    return start, end


def _split_at(text: str, span: Span, cuts: list[int]) -> list[Span]:
    edges = [span[0], *sorted(set(cuts)), span[1]]
    pieces = [_trim(text, a, b) for a, b in itertools.pairwise(edges)]
    return [piece for piece in pieces if piece[1] - piece[0] >= 2]


def _depths(text: str, start: int, end: int) -> list[bool]:
    """Tell for each character whether it stands in brackets."""
    if not _BRACKET.search(text, start, end):
        return [False] * (end - start)
    inside, depth = [], 0
    for character in text[start:end]:
        if character in "(（[【":
            depth += 1
        inside.append(depth > 0)
        if character in ")）]】" and depth:
            depth -= 1
    return inside


@cache
def _categories(code: str) -> tuple[list[tuple[str, float]], PatternSet]:
    rows = language_modules(_PACKAGE)[code].CATEGORIES
    return [(name, weight) for name, weight, _ in rows], PatternSet([pattern for _, _, pattern in rows])


def category(text: str) -> str:
    """Give the main category of a requirement's folded text.

    >>> category("PhD in physics"), category("英语六级"), category("willingness to learn")
    ('education', 'language', 'trait')
    """
    code = "zh" if not text.isascii() and HAN.search(text) else "en"
    rows, patterns = _categories(code)
    weights: dict[str, float] = {}
    counts: dict[int, int] = {}
    for index, match in patterns.finditer(text):
        count = counts[index] = counts.get(index, 0) + 1
        if count > _MOST_SIGNS:
            continue
        name, weight = rows[index]
        # What stands first counts most: the rest of a requirement explains it.
        early = _EARLY if match.start() < 0.4 * len(text) else 1.0
        weights[name] = weights.get(name, 0.0) + weight * (_REPEATED if count > 1 else 1.0) * early
    return max(weights, key=lambda name: weights[name]) if weights else "other"


def necessity(text: str, *, preferred: bool) -> str:
    """Tell whether an item is required or preferred; `preferred`: what a heading or lead-in above says."""
    for module in modules_for(text):
        if module.PREFERRED.search(text):
            inside = _depths(text, 0, len(text))
            outside = [m for m in module.PREFERRED.finditer(text) if not inside[m.start()]]
            if outside:
                return "preferred"
    return "preferred" if preferred else "required"


def split(text: str, start: int, end: int, *, preferred: bool) -> list[Span]:
    """Cut ``text[start:end]`` (a folded sentence that asks) into items.

    Cuts are made between the languages of a bilingual line, at semicolons and numbered parts, and where the
    necessity changes.
    """
    for module in modules_for(text[start:end]):
        label = module.LABEL.match(text[start:end])
        if label and end - start - label.end() >= _LEAST:
            start += label.end()
            break
    spans: list[Span] = []
    if tail := _TAIL.search(text, start + _LEAST, end):
        end = tail.start()
    for piece in _split_at(text, (start, end), _between_languages(text, start, end)):
        for part in _split_numbered(text, piece):
            inside = _depths(text, *part)
            cuts = [m.end() for m in _SEMICOLON.finditer(text, *part) if not inside[m.start() - part[0]]]
            for item in _split_at(text, part, cuts):
                spans += _split_changes(text, item, preferred)
    return [span for span in spans if span[1] - span[0] >= 3]


def _between_languages(text: str, start: int, end: int) -> list[int]:
    """Give the places where a line goes over from one language to the other."""
    cuts = []
    for match in _BILINGUAL.finditer(text, start, end):
        before = HAN.search(text, start, match.start()) is not None
        after = HAN.search(text, match.end(), end) is not None
        if before != after:
            cuts.append(match.end())
    return cuts


def _split_numbered(text: str, span: Span) -> list[Span]:
    for module in modules_for(text[slice(*span)]):
        cuts = [m.end() for m in module.ENUMERATION.finditer(text, *span)]
        if len(cuts) >= 2 or (cuts and cuts[0] > span[0]):
            return _split_at(text, span, cuts)
    return [span]


def _split_changes(text: str, span: Span, preferred: bool) -> list[Span]:
    piece = text[slice(*span)]
    if HAN.search(piece) and len(HAN.findall(piece)) * 2 > len(piece) * 0.5:
        return _split_chinese(text, span, preferred)
    module = language_modules(_PACKAGE)["en"]
    inside = _depths(text, *span)
    if listed := module.LISTED.search(text, *span):
        borders = [m.end() for m in module.LISTED_SEPARATOR.finditer(text, listed.end(), span[1])]
        return _split_at(text, (listed.end(), span[1]), [b for b in borders if not inside[b - 1 - span[0]]])
    marks = sorted(
        [(m.start(), m.end(), True) for m in module.PREFERRED.finditer(text, *span) if not inside[m.start() - span[0]]]
        + [
            (m.start(), m.end(), False)
            for m in module.REQUIRED.finditer(text, *span)
            if not inside[m.start() - span[0]]
        ]
    )
    cuts = []
    for (_, first_end, first), (second_start, _, second) in itertools.pairwise(marks):
        if first == second:
            continue
        separators = [
            m for m in module.SEPARATOR.finditer(text, first_end, second_start) if not inside[m.start() - span[0]]
        ]
        if separators:
            cuts.append(separators[0].end())
    return _split_at(text, span, cuts)


def _split_chinese(text: str, span: Span, preferred: bool) -> list[Span]:
    module = language_modules(_PACKAGE)["zh"]
    inside = _depths(text, *span)
    borders = [m.end() for m in module.CLAUSE.finditer(text, *span) if not inside[m.start() - span[0]]]
    if not borders:
        return [span]
    edges = [span[0], *borders, span[1]]
    clauses = list(itertools.pairwise(edges))
    cuts: list[int] = []
    wished_before = False
    for index, (start, end) in enumerate(clauses):
        clause = text[start:end].strip("，,。；; ")
        wished = bool(module.PREFERRED.search(clause)) and not preferred
        if index and wished != wished_before and len(clause) >= _LEAST and not module.CONTINUES.match(clause):
            cuts.append(start)
        wished_before = wished
    return _split_at(text, span, cuts)
