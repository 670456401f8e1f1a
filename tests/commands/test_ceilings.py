"""How many feeds and alerts a workspace may have."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.model.errors import TooManyError
from bot.pipeline.services import Limits
from bot.sources.opml import OpmlFeed, write_opml
from commands.alert_add import AlertAdd
from commands.feed_add import FeedAdd
from commands.feed_import import FeedImport
from commands.feed_pack import FeedPack
from commands.feed_remove import FeedRemove
from tests.builders.items import COMET
from tests.builders.newsroom import NOW, Newsroom, open_newsroom
from tests.builders.world import rss
from tests.fakes.web import Reply, ScriptedWeb


def narrow(room: Newsroom) -> None:
    room.services = replace(room.services, limits=Limits(feeds=1, subscriptions=1))


async def test_a_feed_too_many_is_refused_with_what_to_do_and_not_kept(
    room: Newsroom, web: ScriptedWeb
) -> None:
    narrow(room)
    first, second = (web.script(f"/{name}.xml", rss(COMET)) for name in "ab")
    await room.ask(FeedAdd(), url=first)
    with pytest.raises(TooManyError, match=r"make 2 feeds, and 1 are allowed.*limits\.feeds"):
        await room.ask(FeedAdd(), url=second)
    feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    assert [feed.address for feed in feeds] == [first]
    assert "already" in (await room.ask(FeedAdd(), url=first)).line


def narrow_days(room: Newsroom, most: int) -> None:
    limits = Limits(feeds=1000, feeds_per_day=most)
    room.services = replace(room.services, limits=limits)


def turn_to(room: Newsroom, moment: datetime) -> None:
    room.services = replace(room.services, clock=lambda: moment)


async def addresses_of(room: Newsroom) -> list[str]:
    feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    return [feed.address for feed in feeds]


async def test_feeds_added_today_count_even_when_they_were_removed(
    room: Newsroom, web: ScriptedWeb
) -> None:
    narrow_days(room, 2)
    addresses = [web.script(f"/{name}.xml", rss(COMET)) for name in "abc"]
    for address in addresses[:2]:
        await room.ask(FeedAdd(), url=address)
        feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
        await room.ask(FeedRemove(), feed=str(feeds[0].id))
    with pytest.raises(TooManyError) as caught:
        await room.ask(FeedAdd(), url=addresses[2])
    assert caught.value.message == (
        "That would make 3 new feeds today, and 2 a day are allowed here. Nothing was added."
    )
    assert "midnight UTC" in caught.value.fix
    assert "limits.feeds_per_day" in caught.value.fix
    turn_to(room, (NOW + timedelta(days=1)).replace(hour=0, minute=0))
    await room.ask(FeedAdd(), url=addresses[2])
    assert await addresses_of(room) == [addresses[2]]


async def test_a_list_and_a_pack_are_held_to_what_is_left_of_the_day(
    room: Newsroom, web: ScriptedWeb
) -> None:
    narrow_days(room, 3)
    listed = [OpmlFeed(f"https://site{n}.example/rss") for n in range(3)]
    small = web.script("/small.opml", Reply(body=write_opml(listed[:2])))
    more = [*listed, OpmlFeed("https://site9.example/rss")]
    large = web.script("/large.opml", Reply(body=write_opml(more)))
    await room.ask(FeedImport(), url=small, confirm="yes")
    with pytest.raises(TooManyError, match="make 4 new feeds today, and 3 a day"):
        await room.ask(FeedImport(), url=large, confirm="yes")
    with pytest.raises(TooManyError, match="new feeds today, and 3 a day"):
        await room.ask(FeedPack(), pack="asia en")
    assert len(await addresses_of(room)) == 2
    # What was refused did not count, and what is followed already never does.
    await room.ask(FeedImport(), url=small, confirm="yes")
    await room.ask(FeedAdd(), url=web.script("/a.xml", rss(COMET)))
    assert len(await addresses_of(room)) == 3


async def test_todays_feeds_are_counted_past_a_restart(
    room: Newsroom, web: ScriptedWeb, tmp_path: Path
) -> None:
    narrow_days(room, 1)
    await room.ask(FeedAdd(), url=web.script("/a.xml", rss(COMET)))
    again = await open_newsroom(tmp_path, web=[web.address])
    narrow_days(again, 1)
    with pytest.raises(TooManyError, match="make 2 new feeds today"):
        await again.ask(FeedAdd(), url=web.script("/b.xml", rss(COMET)))
    await again.close()


async def test_the_operator_may_follow_more(room: Newsroom, web: ScriptedWeb) -> None:
    narrow(room)
    for name in "ab":
        address = web.script(f"/{name}.xml", rss(COMET))
        await FeedAdd()(room.context(operator=True), url=address)
    feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    assert len(feeds) == 2


async def test_an_alert_too_many_is_refused_and_not_kept(room: Newsroom) -> None:
    narrow(room)
    await room.ask(AlertAdd(), query="ferry")
    with pytest.raises(TooManyError, match=r"make 2 alerts, and 1 are allowed"):
        await room.ask(AlertAdd(), query="comet")
    kept = await room.storage.read(lambda t: t.subscriptions.all(room.workspace.id))
    assert len(kept) == 1
