"""Annotated pages: reading and writing them, and parting them into folds.

A corpus is a folder of pages, each ``NAME.EXT`` beside its ``NAME.gold.json``:

| key of the gold | what |
|---|---|
| `id` | the page's file name |
| `sha256` | of the page's bytes, in hexadecimal; optional |
| `source` | `repo` ("owner/name"), `path` and `commit` the page is from; optional |
| `languages` | ISO 639-1 codes, most text first |
| `postings` | one mapping a posting, with the fields below |

A fact is ``{"start", "end", "text"}``: offsets in characters into the page's text (its bytes decoded as UTF-8; a
byte-order mark is a character), and the slice with each run of white space as one space. ``"optional": true`` means
that reasonable readers differ. `FACT_LISTS`, `SINGLE_FACTS` and `VALUE_LISTS` are the fields of a posting,
`ATTRIBUTES` what the facts of a field hold beside.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from jobextract.batch.containers import GOLD_SUFFIX
from jobextract.errors import InputError, OutputError, UsageError, input_error

Json: TypeAlias = Mapping[str, Any]

POSTING_FIELDS = (
    "title",
    "position_types",
    "organizations",
    "locations",
    "supervisors",
    "topics",
    "emails",
    "requirements",
    "responsibilities",
    "benefits",
    "application",
    "deadline",
    "start_date",
)
"""The keys of a posting, in the order in which they are written."""
SINGLE_FACTS = frozenset({"title", "deadline", "start_date"})
"""Fields that hold one fact or null."""
VALUE_LISTS = frozenset({"position_types", "emails"})
"""Fields that hold strings without a place in the page."""
FACT_LISTS = frozenset(POSTING_FIELDS) - SINGLE_FACTS - VALUE_LISTS
"""Fields that hold a list of facts."""
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "locations": ("city", "country"),
    "supervisors": ("name", "rank", "affiliation", "email"),
    "requirements": ("category", "necessity"),
    "deadline": ("date",),
    "start_date": ("date",),
}
"""What the facts of a field hold beside their place; of fields that are not named here, nothing."""
COMPLETE_FIELDS = frozenset(
    {
        "deadlines",
        "duration",
        "employment",
        "openings_stated",
        "salary",
        "funding",
        "benefit_items",
        "application_documents",
        "application_routes",
        "funders",
        "partners",
        "field",
    }
)
"""The keys of a posting that only complete gold has."""
COMPLETE_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "organizations": frozenset({"kind", "parent", "country", "domain"}),
    "requirements": frozenset(
        {
            "degree",
            "or_equivalent",
            "fields_of_study",
            "years_min",
            "skills",
            "language_skills",
            "eligibility",
            "publications",
        }
    ),
    "topics": frozenset({"canonical", "same_as"}),
}
"""What only complete gold says of the facts of a field."""


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with its gold.

    Attributes:
        id: file name of the page.
        path: where the page was read from.
        content: its bytes.
        gold: the gold, as the module describes it.
    """

    id: str
    path: Path
    content: bytes
    gold: Json

    @property
    def text(self) -> str:
        """The characters that the offsets of the gold count."""
        return self.content.decode("utf-8")

    @property
    def folder(self) -> Path:
        """The folder it was read from."""
        return self.path.parent

    @property
    def owner(self) -> str:
        """Whose page it is: the owner of its repository in lower case; its `id` if the gold names no owner.

        Pages of one owner repeat each other's words: they must never be both trained and measured on.
        """
        owner, slash, _ = str((self.gold.get("source") or {}).get("repo") or "").partition("/")
        return owner.casefold() if slash else self.id


def read_corpus(folders: Iterable[Path]) -> list[GoldPage]:
    """Read the pages of folders, sorted by id.

    Raises:
        UsageError: a folder does not exist or holds no gold.
        InputError: a page or its gold is missing, is not what it should be, or the page is not the one that the
            gold was made for.
    """
    pages: list[GoldPage] = []
    for folder in folders:
        files = sorted(folder.glob("*" + GOLD_SUFFIX))
        if not files:
            raise UsageError(f"{folder}: " + (f"holds no *{GOLD_SUFFIX}" if folder.is_dir() else "is no folder"))
        pages += map(_read_page, files)
    return sorted(pages, key=lambda page: (page.id, page.path))


def write_corpus(pages: Iterable[GoldPage], folder: Path) -> None:
    """Write pages and their gold into a folder, so that `read_corpus` reads them again.

    Raises:
        UsageError: two pages would have the same gold file.
        OutputError: a file cannot be written.
    """
    written: set[str] = set()
    for page in pages:
        name = gold_name(page.id)
        if name in written:
            raise UsageError(f"two pages have the gold file {name}")
        written.add(name)
        text = json.dumps(page.gold, ensure_ascii=False, indent=1) + "\n"
        write_file(folder / page.id, page.content)
        write_file(folder / name, text.encode("utf-8"))


