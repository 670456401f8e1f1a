"""Bytes → feed: which format it is, and what it is instead when it is none. Worker functions."""

import re
from datetime import datetime

from bot.model.errors import NotAFeedError
from bot.sources.decode import decode, require_text
from bot.sources.formats.json_feed import is_json_feed, load_json, parse_json, salvage_json
from bot.sources.formats.parsed import ParsedFeed
from bot.sources.formats.tidy import tidy_feed
from bot.sources.formats.xml import parse_xml
from bot.sources.links import display_link
from bot.sources.sight import describe_page

_HTML = re.compile(
    r"<(!doctype\s+html|html|head|body)[\s>]|\A<(?:br|b|p|div|h\d|center|script|meta|title)\b",
    re.IGNORECASE,
)
_FEED_LINK = re.compile(r"<link[^<>]{1,2000}application/(rss|atom|feed)\+(xml|json)", re.IGNORECASE)
_ELEMENT = re.compile(r"<([a-zA-Z][\w:.-]{0,40})")
_DISCOVER = "Give the feed's own address, or add the site so that its feed is looked for."
_OPML = re.compile(
    r"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<opml[\s>]", re.IGNORECASE | re.DOTALL
)
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\"\[{\]\d]")
_BROWSER = "Open it in a browser to see what it wants, or look for another feed of the site."
_AS_LIST = "Import it as such: `/feed import` and its address, or python -m bot feeds import FILE."


def parse_feed(
    body: bytes, *, url: str = "", charset: str = "", now: datetime, name: str = ""
) -> ParsedFeed:
    """Read a feed of any format. `url` is its own address, `name` what messages call it.

    Raises NotAFeedError (it says what the body is instead), MalformedFeedError, NotTextError.
    """
    shown = name or display_link(url) or "This"
    found = find_feed(body, url=url, charset=charset, now=now, name=shown)
    if found is None:
        raise _no_feed(decode(body, charset), shown)
    return found


def find_feed(
    body: bytes, *, url: str, charset: str, now: datetime, name: str
) -> ParsedFeed | None:
    """Return the feed that `body` is, or None when it is none.

    Raises MalformedFeedError for a feed too broken to read, NotTextError for what is not text.
    """
    require_text(body, name)
    text = decode(body, charset)
    if text.lstrip()[:1] == "{":
        return _find_json(text.strip(), url, now, name)
    tidied = tidy_feed(text)
    return parse_xml(tidied, url=url, shown=name, now=now) if tidied else None


def _find_json(text: str, url: str, now: datetime, name: str) -> ParsedFeed | None:
    value = load_json(text)
    complete = value is not None
    feed = value if complete else salvage_json(text)
    if not is_json_feed(feed):
        return None
    return parse_json(feed, url=url, shown=name, now=now, complete=complete)


def _no_feed(text: str, shown: str) -> NotAFeedError:
    what, fix = describe(text)
    return NotAFeedError(f"{shown} is no feed but {what}.", fix=fix, subject=shown)


def describe(text: str) -> tuple[str, str]:
    """Return what a text that is no feed looks like, and what a person can do about it."""
    text = text.strip()
    start = text[:200_000]
    if not text:
        return "empty", "Check the address."
    if _JSON.match(text):
        whole = load_json(text) is not None
        return "JSON that is not a feed" if whole else "JSON that is damaged", _BROWSER
    if _OPML.match(start):
        return "an OPML list of feeds", _AS_LIST
    if _HTML.search(start):
        return _describe_page(start)
    element = _ELEMENT.search(start) if text[0] == "<" else None
    if element:
        return f"XML of another kind (<{element[1]}>)", _DISCOVER
    return "plain text", _DISCOVER


def _describe_page(text: str) -> tuple[str, str]:
    what, fix = describe_page(text, _DISCOVER)
    if fix == _DISCOVER and _FEED_LINK.search(text):
        return f"{what} that names a feed", fix
    return what, fix
