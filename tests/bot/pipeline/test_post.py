"""From slots to digests in the outbox: each slot once, late ones let pass, nothing told twice."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.model.errors import StorageError, WorkerError
from bot.model.message import Heading, Message, Paragraph, Plain, StoryCard
from bot.model.workspace import Channel
from bot.pipeline.deliver import deliver_due
from bot.pipeline.post import post_due, post_now, post_slot
from bot.pipeline.pull import pull_due
from bot.pipeline.slots import plan_due
from tests.builders.items import COMET, QUAYS, QUAYS_LATER
from tests.builders.world import START, World, rss
from tests.fakes.web import Reply


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


async def test_who_asks_for_a_digest_twice_at_once_gets_one(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    asked = await asyncio.gather(*(post_now(world.services, world.channel) for _ in range(2)))
    assert sorted(len(digest.stories) for digest in asked) == [0, 1]
    assert len(await morning(world)) == 1


async def test_a_digest_asked_for_while_the_planned_one_is_made_is_not_told_twice(
    world: World,
) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1, seconds=5)
    await asyncio.gather(post_now(world.services, world.channel), post_due(world.services))
    await morning(world)
    shown = [card.headline for _, message in world.recorder.sent for card in cards(message)]
    assert shown == [QUAYS.title]


async def test_a_late_digest_is_the_last_one_though_somebody_asked_for_one_meanwhile(
    world: World,
) -> None:
    """Or one asked for while it is made would tell the same again."""
    await world.follow("/feed.xml", rss(QUAYS), rss(COMET, QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1.5)
    assert len((await post_now(world.services, world.channel)).stories) == 1
    world.clock.turn(hours=1)
    await pull_due(world.services)
    await asyncio.gather(post_now(world.services, world.channel), post_due(world.services))
    await morning(world)
    shown = [card.headline for _, message in world.recorder.sent for card in cards(message)]
    assert shown == [QUAYS.title, COMET.title]
    await post_due(world.services)
    last = await world.storage.read(lambda t: t.digests.last(world.workspace.id, world.channel.id))
    assert last is not None
    assert last.due_at == START + timedelta(hours=1)


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
    assert "6 hours late" in caplog.text
    channel = await world.refresh()
    assert channel.next_due == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


async def test_after_days_off_todays_digest_still_comes(world: World) -> None:
    """Not only the slot that was due first is looked at: today's is an hour ago."""
    await world.follow("/feed.xml", rss(QUAYS))
    world.clock.turn(hours=50)
    await pull_due(world.services)
    assert await morning(world) == []
    assert len(await morning(world)) == 1
    assert len(await morning(world)) == 1  # no more
    assert (await world.refresh()).next_due == datetime(2026, 3, 5, 8, 0, tzinfo=UTC)


async def test_a_day_without_news_is_a_quiet_day(world: World) -> None:
    await world.follow("/feed.xml", rss())
    world.clock.turn(hours=1)
    (message,) = await morning(world)
    assert cards(message) == []
    assert "Quiet day" in words(message)
    assert "Extracted, not generated" in words(message)


async def test_a_day_on_which_feeds_could_not_be_read_is_not_called_quiet(world: World) -> None:
    await world.follow("/feed.xml", rss())
    await world.follow("/down.xml", rss())
    world.web.script("/down.xml", Reply(status=500))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    (message,) = await morning(world)
    assert "Quiet day" in words(message)
    world.clock.turn(hours=24)
    _, message = await morning(world)
    assert "Quiet day" not in words(message)
    assert "2 feeds (1 cannot be read)" in words(message)
    assert message.line.endswith(": no news")
    assert "No news: 1 of 2 feeds cannot be read at the moment." in words(message)


async def test_a_bot_that_starts_where_no_feed_answers_does_not_call_it_a_quiet_day(
    world: World,
) -> None:
    """It was off over night; the network is not up yet when the digest is due."""
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    await morning(world)
    world.clock.turn(hours=24)
    world.web.script("/feed.xml", Reply(status=503))
    await pull_due(world.services)
    _, message = await morning(world)
    assert "No news: none of the feeds can be read at the moment." in words(message)
    world.web.script("/feed.xml", rss(QUAYS))
    world.clock.turn(hours=23)
    await pull_due(world.services)
    world.clock.turn(hours=1)
    world.web.script("/feed.xml", Reply(status=503))
    await pull_due(world.services)
    assert "Quiet day" in words((await morning(world))[-1])


async def test_without_a_feed_the_digest_says_how_to_begin(world: World) -> None:
    world.clock.turn(hours=1)
    (message,) = await morning(world)
    assert "no feed is followed here" in words(message)
    assert "Quiet day" not in words(message)


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
    world.clock.turn(hours=1)  # a feed that was silent for a day is asked less often
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


async def plan_second(world: World) -> Channel:
    """Plan the digest of a second channel, due with that of the first."""
    workspace_id = world.workspace.id
    second = await world.storage.write(lambda t: t.channels.ensure(workspace_id, "d", "second"))
    plan, due = world.channel.plan, world.channel.next_due
    await world.storage.write(lambda t: t.channels.set_plan(workspace_id, second.id, plan, due))
    return second


