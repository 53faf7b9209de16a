"""Tells the employer from the other organizations that a page names, by where and how each is named."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from types import ModuleType

from jobextract.fields.organizations.addresses import Host
from jobextract.fields.organizations.mentions import Mention
from jobextract.gazetteer import University, universities
from jobextract.reading.folding import HAN
from jobextract.reading.page import Block
from jobextract.sections.outline import Outline

_SPACE = re.compile(r"\s+")
_NEAR = 160  # characters on either side of a mention that are looked at
_TOP = 6  # body blocks that count as the page's opening
_ALONE = 25  # further characters in a block that holds little else than the name
_FIRST = 5  # characters before a name that opens its block
_GAP = 14  # characters between the parts of one chain: school, university
_MANY = 8  # organizations on one page

# Log-odds of being the employer, set after a logistic regression on annotated pages and rounded. What the
# text around a mention says is weighed in the language modules (EVIDENCE).
BIAS = -0.3
WEIGHTS: Mapping[str, float] = {
    "own-link": 1.3,  # the page links to the university's site
    "own-mail": 0.4,  # an address on the page is of the university
    "other-mail": -0.9,  # an address on the page is of another university named there
    "beside-own": 0.9,
    "opening": 1.1,
    "first-of-kind": 1.1,
    "first-in-block": 0.8,
    "alone": 0.8,
    "in-frame": 0.8,
    "in-heading": 0.2,
    "in-title": -0.6,
    "linked": 0.2,
    "repeated": 0.7,
    "only-one": 0.5,
    "one-of-many": -0.7,
    "heading-against": -0.3,
    "only-heading-against": -0.7,
    "among-benefits": -0.9,
    "short": -0.9,
    "kind-department": 0.7,
    "kind-group": -0.3,
    "unknown-university": -0.3,
    "rule-gazetteer": 0.3,
    "rule-unit-of": 1.0,
    "rule-lab": -0.6,
    "rule-chain": -0.5,
    "rule-person-group": -0.2,
    "rule-cued": -0.7,
    "rule-placed": -0.4,
    "rule-students-of": -0.4,
}


@dataclass(slots=True)
class Employer:
    """All mentions of one organization on a page, with what says that it is, or is not, the employer."""

    name: str
    kind: str
    mentions: list[Mention] = field(default_factory=list)
    university: University | None = None
    evidence: Mapping[str, float] = field(default_factory=dict)
    confidence: float = 0.0


def normal(text: str) -> str:
    """Give the normal form of a name: as written, without a leading article.

    >>> normal("The  University of Oslo,")
    'University of Oslo'
    """
    text = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip(" ,.;:")
    return text[4:] if text.startswith("The ") else text


def _own_domains(hosts: Iterable[Host]) -> tuple[set[str], set[str]]:
    """Give the English names of the universities of the page's mail addresses, and of its links."""
    mails: set[str] = set()
    links: set[str] = set()
    for host in hosts:
        if (university := universities().by_domain(host.name)) is not None:
            (mails if host.mail else links).add(university.name)
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


def _around(outline: Outline, mention: Mention, modules: dict[str, ModuleType]) -> dict[str, float]:
    """Give what the language modules read from the text right around a mention, by name."""
    text = mention.block.folded
    sentence = outline.document.sentence_at(mention.block, mention.start)
    first = max(sentence.start if sentence else 0, mention.start - _NEAR)
    last = min(max(sentence.end if sentence else len(text), mention.end), mention.end + _NEAR)
    before, after, name = (
        text[first : mention.start],
        text[mention.end : last],
        text[mention.start : mention.end],
    )
    found: dict[str, float] = {}
    for code, module in modules.items():
        for evidence in module.EVIDENCE:
            if evidence.side == "before":
                hit = evidence.pattern.search(before)
            else:
                hit = evidence.pattern.match(after if evidence.side == "after" else name)
            if hit is not None:
                found[f"{code}:{evidence.name}"] = evidence.weight
    return found


