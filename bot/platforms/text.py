"""Text and addresses from outside as chat may show them, before a platform escapes them."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from bot.model.text import clean_line, clean_text

GUARD = "\u200b"
"""Invisible. Stands inside what would be a mention, so that not even a search finds a live one."""

_BREAKS = re.compile("[\u2028\u2029]")
_URL_CHARACTERS = "%/:?#@!$&+,;=~-._"
_LONGEST_URL = 1_000


def tidy(text: str) -> str:
    """Return text from outside without what hides or moves a cursor; line breaks stay."""
    return _BREAKS.sub("\n", clean_text(text)).replace("\t", " ")


def to_line(text: str, limit: int) -> str:
    """Return text from outside as one line: longer than `limit` characters where it must be cut.

    By two: a space in the place of the one would be taken off the end, and no cut be seen.
    """
    return clean_line(_BREAKS.sub(" ", text[: limit * 4]), limit + 2)


def cut(text: str, limit: int) -> str:
    """Return text of at most `limit` UTF-16 units, with an ellipsis where something is missing."""
    if units(text) <= limit:
        return text
    kept = text[: limit - 1]
    while units(kept) > limit - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def units(text: str) -> int:
    """Return the length of text as JavaScript counts it: never less than its characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def web_url(url: str) -> str:
    """Return an http(s) address as it may stand in a link, or nothing.

    Nothing, too, for one so long that it would have to be cut.
    """
    if len(url) > _LONGEST_URL * 2:
        return ""
    bare = "".join(tidy(url).split())
    try:
        parts = urlsplit(bare)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in ("http", "https") or not _is_host(host):
        return ""
    whole = urlunsplit((parts.scheme, host + port, parts.path, parts.query, parts.fragment))
    quoted = quote(whole, safe=_URL_CHARACTERS)
    return quoted if len(quoted) <= _LONGEST_URL else ""


def host_of(url: str) -> str:
    """Return the host of an address that `web_url` returned."""
    return urlsplit(url).hostname or url


def _is_host(host: str) -> bool:
    return bool(host) and all(character.isalnum() or character in ".-_" for character in host)
