"""What a run has done so far, on disk: whole after a crash at any moment, and found again by the next run.

Two files that only grow make the journal of an output:

- the *lines*: one `Extraction` a line. For JSON Lines the output itself; for every other format a file of the
  journal, of which the output is made at the end.
- the *record*: for each line, in ``done.jsonl``, ``{"uri", "sha256", "version", "notices"}``: which content of which
  document was done by which version of the extractor. It does not say where the line stands, so the lines can be
  put in order without it.

A document is done if the last line of its address and its record agree with each other, with the document's content
and with the version of now. A line is written before its record, both at once handed to the operating system, and
once a second (`SYNC_EVERY`) forced to the disk: a killed process loses nothing that it wrote, a power failure the
last second. A torn last line of either file is cut off. Where a line has no record, or the other way round, its
document is done again.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock, Timeout

from jobextract.errors import OutputError, OutputLockedError

SYNC_EVERY = 1.0
"""Seconds between two times that what was written is forced to the disk."""

_RECORD = "done.jsonl"
_LINES = "extractions.jsonl"
_LOCK = "lock"
_OWNER = "pid"
_NEW = "new"
_HEAD = re.compile(r'\{"schema_version":"[^"\\]*","source":')
_SLACK = 100  # outdated records that are not worth a rewriting


@dataclass(frozen=True, slots=True)
class Done:
    """A document's result, as it comes from a worker."""

    line: bytes
    sha256: str
    notices: Sequence[str]


def journal_folder(out: Path) -> Path:
    """Give the folder of an output's journal: hidden, beside it."""
    return out.with_name(f".{out.name}.journal")


@contextmanager
def locked(out: Path) -> Iterator[Path]:
    """Hold the lock of an output, and give the folder of its journal; make it, if there is none.

    The operating system holds the lock for this process and drops it when the process ends, however it ends.

    Raises:
        OutputLockedError: another process holds it.
        OutputError: the folder cannot be made.
    """
    folder = journal_folder(out)
    lock = FileLock(folder / _LOCK, timeout=0)
    owner = folder / _OWNER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        with suppress(OSError):
            raise OutputLockedError(f"{out}: process {owner.read_text()} writes it at this moment") from None
        raise OutputLockedError(f"{out}: another process writes it at this moment") from None
    except (OSError, NotImplementedError) as error:
        raise OutputError(f"{folder}: {getattr(error, 'strerror', None) or error}") from error
    try:
        owner.write_text(str(os.getpid()))
        yield folder
    except BaseException:
        if not any(_has_content(folder / name) for name in (_RECORD, _LINES)):
            shutil.rmtree(folder, ignore_errors=True)  # the run came to nothing
        raise
    finally:
        owner.unlink(missing_ok=True)
        lock.release()


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def lines_path(out: Path, *, separate: bool) -> Path:
    """Give the file that holds the lines: the output, or, where that has another format, a file of the journal."""
    return journal_folder(out) / _LINES if separate else out


