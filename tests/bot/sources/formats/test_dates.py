from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.formats.dates import read_date

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Thu, 19 Nov 2026 09:30:00 +0100", "2026-11-19T08:30:00+00:00"),
        ("19 Nov 2026 09:30 GMT", "2026-11-19T09:30:00+00:00"),
        ("Thu, 19 November 2026 9:30:00 EST", "2026-11-19T14:30:00+00:00"),
        ("Thursday, 19-Nov-26 09:30:00 GMT", "2026-11-19T09:30:00+00:00"),
        ("Thu, 19 Nov 2026 09:30:00 +0900 (JST)", "2026-11-19T00:30:00+00:00"),
        ("Thu, 19 Nov 2026 09:30:00", "2026-11-19T09:30:00+00:00"),
        ("Fri, 4 Sept 2026 08:00 Z", "2026-09-04T08:00:00+00:00"),
        ("2026-11-19T09:30:00Z", "2026-11-19T09:30:00+00:00"),
        ("2026-11-19T09:30:00.123456+09:00", "2026-11-19T00:30:00+00:00"),
        ("2026-11-19 09:30", "2026-11-19T09:30:00+00:00"),
        ("2026-11-19T09:30:00-0500", "2026-11-19T14:30:00+00:00"),
        (" 2026-11-19 ", "2026-11-19T00:00:00+00:00"),
        ("1990-01-01", "1990-01-01T00:00:00+00:00"),
        ("2026-11-22T11:00:00Z", "2026-11-22T11:00:00+00:00"),
    ],
)
def test_reads(text: str, iso: str) -> None:
    found = read_date(text, NOW)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize(
    "text",
    [
        *("", "-1", "soon", "yesterday", "2026", "11/12/2026", "2020/1/10 14:33", "10.01.2020"),
        *("2024年3月5日", "0000-00-00", "2026-13-01", "2026-02-30", "31 Feb 2026 10:00 GMT"),
        *("1989-12-31", "2026-11-23T12:00:01Z", "9999-12-31T23:59:59-14:00", "0001-01-01"),
        *("Thu, 19 Nov 2026 09:30:00 IST", "Thu, 19 Nov 2026 25:30:00 GMT", "1795000000"),
        *("Thu, 19 Maybe 2026 09:30:00 GMT", "2026-11-19T09:30:00+99:99"),
    ],
)
def test_is_never_a_guess(text: str) -> None:
    assert read_date(text, NOW) is None


@given(st.text(max_size=100))
def test_never_raises(text: str) -> None:
    found = read_date(text, NOW)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(datetime(1990, 1, 2), datetime(2026, 11, 21)), st.integers(-14, 14))
def test_reads_what_it_would_write(moment: datetime, hours: int) -> None:
    from datetime import timezone

    local = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert read_date(local.isoformat(), NOW) == local
