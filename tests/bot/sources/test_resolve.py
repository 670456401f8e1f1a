import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.errors import UnreachableError
from bot.sources.resolve import Resolver

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


class Names:
    """A system's resolver: some names hang until they are let go, some do not exist."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.let_go = threading.Event()
        self.now = NOW

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host.startswith("hang"):
            self.let_go.wait(30)
        if host.startswith("no"):
            raise OSError("not known")
        return ["8.8.8.8", "8.8.8.8", "1.1.1.1"]


@pytest.fixture
def names():  # type: ignore[no-untyped-def]
    made = Names()
    yield made
    made.let_go.set()


def resolver(names: Names, seconds: float = 5) -> Resolver:
    return Resolver(lambda: names.now, look_up=names, seconds=seconds)


async def test_addresses_come_once_each(names: Names) -> None:
    assert await resolver(names)("a.example", 80) == ["8.8.8.8", "1.1.1.1"]


async def test_a_hundred_hung_look_ups_hold_nobody_up(names: Names) -> None:
    resolve = resolver(names, seconds=0.3)
    hung = [asyncio.create_task(resolve(f"hang{n}.example", 80)) for n in range(100)]
    await asyncio.sleep(0)
    assert await resolve("a.example", 80) == ["8.8.8.8", "1.1.1.1"]
    # The loop's own threads, which the chat platforms use, are free too.
    assert await asyncio.to_thread(lambda: "free") == "free"
    outcomes = await asyncio.gather(*hung, return_exceptions=True)
    assert all("was not found in time" in str(outcome) for outcome in outcomes)


async def test_more_than_there_are_threads_for_wait_no_longer_than_the_limit(
    names: Names,
) -> None:
    resolve = resolver(names, seconds=0.3)
    hung = [resolve(f"hang{n}.example", 80) for n in range(200)]
    outcomes = await asyncio.gather(*hung, return_exceptions=True)
    assert all(isinstance(outcome, UnreachableError) for outcome in outcomes)
    assert len(names.asked) <= 128
    names.let_go.set()
    async with asyncio.timeout(10):
        while True:  # as soon as the threads have ended, names are looked up again
            try:
                assert await resolve("a.example", 80)
                break
            except UnreachableError:
                names.now += timedelta(minutes=6)


async def test_a_name_that_found_no_thread_is_not_held_to_have_failed(names: Names) -> None:
    resolve = resolver(names, seconds=0.3)
    hung = [asyncio.create_task(resolve(f"hang{n}.example", 80)) for n in range(128)]
    await asyncio.sleep(0)
    with pytest.raises(UnreachableError, match="was not found in time"):
        await resolve("a.example", 80)
    names.let_go.set()
    await asyncio.gather(*hung, return_exceptions=True)
    async with asyncio.timeout(10), resolve._free:
        pass  # a thread has ended
    assert await resolve("a.example", 80) == ["8.8.8.8", "1.1.1.1"]


@pytest.mark.parametrize("host", ["no.example", "hang.example"])
async def test_what_failed_is_not_asked_for_five_minutes(names: Names, host: str) -> None:
    resolve = resolver(names, seconds=0.1)
    for minutes, asked in ((0, 1), (0, 1), (4, 1), (2, 2)):
        names.now += timedelta(minutes=minutes)
        with pytest.raises(UnreachableError, match=host):
            await resolve(host, 80)
        assert len(names.asked) == asked


async def test_a_clock_that_is_set_back_keeps_no_name_from_being_looked_up(names: Names) -> None:
    resolve = resolver(names)
    with pytest.raises(UnreachableError):
        await resolve("no.example", 80)
    names.now -= timedelta(days=365)
    with pytest.raises(UnreachableError):
        await resolve("no.example", 80)
    assert len(names.asked) == 2


async def test_giving_up_a_look_up_gives_its_place_back(names: Names) -> None:
    resolve = resolver(names)
    for _ in range(3):
        tasks = [asyncio.create_task(resolve(f"hang{n}.example", 80)) for n in range(128)]
        await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        names.let_go.set()
        assert await resolve("a.example", 80)
        names.let_go.clear()
