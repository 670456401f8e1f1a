"""Text from outside → Discord's markdown that shows it as it is.

discord.py's own `escape_markdown` leaves masked links alive, so this is ours. Discord takes a
backslash before any character that is no letter, digit or space for that character alone.
"""

import re

from bot.platforms.text import GUARD, cut, to_line

_SPECIAL = re.compile(
    r"@(?=everyone|here|\Z)"  # pings
    r"|<(?=[@#:/]|a:|t:|id:|\Z)"  # mentions, emoji, times, command links
    r"|[\\*_~`|\[\]<]"  # emphasis, code, spoilers, links
    r"|(?:(?<=\])|\A)\("  # `](`: it could end the label of a link that stands before it
    r"|:(?=//)",  # a bare address becomes a link by itself
    re.IGNORECASE,
)
_LINE_START = re.compile(r"^(\s*)(?=[#>+-])|^(\s*\d+)(?=[.)])")


def tidy_line(text: str, limit: int = 1_000) -> str:
    """Return text from outside as one line, cut visibly at `limit` characters."""
    line = to_line(text, limit)
    return line if len(line) <= limit else cut(line, limit)


def escape(text: str) -> str:
    """Return tidy text with everything escaped that means something within a line."""
    return _SPECIAL.sub(_disarm, text)


def escape_line_start(line: str) -> str:
    """Return a line, escaped already, so that it opens no heading, quote, list or small print."""
    return _LINE_START.sub(lambda found: f"{found[0]}\\", line, count=1)


def disarm_mentions(text: str) -> str:
    """Return text that goes where backslashes are shown (inline code) without pings in it."""
    return re.sub(r"@(?=everyone|here)|<(?=[@#])", lambda found: found[0] + GUARD, text)


def _disarm(found: re.Match[str]) -> str:
    character = found[0]
    if character == "@":
        return f"@{GUARD}"
    opens_mention = character == "<" and _opens_mention(found.string, found.end())
    return f"\\{character}{GUARD}" if opens_mention else f"\\{character}"


def _opens_mention(text: str, after: int) -> bool:
    rest = text[after : after + 3].casefold()
    return not rest or rest[0] in "@#:/" or rest.startswith(("a:", "t:", "id:"))