class Journal:
    """The lines and the record of an output, and an index of them by address.

    The index is a temporary SQLite database, so that memory does not grow with the number of documents.

    Args:
        folder: the journal's folder.
        lines: the file of lines, see `lines_path`.
        version: of the extractor that makes the new lines.

    Raises:
        OutputError: the file of lines holds something else.
        OSError: a file cannot be read or written.
    """

    def __init__(self, folder: Path, lines: Path, version: str) -> None:
        self.path = lines
        self.changed = False
        """Whether lines were added or dropped since the journal was opened."""
        self._is_new = not lines.exists()
        self._folder = folder
        self._version = version
        self._records = 0
        self._place = 0
        self._loose: tuple[str, int] | None = None  # a last line without a record: its address and start
        self._settled = False
        self._synced = time.monotonic()
        self._index = sqlite3.connect("", isolation_level=None)
        try:
            self._index.executescript(
                "CREATE TABLE line (uri TEXT PRIMARY KEY, start INTEGER, length INTEGER, sha256 TEXT, version TEXT,"
                " notices TEXT, place INTEGER) WITHOUT ROWID;"
                "CREATE TABLE record (uri TEXT PRIMARY KEY, sha256 TEXT, version TEXT, notices TEXT) WITHOUT ROWID;"
                "BEGIN"
            )
            self._read_record()
            self._read_lines()
            self._index.execute("DELETE FROM record")
            self._record = open(folder / _RECORD, "ab")  # noqa: SIM115
            self._lines = open(lines, "ab")  # noqa: SIM115
        except BaseException:
            self._index.close()
            raise
        self._end = self._lines.seek(0, os.SEEK_END)

    def close(self) -> None:
        """Force everything to the disk and let go of the files."""
        with closing(self._index), closing(self._record), closing(self._lines):
            if not self._lines.closed and not self._record.closed:  # an interrupted rewriting leaves one closed
                self._sync()

    def abandon(self) -> None:
        """Take back that the journal was begun, if it holds nothing: the run was not to be."""
        if self._is_new and not self._records and not self.changed:
            self.path.unlink(missing_ok=True)

    def known(self, uri: str) -> str | None:
        """Give the hash of the content of which the journal holds a document's line of this version."""
        row = self._index.execute("SELECT sha256, version FROM line WHERE uri = ?", (uri,)).fetchone()
        return row[0] if row is not None and row[1] == self._version else None

    def is_placed(self, uri: str) -> bool:
        """Tell whether this run has met the document before."""
        row = self._index.execute("SELECT place FROM line WHERE uri = ?", (uri,)).fetchone()
        return row is not None and row[0] is not None

    def add(self, uri: str, done: Done) -> None:
        """Write a document's line and its record."""
        if self._loose is not None and self._loose[0] == uri:
            self._end = self._lines.truncate(self._loose[1])  # the same line, written when its run was killed
        self._loose = None
        record = {"uri": uri, "sha256": done.sha256, "version": self._version, "notices": list(done.notices)}
        self._lines.write(done.line)
        self._lines.flush()
        self._record.write(_json(record))
        self._record.flush()
        self._records += 1
        self.changed = True
        self._place += 1
        row = (uri, self._end, len(done.line), done.sha256, self._version, json.dumps(done.notices), self._place)
        self._index.execute("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._end += len(done.line)
        if time.monotonic() - self._synced > SYNC_EVERY:
            self._sync()

    def keep(self, uri: str) -> list[str]:
        """Take the document's line as it is; give the codes of its notices."""
        self._place += 1
        self._index.execute("UPDATE line SET place = ? WHERE uri = ?", (self._place, uri))
        (notices,) = self._index.execute("SELECT notices FROM line WHERE uri = ?", (uri,)).fetchone()
        codes: list[str] = json.loads(notices)
        return codes

    def drop(self, uri: str) -> None:
        """Forget the line of a document that failed."""
        dropped = self._index.execute("DELETE FROM line WHERE uri = ?", (uri,)).rowcount
        self.changed = self.changed or bool(dropped)

    def settle(self) -> None:
        """Put the lines in order, each document's once: those of other runs as they stand, then this run's.

        Done in one step, and only where needed.
        """
        self._sync()
        if not self._is_in_order():
            self._lines.close()
            with self._replacement(self.path) as new, open(self.path, "rb") as old:
                for start, length in self._in_order():
                    old.seek(start)
                    new.write(old.read(length))
            self._lines = open(self.path, "ab")  # noqa: SIM115
            self.changed = True
        self._settled = True
        (count,) = self._index.execute("SELECT count(*) FROM line").fetchone()
        if self._records > 2 * count + _SLACK:
            self._record.close()
            columns = ("uri", "sha256", "version", "notices")
            with self._replacement(self._folder / _RECORD) as new:
                for row in self._index.execute(f"SELECT {', '.join(columns)} FROM line WHERE version <> ''"):
                    new.write(_json(dict(zip(columns, (*row[:3], json.loads(row[3])), strict=True))))
            self._record = open(self._folder / _RECORD, "ab")  # noqa: SIM115

    def lines(self) -> Iterator[bytes]:
        """Give the lines as they are at this moment, in order."""
        with open(self.path, "rb") as file:
            if self._settled:
                yield from file
                return
            for start, length in self._in_order():
                file.seek(start)
                yield file.read(length)

    def _in_order(self) -> Iterator[tuple[int, int]]:
        yield from self._index.execute("SELECT start, length FROM line ORDER BY ifnull(place, 0), start")

    def _is_in_order(self) -> bool:
        expected = 0
        for start, length in self._in_order():
            if start != expected:
                return False
            expected += length
        return expected == self._end

    @contextmanager
    def _replacement(self, path: Path) -> Iterator[BinaryIO]:
        """Write a file anew; it takes the place of the old one when it is whole."""
        with replacement(self._folder, path) as new, open(new, "wb") as file:
            yield file

    def _sync(self) -> None:
        self._lines.flush()
        os.fsync(self._lines.fileno())
        self._record.flush()
        os.fsync(self._record.fileno())
        self._synced = time.monotonic()

    def _read_record(self) -> None:
        for line, _ in _whole_lines(self._folder / _RECORD):
            with suppress(ValueError, TypeError, KeyError):  # a damaged record costs its document's time, no more
                entry = json.loads(line)
                row = (entry["uri"], entry["sha256"], entry["version"], json.dumps(entry["notices"]))
                self._index.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", row)
            self._records += 1

    def _read_lines(self) -> None:
        for line, start in _whole_lines(self.path):
            uri, sha256 = _source(line, self.path)
            found = self._index.execute("SELECT sha256, version, notices FROM record WHERE uri = ?", (uri,)).fetchone()
            version, notices = found[1:] if found is not None and found[0] == sha256 else ("", "[]")
            row = (uri, start, len(line), sha256, version, notices)
            self._index.execute("INSERT OR REPLACE INTO line VALUES (?, ?, ?, ?, ?, ?, NULL)", row)
            self._loose = None if version else (uri, start)


@contextmanager
def replacement(folder: Path, path: Path) -> Iterator[Path]:
    """Give the path of a new file, on the same disk, that takes the place of `path` when the block is done."""
    new = folder / _NEW
    try:
        new.unlink(missing_ok=True)
        yield new
        with open(new, "r+b") as file:
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, new)
        os.replace(new, path)
    finally:
        new.unlink(missing_ok=True)


def _whole_lines(path: Path) -> Iterator[tuple[bytes, int]]:
    """Give the lines of a file and where each begins; cut off a torn last one."""
    if not path.exists():
        return
    start = 0
    with open(path, "rb") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            yield line, start
            start += len(line)
        else:
            return
    os.truncate(path, start)


def _source(line: bytes, path: Path) -> tuple[str, str]:
    """Give the address and hash that an extraction's line begins with."""
    try:
        text = line.decode()
        head = _HEAD.match(text)
        source = json.JSONDecoder().raw_decode(text, head.end())[0] if head else json.loads(text)["source"]
        uri, sha256 = source["uri"] or "", source["sha256"]
        if isinstance(uri, str) and isinstance(sha256, str) and text.endswith("}\n"):
            return uri, sha256
    except (ValueError, TypeError, KeyError):
        pass
    raise OutputError(
        f"{path}: holds something other than extractions; give another name, or start anew with --no-resume --overwrite"
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"
