"""Scores of extractions against gold.

Gold is a corpus as `jobextract.training.corpus` reads it. How each field is compared:

| field | rule |
|---|---|
| requirements | one-to-one, overlap / union of the character spans >= 0.5; also counted in characters |
| topics, organizations | one-to-one, same overlap >= 0.5, or token F1 of the normal forms >= 0.6 |
| locations | pairs of city and country, the country alone where no city is given; countries alone as a row |
| supervisors | normal names; initials match a full given name |
| titles | token F1 >= 0.6 |
| position_types, emails, deadline, languages | equal values, each once a page |

An item that the gold calls optional is neither missed nor wrong. A page without a prediction counts as an
empty one.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from jobextract.reading.folding import HAN
from jobextract.training.corpus import GoldPage, Json, read_corpus

Item: TypeAlias = dict[str, Any]
Similarity: TypeAlias = Callable[[Json, Json], float]

CORE_FIELDS = ("requirements", "topics", "locations", "supervisors")
GROUNDED_FIELDS = ("title", "organizations", "locations", "supervisors", "requirements", "topics")
OPTIONAL_OVERLAP = 0.3
"""A prediction this similar to an optional item is not wrong, even where it does not match it."""


@dataclass(slots=True)
class Score:
    """Counts of one field over all pages."""

    true_positives: int = 0
    false_positives: int = 0
    false_negatives: int = 0

    @property
    def gold(self) -> int:
        """Items in the gold, without optional ones that were not found."""
        return self.true_positives + self.false_negatives

    @property
    def predicted(self) -> int:
        """Items predicted, without those that match optional ones."""
        return self.true_positives + self.false_positives

    @property
    def precision(self) -> float:
        """Share of the predicted items that are right, 0..1; 1 if there are none."""
        return self.true_positives / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold items that were found, 0..1; 1 if there are none."""
        return self.true_positives / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float]:
        """Give the figures by name."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "gold": self.gold,
            "predicted": self.predicted,
        }


@dataclass(slots=True)
class Accuracy:
    """Right ones among all."""

    right: int = 0
    total: int = 0

    @property
    def value(self) -> float:
        """Share, 0..1; 1 if there are none."""
        return self.right / self.total if self.total else 1.0

    def add(self, right: int, total: int = 1) -> None:
        """Count further cases."""
        self.right += right
        self.total += total


@dataclass(frozen=True, slots=True)
class Miss:
    """An item that was missed or wrong."""

    page: str
    field: str
    sign: str  # "-" missed, "+" wrong
    text: str


@dataclass(slots=True)
class Report:
    """All figures of an evaluation."""

    pages: int
    fields: dict[str, Score]
    accuracy: dict[str, Accuracy]
    misses: list[Miss] = field(default_factory=list)

    @property
    def core_f1(self) -> float:
        """Mean F1 of `CORE_FIELDS`."""
        return sum(self.fields[name].f1 for name in CORE_FIELDS) / len(CORE_FIELDS)

    def measures(self) -> dict[str, float]:
        """Give every measure by one name: ``core_f1``, each field (its F1) and each accuracy."""
        return {
            "core_f1": self.core_f1,
            **{name: score.f1 for name, score in self.fields.items()},
            **{name: accuracy.value for name, accuracy in self.accuracy.items()},
        }

    def as_dict(self) -> dict[str, Any]:
        """Give the figures as JSON values."""
        return {
            "pages": self.pages,
            "fields": {name: score.as_dict() for name, score in self.fields.items()},
            "accuracy": {name: accuracy.value for name, accuracy in self.accuracy.items()},
            "core_f1": self.core_f1,
        }

    def as_text(self) -> str:
        """Give the figures as lines to read."""
        lines = [f"{self.pages} pages    core F1 {self.core_f1:.3f}  (mean of {', '.join(CORE_FIELDS)})"]
        lines += [
            f"{name:18} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
            f"   gold {score.gold:5}  predicted {score.predicted:5}"
            for name, score in self.fields.items()
        ]
        accuracy = "  ".join(f"{name} {accuracy.value:.3f}" for name, accuracy in self.accuracy.items())
        return "\n".join([*lines, f"accuracy  {accuracy}"])


def evaluate(folders: Iterable[Path], predictions: Iterable[Json], *, misses: str | None = None) -> Report:
    """Score predictions against the gold of folders.

    Args:
        folders: hold gold.
        predictions: extractions as JSON values (`Extraction.model_dump()` or lines of a batch run). The last
            part of ``source.uri`` says whose page each is.
        misses: also list what was missed or wrong in this field, or in ``"all"``.

    Raises:
        UsageError: a folder does not exist or holds no gold.
        InputError: a gold file or its page is not readable, or the page was changed since.
    """
    return evaluate_pages(read_corpus(folders), predictions, misses=misses)


def evaluate_pages(pages: Sequence[GoldPage], predictions: Iterable[Json], *, misses: str | None = None) -> Report:
    """Score predictions against the gold of pages, as `evaluate` does."""
    by_page = {_page_name(prediction): prediction for prediction in predictions}
    report = Report(len(pages), {name: Score() for name in FIELD_NAMES}, defaultdict(Accuracy))
    for page in pages:
        prediction = by_page.get(page.id) or {"postings": [], "languages": []}
        _score_page(report, page.gold, prediction, page.text, misses)
    return report


def _score_page(report: Report, gold: Json, prediction: Json, text: str, misses: str | None) -> None:
    """Add one page to the report."""
    for compared in FIELDS:
        golden, predicted = compared.items(gold), compared.items(prediction)
        matched, wrong, missed = _compare(golden, predicted, compared.similarity, compared.threshold)
        score = report.fields[compared.name]
        score.true_positives += len(matched)
        score.false_positives += len(wrong)
        score.false_negatives += len(missed)
        if misses in (compared.name, "all"):
            for sign, items in (("-", missed), ("+", wrong)):
                report.misses += [Miss(gold["id"], compared.name, sign, compared.label(x)) for x in items]
        if compared.name == "requirements":
            _score_requirements(report, golden, predicted, matched)
            if len(gold["postings"]) > 1:
                report.accuracy["assigned"].add(_assigned(matched), len(matched))
    expected, found = len(gold["postings"]), len(prediction.get("postings", []))
    report.accuracy["postings"].add(expected == found)
    report.accuracy["is_posting"].add((expected > 0) == (found > 0))
    for name in GROUNDED_FIELDS:
        for item in _flat(prediction, name):
            report.accuracy["grounded"].add(is_grounded(item, text))


def _score_requirements(
    report: Report, gold: list[Item], predicted: list[Item], matched: list[tuple[Item, Item]]
) -> None:
    """Add what is counted of requirements alone: their attributes, and their characters."""
    for golden, found in matched:
        for attribute in ("necessity", "category"):
            report.accuracy[attribute].add(golden.get(attribute) == found.get(attribute))
    wanted = _characters(item for item in gold if not item.get("optional"))
    optional = _characters(item for item in gold if item.get("optional"))
    given = _characters(predicted) - (optional - wanted)
    score = report.fields["requirements_char"]
    score.true_positives += len(wanted & given)
    score.false_positives += len(given - wanted)
    score.false_negatives += len(wanted - given)


def is_grounded(item: Json, text: str) -> bool:
    """Tell whether the source slice of an item, markup removed, reads the same as the item's text."""
    if item.get("start") is None:
        return False
    return _visible(text[item["start"] : item["end"]]) == _visible(item.get("text") or "")


