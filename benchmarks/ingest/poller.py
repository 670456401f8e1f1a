"""What polling costs: ten thousand feeds, one unchanged answer, and the loop's lag beside it.

The server runs in a process of its own. One interval is run as fast as it goes and its CPU time
set against the twenty minutes it stands for: wall time says nothing on a busy machine.
"""

import argparse
import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import httpx2

from benchmarks.ingest.invented import ENTRIES, FIRST, guid, invented_page, link
from bot.model.article import Loaded
from bot.model.feed import Entry, FetchState
from bot.pipeline.analyse import analyse_entry
from bot.pipeline.pull import PullReport, pull_due
from bot.pipeline.services import Services
from bot.pipeline.workers import Workers
from bot.sources.client import Client
from bot.sources.hosts import Hosts
from bot.sources.identity import identities
from bot.sources.web import Web
from bot.storage.contract import Storage, Transaction
from bot.storage.database import open_database

NAME = "poller"
HELP = "polling: CPU and memory for many feeds, one unchanged answer, loop lag"
_INTERVAL = 20 * 60
_KNOWN = FetchState(etag='"1"', body_hash="known")
_IF_CHANGED = {"If-None-Match": '"1"'}
_LAG_EVERY = 0.005


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.add_argument("--feeds", type=int, default=10_000, help="how many feeds are followed")
    parser.add_argument("--changed", type=float, default=5.0, help="per cent that have news")


def run(arguments: argparse.Namespace) -> None:
    """Measure, and print a table."""
    asyncio.run(_run(arguments.feeds, int(arguments.feeds * arguments.changed / 100)))


async def _run(feeds: int, changed: int) -> None:
    with tempfile.TemporaryDirectory() as folder, _origin(changed) as port:
        await _poll(Path(folder), port, feeds, changed)
        await _one_answer(port, feeds)
    await _lag()


