"""The one HTTP client: every address that is fetched goes through it.

It uses httpx2 (httpx under its maintained successor's name, same API): httpx 0.28 loses pool slots
for ever when requests are cancelled, and cannot bound what it inflates.

::

    url ─check─▶ turn (hosts) ─▶ connect (guard) ─▶ headers ─▶ redirect? ─▶ body, capped
                                 └──────────── within one deadline ────────────────────┘
    a redirect starts again at the check, at most 5 times, with what is left of the deadline
"""

import asyncio
import logging
import re
import ssl
from collections.abc import Iterable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore2
import httpx2 as httpx

from bot.model.errors import (
    HttpStatusError,
    ReadError,
    RefusedAddressError,
    UnreachableError,
)
from bot.model.feed import FetchState
from bot.model.progress import Clock
from bot.sources.answers import refuse_status, text_header, unreachable
from bot.sources.freshness import read_freshness
from bot.sources.guard import Guard
from bot.sources.hosts import Hosts
from bot.sources.inflate import OFFERED, Body
from bot.sources.links import DEFAULT_PORTS, display_link
from bot.sources.resolve import Resolve, Resolver

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "text/html;q=0.9, application/xml;q=0.9, */*;q=0.5"
)
LIMIT = 10_485_760
"""Bytes of a body, on the wire and inflated."""
_SECONDS = 20.0
_REDIRECTS = 5
_ADDRESSES_TRIED = 4
_LONGEST_VALIDATOR = 2_000
_REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PORT_LIMIT = 65_536
_AT_ONCE = 1_000
"""Connections. What bounds them is whoever asks; this is only so that a fault cannot run away."""
_CONNECTIONS = httpx.Limits(
    max_connections=_AT_ONCE, max_keepalive_connections=16, keepalive_expiry=10.0
)
_SMALL = 262_144
_LARGE_AT_ONCE = 8
"""Bodies that may grow beyond 256 KB side by side: so that many of them cannot fill the memory."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


_DIALLED: ContextVar[int] = ContextVar("dialled", default=0)
"""How many connections a task has opened: so it knows whether one is new or was kept."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered to a request that went well: with a body, or "not modified"."""

    url: str
    """Where the answer came from, after redirects; without user and password."""
    status: int
    body: bytes
    media_type: str
    charset: str
    """As the server names it; empty when it names none."""
    etag: str
    """As the server sent it, byte for byte (Latin-1)."""
    last_modified: str
    not_modified: bool
    fresh_for: timedelta | None = None
    """How long the server says that it stays the same."""
    moved_to: str = ""
    """Where permanent redirects led from the address that was asked; empty: nowhere."""


