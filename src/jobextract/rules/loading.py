"""A folder of rules and lexicons, read and validated."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import Any, cast, get_args

from jobextract.assembly import FACT_TYPES
from jobextract.errors import RulesError
from jobextract.rules.safety import pattern_fault
from jobextract.rules.userrules import (
    Case,
    HeadingWords,
    RuleSpec,
    SkillSpec,
    TopicSpec,
    UserRules,
    default_values,
    fault_of_values,
    fill,
)
from jobextract.schema import SkillKind
from jobextract.sections.outline import Role

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["load_rules"]

_KEYS = frozenset({"name", "pattern", "confidence", "normal", "values", "roles", "must_match", "must_not_match"})
_ROLES = get_args(Role)
_HEADING_ROLES = (*(role for role in _ROLES if role not in {"title", "other"}), "none")
_SKILL_KINDS = get_args(SkillKind)
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_EXTRA = re.compile(r"extra\.[a-z][a-z0-9_]*")
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*rules[ \t]*\]\]", re.M)
_SAMPLES = ("1", "x", "2026-01-01", "en", "AT")
"""What groups of a match may hold, to see whether values with groups in them can fit at all."""
_LONGEST_PATTERN = 5000
_LEXICONS = ("skills.tsv", "topics.tsv", "headings.tsv")


class _Problems:
    """Collects what is wrong, so that a user sees all of it at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[str] = []

    def place(self, path: Path, line: int | None = None) -> str:
        name = path.relative_to(self.root).as_posix()
        return name if line is None else f"{name}:{line}"

    def add(self, path: Path, line: int | None, message: str) -> None:
        self.found.append(f"{self.place(path, line)}: {message}")


def load_rules(path: str | PathLike[str]) -> UserRules:
    """Read a folder of rules and lexicons.

    Raises:
        RulesError: there is no such folder, or something in it is wrong; the message names file, line and fault, one
            a line.
    """
    root = Path(path)
    if not root.is_dir():
        raise RulesError(f"{root}: no such folder of rules")
    problems = _Problems(root)
    rules: list[RuleSpec] = []
    skills: list[SkillSpec] = []
    topics: list[TopicSpec] = []
    headings: list[HeadingWords] = []
    for file in sorted(root.rglob("*")):
        parts = file.relative_to(root).parts
        if file.is_dir() or any(part.startswith(".") for part in parts) or file.suffix == ".md":
            continue
        if len(parts) == 2 and file.suffix == ".toml":
            rules += _rules(file, problems)
        elif parts == ("skills.tsv",):
            skills += _skills(file, problems)
        elif parts == ("topics.tsv",):
            topics += _topics(file, problems)
        elif parts == ("headings.tsv",):
            headings += _headings(file, problems)
        else:
            problems.add(file, None, f"is neither FIELD/LANGUAGE.toml nor one of {', '.join(_LEXICONS)}")
    named: dict[str, RuleSpec] = {}
    for rule in rules:
        first = named.setdefault(rule.name, rule)
        if first is not rule:
            problems.found.append(f"{rule.place}: the name {rule.name!r} is taken by {first.place}")
    if problems.found:
        raise RulesError("\n".join(problems.found))
    return UserRules(tuple(rules), tuple(skills), tuple(topics), tuple(headings))


def _text(file: Path, problems: _Problems) -> str | None:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        problems.add(file, None, "is not UTF-8")
    except OSError as error:
        problems.add(file, None, f"cannot be read: {error.strerror}")
    return None


# Rules -------------------------------------------------------------------------------------------------------------


