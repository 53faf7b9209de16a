"""The result contract: what `extract` returns, as frozen pydantic models.

Offsets are 0-based positions in characters, half-open ``[start, end)``, into the source text: the string given, the
decoded text where bytes were given, or `Extraction.text` for formats that are no text (PDF, DOCX, e-mail, MHTML).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue

if TYPE_CHECKING:
    from jobextract.explaining import Explanation
    from jobextract.pipeline import Extractor

SCHEMA_VERSION = "1.1"
"""Rises with every change; the JSON Schema of each version is kept in ``docs/schema/``."""

PositionType = Literal[
    "undergraduate",
    "master",
    "phd",
    "postdoc",
    "research_assistant",
    "researcher",
    "engineer",
    "intern",
    "faculty",
    "visiting",
    "technician",
    "other",
]
OrganizationKind = Literal["university", "company", "institute", "department", "group", "other"]
Workplace = Literal["on_site", "hybrid", "remote", "unknown"]
RequirementCategory = Literal[
    "education", "experience", "skill", "language", "publication", "trait", "eligibility", "other"
]
Necessity = Literal["required", "preferred"]
Degree = Literal["bachelor", "master", "phd"]
DeadlineKind = Literal["final", "full_consideration"]
EmploymentType = Literal["full_time", "part_time", "volunteer"]
Term = Literal["fixed_term", "permanent"]
Period = Literal["year", "month", "week", "day", "hour"]
FundingKind = Literal["fully_funded", "partly_funded", "self_funded", "scholarship", "grant"]
BenefitKind = Literal["money", "housing", "insurance", "leave", "travel", "equipment", "career", "family", "other"]
DocumentKind = Literal[
    "cv",
    "cover_letter",
    "transcripts",
    "references",
    "research_statement",
    "publications",
    "thesis",
    "code",
    "other",
]
RouteKind = Literal["email", "portal", "post"]
SkillKind = Literal["programming_language", "software", "instrument", "method", "knowledge", "soft_skill"]

Share = Annotated[float, Field(ge=0.0, le=1.0)]
Offset = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Model):
    """A place in the source text."""

    start: Offset = Field(description="First character, 0-based, into the source text.")
    end: Offset = Field(description="One past the last character.")


class Fact(Span):
    """Something the text says, with the characters that say it."""

    text: str = Field(description="As a visitor reads it: markup removed, entities decoded, mojibake repaired.")
    mentions: list[Span] = Field(default_factory=list, description="Further places that say the same.")
    language: str = Field(description="ISO 639-1 code of the passage, or 'und'.")
    confidence: Share = Field(description="0 to 1.")
    method: str = Field(description="'rule:NAME', 'model:NAME', or several joined by '+'.")


class PositionTypeFact(Fact):
    """A level or kind of position that is open."""

    value: PositionType


class Organization(Fact):
    """An employer; among `JobPosting.funders` and `partners` one who pays or takes part."""

    name: str = Field(description="Normal form of the name.")
    kind: OrganizationKind = "other"
    aliases: list[str] = Field(
        default_factory=list, description="Other names on the page: acronyms, and names in another language."
    )
    parent: str | None = Field(default=None, description="Normal form of the name of the organization it is part of.")
    country_code: str | None = Field(default=None, description="ISO 3166-1 alpha-2, of a known name or by the page.")
    domain: str | None = Field(default=None, description="Domain of its mail addresses, as 'ox.ac.uk', where known.")


class Location(Fact):
    """Where the work takes place."""

    city: str | None = Field(default=None, description="English name (GeoNames).")
    region: str | None = Field(default=None, description="First-level division, English name where known.")
    country: str | None = Field(default=None, description="English name.")
    country_code: str | None = Field(default=None, description="ISO 3166-1 alpha-2.")
    latitude: float | None = Field(default=None, description="Degrees north, WGS 84.")
    longitude: float | None = Field(default=None, description="Degrees east, WGS 84.")
    geonames_id: int | None = None
    workplace: Workplace = "unknown"
    inferred: bool = Field(default=False, description="True where only an employer's name or an address implies it.")


class Person(Fact):
    """A supervisor, group leader or principal investigator."""

    name: str = Field(description="Normal form: given name first in English, as written in Chinese, no titles.")
    rank: str | None = None
    affiliation: str | None = None
    email: str | None = None
    url: str | None = None


class Contact(Fact):
    """An address to write to, call or open."""

    email: str | None = None
    url: str | None = None
    phone: str | None = None
    name: str | None = None


class LanguageSkill(_Model):
    """A language asked for, with its level where the text gives one."""

    code: str = Field(description="ISO 639-1 code of the language.")
    level: str | None = Field(
        default=None, description="As 'C1' (CEFR), 'IELTS 6.5', 'TOEFL 90', 'CET-6', or 'fluent', 'native'."
    )


class Skill(Span):
    """A skill that a requirement names."""

    name: str = Field(description="Canonical name: 'Python', 'flow cytometry', 'teamwork'.")
    kind: SkillKind
    esco: str | None = Field(default=None, description="URI of the skill in ESCO, where it has one.")


class Eligibility(_Model):
    """Limits on who may apply."""

    age_max: int | None = Field(default=None, description="Years, the highest age that is allowed.")
    degree_years_max: float | None = Field(default=None, description="Years since the doctorate, at most.")


class PublicationRecord(_Model):
    """Publications asked for."""

    count: int | None = Field(default=None, description="At least so many, where a number is given.")
    first_author: bool = Field(default=False, description="As first (or corresponding) author.")
    venues: list[str] = Field(default_factory=list, description="Indexes, ranks and venues, as 'SCI', 'CCF-A', 'CVPR'.")


class Requirement(Fact):
    """One statement about what an applicant must or should have, be, or be willing to do."""

    category: RequirementCategory
    necessity: Necessity
    degree: Degree | None = Field(default=None, description="The lowest degree that is enough.")
    or_equivalent: bool = Field(default=False, description="An equivalent of the degree is enough.")
    fields_of_study: list[str] = Field(default_factory=list)
    years_min: float | None = Field(default=None, description="Years of experience asked for, at least.")
    skills: list[str] = Field(default_factory=list, description="Canonical names: 'Python', 'PyTorch', 'C++'.")
    skill_mentions: list[Skill] = Field(
        default_factory=list, description="The same skills with their kind, ESCO identifier and place."
    )
    language_skills: list[LanguageSkill] = Field(default_factory=list)
    eligibility: Eligibility | None = None
    publications: PublicationRecord | None = None


class Topic(Fact):
    """A research subject of the position or of the group that offers it."""

    canonical: str = Field(description="Normal form: lower case, singular, acronyms of the page written out.")
    same_as: list[str] = Field(
        default_factory=list, description="`canonical` of the same topic in another language of the page."
    )


class FieldOfScience(_Model):
    """The field of research of a posting, of the OECD's Fields of Science and Technology (2007), second level."""

    code: str = Field(description="As '1.2'.")
    name: str = Field(description="As 'Computer and information sciences'.")
    confidence: Share = Field(description="0 to 1.")
    method: str = Field(description="'rule:NAME' or 'model:NAME'.")
    evidence: list[Span] = Field(default_factory=list, description="The passages that speak for it most.")


