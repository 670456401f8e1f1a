from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import UsageError
from commands.moments import is_clock, parse_clock, parse_end

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)  # a Thursday
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("45 minutes", timedelta(minutes=45)),
        ("2h", timedelta(hours=2)),
        ("for 3 days", timedelta(days=3)),
        ("1 Week", timedelta(weeks=1)),
    ],
)
def test_a_span_ends_that_long_from_now(typed: str, meant: timedelta) -> None:
    assert parse_end(typed, NOW, BERLIN) == NOW + meant


@pytest.mark.parametrize(
    ("typed", "day"),
    [("until Monday", 16), ("mon", 16), ("Thursday", 19), ("tomorrow", 13), ("2026-03-20", 20)],
)
def test_days_begin_at_midnight_where_the_channel_is(typed: str, day: int) -> None:
    assert parse_end(typed, NOW, BERLIN) == datetime(2026, 3, day, tzinfo=BERLIN)


@pytest.mark.parametrize(
    "typed",
    ["0 days", "2026-03-12", "1999-01-01", "9999 weeks", "2028-01-01", "0001-01-01", "9999-12-31"],
)
def test_what_is_past_or_far_is_refused(typed: str) -> None:
    # East and west of UTC: the first and the last day of all have no other zone's day beside them.
    for zone in (BERLIN, ZoneInfo("America/Los_Angeles"), ZoneInfo("Pacific/Kiritimati")):
        with pytest.raises(UsageError, match="within the next year"):
            parse_end(typed, NOW, zone)


@given(st.text(max_size=12) | st.dates().map(str))
def test_any_text_is_an_end_or_a_sentence(typed: str) -> None:
    try:
        assert parse_end(typed, NOW, BERLIN) > NOW
    except UsageError as error:
        assert error.fix  # noqa: PT017 - either way is right


@pytest.mark.parametrize(("typed", "meant"), [("8:00", time(8)), ("20.30", time(20, 30))])
def test_times_of_day(typed: str, meant: time) -> None:
    assert is_clock(typed)
    assert parse_clock(typed) == meant


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("8", 8), ("8h", 8), ("8am", 8), ("8 PM", 20), ("12am", 0), ("12pm", 12), ("8:00pm", 20)],
)
def test_an_hour_is_understood_as_people_write_it(typed: str, hour: int) -> None:
    assert parse_clock(typed) == time(hour)


@pytest.mark.parametrize(
    "typed", ["24:00", "12:60", "24", "13pm", "0am", "08:00 xm", "noon", "-1:00", "٨:٠٠x", ""]
)
def test_other_times_of_day_are_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="not a time of day"):
        parse_clock(typed)
