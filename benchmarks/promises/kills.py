"""Promise 1: the real bot is killed again and again while it posts, and nothing is lost or twice.

The bot runs as an operator runs it, against the stand-ins of Discord and Slack. Before each start
some channels of both become due. It is then killed (SIGKILL) at a moment drawn by chance, half of
the time right after a stand-in has taken a message, before the bot hears of it. On top of that
answers are lost, the platforms fail with 5xx and 429, and the gateway is cut.

In the end a bot that nobody kills finishes. Every channel must then show exactly the parts of its
one digest, in their order. What this cannot show: whether the real platforms keep what their
documents say of nonces and histories.
"""

import asyncio
import os
import random
import signal
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.promises.finding import ROOT, Finding
from bot.app import open_services, utc_now
from bot.model.delivery import NewDelivery
from bot.model.message import Message, Paragraph, Plain, from_json, to_json
from bot.model.workspace import DigestPlan
from bot.pipeline.follow import add_feed
from bot.pipeline.pull import pull_due
from bot.pipeline.services import Services
from bot.platforms.discord.keys import make_mark
from bot.platforms.discord.render import render_message as render_for_discord
from bot.platforms.slack.render import render_message as render_for_slack
from bot.storage.contract import Transaction
from config.settings import SEEDS, load_settings
from tests.fakes.discord.server import TOKEN, FakeDiscord
from tests.fakes.discord.server import Fault as DiscordFault
from tests.fakes.discord.world import GUILD, channel
from tests.fakes.slack.server import APP_TOKEN, BOT_TOKEN, TEAM, FakeSlack, Place
from tests.fakes.slack.server import Fault as SlackFault

NUMBER = 1
PROMISE = "A digest is never lost and never posted twice, even if the bot is killed at any moment."

_EACH = 6
"""Channels of each platform that become due before a start."""
_LONGEST_LIFE = 9.0
"""Seconds; a start takes one to three of them."""
_POST = r"/channels/\d+/messages$"
_DISCORD_FAULTS = (
    DiscordFault(stored=True),
    DiscordFault(),
    DiscordFault(502, {}, stored=True),
    DiscordFault(500, {}),
    DiscordFault(
        429, {"retry_after": 0.2, "global": False}, {"Via": "1.1 proxy", "Retry-After": "1"}
    ),
)
_SLACK_FAULTS = tuple(
    SlackFault(what, retry_after="1")
    for what in ("lost", "cut", "html", "done-html", "ratelimited")
)


_RENDERERS: dict[str, tuple[Callable[[Message], Sequence[Any]], Callable[[str, int], Any]]] = {
    "discord": (render_for_discord, make_mark),
    "slack": (render_for_slack, lambda key, part: (key, part)),
}


@dataclass(slots=True)
class Trial:
    """Two stand-ins, a database, and what happened."""

    data: Path
    discord: FakeDiscord
    slack: FakeSlack
    chance: random.Random
    kills: int = 0
    faults: int = 0
    due: int = 0
    """Channels of each platform that have become due."""
    workspaces: dict[str, int] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        """Return the settings of the bot, as an operator gives them."""
        return {
            **os.environ,
            "VERBATIM_DATA_DIR": str(self.data),
            "VERBATIM_DIGEST__SENTENCES": "3",
            "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
            "VERBATIM_PLATFORMS__DISCORD__API_BASE": self.discord.api_base,
            "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": self.discord.gateway_url,
            "VERBATIM_PLATFORMS__SLACK__BOT_TOKEN": BOT_TOKEN,
            "VERBATIM_PLATFORMS__SLACK__APP_TOKEN": APP_TOKEN,
            "VERBATIM_PLATFORMS__SLACK__API_BASE": self.slack.api_base,
        }

    def add_faults(self) -> None:
        """Let some of the next posts fail, and cut the gateway now and then."""
        for _ in range(self.chance.randrange(4)):
            self.discord.fail("POST", _POST, self.chance.choice(_DISCORD_FAULTS))
            self.slack.fail("chat.postMessage", self.chance.choice(_SLACK_FAULTS))
            self.faults += 2


