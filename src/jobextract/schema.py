"""The result contract: what `extract` returns, as frozen pydantic models.

Offsets are 0-based positions in characters, half-open ``[start, end)``, into the source text: the string given, or
the decoded text where bytes were given.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

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
    """An employer."""

    name: str = Field(description="Normal form of the name.")
    kind: OrganizationKind = "other"


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


class Requirement(Fact):
    """One statement about what an applicant must or should have, be, or be willing to do."""

    category: RequirementCategory
    necessity: Necessity
    degree: Degree | None = None
    fields_of_study: list[str] = Field(default_factory=list)
    years_min: float | None = Field(default=None, description="Years of experience asked for, at least.")
    skills: list[str] = Field(default_factory=list, description="Canonical names: 'Python', 'PyTorch', 'C++'.")
    language_skills: list[LanguageSkill] = Field(default_factory=list)


class Topic(Fact):
    """A research subject of the position or of the group that offers it."""

    canonical: str = Field(description="Normal form.")


class DateFact(Fact):
    """A date."""

    date: str = Field(
        description="ISO 8601 as precise as stated: YYYY-MM-DD, YYYY-MM, YYYY, --MM-DD without a year, or 'open'."
    )


class Salary(Fact):
    """Pay as stated."""

    minimum: float | None = None
    maximum: float | None = None
    currency: str | None = Field(default=None, description="ISO 4217.")
    period: Literal["year", "month", "week", "day", "hour"] | None = None
    scale: str | None = Field(default=None, description="Pay scale as 'TV-L E13'.")


class JobPosting(_Model):
    """One open call, with every fact that belongs to it."""

    id: str = Field(description="Stable: the same document gives the same identifiers.")
    title: Fact | None = None
    position_types: list[PositionTypeFact] = Field(default_factory=list)
    organizations: list[Organization] = Field(default_factory=list)
    locations: list[Location] = Field(default_factory=list)
    supervisors: list[Person] = Field(default_factory=list)
    contacts: list[Contact] = Field(default_factory=list)
    requirements: list[Requirement] = Field(default_factory=list)
    topics: list[Topic] = Field(default_factory=list)
    responsibilities: list[Fact] = Field(default_factory=list)
    benefits: list[Fact] = Field(default_factory=list)
    application: list[Fact] = Field(default_factory=list)
    deadline: DateFact | None = None
    start_date: DateFact | None = None
    salary: Salary | None = None
    openings: Annotated[int, Field(ge=1)] | None = None
    languages: list[str] = Field(default_factory=list, description="ISO 639-1 codes of the posting's prose.")
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
    encoding: str | None = Field(default=None, description="Null where a string was given.")


class Extraction(_Model):
    """All that one document says."""

    schema_version: str = SCHEMA_VERSION
    source: Source
    languages: list[LanguageShare] = Field(default_factory=list, description="Most text first.")
    postings: list[JobPosting] = Field(default_factory=list)
    warnings: list[Notice] = Field(default_factory=list)
    text: str | None = Field(
        default=None, description="The text the offsets point into, for formats without one (PDF, DOCX)."
    )
