"""The rules and lexicons of a folder, and what they find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ValidationError

from jobextract.assembly import fact_type
from jobextract.fields.candidate import Candidate, Rule
from jobextract.fields.requirements import candidate_at
from jobextract.matching import PatternIndex, PatternSet
from jobextract.reading.folding import HAN, fold
from jobextract.schema import CustomFact, JobPosting, Requirement, Skill, SkillKind
from jobextract.sections.lexicon import HeadingSense
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

__all__ = ["HeadingWords", "RuleSpec", "SkillSpec", "TopicSpec", "UserRules", "fault_of_values", "fill"]

_LONGEST = 2000  # characters of a sentence that rules look into
_SHORT_FORM = 3  # characters up to which a form counts only in its own case
_LEXICON_CONFIDENCE = 0.8
_NAMED = frozenset({"organizations", "funders", "partners", "supervisors"})
_NORMAL = ("value", "date")  # attributes that are a fact's normal form
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BARE: dict[str, Any] = {
    "text": "x", "start": 0, "end": 1, "language": "und", "confidence": 0.5, "method": "rule:x"
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A text in which a rule must find something (`normal`: just this), or must not."""

    text: str
    expected: bool
    normal: str | None = None


@dataclass(frozen=True)
class RuleSpec:
    """A named pattern for a field, as its file states it."""

    field: str  # attribute of JobPosting, or "extra.NAME"
    language: str
    name: str
    pattern: str
    confidence: float
    place: str  # file and line, for messages
    normal: str | None = None  # template
    values: Mapping[str, Any] = attribute(default_factory=dict)  # texts in it are templates
    roles: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True)
class SkillSpec:
    """A skill and the forms in which it is written."""

    name: str
    kind: SkillKind
    forms: tuple[str, ...]
    esco: str | None = None


@dataclass(frozen=True)
class TopicSpec:
    """A research topic and the forms in which it is written."""

    canonical: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class HeadingWords:
    """Words of a heading, and what stands below such a heading."""

    role: str
    words: str
    preferred: bool = False


def form_pattern(form: str) -> str:
    """Give the pattern of a form: whole words in a script that parts them, and short ones in their own case."""
    folded = fold(form.strip())
    pattern = r"\s+".join(map(re.escape, folded.split()))
    before = r"(?<![a-zA-Z0-9_])" if folded[:1].isascii() and folded[:1].isalnum() else ""
    behind = r"(?![a-zA-Z0-9_])" if folded[-1:].isascii() and folded[-1:].isalnum() else ""
    pattern = f"{before}{pattern}{behind}"
    return f"(?-i:{pattern})" if len(folded) <= _SHORT_FORM else pattern


def fill(template: Any, groups: Mapping[str, str]) -> Any:
    """Put groups of a match into the ``{name}`` places of a text; other values stay."""
    if isinstance(template, str):
        return _PLACEHOLDER.sub(lambda match: groups.get(match[1], match[0]), template)
    if isinstance(template, list):
        return [fill(one, groups) for one in template]
    return template


def fault_of_values(name: str, values: Mapping[str, Any]) -> str | None:
    """Say why values do not make a fact of a field; None where they do."""
    kind: type[BaseModel] = fact_type(name)
    try:
        kind.model_validate({**_BARE, **(_custom(values, "x") if kind is CustomFact else values)})
    except ValidationError as error:
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return None


def _custom(values: Mapping[str, Any], normal: str) -> dict[str, Any]:
    return {"value": normal, "attributes": dict(values)}


def default_values(name: str, text: str) -> dict[str, Any]:
    """Give the values that a field's facts need and a rule need not state."""
    if name in _NAMED:
        return {"name": text}
    return {"canonical": " ".join(fold(text).lower().split())} if name == "topics" else {}


