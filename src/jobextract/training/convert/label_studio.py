"""Gold as tasks of Label Studio, and its JSON export as gold.

The task's text is the page's; ``start`` and ``end`` of a region are characters into it. A region has one label: the
field of a fact, or `posting`, which marks a call itself, wherever it stands. The number of a region's posting, from 1
on, is its number `posting` (left out: 1). Position types and addresses, which have no place of their own, are given to
the `posting` region; attributes to the region of their fact. ``label_studio.xml`` beside this module is the labelling
configuration that goes with it.

Of the annotations of a task the one marked as ground truth counts, else the last one that was not cancelled.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from jobextract.errors import InputError
from jobextract.training.convert.marks import FACT_FIELDS, Mark, Marked, checked, gold_page
from jobextract.training.corpus import ATTRIBUTES, VALUE_LISTS, GoldPage, Json, fact_text, read_file

LABELLING_CONFIGURATION = files(__package__).joinpath("label_studio.xml").read_text("utf-8")
"""What to paste into a project's settings."""

POSTING = "posting"

_CHOICES = frozenset({"category", "necessity", "position_types"})
_CONTROLS = frozenset({POSTING, "optional", *VALUE_LISTS, *(key for keys in ATTRIBUTES.values() for key in keys)})
_PAYLOADS = {"labels": "labels", "choices": "choices", "textarea": "text", "number": "number"}


@dataclass(slots=True)
class _Region:
    """What the results with one id say together."""

    start: int
    end: int
    text: str | None = None
    labels: list[str] = field(default_factory=list)
    controls: dict[str, list[str]] = field(default_factory=dict)


def to_label_studio(
    pages: Iterable[GoldPage], *, kind: Literal["annotations", "predictions"] = "annotations"
) -> list[dict[str, Any]]:
    """Give pages as tasks to import.

    Args:
        pages: with gold.
        kind: `predictions` are proposals that an annotator starts from.

    Raises:
        InputError: the gold of a page cannot stand.
    """
    return [_task(checked(page), kind) for page in pages]


def from_label_studio(tasks: Iterable[Json]) -> list[GoldPage]:
    """Give the pages of exported tasks; those that nobody annotated are left out.

    Pages without an `id` in their data are called ``task-ID.txt``.

    Raises:
        InputError: a task is not what Label Studio exports as JSON, has unknown labels, or offsets that do not fit
            its text.
    """
    pages: list[GoldPage] = []
    for number, task in enumerate(tasks, 1):
        try:
            page = _marked(task, number)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise InputError(f"task {number}: is no task as Label Studio exports it: {error!r}") from error
        if page is not None:
            pages.append(gold_page(page))
    return pages


def read_label_studio(path: Path) -> list[GoldPage]:
    """Read the pages of a JSON export.

    Raises:
        InputError: the file cannot be read, or an annotation cannot stand in gold.
    """
    try:
        tasks = json.loads(read_file(path))
    except ValueError as error:
        raise InputError(f"{path}: is not JSON: {error}") from error
    if not isinstance(tasks, list):
        raise InputError(f"{path}: is no list of tasks; choose the export format JSON")
    return from_label_studio(tasks)


# Gold to tasks


def _task(page: Marked, kind: str) -> dict[str, Any]:
    regions = [*_posting_regions(page), *map(_fact_region, page.marks)]
    results = [result for number, region in enumerate(regions, 1) for result in _results(page, number, region)]
    data = {"text": page.text, "id": page.id, "languages": list(page.languages), "source": page.source}
    given = {"model_version": "gold", "result": results} if kind == "predictions" else {"result": results}
    return {"data": data, kind: [given]}


def _posting_regions(page: Marked) -> Iterable[_Region]:
    """Give a region for each posting: from its first fact to its last, or the page if it has none."""
    for number, values in page.values.items():
        marks = [mark for mark in page.marks if mark.posting == number]
        start = min((mark.start for mark in marks), default=0)
        end = max((mark.end for mark in marks), default=len(page.text))
        yield _Region(start, end, labels=[POSTING], controls={POSTING: [str(number)], **values})


def _fact_region(mark: Mark) -> _Region:
    controls = {POSTING: [str(mark.posting)], **{key: [value] for key, value in mark.attributes.items()}}
    if mark.optional:
        controls["optional"] = ["optional"]
    return _Region(mark.start, mark.end, labels=[mark.field], controls=controls)


def _results(page: Marked, number: int, region: _Region) -> Iterable[dict[str, Any]]:
    place = {"start": region.start, "end": region.end}

    def result(name: str, kind: str, payload: Any) -> dict[str, Any]:
        value = {**place, _PAYLOADS[kind]: payload}
        return {"id": str(number), "from_name": name, "to_name": "text", "type": kind, "value": value}

    labelled = result("field", "labels", region.labels)
    labelled["value"]["text"] = page.text[region.start : region.end]
    yield labelled
    for name, values in region.controls.items():
        if name == POSTING:
            yield result(name, "number", int(values[0]))
        elif values:
            yield result(name, "choices" if name in _CHOICES or name == "optional" else "textarea", values)


