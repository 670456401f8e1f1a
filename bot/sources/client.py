"""The one HTTP client: every address that is fetched goes through it.

It uses httpx2 (httpx under its maintained successor's name, same API): httpx 0.28 loses pool slots
for ever when requests are cancelled, and cannot bound what it inflates.

::

    url ─check─▶ connect (guard) ─▶ headers ─▶ redirect? (at most 5, each checked) ─▶ body, capped
    └────────────────────── all of it within one deadline ──────────────────────────────────────┘
"""

import asyncio
import logging
import re
import ssl
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpcore2
import httpx2 as httpx

from bot.model.errors import RefusedAddressError, TooLargeError, UnreachableError
from bot.model.feed import FetchState
from bot.model.progress import Clock
from bot.sources.answers import refuse_status, text_header, unreachable
from bot.sources.guard import Guard
from bot.sources.inflate import OFFERED, Inflater
from bot.sources.links import display_link
from bot.sources.resolve import Resolve, Resolver

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, "
    "text/html;q=0.9, application/xml;q=0.9, */*;q=0.5"
)
LIMIT = 10_485_760
"""Bytes of a body, on the wire and inflated."""
_SECONDS = 20.0
_REDIRECTS = 5
_REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
_ADDRESSES_TRIED = 4
_LONGEST_VALIDATOR = 2_000
_CONNECTIONS = httpx.Limits(max_connections=64, max_keepalive_connections=16, keepalive_expiry=10.0)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered."""

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


class Client:
    """Fetches public web addresses. `allow_private` exempts exact `host:port` pairs.

    `seconds` is the deadline of one whole fetch; `resolve` looks names up (tests give their own).
    """

    def __init__(
        self,
        *,
        user_agent: str,
        allow_private: Sequence[str] = (),
        clock: Clock,
        seconds: float = _SECONDS,
        resolve: Resolve | None = None,
    ) -> None:
        # It logs whole addresses, and those may hold keys.
        logging.getLogger("httpx2").setLevel(logging.WARNING)
        self._clock = clock
        self._seconds = seconds
        self._resolver = Resolver()
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
    ) -> Response:
        """Fetch one address, following redirects; with `state`, only if it changed since.

        Raises UnreachableError, RefusedAddressError, HttpStatusError, TooLargeError, NotTextError.
        """
        headers = {"Accept": accept, **_conditions(state)}
        shown = display_link(url)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._follow(url, headers, limit, state or FetchState())
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
        self._resolver.close()

    async def _follow(
        self, url: str, headers: dict[str, str], limit: int, state: FetchState
    ) -> Response:
        at = httpx.URL(url)
        for _ in range(_REDIRECTS + 1):
            self._guard.check(str(at))
            request = self._http.build_request("GET", at, headers=_encode(headers))
            response = await self._http.send(request, stream=True)
            try:
                target = _redirect(at, response)
                if target is None:
                    return await self._read(at, response, limit, state)
            finally:
                await response.aclose()
            at = target
        shown = display_link(url)
        raise UnreachableError(
            f"{shown} redirects more than {_REDIRECTS} times.",
            fix="Open it in a browser and give the address where it ends up.",
            subject=shown,
        )

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
            body=b"" if unchanged else await _read_body(response, display_link(str(at)), limit),
            media_type=content_type.partition(";")[0].strip().lower(),
            charset=charset[1] if charset else "",
            etag=_validator(response, "etag") or known.etag,
            last_modified=_validator(response, "last-modified") or known.last_modified,
            not_modified=unchanged,
        )


async def _read_body(response: httpx.Response, shown: str, limit: int) -> bytes:
    """Read the body raw and inflate it ourselves; both counts stop at the limit."""
    inflater = Inflater(text_header(response, "content-encoding"), shown)
    body = bytearray()
    wire = 0
    async for piece in response.aiter_raw():
        wire += len(piece)
        body += inflater.feed(piece, limit + 1 - len(body))
        if max(wire, len(body)) > limit:
            raise TooLargeError(
                f"{shown} is larger than {limit / 1_048_576:g} MB.",
                fix="Such large answers are not read.",
                subject=shown,
            )
    return bytes(body)


def _redirect(at: httpx.URL, response: httpx.Response) -> httpx.URL | None:
    """Return where a redirect leads, None when there is none. Raises RefusedAddressError."""
    location = text_header(response, "location").strip()
    if response.status_code not in _REDIRECT_STATUSES or not location:
        return None
    target = at.join(location)
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
