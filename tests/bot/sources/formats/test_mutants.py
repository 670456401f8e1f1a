"""One slip in an entry costs that entry at most: a tag taken out, twice, misspelt, unended."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.formats.feed import parse_feed

NOW = datetime(2026, 11, 29, tzinfo=UTC)
URL = "https://feeds.example/feed.xml"
ITEMS = 4
_TAG = re.compile(r"</?(?:title|link|description|pubDate|guid|id|summary|updated)[^<>]*>")
_ENTRY = re.compile(r"<(item|entry)>.*?</\1>", re.DOTALL)


def rss(text: str) -> str:
    items = "\n".join(
        f"<item><title>Title {n}</title><link>https://e.example/{n}</link>\n"
        f"<description>{text}</description><guid>https://e.example/{n}</guid>\n"
        "<pubDate>Sat, 28 Nov 2026 10:00:00 GMT</pubDate></item>"
        for n in range(ITEMS)
    )
    return (
        '<rss version="2.0"><channel><title>Paper</title><link>https://e.example/</link>\n'
        f"<description>News</description>\n{items}\n</channel></rss>"
    )


def atom(text: str) -> str:
    entries = "\n".join(
        f"<entry><title>Title {n}</title><link href='https://e.example/{n}'/>\n"
        f"<id>urn:{n}</id><updated>2026-11-28T10:00:00Z</updated>\n"
        f"<summary type='html'>{text}</summary></entry>"
        for n in range(ITEMS)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Paper</title>\n{entries}\n</feed>"


TEXTS = ("Rain.", "&lt;p&gt;Rain.&lt;/p&gt;", "<![CDATA[<p>Rain.</p>]]>", "<p>Rain & <br>snow.</p>")
SLIPS: dict[str, Callable[[str], str]] = {
    "out": lambda tag: "",
    "twice": lambda tag: tag * 2,
    "misspelt": lambda tag: tag.replace("t", "7", 1),
    "unended": lambda tag: tag.removesuffix(">"),
}


@pytest.mark.parametrize("slip", SLIPS)
@given(st.sampled_from([rss, atom]), st.sampled_from(TEXTS), st.integers(0, 200))
def test_a_slip_costs_its_entry_at_most(
    slip: str, write: Callable[[str], str], text: str, place: int
) -> None:
    document = write(text)
    tags = list(_TAG.finditer(document))
    tag = tags[place % len(tags)]
    broken = document[: tag.start()] + SLIPS[slip](tag[0]) + document[tag.end() :]
    hurt = next(
        (n for n, e in enumerate(_ENTRY.finditer(document)) if e.start() < tag.start() < e.end()),
        None,
    )
    found = {(e.title, e.link) for e in parse_feed(broken.encode(), url=URL, now=NOW).entries}
    for n in range(ITEMS):
        if n != hurt:
            assert (f"Title {n}", f"https://e.example/{n}") in found


@given(st.sampled_from([rss, atom]), st.sampled_from(TEXTS), st.floats(0.2, 1, exclude_max=True))
def test_a_cut_anywhere_is_seen_and_costs_the_last_entry_at_most(
    write: Callable[[str], str], text: str, part: float
) -> None:
    """FeedBurner's elements are called like the root and more: their ends are not its end."""
    whole = write(text).replace("</item>", "<rss:x>1</rss:x></item>")
    whole = whole.replace("</entry>", "<feedburner:origLink>1</feedburner:origLink></entry>")
    cut = whole[: int(part * (whole.rindex("</")))]
    found = parse_feed(cut.encode(), url=URL, now=NOW)
    assert not found.complete
    ended = len(_ENTRY.findall(cut))
    assert [entry.title for entry in found.entries] == [f"Title {n}" for n in range(ended)]
