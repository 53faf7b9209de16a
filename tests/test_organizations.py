"""How the organizations of a page are linked once it is decided which are reported."""

from __future__ import annotations

import pytest

from jobextract import Extractor
from jobextract.fields.organizations.addresses import registered
from jobextract.fields.organizations.relations import Named, known, relate
from jobextract.fields.organizations.relations.kinds import size_of
from jobextract.schema import JobPosting

EXTRACTOR = Extractor(models=None)


def posting(text: str) -> JobPosting:
    (found,) = EXTRACTOR.extract(text, media_type="text/markdown").postings
    return found


def test_names_in_one_script_are_one_fact() -> None:
    found = posting(
        "# PhD position\n\nThe University of Melbourne hires a PhD student.\n\nApply to Melbourne University."
    )
    (university,) = found.organizations
    assert university.name == "University of Melbourne"
    assert university.aliases == ["Melbourne University"]
    assert len(university.mentions) == 1


def test_names_in_two_scripts_are_a_fact_each_with_the_other_as_alias() -> None:
    found = posting("# PhD position\n\nTsinghua University hires a PhD student.\n\n清华大学招收博士生。")
    assert {(one.name, *one.aliases) for one in found.organizations} == {
        ("Tsinghua University", "清华大学"),
        ("清华大学", "Tsinghua University"),
    }
    assert {one.domain for one in found.organizations} == {"tsinghua.edu.cn"}


def test_parent_is_named_in_the_unit_s_language() -> None:
    found = posting(
        "# PhD position\n\nThe Department of Law, Tsinghua University, hires a PhD student.\n\n"
        "清华大学法学院招收博士生。"
    )
    parents = {one.name: one.parent for one in found.organizations}
    assert parents["Department of Law"] == "Tsinghua University"
    assert parents["法学院"] == "清华大学"


def test_employer_is_no_partner_or_funder() -> None:
    found = posting(
        "# PhD position\n\nThe University of Oslo hires a PhD student. "
        "The position is funded by the University of Oslo."
    )
    assert [one.name for one in found.organizations] == ["University of Oslo"]
    assert found.funders == []


def test_who_only_takes_part_is_no_employer() -> None:
    found = posting(
        "# PhD position\n\nThe University of Oslo hires a PhD student.\n\n"
        "You work in collaboration with Aalto University."
    )
    assert [one.name for one in found.organizations] == ["University of Oslo"]
    assert [one.name for one in found.partners] == ["Aalto University"]


def test_country_of_an_unknown_university_is_the_page_s() -> None:
    found = posting("# PhD position\n\nSkerry University in Bergen, Norway, hires a PhD student.")
    assert [(one.name, one.country_code) for one in found.organizations] == [("Skerry University", "NO")]


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("maths.ox.ac.uk", "ox.ac.uk"),
        ("mail.tsinghua.edu.cn", "tsinghua.edu.cn"),
        ("lab.example.fi", "example.fi"),
        ("gmail.com", None),
        ("vip.163.com", None),
        ("localhost", None),
    ],
)
def test_registered_part_of_a_host(host: str, domain: str | None) -> None:
    assert registered(host) == domain


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Øresund University Hospital", "institute"),
        ("Leiden University Centre for Linguistics", "institute"),
        ("Skerry Institute of Science and Technology", "university"),
        ("Trinity College", "university"),
        ("College of Law", "department"),
        ("Heron Analytics", "company"),
        ("Skerry Library", "other"),
        ("岭东医学科学院", "institute"),
        ("土木工程学院", "department"),
        ("北川师范大学", "university"),
        ("东麓人工智能研究院", "institute"),
    ],
)
def test_kind_by_the_head_of_a_name(name: str, kind: str) -> None:
    assert size_of(name).kind == kind


def test_known_by_either_order_of_a_city_s_university() -> None:
    bath = known("Bath University")
    assert bath is not None
    assert bath.name == "University of Bath"
    assert known("Washington University") is not known("University of Washington")


def test_nothing_is_part_of_itself() -> None:
    one, other = Named("Institute of Ice", []), Named("Institute of Snow", [])
    one.owner, other.owner = other, one
    relate([one, other])
    for start in (one, other):
        above, steps = start, 0
        while above.owner is not None and steps < 3:
            above, steps = above.owner, steps + 1
        assert steps < 3
