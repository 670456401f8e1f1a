"""Alerts: each story once a subscription, from the moment of subscribing."""

from dataclasses import replace
from datetime import timedelta

from bot.model.message import Code, Paragraph, StoryCard
from bot.pipeline.deliver import deliver_due
from bot.pipeline.pull import pull_due
from tests.builders.items import COMET, QUAYS, QUAYS_LATER
from tests.builders.world import World, rss


async def subscribe(world: World, query: str, person: str = "ada") -> None:
    await world.storage.write(
        lambda t: t.subscriptions.add(
            world.workspace.id, world.channel.id, person, query, world.clock()
        )
    )


async def alerts(world: World) -> list[tuple[str, str]]:
    """Pull, deliver, and return each alert's query and headline."""
    await pull_due(world.services)
    await deliver_due(world.services, {"console": world.recorder})
    found = []
    for _, message in world.recorder.sent:
        about, card = message.parts[0], message.parts[1]
        assert isinstance(about, Paragraph)
        assert isinstance(card, StoryCard)
        query = next(inline.text for inline in about.text if isinstance(inline, Code))
        found.append((query, card.headline))
    return found


async def test_a_matching_story_is_told_once(world: World) -> None:
    await subscribe(world, 'quays AND "Port Ilmen"')
    await world.follow("/feed.xml", rss(QUAYS, COMET), rss(QUAYS_LATER, QUAYS, COMET))
    assert await alerts(world) == [('quays AND "Port Ilmen"', QUAYS.title)]
    world.clock.turn(days=1)
    assert len(await alerts(world)) == 1


async def test_an_alert_on_an_actor(world: World) -> None:
    await subscribe(world, "actor:Brandvold")
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    assert await alerts(world) == [("actor:Brandvold", QUAYS.title)]


async def test_every_subscriber_gets_their_own(world: World) -> None:
    await subscribe(world, "comet", "ada")
    await subscribe(world, "comet", "grace")
    await subscribe(world, "volcano", "grace")
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    assert await alerts(world) == [("comet", COMET.title)] * 2


async def test_stories_from_before_the_subscription_stay_quiet(world: World) -> None:
    await world.follow("/feed.xml", rss(COMET))
    await pull_due(world.services)
    await subscribe(world, "comet")
    world.clock.turn(hours=2)
    assert await alerts(world) == []


async def test_a_snoozed_alert_is_not_queued_and_wakes_by_itself(world: World) -> None:
    await subscribe(world, "comet")
    until = world.clock() + timedelta(hours=1)
    await world.storage.write(lambda t: t.subscriptions.snooze(world.workspace.id, "ada", 1, until))
    later = replace(COMET, title="The comet comes back", guid="later", hours=0)
    await world.follow("/feed.xml", rss(COMET), rss(later, COMET))
    assert await alerts(world) == []
    world.clock.turn(hours=2)
    assert [query for query, _ in await alerts(world)] == ["comet"]
