import asyncio
import gc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import FunctionType, ModuleType

import pytest

from bot.model.errors import HostParkedError
from bot.sources.hosts import Hosts, host_of, site_of
from tests.fakes.waiting import pass_time

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
CODE = (type, FunctionType, ModuleType)
URL = "https://feeds.bbc.co.uk/news"


def kept_by(hosts: Hosts) -> int:
    """Return how many objects are kept alive by what is remembered of hosts."""
    seen = {id(hosts)}
    found: list[object] = [hosts]
    while found:
        below = {id(one): one for one in gc.get_referents(*found) if not isinstance(one, CODE)}
        found = [one for number, one in below.items() if number not in seen]
        seen.update(below)
    return len(seen)


async def ask_sites(hosts: Hosts, after: Callable[[int], None], *, patient: bool = True) -> None:
    """Ask more sites than are remembered, and see that no more is kept of them than of so many."""
    most = 0
    for number in range(9_000):
        async with hosts.turn(f"http://site{number}.example/", patient=patient):
            after(number)
        if number == 3_999:
            most = kept_by(hosts)
    assert kept_by(hosts) <= most


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://feeds.bbc.co.uk/news", "bbc.co.uk"),
        ("https://www.Example.COM:8443/x", "example.com"),
        ("https://a.wordpress.com/feed", "wordpress.com"),
        ("https://b.blogspot.com/feed", "blogspot.com"),
        ("http://news.example/", "news.example"),
        ("http://www.news.example/", "news.example"),
        ("http://rsshub/", "rsshub"),
        ("http://8.8.8.8/", "8.8.8.8"),
        ("http://[2606:4700::1]/", "2606:4700::1"),
        ("http://bücher.example.org/", "example.org"),
        ("nonsense", ""),
        ("http://[::1", ""),
    ],
)
def test_a_site_is_a_registrable_domain(url: str, site: str) -> None:
    assert site_of(url) == site


def test_a_host_is_written_small() -> None:
    assert host_of("https://ann@Feeds.BBC.co.uk.:443/x") == "feeds.bbc.co.uk"


@pytest.mark.parametrize(
    ("status", "asked", "rest"),
    [
        (429, None, timedelta(minutes=15)),
        (503, None, timedelta(minutes=5)),
        (429, timedelta(seconds=1), timedelta(minutes=1)),
        (503, timedelta(hours=2), timedelta(hours=2)),
        (429, timedelta(days=9), timedelta(days=1)),
    ],
)
async def test_a_host_that_asks_for_a_rest_gets_it(
    status: int, asked: timedelta | None, rest: timedelta
) -> None:
    hosts = Hosts(lambda: NOW)
    hosts.note_answer(URL, status, NOW + asked if asked else None)
    with pytest.raises(HostParkedError) as caught:
        async with hosts.turn(URL):
            pass
    assert caught.value.until == NOW + rest
    async with hosts.turn(URL, patient=False):
        pass  # a person who asks is let through


async def test_429_parks_the_site_and_503_the_host() -> None:
    hosts = Hosts(lambda: NOW)
    hosts.note_answer("https://a.example.com/", 503, None)
    hosts.note_answer("https://a.example.org/", 429, None)
    assert hosts.parked("https://a.example.com/x")
    assert not hosts.parked("https://b.example.com/")
    assert hosts.parked("https://b.example.org/")


async def test_a_shorter_rest_does_not_end_a_longer_one() -> None:
    hosts = Hosts(lambda: NOW)
    hosts.note_answer(URL, 503, NOW + timedelta(hours=2))
    hosts.note_answer(URL, 503, None)
    assert hosts.parked(URL) == {"feeds.bbc.co.uk": NOW + timedelta(hours=2)}


async def test_a_host_that_was_parked_by_a_clock_that_ran_ahead_gets_its_next_rest() -> None:
    now = NOW + timedelta(days=365)
    hosts = Hosts(lambda: now)
    hosts.note_answer(URL, 429, None)
    now = NOW
    hosts.note_answer(URL, 429, None)
    assert hosts.parked(URL) == {"bbc.co.uk": NOW + timedelta(minutes=15)}


@pytest.mark.parametrize("status", [200, 304, 404, 500, 502])
async def test_other_answers_park_nothing(status: int) -> None:
    hosts = Hosts(lambda: NOW)
    hosts.note_answer(URL, status, None)
    assert hosts.parked(URL) == {}


async def test_after_a_rest_that_a_restart_fell_into_one_request_at_a_time_is_made() -> None:
    now = NOW
    hosts = Hosts(lambda: now, pause=timedelta())
    hosts.park({"e.example": NOW + timedelta(hours=1)})
    now += timedelta(hours=2)
    going = 0

    async def fetch() -> None:
        nonlocal going
        async with hosts.turn("https://feeds.e.example/"):
            going += 1
            assert going == 1
            await asyncio.sleep(0)
            going -= 1

    await asyncio.gather(fetch(), fetch(), fetch())


async def test_a_rest_ends() -> None:
    now = NOW
    hosts = Hosts(lambda: now)
    hosts.note_answer(URL, 503, None)
    now += timedelta(minutes=5)
    assert hosts.parked(URL) == {}


