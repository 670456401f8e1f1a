"""Manners towards hosts: few connections, pauses between requests, rest where they ask for it.

::

    request ─▶ parked? ─▶ wait for a free connection ─▶ wait for the pause ─▶ go
                 └ refused, with the moment when it is over
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.model.clock import lies_ahead
from bot.model.errors import HostParkedError
from bot.model.progress import Clock

WaitUntil = Callable[[datetime], Awaitable[None]]
"""Waits for a moment."""

_LONG_AGO = datetime(1, 1, 3, tzinfo=UTC)
_ONE_AT_A_TIME = frozenset({"reddit.com", "redd.it"})
_REMEMBERED = 4_000
_SHORTEST_REST = timedelta(minutes=1)
_LONGEST_REST = timedelta(hours=24)
_RESTS = {429: timedelta(minutes=15), 503: timedelta(minutes=5)}
"""How long a host rests that answers so and does not say how long."""


@dataclass(slots=True)
class _Site:
    """What is known of one registrable domain."""

    room: asyncio.Condition = field(default_factory=asyncio.Condition)
    users: int = 0
    """Requests that wait or run."""
    connections: int = 0
    next_at: datetime = _LONG_AGO
    wary: bool = False
    """It asked for a rest lately: one request at a time until it answers as usual."""


class Hosts:
    """Whose turn it is. One for all requests of a bot.

    `pause` lies between the beginnings of two requests to one registrable domain, of which at most
    `at_once` run side by side.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        pause: timedelta = timedelta(seconds=1.5),
        at_once: int = 2,
        wait_until: WaitUntil | None = None,
    ) -> None:
        self._clock = clock
        self._pause = pause
        self._at_once = at_once
        self._wait_until = wait_until or self._sleep_until
        self._sites: dict[str, _Site] = {}
        self._parked: dict[str, datetime] = {}

    @asynccontextmanager
    async def turn(self, url: str, *, patient: bool = True) -> AsyncIterator[None]:
        """Hold one connection to the site of `url`, once it is its turn.

        `patient`: keep the pause, and raise HostParkedError while the host rests. Requests that a
        person waits for are not patient; the pause counts from them too.
        """
        site = self._site(site_of(url))
        site.users += 1
        try:
            await self._take_connection(url, site)
            try:
                await self._keep_pause(url, site, patient=patient)
                yield
            finally:
                site.connections -= 1
                # Whoever is cancelled meanwhile must not keep the next one waiting for ever.
                await asyncio.shield(_call_next(site))
        finally:
            site.users -= 1

    def note_answer(self, url: str, status: int, retry_after: datetime | None) -> None:
        """Take in how a host answered: 429 and 503 park it, anything else ends all wariness."""
        site = self._site(site_of(url))
        rest = _RESTS.get(status)
        if rest is None:
            site.wary = False
            return
        now = self._clock()
        until = retry_after or now + rest
        until = min(max(until, now + _SHORTEST_REST), now + _LONGEST_REST)
        site.wary = True
        # Too many requests are too many for all servers of a site; out of order is only one.
        key = site_of(url) if status == 429 else host_of(url)
        # A rest that is over, or was noted by a clock set back since, hides no new one.
        self._parked[key] = max(until, self.parked(url).get(key, until))

    def park(self, parked: Mapping[str, datetime]) -> None:
        """Take in what was parked when the bot ran last, by host or site."""
        self._parked.update(parked)
        for name in parked:
            self._site(_site_of_host(name)).wary = True

    def parked(self, url: str) -> dict[str, datetime]:
        """Return the rests that concern an address and are not over: of its host, its site."""
        now = self._clock()
        found: dict[str, datetime] = {}
        for key in dict.fromkeys((host_of(url), site_of(url))):
            until = self._parked.get(key)
            if until is not None and _rests(until, now):
                found[key] = until
            elif until is not None:
                del self._parked[key]
        return found

    async def _take_connection(self, url: str, site: _Site) -> None:
        async with site.room:
            try:
                await site.room.wait_for(lambda: site.connections < self._limit(url, site))
            except asyncio.CancelledError:
                # It may have been called just now, which Python 3.11 and 3.12 tell nobody else.
                site.room.notify()
                raise
            site.connections += 1

    async def _keep_pause(self, url: str, site: _Site, *, patient: bool) -> None:
        now = self._clock()
        # No more pauses are kept than requests wait here; what lies further ahead is a clock that
        # was set back, or somebody who gave up.
        due = min(site.next_at, now + self._at_once * self._pause)
        at = max(now, due) if patient else now
        site.next_at = max(due, at + self._pause)
        if patient:
            self._refuse_parked(url)
            if at > now:
                await self._wait_until(at)
                self._refuse_parked(url)  # another one may have been turned away meanwhile

    def _refuse_parked(self, url: str) -> None:
        rests = self.parked(url)
        if rests:
            until = max(rests.values())
            raise HostParkedError(
                f"{host_of(url)} asked to be left alone until {until:%Y-%m-%d %H:%M} UTC.",
                until=until,
                fix="It is read again after that by itself.",
                subject=host_of(url),
            )

    def _limit(self, url: str, site: _Site) -> int:
        return 1 if site.wary or site_of(url) in _ONE_AT_A_TIME else self._at_once

    def _site(self, name: str) -> _Site:
        site = self._sites.get(name)
        if site is None:
            self._forget_idle()
            site = self._sites[name] = _Site()
        return site

    def _forget_idle(self) -> None:
        """Articles link everywhere: without this the memory would grow for ever."""
        if len(self._sites) < _REMEMBERED:
            return
        now = self._clock()
        self._sites = {
            name: site
            for name, site in self._sites.items()
            if site.users or self._tells_something(site, now)
        }
        self._parked = {name: until for name, until in self._parked.items() if _rests(until, now)}

    def _tells_something(self, site: _Site, now: datetime) -> bool:
        """Return whether a site's pause or wariness is not over."""
        wary = _LONGEST_REST if site.wary else timedelta()
        longest = wary + (self._at_once + 1) * self._pause
        return lies_ahead(site.next_at + wary, now, longest)

    async def _sleep_until(self, moment: datetime) -> None:
        await asyncio.sleep((moment - self._clock()).total_seconds())


