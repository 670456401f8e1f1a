"""How long an answer stays true, as the server or the feed itself says it."""

import re
from datetime import datetime, timedelta

from bot.sources.answers import Answer, list_header, read_http_date, text_header

_LONGEST = timedelta(hours=24)
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:cache|store)(?=$|[,\s=])", re.IGNORECASE)
_TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]", re.IGNORECASE)
_HEAD = 20_000


def read_freshness(answer: Answer, now: datetime) -> timedelta | None:
    """Return how long an answer counts as fresh by its headers (RFC 9111), at most a day.

    `max-age` comes before `Expires`; what the answer spent in caches on its way (`Age`) is taken
    off. None when the server says nothing, or that nothing may be kept.
    """
    control = list_header(answer, "cache-control")
    if _NEVER.search(control):
        return None
    stated = _MAX_AGE.search(control)
    if stated:
        age = text_header(answer, "age").strip()
        spent = int(age[:9]) if age.isascii() and age.isdecimal() else 0
        return _positive(timedelta(seconds=int(stated[1]) - spent))
    expires = read_http_date(text_header(answer, "expires"))
    if expires is None:
        return None
    return _positive(expires - (read_http_date(text_header(answer, "date")) or now))


def read_ttl(body: bytes) -> timedelta | None:
    """Return how long an RSS feed says that it stays the same (`<ttl>`), at most a day."""
    head = body[:_HEAD]
    entry = _ENTRY.search(head)
    stated = _TTL.search(head, 0, entry.start() if entry else len(head))
    return _positive(timedelta(minutes=int(stated[1]))) if stated else None


def _positive(length: timedelta) -> timedelta | None:
    return min(length, _LONGEST) if length > timedelta() else None
