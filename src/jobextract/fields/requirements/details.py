"""What a requirement says in values: degree, fields of study, years, skills, languages with their levels."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jobextract.fields.requirements.clauses import modules_for
from jobextract.fields.requirements.skills import find_skills
from jobextract.language.modules import language_modules
from jobextract.matching import PatternSet

_PACKAGE = "jobextract.fields.requirements"
_LEVEL = re.compile(
    r"\b(?P<cefr>[ABC][12])\b|\b(?P<test>IELTS|TOEFL|雅思|托福)\D{0,24}?(?P<score>\d{1,3}(?:\.\d)?)"
    r"|(?P<cet>CET[- ]?[46]|(?:英语|大学英语)?[四六]级)"
    r"|(?P<word>fluent|fluency|native|proficien(?:t|cy)|流利|熟练|精通)",
    re.I,
)
_TESTS = {"雅思": "IELTS", "托福": "TOEFL"}
_WORDS = {
    "fluency": "fluent",
    "流利": "fluent",
    "proficiency": "proficient",
    "熟练": "proficient",
    "精通": "proficient",
}
_LONGEST_FIELD = 60  # characters


@cache
def _degrees(code: str) -> tuple[list[str], PatternSet]:
    rows = language_modules(_PACKAGE)[code].DEGREES
    return [name for name, _ in rows], PatternSet([pattern for _, pattern in rows])


def _degree(text: str, codes: list[str]) -> str | None:
    """Give the lowest degree that is enough: "Master or PhD" asks for a master."""
    named = set()
    for names, patterns in map(_degrees, codes):
        named.update([names[index] for index in patterns.matching(text)])
    return next((name for name in ("bachelor", "master", "phd") if name in named), None)


def _level(text: str) -> str | None:
    match = _LEVEL.search(text)
    if match is None:
        return None
    if match["cefr"]:
        return match["cefr"].upper()
    if match["test"]:
        test = _TESTS.get(match["test"], match["test"].upper())
        return f"{test} {match['score']}"
    if match["cet"]:
        return "CET-6" if "六" in match["cet"] or "6" in match["cet"] else "CET-4"
    word = match["word"].lower()
    return _WORDS.get(word, word)


def details(text: str, category: str) -> dict[str, Any]:
    """Give the values that a requirement's folded text states, as attributes of `schema.Requirement`."""
    values: dict[str, Any] = {}
    modules = modules_for(text)
    codes = [module.__name__.rsplit(".", 1)[-1] for module in modules]
    if category in {"education", "eligibility", "publication", "experience"} and (degree := _degree(text, codes)):
        values["degree"] = degree
    if category == "education":
        fields: list[str] = []
        for module in modules:
            for match in module.FIELDS.finditer(text):
                for part in module.FIELD_SEPARATOR.split(match["fields"]):
                    name = part.strip(" ()（）")
                    if hasattr(module, "FIELD_NOISE"):
                        name = module.FIELD_NOISE.sub("", name)
                    if 1 < len(name) <= _LONGEST_FIELD and name not in fields:
                        fields.append(name)
            if fields:
                break
        if fields:
            values["fields_of_study"] = fields
    for module in modules:
        if match := module.YEARS.search(text):
            number = match["years"] or match["years2"]
            values["years_min"] = float(module.NUMBERS.get(number.lower(), 0) or number)
            break
    if skills := find_skills(text):
        values["skills"] = skills
    if category == "language":
        found: dict[str, str | None] = {}
        for module in modules:
            for name, code in module.LANGUAGES.items():
                if re.search(re.escape(name), text, re.I):
                    found.setdefault(code, _level(text))
        if not found and (level := _level(text)):
            found["en"] = level
        if found:
            values["language_skills"] = [{"code": code, "level": level} for code, level in found.items()]
    return values
