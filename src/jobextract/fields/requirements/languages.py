"""The languages that a requirement asks for, with their levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

from jobextract.fields.requirements.degrees import code_of
from jobextract.language.modules import language_modules
from jobextract.matching import FilteredPattern, PatternSet

_PACKAGE = "jobextract.fields.requirements"
_CEFR = re.compile(r"(?<![A-Za-z0-9])([ABC][12])(?![A-Za-z0-9])")
# Test -> language it is of, what it is called, and which scores it has.
_TESTS: dict[str, tuple[str, str, tuple[tuple[float, float], ...]]] = {
    "IELTS": ("en", r"ielts|雅思", ((4, 9),)),
    "TOEFL": ("en", r"toefl|托福", ((40, 120), (400, 677))),
    "TOEIC": ("en", r"toeic|托业", ((300, 990),)),
    "PTE": ("en", r"(?<![a-z])pte(?![a-z])", ((30, 90),)),
    "Duolingo": ("en", r"duolingo|多邻国", ((60, 160),)),
    "HSK": ("zh", r"(?<![a-z])hsk(?![a-z])", ((1, 9),)),
    "TestDaF": ("de", r"testdaf|德福", ((3, 5),)),
    "TOPIK": ("ko", r"(?<![a-z])topik(?![a-z])", ((1, 6),)),
}
_ANY_TEST = "|".join(pattern for _, pattern, _ in _TESTS.values())
_TEST = FilteredPattern(
    re.compile(
        rf"(?:(?P<before>\d{{1,3}}(?:\.\d)?)\+? (?:in|on|for) (?:the )?)?(?P<test>{_ANY_TEST})"
        rf"(?:(?:(?!{_ANY_TEST}|cet|[四六]级|[;；。])\D){{0,24}}?(?P<score>\d{{1,3}}(?:\.\d{{1,2}})?))?",
        re.I,
    )
)
_CET = FilteredPattern(
    re.compile(
        r"(?:(?<![a-z])cet\s?-?\s?(?P<digit>[46])|(?<![a-z])cet(?![a-z46-])|(?P<both>四[、/]?六级)|(?P<han>[四六])级|专业?(?P<tem>[四八])级)"
        r"(?:[^\d，。；,;.、或/]{0,12}?(?P<score>[34567]\d\d)(?!\d))?",
        re.I,
    )
)
_JLPT = FilteredPattern(
    re.compile(
        r"(?:jlpt|japanese|日[语文])[^，。；,;]{0,14}?(?<![a-z])(?:n(?P<level>[1-5])(?![a-z0-9])|(?P<han>[一二])级)",
        re.I,
    )
)
_OTHERS_LANGUAGES = frozenset({"publication"})  # a requirement's languages are those of something else
_BEFORE = 20  # characters before a language that may say that another is meant
_JOINED = re.compile(r"\b(?:and|or|both|in)\b|[和或及与、\W]", re.I)
_GRADES = {"一": "1", "二": "2"}
_ORDER = ("A1", "A2", "B1", "B2", "C1", "C2")

Skill = dict[str, str | None]


@cache
def _names(code: str) -> FilteredPattern:
    words = sorted(language_modules(_PACKAGE)[code].LANGUAGES, key=lambda word: (-len(word), word))
    bound = r"\b" if words[0].isascii() else ""
    return FilteredPattern(re.compile(f"{bound}(?P<name>{'|'.join(words)}){bound}", re.I))


@cache
def _levels(code: str) -> tuple[list[str], PatternSet]:
    rows = language_modules(_PACKAGE)[code].LEVELS
    return [level for level, _ in rows], PatternSet([pattern for _, pattern in rows])


def languages_of(text: str, category: str, modules: Sequence[ModuleType]) -> list[Skill]:
    """Give the languages asked for, one entry for each test and for each language without one.

    Where the requirement is about something else, only tests count, and languages that one is to speak.
    """
    tests = list(_tests(text))
    found: dict[str, str | None] = {}
    for module in modules:
        if category == "language" or (category not in _OTHERS_LANGUAGES and module.LANGUAGE_ASKED.search(text)):
            for code, level in _named(text, module).items():
                if found.get(code) is None:
                    found[code] = level
    skills: list[Skill] = []
    for code, level in found.items():
        if not any(code == tested for tested, _ in tests):
            skills.append({"code": code, "level": level})
    skills += [{"code": code, "level": level} for code, level in dict.fromkeys(tests)]
    return skills


def _tests(text: str) -> Iterator[tuple[str, str]]:
    """Give the tests named, with the language that they are of."""
    for match in _TEST.finditer(text):
        name = next(test for test, (_, pattern, _) in _TESTS.items() if re.fullmatch(pattern, match["test"], re.I))
        code, _, ranges = _TESTS[name]
        score = next(
            (s for s in (match["before"], match["score"]) if s and any(a <= float(s) <= b for a, b in ranges)), None
        )
        yield code, f"{name} {score}" if score else name
    for match in _CET.finditer(text):
        score = f" {match['score']}" if match["score"] else ""
        if match["tem"]:
            yield "en", "TEM-8" if match["tem"] == "八" else "TEM-4"
        elif match["both"] or "6" in match.group() or match["han"] == "六":
            yield "en", f"CET-6{score}"
        elif match["digit"] or match["han"]:
            yield "en", f"CET-4{score}"
        else:
            yield "en", "CET"
    for match in _JLPT.finditer(text):
        yield "ja", f"JLPT N{match['level'] or _GRADES[match['han']]}"


def _named(text: str, module: ModuleType) -> dict[str, str | None]:
    """Give the languages named in a text with their levels in words or of the CEFR."""
    code = code_of(module)
    found: dict[str, str | None] = {}
    start = 0
    inherited: str | None = None  # the level of the clause before: "fluent in English, German and French"
    before: list[str] = []  # languages of the clause before that have no level yet
    pattern = _names(code)
    for separator in [*module.CLAUSE.finditer(text), None]:
        end = separator.start() if separator else len(text)
        clause = text[start:end]
        start = separator.end() if separator else len(text)
        names = [match for match in pattern.finditer(clause) if _is_meant(clause, match, module)]
        levels = _levels_in(clause, code)
        if module.NOT_ASKED.search(clause) and not (module.WELCOME.search(clause) and names):
            continue
        if not names:
            if levels:
                found.update(dict.fromkeys(before, levels[0][1]))
            before = []
            continue
        codes: list[str] = []
        for number, match in enumerate(names):
            following = names[number + 1].start() if number + 1 < len(names) else len(clause)
            level = _nearest(match, following, levels, len(names))
            if not levels and not _JOINED.sub("", pattern.pattern.sub("", clause)):
                level = inherited
            for language in module.LANGUAGES.get(match["name"].lower(), "").split():
                if found.get(language) is None:
                    found[language] = level
                codes.append(language)
        before = [language for language in codes if found[language] is None]
        inherited = levels[-1][1] if levels else inherited
    return found


def _is_meant(clause: str, match: re.Match[str], module: ModuleType) -> bool:
    return not (
        module.LANGUAGE_NOT.match(clause, match.end())
        or module.LANGUAGE_BEFORE.search(clause, max(0, match.start() - _BEFORE), match.start())
    )


def _levels_in(clause: str, code: str) -> list[tuple[int, str]]:
    """Give the levels named in a clause and where."""
    found = [(match.start(), match[1]) for match in _CEFR.finditer(clause)]
    if not found:
        names, patterns = _levels(code)
        found = [(match.start(), names[index]) for index, match in patterns.finditer(clause)]
    return sorted(found)


def _nearest(match: re.Match[str], following: int, levels: Sequence[tuple[int, str]], count: int) -> str | None:
    """Give the level that goes with a language: in a list of several, the next one or else the last before it."""
    if not levels:
        return None
    cefr = [level for _, level in levels if level in _ORDER]
    if count == 1 and cefr:
        return min(cefr, key=_ORDER.index)
    after = [level for place, level in levels if match.end() <= place < following]
    ahead = [level for place, level in levels if place < match.start()]
    if cefr:
        return after[0] if after else levels[-1][1]
    return ahead[-1] if ahead else after[0] if after else levels[0][1]
