"""What a requirement says in values: degree, fields of study, years, skills, languages, limits, publications."""

from __future__ import annotations

from typing import Any

from jobextract.fields.requirements.clauses import modules_for
from jobextract.fields.requirements.degrees import degree_of, or_equivalent, subjects_of
from jobextract.fields.requirements.languages import languages_of
from jobextract.fields.requirements.records import eligibility_of, publications_of, years_of
from jobextract.fields.requirements.skills import skills_of
from jobextract.reading.page import Block

_OF_A_DEGREE = frozenset({"education", "eligibility", "publication", "experience", "other"})
_OF_SUBJECTS = frozenset({"education", "eligibility"})
_OF_YEARS = frozenset({"education", "experience", "skill"})
_OF_LIMITS = frozenset({"education", "eligibility", "experience", "other"})
_LONGEST = 1500  # characters of a requirement that are read

Span = tuple[int, int]


def details(block: Block, start: int, end: int, category: str) -> dict[str, Any]:
    """Give the values that a requirement states, as attributes of `schema.Requirement`.

    Args:
        block: that the requirement stands in.
        start: of the requirement in the block's text.
        end: of the requirement in the block's text.
        category: of the requirement.
    """
    text = block.folded[start : min(end, start + _LONGEST)]
    values: dict[str, Any] = {}
    modules = modules_for(text)
    if category in _OF_A_DEGREE and (degree := degree_of(text, modules)):
        values["degree"] = degree
    if category == "education" and or_equivalent(text, modules):
        values["or_equivalent"] = True
    subjects: list[Span] = []
    if category in _OF_SUBJECTS:
        fields, subjects = subjects_of(text, block.text[start : start + len(text)], modules)
        if fields:
            values["fields_of_study"] = fields
    if category in _OF_YEARS and (years := years_of(text, modules)):
        values["years_min"] = years
    if found := skills_of(text, category, subjects):
        values["skills"] = [match.skill.name for match in found]
        values["skill_mentions"] = []
        for match in found:
            first, last = block.source_span(start + match.start, start + match.end)
            name, kind, esco = match.skill
            values["skill_mentions"].append({"start": first, "end": last, "name": name, "kind": kind, "esco": esco})
    if languages := languages_of(text, category, modules):
        values["language_skills"] = languages
    if category in _OF_LIMITS and (limits := eligibility_of(text, modules)):
        values["eligibility"] = limits
    if (record := publications_of(text, category, modules)) is not None:
        values["publications"] = record
    return values
