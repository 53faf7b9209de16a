"""The skills that research openings name: where they stand in a text, and what they are called.

`data/skills.tsv` is the lexicon, `data/skills.txt.gz` what `build` makes of it: a line a skill with its name, kind,
identifier in ESCO and forms. A form is found as whole words, without regard to case, hyphens and the plural's s;
Chinese forms are found anywhere. Signs before a form: `=` only in exactly these capitals; `?` only where the text
around it speaks of tools (Go, Unity, and the letter R). The forms of a row of kind `none` mean no skill and keep
shorter forms inside them from being found ("kind of").
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import ahocorasick

from jobextract.gazetteer.folding import is_han
from jobextract.gazetteer.resource import shared
from jobextract.memory import remembered

ESCO = "http://data.europa.eu/esco/skill/"
"""What the identifiers of skills in ESCO begin with."""

_NO_SKILL = "none"
_TOOLS = frozenset({"programming_language", "software"})
_PLAIN = str.maketrans("-‐‑–－_’‘", "      ''")
_LEAST_PLURAL = 3  # characters of a form whose plural is found too
_EDGES = " .,;:()·•*、。，；"
_AROUND = 24  # characters before and behind a doubtful form that are looked at
_REMEMBERED = 1024
_LETTER = re.compile(r"(?<![A-Za-z0-9_&+'’.])[A-Z](?![A-Za-z0-9_&+#'’])(?!\.\s?[a-z]|-\d)")
_FIRST = 24  # characters of the first of two skills that share a noun
_FIRST_WORD = re.compile(r"(?<![a-z-])(?P<word>[a-z]{3,20}) (?:and|or|&) $")
_FIRST_HAN = re.compile(r"(?P<word>[\u3400-\u9fff]{2,4})[或和与及、]$")
_SPACE = re.compile(r" (?=\w)")
_BETWEEN = re.compile(r"[\s,/、&+()（）;；]{0,4}(?:(?:and|or|e\.g\.|such as|和|或|或者|与|以及|及)[\s,]{0,2})?")
_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:in|with|using|of|like|as|via|use|used|learn|knows?|languages?|software|packages?|tools?|frameworks?|programming|coding"
    r"|e\.g\.|i\.e\.)[\s:(（]{0,3}"
    r"|(?:熟[悉练]|掌握|使用|运用|应用|利用|会|懂|精通|学|了解|如|用|语言|软件|编程|编写|写|操作|以|基于)[\s:：(（]{0,3})$"
)
_BEHIND = re.compile(
    r"\s{0,2}(?:programming|programs?\b|languages?\b|scripts?\b|scripting|code\b|coding|software|packages?\b|framework"
    r"|librar(?:y|ies)|for embedded|(?:\d+ )?(?:or|and) (?:similar|equivalent|comparable|other|related)(?: \w+)?"
    r"(?=\)|$| (?:tools?|software|packages?|languages?|frameworks?))|等(?:\)|）|软件|工具|语言|框架)"
    r"|语言|编程|软件|程序|代码|脚本|框架)"
)


class SkillEntry(NamedTuple):
    """A skill of the lexicon."""

    name: str
    kind: str
    """One of `jobextract.schema.SkillKind`."""
    esco: str | None
    """URI of the skill in ESCO, where it has one."""


class SkillMatch(NamedTuple):
    """A skill named in a text."""

    start: int
    end: int
    skill: SkillEntry


class _Form(NamedTuple):
    """A way to write a skill."""

    text: str
    skill: SkillEntry
    exact: bool
    doubtful: bool


class SkillLexicon:
    """Skills and their forms, read from the bytes that `build_skills` gives.

    Raises:
        OSError, ValueError: the bytes are no lexicon.
    """

    __slots__ = ("_han", "_latin", "_letters", "find", "skills")

    def __init__(self, data: bytes) -> None:
        self.skills: dict[str, SkillEntry] = {}
        """By name."""
        latin: dict[str, list[_Form]] = {}
        han: dict[str, list[_Form]] = {}
        self._letters: dict[str, _Form] = {}
        for line in gzip.decompress(data).decode("utf-8").splitlines():
            name, kind, esco, forms = line.split("\t")
            skill = SkillEntry(name, kind, ESCO + esco if esco else None)
            if kind != _NO_SKILL:
                self.skills[name] = skill
            for written in forms.split("|"):
                text = written.lstrip("?=")
                signs = written[: len(written) - len(text)]
                form = _Form(text.translate(_PLAIN), skill, "=" in signs, "?" in signs)
                if len(text) == 1:
                    self._letters[text] = form
                else:
                    (han if is_han(text) else latin).setdefault(form.text.lower(), []).append(form)
        self._latin, self._han = _automaton(latin), _automaton(han)
        self.find = remembered(_REMEMBERED)(self._find)

    def _find(self, text: str) -> tuple[SkillMatch, ...]:
        """Give the skills named in a folded text, from left to right, none inside another."""
        plain = text.translate(_PLAIN)
        lowered = plain.lower()
        if len(lowered) != len(plain):  # a letter whose lower case is two
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
        found: list[tuple[int, int, _Form]] = []
        for last, forms in self._latin.iter(lowered):
            found += _whole_words(lowered, plain, last + 1, forms)
        if not text.isascii():
            found += [
                (last + 1 - len(form.text), last + 1, form) for last, forms in self._han.iter(lowered) for form in forms
            ]
        for match in _LETTER.finditer(text):
            if form := self._letters.get(match.group()):
                found.append((match.start(), match.end(), form))
        if not found:
            return ()
        found = [*self._sharing(lowered, found), *found]
        if any(form.doubtful for _, _, form in found):
            found = _certain(lowered, found)
        found.sort(key=lambda hit: (hit[0], -hit[1], hit[2].doubtful))
        matches, free = [], 0
        for start, end, form in found:
            if start >= free:
                free = end
                if form.skill.kind != _NO_SKILL:
                    matches.append(SkillMatch(start, end, form.skill))
        return tuple(matches)

    def _sharing(self, lowered: str, found: Sequence[tuple[int, int, _Form]]) -> Iterator[tuple[int, int, _Form]]:
        """Give what lacks the noun of the skill after it: "cell and tissue culture", 细胞或动物实验."""
        for start, end, _ in found:
            for first in _firsts(lowered, start):
                word = lowered[slice(*first)]
                han = is_han(word)
                forms = (
                    form
                    for head in _heads(lowered[start:end], han=han)
                    for form in (self._han if han else self._latin).get(word + head, ())
                )
                if form := next((form for form in forms if not form.exact and not form.doubtful), None):
                    yield *first, form
                    break


def _firsts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Give where the first of two skills may stand whose second begins somewhere."""
    if match := _FIRST_WORD.search(text, max(0, start - _FIRST), start):
        yield match.span("word")
    elif match := _FIRST_HAN.search(text, max(0, start - _FIRST), start):
        last = match.end("word")
        yield from ((first, last) for first in range(match.start("word"), last - 1))


