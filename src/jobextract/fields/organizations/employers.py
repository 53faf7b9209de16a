"""Tells the employer from the other organizations that a page names, by where and how each is named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType

from jobextract.fields.organizations.mentions import HAN, Mention
from jobextract.gazetteer import University, universities
from jobextract.sections.outline import Outline

_HOST = re.compile(r"[\w.+-]{1,64}(?:@|\[at\]|\(at\)| ?\[AT\] ?| \(at\) )([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_LINK_HOST = re.compile(r"(?:mailto:[^@]{1,64}@|https?://)([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_SPACE = re.compile(r"\s+")
_NEAR = 160  # characters on either side of a mention that are looked at
_TOP = 6  # body blocks that count as the page's opening


@dataclass(slots=True)
class Employer:
    """All mentions of one organization on a page, with the evidence for and against its being the employer."""

    name: str
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    university: University | None = None
    evidence: set[str] = field(default_factory=set)


def normal(text: str) -> str:
    """Give the normal form of a name: as written, without a leading article.

    >>> normal("The  University of Oslo,")
    'University of Oslo'
    """
    text = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ,.;:")
    return text[4:] if text.startswith("The ") else text


def _own_domains(outline: Outline) -> tuple[set[str], set[str]]:
    """Give the English names of the universities of the page's mail addresses, and of its links."""
    mails: set[str] = set()
    links: set[str] = set()
    known = universities()
    for block in outline.document.blocks:
        if "@" in block.folded or "at" in block.folded:
            hosts = [(match.group(1), mails) for match in _HOST.finditer(block.folded)]
        else:
            hosts = []
        for link in block.links():
            if match := _LINK_HOST.match(link.target):
                hosts.append((match.group(1), mails if link.target.startswith("mailto") else links))
        for host, found in hosts:
            if (university := known.by_domain(host)) is not None:
                found.add(university.name)
    return mails, links


def _gather(mentions: list[Mention]) -> list[Employer]:
    employers: dict[str, Employer] = {}
    full: dict[str, str] = {}
    for mention in mentions:
        if mention.university is not None and not mention.short and not HAN.match(mention.text):
            full.setdefault(mention.university.name, normal(mention.text))
    for mention in mentions:
        name = normal(mention.text)
        if mention.short and mention.university is not None and not HAN.match(mention.text):
            name = full.get(mention.university.name, name)
        key = name.casefold()
        employer = employers.setdefault(key, Employer(name, mention.kind))
        employer.mentions.append(mention)
        employer.university = employer.university or mention.university
    return list(employers.values())


def _of_mention(outline: Outline, mention: Mention, modules: dict[str, ModuleType], opening: set[int]) -> Iterator[str]:
    block, text = mention.block, mention.block.folded
    sentence = outline.document.sentence_at(block, mention.start)
    first = max(sentence.start if sentence else 0, mention.start - _NEAR)
    last = min(max(sentence.end if sentence else len(text), mention.end), mention.end + _NEAR)
    before, after = text[first : mention.start], text[mention.end : last]
    for code, module in modules.items():
        for name, side, pattern in module.EVIDENCE:
            if side == "before":
                hit = pattern.search(before)
            else:
                hit = pattern.match(after if side == "after" else mention.text)
            if hit is not None:
                yield f"{code}:{name}"
    path = "\n".join(heading.folded for heading in outline.path(block))
    if path and any(module.AGAINST_HEADING.search(path) for module in modules.values()):
        yield "heading-against"
    if block.kind == "title":
        yield "in-title"
    elif block.kind == "heading":
        yield "in-heading"
    elif len(text) <= mention.end - mention.start + 25:
        yield "alone"
    if block.region in ("header", "footer"):
        yield "in-frame"
    if block.index in opening:
        yield "opening"
    if mention.start < 5:
        yield "first-in-block"
    for link in block.links():
        if link.start <= mention.start < link.end:
            yield "linked"
            break
    if sentence is not None and outline.role_of(sentence).role == "benefit":
        yield "among-benefits"


def weigh(outline: Outline, mentions: list[Mention], modules: dict[str, ModuleType]) -> list[Employer]:
    """Gather the evidence for every organization named."""
    mails, links = _own_domains(outline)
    body = [block.index for block in outline.document.blocks if block.region == "body" and block.kind != "title"]
    opening = set(body[:_TOP])
    employers = _gather(mentions)
    some_mail = any(e.university is not None and e.university.name in mails for e in employers)
    seen_kinds: set[str] = set()
    previous: Mention | None = None
    beside: set[tuple[int, int]] = set()
    own = {id(m) for e in employers if e.university is not None and e.university.name in mails for m in e.mentions}
    for mention in mentions:
        if previous is not None and previous.block is mention.block:
            gap = mention.block.folded[previous.end : mention.start]
            if len(gap) < 14 and "。" not in gap and ". " not in gap:
                if id(mention) in own:
                    beside.add((id(previous), 0))
                if id(previous) in own or (id(previous), 0) in beside:
                    beside.add((id(mention), 0))
        previous = mention
    for employer in employers:
        evidence = employer.evidence
        counts: dict[str, int] = {}
        for mention in employer.mentions:
            for name in _of_mention(outline, mention, modules, opening):
                counts[name] = counts.get(name, 0) + 1
            if (id(mention), 0) in beside:
                counts["beside-own"] = 1
        evidence.update(counts)
        size = len(employer.mentions)
        if counts.get("heading-against", 0) == size:
            evidence.add("only-heading-against")
        evidence.add(f"kind-{employer.kind}")
        evidence.add(f"rule-{employer.mentions[0].rule}")
        if size > 1:
            evidence.add("repeated")
        if employer.kind not in seen_kinds:
            seen_kinds.add(employer.kind)
            evidence.add("first-of-kind")
        if employer.university is not None:
            own_name = employer.university.name
            if own_name in mails:
                evidence.add("own-mail")
            elif some_mail:
                evidence.add("other-mail")
            if own_name in links:
                evidence.add("own-link")
            if all(mention.short for mention in employer.mentions):
                evidence.add("short")
        elif employer.kind == "university":
            evidence.add("unknown-university")
        if len(employers) == 1:
            evidence.add("only-one")
        elif len(employers) > 8:
            evidence.add("one-of-many")
    return employers
