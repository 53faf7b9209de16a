"""The field of research of a posting, by the words of its facts and of its prose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp, log, log1p
from typing import Any, NamedTuple

from jobextract.fields.disciplines.oecd import NAMES
from jobextract.fields.disciplines.words import Word, words_in
from jobextract.reading.folding import fold
from jobextract.schema import Fact, FieldOfScience, Span
from jobextract.sections.outline import Outline
from jobextract.segmentation.document import Sentence

__all__ = ["classify"]


class _Weight(NamedTuple):
    """How much a kind of passage tells of the posting it stands in, and of all postings of the page."""

    own: float
    page: float


# A conditional logit, strongly regularised, of labelled pages (the training corpus and complete gold), rounded.
_WEIGHTS = {
    "title": _Weight(0.25, 0.25),
    "topics": _Weight(0.9, 1.0),
    "unit": _Weight(0.4, 0.45),
    "employer": _Weight(0.15, 0.2),
    "study": _Weight(0.35, 0.4),
    "prose": _Weight(1.0, 2.1),
    "requirement": _Weight(1.2, 1.4),
    "rest": _Weight(0.5, 1.0),
}
_KIND_OF_ROLE = {"requirement": "requirement", "benefit": "rest", "application": "rest", "contact": "rest"}
_UNITS = frozenset({"department", "group", "institute"})
_LEAST = 0.5  # probability from which a field is given
_MOST_EVIDENCE = 3
_MOST_RANKED = 12  # passages looked at for it: some overlap
_METHOD = "rule:vocabulary"


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage that holds words of the vocabulary."""

    kind: str
    words: list[Word]
    place: Fact | Sentence

    def span(self) -> tuple[int, int]:
        """Give its place in the source text."""
        if isinstance(self.place, Sentence):
            return self.place.block.source_span(self.place.start, self.place.end)
        return self.place.start, self.place.end

    def strength(self, code: str) -> float:
        """Tell how much it speaks for a field; words that it repeats count once."""
        return _WEIGHTS[self.kind].page * sum([word.weight for word in dict.fromkeys(self.words) if code in word.codes])


def classify(outline: Outline, facts: Sequence[Mapping[str, Any]]) -> list[FieldOfScience | None]:
    """Give the field of research of each posting, None where the text does not tell clearly.

    What stands in a posting counts most for it; what stands anywhere on the page counts for all of them: employers and
    topics are often named but once.

    Args:
        outline: the page's structure.
        facts: for each posting of the outline what is reported of it, by attribute of `JobPosting`.
    """
    own = [
        [*_of_facts(stated), *_of_sentences(outline, (outline.document.sentences[index] for index in span.sentences))]
        for span, stated in zip(outline.postings, facts, strict=True)
    ]
    placed = outline.posting_of
    shared = [sentence for sentence in outline.document.sentences if placed[sentence.index] is None]
    page = [passage for passages in own for passage in passages]
    page += _of_sentences(outline, shared)
    of_page = _scores(page, "page")
    ranked: dict[str, list[_Passage]] = {}
    found: list[FieldOfScience | None] = []
    for passages in own:
        code, probability = _likeliest(_scores(passages, "own"), of_page)
        if probability < _LEAST:
            found.append(None)
            continue
        if code not in ranked:
            ranked[code] = _strongest(page, code)
        evidence = _evidence([*_strongest(passages, code), *ranked[code]])
        confidence = round(min(0.99, probability), 3)
        found.append(
            FieldOfScience(code=code, name=NAMES[code], confidence=confidence, method=_METHOD, evidence=evidence)
        )
    return found


def _of_facts(facts: Mapping[str, Any]) -> Iterator[_Passage]:
    """Read what is reported of a posting."""
    named: list[tuple[str, Fact, str]] = []
    if facts.get("title") is not None:
        named.append(("title", facts["title"], facts["title"].text))
    named += (("topics", topic, topic.text) for topic in facts.get("topics", ()))
    for employer in facts.get("organizations", ()):
        named.append(("unit" if employer.kind in _UNITS else "employer", employer, employer.text))
    for requirement in facts.get("requirements", ()):
        if requirement.fields_of_study:
            named.append(("study", requirement, ", ".join(requirement.fields_of_study)))
    for kind, fact, text in named:
        if words := words_in(fold(text)):
            yield _Passage(kind, words, fact)


def _of_sentences(outline: Outline, sentences: Iterable[Sentence]) -> Iterator[_Passage]:
    """Read sentences."""
    for sentence in sentences:
        if sentence.block.region != "navigation" and (words := words_in(sentence.folded)):
            yield _Passage(_KIND_OF_ROLE.get(outline.role_of(sentence).role, "prose"), words, sentence)


def _scores(passages: Iterable[_Passage], scope: str) -> dict[str, float]:
    """Give how much passages speak for each field; repeated words count by the logarithm of their number."""
    counts: dict[str, Counter[Word]] = defaultdict(Counter)
    for passage in passages:
        counts[passage.kind].update(passage.words)
    scores: dict[str, float] = defaultdict(float)
    for kind, words in counts.items():
        sums: dict[str, float] = defaultdict(float)
        for word, count in words.items():
            for code in word.codes:
                sums[code] += word.weight * (1.0 + log(count))
        weight = getattr(_WEIGHTS[kind], scope)
        for code, total in sums.items():
            scores[code] += weight * log1p(total)
    return scores


def _likeliest(of_own: Mapping[str, float], of_page: Mapping[str, float]) -> tuple[str, float]:
    """Give the field that a posting speaks for most, and its probability: the higher, the further before the others."""
    powers = {code: exp(of_own.get(code, 0.0) + of_page.get(code, 0.0)) for code in NAMES}
    code = max(powers, key=lambda code: powers[code])
    return code, powers[code] / sum(powers.values())


def _strongest(passages: Iterable[_Passage], code: str) -> list[_Passage]:
    """Give the passages that speak for a field most, the strongest first."""
    strengths = [(passage.strength(code), passage) for passage in passages]
    speaking = [pair for pair in strengths if pair[0] > 0.0]
    return [passage for _, passage in nlargest(_MOST_RANKED, speaking, key=lambda pair: pair[0])]


def _evidence(passages: Iterable[_Passage]) -> list[Span]:
    """Give the places of the first passages that do not overlap, in order of the text."""
    chosen: list[tuple[int, int]] = []
    for passage in passages:
        start, end = passage.span()
        if all(end <= first or last <= start for first, last in chosen):
            chosen.append((start, end))
            if len(chosen) == _MOST_EVIDENCE:
                break
    return [Span(start=start, end=end) for start, end in sorted(chosen)]