async def test_who_gives_up_waiting_gives_the_place_back() -> None:
    hosts = Hosts(lambda: NOW, pause=timedelta(), at_once=1)

    async def hold(seconds: float) -> None:
        async with hosts.turn(URL):
            await asyncio.sleep(seconds)

    first = asyncio.create_task(hold(30))
    waiting = [asyncio.create_task(hold(0)) for _ in range(20)]
    await asyncio.sleep(0)
    for task in (*waiting[:10], first):
        task.cancel()
    outcomes = await asyncio.gather(first, *waiting, return_exceptions=True)
    assert [outcome is None for outcome in outcomes] == [False] * 11 + [True] * 10
    async with asyncio.timeout(5):
        await hold(0)


async def test_a_clock_that_is_set_back_holds_nobody_up() -> None:
    """A machine's clock may run in local time until the network sets it right."""
    now, waits = NOW + timedelta(hours=9), list[timedelta]()

    async def wait_until(moment: datetime) -> None:
        nonlocal now
        waits.append(moment - now)
        now = moment

    hosts = Hosts(lambda: now, pause=timedelta(seconds=2), wait_until=wait_until)
    async with hosts.turn(URL):
        pass
    now = NOW
    for _ in range(4):
        async with hosts.turn(URL):
            pass
    assert waits
    assert max(waits) <= timedelta(seconds=4)
    assert sum(waits, timedelta()) >= timedelta(seconds=6)  # the pauses are kept all the same


async def test_the_second_request_to_a_site_waits_for_its_pause() -> None:
    hosts = Hosts(lambda: NOW, pause=timedelta(hours=1))

    async def fetch(host: str) -> None:
        async with hosts.turn(f"https://{host}.bbc.co.uk/"):
            pass

    await fetch("feeds")
    waiting = asyncio.create_task(fetch("www"))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not waiting.done()
    pass_time(3_600)
    async with asyncio.timeout(20):  # so that a fault shows
        await waiting


async def test_a_clock_that_is_set_back_ends_rests_that_would_last_for_years() -> None:
    hosts = Hosts(lambda: NOW)
    hosts.park({"e.example": NOW + timedelta(days=365), "f.example": NOW + timedelta(hours=23)})
    assert hosts.parked("https://e.example/") == {}
    assert set(hosts.parked("https://f.example/")) == {"f.example"}


async def test_what_is_remembered_of_sites_is_bounded() -> None:
    now = NOW
    hosts = Hosts(lambda: now)

    def go_on(number: int) -> None:
        nonlocal now
        now += timedelta(seconds=2)

    await ask_sites(hosts, go_on)


async def test_what_was_noted_before_the_clock_was_set_back_is_forgotten() -> None:
    now = NOW + timedelta(days=365)
    hosts = Hosts(lambda: now)

    def answer(number: int) -> None:
        nonlocal now
        hosts.note_answer(f"http://site{number}.example/", 429 if number % 2 else 200, None)
        now = NOW if number == 3_900 else now + timedelta(minutes=1)

    await ask_sites(hosts, answer, patient=False)


async def test_many_other_sites_do_not_make_it_forget_who_asked_for_a_rest() -> None:
    hosts = Hosts(lambda: NOW, pause=timedelta(seconds=1))
    async with hosts.turn(URL):
        hosts.note_answer(URL, 503, None)
    for number in range(4_500):
        async with hosts.turn(f"http://site{number}.example/"):
            pass
    begun: list[str] = []

    async def ask(person: str) -> None:
        async with hosts.turn(URL, patient=False):
            begun.append(person)

    async with hosts.turn(URL, patient=False):
        second = asyncio.create_task(ask("bo"))
        for _ in range(20):
            await asyncio.sleep(0)
        assert begun == []
    await second
    assert begun == ["bo"]


async def test_who_gives_up_when_it_is_called_passes_it_on() -> None:
    """Whatever the moment: before it is called, when it is, while it has its turn."""
    for turns in range(12):
        hosts = Hosts(lambda: NOW, pause=timedelta(), at_once=1)
        go = asyncio.Event()

        async def fetch(hosts: Hosts = hosts, go: asyncio.Event = go) -> None:
            async with hosts.turn(URL):
                await go.wait()

        first, second, third = (asyncio.create_task(fetch()) for _ in range(3))
        for _ in range(3):
            await asyncio.sleep(0)
        go.set()
        for _ in range(turns):
            await asyncio.sleep(0)
        second.cancel()
        async with asyncio.timeout(5):
            await asyncio.gather(first, third)


async def test_who_is_cancelled_while_it_gives_its_place_back_still_does() -> None:
    """Many give up at once, at every possible moment: whoever is left still gets its turn."""
    for turns in range(12):
        hosts = Hosts(lambda: NOW, pause=timedelta(), at_once=1)

        async def fetch(hosts: Hosts = hosts) -> None:
            async with hosts.turn(URL):
                await asyncio.sleep(0)

        many = [asyncio.create_task(fetch()) for _ in range(4)]
        for _ in range(turns):
            await asyncio.sleep(0)
        for one in many[:3]:
            one.cancel()
        async with asyncio.timeout(5):
            await asyncio.gather(*many, return_exceptions=True)
            await fetch()
        assert not many[3].cancelled()


async def test_what_is_remembered_of_wary_sites_and_rests_is_bounded() -> None:
    now = NOW
    hosts = Hosts(lambda: now)

    def refuse(number: int) -> None:
        nonlocal now
        hosts.note_answer(f"http://site{number}.example/", 429, None)
        now += timedelta(minutes=1)

    await ask_sites(hosts, refuse, patient=False)