def _heads(text: str, *, han: bool) -> Iterator[str]:
    """Give what a skill's name may end in, the longest first: all of it but its first word or two characters."""
    if han:
        yield from (text[first:] for first in range(2, len(text) - 1) if is_han(text[first:]))
    else:
        yield from (text[match.start() :] for match in _SPACE.finditer(text))


def _automaton(forms: Mapping[str, Sequence[_Form]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for key in sorted(forms):
        automaton.add_word(key, tuple(forms[key]))
    automaton.make_automaton()
    return automaton


def _whole_words(lowered: str, plain: str, end: int, forms: Iterable[_Form]) -> Iterator[tuple[int, int, _Form]]:
    """Give the forms that end somewhere and stand there as words of their own."""
    behind = lowered[end : end + 1]
    plural = behind == "s" and not _is_letter(lowered[end + 1 : end + 2])
    if _is_letter(behind) and not plural:
        return
    for form in forms:
        start = end - len(form.text)
        if start and _is_letter(lowered[start - 1]) and _is_letter(lowered[start]):
            continue
        if form.exact and plain[start:end] != form.text:
            continue
        if not plural:
            yield start, end, form
        elif len(form.text) >= _LEAST_PLURAL and not form.doubtful:
            yield start, end + 1, form


def _is_letter(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _certain(text: str, found: Sequence[tuple[int, int, _Form]]) -> list[tuple[int, int, _Form]]:
    """Leave out the doubtful forms around which nothing speaks of tools."""
    kept = [hit for hit in found if not hit[2].doubtful]
    waiting = [hit for hit in found if hit[2].doubtful]
    tools = {hit[:2] for hit in kept if hit[2].skill.kind in _TOOLS}
    while waiting:
        sure = [hit for hit in waiting if _alone(text, hit[0], hit[1]) or _among_tools(text, hit[0], hit[1], tools)]
        if not sure:
            break
        kept += sure
        tools.update(hit[:2] for hit in sure)
        waiting = [hit for hit in waiting if hit[:2] not in tools]
    return kept


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a form is all that a text says, as in a list of tools."""
    return not text[:start].strip(_EDGES) and not text[end:].strip(_EDGES)


def _among_tools(text: str, start: int, end: int, tools: Iterable[tuple[int, int]]) -> bool:
    if _BEHIND.match(text, end) or _BEFORE.search(text, max(0, start - _AROUND), start):
        return True
    for first, last in tools:
        if last <= start <= last + _AROUND and _BETWEEN.fullmatch(text, last, start) and last < start:
            return True
        if end < first <= end + _AROUND and _BETWEEN.fullmatch(text, end, first):
            return True
    return False


def _writes(form: str, name: str) -> bool:
    """Tell whether a form finds its skill's name."""
    return form.lstrip("?=") == name or ("=" not in form and form.lstrip("?").casefold() == name.casefold())


# Between a Latin and a Chinese word many put a space.
_BORDER = re.compile(r"(?<=[A-Za-z0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[A-Za-z0-9])")
_SPELLINGS = (
    ("modeling", "modelling"),
    ("modelling", "modeling"),
    ("isation", "ization"),
    ("behavioral", "behavioural"),
    ("behaviour", "behavior"),
    ("analysis", "analyses"),
)


def build_skills(rows: Iterable[Sequence[str]], esco: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of the lexicon; the same arguments always give the same bytes.

    Args:
        rows: name, kind, label in ESCO (or the beginning of what ESCO says), English forms, Chinese forms; the forms
            joined by `|`.
        esco: URI and text of each skill of ESCO; a text begins with the label.

    Raises:
        ValueError: a label belongs to no skill of ESCO, or to several.
    """
    known = [(uri.removeprefix(ESCO), text.casefold() + " ") for uri, text in esco]
    lines = []
    for row in rows:
        name, kind, label, english, chinese = (*row, "", "")[:5]
        identifier = ""
        if label:
            found = [uri for uri, text in known if text.startswith(label.casefold() + " ")]
            if len(found) != 1:
                raise ValueError(f"{name}: {len(found)} skills of ESCO begin with {label!r}")
            identifier = found[0]
        forms = [form for form in (*english.split("|"), *chinese.split("|")) if form]
        if kind != _NO_SKILL and not any(_writes(form, name) for form in forms):
            forms.insert(0, name)
        for old, new in _SPELLINGS:
            forms += [form.replace(old, new) for form in forms if old in form]
        forms += [_BORDER.sub(" ", form) for form in forms if _BORDER.search(form)]
        lines.append("\t".join((name, kind, identifier, "|".join(dict.fromkeys(forms)))))
    return gzip.compress("\n".join(sorted(lines)).encode("utf-8"), compresslevel=9, mtime=0)


skills = shared("skills.txt.gz", SkillLexicon)
"""Give the lexicon, read once a process."""
