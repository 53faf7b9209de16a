"""A fast extractor for tests that are not about extraction. Importable, so that worker processes find it."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path

from jobextract.batch.document import Document
from jobextract.batch.inputs import document_uri
from jobextract.errors import InputError, notice
from jobextract.reading.limits import DEFAULT_LIMITS, Limits
from jobextract.schema import Extraction, Fact, JobPosting, Source

LOG = "STUB_LOG"
"""Variable of the environment with a file that gets the address of each document that was extracted from."""


class StubExtractor:
    """Takes the first line as the title of one posting. Some words make it fail, wait, hang or die.

    The word ODD gives a notice.
    """

    version = "stub 1"

    def __init__(self, *, limits: Limits = DEFAULT_LIMITS, rules: object = None) -> None:
        self.limits = limits
        self.rules = rules

    def extract(self, text: str | bytes, *, media_type: str | None = None, uri: str | None = None) -> Extraction:
        data = text if isinstance(text, bytes) else text.encode()
        shown = data.decode("utf-8", "replace")
        if "REFUSE" in shown:
            raise InputError("refused")
        if "BUG" in shown:
            raise LookupError("a defect")
        if "DIE" in shown:
            os._exit(9)
        if "SLOW" in shown:
            time.sleep(0.3)
        if "BRIEF" in shown:
            time.sleep(0.004)
        if "HANG" in shown:
            time.sleep(3600)
        if LOG in os.environ:
            with open(os.environ[LOG], "a", encoding="utf-8") as log:
                log.write(f"{uri}\n")
        source = Source(
            uri=uri,
            media_type=media_type or "text/plain",
            sha256=hashlib.sha256(data).hexdigest(),
            length=len(shown),
        )
        title = shown.split("\n")[0]
        fact = Fact(start=0, end=len(title), text=title, language="en", confidence=1.0, method="rule:stub")
        posting = JobPosting(id="1", title=fact, start=0, end=len(shown))
        return Extraction(source=source, postings=[posting], warnings=[notice("truncated")] if "ODD" in shown else [])

    def extract_file(self, path: str | os.PathLike[str]) -> Extraction:
        try:
            content = Path(path).read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}") from error
        return self.extract(content, uri=Path(path).as_posix())


def file_documents(paths: Iterable[Path]) -> list[Document]:
    """Give the documents that files are."""
    return [Document(document_uri(path), path=path) for path in paths]
