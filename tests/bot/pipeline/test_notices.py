"""What managers are told of a feed, as they read it, and where."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model.feed import Feed, FetchState
from bot.model.message import Buttons
from bot.model.workspace import DigestPlan
from bot.pipeline.notices import Case, notice_message, queue_notice
from bot.pipeline.trouble import Notice
from commands.dispatch import describe, load_commands
from commands.line import parse_line
from tests.builders.world import START, World
from tests.fakes import canaries

STATE = FetchState(
    last_error="news.example answered 503 (Service Unavailable). "
    "Its server has trouble; that mostly passes.",
    failing_since=START - timedelta(days=3, hours=2),
    missing_since=START - timedelta(days=7, hours=2),
    called="Harbour News",
    site="news.example",
    taken_title="Lucky Slots",
    taken_site="slots.example",
)
FEED = Feed(
    7,
    1,
    f"https://{canaries.USER}@news.example/rss?key={canaries.FEED}",
    "web",
    "Harbour News",
    state=STATE,
)
ELSEWHERE = replace(FEED, id=9, address="https://new.example/rss", title="The Harbour")
SAID = {
    Notice.DOWN: (
        "Harbour News could not be read for 3 days. The last try said: news.example answered 503 "
        "(Service Unavailable). Its server has trouble; that mostly passes. It is still tried once "
        "a day; if it has moved, follow its new address and stop following this one."
    ),
    Notice.MISSING: (
        "Harbour News was answered with “not found” (404) for 7 days: it has probably moved or "
        "ended. Look on its site for the new address and follow that; this one is still tried "
        "once a day."
    ),
    Notice.GONE: (
        "Harbour News is gone for good: its server says so (410), and it is not read any more. Its "
        "articles stay. If the server was wrong, which happens while a site is rebuilt, try it "
        "again."
    ),
    Notice.QUARANTINED: (
        "Harbour News is set aside: three times in a row, reading it had to be stopped because it "
        "took too much time or memory. The other feeds go on. When its publisher has mended it, "
        "try it again."
    ),
    Notice.BACK: (
        "Harbour News can be read again; what it has published meanwhile is caught up on now."
    ),
    Notice.MOVED: (
        "Harbour News has moved to another site: from https://news.example/rss?key=… to "
        "https://new.example/rss. Its server has said so for more than a day, so the new address "
        "is followed from now on. If that is not its publisher's, stop it: /feed remove 7."
    ),
    Notice.MERGED: (
        "Harbour News has moved to an address that is followed already, so the two are one now: "
        "The Harbour (https://new.example/rss)."
    ),
    Notice.TAKEN: (
        "Harbour News is paused: somebody else seems to have its address. It was “Harbour News” "
        "with articles on news.example; now it is “Lucky Slots” with articles on slots.example. "
        "Nothing of that was read or posted. /feed resume 7 follows it as what it is now, "
        "/feed remove 7 stops following it."
    ),
}


@pytest.mark.parametrize("notice", Notice)
def test_it_is_a_sentence_with_what_to_do_and_no_secret(notice: Notice) -> None:
    message = notice_message(Case(FEED, notice, START, STATE, ELSEWHERE))
    assert message.line == SAID[notice]
    assert canaries.FEED not in str(message)


@pytest.mark.parametrize(
    ("notice", "label"),
    [
        *[(one, "Try it again") for one in (Notice.DOWN, Notice.MISSING, Notice.GONE)],
        (Notice.QUARANTINED, "Try it again"),
        (Notice.TAKEN, "Follow it as it is now"),
    ],
)
def test_its_buttons_do_what_they_say(notice: Notice, label: str) -> None:
    known = [describe(name, command) for name, command in load_commands().items()]
    message = notice_message(Case(FEED, notice, START, STATE))
    (buttons,) = [part for part in message.parts if isinstance(part, Buttons)]
    asked = [parse_line(button.request, known)[0].name for button in buttons.buttons]
    assert asked == ["feed resume", "feed remove"]
    assert [button.label for button in buttons.buttons] == [label, "Stop following"]


async def plan(world: World, name: str, sections: tuple[str, ...]) -> int:
    workspace_id = world.workspace.id
    channel = await world.storage.write(lambda t: t.channels.ensure(workspace_id, name, name))
    wanted = DigestPlan(at=time(8), zone="UTC", sections=sections)
    await world.storage.write(
        lambda t: t.channels.set_plan(workspace_id, channel.id, wanted, START)
    )
    return channel.id


@pytest.mark.parametrize(
    ("section", "sections", "told"),
    [
        ("Asia", (("asia",), ("Sport",)), [0]),
        ("Asia", (("Asia",), ("ASIA", "Sport")), [0, 1]),
        ("", (("Asia",), ("Sport",)), [0]),
        ("World", (("Asia",), ()), [1]),
    ],
)
async def test_it_goes_where_the_feeds_news_go(
    world: World, section: str, sections: tuple[tuple[str, ...], ...], told: list[int]
) -> None:
    workspace_id = world.workspace.id
    await world.storage.write(
        lambda t: t.channels.set_plan(workspace_id, world.channel.id, None, None)
    )
    channels = [await plan(world, f"c{n}", wanted) for n, wanted in enumerate(sections)]
    feed = replace(FEED, workspace_id=workspace_id, section=section)
    case = Case(feed, Notice.DOWN, START, STATE)
    assert await world.storage.write(lambda t: queue_notice(t, case)) == len(told)
    queued = await world.storage.write(lambda t: t.deliveries.claim(START))
    assert [channels.index(delivery.channel_id) for delivery in queued] == told


async def test_without_a_planned_channel_nothing_is_queued(world: World) -> None:
    await world.storage.write(
        lambda t: t.channels.set_plan(world.workspace.id, world.channel.id, None, None)
    )
    feed = replace(FEED, workspace_id=world.workspace.id)
    case = Case(feed, Notice.DOWN, START, STATE)
    assert await world.storage.write(lambda t: queue_notice(t, case)) == 0
