"""Feeds and pages on invented events, for measurements: the same number gives the same text."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

FIRST = 100
"""The newest entry of a feed before anything is new."""
ENTRIES = 15
_START = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
_PLACES = ("Aldmoor", "Brenn", "Castor", "Dunfell", "Esk", "Farrow", "Gorst", "Hallin", "Ilmen")
_BODIES = ("harbour council", "ferry board", "water company", "library trust", "school board")
_DEEDS = (
    "mends the old bridge",
    "opens a second quay",
    "closes the mill road",
    "plants an orchard",
)


def sentences(number: int) -> list[str]:
    """Return the sentences of one article."""
    place, body = _PLACES[number % 9], _BODIES[number % 5]
    deed = _DEEDS[number % 4]
    return [
        f"The {body} of {place} {deed} this spring, it said on Monday after vote {number}.",
        f"Chair Ottilie Brandvold of the {body} called the plan of {place} long overdue.",
        f"It costs {number % 97 + 3} million crowns; the state pays {number % 60} per cent of it.",
        f"Work begins on day {number % 28 + 1} and takes {number % 40 + 5} weeks if it is dry.",
        f"Opponents in {place} collected {number % 900 + 100} names against it since January.",
        "A court in the capital turned down their complaint in its first hearing last week.",
    ]


def invented_feed(feed: int, number: int) -> bytes:
    """Return an RSS feed whose newest entry is `number`, with full texts."""
    items = "".join(_item(feed, number - age, age) for age in range(ENTRIES))
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    title = f"The {_PLACES[feed % 9]} Courier {feed}"
    text = f"<rss version='2.0' {space}><channel><title>{title}</title>{items}</channel></rss>"
    return text.encode()


def invented_page(number: int) -> bytes:
    """Return a page with one article among what surrounds it on a site."""
    links = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(60))
    text = "".join(f"<p>{s}</p>" for n in range(6) for s in sentences(number + n))
    head = f"<html lang='en'><head><title>Report {number}</title></head><body>"
    main = f"<main><article><h1>Report {number}</h1>{text}</article></main>"
    return (
        f"{head}<nav><ul>{links}</ul></nav>{main}<aside>{links}</aside>"
        "<footer>All about us, our terms and how to reach us.</footer></body></html>"
    ).encode()


def guid(feed: int, number: int) -> str:
    """Return what an entry is called by its feed."""
    return f"{feed}-{number}"


def link(feed: int, number: int) -> str:
    """Return where an entry leads."""
    return f"https://paper{feed}.example/{number}"


def _item(feed: int, number: int, age: int) -> str:
    text = escape("".join(f"<p>{s}</p>" for n in range(4) for s in sentences(number + feed + n)))
    at = format_datetime(_START - timedelta(hours=2 * age))
    return (
        f"<item><title>{_PLACES[number % 9]} decides matter {number} of paper {feed}</title>"
        f"<guid isPermaLink='false'>{guid(feed, number)}</guid>"
        f"<link>{link(feed, number)}</link><pubDate>{at}</pubDate>"
        f"<content:encoded>{text}</content:encoded></item>"
    )