async def run_trial(kills: int, seed: int) -> tuple[Trial, "Outcome"]:
    """Kill the bot so many times, let it finish, and return how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        async with FakeDiscord() as discord, FakeSlack() as slack:
            trial = Trial(Path(folder), discord, slack, random.Random(seed))
            await _prepare(trial, kills * _EACH)
            for _ in range(kills):
                await _make_due(trial)
                trial.add_faults()
                await _live_and_die(trial)
            await _finish(trial)
            return trial, judge(trial)


async def _prepare(trial: Trial, channels: int) -> None:
    """Fill the database with the sample articles, and the stand-ins with channels."""
    for number in range(channels):
        place = channel(str(500_000_000_000_000_000 + number), 0, f"news-{number}", topic=None)
        trial.discord.world.channels[place["id"]] = place
        trial.slack.places[f"C{number:06}"] = Place()
    async with _services(trial) as services:
        for platform, remote in (("discord", GUILD), ("slack", TEAM)):
            workspace = await services.storage.write(
                lambda t, p=platform, r=remote: t.workspaces.ensure(p, r, p)  # type: ignore[misc]
            )
            trial.workspaces[platform] = workspace.id
            await add_feed(services, workspace.id, str(SEEDS))
        await pull_due(services)


def _services(trial: Trial) -> AbstractAsyncContextManager[Services]:
    return open_services(load_settings(None, {"VERBATIM_DATA_DIR": str(trial.data)}, ROOT))


async def _make_due(trial: Trial) -> None:
    """Plan digests for the next channels, due since a moment ago; before one, a long message."""
    now = utc_now()
    at = (now - timedelta(minutes=1)).replace(second=0, microsecond=0)
    async with _services(trial) as services:
        for number in range(trial.due, trial.due + _EACH):
            stories = trial.chance.choice((2, 4, 8))
            plan = DigestPlan(at=at.time(), zone="UTC", stories=stories, from_chat=True)
            for platform, remote in _names(number):
                long = f"long-{number}" if number % _EACH == 0 else ""
                await _plan(services, trial.workspaces[platform], remote, plan, at, long)
    trial.due += _EACH


def _names(number: int) -> Sequence[tuple[str, str]]:
    return ("discord", str(500_000_000_000_000_000 + number)), ("slack", f"C{number:06}")


async def _plan(
    services: Services, workspace: int, remote: str, plan: DigestPlan, due: datetime, long: str
) -> None:
    def write(t: Transaction) -> None:
        made = t.channels.ensure(workspace, remote, "")
        t.channels.set_plan(workspace, made.id, plan, due)
        if long:  # more than fits into one message of either platform
            lines = tuple(Paragraph((Plain(f"Line {n} {'of this ' * 300}"),)) for n in range(9))
            message = to_json(Message(lines, long))
            t.deliveries.queue(NewDelivery(workspace, made.id, long, message, due))

    await services.storage.write(write)


async def _live_and_die(trial: Trial) -> None:
    bot = await _start(trial)
    try:
        if trial.chance.random() < 0.5:
            await asyncio.sleep(trial.chance.uniform(0.3, _LONGEST_LIFE))
        else:
            await _until_posted(trial, trial.chance.randrange(1, 2 * _EACH))
            await asyncio.sleep(trial.chance.uniform(0, 0.05))
        if trial.chance.random() < 0.2:
            await trial.discord.gateway.drop()
            await asyncio.sleep(trial.chance.uniform(0, 1))
    finally:
        if bot.returncode is None:
            bot.send_signal(signal.SIGKILL)
        await bot.wait()
    trial.kills += 1


async def _start(trial: Trial) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=trial.environment(),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _until_posted(trial: Trial, more: int) -> None:
    """Wait until so many more messages stand on both platforms, or a life is over."""
    wanted = _posted(trial) + more
    until = asyncio.get_running_loop().time() + _LONGEST_LIFE
    while _posted(trial) < wanted and asyncio.get_running_loop().time() < until:  # noqa: ASYNC110
        await asyncio.sleep(0.005)


def _posted(trial: Trial) -> int:
    on_discord = sum(len(messages) for messages in trial.discord.world.messages.values())
    return on_discord + sum(len(place.messages) for place in trial.slack.places.values())


async def _finish(trial: Trial) -> None:
    """Let a bot run until nothing is due and nothing waits."""
    bot = await _start(trial)
    try:
        async with asyncio.timeout(600):
            while not await _is_done(trial):  # noqa: ASYNC110 - another process's work
                await asyncio.sleep(1)
    finally:
        if bot.returncode is None:
            bot.terminate()
        await bot.wait()


async def _is_done(trial: Trial) -> bool:
    async with _services(trial) as services:
        now = utc_now()
        due = await services.storage.read(lambda t: t.channels.due(now))
        waiting = [
            await services.storage.read(lambda t, w=workspace: t.deliveries.counts(w, now))  # type: ignore[misc]
            for workspace in trial.workspaces.values()
        ]
    return not due and not any(counts.waiting for counts in waiting)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many digests are not as they should be."""

    digests: int
    parts: int
    lost: int
    twice: int
    disordered: int


