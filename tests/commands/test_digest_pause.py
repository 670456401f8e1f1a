from datetime import UTC, datetime, time

import pytest

from bot.model.errors import NotFoundError, UsageError
from commands.digest_pause import DigestPause
from commands.digest_preview import DigestPreview
from commands.digest_resume import DigestResume
from commands.digest_set import DigestSet
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import assert_golden, printed


@pytest.fixture
async def planned(room: Newsroom) -> Newsroom:
    """A newsroom with a digest at 08:00 in Berlin (07:00 UTC)."""
    await room.ask(DigestSet(), time="08:00", timezone="Europe/Berlin")
    await room.refresh()
    return room


async def test_a_pause_without_an_end_lasts_until_it_is_resumed(planned: Newsroom) -> None:
    answer = await planned.ask(DigestPause())
    channel = await planned.refresh()
    assert channel.plan is not None
    assert channel.plan.is_paused(NOW)
    assert channel.next_due is None
    assert_golden(answer, "digest_pause")
    assert "the digest is paused here" in str(await planned.ask(DigestPreview()))


async def test_after_a_pause_with_an_end_it_goes_on_by_itself(planned: Newsroom) -> None:
    answer = await planned.ask(DigestPause(), until="until Monday")
    channel = await planned.refresh()
    assert channel.plan is not None
    assert channel.plan.is_paused(NOW)
    assert channel.next_due == datetime(2026, 3, 16, 7, tzinfo=UTC)
    assert not channel.plan.is_paused(channel.next_due)
    assert_golden(answer, "digest_pause_until")
    preview = printed(await planned.ask(DigestPreview()))
    assert "the digest is paused here; the next one comes Mon 16 Mar, 07:00" in preview
    assert "next digest Mon 16 Mar, 07:00" in " ".join(preview.split())


async def test_of_two_managers_at_once_neither_undoes_what_the_other_changed(
    planned: Newsroom,
) -> None:
    """The channel that a request came with is old by the time that it is carried out."""
    await planned.ask(DigestSet(), time="09:00", stories="3")
    await planned.ask(DigestPause())
    plan = (await planned.refresh()).plan
    assert plan is not None
    assert (plan.at, plan.stories, plan.paused) == (time(9), 3, True)


async def test_a_channel_among_the_words_is_that_one(planned: Newsroom) -> None:
    await planned.ask(DigestSet(), time="09:00", channel="<#77|markets>")
    await planned.ask(DigestPause(), until="3 days #markets")
    assert (await planned.refresh()).plan == planned.channel.plan
    channels = await planned.storage.read(lambda t: t.channels.list(planned.workspace.id))
    assert [bool(c.plan and c.plan.is_paused(NOW)) for c in channels] == [False, True]


async def test_resumed_it_is_planned_again(planned: Newsroom) -> None:
    before = planned.channel.next_due
    await planned.ask(DigestPause())
    await planned.refresh()
    assert_golden(await planned.ask(DigestResume()), "digest_resume")
    assert (await planned.refresh()).next_due == before
    assert "It was not paused" in str(await planned.ask(DigestResume()))


async def test_without_a_plan_there_is_nothing_to_pause(room: Newsroom) -> None:
    for command in (DigestPause(), DigestResume()):
        with pytest.raises(NotFoundError, match="No digest is planned here"):
            await room.ask(command)


async def test_an_end_that_is_none_changes_nothing(planned: Newsroom) -> None:
    with pytest.raises(UsageError):
        await planned.ask(DigestPause(), until="soon")
    assert await planned.refresh() == planned.channel