class DateFact(Fact):
    """A date."""

    date: str = Field(
        description="ISO 8601 as precise as stated: YYYY-MM-DD, YYYY-MM, YYYY, --MM-DD without a year, or 'open'."
    )


class Deadline(DateFact):
    """Until when to apply."""

    kind: DeadlineKind = Field(default="final", description="Whether later applications may still be considered.")
    time: str | None = Field(default=None, description="Hour of the day, HH:MM, where stated.")
    time_zone: str | None = Field(
        default=None, description="As 'UTC+08:00' or an IANA name as 'Europe/Berlin', where stated."
    )


class Duration(Fact):
    """How long a contract or a project runs."""

    months: float | None = Field(default=None, description="Months, the least stated.")
    months_max: float | None = Field(default=None, description="Months, the most stated, where a range is given.")
    term: Term = "fixed_term"
    renewable: bool = Field(default=False, description="Whether an extension is said to be possible.")


class Employment(Fact):
    """How much of a working week a position takes."""

    value: EmploymentType
    percent: float | None = Field(default=None, description="Percent of full time, the least stated.")
    percent_max: float | None = Field(default=None, description="The most stated, where a range is given.")
    hours_per_week: float | None = Field(default=None, description="Hours a week, the least stated.")


class Openings(Fact):
    """How many positions are open."""

    count: int | None = Field(default=None, description="Null where the text says 'several' (若干).")
    count_max: int | None = Field(default=None, description="The most stated, where a range is given.")


