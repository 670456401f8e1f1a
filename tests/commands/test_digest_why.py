from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from bot.model.errors import NotFoundError
from bot.model.feed import FetchState
from bot.model.message import Message
from bot.model.workspace import DigestPlan
from bot.pipeline.compose import CANDIDATES
from bot.pipeline.services import PutOff
from bot.storage.contract import Transaction
from commands.digest_now import DigestNow
from commands.digest_why import DigestWhy
from commands.news_status import NewsStatus
from tests.builders.articles import store_article
from tests.builders.newsroom import NOW, Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden, printed


def unwrapped(message: Message) -> str:
    """Return what the console prints, as one line."""
    return " ".join(printed(message).split())


async def test_a_chosen_story_shows_its_numbers(archive: SmallArchive) -> None:
    await archive.room.post_digest(NOW - timedelta(hours=1))
    assert_golden(await archive.room.ask(DigestWhy(), story="1"), "digest_why_chosen")


async def test_a_story_left_out_says_why(archive: SmallArchive) -> None:
    await archive.room.post_digest(NOW - timedelta(hours=1), stories=1)
    answer = await archive.room.ask(DigestWhy(), story=f"#{archive.missile}")
    assert_golden(answer, "digest_why_left_out")


async def test_all_stories_stand_in_one_table(archive: SmallArchive) -> None:
    await archive.room.post_digest(NOW - timedelta(hours=1), stories=1)
    assert_golden(await archive.room.ask(DigestWhy()), "digest_why_all")


async def test_a_story_that_came_later_was_not_weighed(archive: SmallArchive) -> None:
    await archive.room.post_digest(NOW - timedelta(hours=1))
    late = await archive.room.publish(Report("Wire", "A late one", ("It came late.",), hours=0))
    answer = await archive.room.ask(DigestWhy(), story=f"#{late}")
    assert "It came after the digest." in answer.line


async def test_an_old_story_was_not_weighed_either(archive: SmallArchive) -> None:
    await archive.room.post_digest(NOW - timedelta(hours=1))
    answer = await archive.room.ask(DigestWhy(), story=f"#{archive.dispute}")
    assert "in the 36 hours before" in answer.line


async def test_a_story_that_an_older_digest_showed_is_explained_by_that_one_too(
    archive: SmallArchive,
) -> None:
    """A button on a digest of some days ago asks the same as one on the newest."""
    await archive.room.post_digest(NOW - timedelta(hours=1))
    await archive.room.post_digest(NOW)
    answer = await archive.room.ask(DigestWhy(), story=f"#{archive.summit}")
    assert_golden(answer, "digest_why_before")


async def test_a_story_that_only_an_older_digest_weighed_is_explained_by_that_one(
    archive: SmallArchive,
) -> None:
    room = archive.room
    await room.post_digest(NOW - timedelta(hours=1))
    before = await room.ask(DigestWhy(), story=f"#{archive.summit}")
    room.services = replace(room.services, clock=lambda: NOW + timedelta(days=5))
    await room.post_digest(NOW + timedelta(days=5))
    assert await room.ask(DigestWhy(), story=f"#{archive.summit}") == before


async def test_a_story_that_is_not_stored_is_not_explained(archive: SmallArchive) -> None:
    await archive.room.post_digest(NOW - timedelta(hours=1))
    with pytest.raises(NotFoundError, match="no story"):
        await archive.room.ask(DigestWhy(), story="#999")


async def test_an_empty_digest_had_nothing_to_choose_from(room: Newsroom) -> None:
    await room.post_digest(NOW)
    answer = await room.ask(DigestWhy())
    assert answer.line == "There was no story to choose from."
    assert "Score" not in printed(answer)
    assert "No feed is followed here: /news setup begins." in unwrapped(answer)


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        (0, "No fresh article had come in the 36 hours before it."),
        (1, "before it. 1 of 2 feeds cannot be read at the moment: /feed list says why."),
        (2, "before it. None of the feeds can be read at the moment: /feed list says why."),
    ],
)
async def test_where_nothing_came_it_says_whether_the_feeds_can_be_read(
    room: Newsroom, failing: int, said: str
) -> None:
    await follow(room, failing)
    await room.post_digest(NOW)
    assert unwrapped(await room.ask(DigestWhy())).endswith(said)
    now = unwrapped(await room.ask(DigestNow()))
    assert "nothing is posted." in now
    assert ("be read at the moment" in now) == bool(failing)


async def follow(room: Newsroom, failing: int) -> None:
    """Follow two feeds, so many of which fail."""
    for number in range(2):
        feed, _ = await room.storage.write(
            lambda t, n=number: t.feeds.add(room.workspace.id, f"https://{n}.example", "web")
        )
        error = "It answered 500." if number < failing else ""
        state = FetchState(last_error=error, failures=int(bool(error)))
        await room.storage.write(lambda t, i=feed.id, s=state: t.feeds.save_state(i, s))


async def test_a_digest_that_has_not_arrived_says_why(archive: SmallArchive) -> None:
    """It was shown as chosen, while the platform took no message."""
    room = archive.room
    await room.post_digest(NOW)
    assert "not arrived" not in unwrapped(await room.ask(DigestWhy()))
    (waiting,) = await room.storage.write(lambda t: t.deliveries.claim(NOW))
    again = NOW + timedelta(minutes=5)
    await room.storage.write(
        lambda t: t.deliveries.postpone(waiting.id, again, "Slack has trouble (HTTP 503).")
    )
    said = "The newest has not arrived yet. Slack has trouble (HTTP 503). Next try"
    assert said in unwrapped(await room.ask(DigestWhy()))


