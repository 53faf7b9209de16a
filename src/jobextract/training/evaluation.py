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
empty one. Complete gold is scored on every other field too (`jobextract.training.complete`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jobextract.training.comparing import (
    OPTIONAL_OVERLAP,
    Compared,
    Item,
    characters,
    compare,
    flat,
    folded,
    normal,
    overlap,
    page_name,
    pairings,
    same_country,
    same_name,
    same_phrase,
    same_place,
    same_text,
    same_title,
    unique,
    values,
    visible,
)
from jobextract.training.complete import COMPLETE
from jobextract.training.corpus import GoldPage, Json, read_corpus

CORE_FIELDS = ("requirements", "topics", "locations", "supervisors")
GROUNDED_FIELDS = ("title", "organizations", "locations", "supervisors", "requirements", "topics")


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
    complete_pages: int = 0
    complete: dict[str, Score] = field(default_factory=dict)
    """Scores of the fields that only complete gold states, over those pages."""

    @property
    def core_f1(self) -> float:
        """Mean F1 of `CORE_FIELDS`."""
        return sum(self.fields[name].f1 for name in CORE_FIELDS) / len(CORE_FIELDS)

    def measures(self) -> dict[str, float]:
        """Give every measure by one name: ``core_f1``, each field (its F1) and each accuracy."""
        return {
            "core_f1": self.core_f1,
            **{name: score.f1 for name, score in self.fields.items()},
            **{name: score.f1 for name, score in self.complete.items() if name not in self.fields},
            **{name: accuracy.value for name, accuracy in self.accuracy.items()},
        }

    def as_dict(self) -> dict[str, Any]:
        """Give the figures as JSON values."""
        return {
            "pages": self.pages,
            "fields": {name: score.as_dict() for name, score in self.fields.items()},
            "accuracy": {name: accuracy.value for name, accuracy in self.accuracy.items()},
            "core_f1": self.core_f1,
            **({"complete_pages": self.complete_pages} if self.complete_pages else {}),
            **({"complete": {name: score.as_dict() for name, score in self.complete.items()}} if self.complete else {}),
        }

    def as_text(self) -> str:
        """Give the figures as lines to read."""
        lines = [f"{self.pages} pages    core F1 {self.core_f1:.3f}  (mean of {', '.join(CORE_FIELDS)})"]
        lines += _rows(self.fields)
        accuracy = "  ".join(f"{name} {accuracy.value:.3f}" for name, accuracy in self.accuracy.items())
        lines.append(f"accuracy  {accuracy}")
        if self.complete_pages:
            lines += ["", f"{self.complete_pages} pages with complete gold", *_rows(self.complete)]
        return "\n".join(lines)


def _rows(scores: dict[str, Score]) -> list[str]:
    return [
        f"{name:21} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        f"   gold {score.gold:5}  predicted {score.predicted:5}"
        for name, score in scores.items()
    ]


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
    by_page = {page_name(prediction): prediction for prediction in predictions}
    report = Report(len(pages), {name: Score() for name in FIELD_NAMES}, defaultdict(Accuracy))
    for page in pages:
        prediction = by_page.get(page.id) or {"postings": [], "languages": []}
        _score_page(report, page.gold, prediction, page.text, misses)
    return report


def _score_page(report: Report, gold: Json, prediction: Json, text: str, misses: str | None) -> None:
    """Add one page to the report."""
    for compared in FIELDS:
        golden, predicted = compared.items(gold), compared.items(prediction)
        matched = _count(report, report.fields, compared, gold["id"], golden, predicted, misses)
        if compared.name == "requirements":
            _score_requirements(report, golden, predicted, matched)
            if len(gold["postings"]) > 1:
                report.accuracy["assigned"].add(_assigned(matched), len(matched))
    if gold.get("complete"):
        report.complete_pages += 1
        for compared in COMPLETE:
            golden, predicted = compared.items(gold), compared.items(prediction)
            _count(report, report.complete, compared, gold["id"], golden, predicted, misses)
    expected, found = len(gold["postings"]), len(prediction.get("postings", []))
    report.accuracy["postings"].add(expected == found)
    report.accuracy["is_posting"].add((expected > 0) == (found > 0))
    for name in GROUNDED_FIELDS:
        for item in flat(prediction, name):
            report.accuracy["grounded"].add(is_grounded(item, text))


def _count(
    report: Report,
    scores: dict[str, Score],
    compared: Compared,
    page: str,
    golden: list[Item],
    predicted: list[Item],
    misses: str | None,
) -> list[tuple[Item, Item]]:
    """Add the items of one field of one page to its score; give the matched pairs."""
    matched, wrong, missed = compare(golden, predicted, compared.similarity, compared.threshold)
    score = scores.setdefault(compared.name, Score())
    score.true_positives += len(matched)
    score.false_positives += len(wrong)
    score.false_negatives += len(missed)
    if misses in (compared.name, "all"):
        for sign, items in (("-", missed), ("+", wrong)):
            report.misses += [Miss(page, compared.name, sign, compared.label(x)) for x in items]
    return matched


def _score_requirements(
    report: Report, gold: list[Item], predicted: list[Item], matched: list[tuple[Item, Item]]
) -> None:
    """Add what is counted of requirements alone: their attributes, and their characters."""
    for golden, found in matched:
        for attribute in ("necessity", "category"):
            report.accuracy[attribute].add(golden.get(attribute) == found.get(attribute))
    wanted = characters(item for item in gold if not item.get("optional"))
    optional = characters(item for item in gold if item.get("optional"))
    given = characters(predicted) - (optional - wanted)
    score = report.fields["requirements_char"]
    score.true_positives += len(wanted & given)
    score.false_positives += len(given - wanted)
    score.false_negatives += len(wanted - given)


def is_grounded(item: Json, text: str) -> bool:
    """Tell whether the source slice of an item, markup removed, reads the same as the item's text."""
    if item.get("start") is None:
        return False
    return visible(text[item["start"] : item["end"]]) == visible(item.get("text") or "")


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
    pairs = pairings(golden, [item for _, item in known], compared.similarity, compared.threshold)
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
            again = compared.similarity is same_text and any(same_text(item, other) for other in golden)
            verdicts.append(-1.0 if again else 0.0)
    return verdicts


def wanted(field: str, gold: Json) -> int:
    """Count the facts of a field that a page's gold holds, without optional ones."""
    compared = next(other for other in FIELDS if other.name == JUDGED[field])
    return sum(not item.get("optional") for item in compared.items(gold))


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


def _requirements(page: Json) -> list[Item]:
    return flat(page, "requirements")


def _topics(page: Json) -> list[Item]:
    return unique(flat(page, "topics"), lambda item: normal(item["text"] or ""))


def _places(page: Json) -> list[Item]:
    return [
        {
            "city": folded(item.get("city")) or None,
            "country": (item.get("country_code") or item.get("country") or "").upper() or None,
            "optional": item.get("optional", False),
        }
        for item in flat(page, "locations")
    ]


def _locations(page: Json) -> list[Item]:
    places = _places(page)
    with_city = {item["country"] for item in places if item["city"]}
    alone = {item["country"] for item in places} - with_city - {None}
    places = [item for item in places if item["city"] or item["country"] in alone]
    return unique(places, lambda item: (item["city"], item["country"]))


def _countries(page: Json) -> list[Item]:
    return unique(_places(page), lambda item: str(item["country"] or ""))


def _supervisors(page: Json) -> list[Item]:
    people = ({**item, "name": item.get("name") or item.get("text")} for item in flat(page, "supervisors"))
    return unique(people, lambda item: folded(item["name"]))


def _titles(page: Json) -> list[Item]:
    return flat(page, "title")


def _organizations(page: Json) -> list[Item]:
    named = ({**item, "text": item.get("text") or item.get("name")} for item in flat(page, "organizations"))
    return unique(named, lambda item: folded(item["text"]))


def _position_types(page: Json) -> list[Item]:
    types = flat(page, "position_types")
    return values(x if isinstance(x, str) else x.get("value") or x.get("text") for x in types)


def _emails(page: Json) -> list[Item]:
    contacts = flat(page, "contacts") + flat(page, "emails")
    return values((x if isinstance(x, str) else x.get("email") or "").casefold() for x in contacts)


def _deadline(page: Json) -> list[Item]:
    return values(str(x.get("date") or x.get("value") or "") for x in flat(page, "deadline"))


def _languages(page: Json) -> list[Item]:
    return values(x if isinstance(x, str) else x["code"] for x in page.get("languages", []))


def _place_label(item: Json) -> str:
    return f"{item['city']}, {item['country']}"


FIELDS = (
    Compared("requirements", _requirements, overlap, 0.5),
    Compared("topics", _topics, same_phrase, 0.5),
    Compared("locations", _locations, same_place, 1.0, _place_label),
    Compared("countries", _countries, same_country, 1.0, _place_label),
    Compared("supervisors", _supervisors, same_name, 0.6, lambda item: item["name"]),
    Compared("titles", _titles, same_title, 0.6),
    Compared("organizations", _organizations, same_phrase, 0.5),
    Compared("position_types", _position_types, same_text, 1.0),
    Compared("emails", _emails, same_text, 1.0),
    Compared("deadline", _deadline, same_text, 1.0),
    Compared("languages", _languages, same_text, 1.0),
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
