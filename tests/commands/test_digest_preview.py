from dataclasses import replace
from datetime import time, timedelta

from bot.model.message import Message, StoryCard
from bot.model.workspace import DigestPlan
from bot.pipeline.compose import compose
from bot.pipeline.show import digest_message
from commands.digest_preview import DigestPreview
from tests.builders.newsroom import NOW, Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden

PLAN = DigestPlan(at=time(8), zone="Asia/Tokyo")


def planned(room: Newsroom, plan: DigestPlan | None, hours: float | None) -> Newsroom:
    next_due = NOW + timedelta(hours=hours) if hours else None
    return replace(room, channel=replace(room.channel, plan=plan, next_due=next_due))


def cards_of(message: Message) -> list[StoryCard]:
    return [part for part in message.parts if isinstance(part, StoryCard)]


async def test_the_preview_is_the_digest_of_the_next_slot(archive: SmallArchive) -> None:
    room = planned(archive.room, PLAN, 13.5)
    answer = await room.ask(DigestPreview())
    assert room.channel.next_due is not None
    digest = await compose(room.services, room.channel, room.channel.next_due)
    assert cards_of(answer) == cards_of(digest_message(digest))
    assert_golden(answer, "digest_preview")


async def test_a_preview_keeps_nothing(archive: SmallArchive) -> None:
    first = await archive.room.ask(DigestPreview())
    assert await archive.room.ask(DigestPreview()) == first
    assert cards_of(first)


async def test_without_a_plan_it_says_that_none_is_posted(archive: SmallArchive) -> None:
    assert "no digest is planned here" in str(await archive.room.ask(DigestPreview()))


async def test_while_paused_it_says_so(archive: SmallArchive) -> None:
    room = planned(archive.room, replace(PLAN, paused=True), None)
    assert "the digest is paused here" in str(await room.ask(DigestPreview()))
