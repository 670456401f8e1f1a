from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Choices
from bot.pipeline.post import post_due
from commands.base import Command
from commands.digest_pause import DigestPause
from commands.digest_resume import DigestResume
from commands.digest_sections import DigestSections
from commands.digest_set import DigestSet, sort_arguments
from commands.dispatch import describe
from commands.line import parse_line
from tests.builders.newsroom import NOW, Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden, printed


async def follow(room: Newsroom) -> None:
    await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, "https://a.example/rss", "web", title="Herald")
    )


async def test_the_digest_is_planned_and_the_next_one_told(room: Newsroom) -> None:
    await follow(room)
    answer = await room.ask(DigestSet(), time="08:00", timezone="tokyo", stories="5", model="lead")
    channel = await room.refresh()
    assert channel.plan is not None
    assert (channel.plan.at, channel.plan.zone) == (time(8), "Asia/Tokyo")
    assert (channel.plan.stories, channel.plan.model, channel.plan.from_chat) == (5, "lead", True)
    assert channel.next_due == datetime(2026, 3, 12, 23, 0, tzinfo=UTC)
    assert_golden(answer, "digest_set")


async def test_a_new_workspace_is_offered_packs(room: Newsroom) -> None:
    answer = await room.ask(DigestSet(), time="08:00", timezone="Europe/Berlin")
    assert_golden(answer, "digest_set_first")
    (choices,) = [part for part in answer.parts if isinstance(part, Choices)]
    assert choices.buttons[0].request == 'feed pack "World English"'


async def test_what_there_is_already_is_shown(archive: SmallArchive) -> None:
    answer = await archive.room.ask(DigestSet(), time="08:00", timezone="UTC")
    assert_golden(answer, "digest_set_with_archive")


DUE = datetime(2026, 3, 13, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        (DigestSections(), {"sections": "all"}),
        (DigestResume(), {}),
        (DigestSet(), {"time": "08:00", "stories": "3"}),
    ],
)
async def test_a_change_while_a_digest_is_being_made_does_not_cost_it(
    room: Newsroom, command: Command, asked: dict[str, str]
) -> None:
    """What was made is thrown away, and was due tomorrow only: nobody was told."""
    await follow(room)
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    await room.publish(
        Report("Coast Herald", "Storm over", ("The storm is over at last.",), hours=1)
    )
    room.services = replace(room.services, clock=lambda: DUE + timedelta(seconds=20))
    assert (await room.refresh()).next_due == DUE
    await room.ask(command, **asked)
    assert (await room.refresh()).next_due == DUE
    assert await post_due(room.services) == 1
    assert (await room.refresh()).next_due == DUE + timedelta(days=1)


async def test_another_hour_or_a_pause_holds_at_once(room: Newsroom) -> None:
    await follow(room)
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    room.services = replace(room.services, clock=lambda: DUE + timedelta(seconds=20))
    await room.refresh()
    await room.ask(DigestSet(), time="09:00")
    assert (await room.refresh()).next_due == DUE + timedelta(hours=1)
    room.services = replace(room.services, clock=lambda: DUE + timedelta(hours=1, seconds=20))
    await room.ask(DigestPause(), until="3 days")
    assert (await room.refresh()).next_due == DUE + timedelta(days=3, hours=1)


async def test_a_channel_that_opens_again_gets_no_digest_of_the_past(room: Newsroom) -> None:
    await follow(room)
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    await room.storage.write(
        lambda t: t.channels.close(room.workspace.id, room.channel.id, "Closed.", NOW)
    )
    room.services = replace(room.services, clock=lambda: DUE + timedelta(hours=3))
    await room.refresh()
    await room.ask(DigestResume())
    assert (await room.refresh()).next_due == DUE + timedelta(days=1)


async def test_what_is_not_given_stays_as_it_was(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="Asia/Tokyo", stories="3", model="lead")
    await room.refresh()
    await room.ask(DigestSet(), time="9:15")
    plan = (await room.refresh()).plan
    assert plan is not None
    assert (plan.at, plan.zone, plan.stories, plan.model) == (time(9, 15), "Asia/Tokyo", 3, "lead")


