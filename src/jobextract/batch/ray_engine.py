"""Runs over many machines, by Ray Data: files → documents → extractions → Parquet.

Two steps stream into each other. Tasks open files and archives and hand on documents in blocks; actors, one a
processor, extract from a block and write one Parquet file of it. An actor does its work in a process of its own, as
the local engine does, so that a document which crashes or hangs fails alone. The facts are those of the local engine:
`jobextract.export.canonical` gives the same bytes for both.
"""

from __future__ import annotations

import io
import json
import logging
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from jobextract.batch.containers import Choice, is_container
from jobextract.batch.document import Document
from jobextract.batch.pool import Pool, SupportsExtract, as_documented, check_time_limit, worker_count
from jobextract.batch.progress import Advance
from jobextract.batch.runner import ERRORS_SUFFIX, TIME_LIMIT, Extract, OnError, Summary, Task, address_of
from jobextract.batch.runner import default_extractor as shipped
from jobextract.batch.storage import Folder, is_remote, iter_addresses, read_documents
from jobextract.batch.version import extractor_version
from jobextract.errors import (
    InputError,
    JobextractError,
    OutputError,
    ResourceError,
    UsageError,
    WorkerError,
)

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIX = ".parquet"
SUCCESS = "_SUCCESS"
"""Name of the file in OUT that a finished run leaves: its summary."""

_PART = re.compile(r"part-\d{8}-\d{8}\.parquet")
_FEWEST, _MOST = 8, 512  # files a task: few in small runs, so that all actors get some
_BLOCK = 2_000_000  # bytes of documents a block: what an actor gets, and a file of OUT holds
_READING, _EXTRACTING = 0.25, 0.75  # of a processor, for a task and an actor: both fit on one
_FATAL = {error.code: error for error in (ResourceError, OutputError, WorkerError)}


def run_on_ray(
    paths: Sequence[str | os.PathLike[str]],
    out: str,
    *,
    choice: Choice | None = None,
    from_file: str | None = None,
    limit: int | None = None,
    flat: bool = False,
    workers: int = 0,
    time_limit: float | None = TIME_LIMIT,
    overwrite: bool = False,
    extractor: SupportsExtract | None = None,
    progress: Advance = lambda state: None,
    on_error: OnError = lambda uri, error: None,
    summary: Summary | None = None,
) -> Summary:
    """Extract from documents into a folder of Parquet files.

    The folder holds ``part-FILE-PART.parquet``, named after the first document of each in the order of the input, and
    at last `SUCCESS`. Documents that fail are listed in ``OUT.errors.jsonl`` at the end, in the order of the input.
    The cluster is the one that Ray is connected to, else that of ``RAY_ADDRESS``, else one on this machine that ends
    with the run. Ray repeats what is lost with a machine; a run that is ended itself has to be started anew.

    Args:
        paths: files, folders, globs, and addresses of fsspec (``s3://…``); paths must mean the same on all machines.
        out: path or address; ends in ``.parquet``.
        choice: what to take from folders and containers.
        from_file: a list of further paths, one a line; ``-`` reads standard input.
        limit: documents, at most.
        flat: a row a fact.
        workers: actors; 0 makes one for each processor of the cluster.
        time_limit: seconds a document, or None.
        overwrite: an older output may be replaced.
        extractor: a configured `Extractor`; by default one with the shipped settings.
        progress: called for each document, when the block that it is in is done.
        on_error: called with the address and error of each document that fails, likewise.
        summary: is counted in, for a caller that wants to know of an interrupted run too.

    Raises:
        UsageError: Ray is not installed, an argument is out of range, or `out` exists and is not to be overwritten.
        InputError: the input cannot be listed.
        OutputError: `out` cannot be written.
        ResourceError: data of the package are missing or damaged.
        WorkerError: the cluster failed, or its machines have another version of the package or the models.
    """
    ray = _ray()
    worker_count(workers)
    check_time_limit(time_limit)
    if limit is not None and limit < 0:
        raise UsageError(f"the limit must be 0 or more, not {limit}")
    choice = choice or Choice()
    extractor = extractor or shipped()
    summary = summary if summary is not None else Summary()
    folder = check_folder(out, overwrite=overwrite)
    errors: list[tuple[int, int, str, JobextractError]] = []
    parts: set[str] = set()
    addresses = iter_addresses(paths, include=choice.include, from_file=from_file)
    blocks = list(_listing((address, found) for address, found in addresses if not _is_within(address, out)))
    version = extractor_version(extractor)
    _empty(folder, _errors_folder(out), _errors_name(out))
    with _cluster(ray, worker_count(workers)):
        actors = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        stage = _Stage(extractor, version, out, flat, time_limit)
        try:
            for result in _results(ray, blocks, choice, limit, actors, stage) if blocks else ():
                if "fatal" in result:
                    code, message = result["fatal"]
                    raise _FATAL.get(code, WorkerError)(message)
                parts.update(filter(None, [result["part"]]))
                summary.written += result["written"]
                summary.notices.update(result["notices"])
                for _ in range(result["written"]):
                    progress("written")
                for file, part, uri, code, message in result["errors"]:
                    error = _restored(code, message)
                    errors.append((file, part, uri, error))
                    summary.failed += 1
                    summary.errors[code] += 1
                    on_error(uri, error)
                    progress("failed")
        except ray.exceptions.RayError as error:
            last = str(error).strip().splitlines()[-1]
            raise WorkerError(f"Ray: {type(error).__name__}: {last}") from error
    _finish(folder, out, parts, errors, summary, version)
    return summary


