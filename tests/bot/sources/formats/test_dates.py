from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.formats.dates import read_date
from bot.sources.formats.zones import countries_of

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
        ("2020/1/10 14:33", "2020-01-10T14:33:00+00:00"),
        ("2026.11.9", "2026-11-09T00:00:00+00:00"),
        ("2024年3月5日", "2024-03-05T00:00:00+00:00"),
        ("2024年3月5日 7:05", "2024-03-05T07:05:00+00:00"),
        ("2024년 3월 5일", "2024-03-05T00:00:00+00:00"),
        ("20261119T093000Z", "2026-11-19T09:30:00+00:00"),
        ("2026-11-19 09:30:00 +0100", "2026-11-19T08:30:00+00:00"),
        ("2026-11-19T9:30:00Z", "2026-11-19T09:30:00+00:00"),
        ("Thu, 19 Nov 2026 09:30:60 GMT", "2026-11-19T09:30:59+00:00"),
        ("November 19, 2026 9:30 PM", "2026-11-19T21:30:00+00:00"),
        ("Thu, Nov 19th, 2026 at 12:05 a.m. EST", "2026-11-19T05:05:00+00:00"),
        ("Thu Nov 19 09:30:00 2026", "2026-11-19T09:30:00+00:00"),
        ("Thu Nov 19 09:30:00 PST 2026", "2026-11-19T17:30:00+00:00"),
        ("Thu Nov 19 2026 09:30:00 GMT+0900 (JST)", "2026-11-19T00:30:00+00:00"),
        ("Thu, 19 Nov 2026 09:30:00 UTC+2", "2026-11-19T07:30:00+00:00"),
        ("Do, 19 März 2026 09:30:00 +0100", "2026-03-19T08:30:00+00:00"),
        ("jeu., 19 févr. 2026 09:30", "2026-02-19T09:30:00+00:00"),
        ("19 de noviembre de 2026", "2026-11-19T00:00:00+00:00"),
        ("Чт, 19 ноя 2026 09:30:00 +0300", "2026-11-19T06:30:00+00:00"),
        ("Thu,19 Nov 2026 09:30:00 GMT", "2026-11-19T09:30:00+00:00"),
        ("Thu , 19 Nov 2026 09:30:00 GMT", "2026-11-19T09:30:00+00:00"),
        ("Thursday, November 19, 2026 - 09:30", "2026-11-19T09:30:00+00:00"),
        ("Thu, 19 Nov 2026 09:30:00 +5:30", "2026-11-19T04:00:00+00:00"),
        ("2026-11-19T09:30:00-07:00[America/Los_Angeles]", "2026-11-19T16:30:00+00:00"),
        ("20261119", "2026-11-19T00:00:00+00:00"),
        ("Prş, 19 Kas 2026 09:30:00 +0300", "2026-11-19T06:30:00+00:00"),
        ("Kam, 19 Agu 2026 09:30:00 +0700", "2026-08-19T02:30:00+00:00"),
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
        *("", "-1", "soon", "yesterday", "2026", "11/12/2026", "10-11-2026 09:30", "10.01.2020"),
        *("1/2/26", "Nov 2026", "2026-11", "6 lip 2026", "-1 Nov 2026", "2026-11-19T13:00 PM"),
        *("Thu, 19 Nov 2026 09:30:61 GMT", "Thu, 19 Nov 2026 09:61 GMT", "2026-11-19T24:00"),
        *(
            "2020/13/10",
            "2026年13月1日",
            "20261319T093000Z",
            "20261319",
            "0000-00-00",
            "2026-13-01",
            "2026-02-30",
            "31 Feb 2026 10:00 GMT",
        ),
        *("1989-12-31", "2026-11-23T12:00:01Z", "9999-12-31T23:59:59-14:00", "0001-01-01"),
        *("Sun, 19 Jul 2026 09:30:00 BST", "Thu, 19 Nov 2026 09:30:00 GST"),
        *("Thu, 19 Nov 2026 09:30:00 IST", "Thu, 19 Nov 2026 25:30:00 GMT", "1795000000"),
        *("Thu, 19 Maybe 2026 09:30:00 GMT", "2026-11-19T09:30:00+99:99"),
    ],
)
def test_is_never_a_guess(text: str) -> None:
    assert read_date(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "address", "language", "iso"),
    [
        ("Sun, 19 Jul 2026 09:30:00 BST", "https://a.co.uk/rss", "en", "2026-07-19T08:30:00"),
        ("Sun, 19 Jul 2026 09:30:00 BST", "https://a.example/rss", "en-gb", "2026-07-19T08:30:00"),
        ("Thu Nov 19 09:30:00 IST 2026", "https://a.example/rss", "en_IN", "2026-11-19T04:00:00"),
        ("Thu, 19 Nov 2026 09:30:00 IST", "https://a.in/rss", "en-GB", "2026-11-19T04:00:00"),
        ("Thu, 19 Nov 2026 09:30:00 ist", "https://a.example/rss", "hi", "2026-11-19T04:00:00"),
        ("Thu, 19 Nov 2026 09:30:00 IST", "https://a.co.il/rss", "he", "2026-11-19T07:30:00"),
        ("Sun, 19 Jul 2026 09:30:00 IST", "https://a.ie/rss", "en", "2026-07-19T08:30:00"),
        ("2026-11-19 09:30 CST", "https://a.com.cn/rss", "zh", "2026-11-19T01:30:00"),
        ("2026-11-19 09:30 CST", "https://a.example/rss", "en-US", "2026-11-19T15:30:00"),
        ("November 19, 2026 9:30 PM PST", "https://a.ph/rss", "", "2026-11-19T13:30:00"),
        # Nobody has that time there on that day, or two have it.
        ("Thu, 19 Nov 2026 09:30:00 BST", "https://a.co.uk/rss", "en", None),
        ("Thu, 19 Nov 2026 09:30:00 BST", "https://a.com.bd/rss", "bn", None),
        ("Thu, 19 Nov 2026 09:30:00 IST", "https://a.ie/rss", "en", None),
        ("Thu, 19 Nov 2026 09:30:00 IST", "https://a.in/rss", "he", None),
        ("Thu, 19 Nov 2026 09:30:00 IST", "https://[a/rss", "en", None),
        # What is no name, or means one zone only, is the same everywhere.
        ("Thu, 19 Nov 2026 09:30:00 +0530", "https://a.co.il/rss", "he", "2026-11-19T04:00:00"),
        ("Thu, 19 Nov 2026 09:30:00 PKT", "https://a.in/rss", "", "2026-11-19T04:30:00"),
    ],
)
def test_a_name_of_several_zones_is_that_of_the_feeds_country(
    text: str, address: str, language: str, iso: str | None
) -> None:
    found = read_date(text, NOW, countries_of(address, language))
    assert (found and found.isoformat()) == (iso and f"{iso}+00:00")


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_address_and_language_has_countries(address: str, language: str) -> None:
    assert countries_of(address, language) <= {"gb", "uk", "ie", "in", "il", "cn", "tw", "ph"}


@given(st.text(max_size=100))
def test_never_raises(text: str) -> None:
    found = read_date(text, NOW)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(datetime(1990, 1, 2), datetime(2026, 11, 21)), st.integers(-14, 14))
def test_reads_what_it_would_write(moment: datetime, hours: int) -> None:
    from datetime import timezone

    local = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert read_date(local.isoformat(), NOW) == local