class _origin:
    """The server's process; gives its port."""

    def __init__(self, changed: int) -> None:
        self._changed = changed

    def __enter__(self) -> int:
        command = [sys.executable, "-m", "benchmarks.ingest.origin", str(self._changed)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


# ── ten thousand feeds ──────────────────────────────────────────────────────────────────


async def _poll(folder: Path, port: int, feeds: int, changed: int) -> None:
    storage = open_database(f"sqlite:///{folder / 'poller.db'}")
    await _follow(storage, port, feeds, changed)
    workers = Workers()
    async with _services(storage, workers, [_host(n, port) for n in range(feeds)]) as services:
        begun, cpu = time.perf_counter(), _cpu()
        with _Lag() as lag:
            report = await pull_due(services)
        cpu, wall = _cpu() - cpu, time.perf_counter() - begun
    work = _cpu_of_workers()
    await workers.close()
    await storage.close()
    _show_poll(report, feeds, cpu, wall, work, lag)


def _show_poll(
    report: PullReport, feeds: int, cpu: float, wall: float, work: float, lag: "_Lag"
) -> None:
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{feeds:,} feeds, each once (one interval of 20 minutes)")
    print(f"  read {len(report.feeds):,}, failed {len(report.failed)}, new {report.articles:,}")
    print(f"  bot process      {cpu:7.1f} s CPU   {100 * cpu / _INTERVAL:6.2f} % of a core")
    print(f"  its workers      {work:7.1f} s CPU   {100 * work / _INTERVAL:6.2f} % of a core")
    print(f"  per feed         {1000 * cpu / feeds:7.2f} ms CPU  ({wall:.0f} s as fast as it goes)")
    print(f"  peak memory      {rss:7.0f} MB RSS of the bot process")
    print(f"  loop lag         {lag.words()}  (at full speed, far above real life)")


async def _follow(storage: Storage, port: int, feeds: int, changed: int) -> None:
    def follow(t: Transaction) -> None:
        workspace = t.workspaces.ensure("console", "w", "Benchmark")
        for number in range(feeds):
            address = f"http://{_host(number, port)}/{number}"
            feed, _ = t.feeds.add(workspace.id, address, "web")
            # As after a reading: known validators, something read before.
            known = FetchState(
                etag=_KNOWN.etag, body_hash=_KNOWN.body_hash, last_ok_at=_now() - timedelta(days=1)
            )
            t.feeds.save_state(feed.id, known)
            if number < changed:
                t.feeds.mark_seen(feed.id, _known_entries(number), _now())

    await storage.write(follow)


def _known_entries(feed: int) -> list[str]:
    entries = (
        Entry("", link(feed, number), guid(feed, number))
        for number in range(FIRST - ENTRIES, FIRST + 1)
    )
    return [name for entry in entries for name in identities(entry)]


def _host(number: int, port: int) -> str:
    return f"feeds.paper{number}.example:{port}"


@asynccontextmanager
async def _services(
    storage: Storage, workers: Workers, exempt: list[str]
) -> AsyncIterator[Services]:
    client = _client("Verbatim-benchmark", exempt)
    yield Services(storage, workers, _now, client, {"web": Web(client, workers, _now)})
    await client.aclose()


def _client(user_agent: str, exempt: list[str]) -> Client:
    """Return our client, for which every host is this machine."""

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    return Client(
        user_agent=user_agent,
        allow_private=exempt,
        clock=_now,
        resolve=resolve,
        hosts=Hosts(_now),
    )


# ── one unchanged answer ────────────────────────────────────────────────────────────────

_Ask = Callable[[int], Awaitable[None]]
"""Asks for one feed that has not changed."""


async def _one_answer(port: int, feeds: int, times: int = 1_500) -> None:
    unchanged = range(feeds - times, feeds)
    print(f"\nOne unchanged answer (304), a new host each time, {times:,} of them")
    async with _by_ours(port, feeds) as ask:
        own = await _measure("Verbatim's client", ask, unchanged)
    async with _by_httpx2(port) as ask:
        await _measure("httpx2 bare, no guard", ask, unchanged, own)
    async with _by_aiohttp(port) as ask:
        await _measure("aiohttp bare, no guard", ask, unchanged, own)


@asynccontextmanager
async def _by_ours(port: int, feeds: int) -> AsyncIterator[_Ask]:
    client = _client("b", [_host(n, port) for n in range(feeds)])

    async def ask(number: int) -> None:
        url = f"http://{_host(number, port)}/{number}"
        assert (await client.get(url, state=_KNOWN, patient=True)).not_modified

    yield ask
    await client.aclose()


@asynccontextmanager
async def _by_httpx2(port: int) -> AsyncIterator[_Ask]:
    async with httpx2.AsyncClient(limits=httpx2.Limits(max_keepalive_connections=0)) as client:

        async def ask(number: int) -> None:
            answer = await client.get(f"http://127.0.0.1:{port}/{number}", headers=_IF_CHANGED)
            assert answer.status_code == 304

        yield ask


@asynccontextmanager
async def _by_aiohttp(port: int) -> AsyncIterator[_Ask]:
    connector = aiohttp.TCPConnector(force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def ask(number: int) -> None:
            url = f"http://127.0.0.1:{port}/{number}"
            async with session.get(url, headers=_IF_CHANGED) as answer:
                assert answer.status == 304
                await answer.read()

        yield ask


async def _measure(name: str, ask: _Ask, numbers: range, own: float = 0.0) -> float:
    for number in numbers[:50]:
        await ask(number)
    cpu = _cpu()
    for number in numbers:
        await ask(number)
    each = 1000 * (_cpu() - cpu) / len(numbers)
    against = f"  ours takes {own / each:4.1f} x" if own else ""
    print(f"  {name:<24}{each:6.2f} ms CPU{against}")
    return each


# ── the loop beside extraction ──────────────────────────────────────────────────────────


async def _lag(in_flight: int = 16, pages: int = 160) -> None:
    print(f"\nLag of the event loop, {in_flight} extractions in flight, measured from a thread")
    for where in ("idle", "in workers", "in the loop"):
        await _lag_of(where, in_flight, pages)


async def _lag_of(where: str, in_flight: int, pages: int) -> None:
    workers = Workers()
    gate = asyncio.Semaphore(in_flight)

    async def extract(number: int) -> None:
        async with gate:
            if where == "in workers":
                await workers(_extract, number)
            else:
                _extract(number)
                await asyncio.sleep(0)

    if where == "in workers":
        await extract(0)  # the workers have started
    with _Lag() as lag:
        if where == "idle":
            await asyncio.sleep(3)
        else:
            await asyncio.gather(*(extract(number) for number in range(pages)))
    await workers.close()
    print(f"  {where:<12} {lag.words()}")


def _extract(number: int) -> None:
    """Read one article's page as a pull does. Worker function."""
    analyse_entry(
        Entry(f"Report {number}", "https://a.example/", "1"),
        Loaded(invented_page(number), "https://a.example/", "text/html", "utf-8"),
        outlet="Courier",
        now=datetime(2026, 3, 2, tzinfo=UTC),
        recognizer="trained",
    )


class _Lag:
    """Measures from a thread of its own how long the loop takes to answer."""

    def __init__(self) -> None:
        self.milliseconds: list[float] = []
        self._stop = threading.Event()

    def __enter__(self) -> "_Lag":
        loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._watch, args=(loop,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(0.1)

    def words(self) -> str:
        """Return median, 99th percentile and maximum."""
        ordered = sorted(self.milliseconds) or [0.0]
        p50, p99 = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)]
        return f"p50 {p50:6.2f}  p99 {p99:7.2f}  max {ordered[-1]:7.2f} ms"

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        while not self._stop.wait(_LAG_EVERY):
            answered = threading.Event()
            asked = time.perf_counter()
            loop.call_soon_threadsafe(answered.set)
            if answered.wait(30):
                self.milliseconds.append(1000 * (time.perf_counter() - asked))


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _cpu_of_workers() -> float:
    """Return the seconds that the worker processes below this one have used (Linux)."""
    used: dict[int, tuple[int, float]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        ticks = sum(map(int, fields[11:15]))  # its own, and of workers that have been renewed
        used[int(path.parent.name)] = (int(fields[1]), ticks / os.sysconf("SC_CLK_TCK"))

    def is_below(pid: int) -> bool:
        while pid in used:
            pid = used[pid][0]
            if pid == os.getpid():
                return True
        return False

    return sum(
        seconds
        for pid, (_, seconds) in used.items()
        if is_below(pid) and b"origin" not in Path(f"/proc/{pid}/cmdline").read_bytes()
    )


def _now() -> datetime:
    return datetime.now(UTC)
