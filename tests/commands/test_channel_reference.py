from collections.abc import Callable
from datetime import time

import pytest

from bot.model.errors import NotAllowedError, NotFoundError
from bot.model.workspace import Channel, DigestPlan
from commands.channel_reference import (
    find_channel,
    looks_like_channel,
    offered_names,
    take_channel,
)
from tests.builders.newsroom import Newsroom


@pytest.fixture
async def markets(room: Newsroom) -> Channel:
    """Another channel of the newsroom."""
    return await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "77", "markets"))


def finder(room: Newsroom) -> Callable[[str], object]:
    return lambda text: room.storage.write(lambda t: find_channel(t, room.context(), text))


@pytest.mark.parametrize("reference", ["<#77>", "<#77|markets>", "#markets", "#Markets", "markets"])
async def test_forms_of_one_channel(room: Newsroom, markets: Channel, reference: str) -> None:
    assert await finder(room)(reference) == markets  # type: ignore[misc]


@pytest.mark.parametrize("reference", ["", "here", "Here", "#general", "<#c>"])
async def test_the_channel_where_it_is_asked(room: Newsroom, reference: str) -> None:
    assert await finder(room)(reference) == room.channel  # type: ignore[misc]


async def test_a_channel_named_by_its_id_is_made_on_first_sight(room: Newsroom) -> None:
    found = await room.storage.write(lambda t: find_channel(t, room.context(), "<#C9|launch>"))
    assert (found.remote_id, found.name, found.workspace_id) == ("C9", "launch", room.workspace.id)


async def test_an_unknown_name_is_offered_the_nearest(room: Newsroom, markets: Channel) -> None:
    plan = DigestPlan(at=time(8), zone="UTC")
    await room.storage.write(
        lambda t: t.channels.set_plan(room.workspace.id, markets.id, plan, None)
    )
    with pytest.raises(NotFoundError) as caught:
        await room.storage.write(lambda t: find_channel(t, room.context(manager=True), "#market"))
    assert caught.value.nearest == ("#markets",)


async def test_where_somebody_only_asked_something_is_not_offered(
    room: Newsroom, markets: Channel
) -> None:
    """It may be a private channel, which a manager need not be in."""
    manager = room.context(manager=True)
    with pytest.raises(NotFoundError) as caught:
        await room.storage.write(lambda t: find_channel(t, manager, "#market"))
    assert caught.value.nearest == ()
    offered = await room.storage.read(lambda t: offered_names(t, manager))
    assert offered == ["#general"]
    assert await room.storage.read(lambda t: offered_names(t, room.context())) == []
    assert await finder(room)("#markets") == markets  # type: ignore[misc]


@pytest.mark.parametrize("reference", ["<#99>", "#private"])
async def test_another_workspaces_channel_is_out_of_reach(room: Newsroom, reference: str) -> None:
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    await room.storage.write(lambda t: t.channels.ensure(other.id, "99", "private"))
    with pytest.raises(NotAllowedError if "9" in reference else NotFoundError):
        await room.storage.write(lambda t: find_channel(t, room.context(), reference))
    assert len(await room.storage.read(lambda t: t.channels.list(room.workspace.id))) == 1


def test_a_channel_is_taken_from_among_words() -> None:
    assert take_channel("3 days #news") == ("#news", "3 days")
    assert take_channel("asia, europe") == ("", "asia, europe")
    assert not looks_like_channel("Europe/Berlin")


async def test_direct_messages_of_somebody_cannot_be_named(room: Newsroom) -> None:
    await room.storage.write(
        lambda t: t.channels.ensure(room.workspace.id, "@77", "direct messages")
    )
    for name in ("#direct messages", "<#@77>", "@77"):
        with pytest.raises(NotFoundError):
            await finder(room)(name)  # type: ignore[misc]
