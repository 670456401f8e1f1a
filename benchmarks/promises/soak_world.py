"""The world of promise 14's bot, in a process of its own: Discord, Slack, feeds, people, faults.

What it keeps of its own must not count as the bot's. Every feed is on a host of its own (an address
of the loopback); it has something new on every third reading, and says otherwise that nothing
changed. Every fifth is broken, in one of the ways of the fault model. Meanwhile people ask on both
platforms, answers of the platforms go wrong, and their connections are cut.
"""

import asyncio
import contextlib
import itertools
import random
import time
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from multiprocessing.connection import Connection
from typing import Any

from benchmarks.promises.broken import WAYS, break_feed
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.server import Fault as DiscordFault
from tests.fakes.discord.world import channel
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import FakeSlack, Place
from tests.fakes.slack.server import Fault as SlackFault
from tests.fakes.web import Asked, Reply, ScriptedWeb

SPEED = 48
_NO_SERVER = "no-server"
BROKEN = (*WAYS, _NO_SERVER)
"""The ways in which every fifth feed is broken, in turn."""
CHANNELS = 24
"""Of each platform; each has its digest in an hour of its own."""
_FAULT_EVERY, _QUESTION_EVERY = 7.0, 3.0
"""True seconds between two faults of the platforms, and two questions on each."""
_POST = r"/channels/\d+/messages$"
_OPTIONS = {"who": "actor", "topic": "query"}
_LINES = ("who Ines Marlow", "latest", "trending", "topic ferries", "help", "who Town")


@dataclass(slots=True)
class FastClock:
    """A clock that began at the true time and runs faster; the same in every process."""

    begun: float = field(default_factory=time.monotonic)
    start: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        """Return what it shows."""
        return self.start + timedelta(seconds=(time.monotonic() - self.begun) * SPEED)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the bot finds everything."""

    discord_api: str
    discord_gateway: str
    slack_api: str
    feeds: Sequence[str]
    """Addresses."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the world saw of the bot."""

    posted: int
    asked: int
    answered: int
    faults: int
    requests: int
    """For feeds."""


def name_of(platform: str, number: int) -> str:
    """Return the id of a channel on a platform."""
    return str(500_000_000_000_000_000 + number) if platform == "discord" else f"C{number:06}"


def serve_world(feeds: int, clock: FastClock, line: Connection) -> None:
    """Be the world until `line` says that it is over; say there first where everything is."""
    asyncio.run(_World(clock).serve(feeds, line))


