"""A document of a run: where it is from, and how to get at its content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jobextract.errors import JobextractError


@dataclass(frozen=True, slots=True)
class Document:
    """One document to extract from: a file of its own, or a part of an archive, a crawl or a table.

    Exactly one of `path`, `content` and `error` is given. Picklable: workers get it as it is.
    """

    uri: str
    """Readable and unique in a run: a path with ``/``; ``archive.zip!/folder/page.html`` for a part;
    ``crawl.warc.gz!/URL``, ``table.csv!/ID`` for a record."""
    path: Path | None = None
    """The file, read by the worker that extracts from it."""
    content: bytes | str | None = None
    """What was read already, of a part of a larger file."""
    media_type: str | None = None
    """Where it is known and not to be guessed from the URI or the content."""
    error: JobextractError | None = None
    """Why there is nothing to extract from; becomes a line of the errors file."""
