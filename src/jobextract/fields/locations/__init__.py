"""Where the work takes place.

Places come from the gazetteer (`mentions`), the rules of the language modules tell workplaces from other
places (`judge`), and statements on remote work are read beside them (`workplace`).

A new language is a module that defines the same names as `en`; a pattern that it has no use for is ``(?!)``.
"""

from __future__ import annotations

from collections.abc import Iterator

from jobextract.fields.candidate import Candidate
from jobextract.fields.locations.judge import LEAST, Judge, Verdict
from jobextract.fields.locations.mentions import Mention, find_home, find_mentions
from jobextract.fields.locations.workplace import Workplaces
from jobextract.language.modules import language_modules
from jobextract.sections.outline import Outline

_WEAK = 0.4  # below what is reported; a trained model may lift it


def find(outline: Outline) -> Iterator[Candidate]:
    """Propose the places of work."""
    page = outline.document.page
    modules = tuple(language_modules(__name__).values())
    home = find_home(page)
    judge = Judge(outline, home, modules)
    found: list[tuple[Mention, Verdict]] = []
    last: tuple[Mention, Verdict] | None = None
    for mention in find_mentions(page, home):
        verdict = judge.judge(mention)
        if verdict.confidence == 0:
            continue
        if last is not None:
            verdict = judge.after(*last, mention, verdict)
        if verdict.confidence >= LEAST or last is None or last[0].block is not mention.block:
            last = mention, verdict
        found.append((mention, verdict))
    workplaces = Workplaces(outline, modules)
    told = {m.city for m, verdict in found if verdict.rule != "employer" and verdict.confidence >= LEAST}
    for mention, (rule, confidence) in found:
        city, country = mention.city
        if city is None and any(name is not None and code == country for name, code in told):
            confidence = min(confidence, _WEAK)  # the city says it
        if rule == "employer" and told and mention.city not in told:
            confidence = min(confidence, _WEAK)  # an institute may lie elsewhere than its university
        yield _candidate(mention, rule, confidence, workplaces)
    if all(confidence < LEAST for _, (_, confidence) in found):
        yield from workplaces.remote()


def _candidate(mention: Mention, rule: str, confidence: float, workplaces: Workplaces) -> Candidate:
    place = mention.place
    city, _ = mention.city
    end = mention.end
    if any(
        link.start < end < link.end or mention.start < link.end < end
        for link in mention.block.links_at(mention.start, end)
    ):
        end = mention.name_end  # half a link would not read the same in the source
    return Candidate(
        field="locations",
        block=mention.block,
        start=mention.start,
        end=end,
        normal=f"{city or ''}, {place.country_code}",
        confidence=round(min(confidence, 0.95), 3),
        method=f"rule:{rule}",
        values={
            "city": city,
            "region": place.region if city else place.name,
            "country": place.country,
            "country_code": place.country_code,
            "latitude": place.latitude if city else None,
            "longitude": place.longitude if city else None,
            "geonames_id": place.geonames_id,
            "workplace": workplaces.at(mention.block, mention.start),
            "inferred": rule in {"employer", "address"},
        },
    )
