"""Small pieces of HTML: everything that comes from a payload is escaped here, and nowhere else."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from html import escape

Html = str
"""Markup that may stand in the page as it is."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where somebody looks at the page: chats show moments in the reader's zone."""

    now: datetime
    zone: tzinfo

    def ago(self, timestamp: int) -> str:
        """Return how long ago a moment is, or how far ahead, as Discord words it."""
        seconds = int(self.now.timestamp()) - timestamp
        count, unit = _largest_unit(abs(seconds))
        words = f"{count} {unit}{'' if count == 1 else 's'}"
        return f"in {words}" if seconds < 0 else f"{words} ago"

    def at(self, timestamp: int) -> datetime:
        """Return a moment in the reader's zone; the epoch for one beyond the calendar."""
        try:
            return datetime.fromtimestamp(timestamp, self.zone)
        except (OverflowError, ValueError, OSError):
            return datetime.fromtimestamp(0, UTC)


def text(words: str) -> Html:
    """Return words as text."""
    return escape(words, quote=True).replace("\n", "<br>")


def tag(name: str, kind: str, *inner: Html) -> Html:
    """Return an element with a class of ours around markup."""
    return f'<{name} class="{kind}">{"".join(inner)}</{name}>'


def lines(pieces: Iterable[Html]) -> Html:
    """Return pieces of markup, one a line."""
    return "\n".join(pieces)


def link(url: str, inner: Html) -> Html:
    """Return a link to a web address; markup alone where it is none."""
    if not url.startswith(("https://", "http://")):
        return inner
    return f'<a href="{escape(url, quote=True)}" rel="noreferrer nofollow">{inner}</a>'


def picture(body: bytes, alt: str) -> Html:
    """Return a PNG within the page itself."""
    data = base64.b64encode(body).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" alt="{escape(alt, quote=True)}">'


def _largest_unit(seconds: int) -> tuple[int, str]:
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            return seconds // size, unit
    return seconds, "second"
