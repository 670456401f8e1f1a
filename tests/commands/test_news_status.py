from dataclasses import replace
from datetime import timedelta

from bot.model.delivery import NewDelivery
from bot.model.errors import WorkerError
from bot.model.feed import FetchState
from bot.model.message import to_json
from bot.pipeline.post import post_due
from commands.digest_set import DigestSet
from commands.news_status import NewsStatus
from tests.builders.newsroom import NOW, Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden

WELL = FetchState(last_ok_at=NOW - timedelta(minutes=4), next_at=NOW + timedelta(minutes=26))
FAILING = replace(WELL, failures=3, last_error="post.example answered 503 (out of service).")
LATE = replace(WELL, next_at=NOW - timedelta(minutes=20))


async def in_trouble(room: Newsroom) -> Newsroom:
    """Give the newsroom feeds that do well and badly, a stuck message and two digests."""
    workspace, channel = room.workspace.id, room.channel.id
    for number, state in enumerate((WELL, FAILING, LATE)):
        title = f"Feed {number}"
        feed, _ = await room.storage.write(
            lambda t, n=number, title=title: t.feeds.add(  # type: ignore[misc]
                workspace, f"https://{n}.example/rss", "web", title=title
            )
        )
        await room.storage.write(
            lambda t, i=feed.id, s=state: t.feeds.save_state(i, s)  # type: ignore[misc]
        )
    for key in ("one", "two"):
        await room.storage.write(
            lambda t, k=key: t.deliveries.queue(NewDelivery(workspace, channel, k, "{}", NOW))  # type: ignore[misc]
        )
    await room.storage.write(lambda t: t.deliveries.give_up(1, "The channel is gone."))
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    await room.ask(DigestSet(), time="09:00", channel="<#77|markets>")
    await room.refresh()
    return room


async def test_everybody_sees_how_it_does(archive: SmallArchive) -> None:
    room = await in_trouble(archive.room)
    assert_golden(await room.ask(NewsStatus()), "news_status")


async def test_managers_see_what_is_wrong(archive: SmallArchive) -> None:
    room = await in_trouble(archive.room)
    assert_golden(await NewsStatus()(room.context(manager=True)), "news_status_manager")


async def test_an_empty_bot_has_a_status_too(room: Newsroom) -> None:
    assert_golden(await room.ask(NewsStatus()), "news_status_empty")


async def test_a_digest_that_could_not_be_made_says_why_and_when_it_comes(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    here = room.workspace.id, room.channel.id
    late = NOW - timedelta(minutes=40)
    await room.storage.write(lambda t: t.channels.advance(*here, late))

    async def stopped(work, /, *arguments, **options):  # type: ignore[no-untyped-def]
        raise WorkerError("Reading it took more than 10 seconds, so it was stopped.")

    assert await post_due(replace(room.services, run=stopped)) == 0
    assert_golden(await room.ask(NewsStatus()), "news_status_late_digest")


async def test_another_workspace_sees_its_own(archive: SmallArchive) -> None:
    room = await in_trouble(archive.room)
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    channel = await room.storage.write(lambda t: t.channels.ensure(other.id, "x", "x"))
    answer = await NewsStatus()(room.context(workspace=other, channel=channel, manager=True))
    assert answer.line == "0 feeds, 0 failing; messages: none waiting"


async def test_managers_see_what_stands_in_the_way_of_the_whole_bot(room: Newsroom) -> None:
    full = "There is no room left for the database x.db. Free some space."
    room.services.troubles.update({"pull": full, "deliver": full})
    shown = to_json(await NewsStatus()(room.context(manager=True)))
    assert shown.count(full) == 1
    assert full not in to_json(await NewsStatus()(room.context()))
