"""The page that text is laid out on: its width, its inks, and how lines are wrapped."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import quote

import wcwidth

from bot.platforms.text import tidy

NARROWEST = 30
"""Columns below which nothing readable fits; a narrower page is treated as this wide."""

BOLD = "1"
DIM = "2"
GREEN = "32"
YELLOW = "33"
CYAN = "36"

_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=~-._"
_GLUE = "\u00a0"
# What must not open a line in Japanese and Chinese: it may hang at the end of the one before.
_CLOSING = frozenset("、。，．・：；？！」』）】》〉］｝〕ー")


@dataclass(frozen=True, slots=True)
class Page:
    """What a rendering depends on besides the message."""

    columns: int
    colour: bool
    """Styles and hyperlinks as escape sequences; without, plain text and addresses in full."""
    now: datetime
    zone: tzinfo

    @property
    def width(self) -> int:
        """The columns that are used."""
        return max(self.columns, NARROWEST)

    def paint(self, text: str, *codes: str) -> str:
        """Return text in these inks (SGR codes), line by line; unchanged on a plain page."""
        inks = ";".join(code for code in codes if code)
        if not self.colour or not inks:
            return text
        lines = text.split("\n")
        return "\n".join(f"\x1b[{inks}m{line}\x1b[0m" if line else "" for line in lines)

    def link(self, text: str, url: str) -> str:
        """Return text as a hyperlink (OSC 8) where `links_to` says so, else text alone."""
        if not self.links_to(text, url):
            return text
        # One id for one address: a terminal highlights a wrapped link as one. Not random, so
        # that the same message always gives the same text.
        name = hashlib.sha256(url.encode()).hexdigest()[:8]
        opening = f"\x1b]8;id={name};{_as_uri(url)}\x1b\\"
        return "\n".join(f"{opening}{line}\x1b]8;;\x1b\\" for line in text.split("\n"))

    def links_to(self, text: str, url: str) -> bool:
        """Return whether text can hide this address behind a hyperlink.

        Text that looks like an address of its own cannot: it might name another place.
        """
        web = url.startswith(("https://", "http://"))
        return self.colour and web and bool(text.strip()) and "://" not in text

    def wrap(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        """Return text as lines no wider than the page; `first` and `rest` are the indents."""
        following = " " * wcwidth.width(first) if rest is None else rest
        room = self.width - 2 if _hangs(text) else self.width
        lines: list[str] = []
        for piece in text.split("\n"):
            indent = following if lines else first
            lines += wcwidth.wrap(
                piece,
                room,
                initial_indent=indent,
                subsequent_indent=following,
                break_on_hyphens=False,
            ) or [indent.rstrip()]
        return [line.replace(_GLUE, " ") for line in _hang(lines, following, self.width)]

    def rule(self) -> str:
        """Return a line across the page."""
        return self.paint("─" * min(self.width, 60), DIM)


def tidy_line(text: str) -> str:
    """Return text from outside as one line."""
    return " ".join(tidy(text).split())


def tidy_url(url: str) -> str:
    """Return an address as it may be printed: one word."""
    return "%20".join(tidy(url).split())


def glue(text: str) -> str:
    """Return text whose spaces are no places to break a line (`Page.wrap` turns them back)."""
    return text.replace(" ", _GLUE)


def _as_uri(url: str) -> str:
    return quote(url, safe=_URL_CHARACTERS)


def _hangs(text: str) -> bool:
    """Return whether closing punctuation may hang: only text without escape sequences."""
    return "\x1b" not in text and not _CLOSING.isdisjoint(text)


def _hang(lines: list[str], indent: str, width: int) -> list[str]:
    """Return lines with closing punctuation moved from a line's start to the end of the one above.

    As Japanese and Chinese are set: no line opens with a full stop, which rather hangs out.
    """
    hung: list[str] = []
    for line in lines:
        mark, rest = line.removeprefix(indent)[:1], line.removeprefix(indent)[1:]
        if not hung or mark not in _CLOSING or wcwidth.width(hung[-1] + mark) > width:
            hung.append(line)
            continue
        hung[-1] += mark
        if rest.strip():
            hung.append(indent + rest)
    return hung
