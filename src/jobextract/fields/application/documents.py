"""What to send in: each document with its kind, how many, and whether it may be left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jobextract.fields.application.lexicon import Language, languages_for, says
from jobextract.fields.candidate import Candidate
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

_APPLYING = frozenset({"application", "contact"})
_CLAUSE = re.compile(r"[.;；。!?！？](?=\s|$|[^\x00-\x7f])|\n")
_COUNTS = ("count", "persons", "behind")  # groups of a pattern
_BEFORE, _AFTER = 80, 60  # characters around a document that may say that it is not sent
_PARTED = re.compile(r"[,，;；]\s?(?:and|or)\b|[，；;]")
_PARTED_ZH, _PARTED_EN = re.compile(r"[，；;]"), re.compile(r";|, (?:and|or)\b")
_NEAR = 45  # characters between a document and the words that make it optional
_LONGEST_ITEM = 140  # characters of a list item of unknown kind that is one document
_EDGES = " \t\n,，;；:：.。、!！·•*_—–-"
_NO_ITEM = re.compile(
    r"@|http|subject|主题|标题|^\W*(?:and|or|please|the e-?mail|请|将|邮件)\b|^\W*[请将]", re.IGNORECASE
)
_LONGEST_HEADING = 60
_MOST = 20  # a higher number is no count of documents


@dataclass(frozen=True, slots=True)
class _Place:
    """How a sentence stands to what is sent in."""

    listed: bool  # in a list of documents
    applying: bool  # about applying
    sending: bool  # with a verb of sending
    beside: bool = False  # with a document that is one without such a verb


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int  # in the sentence
    end: int
    kind: str
    term: str
    weak: bool  # a document only where something is sent
    count: int | None
    language: Language


def _count(match: re.Match[str], language: Language) -> int | None:
    groups = match.groupdict()
    for name in _COUNTS:
        if word := groups.get(name):
            number = int(word) if word.isdigit() else language.numbers.get(word.lower())
            if number and number <= _MOST:
                return number
    return None


def _mentions(text: str) -> list[_Mention]:
    found = []
    for language in languages_for(text):
        for number, match in language.document_patterns.leftmost(text):
            kind, term, weak = language.documents[number]
            count = _count(match, language) if kind in {"references", "publications"} else None
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found.append(_Mention(start, match.end(), kind, term, weak, count, language))
    kept: list[_Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _clause(text: str, mention: _Mention) -> tuple[int, int]:
    """Give where the clause around a mention starts and ends, as far as it is looked at."""
    start, end = max(0, mention.start - _BEFORE), min(len(text), mention.end + _AFTER)
    for match in _CLAUSE.finditer(text, start, mention.start):
        start = match.end()
    after = _CLAUSE.search(text, mention.end, end)
    return start, after.start() if after else end


def _optional(text: str, mention: _Mention, before: int, after: int) -> bool:
    """Tell whether a document may be left out; `before` and `after` are the edges of its neighbours."""
    language = mention.language
    match = language.search("OPTIONAL", text, mention.end, min(after, mention.end + _NEAR))
    if match and not _PARTED.search(text, mention.end, match.start()):
        enclosed = text[mention.end : match.start()].rstrip()[-1:] == "," and text[match.end() :][:1] == ","
        if not enclosed:  # "…, if available, …" belongs to what follows
            return True
    low = max(before, mention.start - _NEAR)
    match = language.search("OPTIONAL", text, low, mention.start)
    if match is None:
        return False
    between = text[match.end() : mention.start]
    if language.code == "zh":
        return not _PARTED_ZH.search(between)
    behind = text[low : match.start()].strip(" (") != ""  # not right behind the document before
    return (behind or not before) and not _PARTED_EN.search(between)


def _is_sent(text: str, mention: _Mention, place: _Place) -> bool:
    if mention.weak and not (place.listed or place.sending or (place.applying and place.beside)):
        return False
    language = mention.language
    start, end = _clause(text, mention)
    if language.search("NOT_SENT", text, start, mention.start):
        return False
    if language.follows("NOT_SENT_AFTER", text, mention.end, end):
        return False
    if mention.weak and language.code == "zh":  # what a CV is to say is no document of its own
        low = max(0, mention.start - 3 * _BEFORE)
        opened = max(text.rfind("(", low, mention.start), text.rfind("（", low, mention.start))
        closed = max(text.rfind(")", low, mention.start), text.rfind("）", low, mention.start))
        return opened <= closed
    return True


def _is_linked(sentence: Sentence, mention: _Mention, place: _Place) -> bool:
    """Tell whether a document is one that the page itself links to."""
    if place.listed or place.sending:
        return False
    links = sentence.block.links_at(sentence.start + mention.start, sentence.start + mention.end)
    return any(not link.target.strip().lower().startswith("mailto") for link in links)


def _of_sentence(sentence: Sentence, place: _Place) -> Iterator[Candidate]:
    text = sentence.folded
    mentions = _mentions(text)
    if any(not mention.weak for mention in mentions):
        place = replace(place, beside=True)
    sent = [
        mention for mention in mentions if _is_sent(text, mention, place) and not _is_linked(sentence, mention, place)
    ]
    if place.listed:
        confidence = 0.85
    elif place.applying:
        confidence = 0.9 if place.sending else 0.65
    else:
        confidence = 0.6
    for number, mention in enumerate(sent):
        before = sent[number - 1].end if number else 0
        after = sent[number + 1].start if number + 1 < len(sent) else len(text)
        optional = _optional(text, mention, before, after)
        yield _candidate(
            sentence.block, sentence.start + mention.start, sentence.start + mention.end, mention,
            confidence - (0.1 if mention.weak else 0.0), optional=optional,
        )  # fmt: skip


def _candidate(
    block: Block, start: int, end: int, mention: _Mention, confidence: float, *, optional: bool
) -> Candidate:
    words = block.text[start:end]
    if lead := _LEAD.match(words):
        start += lead.end()
    if tail := _TAIL.search(words):
        end -= len(words) - tail.start()
    values = {"kind": mention.kind, "count": mention.count, "necessity": "preferred" if optional else "required"}
    normal = f"{mention.kind}: {mention.term}"
    return Candidate(
        "application_documents", block, start, end, normal, round(confidence, 3),
        f"rule:{mention.language.code}-{mention.kind}", values,
    )  # fmt: skip


_TAIL = re.compile(r"(?:\s+(?:and|or|of|on|about|with|the|your))+$|(?<!\.\w)\.$", re.IGNORECASE)
_LEAD = re.compile(r"\s*(?:(?:your|the|his|her|their)\s+|您的|你的|本人的)+", re.IGNORECASE)


def _unknown(sentence: Sentence) -> Iterator[Candidate]:
    """Give an item of a list of documents that no rule knows."""
    text = sentence.folded
    start, end = 0, len(text)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if not 2 <= end - start <= _LONGEST_ITEM or text[end - 1] in "?？" or _NO_ITEM.search(text):
        return
    language = languages_for(text)[0]
    values = {"kind": "other", "necessity": "preferred" if language.search("OPTIONAL", text) else "required"}
    yield Candidate(
        "application_documents", sentence.block, sentence.start + start, sentence.start + end,
        f"other: {text[start:end].casefold()}", 0.55, f"rule:{language.code}-listed", values,
    )  # fmt: skip


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the documents to send in; the normal form is the kind and the rule's name for the document."""
    before: Block | None = None  # the last one that is no item of a list
    lead: bool | None = None  # it leads into a list of documents; None where that was not asked
    known, unknown = False, list[Candidate]()  # of the list that is being read
    for block in outline.document.blocks:
        sentences = outline.document.sentences_of(block)
        if block.kind != "list_item":
            yield from unknown if known else ()
            known, unknown = False, []
        if block.kind != "list_item" or not sentences:
            before, lead = block, None
        if block.kind == "heading" or not sentences:
            continue
        if block.kind == "list_item" and lead is None:
            lead = before is not None and _leads(outline, before)
        listed = bool(lead) and block.kind == "list_item"
        for sentence in sentences:
            place = _place(outline, sentence, listed=listed)
            if place is None:
                continue
            found = list(_of_sentence(sentence, place))
            yield from found
            known = known or bool(found)
            if place.listed and not found and not _mentions(sentence.folded):
                unknown += _unknown(sentence)
    yield from unknown if known else ()


def _leads(outline: Outline, block: Block) -> bool:
    """Tell whether a block leads into a list of documents."""
    sentences = outline.document.sentences_of(block)
    if block.kind == "heading" or not sentences:
        return bool(sentences) and len(block.folded) < _LONGEST_HEADING and says("DOCUMENT_HEADING", block.folded)
    last = sentences[-1]
    if not says("LIST_LEAD", last.folded):
        return False
    return outline.role_of(last).role in _APPLYING or says("HAND_IN", last.folded)


def _place(outline: Outline, sentence: Sentence, *, listed: bool) -> _Place | None:
    """Say how a sentence stands to what is sent in; None where it does not at all."""
    block, role = sentence.block, outline.role_of(sentence)
    if role.closed or block.struck or block.region in {"navigation", "header"}:
        return None
    text = sentence.folded
    applying = role.role in _APPLYING
    if applying or listed:
        return _Place(listed and sentence.is_first, applying, says("SEND", text))
    if block.region != "body" or not says("HAND_IN", text):
        return None
    return _Place(listed=False, applying=False, sending=True)
