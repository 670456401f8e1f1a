import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.errors import LoginError, PlatformError
from bot.platforms.supervise import supervise


class World:
    """A clock that only waiting and attempts move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 13, tzinfo=UTC)
        self.pauses: list[float] = []

    async def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += timedelta(seconds=seconds)


async def attempts(world: World, *endings: Exception | timedelta) -> None:
    """Supervise attempts that end so: at once with an error, or after so long."""
    left = list(endings)

    async def attempt() -> None:
        ending = left.pop(0) if left else LoginError("The token is wrong.")
        if isinstance(ending, timedelta):
            world.now += ending
            raise PlatformError("The socket was gone.")
        raise ending

    with pytest.raises(LoginError):
        await supervise(attempt, "Slack", clock=lambda: world.now, pause=world.pause)


async def test_every_failure_is_waited_for_longer_up_to_five_minutes() -> None:
    world = World()
    await attempts(world, *[OSError("no network")] * 10)

    assert world.pauses == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


async def test_after_a_long_good_time_waiting_starts_small_again() -> None:
    world = World()
    await attempts(world, OSError(), OSError(), timedelta(hours=1), OSError())

    assert world.pauses == [2, 4, 2, 4]


async def test_the_log_says_what_is_wrong_and_what_to_do(caplog: pytest.LogCaptureFixture) -> None:
    taken = PlatformError("Another program listens there.", fix="Choose a free port.")
    await attempts(World(), taken)

    assert (
        "Another program listens there. Choose a free port. Connecting to Slack again in 2 s."
        in caplog.text
    )


async def test_being_cancelled_ends_it() -> None:
    async def attempt() -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await supervise(attempt, "Slack", clock=lambda: World().now, pause=World().pause)
