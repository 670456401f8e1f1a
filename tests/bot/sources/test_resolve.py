import asyncio
import threading
from datetime import UTC, datetime, timedelta

import pytest

from bot.model.errors import UnreachableError
from bot.sources.resolve import Resolver
from tests.fakes.waiting import pass_time

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LIMIT = 60.0
"""Seconds a look-up may take here: no machine is so busy that one that does not hang needs them."""


class Names:
    """A system's resolver: some names hang until they are let go, some do not exist."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.begun = threading.Semaphore(0)
        self.let_go = threading.Event()
        self.now = NOW

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        self.begun.release()
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


def resolver(names: Names) -> Resolver:
    return Resolver(lambda: names.now, look_up=names, seconds=LIMIT)


async def give_up(*look_ups: asyncio.Task[list[str]]) -> list[str]:
    """Return what each of some look-ups says once its time is up."""
    await asyncio.sleep(0)  # each has its thread, or waits for one
    pass_time(LIMIT + 1)
    outcomes = await asyncio.gather(*look_ups, return_exceptions=True)
    assert all(isinstance(outcome, UnreachableError) for outcome in outcomes)
    return [str(outcome) for outcome in outcomes]


async def test_addresses_come_once_each(names: Names) -> None:
    assert await resolver(names)("a.example", 80) == ["8.8.8.8", "1.1.1.1"]


async def test_a_hundred_hung_look_ups_hold_nobody_up(names: Names) -> None:
    resolve = resolver(names)
    hung = [asyncio.create_task(resolve(f"hang{n}.example", 80)) for n in range(100)]
    await asyncio.sleep(0)
    assert await resolve("a.example", 80) == ["8.8.8.8", "1.1.1.1"]
    # The loop's own threads, which the chat platforms use, are free too.
    assert await asyncio.to_thread(lambda: "free") == "free"
    assert all("was not found in time" in said for said in await give_up(*hung))


async def test_more_than_there_are_threads_for_wait_no_longer_than_the_limit(
    names: Names,
) -> None:
    resolve = resolver(names)
    await give_up(*(asyncio.create_task(resolve(f"hang{n}.example", 80)) for n in range(200)))
    assert len(names.asked) <= 128
    names.let_go.set()  # as soon as the threads have ended, names are looked up again
    assert await resolve("a.example", 80)


async def test_a_name_that_found_no_thread_is_not_held_to_have_failed(names: Names) -> None:
    resolve = resolver(names)
    hosts = [*(f"hang{n}.example" for n in range(128)), "a.example"]
    said = await give_up(*(asyncio.create_task(resolve(host, 80)) for host in hosts))
    assert "a.example was not found in time" in said[-1]
    names.let_go.set()
    assert await resolve("a.example", 80) == ["8.8.8.8", "1.1.1.1"]


WAITS = ((0, True), (0, False), (4, False), (2, True))
"""Minutes that pass, and whether a name that failed at first is looked up again after them."""


async def test_what_failed_is_not_asked_for_five_minutes(names: Names) -> None:
    resolve = resolver(names)
    for minutes, asked in WAITS:
        names.now += timedelta(minutes=minutes)
        before = len(names.asked)
        with pytest.raises(UnreachableError, match="The host no"):
            await resolve("no.example", 80)
        assert len(names.asked) - before == asked


async def test_what_hung_is_not_asked_for_five_minutes(names: Names) -> None:
    resolve = resolver(names)
    for minutes, asked in WAITS:
        names.now += timedelta(minutes=minutes)
        look_up = asyncio.create_task(resolve("hang.example", 80))
        if asked:
            assert await asyncio.to_thread(names.begun.acquire, timeout=LIMIT)
        (said,) = await give_up(look_up)
        assert "hang.example was not found in time" in said
    assert len(names.asked) == 2


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
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        names.let_go.set()
        assert await resolve("a.example", 80)
        names.let_go.clear()
