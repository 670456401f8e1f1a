from datetime import UTC, datetime, timedelta

import pytest
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.freshness import read_freshness, read_ttl

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("headers", "length"),
    [
        ({}, None),
        ({"cache-control": "max-age=600"}, 10 * MINUTE),
        ({"cache-control": 'public, MAX-AGE="600", must-revalidate'}, 10 * MINUTE),
        ({"cache-control": "s-maxage=600"}, None),
        ({"cache-control": "max-age=0"}, None),
        ({"cache-control": "max-age=-5"}, None),
        ({"cache-control": "max-age=600, no-cache"}, None),
        ({"cache-control": "no-store, max-age=600"}, None),
        ({"cache-control": "max-age=600", "age": "120"}, 8 * MINUTE),
        ({"cache-control": "max-age=600", "age": "900"}, None),
        ({"cache-control": "max-age=600", "age": "old"}, 10 * MINUTE),
        ({"cache-control": "max-age=600", "expires": "Fri, 20 Nov 2026 15:00:00 GMT"}, 10 * MINUTE),
        ({"expires": "Fri, 20 Nov 2026 13:00:00 GMT"}, 60 * MINUTE),
        (
            {
                "expires": "Fri, 20 Nov 2026 13:00:00 GMT",
                "date": "Fri, 20 Nov 2026 12:30:00 GMT",
            },
            30 * MINUTE,
        ),
        ({"expires": "Fri, 20 Nov 2020 13:00:00 GMT"}, None),
        ({"expires": "-1"}, None),
        ({"expires": "soon"}, None),
        ({"cache-control": "max-age=999999999"}, timedelta(days=1)),
    ],
)
def test_freshness(headers: dict[str, str], length: timedelta | None) -> None:
    assert read_freshness(Response(200, headers=headers), NOW) == length


def test_what_stands_on_several_lines_is_one_list() -> None:
    """Frameworks and the servers in front of them each write a line."""
    lines = [("Cache-Control", "public"), ("cache-control", "max-age=600")]
    assert read_freshness(Response(200, headers=lines), NOW) == 10 * MINUTE
    never = [*lines, ("Cache-Control", "no-cache")]
    assert read_freshness(Response(200, headers=never), NOW) is None


@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=20))
def test_no_header_breaks_it(control: str, expires: str, age: str) -> None:
    headers = {"cache-control": control, "expires": expires, "age": age, "date": expires}
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    length = read_freshness(Response(200, headers=pairs), NOW)
    assert length is None or timedelta() < length <= timedelta(days=1)


@pytest.mark.parametrize(
    ("body", "length"),
    [
        (b"<rss><channel><ttl>60</ttl><item/>", 60 * MINUTE),
        (b"<rss><channel><TTL> 5 </TTL><item/>", 5 * MINUTE),
        (b"<rss><channel><ttl>0</ttl>", None),
        (b"<rss><channel><ttl>-5</ttl>", None),
        (b"<rss><channel><ttl>999999</ttl>", timedelta(days=1)),
        (b"<rss><channel><item><ttl>60</ttl></item>", None),
        (b"<feed><entry></entry></feed>", None),
        (b"", None),
    ],
)
def test_ttl(body: bytes, length: timedelta | None) -> None:
    assert read_ttl(body) == length
