import asyncio

import pytest

from bot.model.errors import NotFoundError
from commands.feed_pack import FeedPack
from commands.packs import Pack, find_pack, load_packs
from tests.builders.newsroom import Newsroom
from tests.commands.golden import assert_golden


async def test_all_packs_are_listed(room: Newsroom) -> None:
    assert_golden(await room.ask(FeedPack()), "feed_pack")


async def test_a_packs_feeds_are_followed_once(room: Newsroom) -> None:
    assert_golden(await room.ask(FeedPack(), pack="asia en"), "feed_pack_asia")
    feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    assert {(feed.section, feed.language) for feed in feeds} == {("Asia", "en")}
    answer = await room.ask(FeedPack(), pack="Asia English")
    assert answer.line == "All feeds of Asia English are followed already; nothing changed."
    assert await room.storage.read(lambda t: t.feeds.list(room.workspace.id)) == feeds


async def test_of_two_presses_at_once_one_follows(room: Newsroom) -> None:
    asked = (room.ask(FeedPack(), pack="asia en") for _ in range(2))
    lines = sorted(answer.line for answer in await asyncio.gather(*asked))
    assert lines[0] == "All feeds of Asia English are followed already; nothing changed."
    assert lines[1].startswith("Following ")


async def test_packs_complete_by_any_part_of_their_name(room: Newsroom) -> None:
    command = FeedPack()
    found = await command.complete(room.context(), command.parameters[0], "japan")
    assert "World Japanese" in [completion.value for completion in found]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("world", "World English"), ("World · German", "World German"), ("middle east en", None)],
)
async def test_packs_by_what_people_type(room: Newsroom, typed: str, name: str | None) -> None:
    packs: list[Pack] = await load_packs(room.services)
    assert find_pack(packs, typed).name == (name or "Middle East English")


async def test_a_slip_names_the_nearest(room: Newsroom) -> None:
    with pytest.raises(NotFoundError) as caught:
        await room.ask(FeedPack(), pack="Aisa English")
    assert "Asia English" in caught.value.nearest
