"""Text from outside → text that Slack shows as it is, and back.

Most of it stands in `rich_text` and `plain_text`, where nothing is markup: mrkdwn has no escape
for `*`, `_` and `~`. Only a message's `text` is parsed, and only for `&`, `<` and `>`.
"""

import re
from html import unescape
from urllib.parse import quote, urlsplit, urlunsplit

from bot.model.text import clean_line, clean_text
from bot.platforms.slack.limits import units

_BREAKS = re.compile("[\u2028\u2029]")
_PING = re.compile(r"@(?=channel|here|everyone)", re.IGNORECASE)
_GUARD = "\u200b"
_URL_CHARACTERS = "%/:?#@!$&+,;=~-._"
_LONGEST_URL = 1_000
_ENTITY = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


def tidy(text: str) -> str:
    """Return text from outside without what hides or moves; line breaks stay."""
    return _BREAKS.sub("\n", clean_text(text)).replace("\t", " ")


def tidy_line(text: str, limit: int = 1_000) -> str:
    """Return text from outside as one line, cut visibly at `limit` UTF-16 units."""
    return cut(clean_line(_BREAKS.sub(" ", text[: limit * 4]), limit + 2), limit)


def cut(text: str, limit: int) -> str:
    """Return text of at most `limit` UTF-16 units, with an ellipsis where something is missing."""
    if units(text) <= limit:
        return text
    kept = text[: limit - 1]
    while units(kept) > limit - 1:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def escape(text: str) -> str:
    """Return tidy text as it may stand where Slack parses: no link, no mention, no ping."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _PING.sub(f"@{_GUARD}", escaped)


def read_typed(text: str) -> str:
    """Return what a person typed from what Slack made of it.

    `<https://wire.example|wire.example>` is the address again, `<@U1>` is an id, `&amp;` is `&`.
    `<#C1|news>` stays: so a channel is told from a word that begins with `#`.
    """
    return unescape(_ENTITY.sub(_typed, text)).strip()


def _typed(found: re.Match[str]) -> str:
    kind, inner, label = found.groups()
    if kind == "#":
        return found.group()
    if kind == "!":
        return label or ""
    return label if inner.startswith(("mailto:", "tel:")) and label else inner


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
