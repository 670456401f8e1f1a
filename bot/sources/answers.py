"""What a server's answer means: header text, failures as sentences, when to come back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Protocol

from bot.model.errors import HttpStatusError, UnreachableError

_LONGEST_WAIT = timedelta(hours=24)
_REFUSES = "The site refuses automated readers; look for another feed of it, or ask the site."
_FIXES = {
    401: "It wants a login; give an address with a key in it, or another feed.",
    402: "It wants to be paid; look for another feed of it.",
    **dict.fromkeys((403, 406, 418, 999), _REFUSES),
    404: "Check the address: it may have moved.",
    410: "The feed is gone for good; remove it.",
    429: "It wants to be asked less often; that takes a while to pass.",
    451: "It may not be shown for legal reasons; remove the feed.",
}


class _Headers(Protocol):
    @property
    def raw(self) -> list[tuple[bytes, bytes]]: ...


class Answer(Protocol):
    """The head of an HTTP answer."""

    @property
    def status_code(self) -> int: ...  # noqa: D102
    @property
    def headers(self) -> _Headers: ...  # noqa: D102


def text_header(answer: Answer, name: str) -> str:
    """Return the first header of that name byte for byte (Latin-1), or ""."""
    wanted = name.encode("ascii")
    values = (value for key, value in answer.headers.raw if key.lower() == wanted)
    return next(values, b"").decode("latin-1")


def list_header(answer: Answer, name: str) -> str:
    """Return all headers of that name as the one list that they are (RFC 9110, 5.3)."""
    wanted = name.encode("ascii")
    values = (value for key, value in answer.headers.raw if key.lower() == wanted)
    return b", ".join(values).decode("latin-1")


def refuse_status(answer: Answer, shown: str, now: datetime) -> None:
    """Raise HttpStatusError unless the status is a success. `shown` names the address.

    A challenge for robots is none, whatever its status says.
    """
    status = answer.status_code
    challenge = _is_challenge(answer)
    if 200 <= status < 300 and not challenge:
        return
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    fallback = (
        "Its server has trouble; that mostly passes."
        if status >= 500
        else "Check the address in a browser."
    )
    said = f"{phrase}, with a page that checks whether you are a robot" if challenge else phrase
    raise HttpStatusError(
        f"{shown} answered {status}{said}.",
        status=status,
        retry_after=read_retry_after(text_header(answer, "retry-after"), now),
        fix=_REFUSES if challenge else _FIXES.get(status, fallback),
        subject=shown,
    )


def _is_challenge(answer: Answer) -> bool:
    """Return whether a firewall asks for a proof of being human: Cloudflare's, Amazon's."""
    said = (text_header(answer, name) for name in ("cf-mitigated", "x-amzn-waf-action"))
    return any(value.strip().lower() in ("challenge", "captcha") for value in said)


def read_retry_after(value: str, now: datetime) -> datetime | None:
    """Return when a Retry-After header (seconds, or an HTTP date) allows the next request.

    At most a day ahead, never in the past; None for what is neither.
    """
    text = value.strip()
    if text.isascii() and text.isdecimal():
        wait = timedelta(seconds=min(int(text[:9]), 86_400))
        return now + wait
    at = read_http_date(text)
    return min(max(at, now), now + _LONGEST_WAIT) if at else None


def read_http_date(text: str) -> datetime | None:
    """Return the moment that a header names; None for what is no date. Without a zone it is UTC."""
    try:
        moment = parsedate_to_datetime(text)
    # A zone that is out of all bounds is an OverflowError, which is no ValueError.
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def unreachable(shown: str, error: Exception) -> UnreachableError:
    """Return a failure of the connection as a sentence."""
    reason = _reason(error)
    fix = _CERTIFICATE_FIX if "certificate" in reason else ""
    return UnreachableError(f"{shown} cannot be read: {reason}.", fix=fix, subject=shown)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and what it came from: the last of them says most."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:  # one that was raised again may be in a ring
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _reason(error: Exception) -> str:
    text = " ".join(f"{type(one).__name__} {one}" for one in _causes(error)).lower()
    for sign, reason in _REASONS:
        if sign in text:
            return reason
    return "the connection broke off"


_CERTIFICATE_FIX = (
    "What it sends could come from anybody, so it is not read; only the site can mend that."
)
_REASONS = (
    ("certificate has expired", "the server's certificate has expired"),
    ("certificate is not yet valid", "the server's certificate is not valid yet, by our clock"),
    ("hostname mismatch", "the server's certificate is for another name"),
    ("ip address mismatch", "the server's certificate is for another name"),
    ("self-signed", "nobody known vouches for the server's certificate"),
    ("self signed", "nobody known vouches for the server's certificate"),
    ("local issuer", "nobody known vouches for the server's certificate"),
    ("certificate", "the server's certificate is not valid"),
    ("ssl", "no secure connection could be made"),
    ("network is unreachable", "its network cannot be reached from here"),
    ("no route to host", "its network cannot be reached from here"),
    ("connecttimeout", "the server did not accept the connection in time"),
    ("connecterror", "the server refused the connection"),
    ("timeout", "the server did not answer in time"),
    ("localprotocol", "the address or its login cannot be sent as a request"),
    ("incomplete", "the answer broke off before its end"),
    ("peer closed connection", "the answer broke off before its end"),
    ("without sending", "the server closed the connection without an answer"),
    ("remoteprotocol", "the server does not speak HTTP properly"),
)
