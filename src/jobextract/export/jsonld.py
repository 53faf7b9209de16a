"""Extractions as JobPosting of schema.org, in JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jobextract.schema import (
        Contact,
        Deadline,
        Extraction,
        Fact,
        FieldOfScience,
        JobPosting,
        Location,
        Organization,
        Requirement,
        Salary,
    )

__all__ = ["to_jsonld"]

Node = dict[str, Any]

_ORGANIZATIONS = {
    "university": "CollegeOrUniversity",
    "institute": "ResearchOrganization",
    "group": "ResearchOrganization",
}
_OCCUPATIONS = {
    "undergraduate": "Undergraduate student",
    "master": "Master's student",
    "phd": "PhD student",
    "postdoc": "Postdoctoral researcher",
    "research_assistant": "Research assistant",
    "researcher": "Researcher",
    "engineer": "Engineer",
    "intern": "Intern",
    "faculty": "Faculty member",
    "visiting": "Visiting scholar",
    "technician": "Technician",
}
# Values that job search engines read (schema.org leaves them open).
_EMPLOYMENT = {"full_time": "FULL_TIME", "part_time": "PART_TIME", "volunteer": "VOLUNTEER"}
_CREDENTIALS = {"bachelor": "bachelor degree", "master": "postgraduate degree", "phd": "postgraduate degree"}
_WEB = re.compile(r"https?://\S+", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FIXED_ZONE = re.compile(r"UTC([+-]\d\d:\d\d)")


def to_jsonld(extraction: Extraction) -> Node:
    """Give the postings of a document as a graph of schema.org JobPosting, ready for ``json.dumps``.

    What schema.org has no property for (supervisors, funders, documents to send in) is left out, and so is
    ``datePosted``: a page hardly ever tells it. Only types and properties of schema.org are used.

    Args:
        extraction: what `extract` gave.

    >>> import jobextract
    >>> graph = to_jsonld(jobextract.extract("We are hiring a PhD student in Helsinki, Finland."))
    >>> graph["@graph"][0]["jobLocation"][0]["address"]["addressCountry"]
    'FI'
    """
    uri = extraction.source.uri or ""
    address = uri if _WEB.fullmatch(uri) else None
    return {
        "@context": "https://schema.org",
        "@graph": [_posting(posting, address) for posting in extraction.postings],
    }


def _posting(posting: JobPosting, address: str | None) -> Node:
    routes = {route.kind for route in posting.application_routes}
    salary = posting.salary
    by_category: dict[str, list[Requirement]] = {"education": [], "experience": []}
    others: list[Requirement] = []
    for requirement in posting.requirements:
        by_category.get(requirement.category, others).append(requirement)
    benefits = [*posting.benefits, *posting.funding]
    if salary is not None and salary.minimum is None and salary.maximum is None:
        benefits.append(salary)
    return _node(
        "JobPosting",
        identifier=posting.id,
        url=address,
        title=_words(posting.title),
        description=" ".join(_texts(sorted(_passages(posting), key=lambda fact: fact.start))),
        hiringOrganization=[_organization(organization) for organization in posting.organizations],
        jobLocation=[place for location in posting.locations if (place := _place(location))],
        jobLocationType="TELECOMMUTE" if any(x.workplace == "remote" for x in posting.locations) else None,
        relevantOccupation=[
            _node("Occupation", name=_OCCUPATIONS[fact.value])
            for fact in posting.position_types
            if fact.value in _OCCUPATIONS
        ],
        employmentType=_employment_types(posting),
        workHours=_texts(fact for fact in posting.employment if fact.hours_per_week is not None),
        educationRequirements=[_education(requirement) for requirement in by_category["education"]],
        experienceRequirements=[_experience(requirement) for requirement in by_category["experience"]],
        qualifications=_texts(others),
        skills=_skills(posting.requirements),
        responsibilities=_texts(posting.responsibilities),
        jobBenefits=_texts(sorted(benefits, key=lambda fact: fact.start)),
        baseSalary=_salary(salary),
        salaryCurrency=salary.currency if salary is not None and _salary(salary) else None,
        totalJobOpenings=posting.openings,
        jobStartDate=posting.start_date.date if posting.start_date and posting.start_date.date[0].isdigit() else None,
        jobImmediateStart=True if posting.start_date and posting.start_date.date == "open" else None,
        jobDuration=_duration(posting.duration_months),
        validThrough=_valid_through(posting.deadline),
        applicationContact=[_contact(contact) for contact in posting.contacts],
        # Only what is sure: where applications go by mail or post alone, the page itself takes none.
        directApply=False if routes and "portal" not in routes else None,
        subjectOf=_page(posting, address),
    )


def _node(kind: str, **properties: Any) -> Node:
    """Make a node; properties without a value are left out."""
    stated = {name: value for name, value in properties.items() if value is not None and value not in ("", [])}
    return {"@type": kind, **stated} if stated else {}


def _words(fact: Fact | None) -> str | None:
    return None if fact is None else " ".join(fact.text.split())


def _texts(facts: Iterable[Fact]) -> list[str]:
    """Give what facts read, each once."""
    return list(dict.fromkeys(" ".join(fact.text.split()) for fact in facts))


def _passages(posting: JobPosting) -> Iterator[Fact]:
    yield from posting.responsibilities
    yield from posting.requirements
    yield from posting.benefits
    yield from posting.application


def _organization(organization: Organization) -> Node:
    parent = _node("Organization", name=organization.parent)
    return _node(
        _ORGANIZATIONS.get(organization.kind, "Organization"),
        name=organization.name,
        alternateName=organization.aliases,
        parentOrganization=parent or None,
        address=_node("PostalAddress", addressCountry=organization.country_code) or None,
    )


def _place(location: Location) -> Node:
    geo = None
    if location.latitude is not None and location.longitude is not None:
        geo = _node("GeoCoordinates", latitude=location.latitude, longitude=location.longitude)
    address = _node(
        "PostalAddress",
        addressLocality=location.city,
        addressRegion=location.region,
        addressCountry=location.country_code or location.country,
    )
    same = None if location.geonames_id is None else f"https://sws.geonames.org/{location.geonames_id}/"
    return _node("Place", address=address or None, geo=geo, sameAs=same)


def _employment_types(posting: JobPosting) -> list[str]:
    found = [_EMPLOYMENT[fact.value] for fact in posting.employment]
    if posting.duration is not None and posting.duration.term == "fixed_term":
        found.append("TEMPORARY")
    found += ["INTERN" for fact in posting.position_types if fact.value == "intern"]
    return list(dict.fromkeys(found))


def _education(requirement: Requirement) -> Node:
    degree = requirement.degree
    return _node(
        "EducationalOccupationalCredential",
        name=_words(requirement),
        credentialCategory=_CREDENTIALS[degree] if degree else None,
        educationalLevel=degree,
        about=[_node("DefinedTerm", name=name) for name in requirement.fields_of_study],
    )


def _experience(requirement: Requirement) -> Node:
    months = None if requirement.years_min is None else _number(12 * requirement.years_min)
    return _node("OccupationalExperienceRequirements", description=_words(requirement), monthsOfExperience=months)


def _skills(requirements: Iterable[Requirement]) -> list[Node]:
    known: dict[str, str | None] = {}
    for requirement in requirements:
        for name in requirement.skills:
            known.setdefault(name, None)
        for skill in requirement.skill_mentions:
            known[skill.name] = known.get(skill.name) or skill.esco
    return [_node("DefinedTerm", name=name, sameAs=esco) for name, esco in known.items()]


def _salary(salary: Salary | None) -> Node | None:
    if salary is None or (salary.minimum is None and salary.maximum is None):
        return None
    period = salary.period.upper() if salary.period else None
    if salary.maximum is None or salary.maximum == salary.minimum:
        amount = _node("QuantitativeValue", value=_number(salary.minimum), unitText=period)
    else:
        low, high = _number(salary.minimum), _number(salary.maximum)
        amount = _node("QuantitativeValue", minValue=low, maxValue=high, unitText=period)
    return _node("MonetaryAmount", name=salary.scale, currency=salary.currency, value=amount)


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _duration(months: float | None) -> str | None:
    """Give a number of months as ISO 8601 writes it; fractions are days of a month of 30.

    >>> _duration(36), _duration(1.5)
    ('P36M', 'P1M15D')
    """
    if not months:
        return None
    whole, days = divmod(round(months * 30), 30)
    return "P" + (f"{whole}M" if whole else "") + (f"{days}D" if days else "")


def _valid_through(deadline: Deadline | None) -> str | None:
    """Give a deadline that is known to the day, with its hour and offset where they are stated."""
    if deadline is None or not _DAY.fullmatch(deadline.date):
        return None
    if deadline.time is None:
        return deadline.date
    hour = "23:59" if deadline.time == "24:00" else deadline.time
    return f"{deadline.date}T{hour}:00{_offset(deadline.date, hour, deadline.time_zone)}"


def _offset(date: str, hour: str, zone: str | None) -> str:
    if zone is None:
        return ""
    if match := _FIXED_ZONE.fullmatch(zone):
        return match[1]
    if zone == "UTC":
        return "+00:00"
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        local = datetime.fromisoformat(f"{date}T{hour}").replace(tzinfo=ZoneInfo(zone))
        return local.isoformat()[19:]
    except (ZoneInfoNotFoundError, ValueError, OSError):  # no such zone here, or no such hour
        return ""


def _contact(contact: Contact) -> Node:
    return _node(
        "ContactPoint",
        contactType="application",
        name=contact.name,
        email=contact.email,
        telephone=contact.phone,
        url=contact.url,
    )


def _page(posting: JobPosting, address: str | None) -> Node | None:
    """Give the page as what tells of the posting: languages and subjects are properties of texts, not of postings."""
    page = _node(
        "WebPage",
        url=address,
        inLanguage=posting.languages,
        keywords=list(dict.fromkeys(topic.canonical for topic in posting.topics)),
        about=_discipline(posting.field),
    )
    return page or None


def _discipline(field: FieldOfScience | None) -> Node | None:
    if field is None:
        return None
    oecd = _node("DefinedTermSet", name="OECD Fields of Science and Technology (2007)")
    return _node("DefinedTerm", name=field.name, termCode=field.code, inDefinedTermSet=oecd)
