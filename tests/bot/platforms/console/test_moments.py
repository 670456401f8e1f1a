from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.model.message import Time
from bot.platforms.console.moments import show_time

NOW = datetime(2026, 1, 13, 7, 0, tzinfo=UTC)
TOKYO = ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("away", "shown"),
    [
        (timedelta(seconds=44), "just now"),
        (timedelta(seconds=46), "1 minute ago"),
        (timedelta(minutes=59), "59 minutes ago"),
        (timedelta(minutes=59, seconds=40), "1 hour ago"),
        (timedelta(hours=5, minutes=20), "5 hours ago"),
        (timedelta(hours=23, minutes=50), "1 day ago"),
        (timedelta(days=6, hours=14), "7 days ago"),
        (timedelta(days=8), "5 Jan"),
        (timedelta(days=20), "24 Dec 2025"),
        (timedelta(seconds=-30), "in a moment"),
        (timedelta(hours=-3), "in 3 hours"),
        (timedelta(days=-1), "in 1 day"),
        (timedelta(days=-400), "17 Feb 2027"),
    ],
)
def test_a_relative_time_says_how_far_away_it_is(away: timedelta, shown: str) -> None:
    assert show_time(Time(NOW - away), NOW, TOKYO) == shown


@pytest.mark.parametrize(
    ("style", "shown"),
    [("date", "14 Jan"), ("time", "01:30"), ("full", "Wed 14 Jan, 01:30 JST")],
)
def test_dates_and_hours_are_those_of_the_zone(style: str, shown: str) -> None:
    at = datetime(2026, 1, 13, 16, 30, tzinfo=UTC)

    assert show_time(Time(at, style), NOW, TOKYO) == shown  # type: ignore[arg-type]


def test_a_moment_without_a_zone_is_read_as_utc() -> None:
    assert show_time(Time(datetime(2026, 1, 13, 5, 0)), NOW, TOKYO) == "2 hours ago"


@pytest.mark.parametrize("at", [datetime.min, datetime.max])
@pytest.mark.parametrize("hours", [-14, 14])
def test_the_ends_of_the_calendar_have_a_date(at: datetime, hours: int) -> None:
    shown = show_time(Time(at.replace(tzinfo=UTC)), NOW, timezone(timedelta(hours=hours)))

    assert shown in ("1 Jan 1", "31 Dec 9999")
