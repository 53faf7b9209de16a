"""Canonical names of the skills that a requirement names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobextract.fields.requirements.clauses import modules_for
from jobextract.gazetteer.skills import SkillMatch, skills

# Kinds of skills whose words mean something else in requirements of a category.
_NOT_OF = {"eligibility": frozenset({"soft_skill", "knowledge"})}
_BESIDE_A_DEGREE = frozenset({"programming_language", "software", "soft_skill"})  # never a degree's subject
_WITHOUT_ANY = frozenset({"publication"})
# Of a language these are skills only where they are called so: "communication skills in English".
_OF_A_LANGUAGE = frozenset({"communication", "writing"})
_SKILL = re.compile(r"skills?\b|abilit|能力", re.I)
_TOLD = re.compile(r"expla|讲|解释", re.I)
_BEHIND = 8  # characters behind a skill in which it is called one

Span = tuple[int, int]


def find_skills(text: str) -> list[str]:
    """Give the canonical skills named in a folded text, in order, each once.

    >>> find_skills("Python or C/C++, experience with pytorch")
    ['Python', 'C', 'C++', 'PyTorch']
    >>> find_skills("熟悉流式细胞技术, 有团队合作精神")
    ['flow cytometry', 'teamwork']
    >>> find_skills("R&D, vitamin C and where to go")
    []
    """
    return list(dict.fromkeys(match.skill.name for match in skills().find(text)))


def skills_of(text: str, category: str, subjects: list[Span]) -> list[SkillMatch]:
    """Give the skills that a requirement asks for, each where it first stands.

    Args:
        text: of the requirement, folded.
        category: of the requirement.
        subjects: where the subjects of a degree stand, which are fields of study and no skills.
    """
    if category in _WITHOUT_ANY:
        return []
    first: dict[str, SkillMatch] = {}
    found = skills().find(text)
    known = category != "education" or (
        bool(found) and any(module.KNOWN_SUBJECT.search(text) for module in modules_for(text))
    )
    spared = list(_spared(text)) if found else []
    for match in found:
        kind = match.skill.kind
        if any(start <= match.start < end for start, end in spared):
            continue
        if kind in _NOT_OF.get(category, ()) or (kind not in _BESIDE_A_DEGREE and not known):
            continue
        spoken = category == "language" and match.skill.name in _OF_A_LANGUAGE and not _TOLD.match(text, match.start)
        if spoken and not _SKILL.search(text, match.start, match.end + _BEHIND):
            continue
        if any(match.start < end and start < match.end for start, end in subjects):
            continue
        first.setdefault(match.skill.name, match)
    return list(first.values())


def _spared(text: str) -> Iterator[Span]:
    """Give the parts of a requirement that name what nobody needs."""
    for module in modules_for(text):
        for match in module.SPARED.finditer(text):
            yield match.span()
