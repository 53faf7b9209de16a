"""The report of a batch: a table of its postings, charts, and every document with its facts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jobextract.errors import InputError, OutputError, UsageError, input_error
from jobextract.export.report.content import items
from jobextract.export.report.document import document_data, document_name, field_labels
from jobextract.export.report.page import asset, report
from jobextract.export.wording import place
from jobextract.reading.decoding import decode
from jobextract.schema import Extraction, JobPosting

_MOST_ERRORS = 1000  # failed documents that are listed; all are counted


def write_batch_report(results: Path, out: Path, *, texts: bool = True) -> int:
    """Write one self-contained HTML file about the documents of a run.

    Args:
        results: JSON Lines of extractions, as `jobextract batch` writes them. Documents that failed are read from the
            ``.errors.jsonl`` beside it, if there is one.
        out: the file to write.
        texts: show documents as read, where their files are still there, unchanged, under the address that the
            results give; otherwise only their facts.

    Returns:
        The number of documents.

    Raises:
        InputError: `results` cannot be read, or holds something other than extractions.
        OutputError: `out` cannot be written.
    """
    index = _Index()
    parts = report(f"{results.name} – jobextract", _data(results, index, texts=texts))
    temporary = out.with_name(f".{out.name}.tmp")
    try:
        try:
            with open(temporary, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(parts)
            os.replace(temporary, out)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: {error.strerror or error}") from error
    return len(index.documents)


class _Index:
    """What the table and the charts need, gathered document by document."""

    def __init__(self) -> None:
        self.documents: list[dict[str, Any]] = []
        self.rows: list[dict[str, Any]] = []
        self.places: dict[str, tuple[float, float]] = {}
        self.countries: dict[str, str] = {}

    def add(self, extraction: Extraction, *, has_text: bool) -> None:
        number = len(self.documents)
        self.documents.append(
            {
                "name": document_name(extraction),
                "uri": extraction.source.uri,
                "postings": len(extraction.postings),
                "text": has_text,
            }
        )
        counts = [0] * len(extraction.postings)
        for item in items(extraction):
            counts[item.posting] += 1
        for posting, facts in enumerate(counts):
            self.rows.append({"document": number, "posting": posting, **self._row(extraction.postings[posting], facts)})

    def _row(self, posting: JobPosting, facts: int) -> dict[str, Any]:
        where = [location for location in posting.locations if location.city or location.country_code]
        for location in where:
            if location.latitude is not None and location.longitude is not None:
                self.places.setdefault(place(location), (location.latitude, location.longitude))
            if location.country_code and location.country:
                self.countries.setdefault(location.country_code, location.country)
        return {
            "title": posting.title.text if posting.title else "",
            "types": _unique(fact.value for fact in posting.position_types),
            "employers": _unique(fact.name for fact in posting.organizations),
            "places": _unique(map(place, where)),
            "countries": _unique(location.country_code for location in where),
            "supervisors": _unique(fact.name for fact in posting.supervisors),
            "topics": _unique(fact.canonical for fact in posting.topics),
            "skills": _unique(skill for fact in posting.requirements for skill in fact.skills),
            "field": posting.field.name if posting.field else "",
            "languages": posting.languages,
            "deadline": posting.deadline.date if posting.deadline else "",
            "facts": facts,
        }


def _unique(values: Any) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _data(results: Path, index: _Index, *, texts: bool) -> Iterator[tuple[str, Any]]:
    yield "fields", field_labels()
    for number, extraction in enumerate(_extractions(results)):
        if not texts:
            extraction = extraction.model_copy(update={"text": None})
        try:
            data = document_data(extraction, _source_text(extraction) if texts else None)
        except UsageError:  # the same bytes, but read as something else
            data = document_data(extraction)
        index.add(extraction, has_text=data["blocks"] is not None)
        yield f"document-{number}", data
    errors, failed = _errors(results)
    yield (
        "index",
        {
            "name": results.name,
            "documents": index.documents,
            "rows": index.rows,
            "places": [[name, *at] for name, at in index.places.items()],
            "countries": index.countries,
            "errors": errors,
            "failed": failed,
            "land": asset("land.path"),
        },
    )


def _extractions(results: Path) -> Iterator[Extraction]:
    return (_extraction(line, f"{results}: line {number}") for number, line in enumerate(_lines(results), 1))


def _extraction(line: bytes, where: str) -> Extraction:
    try:
        return Extraction.model_validate_json(line)
    except ValidationError as error:
        raise InputError(f"{where} is no extraction") from error


def _errors(results: Path) -> tuple[list[dict[str, str]], int]:
    """Read which documents failed: the first of them, and how many there are."""
    from jobextract.batch.runner import errors_path

    path = errors_path(results)
    found: list[dict[str, str]] = []
    failed = 0
    if path == results or not path.is_file():
        return found, failed
    for line in _lines(path):
        failed += 1
        if len(found) < _MOST_ERRORS:
            found.append(_error(line, f"{path}: line {failed}"))
    return found, failed


def _error(line: bytes, where: str) -> dict[str, str]:
    try:
        record = json.loads(line)
        return {name: str(record[name]) for name in ("uri", "code", "message")}
    except (ValueError, TypeError, KeyError) as error:
        raise InputError(f"{where} names no failed document") from error


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with open(path, "rb") as file:
            for line in file:
                if line.strip():
                    yield line
    except OSError as error:
        raise input_error(str(path), error) from error


def _source_text(extraction: Extraction) -> str | None:
    """Read the document again, if its file is still there, unchanged."""
    source = extraction.source
    if extraction.text is not None or not source.uri:
        return None
    try:
        path = Path(source.uri)
        if not path.is_file():  # nor anything that could be read without end
            return None
        content = path.read_bytes()
    except (OSError, ValueError):
        return None
    return decode(content).text if sha256(content).hexdigest() == source.sha256 else None