def read_file(path: Path) -> bytes:
    """Read a file.

    Raises:
        InputError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise input_error(str(path), error) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file, and the folders that it stands in.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def fold_numbers(owners: Sequence[str], k: int) -> list[int]:
    """Give each page the number of its fold, from 0: all pages of an owner in one, the folds about equally large.

    Args:
        owners: of the pages.
        k: number of folds; those beyond the number of owners stay empty.
    """
    sizes = Counter(owners)
    filled = [0] * k
    fold_of: dict[str, int] = {}
    for owner in sorted(sizes, key=lambda owner: (-sizes[owner], owner)):
        fold_of[owner] = filled.index(min(filled))
        filled[fold_of[owner]] += sizes[owner]
    return [fold_of[owner] for owner in owners]


def folds(pages: Sequence[GoldPage], k: int) -> list[list[GoldPage]]:
    """Part pages into k folds of about the same size, with all pages of an owner in one fold.

    Args:
        pages: in any order; the folds do not depend on it.
        k: number of folds.

    Raises:
        UsageError: k is below 2, or there are fewer owners than folds.
    """
    owners = len({page.owner for page in pages})
    if not 2 <= k <= owners:
        raise UsageError(f"{k} folds of {owners} owners of pages: take 2 or more, and no more than owners")
    parts: list[list[GoldPage]] = [[] for _ in range(k)]
    for page, fold in zip(pages, fold_numbers([page.owner for page in pages], k), strict=True):
        parts[fold].append(page)
    return [sorted(part, key=lambda page: (page.id, page.path)) for part in parts]


def gold_name(page_id: str) -> str:
    """Give the file name of a page's gold.

    >>> gold_name("a.b.md")
    'a.b.gold.json'

    Raises:
        InputError: the id is no file name.
    """
    if not page_id or page_id in {".", ".."} or any(sign in page_id for sign in "/\\\0"):
        raise InputError(f"{page_id!r} is no file name: it cannot be the id of a page")
    return Path(page_id).stem + GOLD_SUFFIX


def fact_text(text: str, start: int, end: int) -> str:
    """Give the text of a fact: the slice with each run of white space as one space.

    >>> fact_text("a PhD\\nstudent", 2, 13)
    'PhD student'
    """
    return " ".join(text[start:end].split())


def facts(posting: Json) -> Iterator[tuple[str, Json]]:
    """Give each fact of a posting with the name of its field."""
    for field in POSTING_FIELDS:
        if field in VALUE_LISTS or not posting.get(field):
            continue
        for fact in [posting[field]] if field in SINGLE_FACTS else posting[field]:
            yield field, fact


def without_details(gold: Json) -> dict[str, Any]:
    """Leave out of complete gold what other gold does not have; models learn nothing of it, and no form of annotation
    but its own holds it.
    """
    if not gold.get("complete"):
        return dict(gold)
    postings = []
    for posting in gold["postings"]:
        kept = {name: value for name, value in posting.items() if name not in COMPLETE_FIELDS}
        for name, attributes in COMPLETE_ATTRIBUTES.items():
            kept[name] = [
                {key: value for key, value in fact.items() if key not in attributes} for fact in kept.get(name) or ()
            ]
        postings.append(kept)
    return {key: value for key, value in gold.items() if key != "complete"} | {"postings": postings}


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON objects, one a line.

    Raises:
        InputError: the file cannot be read, or a line is not a JSON object.
    """
    try:
        with open(path, encoding="utf-8") as file:
            records = [json.loads(line) for line in file if line.strip()]
    except OSError as error:
        raise input_error(str(path), error) from error
    except ValueError as error:
        raise InputError(f"{path}: is not JSON Lines: {error}") from error
    if not all(isinstance(record, dict) for record in records):
        raise InputError(f"{path}: a line is not a JSON object")
    return records


def _read_page(file: Path) -> GoldPage:
    try:
        gold = json.loads(read_file(file))
    except ValueError as error:
        raise InputError(f"{file}: is not JSON: {error}") from error
    if not isinstance(gold, dict) or not isinstance(gold.get("id"), str) or not isinstance(gold.get("postings"), list):
        raise InputError(f"{file}: is not gold: it must be an object with an id and a list of postings")
    gold_name(gold["id"])
    path = file.with_name(gold["id"])
    content = read_file(path)
    if gold.get("sha256") not in (None, hashlib.sha256(content).hexdigest()):
        raise InputError(f"{path}: its sha256 differs from the one in {file.name}: the page was changed")
    try:
        content.decode("utf-8")
    except ValueError as error:
        raise InputError(f"{path}: is not UTF-8: {error}") from error
    return GoldPage(gold["id"], path, content, gold)
