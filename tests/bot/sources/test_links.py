from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.links import (
    canonical_link,
    direct_link,
    display_link,
    holds_key,
    host_name,
    web_link,
)


@pytest.mark.parametrize(
    ("href", "base", "link"),
    [
        ("a/b?x=1&y=2", "https://e.example/dir/page", "https://e.example/dir/a/b?x=1&y=2"),
        ("//cdn.example/a", "https://e.example/", "https://cdn.example/a"),
        ("  https://e.example/a\n", "", "https://e.example/a"),
        ("/söng", "https://e.example/x", "https://e.example/söng"),
        ("https://e.example/a b", "", "https://e.example/a%20b"),
        ("https://e.example/\u202egpj.exe", "", "https://e.example/%E2%80%AEgpj.exe"),
        ("javascript:alert(1)", "https://e.example/", ""),
        ("data:text/html,x", "https://e.example/", ""),
        ("file:///etc/passwd", "", ""),
        ("mailto:a@e.example", "https://e.example/", ""),
        ("a/b", "", ""),
        ("www.e.example/a", "https://f.example/feed", "https://www.e.example/a"),
        ("www.e.example/a", "", "https://www.e.example/a"),
        ("https://e.example/?a=1&amp;b=2&#038;c=3", "", "https://e.example/?a=1&b=2&c=3"),
        ("https://e.example/?a=1&amp;amp;b=2", "", "https://e.example/?a=1&b=2"),
        (
            "https://e.example/?copy=1&section=2&lt=3",
            "",
            "https://e.example/?copy=1&section=2&lt=3",
        ),
        ("", "https://e.example/", ""),
        ("http://[broken", "", ""),
        ("http://e.example:port/", "", ""),
        ("https://" + "a" * 3000, "", ""),
    ],
)
def test_links_are_absolute_and_of_the_web(href: str, base: str, link: str) -> None:
    assert web_link(href, base) == link


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://User:pw@Example.ORG:443/A?b=1#frag", "https://example.org/A?b=1"),
        ("https://e.example/a?utm_source=x&id=7&fbclid=y", "https://e.example/a?id=7"),
        ("https://e.example", "https://e.example/"),
        ("http://e.example:8080/a/", "http://e.example:8080/a/"),
        ("https://e.example/?q=a+b&empty=&flag", "https://e.example/?q=a+b&empty=&flag"),
        ("https://e.example/a?UTM_Medium=mail", "https://e.example/a"),
        ("https://e.example/a?maca=en-rss-en-all-1573-rdf", "https://e.example/a"),
        ("https://e.example/a?mod=rss_markets_main&id=7", "https://e.example/a?id=7"),
        ("https://e.example/a?partner=rss&emc=rss", "https://e.example/a"),
        ("https://e.example/a?source=wire&ref=7", "https://e.example/a?source=wire&ref=7"),
        ("https://e.example/a?id=1&amp;utm_source=rss", "https://e.example/a?id=1"),
        ("https://e.example/a;jsessionid=0A1B?id=1", "https://e.example/a?id=1"),
        ("https://e.example/a;v=2?PHPSESSID=9", "https://e.example/a;v=2"),
        ("https://e.example/#!/news/1", "https://e.example/#!/news/1"),
        ("https://e.example/#/news/1", "https://e.example/#/news/1"),
        ("https://e.example/a#:~:text=b", "https://e.example/a"),
        ("ftp://e.example/", ""),
        ("no link", ""),
    ],
)
def test_canonical_links_lose_what_does_not_matter(url: str, canonical: str) -> None:
    assert canonical_link(url) == canonical


@pytest.mark.parametrize(
    ("link", "direct"),
    [
        (
            "https://www.google.com/url?rct=j&sa=t&url=https://e.example/a%3Fb%3D1&ct=ga",
            "https://e.example/a?b=1",
        ),
        ("https://www.google.co.uk/url?q=https://e.example/a&sa=U", "https://e.example/a"),
        (
            "http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fe.example%2fa&c=1",
            "https://e.example/a",
        ),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fe.example%2F&h=A", "https://e.example/"),
        ("https://www.google.com/url?url=javascript:alert(1)", None),
        ("https://www.google.com/url?sa=t", None),
        ("https://e.example/url?url=https://f.example/", None),
    ],
)
def test_detours_are_left_out(link: str, direct: str | None) -> None:
    assert direct_link(link) == (direct or link)


@given(st.text(max_size=80))
def test_canonical_links_are_stable_and_safe(tail: str) -> None:
    link = canonical_link(f"https://e.example/{tail}")
    assert canonical_link(link) == link
    if link:
        assert urlsplit(link).scheme == "https"
        assert not set(link) & set(' \n\r\t"<>\u202e\x00')
        assert "utm_" not in urlsplit(link).query


@given(st.text(max_size=60), st.text(max_size=60))
def test_links_never_raise(href: str, base: str) -> None:
    link = web_link(href, base)
    assert link == "" or link.lower().startswith(("http://", "https://"))
    display_link(href)
    host_name(href)


def test_shown_links_hold_no_secrets() -> None:
    shown = display_link("https://ann:pw@e.example/feed?token=abc&v#frag")
    assert shown == "https://e.example/feed?token=…&…"
    assert len(display_link("https://e.example/" + "x" * 900)) == 200


@pytest.mark.parametrize(
    "url",
    [
        *("https://ann@a.example/feed", "https://ann:x@a.example/", "https://a.example/f?key=1"),
        *("https://a.example/f?api_key=x", "https://a.example/f?access_token=x&b=1"),
        *("https://a.example/f?auth=x", "https://a.example/f?token=x", "https://a.example/f?sig=x"),
        "https://a.example/rss/0f3a9b8c7d6e5f4a3b2c1d0e9f8a7b6c.xml",
        "https://a.example/private/aB3dE5gH7jK9mN1pQ2rS/feed",
        "https://a.example/8b1f2c3d-4e5f-6789-abcd-0123456789ab/feed",
        "https://[bad",
    ],
)
def test_addresses_that_hold_a_key(url: str) -> None:
    assert holds_key(url)


@pytest.mark.parametrize(
    "url",
    [
        *("https://a.example/feed", "https://a.example/?feed=rss2", "https://a.example/f?token="),
        "https://www.youtube.com/feeds/videos.xml?channel_id=UCupvZG-5ko_eiXAupbDfxWw",
        "https://www.youtube.com/feeds/videos.xml?playlist_id=PLaB3dE5gH7jK9mN1pQ2rS3tU4",
        "https://a.example/2026/03/02/the-harbour-council-of-port-ilmen-votes-again.xml",
        "https://a.example/RSS/WorldNewsAndPoliticsOfTheWholeWeek.xml",
        "https://a.example/f?keyword=ships&format=atom",
        "https://a.example/monkey?monkey=1",
        "https://a.example/alerts/feeds/01234567890123456789/1234567890",
    ],
)
def test_addresses_that_hold_none(url: str) -> None:
    assert not holds_key(url)
