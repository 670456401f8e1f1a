from datetime import timedelta

from bot.model.message import StoryCard, from_json
from bot.pipeline.compose import compose
from commands.digest_now import DigestNow
from commands.digest_set import DigestSet
from tests.builders.newsroom import NOW, Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


async def test_a_digest_is_posted_beside_the_planned_ones(archive: SmallArchive) -> None:
    room = archive.room
    await room.ask(DigestSet(), time="18:00", timezone="UTC")
    before = await room.refresh()
    answer = await room.ask(DigestNow())
    assert_golden(answer, "digest_now")
    assert (await room.refresh()).next_due == before.next_due
    (queued,) = await room.storage.write(lambda t: t.deliveries.claim(NOW))
    message = from_json(queued.message)
    assert message.line.startswith("Digest on request · Thu 12 Mar: ")
    assert any(isinstance(part, StoryCard) for part in message.parts)


async def test_what_it_told_is_not_told_again(archive: SmallArchive) -> None:
    room = archive.room
    await room.ask(DigestNow())
    planned = await compose(room.services, room.channel, NOW + timedelta(hours=1))
    assert planned.stories == ()
    answer = await room.ask(DigestNow())
    assert answer.line == "There is nothing new to tell here, so nothing is posted."
    assert len(await room.storage.write(lambda t: t.deliveries.claim(NOW))) == 1


async def test_the_slot_of_this_very_moment_stays_free(archive: SmallArchive) -> None:
    room = archive.room
    await room.ask(DigestSet(), time="18:00", timezone="UTC")
    await room.storage.write(lambda t: t.channels.advance(room.workspace.id, room.channel.id, NOW))
    await room.refresh()
    await room.ask(DigestNow())
    assert not await room.storage.read(
        lambda t: t.digests.has_slot(room.workspace.id, room.channel.id, NOW)
    )


async def test_with_nothing_stored_nothing_is_posted(room: Newsroom) -> None:
    await room.ask(DigestNow())
    assert await room.storage.write(lambda t: t.deliveries.claim(NOW)) == []
