"""Measure where the time of an extraction goes: by stage, model and field.

    python benchmarks/stages.py [FOLDER]

What a stage calls of another counts for that other alone. The pages of the folder (see speed.py) come once each, after
a warm-up on other pages; watching costs some per cent.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from speed import FIXTURES, material, pages

from jobextract import assembly, fields, language, pipeline, reading, sections
from jobextract.fields import disciplines, topics
from jobextract.fields.organizations import linking
from jobextract.fields.requirements.model import RequirementModel
from jobextract.fields.spans import SpanModel
from jobextract.pipeline import Extractor
from jobextract.schema import Extraction
from jobextract.sections.role_model import RoleModel
from jobextract.sections.title_model import TitleModel
from jobextract.weighing import Weigher

_OTHER = "everything else"


class Watch:
    """Sums up seconds by what is at work, the innermost that is watched."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._stack = [_OTHER]
        self._since = time.perf_counter()

    def _switch(self) -> None:
        now = time.perf_counter()
        self.seconds[self._stack[-1]] += now - self._since
        self._since = now

    def watched(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function that counts under a name."""

        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            self._switch()
            self._stack.append(name)
            try:
                return function(*args, **kwargs)
            finally:
                self._switch()
                self._stack.pop()

        return call

    def restart(self) -> None:
        """Forget what was counted."""
        self.seconds.clear()
        self._since = time.perf_counter()

    def stop(self) -> None:
        """Count up to this moment."""
        self._switch()


def watch() -> Watch:
    """Watch the stages of this process from now on."""
    seen = Watch()
    places: tuple[tuple[Any, str, str], ...] = (
        (reading, "read", "reading"),
        (language, "annotate", "language"),
        (pipeline, "segment", "segmentation"),
        (sections, "analyse", "sections"),
        (TitleModel, "judge", "model: titles"),
        (RoleModel, "probabilities", "model: roles"),
        (SpanModel, "read", "model: spans"),
        (RequirementModel, "judged", "model: requirements"),
        (Weigher, "weigh", "model: weighing"),
        (pipeline, "find_candidates", "fields: what they share"),
        (pipeline, "with_spans", "fields: candidates of spans"),
        (pipeline, "assemble", "assembly"),
        (assembly, "fact_of", "assembly: facts"),
        (topics, "named", "field: topics"),
        (disciplines, "classify", "field: disciplines"),
        (linking, "link", "field: organizations"),
        (Extraction, "model_dump_json", "to JSON"),
    )
    for owner, name, label in places:
        setattr(owner, name, seen.watched(label, getattr(owner, name)))
    finder = fields._finder

    def watched_finder(folder: str) -> Callable[..., Any]:
        find = finder(folder)
        return seen.watched(f"field: {folder}", lambda outline: list(find(outline)))

    fields._finder = watched_finder  # type: ignore[assignment]
    return seen


def report(folder: Path) -> str:
    """Measure in this process, once; give the table, in Markdown."""
    seen = watch()
    documents = pages(folder)
    warm = [page for page in pages(FIXTURES) if page not in documents] or documents[:8]
    extractor = Extractor()
    for round_of in (warm, documents):
        seen.restart()
        for data, name in round_of:
            extractor.extract(data, uri=name).model_dump_json()
        seen.stop()
    total = sum(seen.seconds.values())
    rows = [
        f"| {name} | {1000 * seconds / len(documents):.2f} | {100 * seconds / total:.0f} % |\n"
        for name, seconds in sorted(seen.seconds.items(), key=lambda item: -item[1])
    ]
    head = f"| stage ({folder.name}, {len(documents)} pages) | milliseconds a page | share |\n|---|---|---|\n"
    return head + "".join(rows) + f"| all | {1000 * total / len(documents):.2f} | |\n"


def main() -> None:
    """Print the table."""
    print(report(Path(sys.argv[1]) if len(sys.argv) > 1 else material()))


if __name__ == "__main__":
    main()
