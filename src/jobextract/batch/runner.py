"""Runs over many documents: one JSON line each, in order, resumable, whatever fails."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from jobextract.batch.inputs import document_uri
from jobextract.batch.pool import Outcome, SupportsExtract, as_documented, map_ordered
from jobextract.errors import JobextractError, OutputError, UsageError, input_error

OUTPUT_SUFFIX = ".jsonl"
ERRORS_SUFFIX = ".errors.jsonl"

State = Literal["written", "unchanged", "failed"]


@dataclass(slots=True)
class Summary:
    """What a run did, in documents."""

    written: int = 0
    unchanged: int = 0  # in the output already
    failed: int = 0

    @property
    def documents(self) -> int:
        """All documents of the run."""
        return self.written + self.unchanged + self.failed


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    known: str | None  # sha256 of the content that the output has a line for


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a document's line stands in the output."""

    offset: int
    length: int
    sha256: str
    schema_version: str


def errors_path(out: Path) -> Path:
    """Give the path of an output's list of failed documents: ``x.jsonl`` → ``x.errors.jsonl``."""
    return out.with_name(out.name.removesuffix(OUTPUT_SUFFIX) + ERRORS_SUFFIX)


def run(
    documents: Sequence[Path],
    out: Path,
    *,
    workers: int = 1,
    resume: bool = True,
    extractor: SupportsExtract | None = None,
    progress: Callable[[State], None] = lambda state: None,
) -> Summary:
    """Extract from documents into a JSON Lines file.

    Each line is one whole `Extraction`, in the order of the documents and the same for any number of workers.
    A document that fails gets a line ``{"uri", "code", "message"}`` in ``OUT.errors.jsonl`` instead; that
    file exists only if there are some. An interrupted run leaves whole lines; the next run goes on from
    there. With `resume`, documents that have a line for the same address, content and schema version keep it,
    others get a new one, and lines of documents outside of this run stay, before those of this run.

    Args:
        documents: files, as `find_documents` gives them.
        out: ends in ``.jsonl``; its folder is made if missing.
        workers: processes, see `map_ordered`.
        resume: keep what `out` holds; otherwise start anew.
        extractor: a configured `Extractor`; by default one with the shipped settings.
        progress: called after each document.

    Raises:
        UsageError: `out` does not end in ``.jsonl``, or is a folder, or `workers` is negative.
        OutputError: `out` cannot be written, or (with `resume`) holds something other than extractions.
        WorkerError: worker processes cannot be started.
    """
    if out.suffix != OUTPUT_SUFFIX or out.is_dir():
        raise UsageError(f"{out}: the output must be a file that ends in {OUTPUT_SUFFIX}")
    if extractor is None:
        from jobextract import Extractor

        extractor = Extractor()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        errors_path(out).unlink(missing_ok=True)
        lines = _repair_and_index(out) if resume else {}
        tasks = (_Task(path, _known(lines, path)) for path in documents)
        outcomes = map_ordered(partial(_process, extractor), tasks, workers=workers)
        with open(out, "ab" if resume else "wb") as file:
            summary = _write(outcomes, file, errors_path(out), lines, progress)
        if resume:
            _put_in_order(out, documents, lines)
    except OSError as error:
        raise OutputError(f"{error.filename or out}: {error.strerror or error}") from error
    return summary


def _process(extractor: SupportsExtract, task: _Task) -> bytes | None:
    """Give a document's line; None where the output has it already."""
    uri = document_uri(task.path)
    try:
        content = task.path.read_bytes()
    except OSError as error:
        raise input_error(uri, error) from error
    if task.known is not None and task.known == hashlib.sha256(content).hexdigest():
        return None
    return extractor.extract(content, uri=uri).model_dump_json().encode() + b"\n"


def _write(
    outcomes: Generator[Outcome[_Task, bytes | None], None, None],
    file: BinaryIO,
    errors: Path,
    lines: dict[str, _Line],
    progress: Callable[[State], None],
) -> Summary:
    """Write outcomes as they come, each line at once; keep account in `lines`."""
    summary = Summary()
    offset = file.seek(0, os.SEEK_END)
    try:
        for outcome in outcomes:
            uri = document_uri(outcome.item.path)
            error = as_documented(outcome.error)
            if error is not None:
                lines.pop(uri, None)
                _append_error(errors, uri, error)
                summary.failed += 1
                progress("failed")
            elif outcome.value is None:
                summary.unchanged += 1
                progress("unchanged")
            else:
                file.write(outcome.value)
                file.flush()
                lines[uri] = _Line(offset, len(outcome.value), "", "")
                offset += len(outcome.value)
                summary.written += 1
                progress("written")
    finally:
        outcomes.close()
    return summary


def _append_error(errors: Path, uri: str, error: JobextractError) -> None:
    record = {"uri": uri, "code": error.code, "message": error.message}
    text = json.dumps(record, ensure_ascii=False)
    with open(errors, "ab") as file:
        file.write(text.encode("utf-8", "replace") + b"\n")


def _known(lines: Mapping[str, _Line], path: Path) -> str | None:
    from jobextract.schema import SCHEMA_VERSION

    line = lines.get(document_uri(path))
    return line.sha256 if line is not None and line.schema_version == SCHEMA_VERSION else None


def _repair_and_index(out: Path) -> dict[str, _Line]:
    """Find each document's line (the last of several) in an output; cut off a torn last line."""
    lines: dict[str, _Line] = {}
    if not out.exists():
        return lines
    with open(out, "r+b") as file:
        offset = 0
        for line in file:
            if not line.endswith(b"\n"):
                file.seek(offset)
                file.truncate()
                break
            try:
                record = json.loads(line)
                source = record["source"]
                entry = _Line(offset, len(line), source["sha256"], record["schema_version"])
                lines[source["uri"] or ""] = entry
            except (ValueError, TypeError, KeyError):
                raise OutputError(
                    f"{out}: holds something other than extractions; give another name, or do not resume"
                ) from None
            offset += len(line)
    return lines


def _put_in_order(out: Path, documents: Sequence[Path], lines: Mapping[str, _Line]) -> None:
    """Rewrite, as one step, an output whose lines a resumed run has left out of order or outdated."""
    uris = dict.fromkeys(document_uri(path) for path in documents)
    others = (line for uri, line in lines.items() if uri not in uris)
    wanted = sorted(others, key=lambda line: line.offset) + [lines[uri] for uri in uris if uri in lines]
    expected = 0
    for line in wanted:
        if line.offset != expected:
            break
        expected += line.length
    else:
        if expected == out.stat().st_size:
            return
    temporary = out.with_name(f".{out.name}.tmp")
    try:
        with open(out, "rb") as old, open(temporary, "wb") as new:
            for line in wanted:
                old.seek(line.offset)
                new.write(old.read(line.length))
        os.replace(temporary, out)
    finally:
        temporary.unlink(missing_ok=True)
