"""Text from outside → text that Slack shows as it is, and back.

Most of it stands in `rich_text` and `plain_text`, where nothing is markup: mrkdwn has no escape
for `*`, `_` and `~`. Only a message's `text` is parsed, and only for `&`, `<` and `>`.
"""

import re
from html import unescape

from bot.platforms.text import GUARD, cut, to_line

_PING = re.compile(r"@(?=channel|here|everyone)", re.IGNORECASE)
_ENTITY = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")


def tidy_line(text: str, limit: int = 1_000) -> str:
    """Return text from outside as one line, cut visibly at `limit` UTF-16 units."""
    return cut(to_line(text, limit), limit)


def escape(text: str) -> str:
    """Return tidy text as it may stand where Slack parses: no link, no mention, no ping."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _PING.sub(f"@{GUARD}", escaped)


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
