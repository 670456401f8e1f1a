"""An answer that one person saw, shown to everyone: once, and not called shared where it is not."""

import asyncio
import logging
from collections.abc import Iterator

import pytest

from bot.model.message import Heading, Message, Plain
from tests.bot.platforms.slack.conftest import Connect
from tests.bot.platforms.slack.test_answers import actions
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import FakeSlack, Fault


class Failure(logging.Handler):
    """Waits for what is logged of an answer that could not be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._logged = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self._logged.set()

    async def is_logged(self) -> None:
        async with asyncio.timeout(10):
            await self._logged.wait()


@pytest.fixture
def failure() -> Iterator[Failure]:
    handler, logger = Failure(), logging.getLogger("bot.platforms.slack.replies")
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)


async def test_what_could_not_be_shared_is_not_called_shared(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, failure: Failure
) -> None:
    desk.answers["trending"] = Message((Heading((Plain("In the news"),)),), line="In the news")
    slack.use_up("gone")
    async with connect():
        await person.types("trending")
        share = actions(await slack.responded.next())[-1]
        await person.presses(share, url="gone")
        await failure.is_logged()
        await person.presses(share, url="fresh")
        public = await slack.responded.next()
    assert (public["response_type"], public["text"]) == ("in_channel", "In the news")


async def test_what_may_have_been_shared_is_not_shared_again(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, failure: Failure
) -> None:
    desk.answers["trending"] = Message((Heading((Plain("In the news"),)),), line="In the news")
    async with connect():
        await person.types("trending")
        share = actions(await slack.responded.next())[-1]
        slack.fail("response", Fault("lost"))
        await person.presses(share)
        await failure.is_logged()
        await slack.responded.next()
        await person.presses(share, url="fresh")
        again = await slack.responded.next()
    assert "shared already" in again["text"]