class Salary(Fact):
    """Pay as stated."""

    minimum: float | None = Field(
        default=None, description="In `currency` a `period`; the one amount, where one is given."
    )
    maximum: float | None = Field(
        default=None, description="In `currency` a `period`; null where there is no upper end."
    )
    currency: str | None = Field(default=None, description="ISO 4217.")
    period: Period | None = None
    scale: str | None = Field(default=None, description="Pay scale as 'TV-L E13', 'Grade 7', 'SKP 1017'.")
    scale_percent: float | None = Field(default=None, description="Percent of a full position that is paid.")
    basis: Literal["gross", "net"] | None = Field(default=None, description="Before or after tax, where said.")
    payments_per_year: float | None = Field(default=None, description="Monthly payments a year, as 15 for 15薪.")


class Funding(Fact):
    """Where the money of a position comes from."""

    kind: FundingKind
    name: str | None = Field(default=None, description="Of the scholarship, fellowship or grant.")


class Benefit(Fact):
    """One thing that is offered."""

    kind: BenefitKind = "other"


class ApplicationDocument(Fact):
    """Something to send in."""

    kind: DocumentKind
    count: int | None = Field(default=None, description="How many (references, samples), at least, where stated.")
    necessity: Necessity = Field(default="required", description="Preferred where it may be left out.")


class ApplicationRoute(Fact):
    """A way to apply."""

    kind: RouteKind = Field(description="By mail, in a form or portal on the web, or by post.")
    email: str | None = None
    url: str | None = None
    recipient: str | None = Field(default=None, description="Person or office to apply to, as written.")
    subject: str | None = Field(default=None, description="Subject line asked for, as written.")


def _attributes_of_row(value: Any) -> Any:
    """Take attributes as a Parquet file has them too: as a JSON object in a string."""
    return json.loads(value) if isinstance(value, str) else value


def _extra_of_row(value: Any) -> Any:
    """Take custom fields as a Parquet file has them too: as a list of names with their facts."""
    if isinstance(value, list) and all(isinstance(x, dict) and x.keys() == {"name", "facts"} for x in value):
        return {x["name"]: x["facts"] for x in value}
    return value


class CustomFact(Fact):
    """A fact of a field that is not part of this package."""

    value: str = Field(description="Normal form.")
    attributes: Annotated[dict[str, JsonValue], BeforeValidator(_attributes_of_row)] = Field(
        default_factory=dict, description="What else the field states."
    )


