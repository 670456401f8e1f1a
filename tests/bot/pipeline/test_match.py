"""Alerts: each story once a subscription, from the moment of subscribing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.message import Code, Paragraph, Plain, StoryCard
from bot.model.story import Story
from bot.model.workspace import direct_id
from bot.pipeline.deliver import deliver_due
from bot.pipeline.match import forget_alerts
from bot.pipeline.pull import pull_due
from tests.builders.items import COMET, QUAYS, QUAYS_LATER
from tests.builders.world import Item, World, rss


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


NORTH = Item(
    "North Korea fires two missiles",
    (
        "North Korea fired two missiles into the sea on Monday, its state agency said.",
        "North Korean leader Kim Jong Un watched the launch from a tower on the coast.",
        "North Korea said the drill would go on until the end of the week.",
    ),
    guid="north",
)
SOUTH = Item(
    "South Korea raises its budget for ports",
    (
        "South Korea raised its budget for ports on Monday by a tenth, the ministry said.",
        "South Korea wants to dredge three harbours on its western coast before the spring.",
        "Builders in South Korea had asked for more than that.",
    ),
    guid="south",
)
BOTH = Item(
    "North Korea and South Korea reopen a telephone line",
    (
        "North Korea and South Korea reopened a telephone line on Friday after ten months.",
        "South Korea said that its officers had called at nine and been answered.",
        "North Korea said nothing of how long the line would stay open.",
    ),
    guid="both",
)
PLAYER = Item(
    "Michael Jordan opens a school of basketball",
    (
        "Michael Jordan opened a school of basketball in Chicago on Monday.",
        "Jordan said that two hundred children had signed up in a week.",
        "Michael Jordan is to teach there himself in the summer.",
    ),
    guid="player",
)
KINGDOM = Item(
    "Jordan closes its border with Syria for a day",
    (
        "Jordan closed its border with Syria for a day on Monday, the government said.",
        "Lorries waited in Jordan for the crossing to open again.",
        "Syria and Jordan are to talk about the crossing next week.",
    ),
    guid="kingdom",
)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ('actor:"North Korea"', {NORTH, BOTH}),
        ('actor:"South Korea"', {SOUTH, BOTH}),
        ('actor:"North Korea" actor:"South Korea"', {BOTH}),
        ('actor:"North Korea" missiles', {NORTH}),
        ('actor:"South Korea" missiles', set()),
        ("actor:Korea", set()),
        ("actor:Kim missiles", {NORTH}),
        ("actor:Jordan", {KINGDOM}),
        ("actor:Jordan border", {KINGDOM}),
        ("actor:Jordan basketball", set()),
        ('actor:"Michael Jordan"', {PLAYER}),
        ("actor:Jordan actor:Syria", {KINGDOM}),
    ],
)
async def test_an_alert_on_actors_and_words_tells_the_like_apart(
    world: World, query: str, told: set[Item]
) -> None:
    await subscribe(world, query)
    # A new feed gives alerts on its newest three at most.
    await world.follow("/feed.xml", rss(NORTH, SOUTH, BOTH))
    await world.follow("/other.xml", rss(PLAYER, KINGDOM))
    assert {headline for _, headline in await alerts(world)} == {item.title for item in told}


async def test_several_with_one_query_in_one_channel_share_a_message(world: World) -> None:
    """Twenty who press "Follow" under a digest do not fill its channel with one story."""
    for person, query in (("ada", "comet"), ("grace", "comet"), ("grace", "volcano")):
        await subscribe(world, query, person)
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    assert await alerts(world) == [("comet", COMET.title)]
    (_, message), *_ = world.recorder.sent
    assert "/alert remove comet" in str(message)  # whoever reads it, by its words
    for person in ("ada", "grace"):
        given = await world.storage.read(
            lambda t, one=person: t.subscriptions.alerts(world.workspace.id, one)
        )
        assert len(given) == 1


async def test_who_is_forgotten_takes_no_message_from_those_who_share_it(world: World) -> None:
    for person, query in (("ada", "comet AND Mars"), ("ada", "Vardheim"), ("grace", "mars comet")):
        await subscribe(world, query, person)
    await world.follow("/feed.xml", rss(COMET))
    await pull_due(world.services)
    assert await world.storage.write(lambda t: forget_alerts(t, world.workspace.id, "ada")) == 2
    assert await alerts(world) == [("comet AND Mars", COMET.title)]  # no longer that on Vardheim
    assert await world.storage.write(lambda t: forget_alerts(t, world.workspace.id, "grace")) == 1


async def test_what_was_sent_for_who_is_forgotten_goes_though_others_share_it(world: World) -> None:
    for person in ("ada", "grace"):
        await subscribe(world, "comet", person)
    await world.follow("/feed.xml", rss(COMET))
    assert len(await alerts(world)) == 1
    await world.storage.write(lambda t: forget_alerts(t, world.workspace.id, "ada"))
    left = await world.storage.read(lambda t: t.deliveries.count(world.workspace.id, "alert-"))
    assert left == 0


@pytest.mark.parametrize("query", ["comet Mars", "MARS   Comet", '(comet) AND "mars"'])
async def test_who_subscribes_while_a_story_grows_has_read_it(world: World, query: str) -> None:
    await subscribe(world, "comet AND Mars")
    later = replace(COMET, title=f"{COMET.title}, again", guid="later", hours=0)
    await world.follow("/feed.xml", rss(COMET), rss(later, COMET))
    assert await alerts(world) == [("comet AND Mars", COMET.title)]
    await subscribe(world, query, "grace")
    await subscribe(world, "comet", "grace")
    world.clock.turn(hours=2)
    # Its own topic was told of nothing yet.
    assert [asked for asked, _ in await alerts(world)] == ["comet AND Mars", "comet"]
    assert len({story.id for story in await latest(world)}) == 1


async def latest(world: World) -> list[Story]:
    return list(await world.storage.read(lambda t: t.stories.latest(world.workspace.id, limit=9)))


async def test_in_direct_messages_nobody_else_is_spoken_of(world: World) -> None:
    place = direct_id("ada")
    world.channel = await world.storage.write(
        lambda t: t.channels.ensure(world.workspace.id, place, "direct messages")
    )
    await subscribe(world, "comet")
    await world.follow("/feed.xml", rss(COMET))
    await alerts(world)
    ((_, message),) = world.recorder.sent
    assert message.parts[-1] == Paragraph(
        (Plain("End it with "), Code("/alert remove comet")), quiet=True
    )


async def test_those_in_other_channels_and_with_other_queries_get_their_own(world: World) -> None:
    await subscribe(world, "comet", "ada")
    await subscribe(world, "comet AND Mars", "grace")
    other = await world.storage.write(lambda t: t.channels.ensure(world.workspace.id, "@bo", ""))
    await world.storage.write(
        lambda t: t.subscriptions.add(world.workspace.id, other.id, "bo", "comet", world.clock())
    )
    await world.follow("/feed.xml", rss(COMET))
    assert sorted(query for query, _ in await alerts(world)) == ["comet", "comet", "comet AND Mars"]


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


async def test_a_channel_that_is_closed_to_the_bot_is_told_of_what_goes_on_once_it_is_open(
    world: World,
) -> None:
    here = (world.workspace.id, world.channel.id)
    await subscribe(world, "comet")
    await world.storage.write(lambda t: t.channels.close(*here, "No entry.", world.clock()))
    later = replace(COMET, title="The comet comes back", guid="later", hours=0)
    await world.follow("/feed.xml", rss(COMET), rss(later, COMET))
    assert await alerts(world) == []
    await world.storage.write(lambda t: t.channels.reopen(*here, None))
    world.clock.turn(hours=2)
    assert [query for query, _ in await alerts(world)] == ["comet"]
