"""The machine of hypothesis that lives the life of a bot: what all its rules share.

Rules are in `tests/behaviours/test_delivery_life.py`; after each the promises are checked.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import Engine

from bot.model.errors import VerbatimError
from bot.model.workspace import Channel
from bot.storage.contract import Transaction
from bot.storage.engines import read_url, reader_engine
from tests.builders.life import CHANNELS, Kill, Life, open_life
from tests.builders.promises import Promises

T = TypeVar("T")


class Faults(logging.Handler):
    """Keeps what the bot logs with a traceback: nobody foresaw it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.seen.append(self.format(record))


class Living(RuleBasedStateMachine):
    """A bot with its promises; `new_database` makes one for the next life."""

    new_database: Callable[[], str]

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.url = type(self).new_database()
        self.life: Life = self.run(open_life(self.url))
        self.engine: Engine = reader_engine(read_url(self.url), 1)
        self.promises = Promises(self.life.platform.posted)
        self.log = Faults()
        logging.getLogger("bot").addHandler(self.log)

    def teardown(self) -> None:
        logging.getLogger("bot").removeHandler(self.log)
        try:
            self.recover()
            self.promises_hold()
        finally:
            self.engine.dispose()
            self.run(self.life.close())
            self.loop.close()

    def run(self, work: Awaitable[T]) -> T:
        async def bounded() -> T:
            async with asyncio.timeout(60):
                return await work

        return self.loop.run_until_complete(bounded())

    def write(self, work: Callable[[Transaction], T]) -> T:
        return self.run(self.life.storage.write(work))

    def read(self, work: Callable[[Transaction], T]) -> T:
        return self.run(self.life.storage.read(work))

    def channel(self, name: str) -> Channel:
        """Return a channel; one that was deleted after a month without the bot is planned anew."""
        found = self.read(lambda t: t.channels.get(self.mine, self.life.channels[name]))
        if found is None or found.plan is None:
            self.write(self.life.furnish)
            found = self.read(lambda t: t.channels.get(self.mine, self.life.channels[name]))
        assert found is not None
        return found

    @property
    def mine(self) -> int:
        return self.life.workspace.id

    def look(self, job: str, kill: Kill | None = None) -> None:
        """Let a job look; what ends one with a sentence ends only this look."""
        try:
            self.run(self.life.look(job, kill))
        except VerbatimError as error:
            raise AssertionError(f"{job} ended: {error}") from error

    @rule()
    def recover(self) -> None:
        """Let everything work again for half an hour: what was promised has come then."""
        self.life.platform.mood = "works"
        for _ in range(4):
            self.look("digest")
            self.look("deliver")
            self.life.clock.turn(minutes=16)
        self.look("digest")
        self.look("deliver")
        now = self.life.clock()
        for name in CHANNELS:
            channel = self.channel(name)
            assert channel.plan is not None
            if channel.closed_at is None and not channel.plan.is_paused(now):
                assert channel.next_due is not None
                assert now < channel.next_due <= now + timedelta(days=2)
        waiting = self.read(lambda t: t.deliveries.counts(self.mine, self.life.clock()).waiting)
        assert waiting == 0, "something that was promised has not come"

    @invariant()
    def promises_hold(self) -> None:
        assert self.log.seen == []
        with self.engine.connect() as connection:
            self.promises.check(connection)
