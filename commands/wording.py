"""Words, days and command arguments as people read and type them."""

from collections.abc import Sequence
from datetime import date

from bot.model.errors import UsageError

_BARE = frozenset("-._~/?=&%+@#")
"""What an argument may hold, besides letters and digits, without quotation marks around it."""


_QUOTES = frozenset('"“”„‟')
"""What begins or ends a quotation on a command line, on any keyboard."""
_LONGEST_QUOTED = 80


def join(words: Sequence[str], last: str = "and") -> str:
    """Return words as a list in a sentence: "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def day(of: date, now: date) -> str:
    """Return a day as people say it; its year only where that is not the year of `now`."""
    year = f" {of.year}" if of.year != now.year else ""
    return f"{of.day} {of:%b}{year}"


def quoted(text: str) -> str:
    """Return text between quotation marks, cut where it is longer than anybody reads."""
    cut = text if len(text) <= _LONGEST_QUOTED else f"{text[: _LONGEST_QUOTED - 1]}…"
    return f"“{cut}”"


def bare(text: str) -> str:
    """Return text without what ends a quotation on a command line: no name is found by it."""
    return "".join(character for character in text if character not in _QUOTES)


def argument(text: str) -> str:
    """Return text as one argument of a command line, in quotation marks where it needs them."""
    clean = bare(text)
    after_scheme = clean.removeprefix("https://").removeprefix("http://")
    plain = after_scheme and all(c.isalnum() or c in _BARE for c in after_scheme)
    return clean if plain else f'"{clean}"'


def number(text: str, *, what: str, least: int, most: int) -> int:
    """Return a typed number. Raises UsageError when it is none or out of bounds."""
    if text.isascii() and text.isdecimal() and len(text) <= 9 and least <= int(text) <= most:
        return int(text)
    if most <= least:
        raise UsageError(f"{what} can only be {least}, not {quoted(text)}.")
    raise UsageError(f"{what} is a number from {least} to {most}, not {quoted(text)}.")
