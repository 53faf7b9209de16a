"""The stages in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from jobextract import language, markup, reading, sections
from jobextract.assembly import FACT_TYPES, assemble
from jobextract.errors import InputError, UsageError, input_error, notice
from jobextract.fields import Candidate, find_candidates, in_order, is_ruled, with_spans
from jobextract.fields.custom import find_custom
from jobextract.fields.spans import PageSpans
from jobextract.models import NO_MODELS, SHIPPED, Models, load_models
from jobextract.rules import UserRules, load_rules
from jobextract.schema import Extraction, JobPosting, LanguageShare, Source
from jobextract.sections.lexicon import OWN_HEADING, own_headings
from jobextract.sections.outline import Outline
from jobextract.segmentation import segment

if TYPE_CHECKING:
    from jobextract.explaining import Explanation


class Extractor:
    """Extracts postings; configured once, thread-safe, picklable, its resources loaded when first needed.

    Args:
        rules: a folder of rules and lexicons of your own, read at once; see ``docs/extending.md``.
        fields: names of the custom fields that are asked, of those that are installed; by default all of them.
        thresholds: least confidence (0..1) of a fact by field, as ``{"topics": 0.7}``; where none is
            named, what the models found best on pages they had not seen (without models, 0.5).
        models: a folder of models, as ``jobextract train`` writes it; by default those that come with the package.
            None: rules alone.
        limits: of PDF and DOCX files: pages, unpacked size.

    Raises:
        RulesError: something in the folder of rules is wrong.
        ResourceError: at the first extraction, where the folder holds no models or a file of it is damaged.
    """

    def __init__(
        self,
        *,
        thresholds: Mapping[str, float] | None = None,
        models: str | PathLike[str] | Models | None = SHIPPED,
        limits: reading.Limits = reading.DEFAULT_LIMITS,
        rules: str | PathLike[str] | UserRules | None = None,
        fields: Iterable[str] | None = None,
    ) -> None:
        self.thresholds = dict(thresholds or {})
        self.limits = limits
        self.rules = rules if rules is None or isinstance(rules, UserRules) else load_rules(rules)
        self.fields = None if fields is None else tuple(fields)
        self._models = NO_MODELS if models is None else models

    @property
    def configured_models(self) -> str | PathLike[str] | Models:
        """The models as they were given, not read; `NO_MODELS` for rules alone."""
        return self._models

    @property
    def models(self) -> Models:
        """The models, read when first needed, once a process."""
        return self._models if isinstance(self._models, Models) else load_models(self._models)

    def outline(self, text: str | bytes, *, media_type: str | None = None, uri: str | None = None) -> Outline:
        """Run the stages before the fields: read, tell languages, segment, find sections and postings."""
        page = reading.read(text, media_type=media_type, uri=uri, limits=self.limits)
        shares = language.annotate(page)
        with own_headings(self.rules.heading_sense if self.rules is not None else None):
            outline = sections.analyse(segment(page), self.models.roles, self.models.titles)
        outline.languages = shares
        return outline

    def candidates(
        self, outline: Outline, *, forget: Callable[[Candidate], bool] | None = None
    ) -> tuple[list[Candidate], PageSpans | None]:
        """Propose facts by rules and models; also give what the span model says of the page.

        Args:
            outline: the page's structure.
            forget: tells which candidates of the rules are left out, for training.
        """
        found = find_candidates(outline)
        if not self.models.rules:
            found = [candidate for candidate in found if not is_ruled(candidate)]
        if forget is not None:
            found = [candidate for candidate in found if not forget(candidate)]
        spans = None
        if self.models.spans is not None:
            spans = self.models.spans.read(outline, found)
            found = with_spans(outline, found, spans)
        if self.models.requirements is not None:
            found = self.models.requirements.judged(outline, found)
        return found, spans

    def extract(self, text: str | bytes, *, media_type: str | None = None, uri: str | None = None) -> Extraction:
        """Extract the postings of one document.

        Args:
            text: the document. For bytes, offsets point into the decoded text; for PDF, DOCX, e-mail and MHTML into
                `Extraction.text`.
            media_type: one of `jobextract.reading.MEDIA_TYPES`, as ``text/html``; found out where it is not given.
            uri: path or address, kept in `Source.uri` and used for its suffix.

        Raises:
            InputError: where `text` is neither str nor bytes, or is a file of its format that cannot be read.
        """
        if not isinstance(text, (str, bytes)):
            raise InputError(f"expected str or bytes, got {type(text).__name__}")
        outline = self.outline(text, media_type=media_type, uri=uri)
        page = outline.document.page
        postings = self._assembled(outline) if outline.postings else []
        warnings = [notice(code) for code in page.notices]
        if markup.may_hold_postings(page.source):
            try:
                postings = markup.with_markup(outline, postings, markup.read_items(page.source))
            except markup.UnreadMarkupError as error:
                warnings.append(notice("markup-unread", reason=error))
        codes = []
        if not postings:
            codes.append("no-posting")
        if outline.closed:
            codes.append("closed-posting")
        if outline.languages and next(iter(outline.languages)) not in language.SUPPORTED:
            codes.append("unsupported-language")
        return Extraction(
            source=Source(
                uri=uri.replace("\\", "/") if uri else None,
                media_type=page.media_type,
                sha256=page.sha256,
                length=len(page.source),
                encoding=page.encoding,
                pages=page.pages,
            ),
            languages=[LanguageShare(code=code, share=round(share, 4)) for code, share in outline.languages.items()],
            postings=postings,
            warnings=warnings + [notice(code) for code in codes],
            text=page.source if page.converted else None,
        )

    def proposed(self, outline: Outline) -> tuple[list[Candidate], PageSpans | None]:
        """Propose facts as `candidates` does, and by what the user has added: headings, rules, lexicons and fields."""
        found, spans = self.candidates(outline)
        if self.rules is not None and self.rules.heading_words:
            found = [_below_own_heading(outline, candidate) for candidate in found]
        own = list(find_custom(outline, self.fields))
        own += self.rules.candidates(outline) if self.rules is not None else ()
        return (in_order([*found, *own]) if own else found), spans

    def _assembled(self, outline: Outline) -> list[JobPosting]:
        found, spans = self.proposed(outline)
        postings = assemble(outline, found, self.thresholds, self.models.weights, spans)
        return postings if self.rules is None else self.rules.with_skills(postings, outline.document.page.source)

    def with_models(self, models: Models) -> Extractor:
        """Give an extractor that differs in its models only."""
        return Extractor(thresholds=self.thresholds, models=models, rules=self.rules, fields=self.fields)

    def explain(
        self,
        text: str | bytes,
        *,
        media_type: str | None = None,
        uri: str | None = None,
        field: str | None = None,
    ) -> Explanation:
        """Extract from a document and say why: roles with their reasons, facts with what made or rejected them.

        Takes about three times as long as `extract`.

        Args:
            text: the document.
            media_type: as for `extract`.
            uri: as for `extract`.
            field: attribute of `JobPosting`; only its facts are explained.

        Raises:
            InputError: where `text` is neither str nor bytes.
            UsageError: there is no such field.
        """
        from jobextract.explaining import explain

        if field is not None and field not in FACT_TYPES and not field.startswith("extra."):
            raise UsageError(f"no facts are proposed for {field!r}; known are {', '.join([*FACT_TYPES, 'extra.NAME'])}")
        return explain(self, text, media_type=media_type, uri=uri, field=field)

    def extract_file(self, path: str | PathLike[str], *, media_type: str | None = None) -> Extraction:
        """Extract the postings of a file.

        Raises:
            InputError: where the file is missing, a directory, or cannot be read.
        """
        path = Path(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise input_error(str(path), error) from error
        return self.extract(data, media_type=media_type, uri=str(path))


def _below_own_heading(outline: Outline, candidate: Candidate) -> Candidate:
    """Mark what stands below a heading in the user's own words: neither its confidence nor its necessity changes."""
    if not candidate.method.startswith(OWN_HEADING):
        return candidate
    sentence = outline.document.sentence_at(candidate.block, candidate.start)
    if candidate.field == "requirements" and sentence is not None and outline.role_of(sentence).preferred:
        return replace(candidate, values={**candidate.values, "necessity": "preferred"}, given=True)
    return replace(candidate, given=True)