def _under_other_heading(outline: Outline, block: Block, modules: dict[str, ModuleType]) -> bool:
    """Tell whether the headings above a block speak of something else than the employer."""
    path = "\n".join([heading.folded for heading in outline.path(block)])
    return bool(path) and any(module.AGAINST_HEADING.search(path) for module in modules.values())


def _place(outline: Outline, mention: Mention, opening: set[int], against: bool) -> Iterator[str]:
    """Give what the place of a mention on the page says."""
    block = mention.block
    if against:
        yield "heading-against"
    if block.kind == "title":
        yield "in-title"
    elif block.kind == "heading":
        yield "in-heading"
    elif block.kind != "table_row" and len(block.text) <= mention.end - mention.start + _ALONE:
        yield "alone"
    if block.region in ("header", "footer"):
        yield "in-frame"
    if block.index in opening:
        yield "opening"
    if mention.start < _FIRST:
        yield "first-in-block"
    if any(link.start <= mention.start < link.end for link in block.links_at(mention.start, mention.end)):
        yield "linked"
    sentence = outline.document.sentence_at(block, mention.start)
    if sentence is not None and outline.role_of(sentence).role == "benefit":
        yield "among-benefits"


def _beside_own(mentions: list[Mention], own: set[int]) -> set[int]:
    """Give the mentions (by id) in one chain with the university whose mail domain the page uses."""
    beside: set[int] = set()
    for previous, mention in pairwise(mentions):
        if previous.block is not mention.block:
            continue
        gap = mention.block.folded[previous.end : mention.start]
        if len(gap) >= _GAP or "。" in gap or ". " in gap:
            continue
        if id(mention) in own:
            beside.add(id(previous))
        if id(previous) in own or id(previous) in beside:
            beside.add(id(mention))
    return beside


def weigh(
    outline: Outline, mentions: list[Mention], modules: dict[str, ModuleType], hosts: Iterable[Host]
) -> list[Employer]:
    """Gather the evidence on every organization named, and how sure it makes us that it is an employer."""
    mails, links = _own_domains(hosts)
    body = [block.index for block in outline.document.blocks if block.region == "body" and block.kind != "title"]
    opening = set(body[:_TOP])
    employers = _gather(mentions)
    some_mail = any(e.university is not None and e.university.name in mails for e in employers)
    own = {id(m) for e in employers if e.university is not None and e.university.name in mails for m in e.mentions}
    beside = _beside_own(mentions, own)
    blocks = {mention.block.index: mention.block for mention in mentions}
    against = {index: _under_other_heading(outline, block, modules) for index, block in blocks.items()}
    kinds: set[str] = set()
    for employer in employers:
        places: Counter[str] = Counter()
        around: dict[str, float] = {}
        doubted = 0
        for mention in employer.mentions:
            places.update(_place(outline, mention, opening, against[mention.block.index]))
            if id(mention) in beside:
                places["beside-own"] += 1
            here = _around(outline, mention, modules)
            around.update(here)
            doubted += any(weight < 0 for weight in here.values())
        size = len(employer.mentions)
        evidence = {name: weight for name, weight in around.items() if weight > 0 or doubted == size}
        facts = set(places)
        if places["heading-against"] == size:
            facts.add("only-heading-against")
        facts |= {f"kind-{employer.kind}", f"rule-{employer.mentions[0].rule}"}
        if size > 1:
            facts.add("repeated")
        if employer.kind not in kinds:
            kinds.add(employer.kind)
            facts.add("first-of-kind")
        if employer.university is not None:
            if employer.university.name in mails:
                facts.add("own-mail")
            elif some_mail:
                facts.add("other-mail")
            if employer.university.name in links:
                facts.add("own-link")
            if all(mention.short for mention in employer.mentions):
                facts.add("short")
        elif employer.kind == "university":
            facts.add("unknown-university")
        if len(employers) == 1:
            facts.add("only-one")
        elif len(employers) > _MANY:
            facts.add("one-of-many")
        evidence.update((name, WEIGHTS[name]) for name in facts if name in WEIGHTS)
        employer.evidence = evidence
        employer.confidence = 1.0 / (1.0 + math.exp(-BIAS - sum(evidence[name] for name in sorted(evidence))))
    return employers
