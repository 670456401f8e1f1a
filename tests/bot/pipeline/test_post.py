"""From slots to digests in the outbox: each slot once, late ones let pass, nothing told twice."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.model.message import Heading, Message, Paragraph, Plain, StoryCard
from bot.pipeline.deliver import deliver_due
from bot.pipeline.post import post_due, post_slot
from bot.pipeline.pull import pull_due
from tests.builders.items import COMET, QUAYS, QUAYS_LATER
from tests.builders.world import START, World, rss


async def morning(world: World) -> list[Message]:
    """Post what is due and return what was sent by now."""
    await post_due(world.services)
    await deliver_due(world.services, {"console": world.recorder})
    return [message for _, message in world.recorder.sent]


def cards(message: Message) -> list[StoryCard]:
    return [part for part in message.parts if isinstance(part, StoryCard)]


def words(message: Message) -> str:
    texts = (part.text for part in message.parts if isinstance(part, Paragraph | Heading))
    return " ".join(i.text for text in texts for i in text if isinstance(i, Plain))


async def test_nothing_is_posted_before_its_hour(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    await pull_due(world.services)
    assert await morning(world) == []


async def test_a_digest_comes_at_its_hour_once(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    first = await morning(world)
    assert await morning(world) == first
    assert [card.headline for card in cards(first[0])] == [QUAYS.title, COMET.title]
    channel = await world.refresh()
    assert channel.next_due == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


async def test_two_at_once_post_one_digest(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    slot = START + timedelta(hours=1)
    posted = await asyncio.gather(
        *(post_slot(world.services, world.channel, slot) for _ in range(3))
    )
    assert sorted(posted) == [False, False, True]
    assert len(await morning(world)) == 1


async def test_less_than_six_hours_late_it_still_comes(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=6.5)  # five and a half hours after 08:00
    assert len(await morning(world)) == 1


async def test_more_than_six_hours_late_it_is_skipped_and_said(world: World, caplog) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=7.5)
    assert await morning(world) == []
    assert "was skipped" in caplog.text
    assert "6.5 h late" in caplog.text
    channel = await world.refresh()
    assert channel.next_due == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


async def test_a_day_without_news_is_a_quiet_day(world: World) -> None:
    world.clock.turn(hours=1)
    (message,) = await morning(world)
    assert cards(message) == []
    assert "Quiet day" in words(message)
    assert "Extracted, not generated" in words(message)


async def test_a_story_that_was_told_does_not_come_back_without_news(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    await morning(world)
    world.clock.turn(days=1)
    _, second = await morning(world)
    assert cards(second) == []


async def test_a_story_comes_back_as_an_update_with_only_what_is_new(world: World) -> None:
    await world.follow("/a.xml", rss(QUAYS), rss(QUAYS), rss(QUAYS_LATER, QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    first, *_ = await morning(world)
    world.clock.turn(days=1)
    await pull_due(world.services)
    world.clock.turn(minutes=31)
    await pull_due(world.services)
    second = (await morning(world))[-1]
    (before,) = cards(first)
    (after,) = cards(second)
    assert not before.update
    assert after.update
    assert after.story_id == before.story_id
    shown = {quote.text for quote in before.sentences}
    assert after.sentences
    assert not shown & {quote.text for quote in after.sentences}
    assert "walked out on Tuesday" in after.sentences[0].text


async def test_the_first_line_counts_and_the_footer_names_the_next(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    (message,) = await morning(world)
    assert "2 articles, 2 stories, 1 feed" in words(message)
    assert "next digest" in words(message)


async def test_the_reasons_are_kept_for_every_story(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS, COMET))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    await morning(world)
    digest = await world.storage.read(
        lambda t: t.digests.last(world.workspace.id, world.channel.id)
    )
    assert digest is not None
    assert [choice.position for choice in digest.choices] == [1, 2]
    assert all(choice.score > 0 and not choice.reason for choice in digest.choices)