class _World:
    def __init__(self, clock: FastClock) -> None:
        self._clock = clock
        self._discord, self._slack = FakeDiscord(), FakeSlack()
        self._webs: list[ScriptedWeb] = []
        self._asked = self._answered = self._faults = 0

    async def serve(self, feeds: int, line: Connection) -> None:
        for number in range(CHANNELS):
            place = channel(name_of("discord", number), 0, f"news-{number}", topic=None)
            self._discord.world.channels[place["id"]] = place
            self._slack.places[name_of("slack", number)] = Place()
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self._discord)
            await stack.enter_async_context(self._slack)
            addresses = [await self._open_feed(stack, number) for number in range(feeds)]
            line.send(
                Places(
                    self._discord.api_base,
                    self._discord.gateway_url,
                    self._slack.api_base,
                    addresses,
                )
            )
            acts = [
                asyncio.create_task(work())
                for work in (self._go_wrong, self._ask_on_discord, self._ask_on_slack)
            ]
            await asyncio.to_thread(line.recv)
            for act in acts:
                act.cancel()
            await asyncio.gather(*acts, return_exceptions=True)
            line.send(self._count())

    async def _open_feed(self, stack: AsyncExitStack, number: int) -> str:
        kind = BROKEN[number // 5 % len(BROKEN)] if number % 5 == 4 else "healthy"
        host = f"127.0.{1 + number // 250}.{1 + number % 250}"
        web = await stack.enter_async_context(ScriptedWeb(host))
        self._webs.append(web)
        address = web.script(f"/{number}.xml", self._feed(number, kind))
        return f"http://{host}:1/{number}.xml" if kind == _NO_SERVER else address

    def _feed(self, number: int, kind: str) -> Reply | Callable[[Asked], Reply]:
        if kind == "healthy":
            return self._healthy(number)
        if kind == _NO_SERVER:
            return Reply(status=404)
        return break_feed(kind, number, _write_feed(number, 1, self._clock()))

    def _healthy(self, number: int) -> Callable[[Asked], Reply]:
        readings = itertools.count()

        def answer(_: Asked) -> Reply:
            edition = next(readings) // 3
            tag = {"ETag": f'"{edition}"', "Content-Type": "application/rss+xml"}
            body = _write_feed(number, edition, self._clock())
            return Reply(body=body, headers=tag, conditional=True)

        return answer

    async def _go_wrong(self) -> None:
        """Let posts fail, answers get lost and connections end, one after the other."""
        discord, slack = self._discord, self._slack
        busy = {"retry_after": 0.5, "global": False}
        posts = itertools.cycle(
            (
                (DiscordFault(stored=True), SlackFault("lost")),
                (DiscordFault(), SlackFault("cut")),
                (DiscordFault(502, {}, stored=True), SlackFault("html")),
                (DiscordFault(500, {}), SlackFault("done-html")),
                (DiscordFault(429, busy, {"Via": "1.1 x"}), SlackFault("ratelimited", "2")),
            )
        )
        cuts = itertools.cycle(
            (
                discord.gateway.drop,
                slack.socket.close,
                discord.gateway.reconnect,
                slack.socket.refresh,
                discord.gateway.forget,
            )
        )
        while True:
            await asyncio.sleep(_FAULT_EVERY)
            on_discord, on_slack = next(posts)
            discord.fail("POST", _POST, on_discord)
            slack.fail("chat.postMessage", on_slack)
            await asyncio.sleep(_FAULT_EVERY)
            with contextlib.suppress(IndexError, ConnectionError):  # it is not there just now
                await next(cuts)()
            self._faults += 3

    async def _ask_on_discord(self) -> None:
        for number in itertools.count():
            await asyncio.sleep(_QUESTION_EVERY)
            command, _, words = _LINES[number % len(_LINES)].partition(" ")
            given: dict[str, Any] = {_OPTIONS[command]: words} if words else {}
            self._asked += 1
            # During a cut nobody hears it, as in life.
            with contextlib.suppress(TimeoutError, ConnectionError):
                asked = await self._discord.slash(command, **given)
                self._answered += bool(await asked.answer())

    async def _ask_on_slack(self) -> None:
        person = Someone(self._slack, channel=name_of("slack", 0))
        for number in itertools.count():
            await asyncio.sleep(_QUESTION_EVERY)
            self._asked += 1
            with contextlib.suppress(TimeoutError, ConnectionError, IndexError):
                await person.types(_LINES[number % len(_LINES)], url=self._slack.new_url())
                self._answered += bool(await self._slack.responded.next())

    def _count(self) -> Tally:
        on_discord = sum(map(len, self._discord.world.messages.values()))
        on_slack = sum(len(place.messages) for place in self._slack.places.values())
        return Tally(
            posted=on_discord + on_slack,
            asked=self._asked,
            answered=self._answered,
            faults=self._faults,
            requests=sum(len(web.requests) for web in self._webs),
        )


def write_article(number: int, edition: int) -> tuple[str, tuple[str, ...]]:
    """Return the title and the sentences of a feed's article, on an event that others have too."""
    # Three feeds have the same event, in the same words but for a sentence of their own.
    event = random.Random(f"{number // 6}-{number % 2}-{edition}")
    own = random.Random(f"{number}-{edition}")
    place, name = _word(event).title(), f"{_word(event).title()} {_word(event).title()}"
    title = f"{place} {_words(event, 4)}"
    sentences = (
        f"In {place} the {_words(event, 5)} was {_words(event, 3)} on Monday, as {name} said.",
        f"The mayor, Ines Marlow, called the {_words(event, 2)} {_words(event, 3)} of the year.",
        f"{_words(own, 6).capitalize()}, wrote the Herald of town {number}, {_words(own, 5)}.",
    )
    return title, sentences


def _write_feed(number: int, edition: int, now: datetime) -> bytes:
    """Return a feed with one item, printed a minute ago."""
    title, sentences = write_article(number, edition)
    body = "".join(f"&lt;p&gt;{sentence}&lt;/p&gt;" for sentence in sentences)
    at = format_datetime(now - timedelta(minutes=1))
    item = (
        f"<item><title>{title}</title><description>{body}"
        f"</description><guid isPermaLink='false'>{number}-{edition}</guid>"
        f"<pubDate>{at}</pubDate></item>"
    )
    called = f"<title>Herald of town {number}</title>"
    return f"<rss version='2.0'><channel>{called}{item}</channel></rss>".encode()


def _words(chance: random.Random, count: int) -> str:
    return " ".join(_word(chance) for _ in range(count))


def _word(chance: random.Random) -> str:
    """Return one of some 60,000 words that are none."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(3))


_SYLLABLES = tuple(a + b for a in "bdfgklmnprst" for b in ("a", "en", "il", "or", "u"))[:40]
