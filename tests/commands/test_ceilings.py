"""How many feeds and alerts a workspace may have."""

from dataclasses import replace

import pytest

from bot.model.errors import TooManyError
from bot.pipeline.services import Limits
from commands.alert_add import AlertAdd
from commands.feed_add import FeedAdd
from tests.builders.items import COMET
from tests.builders.newsroom import Newsroom
from tests.builders.world import rss
from tests.fakes.web import ScriptedWeb


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