def _rests(until: datetime, now: datetime) -> bool:
    return lies_ahead(until, now, _LONGEST_REST)


async def _call_next(site: _Site) -> None:
    async with site.room:
        site.room.notify()


def host_of(url: str) -> str:
    """Return the host of an address in lower case, "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def site_of(url: str) -> str:
    """Return the registrable domain of an address: `bbc.co.uk` for `feeds.bbc.co.uk`.

    The address itself where it is an IP address. Blogs on one
    service (`a.wordpress.com`, `b.wordpress.com`) are one site: one operator answers for them.
    """
    return _site_of_host(host_of(url))


def is_same_owner(one: str, other: str) -> bool:
    """Return whether two addresses answer to one owner: the same registrable domain.

    Blogs on one service have an owner each here, unlike in `site_of`: what one of them says of
    another is not to be believed.
    """
    ours, theirs = host_of(one).removeprefix("www."), host_of(other).removeprefix("www.")
    if not ours or not theirs:
        return False
    # Nearly always the host is the same, and then the list of suffixes need not be loaded.
    return ours == theirs or _site_of_host(ours, private=True) == _site_of_host(
        theirs, private=True
    )


@lru_cache(maxsize=16_384)
def _site_of_host(host: str, *, private: bool = False) -> str:
    # The list of public suffixes takes 13 MB: only a bot that fetches loads it.
    from tld import get_tld

    try:
        ip_address(host)
    except ValueError:
        found = get_tld(
            f"http://{host}/", as_object=True, fail_silently=True, search_private=private
        )
        # An ending that nobody knows counts as one that anybody may register under.
        return str(getattr(found, "fld", "") or ".".join(host.split(".")[-2:]))
    return host