class Client:
    """Fetches public web addresses. `allow_private` exempts exact `host:port` pairs.

    `seconds` is the deadline of one whole fetch, without the wait for its turn; `resolve` looks
    names up and `hosts` says whose turn it is (without it, nobody waits).
    """

    def __init__(
        self,
        *,
        user_agent: str,
        allow_private: Sequence[str] = (),
        clock: Clock,
        seconds: float = _SECONDS,
        resolve: Resolve | None = None,
        hosts: Hosts | None = None,
    ) -> None:
        # It logs whole addresses, and those may hold keys.
        logging.getLogger("httpx2").setLevel(logging.WARNING)
        self._clock = clock
        self._seconds = seconds
        self.hosts = hosts or Hosts(clock, pause=timedelta(), at_once=_AT_ONCE)
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)
        self._resolver = Resolver(clock)
        self._guard = Guard(resolve or self._resolver, allow_private)
        self._http = httpx.AsyncClient(
            transport=_transport(self._guard),
            trust_env=False,
            follow_redirects=False,
            timeout=seconds,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            headers={"User-Agent": user_agent, "Accept-Encoding": OFFERED},
        )

    async def get(
        self,
        url: str,
        *,
        state: FetchState | None = None,
        accept: str = ACCEPT,
        limit: int = LIMIT,
        patient: bool = False,
    ) -> Response:
        """Fetch one address, following redirects; with `state`, only if it changed since.

        `patient`: nobody waits for it, so pauses between requests to one site are kept, and rests
        that a host asked for (HostParkedError).
        Raises UnreachableError, RefusedAddressError, HttpStatusError, TooLargeError, NotTextError.
        """
        fetch = _Fetch(
            url, {"Accept": accept, **_conditions(state)}, limit, state or FetchState(), patient
        )
        shown = display_link(url)
        try:
            return await self._follow(fetch)
        except TimeoutError as error:
            raise UnreachableError(
                f"{shown} did not answer in full within {self._seconds:g} seconds.", subject=shown
            ) from error
        except httpx.InvalidURL as error:
            raise RefusedAddressError(
                f"{shown} is not a web address.", fix="Check how it is written.", subject=shown
            ) from error
        except (httpx.HTTPError, httpx.StreamError, OSError, ValueError) as error:
            raise unreachable(shown, error) from error

    def check(self, url: str) -> None:
        """Check an address without connecting to it. Raises RefusedAddressError."""
        self._guard.check_unresolved(url)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def _follow(self, fetch: "_Fetch") -> Response:
        at, moved_to, permanent = httpx.URL(fetch.url), "", True
        been = {str(at)}
        loop, left = asyncio.get_running_loop(), self._seconds
        for _ in range(_REDIRECTS + 1):
            self._guard.check(str(at))
            async with self.hosts.turn(str(at), patient=fetch.patient):
                begun = loop.time()
                async with asyncio.timeout(left):
                    status, answer = await self._ask(at, fetch)
                left -= loop.time() - begun
            if isinstance(answer, Response):
                return replace(answer, moved_to=moved_to)
            permanent = permanent and status in _PERMANENT
            moved_to = str(answer.copy_with(fragment=None)) if permanent else moved_to
            at = answer
            if str(at) in been:
                raise _circle(display_link(fetch.url))
            been.add(str(at))
        shown = display_link(fetch.url)
        raise UnreachableError(
            f"{shown} redirects more than {_REDIRECTS} times.",
            fix="Open it in a browser and give the address where it ends up.",
            subject=shown,
        )

    async def _ask(self, at: httpx.URL, fetch: "_Fetch") -> tuple[int, Response | httpx.URL]:
        """Make one request; return its status, with the answer or where it redirects to."""
        response = await self._send(at, fetch)
        try:
            target = redirect_target(at, response)
            answer = target or await self._read(at, response, fetch.limit, fetch.state)
        except HttpStatusError as error:
            self.hosts.note_answer(str(at), error.status, error.retry_after)
            raise
        finally:
            await response.aclose()
        self.hosts.note_answer(str(at), response.status_code, None)
        return response.status_code, answer

    async def _send(self, at: httpx.URL, fetch: "_Fetch") -> httpx.Response:
        """Send a request; once more where a connection that was kept fails before the answer.

        The server has closed it meanwhile, or has left bytes on it behind its last answer.
        """
        dialled = _DIALLED.get()
        while True:
            request = self._http.build_request("GET", at, headers=_encode(fetch.headers))
            try:
                return await self._http.send(request, stream=True)
            except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                if _DIALLED.get() != dialled:
                    raise  # on a connection of its own

    async def _read(
        self, at: httpx.URL, response: httpx.Response, limit: int, state: FetchState
    ) -> Response:
        unchanged = response.status_code == 304 and bool(state.etag or state.last_modified)
        if not unchanged:
            refuse_status(response, display_link(str(at)), self._clock())
        content_type = text_header(response, "content-type")
        charset = _CHARSET.search(content_type)
        known = state if unchanged else FetchState()
        return Response(
            url=str(at.copy_with(username=None, password=None)),
            status=response.status_code,
            body=b"" if unchanged else await self._read_body(response, at, limit),
            media_type=content_type.partition(";")[0].strip().lower(),
            charset=charset[1] if charset else "",
            etag=_validator(response, "etag") or known.etag,
            last_modified=_validator(response, "last-modified") or known.last_modified,
            not_modified=unchanged,
            fresh_for=read_freshness(response, self._clock()),
        )

    async def _read_body(self, response: httpx.Response, at: httpx.URL, limit: int) -> bytes:
        """Read the body raw and inflate it ourselves; both counts stop at the limit.

        One that grows large waits until few others are: all together are bounded, too.
        """
        coding = text_header(response, "content-encoding")
        body = Body(response.aiter_raw(), coding, display_link(str(at)), limit)
        if not await body.grow(min(_SMALL, limit + 1)):
            async with self._large:
                await body.grow(limit + 1)
        return bytes(body.inflated)