def judged(field: str, gold: Json, facts: Sequence[Json]) -> list[float]:
    """Tell which facts of one field of a page are right: 1 or 0; -1 where it does not count.

    Args:
        field: attribute of `JobPosting`, of `JUDGED`.
        gold: of the page.
        facts: facts of the field as JSON values.
    """
    compared = next(other for other in FIELDS if other.name == JUDGED[field])
    golden = compared.items(gold)
    items = [next(iter(compared.items({"postings": [{field: [fact]}]})), None) for fact in facts]
    known = [(index, item) for index, item in enumerate(items) if item is not None]
    pairs = _match(golden, [item for _, item in known], compared.similarity, compared.threshold)
    matched = {known[found][0]: golden[wanted] for wanted, found in pairs}
    optional = [item for item in golden if item.get("optional")]
    tolerated = min(compared.threshold, OPTIONAL_OVERLAP)
    verdicts = []
    for index, item in enumerate(items):
        if index in matched:
            verdicts.append(-1.0 if matched[index].get("optional") else 1.0)
        elif item is None or any(compared.similarity(other, item) >= tolerated for other in optional):
            verdicts.append(-1.0)
        else:
            again = compared.similarity is _same_text and any(_same_text(item, other) for other in golden)
            verdicts.append(-1.0 if again else 0.0)
    return verdicts


def wanted(field: str, gold: Json) -> int:
    """Count the facts of a field that a page's gold holds, without optional ones."""
    compared = next(other for other in FIELDS if other.name == JUDGED[field])
    return sum(not item.get("optional") for item in compared.items(gold))


# Comparing two lists of items