async def test_a_digest_that_cannot_be_made_yet_says_why(room: Newsroom) -> None:
    await room.post_digest(NOW - timedelta(hours=24))
    plan = DigestPlan(at=time(9), zone="UTC")
    late = replace(room.channel, plan=plan, next_due=NOW - timedelta(minutes=30))
    room.services.put_off[room.channel.id] = PutOff(NOW, "Reading it took too long.")
    answer = unwrapped(await DigestWhy()(room.context(channel=late)))
    assert "The newest could not be made yet. Reading it took too long. It was due" in answer


async def test_before_the_first_digest_the_next_step_is_pointed_to(room: Newsroom) -> None:
    with pytest.raises(NotFoundError) as missing:
        await room.ask(DigestWhy(), story="1")
    assert "/digest set" in missing.value.fix
    planned = replace(room.channel, plan=DigestPlan(at=time(8), zone="UTC"))
    with pytest.raises(NotFoundError) as missing:
        await DigestWhy()(room.context(channel=planned), story="1")
    assert "/digest preview" in missing.value.fix


async def test_a_slot_that_was_let_pass_says_why(archive: SmallArchive) -> None:
    room, reason = archive.room, "The bot was not running at 2026-03-12 08:00 UTC."
    await room.storage.write(
        lambda t: t.digests.skip(room.workspace.id, room.channel.id, NOW, reason)
    )
    with pytest.raises(NotFoundError, match="The bot was not running"):
        await room.ask(DigestWhy())
    assert f"Not posted here: Thu 12 Mar, 09:30 UTC. {reason}" in " ".join(
        printed(await room.ask(NewsStatus())).split()
    )
    await room.post_digest(NOW - timedelta(hours=24))
    answer = " ".join(printed(await room.ask(DigestWhy())).split())
    assert f"The newest was not posted: Thu 12 Mar, 09:30 UTC. {reason}" in answer
    await room.post_digest(NOW + timedelta(hours=1))
    assert "not posted" not in printed(await room.ask(DigestWhy()))


async def test_while_the_digest_is_paused_or_closed_out_it_says_so_first(room: Newsroom) -> None:
    await room.post_digest(NOW)
    plan = DigestPlan(at=time(8), zone="UTC", paused=True)
    paused = replace(room.channel, plan=plan)
    closed = replace(paused, closed_at=NOW, closed_reason="The channel was archived.")
    for channel, said in ((paused, "is paused. /digest resume ends"), (closed, "was archived")):
        assert said in printed(await DigestWhy()(room.context(channel=channel)))


@pytest.mark.parametrize(
    ("state", "closed", "said", "fix"),
    [
        ({"paused": True}, False, "yet. It is paused.", "/digest resume"),
        ({"paused_until": NOW + timedelta(days=2)}, False, "yet. It is paused.", "/digest resume"),
        ({}, True, "None can be at the moment. The channel was archived.", "/digest prev"),
        ({"paused": True}, True, "was archived. It is paused.", "/digest resume"),
        ({"paused_until": NOW - timedelta(days=2)}, False, "yet.", "/digest preview"),
    ],
)
async def test_before_the_first_digest_what_stands_in_its_way_is_said(
    room: Newsroom, state: dict[str, Any], closed: bool, said: str, fix: str
) -> None:
    plan = replace(DigestPlan(at=time(8), zone="UTC"), **state)
    channel = replace(room.channel, plan=plan)
    if closed:
        channel = replace(channel, closed_at=NOW, closed_reason="The channel was archived.")
    with pytest.raises(NotFoundError) as missing:
        await DigestWhy()(room.context(channel=channel))
    assert missing.value.message.endswith(said)
    assert fix in missing.value.fix


async def test_a_story_behind_forty_others_was_not_weighed(
    archive: SmallArchive,
) -> None:
    room = archive.room
    small = await room.publish(Report("Wire", "A small one", ("It came.",), hours=30))

    def fill(t: Transaction) -> None:
        for number in range(CANDIDATES):
            at = NOW - timedelta(hours=2)
            story_id = t.stories.create(room.workspace.id, "en", at)
            name = f"other {number}"
            store_article(t, room.workspace.id, name, title=name, at=at, story_id=story_id)

    await room.storage.write(fill)
    await room.post_digest(NOW - timedelta(hours=1))
    answer = await room.ask(DigestWhy(), story=f"#{small}")
    assert "Only the 40 that come first by outlets, age and section are." in answer.line


async def test_a_story_that_grew_after_the_digest_was_not_behind_forty_others(
    room: Newsroom,
) -> None:
    """Nor is one where fewer than forty were weighed."""
    story = await room.publish(Report("Wire", "An old one", ("It came.",), hours=50))
    await room.post_digest(NOW - timedelta(hours=5))
    at = NOW - timedelta(hours=1)
    await room.storage.write(
        lambda t: store_article(t, room.workspace.id, "more", title="M", at=at, story_id=story)
    )
    answer = await room.ask(DigestWhy(), story=f"#{story}")
    assert "Only stories with an article that came in the 36 hours before it are." in answer.line
