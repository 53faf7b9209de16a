"""Pay that is stated in one place for several postings."""

from __future__ import annotations

import pytest

from jobextract import Extractor

TWO_EN = """# Jobs

## Postdoctoral researcher in snow chemistry

We are looking for a postdoctoral researcher. You have a PhD in chemistry.

## Laboratory engineer

We are looking for a laboratory engineer. You have a degree in engineering.

## What we pay

{pay}
"""
TWO_ZH = """# 招聘

## 博士后

招聘博士后2名。要求有化学博士学位。

## 工程师

招聘工程师1名。要求有工科学位。

## 薪酬

{pay}
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(models=None)


def paid(extractor: Extractor, text: str) -> list[float | None]:
    return [posting.salary.minimum if posting.salary else None for posting in extractor.extract(text).postings]


@pytest.mark.parametrize(
    ("page", "pay"),
    [
        (TWO_EN, "Postdoctoral researchers earn EUR 4,100 a month; laboratory engineers earn EUR 3,300 a month."),
        (TWO_EN, "Salary: EUR 4,100 per month (postdoctoral), EUR 3,300 per month (engineer)."),
        (TWO_EN, "The engineer earns EUR 3,300 a month; the postdoctoral salary is EUR 4,100 a month."),
        (TWO_ZH, "博士后月薪4100元；工程师月薪3300元。"),
        (TWO_ZH, "工程师月薪3300元起，博士后月薪4100元起。"),
    ],
)
def test_each_posting_gets_the_pay_that_names_it(extractor: Extractor, page: str, pay: str) -> None:
    assert paid(extractor, page.format(pay=pay)) == [4100.0, 3300.0]


def test_pay_that_names_none_goes_to_one_posting(extractor: Extractor) -> None:
    assert [pay for pay in paid(extractor, TWO_EN.format(pay="The salary is EUR 3,900 a month.")) if pay] == [3900.0]


def test_pay_inside_a_posting_stays_there(extractor: Extractor) -> None:
    inside = TWO_ZH.replace("要求有工科学位。", "要求有工科学位，月薪3300元。").format(pay="面议。")
    assert paid(extractor, inside) == [None, 3300.0]