def check_folder(out: str, *, overwrite: bool = False) -> Folder:
    """Check whether a run may write a folder.

    Raises:
        UsageError: it has another suffix; or it is a file, or holds something else than a run's output; or it is an
            older output and not to be overwritten.
        OutputError: it cannot be read.
    """
    if not out.lower().endswith(SUFFIX):
        raise UsageError(f"{out}: with --engine ray the output is a folder that ends in {SUFFIX}")
    folder = Folder(out)
    try:
        names = folder.names() if folder.exists() else []
    except NotADirectoryError:
        raise UsageError(f"{out}: is a file; with --engine ray the output is a folder") from None
    except Exception as error:  # of access, of the network: each storage has its own
        raise OutputError(f"{out}: {error}") from error
    if any(not _PART.fullmatch(name) and name != SUCCESS and not name.startswith(".part-") for name in names):
        raise UsageError(f"{out}: holds something other than the output of a run")
    if names and not overwrite:
        raise UsageError(f"{out}: there is an older output; --overwrite replaces it")
    return folder


def _ray() -> Any:
    """Import Ray, as quiet as it can be."""
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray.data
    except ImportError as error:
        raise UsageError(f"--engine ray: {error}; install it with: pip install 'jobextract[ray]'") from error
    return ray


@contextmanager
def _cluster(ray: Any, workers: int) -> Iterator[None]:
    """Connect to a cluster, or start one on this machine; leave what was there as it was."""
    if ray.is_initialized():
        yield
        return
    quiet = {"log_to_driver": False, "logging_level": "error"}
    try:
        if os.environ.get("RAY_ADDRESS"):
            ray.init(**quiet)
        else:
            ray.init(address="local", num_cpus=workers, include_dashboard=False, **quiet)
    except Exception as error:
        raise WorkerError(f"Ray: {type(error).__name__}: {error}") from error
    try:
        yield
    finally:
        ray.shutdown()


