"""Text from outside → Discord's markdown that shows it as it is.

discord.py's own `escape_markdown` leaves masked links alive, so this is ours. Discord takes a
backslash before any character that is no letter, digit or space for that character alone.
"""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from bot.model.text import clean_line, clean_text

GUARD = "\u200b"
"""Invisible. Stands inside what would be a mention, so that not even a search finds a live one."""

_BREAKS = re.compile("[\u2028\u2029]")
_SPECIAL = re.compile(
    r"@(?=everyone|here|\Z)"  # pings
    r"|<(?=[@#:/]|a:|t:|id:|\Z)"  # mentions, emoji, times, command links
    r"|[\\*_~`|\[\]<]"  # emphasis, code, spoilers, links
    r"|(?:(?<=\])|\A)\("  # `](`: it could end the label of a link that stands before it
    r"|:(?=//)",  # a bare address becomes a link by itself
    re.IGNORECASE,
)
_LINE_START = re.compile(r"^(\s*)(?=[#>+-])|^(\s*\d+)(?=[.)])")
_URL_CHARACTERS = "%/:?#@!$&+,;=~-._"
_LONGEST_URL = 1_000


def tidy(text: str) -> str:
    """Return text from outside without what hides or moves; line breaks stay."""
    return _BREAKS.sub("\n", clean_text(text)).replace("\t", " ")


def tidy_line(text: str, limit: int = 1_000) -> str:
    """Return text from outside as one line, cut visibly at `limit` characters."""
    line = clean_line(_BREAKS.sub(" ", text[: limit * 4]), limit + 2)
    return line if len(line) <= limit else cut(line, limit)


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


def escape(text: str) -> str:
    """Return tidy text with everything escaped that means something within a line."""
    return _SPECIAL.sub(_disarm, text)


def escape_line_start(line: str) -> str:
    """Return a line, escaped already, so that it opens no heading, quote, list or small print."""
    return _LINE_START.sub(lambda found: f"{found[0]}\\", line, count=1)


def disarm_mentions(text: str) -> str:
    """Return text that goes where backslashes are shown (inline code) without pings in it."""
    return re.sub(r"@(?=everyone|here)|<(?=[@#])", lambda found: found[0] + GUARD, text)


def web_url(url: str) -> str:
    """Return an http(s) address as it may stand in a link, or nothing.

    Nothing, too, for one so long that it would have to be cut.
    """
    bare = "".join(tidy(url[: _LONGEST_URL * 2]).split())
    try:
        parts = urlsplit(bare)
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in ("http", "https") or not host or not _is_host(host):
        return ""
    whole = urlunsplit((parts.scheme, host + port, parts.path, parts.query, parts.fragment))
    quoted = quote(whole, safe=_URL_CHARACTERS)
    return quoted if len(quoted) <= _LONGEST_URL and len(url) <= _LONGEST_URL * 2 else ""


def host_of(url: str) -> str:
    """Return the host of an address that `web_url` returned."""
    return urlsplit(url).hostname or url


def _is_host(host: str) -> bool:
    return all(character.isalnum() or character in ".-_" for character in host)


def _disarm(found: re.Match[str]) -> str:
    character = found[0]
    if character == "@":
        return f"@{GUARD}"
    opens_mention = character == "<" and _opens_mention(found.string, found.end())
    return f"\\{character}{GUARD}" if opens_mention else f"\\{character}"


def _opens_mention(text: str, after: int) -> bool:
    rest = text[after : after + 3].casefold()
    return not rest or rest[0] in "@#:/" or rest.startswith(("a:", "t:", "id:"))
