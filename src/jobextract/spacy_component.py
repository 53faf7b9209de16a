"""The spaCy component ``jobextract``, found by spaCy through the entry point of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from jobextract.pipeline import Extractor
from jobextract.schema import Extraction, Fact, JobPosting

__all__ = ["JobextractComponent", "make_component"]

NAME = "jobextract"
_KEY = "jobextract.extraction"
"""Of `Doc.user_data`; what stands there goes with the Doc to bytes, to disk and to other processes."""

_parsed: Callable[[str], Extraction] = lru_cache(maxsize=64)(Extraction.model_validate_json)


def _get(doc: Doc) -> Extraction | None:
    stored = doc.user_data.get(_KEY)
    return None if stored is None else _parsed(stored)


def _set(doc: Doc, extraction: Extraction | None) -> None:
    if extraction is None:
        doc.user_data.pop(_KEY, None)
    else:
        doc.user_data[_KEY] = extraction.model_dump_json()


@Language.factory(  # type: ignore[untyped-decorator]
    NAME,
    assigns=[f"doc._.{NAME}", "doc.spans"],
    default_config={"media_type": None, "models": "shipped", "thresholds": {}, "rules": None, "spans_key": NAME},
)
def make_component(
    nlp: Language,
    name: str,
    media_type: str | None,
    models: str | None,
    thresholds: dict[str, float],
    rules: str | None,
    spans_key: str,
) -> JobextractComponent:
    """Make the component; called by ``nlp.add_pipe("jobextract", config={...})``.

    Args:
        nlp: the pipeline.
        name: of the component in it.
        media_type: of all texts; found out for each where it is None.
        models: a folder of models; None: rules alone.
        thresholds: least confidence (0..1) of a fact by field.
        rules: a folder of rules and lexicons of your own.
        spans_key: of `Doc.spans`.
    """
    return JobextractComponent(media_type, models, thresholds, rules, spans_key)


class JobextractComponent:
    """Extracts from ``doc.text``; fills ``doc._.jobextract`` and ``doc.spans``. Tokens and their attributes stay."""

    def __init__(
        self,
        media_type: str | None = None,
        models: str | None = "shipped",
        thresholds: Mapping[str, float] | None = None,
        rules: str | None = None,
        spans_key: str = NAME,
    ) -> None:
        self._configure(
            {
                "media_type": media_type,
                "models": models,
                "thresholds": dict(thresholds or {}),
                "rules": rules,
                "spans_key": spans_key,
            }
        )
        if not Doc.has_extension(NAME):
            Doc.set_extension(NAME, getter=_get, setter=_set)

    def _configure(self, config: dict[str, Any]) -> None:
        self.config = config
        self.extractor = Extractor(thresholds=config["thresholds"], models=config["models"], rules=config["rules"])

    def __call__(self, doc: Doc) -> Doc:
        """Extract from a Doc.

        Offsets of `Extraction` are characters of ``doc.text``; the spans cover the tokens that a fact touches.
        """
        extraction = self.extractor.extract(doc.text, media_type=self.config["media_type"])
        _set(doc, extraction)
        key = self.config["spans_key"]
        doc.spans[key] = SpanGroup(doc, name=key, spans=list(_spans(doc, extraction)))
        return doc

    # Serialization: the configuration is all there is to keep; a folder of models or rules stays where it is.

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """Give the configuration as bytes."""
        packed: bytes = srsly.msgpack_dumps(self.config)
        return packed

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> JobextractComponent:
        """Take the configuration that `to_bytes` gave."""
        self._configure(dict(srsly.msgpack_loads(data)))
        return self

    def to_disk(self, path: str | PathLike[str], *, exclude: tuple[str, ...] = ()) -> None:
        """Write the configuration into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_json(folder / "config.json", self.config)

    def from_disk(self, path: str | PathLike[str], *, exclude: tuple[str, ...] = ()) -> JobextractComponent:
        """Take the configuration that `to_disk` wrote."""
        self._configure(dict(srsly.read_json(Path(path) / "config.json")))
        return self


def _spans(doc: Doc, extraction: Extraction) -> Iterator[Span]:
    """Give the facts as spans labelled by field, in order, each place once a field and posting."""
    places = dict.fromkeys(
        (fact.start, fact.end, name, posting.id) for posting in extraction.postings for name, fact in _facts(posting)
    )
    for start, end, label, posting_id in sorted(places):
        span = doc.char_span(start, end, label=label, alignment_mode="expand", span_id=posting_id)
        if span is not None and len(span):
            yield span


def _facts(posting: JobPosting) -> Iterator[tuple[str, Fact]]:
    for name, value in posting:
        if name == "deadline":  # it is one of the deadlines
            continue
        groups = value if isinstance(value, dict) else {name: value}
        for label, facts in groups.items():
            for fact in facts if isinstance(facts, list) else [facts]:
                if isinstance(fact, Fact):
                    yield ("deadline" if name == "deadlines" else label), fact