def _listing(addresses: Iterable[tuple[str, bool]]) -> Iterator[pa.Table]:
    """Give the files in tables, one for each task: a container has one of its own."""
    import pyarrow as pa

    def table() -> pa.Table:
        numbers = pa.array([row[0] for row in rows], pa.int64())
        # a path may be no text
        names = pa.array([os.fsencode(row[1]) for row in rows], pa.binary())
        return pa.table({"file": numbers, "address": names, "found": pa.array([row[2] for row in rows], pa.bool_())})

    rows: list[tuple[int, str, bool]] = []
    for number, (address, found) in enumerate(addresses):
        if rows and (is_container(address) or len(rows) >= min(_MOST, max(_FEWEST, number // 32))):
            yield table()
            rows.clear()
        rows.append((number, address, found))
        if is_container(address):
            yield table()
            rows.clear()
    if rows:
        yield table()


def _results(
    ray: Any, listing: list[pa.Table], choice: Choice, limit: int | None, actors: int, stage: _Stage
) -> Iterator[dict[str, Any]]:
    """Run the two steps; give the result of each block when it is done."""
    context = ray.data.DataContext.get_current()
    before = (context.enable_progress_bars, context.target_max_block_size, context.execution_options.preserve_order)
    logger = logging.getLogger("ray.data")
    level = logger.level
    logger.setLevel(logging.ERROR)
    context.enable_progress_bars = False
    context.target_max_block_size = _BLOCK
    context.execution_options.preserve_order = limit is not None  # else the first to be ready would be taken
    try:
        files = ray.data.from_arrow(listing)
        documents = files.map_batches(
            _Reading(choice), batch_size=None, batch_format="pyarrow", num_cpus=_READING, concurrency=actors
        )
        if limit is not None:
            documents = documents.limit(limit)
        results = documents.map_batches(
            _Actor,
            fn_constructor_args=(stage,),
            batch_size=None,
            batch_format="pyarrow",
            num_cpus=_EXTRACTING,
            compute=ray.data.ActorPoolStrategy(size=actors),
        )
        for row in results.iter_rows():
            yield json.loads(row["result"])
    finally:
        context.enable_progress_bars, context.target_max_block_size, context.execution_options.preserve_order = before
        logger.setLevel(level)


class _Reading:
    """Makes documents of files; runs in tasks."""

    def __init__(self, choice: Choice) -> None:
        self._choice = choice

    def __call__(self, files: pa.Table) -> Iterator[pa.Table]:
        for row in files.to_pylist():
            documents = read_documents(os.fsdecode(row["address"]), row["found"], self._choice)
            for part, document in enumerate(documents):
                yield _packed(row["file"], part, document)


def _packed(file: int, part: int, document: Document) -> pa.Table:
    import pyarrow as pa

    content = document.content
    is_text = isinstance(content, str)
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content or b""
    error = document.error
    row = {
        "file": (file, pa.int64()),
        "part": (part, pa.int64()),
        "uri": (address_of(document), pa.string()),
        "content": (data, pa.large_binary()),
        "is_text": (is_text, pa.bool_()),
        "media_type": (document.media_type or "", pa.string()),
        "code": (error.code if error else "", pa.string()),
        "message": (error.message.encode("utf-8", "replace").decode() if error else "", pa.string()),
    }
    return pa.table({name: pa.array([value], kind) for name, (value, kind) in row.items()})


def _unpacked(table: pa.Table) -> Iterator[Task]:
    for batch in table.to_batches():
        for number in range(len(batch)):
            row = {name: batch.column(name)[number].as_py() for name in batch.schema.names}
            error = _restored(row["code"], row["message"]) if row["code"] else None
            content = None if error else row["content"]
            if content is not None and row["is_text"]:
                content = content.decode("utf-8", "surrogatepass")
            yield Task(Document(row["uri"], None, content, row["media_type"] or None, error), row["uri"], None)


def _restored(code: str, message: str) -> JobextractError:
    """Give an error that came as its code and message."""
    kinds = [JobextractError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return next((kind for kind in kinds if kind.code == code), InputError)(message)


class _Stage:
    """What an actor is made of."""

    def __init__(
        self, extractor: SupportsExtract, version: str, out: str, flat: bool, time_limit: float | None
    ) -> None:
        self.extractor, self.version, self.out, self.flat, self.time_limit = extractor, version, out, flat, time_limit


class _Actor:
    """Extracts from blocks of documents and writes a Parquet file of each; keeps its process for all of them."""

    def __init__(self, stage: _Stage) -> None:
        self._stage = stage
        self._pool = Pool(Extract(stage.extractor), 1, stage.time_limit)
        self._folder = Folder(stage.out)

    def __call__(self, block: pa.Table) -> pa.Table:
        import pyarrow as pa

        try:
            result = self._result(block) if len(block) else None
        except JobextractError as error:
            result = {"fatal": [error.code, error.message]}
        return pa.table({"result": pa.array([json.dumps(result)] if result else [], pa.string())})

    def _result(self, block: pa.Table) -> dict[str, Any]:
        version = extractor_version(self._stage.extractor)
        if version != self._stage.version:
            raise WorkerError(f"a machine of the cluster has another version: {version}, not {self._stage.version}")
        files, parts = block.column("file").to_pylist(), block.column("part").to_pylist()
        lines, notices, errors = [], Summary().notices, []
        numbers = count()
        for outcome in self._pool.map(_unpacked(block)):
            number = next(numbers)
            error = as_documented(outcome.error)
            if isinstance(error, ResourceError):
                raise error
            if error is not None:
                message = error.message.encode("utf-8", "replace").decode()
                errors.append([files[number], parts[number], outcome.item.uri, error.code, message])
            elif outcome.value is not None:
                lines.append(outcome.value.line)
                notices.update(outcome.value.notices)
        name = f"part-{files[0]:08d}-{parts[0]:08d}{SUFFIX}" if lines else ""
        if lines:
            self._write(name, lines)
        return {"part": name, "written": len(lines), "notices": dict(notices), "errors": errors}

    def _write(self, name: str, lines: list[bytes]) -> None:
        from jobextract.export.parquet import write, write_flat

        content = io.BytesIO()
        (write_flat if self._stage.flat else write)(lines, content)
        try:
            self._folder.write(name, content.getvalue())
        except Exception as error:  # of access, of the network, of room: each storage has its own
            raise OutputError(f"{self._stage.out}/{name}: {error}") from error


def _is_within(address: str, out: str) -> bool:
    """Tell whether a file lies in an older output, which may lie in a folder that is read."""
    if is_remote(address) or is_remote(out):
        return address.startswith(out + "/")
    return os.path.abspath(address).startswith(os.path.abspath(out) + os.sep)


def _errors_name(out: str) -> str:
    return posixpath.basename(out.replace(os.sep, "/"))[: -len(SUFFIX)] + ERRORS_SUFFIX


def _errors_folder(out: str) -> Folder:
    parent = out.rpartition("/")[0] if is_remote(out) else os.path.dirname(out)
    return Folder(parent or ".")


def _empty(folder: Folder, beside: Folder, errors: str) -> None:
    """Make the folder, and remove what an older run left."""
    try:
        folder.make()
        for name in folder.names():
            folder.remove(name)
        if errors in beside.names():
            beside.remove(errors)
    except Exception as error:  # of access, of the network: each storage has its own
        raise OutputError(f"{folder.address}: {error}") from error


def _finish(
    folder: Folder,
    out: str,
    parts: set[str],
    errors: list[tuple[int, int, str, JobextractError]],
    summary: Summary,
    version: str,
) -> None:
    """Remove files of attempts that were repeated; list the failures; mark the output as finished."""
    told = {"version": version, "documents": summary.documents, "written": summary.written, "failed": summary.failed}
    try:
        for name in folder.names():
            if name not in parts:
                folder.remove(name)
        if errors:
            records = (
                {"uri": uri, "code": error.code, "message": error.message}
                for _, _, uri, error in sorted(errors, key=lambda x: x[:2])
            )
            lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
            _errors_folder(out).write(_errors_name(out), lines.encode("utf-8", "replace"))
        folder.write(SUCCESS, json.dumps(told).encode() + b"\n")
    except Exception as error:  # of access, of the network: each storage has its own
        raise OutputError(f"{folder.address}: {error}") from error