class JobPosting(_Model):
    """One open call, with every fact that belongs to it."""

    id: str = Field(description="Stable: the same document gives the same identifiers.")
    title: Fact | None = None
    position_types: list[PositionTypeFact] = Field(default_factory=list)
    organizations: list[Organization] = Field(default_factory=list, description="Employers.")
    funders: list[Organization] = Field(default_factory=list)
    partners: list[Organization] = Field(default_factory=list)
    locations: list[Location] = Field(default_factory=list)
    supervisors: list[Person] = Field(default_factory=list)
    contacts: list[Contact] = Field(default_factory=list)
    requirements: list[Requirement] = Field(default_factory=list)
    topics: list[Topic] = Field(default_factory=list)
    field: FieldOfScience | None = Field(default=None, description="Null where the text does not tell clearly.")
    responsibilities: list[Fact] = Field(default_factory=list)
    benefits: list[Benefit] = Field(default_factory=list)
    application: list[Fact] = Field(default_factory=list, description="The passages on how and with what to apply.")
    application_documents: list[ApplicationDocument] = Field(default_factory=list)
    application_routes: list[ApplicationRoute] = Field(default_factory=list)
    deadline: Deadline | None = Field(default=None, description="The one that counts most; all are in `deadlines`.")
    deadlines: list[Deadline] = Field(default_factory=list, description="Every deadline, in order of the page.")
    start_date: DateFact | None = None
    duration: Duration | None = None
    duration_months: float | None = Field(default=None, description="`Duration.months` of `duration`.")
    employment: list[Employment] = Field(default_factory=list)
    salary: Salary | None = None
    funding: list[Funding] = Field(default_factory=list)
    openings: Annotated[int, Field(ge=1)] | None = Field(
        default=None, description="`Openings.count` of `openings_stated`."
    )
    openings_stated: Openings | None = None
    languages: list[str] = Field(default_factory=list, description="ISO 639-1 codes of the posting's prose.")
    extra: Annotated[dict[str, list[CustomFact]], BeforeValidator(_extra_of_row)] = Field(
        default_factory=dict, description="Facts of custom fields, by name of the field."
    )
    start: Offset = Field(description="First character of the posting, into the source text.")
    end: Offset = Field(description="One past its last character.")


class LanguageShare(_Model):
    """A language of the page's prose."""

    code: str = Field(description="ISO 639-1 code.")
    share: Share


class Notice(_Model):
    """Something a caller should know about how a document was read."""

    code: str = Field(description="Kebab-case; the list stands in `jobextract.errors.NOTICES`.")
    message: str


class Source(_Model):
    """The document that was read."""

    uri: str | None = Field(default=None, description="Path or address as given, with '/'.")
    media_type: str
    sha256: str = Field(description="Of the bytes given; of the UTF-8 form where a string was given.")
    length: int = Field(description="Characters of the source text.")
    encoding: str | None = Field(default=None, description="Null where a string was given, and for PDF and DOCX.")
    pages: list[Offset] = Field(
        default_factory=list, description="Where each page of a PDF begins in `Extraction.text`; else empty."
    )


class Extraction(_Model):
    """All that one document says."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    languages: list[LanguageShare] = Field(default_factory=list, description="Most text first.")
    postings: list[JobPosting] = Field(default_factory=list)
    warnings: list[Notice] = Field(default_factory=list)
    text: str | None = Field(
        default=None,
        description="The text the offsets point into, for formats without one: PDF, DOCX, e-mail, MHTML.",
    )

    def to_html(self, text: str | None = None) -> str:
        """Give one self-contained HTML file that shows the document with its facts.

        Args:
            text: the source text; by default `text` of the extraction, which formats without one have. Where neither is
                there, the facts are shown without it.

        Raises:
            UsageError: the text given is not the one that the extraction was made from.
        """
        from jobextract.export.report import document_report

        return document_report(self, text)

    def explain(
        self, text: str | bytes | None = None, *, extractor: Extractor | None = None, field: str | None = None
    ) -> Explanation:
        """Say why the document says this; it is read again, for an extraction holds no trace of its making.

        Args:
            text: the document; by default it is read from `Source.uri`.
            extractor: what made this extraction, if not one with the shipped settings.
            field: attribute of `JobPosting`; only its facts are explained.

        Raises:
            InputError: the document cannot be read.
            UsageError: it is another one than this extraction is of, or none is known; or there is no such field.
        """
        import hashlib
        from pathlib import Path

        from jobextract.errors import UsageError, input_error

        if text is None:
            if self.source.uri is None:
                raise UsageError("this extraction does not say where its document is: give its text")
            try:
                text = Path(self.source.uri).read_bytes()
            except OSError as error:
                raise input_error(self.source.uri, error) from error
        data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        if hashlib.sha256(data).hexdigest() != self.source.sha256:
            raise UsageError("this is not the document that the extraction is of: its sha256 differs")
        if extractor is None:
            from jobextract.api import default_extractor

            extractor = default_extractor()
        return extractor.explain(text, media_type=self.source.media_type, uri=self.source.uri, field=field)
