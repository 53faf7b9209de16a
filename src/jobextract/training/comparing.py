"""Comparing what a page's gold and an extraction list: items, how alike two are, and which belong together."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from jobextract.reading.folding import HAN
from jobextract.training.corpus import Json

Item: TypeAlias = dict[str, Any]
Similarity: TypeAlias = Callable[[Json, Json], float]

OPTIONAL_OVERLAP = 0.3
"""A prediction this similar to an optional item is not wrong, even where it does not match it."""


def text_of(item: Json) -> str:
    """Give what shows an item to a reader."""
    return item.get("text") or str(item)


@dataclass(frozen=True, slots=True)
class Compared:
    """How one field is compared."""

    name: str
    items: Callable[[Json], list[Item]]
    similarity: Similarity
    threshold: float
    label: Callable[[Json], str] = text_of


# Comparing two lists of items


def compare(
    gold: list[Item], predicted: list[Item], similarity: Similarity, threshold: float
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Give the matched pairs, the wrong and the missed items; optional gold is in none of them."""
    pairs = pairings(gold, predicted, similarity, threshold)
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


def pairings(
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


# Similarities, 0..1


def overlap(a: Json, b: Json) -> float:
    """Intersection over union of two character spans."""
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    if shared <= 0:
        return 0.0
    return float(shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def token_f1(a: str, b: str) -> float:
    """F1 of the words of two texts (bigrams of characters for Chinese)."""
    first, second = Counter(tokens(a)), Counter(tokens(b))
    if not first or not second:
        return 0.0
    return 2 * (first & second).total() / (first.total() + second.total())


def same_text(a: Json, b: Json) -> float:
    """Tell whether the texts are equal."""
    return float(a["text"] == b["text"])


def same_title(a: Json, b: Json) -> float:
    """Give the F1 of the words of two titles."""
    return token_f1(a["text"], b["text"])


def same_phrase(a: Json, b: Json) -> float:
    """Give how alike two phrases are, by place or by words."""
    words = token_f1(a["text"], b["text"])
    return max(overlap(a, b), words if words >= 0.6 else 0.0)


def same_place(a: Json, b: Json) -> float:
    """Tell whether two places are one; a country that the gold leaves open counts as equal."""
    return float(a["city"] == b["city"] and (a["country"] == b["country"] or not a["country"]))


def same_country(a: Json, b: Json) -> float:
    """Tell whether the countries are equal."""
    return float(a["country"] == b["country"])


def same_name(a: Json, b: Json) -> float:
    """1 for the same words in any order, 0.9 where initials or missing middle names differ."""
    first, second = folded(a["name"]).split(), folded(b["name"]).split()
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


def normal(text: str) -> str:
    """Put a text into the form that is compared: no case, no punctuation."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()


def folded(text: str | None) -> str:
    """Put a text into the form that is compared, without diacritics."""
    decomposed = unicodedata.normalize("NFD", normal(text or ""))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokens(text: str) -> Iterator[str]:
    """Give the words of a text without case and plural ending; of Chinese the bigrams of characters."""
    for word in normal(text).split():
        if HAN.search(word):
            yield from (word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            yield word[:-1] if len(word) > 3 and word.endswith("s") else word


def visible(source: str) -> str:
    """Remove HTML tags, comments, link targets, punctuation and case."""
    source = re.sub(r"<!--.*?-->|<[^>]*>", " ", source, flags=re.DOTALL)
    source = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", source)
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", html.unescape(source)).casefold())


def characters(items: Iterable[Json]) -> set[int]:
    """Give the positions that items cover."""
    return {position for item in items for position in range(item["start"], item["end"])}


# Items of a page


def page_name(prediction: Json) -> str:
    """Give the name of the page that a prediction is of."""
    uri = (prediction.get("source") or {}).get("uri") or ""
    return str(uri).replace("\\", "/").rsplit("/", 1)[-1]


def flat(page: Json, name: str) -> list[Any]:
    """Give a field's values over all postings; mappings also say which posting they stand in."""
    found: list[Any] = []
    for number, posting in enumerate(page.get("postings", [])):
        values = posting.get(name)
        if not isinstance(values, list):
            values = [values] if values else []
        found += [{**x, "posting": number} if isinstance(x, dict) else x for x in values]
    return found


def unique(items: Iterable[Item], key: Callable[[Item], Hashable]) -> list[Item]:
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


def values(texts: Iterable[str]) -> list[Item]:
    """Make items of texts, each once."""
    return unique(({"text": text} for text in texts), lambda item: str(item["text"]))
