"""Facts of the markup put beside those of the text: what says the same is one fact, found in two ways."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jobextract.markup.facts import METHOD, Stated, facts_of
from jobextract.markup.items import Item
from jobextract.markup.places import Places
from jobextract.reading.folding import fold
from jobextract.schema import Deadline, Fact, JobPosting, Location, Organization, Requirement, Span
from jobextract.sections.outline import Outline

__all__ = ["METHOD", "with_markup"]

_SINGLE = frozenset({"title", "start_date", "salary", "openings_stated"})
_PASSAGES = frozenset({"requirements", "responsibilities", "benefits"})
_SAME = {
    "position_types": ("value",),
    "deadlines": ("date",),
    "start_date": ("date",),
    "employment": ("value",),
    "openings_stated": ("count",),
    "salary": ("minimum", "currency"),
    "contacts": ("email", "phone"),
}
_LEAST_OVERLAP = 0.5  # of two spans, or of the words of two passages, that are the same
_SURE = 0.99


def with_markup(outline: Outline, postings: Sequence[JobPosting], items: Iterable[Item]) -> list[JobPosting]:
    """Add what the markup states to the postings of a page.

    An item goes to the posting whose title its own resembles most, else to the first. A page on which the text
    shows no call, but does not say either that one is closed, has the postings that its markup states.

    Args:
        outline: the page's structure.
        postings: what the text says.
        items: what `read_items` gave.
    """
    places = Places(outline)
    read = [list(facts_of(item, places)) for item in items]
    stated = [facts for facts in read if any(name == "title" for name, _ in facts)]
    if not postings and not outline.closed and not any(role.closed for role in outline.roles):
        return [_made(outline, number, facts) for number, facts in enumerate(stated)]
    merged = list(postings)
    if merged:
        for facts in stated:
            number = _posting_of(facts, merged)
            merged[number] = _merged(merged[number], facts)
    return merged


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    folded = fold(text).casefold()
    return frozenset(re.findall(r"[a-z0-9]+|[^\W\d_a-z]", folded))


def _resemblance(first: str, second: str) -> float:
    one, other = _words(first), _words(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _posting_of(facts: Sequence[Stated], postings: Sequence[JobPosting]) -> int:
    title = next(fact.text for name, fact in facts if name == "title")
    likeness = [_resemblance(title, posting.title.text) if posting.title else 0.0 for posting in postings]
    return max(range(len(postings)), key=lambda number: (likeness[number], -number))


def _made(outline: Outline, number: int, facts: Sequence[Stated]) -> JobPosting:
    start, end = min(fact.start for _, fact in facts), max(fact.end for _, fact in facts)
    key = f"{outline.document.page.sha256}:markup:{number}:{start}"
    languages = list(outline.languages)[:1]
    empty = JobPosting(
        id=hashlib.sha256(key.encode()).hexdigest()[:16], languages=languages, start=start, end=end
    )  # fmt: skip
    return _merged(empty, facts)


def _merged(posting: JobPosting, facts: Sequence[Stated]) -> JobPosting:
    known: dict[str, list[Any]] = defaultdict(list)
    for name in {name for name, _ in facts}:
        value = getattr(posting, name)
        known[name] = list(value) if isinstance(value, list) else [value] if value is not None else []
    for name, fact in facts:
        same = next((i for i, other in enumerate(known[name]) if _say_the_same(name, other, fact)), None)
        if same is not None:
            known[name][same] = _joined(known[name][same], fact)
        elif name in _PASSAGES and any(fact.start < other.end and other.start < fact.end for other in known[name]):
            continue  # the text's rules cut it otherwise
        elif name == "position_types" and posting.position_types:
            continue  # a title may name levels that the text knows to be closed
        elif not (name in _SINGLE and known[name]):  # of one value, what the text says stands
            known[name].append(fact)
    return posting.model_copy(update=_fields(posting, known))


def _fields(posting: JobPosting, known: Mapping[str, list[Any]]) -> dict[str, Any]:
    """Give the attributes that change."""
    fields: dict[str, Any] = {}
    for name, facts in known.items():
        facts.sort(key=lambda fact: (fact.start, fact.end))
        fields[name] = (facts[0] if facts else None) if name in _SINGLE else facts
    if "deadlines" in fields:
        fields["deadline"] = _deadline(posting, fields["deadlines"])
    if fields.get("openings_stated") is not None:
        fields["openings"] = fields["openings_stated"].count
    return fields


def _deadline(posting: JobPosting, deadlines: Sequence[Deadline]) -> Deadline:
    """Give the deadline that counts: the one of the text, as it now stands, else the only other."""
    told = posting.deadline
    return next(
        (d for d in deadlines if told is not None and (d.start, d.date) == (told.start, told.date)), deadlines[0]
    )


def _say_the_same(name: str, known: Fact, new: Fact) -> bool:
    if isinstance(known, Organization) and isinstance(new, Organization):
        names = {fold(other).casefold() for other in (known.name, known.text, *known.aliases)}
        return bool(names & {fold(new.name).casefold(), fold(new.text).casefold()})
    if isinstance(known, Location) and isinstance(new, Location):
        return known.country_code == new.country_code and (new.city is None or known.city == new.city)
    if isinstance(known, Requirement) and fold(new.text).casefold() in {skill.casefold() for skill in known.skills}:
        return True  # a skill listed by its name alone
    if name in _SAME:
        values = [(getattr(known, key), getattr(new, key)) for key in _SAME[name]]
        return (
            any(a == b and a is not None for a, b in values) if name == "contacts" else all(a == b for a, b in values)
        )
    together = min(known.end, new.end) - max(known.start, new.start)
    if together > 0:
        return together >= _LEAST_OVERLAP * (max(known.end, new.end) - min(known.start, new.start))
    return _resemblance(known.text, new.text) >= (0.8 if name == "title" else 1.6 * _LEAST_OVERLAP)


def _joined(known: Fact, new: Fact) -> Fact:
    """Give a fact that text and markup state, at the place of the text."""
    methods = known.method.split("+")
    if METHOD in methods:
        return known
    place = Span(start=new.start, end=new.end)
    apart = new.end <= known.start or new.start >= known.end
    update: dict[str, Any] = {
        "method": "+".join([*methods, METHOD]),
        "confidence": round(min(_SURE, 1 - (1 - known.confidence) * (1 - new.confidence)), 3),
        "mentions": [*known.mentions, place] if apart and place not in known.mentions else known.mentions,
    }
    if isinstance(known, Location):
        update["inferred"] = False
    return known.model_copy(update=update)
