"""Where the pages of a corpus are from, and their annotations without a word of them.

Pages belong to their authors and name people, so they cannot be shipped. What can is

* ``sources.jsonl``: one line a page, sorted by `id`, with `repo`, `path` and `commit` it is from, the `sha256` of its
  bytes, its number of `characters`, and its `languages`;
* ``annotations/SET.jsonl``: one line a page of the folder SET, with `id`, `languages` and `postings` as in the gold,
  but for what is copied from the page.

A fact there has no `text`: it is made from the offsets again. What else is written in the words of the page (e-mail
addresses; name, rank, affiliation and address of a supervisor) is given by its spelling: a list of places ``[start,
end]`` in the page whose characters, one after another, are the value. Disguised addresses and normal forms of names,
too, are pieced together that way. A sign that the page does not hold, mostly the one in a disguised address, stands in
the list itself. The name of a supervisor who is named by the very words at its place is left out. Labels, dates,
country codes, and the English names of cities stay as they are. The `note` of an annotator is dropped.

`rebuild` makes the corpus again, from the pages as they were fetched anew.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from jobextract import __version__
from jobextract.errors import InputError, InputNotFoundError, ResourceError, UsageError
from jobextract.training.corpus import (
    ATTRIBUTES,
    SINGLE_FACTS,
    VALUE_LISTS,
    GoldPage,
    Json,
    fact_text,
    gold_name,
    read_corpus,
    read_file,
    read_json_lines,
    without_details,
    write_corpus,
    write_file,
)

SOURCES = "sources.jsonl"
ANNOTATIONS = "annotations"

SPELLED_ATTRIBUTES = frozenset(ATTRIBUTES["supervisors"])
"""Attributes of facts in words of the page."""
SPELLED_VALUES = frozenset({"emails"})
"""Fields without offsets whose values are words of the page."""

MOST_BYTES = 50_000_000
"""Larger pages are not fetched."""
_PAGES_WITHOUT_CONNECTION = 3
_LONGEST_WAIT = 60.0  # seconds, whatever the server asks for
_REPO = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{7,40}")

_SOURCE_KEYS = frozenset({"id", "repo", "path", "commit", "sha256"})
_ANNOTATION_KEYS = frozenset({"id", "languages", "postings"})

Spelling: TypeAlias = list[Any]
"""Places ``[start, end]`` and single signs."""
Fetch: TypeAlias = Callable[[Json], bytes]
"""Gives the bytes of a page, by its line of ``sources.jsonl``; raises `InputError` where there are none."""


@dataclass(slots=True)
class Rebuilt:
    """What came of rebuilding a corpus.

    Attributes:
        pages: number of pages that stand in the corpus now.
        missing: id → reason of each page that does not.
    """

    pages: int = 0
    missing: dict[str, str] = field(default_factory=dict)


# Spelling


def spell(value: str, text: str, near: int = 0) -> Spelling:
    """Give the places of a text that make up a value.

    Each place is the longest that serves; of several, the one that starts nearest to an offset.

    >>> spell("a.b@c.edu", "write to a.b [at] c.edu")
    [[9, 12], '@', [18, 23]]
    """
    places: Spelling = []
    start = 0
    while start < len(value):
        end = start
        while end < len(value) and value[start : end + 1] in text:
            end += 1
        if end == start:
            places.append(value[start])
            start += 1
            continue
        part = value[start:end]
        before, after = text.rfind(part, 0, near + len(part)), text.find(part, near)
        place = min((at for at in (before, after) if at >= 0), key=lambda at: abs(at - near))
        places.append([place, place + len(part)])
        start = end
    return places


def unspell(spelling: Spelling, text: str) -> str:
    """Give the value that `spell` gave the places of.

    >>> unspell([[9, 12], "@", [18, 23]], "write to a.b [at] c.edu")
    'a.b@c.edu'
    """
    return "".join(part if isinstance(part, str) else text[part[0] : part[1]] for part in spelling)


# Gold to annotations and back


def annotation(page: GoldPage) -> dict[str, Any]:
    """Give the gold of a page without its words, and without what only complete gold states.

    Raises:
        InputError: the words of a fact are not those at its place, so that they could not be made again.
    """
    text = page.text

    def stripped(fact: Json) -> dict[str, Any]:
        if fact["text"] != fact_text(text, fact["start"], fact["end"]):
            raise InputError(f"{page.path}: the text of a fact differs from what stands at {fact['start']}")
        kept = {key: value for key, value in fact.items() if key != "text"}
        if kept.get("name") == fact["text"]:
            del kept["name"]
        for key in SPELLED_ATTRIBUTES & kept.keys():
            kept[key] = kept[key] and spell(kept[key], text, fact["start"])
        return kept

    def values(name: str, values: Sequence[str]) -> list[Any]:
        return [spell(value, text) for value in values] if name in SPELLED_VALUES else list(values)

    try:
        postings = [_mapped(posting, stripped, values) for posting in without_details(page.gold)["postings"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{page.path}: its gold is not what gold should be: {error!r}") from error
    return {"id": page.id, "languages": page.gold.get("languages", []), "postings": postings}


def gold(source: Json, annotation: Json, text: str) -> dict[str, Any]:
    """Give the gold of a page again.

    Args:
        source: its line of ``sources.jsonl``.
        annotation: as `annotation` gives it.
        text: of the page.

    Raises:
        InputError: the annotation is not what it should be.
    """

    def restored(fact: Json) -> dict[str, Any]:
        words = fact_text(text, fact["start"], fact["end"])
        item = {"start": fact["start"], "end": fact["end"], "text": words}
        if SPELLED_ATTRIBUTES & fact.keys():
            item["name"] = words
        for key, value in fact.items():
            item[key] = unspell(value, text) if key in SPELLED_ATTRIBUTES and value is not None else value
        return item

    def values(name: str, values: Sequence[Any]) -> list[Any]:
        return [unspell(value, text) for value in values] if name in SPELLED_VALUES else list(values)

    try:
        postings = [_mapped(posting, restored, values) for posting in annotation["postings"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{source['id']}: its annotation is not what it should be: {error!r}") from error
    return {
        "id": source["id"],
        "sha256": source["sha256"],
        "source": {key: source[key] for key in ("repo", "path", "commit")},
        "languages": annotation["languages"],
        "postings": postings,
    }


def _mapped(
    posting: Json, change: Callable[[Json], dict[str, Any]], values: Callable[[str, Sequence[Any]], list[Any]]
) -> dict[str, Any]:
    """Give a posting with its facts, and its lists of values, changed."""
    changed: dict[str, Any] = {}
    for name, value in posting.items():
        if name in VALUE_LISTS:
            changed[name] = values(name, value)
        elif name in SINGLE_FACTS:
            changed[name] = value and change(value)
        else:
            changed[name] = [change(fact) for fact in value]
    return changed


def write_provenance(folders: Iterable[Path], models: Path) -> int:
    """Write ``sources.jsonl`` and ``annotations/`` of the corpora in folders; give the number of pages.

    Args:
        folders: hold gold; the name of each is the name of its annotations.
        models: where to write.

    Raises:
        UsageError: a folder holds no gold, two have the same name, or two pages have the same id.
        InputError: a page or its gold cannot be read, or the gold does not fit the page.
        OutputError: a file cannot be written.
    """
    sets: dict[str, list[GoldPage]] = {}
    for folder in folders:
        name = folder.resolve().name
        if name in sets:
            raise UsageError(f"two folders are called {name}")
        sets[name] = read_corpus([folder])
    pages = sorted((page for pages in sets.values() for page in pages), key=lambda page: page.id)
    for first, second in pairwise(pages):
        if first.id == second.id:
            raise UsageError(f"two pages have the id {first.id}: {first.path} and {second.path}")
    write_file(models / SOURCES, _lines(map(_source, pages)))
    for name, members in sets.items():
        write_file(models / ANNOTATIONS / f"{name}.jsonl", _lines(map(annotation, members)))
    return len(pages)


def _source(page: GoldPage) -> dict[str, Any]:
    given = page.gold.get("source") or {}
    return {
        "id": page.id,
        **{key: given.get(key) for key in ("repo", "path", "commit")},
        "sha256": hashlib.sha256(page.content).hexdigest(),
        "characters": len(page.text),
        "languages": page.gold.get("languages", []),
    }


def _lines(records: Iterable[Json]) -> bytes:
    return "".join(json.dumps(x, ensure_ascii=False, separators=(",", ":")) + "\n" for x in records).encode("utf-8")


# Rebuilding


def rebuild(
    destination: Path,
    models: Path,
    fetch: Fetch,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Rebuilt:
    """Make the corpus that ``sources.jsonl`` and ``annotations/`` describe, one folder a file of annotations.

    Pages that are gone or were changed are left out; those that stand in the destination already are not fetched
    again.

    Args:
        destination: the folder to write into.
        models: holds ``sources.jsonl`` and ``annotations/``.
        fetch: gives the pages: `Download`, or `local_copies`.
        progress: called after each page, with the number of those that are done and of all.

    Raises:
        InputError: the files in `models` cannot be read.
        OutputError: a file cannot be written.
    """
    sources = {source["id"]: source for source in _records(models / SOURCES, _SOURCE_KEYS)}
    files = sorted((models / ANNOTATIONS).glob("*.jsonl"))
    if not files:
        raise InputError(f"{models / ANNOTATIONS}: holds no annotations")
    annotated = [(file, record) for file in files for record in _records(file, _ANNOTATION_KEYS)]
    rebuilt = Rebuilt()
    for done, (file, record) in enumerate(annotated, 1):
        source = sources.get(record["id"])
        if source is None:
            raise InputError(f"{file}: {record['id']} does not stand in {SOURCES}")
        gold_name(source["id"])  # never write elsewhere, whatever the file says
        folder = destination / file.stem
        path = folder / source["id"]
        try:
            content = _kept(path, source) or fetch(source)
            if hashlib.sha256(content).hexdigest() != source["sha256"]:
                raise InputError("was changed: its sha256 differs")
        except InputError as error:
            rebuilt.missing[source["id"]] = error.message
        else:
            text = content.decode("utf-8")
            write_corpus([GoldPage(source["id"], path, content, gold(source, record, text))], folder)
            rebuilt.pages += 1
        progress(done, len(annotated))
    return rebuilt


def _records(path: Path, keys: frozenset[str]) -> list[dict[str, Any]]:
    records = read_json_lines(path)
    for record in records:
        if missing := sorted(keys - record.keys()):
            raise InputError(f"{path}: a line has no {missing[0]}")
    return records


def _kept(path: Path, source: Json) -> bytes | None:
    """Give the page that was fetched before, if it is whole."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == source["sha256"] else None


