"""How to hand in: addresses to write to, portals and forms, the post; to whom and under which subject line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jobextract.fields.application.lexicon import Language, languages_for, says
from jobextract.fields.candidate import Candidate
from jobextract.fields.contacts.addresses import find as find_addresses
from jobextract.fields.contacts.links import leads_to_form, web_links
from jobextract.fields.supervisors.zh import begins_with_surname
from jobextract.matching import FilteredPattern
from jobextract.reading.folding import HAN
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

_APPLYING = frozenset({"application", "contact"})
_LEAST = 0.5
_LEAST_ADDRESS = 0.5  # of `contacts`
_WINDOW = 1000  # characters of a long sentence that are looked at
_MOST_SUBJECTS = 50  # subject lines of a page
_SHORT = 70  # characters of a sentence that says nothing without the one before it
_SUBJECT_WORD = FilteredPattern(
    "subject|title|heading|header|quot|cit(?:e|ing)|with ref|with code|keyword|主题|标题|题目|主旨|注明|标明|写明|标注"
)
_CONTACT_PERSON = FilteredPattern("contact|联系人|联络人|收件人")
_MAIL_HEAD = re.compile(r"^\W*(?:subject|betreff|主题)\s?:", re.IGNORECASE)
_MAIL_HEADS = re.compile(r"^\W*(?:from|to|date|sent|cc|reply-to|发件人|日期)\s?:", re.IGNORECASE | re.MULTILINE)
_LETTERS = re.compile("[a-z]+")
_LEAST_SPELLED = 3  # letters of a name in an address
_QUOTES = " \t\"“”„«»‘’'`「」『』"
_LONGEST_SUBJECT = 90
_SURE, _BESIDE_SURE = 0.8, 0.6  # where one way is as sure as the first, those below the second are no ways


@dataclass(slots=True)
class _Route:
    kind: str
    sentence: Sentence
    start: int
    end: int
    normal: str
    confidence: float
    rule: str
    values: dict[str, Any] = field(default_factory=dict)


def _posting(outline: Outline, sentence: Sentence) -> int:
    return outline.posting_of[sentence.index] or 0


def _before(outline: Outline, sentence: Sentence) -> Sentence | None:
    """Give the sentence before one, in its block or the one above."""
    if sentence.index == 0:
        return None
    other = outline.document.sentences[sentence.index - 1]
    near = other.block is sentence.block or sentence.block.index - other.block.index <= 2
    return other if near and other.block.kind != "title" else None


def _around(sentence: Sentence, at: int) -> str:
    """Give what a sentence says around a position of its block."""
    text = sentence.folded
    place = at - sentence.start
    return text if len(text) <= _WINDOW else text[max(0, place - _WINDOW // 2) : place + _WINDOW // 2]


def _context(outline: Outline, sentence: Sentence, at: int) -> str:
    """Give what is said of an address: its sentence, and the one before where that says too little."""
    text = _around(sentence, at)
    before = _before(outline, sentence)
    if before is not None and (len(text) < _SHORT or at - sentence.start < 12) and not outline.role_of(before).closed:
        return f"{before.folded[-200:]} {text}"
    return text


def _email_confidence(outline: Outline, sentence: Sentence, start: int) -> tuple[float, str]:
    """Say how sure it is that applications go to an address."""
    block = sentence.block
    role = outline.role_of(sentence)
    if role.closed or block.struck or block.region in {"navigation", "header"}:
        return 0.0, ""
    own, text = _around(sentence, start), _context(outline, sentence, start)
    applying = role.role in _APPLYING
    if says("HAND_IN", own):
        return 0.92, "hand-in"
    if says("ASKING", own):
        return 0.3, "asking"
    if says("HAND_IN", text):
        return 0.85, "hand-in-before"
    if says("ASKING", text):
        return 0.3, "asking"
    if says("APPLY", text):
        return (0.75, "apply") if applying else (0.6, "apply-elsewhere")
    if applying and block.region == "body" and says("CONTACT", text):
        heads = outline.path(block)
        headed = bool(heads) and says("HEADING", heads[-1].folded)
        return (0.62, "contact-headed") if headed else (0.55, "contact")
    return (0.4, "mentioned") if applying else (0.2, "mentioned")


def _emails(outline: Outline) -> list[_Route]:
    found: list[_Route] = []
    for address in find_addresses(outline):
        if address.confidence < _LEAST_ADDRESS:
            continue
        sentence = outline.document.sentence_at(address.block, address.start)
        if sentence is None:
            continue
        confidence, rule = _email_confidence(outline, sentence, address.start)
        values = {"kind": "email", "email": address.normal}
        if name := address.values.get("name"):
            values["owner"] = name
        found.append(
            _Route("email", sentence, address.start, address.end, f"email: {address.normal}", confidence, rule, values)
        )
    return found


def _invites_mail(outline: Outline) -> bool:
    """Tell whether the page asks to apply by mail."""
    for sentence, role in zip(outline.document.sentences, outline.roles, strict=True):
        text = sentence.folded
        if role.role in _APPLYING and not role.closed and says("INVITES_MAIL", text) and not says("ASKING", text):
            return True
    return False


def _portals(outline: Outline) -> Iterator[_Route]:
    for block in outline.document.blocks:
        if block.struck or block.region in {"navigation", "header"}:
            continue
        linked: set[int] = set()
        for start, end, url in web_links(block):
            sentence = outline.document.sentence_at(block, start)
            if sentence is None or outline.role_of(sentence).closed:
                continue
            confidence, rule = _portal_confidence(outline, sentence, start, end, url)
            if confidence >= _LEAST:
                linked.add(sentence.index)
                yield _Route(
                    "portal", sentence, start, end, f"portal: {url.rstrip('/').casefold()}", confidence, rule,
                    {"kind": "portal", "url": url},
                )  # fmt: skip
        for sentence in outline.document.sentences_of(block):
            role = outline.role_of(sentence)
            if sentence.index not in linked and role.role in _APPLYING and not role.closed:
                yield from _named_portal(sentence)


def _portal_confidence(outline: Outline, sentence: Sentence, start: int, end: int, url: str) -> tuple[float, str]:
    """Say how sure it is that one applies where a link leads."""
    block = sentence.block
    shown = block.folded[start:end]
    confidence, rule = leads_to_form(outline, block, start, end, url)
    role = outline.role_of(sentence)
    lead = block.folded[max(sentence.start, start - 120) : start]
    if confidence:
        if rule != "form-host" and (says("NO_PORTAL", shown) or (says("ASKING", lead) and not says("HAND_IN", lead))):
            return 0.4, rule
        return confidence, rule
    if role.role not in _APPLYING or says("NO_PORTAL", shown) or says("NO_PORTAL", lead[-25:]):
        return 0.0, ""
    text = _around(sentence, start)
    through = says("PORTAL_AFTER", lead)
    if says("PORTAL", shown) and says("APPLY", text):
        return 0.7, "portal-link"
    telling = says("APPLY_LINK", shown) or says("PLAIN_LINK", shown)
    if through and telling and (says("HAND_IN", lead) or says("APPLY", lead)):
        return 0.65, "apply-through"
    if says("APPLY_TO", lead) or (telling and says("HAND_IN", lead + shown)):
        return 0.6, "apply-to"
    return 0.0, ""


def _named_portal(sentence: Sentence) -> Iterator[_Route]:
    """Give the portal that a sentence names without a link."""
    text = sentence.folded
    for language in languages_for(text):
        match = language.search("PORTAL", text)
        if match is None or not language.search("APPLY", text):
            continue
        if not language.search("PORTAL_AFTER", text, 0, match.start()) or language.search("ASKING", text):
            continue
        start, end = sentence.start + match.start(), sentence.start + match.end()
        words = sentence.block.text[start:end].casefold()
        yield _Route("portal", sentence, start, end, f"portal: {words}", 0.6, "portal-named", {"kind": "portal"})
        return


def _posts(outline: Outline) -> Iterator[_Route]:
    for sentence, role in zip(outline.document.sentences, outline.roles, strict=True):
        if role.role not in _APPLYING or role.closed or sentence.block.struck:
            continue
        text = sentence.folded
        for language in languages_for(text):
            match = language.search("POST", text)
            if match and language.search("APPLY", text) and not language.search("NO_POST", text):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                yield _Route("post", sentence, start, end, "post", 0.6, "post", {"kind": "post"})
                break


def _settled(routes: list[_Route], outline: Outline) -> list[_Route]:
    """Keep the ways to apply, and find one where the page asks to apply by mail without saying to which address."""
    reported = [route for route in routes if route.confidence >= _LEAST]
    if any(route.confidence >= _SURE for route in reported):
        return [route for route in reported if route.confidence >= _BESIDE_SURE]
    addresses = {route.values["email"] for route in routes if route.kind == "email" and route.rule != "asking"}
    if not reported and len(addresses) == 1 and _invites_mail(outline):
        sole = max((route for route in routes if route.kind == "email"), key=lambda route: route.confidence)
        sole.confidence, sole.rule = 0.6, "sole-address"
        return [sole]
    return reported


def _recipient(outline: Outline, route: _Route) -> str | None:
    """Give whom to address, as written, without title."""
    sentence = route.sentence
    at = route.start - sentence.start
    for language in languages_for(sentence.folded):
        for pattern in language.owners:
            match = pattern.search(sentence.folded, max(0, at - 120), at)
            if match and (name := _named(sentence, match, language)):
                return name
    if name := _addressed(sentence):
        return name
    if (owner := route.values.get("owner")) and (not HAN.match(owner) or begins_with_surname(owner)):
        return str(owner)
    if name := _spelled(outline, route):
        return name
    for place in _beside(outline, sentence):
        if name := _addressed(place):
            return name
    return None


def _spelled(outline: Outline, route: _Route) -> str | None:
    """Give the person named on the page whose name the address spells, where its sentence speaks of that person."""
    text = _around(route.sentence, route.start)
    if route.kind != "email" or not any(language.referred.locate(text) for language in languages_for(text)):
        return None
    local = max(_LETTERS.findall(route.values["email"].partition("@")[0]), key=len, default="")
    if len(local) < _LEAST_SPELLED:
        return None
    for block in outline.document.blocks[: route.sentence.block.index + 1]:
        if local not in block.folded.casefold():
            continue
        for language in languages_for(block.folded):
            for match in language.person.finditer(block.folded[:_WINDOW]):
                if local in match["recipient"].casefold().split():
                    return block.text[slice(*match.span("recipient"))]
    return None


def _beside(outline: Outline, sentence: Sentence) -> Iterator[Sentence]:
    """Give the sentences beside one that may say whom its address belongs to."""
    before = _before(outline, sentence)
    if before is not None and (before.block is sentence.block or len(sentence.folded) < _SHORT):
        yield before
    if sentence.index + 1 < len(outline.document.sentences):
        after = outline.document.sentences[sentence.index + 1]
        if after.block is sentence.block or len(after.folded) < _SHORT:
            yield after


def _addressed(sentence: Sentence) -> str | None:
    """Give whom a sentence says to address."""
    text = sentence.folded
    if len(text) > _WINDOW:
        return None
    for language in languages_for(text):
        patterns = (pattern.search(text) for pattern in language.recipients)
        office = language.search("OFFICES", text)
        if office is not None and (name := _named(sentence, office, language, office=True)):
            return name
        for match in patterns:
            if match is not None and (name := _named(sentence, match, language)):
                return name
    return None


def _named(sentence: Sentence, match: re.Match[str], language: Language, *, office: bool = False) -> str | None:
    start, end = match.span("recipient")
    name = sentence.text[start:end].strip(" ,.;:，、")
    if not name or _is_common(name, language.not_recipient):
        return None
    # An office says what it is; else what begins with no surname is no name.
    is_name = office or not HAN.match(name) or begins_with_surname(sentence.folded[start:end])
    return name if is_name else None


def _labelled(outline: Outline, route: _Route) -> str | None:
    """Give the one person whom the posting of a way to apply names as the one to contact."""
    names: set[str] = set()
    posting = _posting(outline, route.sentence)
    for sentence, role in zip(outline.document.sentences, outline.roles, strict=True):
        text = sentence.folded
        if role.closed or sentence.block.struck or len(text) > _WINDOW:
            continue
        if not _CONTACT_PERSON.may_match(text) or _posting(outline, sentence) != posting:
            continue
        for language in languages_for(text):
            match = language.contact_person.search(text)
            if match and (name := _named(sentence, match, language)):
                names.add(name)
    return names.pop() if len(names) == 1 else None


def _is_common(name: str, words: frozenset[str]) -> bool:
    return name.casefold().split()[0].strip(".") in words or name in words


def _subjects(outline: Outline) -> list[tuple[Sentence, str]]:
    """Give the subject lines that the page asks for."""
    found = []
    for sentence, role in zip(outline.document.sentences, outline.roles, strict=True):
        if role.closed or sentence.block.struck or not _SUBJECT_WORD.may_match(sentence.folded):
            continue
        if _is_mail_head(outline, sentence):
            continue
        if subject := _subject(sentence):
            found.append((sentence, subject))
    return found


def _is_mail_head(outline: Outline, sentence: Sentence) -> bool:
    """Tell whether a sentence is the subject line of the page itself, which is a mail."""
    if not _MAIL_HEAD.match(sentence.folded):
        return False
    index = sentence.block.index
    around = outline.document.blocks[max(0, index - 1) : index + 2]
    return any(_MAIL_HEADS.search(block.folded) for block in around)


def _subject(sentence: Sentence) -> str | None:
    text = sentence.folded
    if len(text) > _WINDOW:
        return None
    for language in languages_for(text):
        for pattern in language.subjects:
            for match in pattern.finditer(text):
                if match.lastgroup == "reference" and language.search("PORTAL", text, 0, match.start()):
                    continue  # what one applies under in a portal is no subject line
                name = next(name for name, value in match.groupdict().items() if value is not None)
                start, end = match.span(name)
                subject = sentence.text[start:end].strip(_QUOTES).rstrip(" ,.;:，。；：)）")
                if 2 <= len(subject) <= _LONGEST_SUBJECT and not _is_common(subject, language.not_recipient):
                    return subject
    return None


def _give_subjects(outline: Outline, routes: list[_Route]) -> None:
    """Give each subject line to the nearest address of its posting, or else of the page."""
    emails = [route for route in routes if route.kind == "email"]
    if not emails:
        return
    for sentence, subject in _subjects(outline)[:_MOST_SUBJECTS]:
        posting = _posting(outline, sentence)
        near = [route for route in emails if _posting(outline, route.sentence) == posting] or emails
        best = min(near, key=lambda route: abs(route.sentence.index - sentence.index))
        best.values.setdefault("subject", subject)


def find(outline: Outline) -> Iterator[Candidate]:
    """Give the ways to apply; the normal form is the kind and the address."""
    routes = _settled([*_emails(outline), *_portals(outline), *_posts(outline)], outline)
    with_address = {_posting(outline, route.sentence) for route in routes if route.values.get("url")}
    routes = [
        route for route in routes
        if route.kind != "portal" or route.values.get("url") or _posting(outline, route.sentence) not in with_address
    ]  # fmt: skip
    emails = {route.values["email"] for route in routes if route.kind == "email"}
    for route in routes:
        if route.kind == "portal":
            continue
        recipient = _recipient(outline, route)
        if recipient is None and route.kind == "email" and len(emails) == 1:
            recipient = _labelled(outline, route)
        if recipient is not None:
            route.values["recipient"] = recipient
    _give_subjects(outline, routes)
    for route in routes:
        values = {name: value for name, value in route.values.items() if name != "owner"}
        yield Candidate(
            "application_routes", route.sentence.block, route.start, route.end, route.normal,
            route.confidence, f"rule:{route.rule}", values,
        )  # fmt: skip