@dataclass(frozen=True, slots=True)
class _Fetch:
    """What is asked for."""

    url: str
    headers: dict[str, str]
    limit: int
    state: FetchState
    patient: bool


def _circle(shown: str) -> ReadError:
    return UnreachableError(
        f"{shown} redirects in a circle.",
        fix="Mostly such a site wants a cookie, which the bot does not keep: look for another feed "
        "of it, or open it in a browser and give the address where it ends up.",
        subject=shown,
    )


def redirect_target(at: httpx.URL, response: httpx.Response) -> httpx.URL | None:
    """Return where a redirect leads, None when there is none. Raises RefusedAddressError."""
    location = _readable(text_header(response, "location")).strip()
    if response.status_code not in _REDIRECT_STATUSES or not location:
        return None
    target = _join(at, location)
    if at.scheme == "https" and target.scheme == "http":
        shown = display_link(str(at))
        raise RefusedAddressError(
            f"{shown} redirects from https to http, which is not followed.",
            fix=f"If you trust it, give {display_link(str(target))} itself.",
            subject=shown,
        )
    if _origin(at) == _origin(target) and not target.userinfo:
        return target.copy_with(userinfo=at.userinfo)
    return target


def _join(at: httpx.URL, location: str) -> httpx.URL:
    """Return the address that a redirect names. Raises RefusedAddressError where it is none."""
    with suppress(httpx.InvalidURL):
        target = at.join(location)
        if target.scheme in DEFAULT_PORTS and target.host and (target.port or 0) < _PORT_LIMIT:
            return target
    shown = display_link(str(at))
    raise RefusedAddressError(
        f"{shown} redirects to what is no web address.",
        fix="Open it in a browser and give the address where it ends up.",
        subject=shown,
    )


def _readable(location: str) -> str:
    """Return a header that holds UTF-8 as the text it is: sites redirect to names in any script."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return location


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _conditions(state: FetchState | None) -> dict[str, str]:
    """Return the headers that ask only for what changed, with the validators as they came."""
    if state is None:
        return {}
    pairs = (("If-None-Match", state.etag), ("If-Modified-Since", state.last_modified))
    return {name: value for name, value in pairs if value}


def _validator(response: httpx.Response, name: str) -> str:
    value = text_header(response, name)
    return value if len(value) <= _LONGEST_VALIDATOR else ""


def _encode(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


def _transport(guard: Guard) -> httpx.AsyncHTTPTransport:
    """Return a transport that connects through the guard.

    The transport has no public argument for its network backend, its pool has: so the pool is
    asked to use ours. A test makes sure that this still takes effect.
    """
    transport = httpx.AsyncHTTPTransport(verify=_tls(), trust_env=False, limits=_CONNECTIONS)
    transport._pool._network_backend = _GuardedBackend(guard)
    return transport


@cache
def _tls() -> ssl.SSLContext:
    """Return the TLS settings, made once: reading the certificates takes a while."""
    return httpx.create_ssl_context(trust_env=False)


class _GuardedBackend(httpcore2.AnyIOBackend):
    """Dials only addresses the guard has checked; the name stays with TLS and the Host header."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own signature)
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first checked address that answers. Raises RefusedAddressError."""
        _DIALLED.set(_DIALLED.get() + 1)
        addresses = (await self._guard.addresses(host, port))[:_ADDRESSES_TRIED]
        for address in addresses[:-1]:
            try:
                return await super().connect_tcp(
                    address, port, timeout and timeout / 4, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return await super().connect_tcp(
            addresses[-1], port, timeout, local_address, socket_options
        )

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 (the library's own signature)
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Refuse: no web address is a file."""
        raise RefusedAddressError(f"{path} is not a web address.")
