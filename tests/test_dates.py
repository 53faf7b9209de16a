"""What the rules read beside a date: the hour, the time zone, and the kind of a deadline."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from jobextract import Extractor
from jobextract.fields import find_candidates
from jobextract.fields.dates.mentions import modules


def deadlines(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Give date, kind, hour and zone of each deadline of a text."""
    outline = Extractor(models=None).outline(text, media_type="text/markdown")
    values = [candidate.values for candidate in find_candidates(outline, ["deadline"])]
    return [(v["date"], v["kind"], v.get("time"), v.get("time_zone")) for v in values]


@pytest.mark.parametrize(
    ("text", "time", "zone"),
    [
        ("Deadline: 15 January 2026, 23:59 CET", "23:59", "UTC+01:00"),
        ("Deadline: 15 January 2026", None, None),
        ("Deadline: 15 January 2026 at 5 p.m.", "17:00", None),
        ("Deadline: 15 January 2026 (midday EEST)", "12:00", "UTC+03:00"),
        ("Deadline: 15 January 2026, AoE", None, "UTC-12:00"),
        ("Deadline: 15 January 2026, 23:59 (anywhere on Earth)", "23:59", "UTC-12:00"),
        ("Deadline: 15 January 2026, 12:00 am", "00:00", None),
        ("Deadline: 15 January 2026 at 18:00 UTC+3", "18:00", "UTC+03:00"),
        ("Deadline: 15 January 2026 at 18:00 UTC-03:30", "18:00", "UTC-03:30"),
        ("Deadline: 15 January 2026 at 20:00 Central European time", "20:00", "UTC+01:00"),
        ("Closing date: 16.30 hours BST, Thursday 15 January 2026", "16:30", "UTC+01:00"),
        ("The deadline is midday on 15 January 2026.", "12:00", None),
        ("Send all files by 16:00 (Swiss time) on Thursday, 15 January 2026.", "16:00", "Europe/Zurich"),
        ("Deadline: 15 January 2026, 25:00", None, None),
        ("Deadline: 15 January 2026. Office hours end at 17:00.", None, None),
        ("申请截止：2026年1月15日17:00", "17:00", None),
        ("申请截止：2026年1月15日下午5点", "17:00", None),
        ("申请截止：2026年1月15日下午五点半", "17:30", None),
        ("申请截止：2026年1月15日晚12点", "24:00", None),
        ("申请截止：2026年1月15日24时（北京时间）", "24:00", "UTC+08:00"),
        ("申请截止：北京时间2026年1月15日17:00", "17:00", "UTC+08:00"),
        ("截止日期为2026年1月15日（台北时间中午12:30）。", "12:30", "Asia/Taipei"),
    ],
)
def test_the_hour_and_the_zone_of_a_deadline(text: str, time: str | None, zone: str | None) -> None:
    assert deadlines(text) == [("2026-01-15", "final", time, zone)]


def test_every_deadline_of_a_posting_is_kept_and_the_surest_is_the_main_one() -> None:
    text = (
        "# PhD position in botany\n\nWe are looking for a PhD student.\n\n"
        "Review of applications begins on 3 March 2026. Deadline: 1 May 2026, 12:00. "
        "A second deadline is 1 September 2026.\n"
    )
    posting = Extractor(models=None).extract(text, media_type="text/markdown").postings[0]
    assert [(fact.date, fact.kind, fact.time) for fact in posting.deadlines] == [
        ("2026-03-03", "full_consideration", None),
        ("2026-05-01", "final", "12:00"),
        ("2026-09-01", "final", None),
    ]
    assert posting.deadline == posting.deadlines[1]


def test_time_zones_are_offsets_or_known_names() -> None:
    zones = {zone for module in modules() for zone in module.ZONES.values()}
    for zone in zones:
        if not zone.startswith("UTC"):
            assert ZoneInfo(zone).key == zone