def _compare(
    gold: list[Item], predicted: list[Item], similarity: Similarity, threshold: float
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Give the matched pairs, the wrong and the missed items; optional gold is in none of them."""
    pairs = _match(gold, predicted, similarity, threshold)
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    optional = [item for item in gold if item.get("optional")]
    matched = [(gold[i], predicted[j]) for i, j in pairs if not gold[i].get("optional")]
    missed = [item for i, item in enumerate(gold) if i not in found and not item.get("optional")]
    tolerated = min(threshold, OPTIONAL_OVERLAP)
    wrong = [
        item
        for j, item in enumerate(predicted)
        if j not in used and not any(similarity(other, item) >= tolerated for other in optional)
    ]
    return matched, wrong, missed


def _match(
    gold: Sequence[Json], predicted: Sequence[Json], similarity: Similarity, threshold: float
) -> list[tuple[int, int]]:
    """Match greedily one-to-one, most similar pairs first; give indices."""
    scored = ((similarity(golden, found), i, j) for i, golden in enumerate(gold) for j, found in enumerate(predicted))
    candidates = sorted((x for x in scored if x[0] >= threshold), key=lambda x: (-x[0], x[1], x[2]))
    golden_used: set[int] = set()
    found_used: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in candidates:
        if i not in golden_used and j not in found_used:
            golden_used.add(i)
            found_used.add(j)
            pairs.append((i, j))
    return pairs


def _assigned(matched: Iterable[tuple[Item, Item]]) -> int:
    """Count matched items that stand in the right posting.

    Right is, one-to-one, the predicted posting that most items of the gold posting went to.
    """
    votes = Counter((golden["posting"], found["posting"]) for golden, found in matched)
    golden_used: set[int] = set()
    found_used: set[int] = set()
    right = 0
    for (golden, found), count in sorted(votes.items(), key=lambda x: (-x[1], x[0])):
        if golden not in golden_used and found not in found_used:
            golden_used.add(golden)
            found_used.add(found)
            right += count
    return right


# Similarities, 0..1


def _overlap(a: Json, b: Json) -> float:
    """Intersection over union of two character spans."""
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    if shared <= 0:
        return 0.0
    return float(shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def token_f1(a: str, b: str) -> float:
    """F1 of the words of two texts (bigrams of characters for Chinese)."""
    first, second = Counter(_tokens(a)), Counter(_tokens(b))
    if not first or not second:
        return 0.0
    return 2 * (first & second).total() / (first.total() + second.total())


def _same_text(a: Json, b: Json) -> float:
    return float(a["text"] == b["text"])


def _same_title(a: Json, b: Json) -> float:
    return token_f1(a["text"], b["text"])


def _same_phrase(a: Json, b: Json) -> float:
    words = token_f1(a["text"], b["text"])
    return max(_overlap(a, b), words if words >= 0.6 else 0.0)


def _same_place(a: Json, b: Json) -> float:
    return float(a["city"] == b["city"] and (a["country"] == b["country"] or not a["country"]))


def _same_country(a: Json, b: Json) -> float:
    return float(a["country"] == b["country"])


def _same_name(a: Json, b: Json) -> float:
    """1 for the same words in any order, 0.9 where initials or missing middle names differ."""
    first, second = _folded(a["name"]).split(), _folded(b["name"]).split()
    if not first or not second:
        return 0.0
    if HAN.search(a["name"]) or HAN.search(b["name"]):
        return float("".join(first) == "".join(second))
    if sorted(first) == sorted(second):
        return 1.0
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        by_surname = a.get("surname_only") and short[0] == long[-1] and len(short[0]) > 2
        return 0.6 if by_surname else 0.0
    rest = list(long)
    for word in short:
        partner = next((other for other in rest if _same_or_initial(word, other)), None)
        if partner is None:
            return 0.0
        rest.remove(partner)
    return 0.9


def _same_or_initial(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


# Text


def _normal(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()


def _folded(text: str | None) -> str:
    decomposed = unicodedata.normalize("NFD", _normal(text or ""))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _tokens(text: str) -> Iterator[str]:
    for word in _normal(text).split():
        if HAN.search(word):
            yield from (word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            yield word[:-1] if len(word) > 3 and word.endswith("s") else word


def _visible(source: str) -> str:
    """Remove HTML tags, comments, link targets, punctuation and case."""
    source = re.sub(r"<!--.*?-->|<[^>]*>", " ", source, flags=re.DOTALL)
    source = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", source)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", html.unescape(source)).casefold())


def _characters(items: Iterable[Json]) -> set[int]:
    return {position for item in items for position in range(item["start"], item["end"])}


# Items of a page


def _page_name(prediction: Json) -> str:
    uri = (prediction.get("source") or {}).get("uri") or ""
    return str(uri).replace("\\", "/").rsplit("/", 1)[-1]


def _flat(page: Json, name: str) -> list[Any]:
    """Give a field's values over all postings; mappings also say which posting they stand in."""
    found: list[Any] = []
    for number, posting in enumerate(page.get("postings", [])):
        values = posting.get(name)
        if not isinstance(values, list):
            values = [values] if values else []
        found += [{**x, "posting": number} if isinstance(x, dict) else x for x in values]
    return found


def _unique(items: Iterable[Item], key: Callable[[Item], Hashable]) -> list[Item]:
    """Keep the first item of each key that is not empty; it is optional only if all of its key are."""
    seen: dict[Hashable, Item] = {}
    for item in items:
        value = key(item)
        if not value:
            continue
        if value not in seen:
            seen[value] = dict(item)
        elif not item.get("optional"):
            seen[value].pop("optional", None)
    return list(seen.values())


def _values(texts: Iterable[str]) -> list[Item]:
    return _unique(({"text": text} for text in texts), lambda item: str(item["text"]))


def _requirements(page: Json) -> list[Item]:
    return _flat(page, "requirements")


def _topics(page: Json) -> list[Item]:
    return _unique(_flat(page, "topics"), lambda item: _normal(item["text"] or ""))


def _places(page: Json) -> list[Item]:
    return [
        {
            "city": _folded(item.get("city")) or None,
            "country": (item.get("country_code") or item.get("country") or "").upper() or None,
            "optional": item.get("optional", False),
        }
        for item in _flat(page, "locations")
    ]


def _locations(page: Json) -> list[Item]:
    places = _places(page)
    with_city = {item["country"] for item in places if item["city"]}
    alone = {item["country"] for item in places} - with_city - {None}
    places = [item for item in places if item["city"] or item["country"] in alone]
    return _unique(places, lambda item: (item["city"], item["country"]))


def _countries(page: Json) -> list[Item]:
    return _unique(_places(page), lambda item: str(item["country"] or ""))


def _supervisors(page: Json) -> list[Item]:
    people = ({**item, "name": item.get("name") or item.get("text")} for item in _flat(page, "supervisors"))
    return _unique(people, lambda item: _folded(item["name"]))


def _titles(page: Json) -> list[Item]:
    return _flat(page, "title")


def _organizations(page: Json) -> list[Item]:
    named = ({**item, "text": item.get("text") or item.get("name")} for item in _flat(page, "organizations"))
    return _unique(named, lambda item: _folded(item["text"]))


def _position_types(page: Json) -> list[Item]:
    types = _flat(page, "position_types")
    return _values(x if isinstance(x, str) else x.get("value") or x.get("text") for x in types)


def _emails(page: Json) -> list[Item]:
    contacts = _flat(page, "contacts") + _flat(page, "emails")
    return _values((x if isinstance(x, str) else x.get("email") or "").casefold() for x in contacts)


def _deadline(page: Json) -> list[Item]:
    return _values(str(x.get("date") or x.get("value") or "") for x in _flat(page, "deadline"))


def _languages(page: Json) -> list[Item]:
    return _values(x if isinstance(x, str) else x["code"] for x in page.get("languages", []))


def _text_of(item: Json) -> str:
    return item.get("text") or str(item)


def _place_label(item: Json) -> str:
    return f"{item['city']}, {item['country']}"


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field is compared."""

    name: str
    items: Callable[[Json], list[Item]]
    similarity: Similarity
    threshold: float
    label: Callable[[Json], str] = _text_of


FIELDS = (
    _Field("requirements", _requirements, _overlap, 0.5),
    _Field("topics", _topics, _same_phrase, 0.5),
    _Field("locations", _locations, _same_place, 1.0, _place_label),
    _Field("countries", _countries, _same_country, 1.0, _place_label),
    _Field("supervisors", _supervisors, _same_name, 0.6, lambda item: item["name"]),
    _Field("titles", _titles, _same_title, 0.6),
    _Field("organizations", _organizations, _same_phrase, 0.5),
    _Field("position_types", _position_types, _same_text, 1.0),
    _Field("emails", _emails, _same_text, 1.0),
    _Field("deadline", _deadline, _same_text, 1.0),
    _Field("languages", _languages, _same_text, 1.0),
)
FIELD_NAMES = (*(compared.name for compared in FIELDS), "requirements_char")
JUDGED: Json = {
    "title": "titles",
    "position_types": "position_types",
    "organizations": "organizations",
    "locations": "locations",
    "supervisors": "supervisors",
    "contacts": "emails",
    "requirements": "requirements",
    "topics": "topics",
    "deadline": "deadline",
}
"""Attributes of `JobPosting` whose facts can be told right or wrong, and the fields here that compare them."""