def _rules(file: Path, problems: _Problems) -> Iterator[RuleSpec]:
    field, language = file.parent.name, file.stem
    if field not in FACT_TYPES and not _EXTRA.fullmatch(field):
        known = ", ".join([*FACT_TYPES, "extra.NAME"])
        problems.add(file, None, f"there is no field {field!r}; known are {known}")
        return
    if not _LANGUAGE.fullmatch(language):
        problems.add(file, None, f"{language!r} is no two-letter code of a language")
        return
    text = _text(file, problems)
    if text is None:
        return
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        problems.add(file, int(found[1]) if found else None, f"is no TOML: {error}")
        return
    for key in content.keys() - {"rules"}:
        problems.add(file, None, f"unknown key {key!r}: only [[rules]] may stand here")
    entries = content.get("rules", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        problems.add(file, None, "rules must be written as [[rules]]")
        return
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    for number, entry in enumerate(entries):
        line = lines[number] if len(lines) == len(entries) else None
        faults = list(_faults(field, entry))
        for fault in faults:
            name = f"rule {entry['name']!r}: " if isinstance(entry.get("name"), str) else ""
            problems.add(file, line, name + fault)
        if not faults:
            spec = RuleSpec(
                field=field,
                language=language,
                name=entry["name"],
                pattern=entry["pattern"],
                confidence=float(entry.get("confidence", 0.8)),
                place=problems.place(file, line),
                normal=entry.get("normal"),
                values=entry.get("values", {}),
                roles=tuple(entry.get("roles", ())),
            )
            yield replace(spec, cases=tuple(_cases(entry)))


def _faults(field: str, entry: dict[str, Any]) -> Iterator[str]:
    """Say everything that is wrong with an entry."""
    for key in entry.keys() - _KEYS:
        yield f"unknown key {key!r}; known are {', '.join(sorted(_KEYS))}"
    name, pattern = entry.get("name"), entry.get("pattern")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield "needs a name of small letters, digits and hyphens"
    confidence = entry.get("confidence", 0.8)
    if isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0 < confidence <= 1:
        yield f"confidence is {confidence!r}, not a number above 0 and up to 1"
    if not isinstance(entry.get("normal", ""), str):
        yield "normal must be a text"
    roles = entry.get("roles", [])
    for role in roles if isinstance(roles, list) else [roles]:
        if role not in _ROLES:
            yield f"there is no role {role!r}; known are {', '.join(_ROLES)}"
    for key in ("must_match", "must_not_match"):
        cases = entry.get(key, [])
        if not isinstance(cases, list) or not all(_is_case(case, key) for case in cases):
            yield f"{key} must be a list of texts" + (" or of { text, normal }" if key == "must_match" else "")
    if not entry.get("must_match"):
        yield "needs at least one text in must_match"
    if not isinstance(pattern, str) or not pattern:
        yield "needs a pattern"
    elif len(pattern) > _LONGEST_PATTERN:
        yield f"the pattern is longer than {_LONGEST_PATTERN} characters"
    elif fault := pattern_fault(pattern):
        yield fault
    else:
        yield from _faults_of_values(field, entry.get("values", {}), entry.get("normal", ""), pattern)


def _is_case(case: Any, key: str) -> bool:
    if isinstance(case, dict) and key == "must_match":
        return case.keys() <= {"text", "normal"} and "text" in case and all(isinstance(x, str) for x in case.values())
    return isinstance(case, str)


def _faults_of_values(field: str, values: Any, normal: Any, pattern: str) -> Iterator[str]:
    if not isinstance(values, dict):
        yield "values must be a table"
        return
    groups = {*re.compile(pattern).groupindex, "fact"}
    named = set(re.findall(r"\{(\w+)\}", f"{normal} {values}"))
    for name in sorted(named - groups):
        yield f"{{{name}}} is no group of the pattern; known are {', '.join(sorted(groups))}"
    whole = default_values(field, "x")
    if field == "requirements":
        whole = {"category": "other", "necessity": "required"}
    fault = None
    for sample in _SAMPLES:
        filled = {name: fill(value, dict.fromkeys(groups, sample)) for name, value in values.items()}
        fault = fault_of_values(field, {**whole, **filled})
        if fault is None:
            return
    yield f"values: {fault}"


def _cases(entry: dict[str, Any]) -> Iterator[Case]:
    for case in entry.get("must_match", []):
        if isinstance(case, dict):
            yield Case(case["text"], True, case.get("normal"))
        else:
            yield Case(case, True)
    for case in entry.get("must_not_match", []):
        yield Case(case, False)


# Lexicons ----------------------------------------------------------------------------------------------------------


def _rows(file: Path, problems: _Problems, least: int, most: int) -> Iterator[tuple[int, list[str]]]:
    """Give the lines of a table that are no comments, with their number."""
    for number, line in enumerate((_text(file, problems) or "").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not least <= len(cells) <= most:
            expected = str(least) if least == most else f"{least} to {most}"
            problems.add(file, number, f"has {len(cells)} columns, not {expected} (columns are separated by tabs)")
        elif not cells[0]:
            problems.add(file, number, "its first column is empty")
        else:
            yield number, cells


def _forms(name: str, cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name, *(form.strip() for form in cell.split("|") if form.strip())]))


def _skills(file: Path, problems: _Problems) -> Iterator[SkillSpec]:
    for number, (name, kind, *rest) in _rows(file, problems, 2, 4):
        esco = rest[1] if len(rest) > 1 and rest[1] else None
        if kind not in _SKILL_KINDS:
            problems.add(file, number, f"there is no kind {kind!r}; known are {', '.join(_SKILL_KINDS)}")
        elif esco and not esco.startswith("http"):
            problems.add(file, number, f"{esco!r} is no address of a skill in ESCO")
        else:
            yield SkillSpec(name, cast(SkillKind, kind), _forms(name, rest[0] if rest else ""), esco)


def _topics(file: Path, problems: _Problems) -> Iterator[TopicSpec]:
    for _, (canonical, *rest) in _rows(file, problems, 1, 2):
        yield TopicSpec(canonical, _forms(canonical, rest[0] if rest else ""))


def _headings(file: Path, problems: _Problems) -> Iterator[HeadingWords]:
    for number, (role, *rest) in _rows(file, problems, 2, 3):
        necessity = rest[1] if len(rest) > 1 else ""
        if role not in _HEADING_ROLES:
            problems.add(file, number, f"there is no role {role!r}; known are {', '.join(_HEADING_ROLES)}")
        elif not rest[0]:
            problems.add(file, number, "its second column holds no words")
        elif necessity not in {"", "required", "preferred"}:
            problems.add(file, number, f"its third column is {necessity!r}, not required or preferred")
        else:
            yield HeadingWords(role, rest[0], necessity == "preferred")