def judge(trial: Trial) -> Outcome:
    """Compare what stands in every channel with the digests in the outbox."""
    outbox = _outbox(trial.data / "verbatim.db")
    expected = {place: _expected(*place, outbox.get(place, [])) for place in _places(trial)}
    shown = {place: _shown(trial, *place) for place in expected}
    return Outcome(
        digests=len(expected),
        parts=sum(map(len, expected.values())),
        lost=sum(not parts or bool(set(parts) - set(shown[at])) for at, parts in expected.items()),
        twice=sum(len(marks) != len(set(marks)) for marks in shown.values())
        + sum(len(set(marks) - set(expected[at])) for at, marks in shown.items()),
        disordered=sum(list(dict.fromkeys(shown[at])) != parts for at, parts in expected.items()),
    )


def _places(trial: Trial) -> list[tuple[str, str]]:
    return [place for number in range(trial.due) for place in _names(number)]


def _outbox(database: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return the key and the message of what each channel was to get."""
    rows = (
        "SELECT w.platform, c.remote_id, d.key, d.message FROM delivery d "
        "JOIN channel c ON c.id = d.channel_id JOIN workspace w ON w.id = d.workspace_id "
        "ORDER BY d.id"
    )
    kept: dict[tuple[str, str], list[tuple[str, str]]] = {}
    with closing(sqlite3.connect(database)) as connection:
        for platform, remote, key, message in connection.execute(rows):
            kept.setdefault((platform, remote), []).append((key, message))
    return kept


def _expected(platform: str, remote: str, queued: list[tuple[str, str]]) -> list[Any]:
    """Return the marks of every part in order; none where there is not exactly one digest."""
    if sum(key.startswith("digest-") for key, _ in queued) != 1:
        return []
    render, mark = _RENDERERS[platform]
    return [
        mark(key, part)
        for key, message in queued
        for part in range(len(render(from_json(message))))
    ]


def _shown(trial: Trial, platform: str, remote: str) -> list[Any]:
    """Return the marks of what stands in a channel, oldest first."""
    if platform == "discord":
        return [message["components"][0]["id"] for message in trial.discord.world.sent(remote)]
    payloads = [place["metadata"]["event_payload"] for place in trial.slack.places[remote].messages]
    return [(payload["key"], payload["part"]) for payload in payloads]


def check(*, quick: bool) -> Finding:
    """Kill it 4 times (quick) or 200 times."""
    trial, found = asyncio.run(run_trial(kills=4 if quick else 200, seed=7))
    figure = (
        f"{trial.kills} kills, {trial.faults} faults, {found.digests} digests "
        f"({found.parts} messages) on Discord and Slack: {found.lost} lost, {found.twice} twice, "
        f"{found.disordered} out of order"
    )
    return Finding(found.lost + found.twice + found.disordered == 0, figure)
