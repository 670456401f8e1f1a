from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.pace import (
    INTERVAL,
    LONGEST,
    SHORTEST,
    after_silence,
    next_reading,
    next_try,
    rhythm_of,
    spread_of,
)

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
spreads = st.floats(min_value=-1, max_value=1)


@pytest.mark.parametrize(
    ("interval", "fresh_for", "wait"),
    [
        (INTERVAL, None, 30 * MINUTE),
        (INTERVAL, 5 * MINUTE, 30 * MINUTE),
        (INTERVAL, 2 * HOUR, 2 * HOUR),
        (INTERVAL, timedelta(days=400), 24 * HOUR),
        (MINUTE, None, 15 * MINUTE),
        (timedelta(days=9), None, 24 * HOUR),
    ],
)
def test_the_longest_of_what_is_asked_counts(
    interval: timedelta, fresh_for: timedelta | None, wait: timedelta
) -> None:
    assert next_reading(NOW, interval, fresh_for=fresh_for) == NOW + wait


@pytest.mark.parametrize(
    ("silence", "wait"),
    [
        (HOUR, 15 * MINUTE),
        (12 * HOUR, 15 * MINUTE),
        (timedelta(days=2.5), 72 * MINUTE),
        (timedelta(days=10), 4.8 * HOUR),
        (timedelta(days=900), 6 * HOUR),
        (-HOUR, 15 * MINUTE),
    ],
)
def test_who_is_silent_is_asked_less(silence: timedelta, wait: timedelta) -> None:
    assert after_silence(15 * MINUTE, NOW - silence, NOW) == wait
    assert after_silence(9 * HOUR, NOW - silence, NOW) == 9 * HOUR
    assert after_silence(15 * MINUTE, None, NOW) == 15 * MINUTE


@given(st.timedeltas(timedelta(), timedelta(days=3)), st.timedeltas(HOUR, 9 * HOUR), spreads)
def test_no_spread_undercuts_what_a_server_asks_for(
    interval: timedelta, fresh_for: timedelta, spread: float
) -> None:
    due = next_reading(NOW, interval, spread=spread, fresh_for=fresh_for)
    assert fresh_for <= due - NOW <= LONGEST
    assert due - NOW >= SHORTEST


@pytest.mark.parametrize(
    ("gaps", "rhythm"),
    [
        ([], None),
        ([2 * HOUR], HOUR),
        ([HOUR, 2 * HOUR, 30 * HOUR], HOUR),
        ([MINUTE] * 5, 15 * MINUTE),
        ([timedelta(days=30)] * 5, 24 * HOUR),
        ([2 * HOUR] * 19 + [timedelta(days=20)] * 40, HOUR),
    ],
)
def test_the_rhythm_is_half_the_median_gap_of_the_last_twenty(
    gaps: list[timedelta], rhythm: timedelta | None
) -> None:
    at, dates = NOW, [NOW, None]
    for gap in gaps:
        at -= gap
        dates.append(at)
    assert rhythm_of(dates) == rhythm


def test_tries_back_off_to_a_day() -> None:
    waits = [next_try(NOW, failures) - NOW for failures in (1, 2, 3, 8, 9, 10, 60)]
    minutes = [5, 10, 20, 640, 1280, 1440, 1440]
    assert waits == [minute * MINUTE for minute in minutes]
    assert next_try(NOW, 1, not_before=NOW + HOUR) == NOW + HOUR


@given(st.integers(1, 10**6))
def test_feeds_are_spread(feed_id: int) -> None:
    assert -1 <= spread_of(feed_id, NOW) <= 1


def test_the_spread_is_wide() -> None:
    drawn = [spread_of(feed_id, NOW) for feed_id in range(500)]
    assert min(drawn) < -0.9
    assert max(drawn) > 0.9
    assert abs(sum(drawn)) < 50