# Tasks to gold


def _marked(task: Json, number: int) -> Marked | None:
    annotation = _annotation(task)
    if annotation is None:
        return None
    data = task["data"]
    text = data["text"]
    if not isinstance(text, str):
        raise TypeError("its text is no string")
    page_id = data.get("id") or f"task-{task.get('id', number)}.txt"
    page = Marked(page_id, text, data.get("languages") or [], data.get("source"))
    regions = _regions(page, annotation["result"])
    _place(page, regions)
    for region in regions:
        _add(page, region)
    return page


def _annotation(task: Json) -> Json | None:
    done = [annotation for annotation in task["annotations"] if not annotation.get("was_cancelled")]
    return next((x for x in done if x.get("ground_truth")), done[-1] if done else None)


def _regions(page: Marked, results: Iterable[Json]) -> list[_Region]:
    regions: dict[str, _Region] = {}
    for result in results:
        kind, value = result["type"], result.get("value", {})
        if kind == "relation":
            continue
        if kind not in _PAYLOADS:
            raise InputError(f"{page.id}: unknown control {result.get('from_name')!r} of the type {kind!r}")
        region = regions.setdefault(result["id"], _Region(int(value["start"]), int(value["end"])))
        payload = value[_PAYLOADS[kind]]
        values = [str(x) for x in payload] if isinstance(payload, list) else [str(payload)]
        if kind == "labels":
            region.labels += values
            region.text = value.get("text")
        else:
            given = region.controls.setdefault(result["from_name"], [])
            given += [value for value in values if value.strip()]  # a text field that was left empty
    return list(regions.values())


def _place(page: Marked, regions: list[_Region]) -> None:
    """Make sure that offsets lead to the words that were marked.

    Browsers count a character beyond the Basic Multilingual Plane (an emoji, a rare Chinese character) as two. Where
    the words show that offsets were counted so, they are set right.
    """

    def fits(spans: list[tuple[int, int]]) -> bool:
        return all(
            region.text is None or fact_text(page.text, start, end) == " ".join(region.text.split())
            for region, (start, end) in zip(regions, spans, strict=True)
        )

    spans = [(region.start, region.end) for region in regions]
    if fits(spans):
        return
    units = page.text.encode("utf-16-le", "surrogatepass")

    def characters(count: int) -> int:
        return len(units[: 2 * max(count, 0)].decode("utf-16-le", "replace"))

    spans = [(characters(start), characters(end)) for start, end in spans]
    if not fits(spans):
        raise InputError(
            f"{page.id}: its regions are not at the words that were marked: the task's text is not the one that was "
            "annotated, or the offsets lie outside of it"
        )
    for region, (start, end) in zip(regions, spans, strict=True):
        region.start, region.end = start, end


def _add(page: Marked, region: _Region) -> None:
    where = f"{page.id}: the region at {region.start}-{region.end}"
    if len(region.labels) != 1:
        raise InputError(f"{where} has {len(region.labels)} labels, where it must have one")
    (label,) = region.labels
    if label != POSTING and label not in FACT_FIELDS:
        raise InputError(f"{where} has the unknown label {label!r}; known are {POSTING}, {', '.join(FACT_FIELDS)}")
    if unknown := sorted(set(region.controls) - _CONTROLS):
        raise InputError(f"{where} has the unknown control {unknown[0]!r}; known are {', '.join(sorted(_CONTROLS))}")
    controls = dict(region.controls)
    posting = _number(where, controls.pop(POSTING, ["1"]))
    optional = bool(controls.pop("optional", None))
    values = page.values.setdefault(posting, {})
    for name in sorted(VALUE_LISTS & controls.keys()):
        values[name] = list(dict.fromkeys([*values.get(name, []), *controls.pop(name)]))
    if label == POSTING:
        if controls:
            raise InputError(f"{where} is a posting and cannot have {', '.join(sorted(controls))}")
        return
    for name, given in controls.items():
        if len(given) > 1:
            raise InputError(f"{where} has {len(given)} values of {name}, where it can have one")
    attributes = {name: given[0].strip() for name, given in controls.items() if given}
    page.marks.append(Mark(label, region.start, region.end, posting, attributes, optional))


def _number(where: str, values: list[str]) -> int:
    number = float(values[0])
    if len(values) != 1 or number != int(number) or number < 1:
        raise InputError(f"{where}: {', '.join(values)} is no number of a posting")
    return int(number)