@dataclass(frozen=True)
class UserRules:
    """What a folder holds. Picklable; its patterns are compiled when first needed."""

    rules: tuple[RuleSpec, ...] = ()
    skills: tuple[SkillSpec, ...] = ()
    topics: tuple[TopicSpec, ...] = ()
    heading_words: tuple[HeadingWords, ...] = ()

    def __getstate__(self) -> dict[str, Any]:
        return {name: self.__dict__[name] for name in self.__dataclass_fields__}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)

    # Headings ----------------------------------------------------------------------------------------------------

    @cached_property
    def _headings(self) -> PatternSet:
        return PatternSet([form_pattern(entry.words) for entry in self.heading_words])

    def heading_sense(self, text: str) -> HeadingSense | None:
        """Tell what a heading's folded text announces by the folder's words."""
        index = self._headings.first(text) if self.heading_words else None
        if index is None:
            return None
        entry = self.heading_words[index]
        return HeadingSense(entry.role, entry.preferred, f"heading-own-{entry.role}")

    # Rules and topics ----------------------------------------------------------------------------------------------

    @cached_property
    def _index(self) -> PatternIndex[tuple[RuleSpec, Rule]]:
        compiled = [(spec, Rule(spec.name, re.compile(spec.pattern, re.I), spec.confidence)) for spec in self.rules]
        return PatternIndex((entry, entry[0].pattern) for entry in compiled)

    @cached_property
    def _topic_forms(self) -> tuple[list[TopicSpec], PatternSet]:
        pairs = [(topic, form_pattern(form)) for topic in self.topics for form in topic.forms]
        return [topic for topic, _ in pairs], PatternSet([pattern for _, pattern in pairs])

    def candidates(self, outline: Outline) -> Iterator[Candidate]:
        """Propose facts, in order of the page; what is closed, struck through or navigation yields none."""
        if not self.rules and not self.topics:
            return
        for sentence in outline.document.sentences:
            block, role = sentence.block, outline.role_of(sentence)
            if block.struck or block.region == "navigation" or role.closed or len(sentence.folded) > _LONGEST:
                continue
            yield from self._by_rules(sentence, role.role, preferred=role.preferred)
            yield from self._by_topics(sentence)

    def _by_rules(self, sentence: Sentence, role: str, *, preferred: bool) -> Iterator[Candidate]:
        chinese = HAN.search(sentence.folded) is not None
        for spec, rule in self._index.possible(sentence.folded):
            if (spec.roles and role not in spec.roles) or (spec.language == "zh" and not chinese):
                continue
            for match in rule.finditer(sentence.block.folded, sentence.start, sentence.end):
                if found := _candidate(spec, sentence, match, preferred=preferred):
                    yield found

    def _by_topics(self, sentence: Sentence) -> Iterator[Candidate]:
        topics, forms = self._topic_forms
        for index, match in forms.finditer(sentence.folded) if topics else ():
            start, end = (sentence.start + edge for edge in match.span())
            values = {"canonical": topics[index].canonical}
            normal = topics[index].canonical
            yield Candidate(
                "topics", sentence.block, start, end, normal, _LEXICON_CONFIDENCE, "rule:own-topics", values, given=True
            )

    # Skills --------------------------------------------------------------------------------------------------------

    @cached_property
    def _skill_forms(self) -> tuple[list[SkillSpec], PatternSet]:
        pairs = [(skill, form_pattern(form)) for skill in self.skills for form in skill.forms]
        return [skill for skill, _ in pairs], PatternSet([pattern for _, pattern in pairs])

    def with_skills(self, postings: Iterable[JobPosting], source: str) -> list[JobPosting]:
        """Add the folder's skills to the requirements that name them."""
        if not self.skills:
            return list(postings)
        return [
            posting.model_copy(update={"requirements": [self._skilled(r, source) for r in posting.requirements]})
            for posting in postings
        ]

    def _skilled(self, requirement: Requirement, source: str) -> Requirement:
        skills, forms = self._skill_forms
        found: dict[str, Skill] = {}
        for text, offset in (
            (fold(source[requirement.start : requirement.end]), requirement.start),
            (fold(requirement.text), -1),
        ):
            for index, match in sorted(forms.finditer(text), key=lambda hit: hit[1].start()):
                skill = skills[index]
                start, end = requirement.start, requirement.end  # where markup stands inside of it
                if offset >= 0:
                    start, end = offset + match.start(), offset + match.end()
                found.setdefault(
                    skill.name, Skill(start=start, end=end, name=skill.name, kind=skill.kind, esco=skill.esco)
                )
        if not found:
            return requirement
        known = [skill for skill in requirement.skill_mentions if skill.name not in found]
        return requirement.model_copy(
            update={
                "skills": list(dict.fromkeys([*requirement.skills, *found])),
                "skill_mentions": sorted([*known, *found.values()], key=lambda skill: (skill.start, skill.end)),
            }
        )


def _candidate(spec: RuleSpec, sentence: Sentence, match: re.Match[str], *, preferred: bool) -> Candidate | None:
    start, end = match.span("fact") if "fact" in match.re.groupindex and match["fact"] else match.span()
    block = sentence.block
    while start < end and block.text[start].isspace():
        start += 1
    while start < end and block.text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    text = " ".join(block.text[start:end].split())
    spans = {name: match.span(name) for name in match.re.groupindex if match[name] is not None}
    groups = {name: block.text[first:last] for name, (first, last) in spans.items()} | {"fact": text}
    values = default_values(spec.field, text)
    if spec.field == "requirements":
        values = dict(candidate_at(sentence, start, end, preferred=preferred).values)
    values |= {name: fill(value, groups) for name, value in spec.values.items()}
    if fault_of_values(spec.field, {k: v for k, v in values.items() if k != "skill_mentions"}):
        return None  # a group that is empty here, or no number
    normal = next((str(values[name]) for name in _NORMAL if name in values), fold(text).casefold())
    if spec.normal is not None:
        normal = fill(spec.normal, groups)
    return Candidate(
        spec.field, block, start, end, normal, spec.confidence, f"rule:{spec.name}", values, given=True
    )  # fmt: skip