async def test_the_zone_of_another_digest_here_is_taken(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="Asia/Tokyo")
    await room.ask(DigestSet(), time="09:00", channel="<#77|markets>")
    channels = await room.storage.read(lambda t: t.channels.list(room.workspace.id))
    assert [c.plan.zone for c in channels if c.plan] == ["Asia/Tokyo", "Asia/Tokyo"]


async def test_who_plans_another_channel_learns_that_the_digest_here_stays(room: Newsroom) -> None:
    await follow(room)
    await room.ask(DigestSet(), time="08:00", timezone="Asia/Tokyo")
    await room.refresh()
    answer = await room.ask(DigestSet(), time="08:00", channel="<#77|markets>")
    assert_golden(answer, "digest_set_elsewhere")
    await room.ask(DigestPause())
    await room.refresh()
    answer = await room.ask(DigestSet(), time="08:00", channel="<#77|markets>")
    assert "as well" not in printed(answer)


async def test_without_any_zone_it_asks_for_one(room: Newsroom) -> None:
    with pytest.raises(UsageError, match="In which time zone"):
        await room.ask(DigestSet(), time="08:00")
    assert (await room.refresh()).plan is None


@pytest.mark.parametrize(
    "bad",
    [{"time": "25:00"}, {"stories": "0"}, {"stories": "12"}],
)
async def test_what_cannot_be_is_refused(room: Newsroom, bad: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        await room.ask(DigestSet(), **({"time": "08:00", "timezone": "UTC"} | bad))


async def test_unknown_zone_and_model_name_the_nearest(room: Newsroom) -> None:
    with pytest.raises(NotFoundError, match="time zone"):
        await room.ask(DigestSet(), time="08:00", timezone="Europe/Berln")
    with pytest.raises(NotFoundError, match="model"):
        await room.ask(DigestSet(), time="08:00", timezone="UTC", model="gpt")


@pytest.mark.parametrize(
    "typed",
    [
        ("08:00", "Asia/Tokyo", "#news"),
        ("#news", "08:00", "Asia/Tokyo"),
        ("#news", "Asia/Tokyo", "08:00"),
        ("Asia/Tokyo", "#news", "08:00"),
    ],
)
def test_time_zone_and_channel_in_any_order(typed: tuple[str, str, str]) -> None:
    given = sort_arguments(dict(zip(("time", "timezone", "channel"), typed, strict=True)))
    assert given == {"time": "08:00", "timezone": "Asia/Tokyo", "channel": "#news"}


def test_a_channel_that_is_called_like_a_city_is_the_channel() -> None:
    given = sort_arguments({"time": "08:00", "channel": "tokyo"})
    assert given == {"time": "08:00", "timezone": "", "channel": "tokyo"}


async def test_setting_it_ends_a_pause_and_keeps_sections(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    channel = await room.refresh()
    assert channel.plan is not None
    paused = replace(channel.plan, paused=True, sections=("asia",))
    await room.storage.write(
        lambda t: t.channels.set_plan(room.workspace.id, channel.id, paused, None)
    )
    await room.refresh()
    await room.ask(DigestSet(), time="09:00")
    channel = await room.refresh()
    assert channel.plan is not None
    assert (channel.plan.paused, channel.plan.sections) == (False, ("asia",))
    assert channel.next_due is not None


@pytest.mark.parametrize(
    ("line", "planned"),
    [
        ("digest set 08:00 new york", (time(8), "America/New_York")),
        ("digest set 8.30 pm Berlin", (time(20, 30), "Europe/Berlin")),
        ("digest set 8 am new_york", (time(8), "America/New_York")),
        ("digest set 8 pm", (time(20), "UTC")),
    ],
)
async def test_words_that_belong_together_need_no_quotation_marks(
    room: Newsroom, line: str, planned: tuple[time, str]
) -> None:
    """`new york` was a zone and a channel, `pm Berlin` too."""
    await room.ask(DigestSet(), time="07:00", timezone="UTC")
    _, arguments = parse_line(line, [describe("digest set", DigestSet())])
    await room.ask(DigestSet(), **arguments)
    plan = (await room.refresh()).plan
    assert plan is not None
    assert (plan.at, plan.zone) == planned