def local_copies(folders: Sequence[Path]) -> Fetch:
    """Take pages from folders, or the folders directly in them, by their file name.

    Raises:
        UsageError: there is no such folder.
    """
    places: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder}: is no folder")
        places += [folder, *sorted(inner for inner in folder.iterdir() if inner.is_dir())]

    def fetch(source: Json) -> bytes:
        copies = [place / source["id"] for place in places]
        contents = [read_file(copy) for copy in copies if copy.is_file()]
        if not contents:
            raise InputNotFoundError("is in none of the folders")
        return next((x for x in contents if hashlib.sha256(x).hexdigest() == source["sha256"]), contents[0])

    return fetch


class Download:
    """Fetches pages from GitHub, one after another, in the version that they were annotated in."""

    def __init__(
        self,
        *,
        timeout: float = 30.0,
        attempts: int = 4,
        pause: float = 0.2,
        urlopen: Callable[..., Any] = urllib.request.urlopen,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Set how patient it is.

        Args:
            timeout: seconds for each attempt.
            attempts: how often to try what may pass: no connection, too many requests, an error of the server. Where
                there was no connection for a page, the next get one attempt; after three in a row no more are
                tried.
            pause: seconds between requests; doubled from 1 second on after each failure.
            urlopen: opens a `urllib.request.Request`.
            sleep: waits for seconds.
        """
        self._timeout = timeout
        self._attempts = attempts
        self._pause = pause
        self._urlopen = urlopen
        self._sleep = sleep
        self._unconnected = 0  # pages in a row

    def __call__(self, source: Json) -> bytes:
        """Fetch a page.

        Raises:
            InputError: it is gone, or cannot be had now.
        """
        repo, commit, path = (str(source.get(key) or "") for key in ("repo", "commit", "path"))
        if not (_REPO.fullmatch(repo) and _COMMIT.fullmatch(commit) and path):
            raise InputError("its source is no page in a public repository")
        request = urllib.request.Request(
            f"https://raw.githubusercontent.com/{repo}/{commit}/{quote(path)}",
            headers={"User-Agent": f"jobextract/{__version__}"},
        )
        if self._unconnected >= _PAGES_WITHOUT_CONNECTION:
            raise InputError("was not tried: there is no connection")
        wait = self._pause
        attempts = 1 if self._unconnected else self._attempts
        connected = False
        for attempt in range(attempts):
            self._sleep(wait)
            wait = 2.0**attempt
            try:
                with self._urlopen(request, timeout=self._timeout) as response:
                    content: bytes = response.read(MOST_BYTES + 1)
            except urllib.error.HTTPError as error:
                self._unconnected, connected = 0, True
                reason = f"the server says {error.code} {error.reason}"
                if error.code in {404, 410}:
                    raise InputNotFoundError(f"is gone: {reason}") from error
                if error.code != 429 and error.code < 500:
                    raise InputError(f"cannot be fetched: {reason}") from error
                asked = error.headers.get("Retry-After") or ""
                wait = max(wait, min(float(asked), _LONGEST_WAIT)) if asked.isdigit() else wait
            except (OSError, http.client.HTTPException) as error:
                reason = str(getattr(error, "reason", error)) or type(error).__name__
            else:
                self._unconnected = 0
                if len(content) > MOST_BYTES:
                    raise InputError(f"is larger than {MOST_BYTES} bytes")
                return content
        if not connected:
            self._unconnected += 1
        raise InputError(f"cannot be fetched: {reason}")


def models_folder() -> Path:
    """Give the folder of the shipped models: in the package where it is installed, in the root of a checkout.

    Raises:
        ResourceError: there is none that says where pages are from.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_models", package.parent.parent / "models"):
        if (folder / SOURCES).is_file():
            return folder
    raise ResourceError(f"{SOURCES} is not shipped with this installation")