class FailsOnce:
    """Runs work in the world's worker, but for the first that it is asked for."""

    def __init__(self, world: World, error: Exception) -> None:
        self.asked = 0
        self._world, self._error = world, error

    async def __call__(self, work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        self.asked += 1
        if self.asked == 1:
            raise self._error
        return await self._world.services.run(work, *arguments, **options)


async def test_a_digest_that_cannot_be_made_costs_the_other_channels_nothing(
    world: World, caplog
) -> None:
    await plan_second(world)
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    runs = FailsOnce(world, WorkerError("Reading it took more than 10 seconds, so it was stopped."))
    services = replace(world.services, run=runs)
    assert await post_due(services) == 1
    assert (runs.asked, "took more than 10 seconds" in caplog.text) == (2, True)
    # The one that failed is still due; it is made again, but not at every look.
    assert await post_due(services) == 0
    assert runs.asked == 2
    world.clock.turn(minutes=1)
    assert await post_due(services) == 1
    assert await post_due(services) == 0
    assert len(await morning(world)) == 2


async def test_a_storage_that_fails_puts_no_digest_off(world: World) -> None:
    world.clock.turn(hours=1)
    services = replace(world.services, run=FailsOnce(world, StorageError("The disk is full.")))
    with pytest.raises(StorageError, match="The disk is full"):
        await post_due(services)
    assert await post_due(services) == 1


async def test_a_fault_of_ours_with_one_digest_costs_the_other_channels_nothing(
    world: World, caplog
) -> None:
    await plan_second(world)
    world.clock.turn(hours=1)
    broken = FailsOnce(world, KeyError("a fault of ours"))
    assert await post_due(replace(world.services, run=broken)) == 1
    assert "a fault of ours" in caplog.text


async def test_a_digest_asked_for_by_the_operator_ends_no_pause(world: World) -> None:
    assert world.channel.plan is not None
    plan = replace(world.channel.plan, paused_until=START + timedelta(days=3, hours=2))
    due = plan_due(plan, START)
    here = (world.workspace.id, world.channel.id)
    await world.storage.write(lambda t: t.channels.set_plan(*here, plan, due))
    assert await post_slot(world.services, await world.refresh(), START)
    assert (await world.refresh()).next_due == due


async def test_a_plan_that_changes_while_its_digest_is_made_is_kept(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    assert world.channel.plan is not None
    moved = replace(world.channel.plan, at=time(18))
    due = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
    here = (world.workspace.id, world.channel.id)

    async def meanwhile(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        await world.storage.write(lambda t: t.channels.set_plan(*here, moved, due))
        return await world.services.run(work, *arguments, **options)

    assert await post_due(replace(world.services, run=meanwhile)) == 0
    channel = await world.refresh()
    assert (channel.plan, channel.next_due) == (moved, due)
    assert await morning(world) == []
    world.clock.turn(hours=10)
    assert len(await morning(world)) == 1


async def test_a_digest_paused_while_others_are_made_is_not_posted(world: World) -> None:
    second = await plan_second(world)
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=1)
    assert world.channel.plan is not None
    paused = replace(world.channel.plan, paused=True)

    async def meanwhile(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        here = (world.workspace.id, second.id)
        await world.storage.write(lambda t: t.channels.set_plan(*here, paused, None))
        return await world.services.run(work, *arguments, **options)

    assert await post_due(replace(world.services, run=meanwhile)) == 1
    found = await world.storage.read(lambda t: t.channels.get(world.workspace.id, second.id))
    assert found is not None
    assert (found.plan, found.next_due) == (paused, None)
    assert len(await morning(world)) == 1


class FailsAlways:
    """A worker that does nothing but fail."""

    async def __call__(self, work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        raise WorkerError("Reading it took more than 10 seconds, so it was stopped.")


async def test_a_channel_is_told_once_that_its_digest_is_late_and_why(world: World) -> None:
    broken = replace(world.services, run=FailsAlways())
    world.clock.turn(hours=1)
    for _ in range(40):  # from 08:00 to 14:40: given up at 14:00
        await post_due(broken)
        await deliver_due(broken, {"console": world.recorder})
        if world.clock() < START + timedelta(hours=2):
            assert not world.recorder.sent  # what comes right within the hour is not told
        world.clock.turn(minutes=10)
    ((_, notice),) = world.recorder.sent
    assert "This digest is late" in notice.line
    assert "took more than 10 seconds" in notice.line
    assert "the next one brings what is still news" in words(notice)
    assert (await world.refresh()).next_due == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


async def test_a_late_digest_that_can_be_made_after_all_follows_its_notice(world: World) -> None:
    await world.follow("/feed.xml", rss(QUAYS))
    await pull_due(world.services)
    world.clock.turn(hours=2, minutes=5)
    assert await post_due(replace(world.services, run=FailsAlways())) == 0
    world.clock.turn(minutes=16)
    notice, digest = await morning(world)
    assert "could not be made yet" in words(notice)
    assert [card.headline for card in cards(digest)] == [QUAYS.title]


async def test_a_digest_that_was_paused_while_it_failed_is_not_called_late(world: World) -> None:
    assert world.channel.plan is not None
    paused = replace(world.channel.plan, paused=True)
    world.clock.turn(hours=3)

    async def meanwhile(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        here = (world.workspace.id, world.channel.id)
        await world.storage.write(lambda t: t.channels.set_plan(*here, paused, None))
        raise WorkerError("Reading it took too long.")

    assert await post_due(replace(world.services, run=meanwhile)) == 0
    assert await morning(world) == []
