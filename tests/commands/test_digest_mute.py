import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.model.digest import Digest
from bot.model.errors import NotFoundError, QueryError
from bot.model.message import Buttons, Choices
from bot.model.request import Request
from bot.model.workspace import Channel, DigestPlan, direct_id
from bot.pipeline.compose import compose
from bot.pipeline.post import post_slot
from commands.digest_mute import DigestMute
from commands.digest_unmute import DigestUnmute
from commands.digest_why import DigestWhy
from commands.dispatch import Desk, describe, load_commands
from commands.line import parse_line
from commands.me_forget import has_address
from tests.builders.newsroom import DATABASE, NOW, Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden

ASK = Request(platform="console", workspace="w", channel="c", person="ada", manager=True)


async def test_a_muted_topic_is_left_out_and_why_says_so(archive: SmallArchive) -> None:
    room = archive.room
    before = await compose(room.services, room.channel, NOW)
    assert archive.summit in {story.story_id for story in before.stories}
    answer = await room.ask(DigestMute(), query="actor:Takaichi", until="3 days")
    assert_golden(answer, "digest_mute")
    after = await compose(room.services, room.channel, NOW)
    assert archive.summit not in {story.story_id for story in after.stories}
    assert after.stories
    await room.post_digest(NOW)
    why = await room.ask(DigestWhy(), story=f"#{archive.summit}")
    assert "Left out. Its topic is muted here: actor:Takaichi." in why.line


async def test_a_mute_with_an_end_ends(archive: SmallArchive) -> None:
    room = archive.room
    await room.ask(DigestMute(), query="actor:Takaichi", until="2h")
    later = await compose(room.services, room.channel, NOW + timedelta(hours=2))
    assert archive.summit in {story.story_id for story in later.stories}


@pytest.mark.parametrize(
    "line",
    [
        "digest mute actor:Takaichi until:3 days",
        'digest mute until:"3 days" actor:Takaichi',
        'digest mute actor:Takaichi until:"3 days" channel:<#c>',
    ],
)
async def test_the_end_of_a_mute_as_people_type_it(room: Newsroom, line: str) -> None:
    command = DigestMute()
    info, arguments = parse_line(line, [describe("digest mute", command)])
    await room.ask(command, **arguments)
    (muted,) = await room.storage.read(
        lambda t: t.mutes.of_channel(room.workspace.id, room.channel.id, NOW)
    )
    assert (info.name, muted.query) == ("digest mute", "actor:Takaichi")
    assert muted.until == NOW + timedelta(days=3)


async def test_other_channels_still_get_it(archive: SmallArchive) -> None:
    room = archive.room
    await room.ask(DigestMute(), query="actor:Takaichi")
    other = await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "o", "other"))
    digest = await compose(room.services, other, NOW)
    assert archive.summit in {story.story_id for story in digest.stories}


async def test_what_is_muted_is_listed_and_comes_back(room: Newsroom) -> None:
    assert (await room.ask(DigestMute())).line == "No topic is muted here."
    await room.ask(DigestMute(), query="actor:Takaichi", until="3 days")
    await room.ask(DigestMute(), query='"chip fund"')
    assert_golden(await room.ask(DigestMute()), "digest_mute_list")
    assert_golden(await room.ask(DigestUnmute(), query="actor:takaichi"), "digest_unmute")
    assert (await room.ask(DigestMute())).line == 'Muted here: "chip fund"'
    command = DigestUnmute()
    found = await command.complete(room.context(), command.parameters[0], "chip")
    assert [completion.value for completion in found] == ['"chip fund"']


async def test_what_is_not_muted_names_what_is(room: Newsroom) -> None:
    await room.ask(DigestMute(), query="storm")
    with pytest.raises(NotFoundError) as caught:
        await room.ask(DigestUnmute(), query="strom")
    assert caught.value.nearest == ("storm",)


async def test_a_query_that_cannot_be_read_mutes_nothing(room: Newsroom) -> None:
    with pytest.raises(QueryError):
        await room.ask(DigestMute(), query="(storm")
    assert (await room.ask(DigestMute())).line == "No topic is muted here."


async def test_another_workspace_neither_sees_nor_ends_it(room: Newsroom) -> None:
    await room.ask(DigestMute(), query="storm")
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    theirs = await room.storage.write(lambda t: t.channels.ensure(other.id, "x", "x"))
    with pytest.raises(NotFoundError):
        await DigestUnmute()(room.context(workspace=other, channel=theirs), query="storm")
    assert (await room.ask(DigestMute())).line == "Muted here: storm"


def muted_in(digest: Digest) -> dict[int, str]:
    """Return the stories that were left out for a mute, with its query."""
    said = {choice.story_id: choice.reason for choice in digest.choices}
    return {
        story: reason.removeprefix("Its topic is muted here: ").rstrip(".")
        for story, reason in said.items()
        if "muted" in reason
    }


async def test_a_story_offers_its_actors_and_sections(archive: SmallArchive) -> None:
    room = archive.room
    feed, _ = await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, "https://a.example/rss", "web", section="Asia")
    )
    report = Report(
        "Quay Times", "Ferry sails", ("The ferry sailed.",), section="Sport", feed_id=feed.id
    )
    ferry = await room.publish(report)
    answer = await room.ask(DigestMute(), story=f"#{ferry}")
    (choices,) = [part for part in answer.parts if isinstance(part, Choices)]
    assert [(b.label, b.request) for b in choices.buttons] == [
        ("All of Sport", "digest mute section:Sport"),
        ("All of Asia", "digest mute section:Asia"),
    ]
    await room.ask(DigestMute(), query="section:asia")
    left = await compose(room.services, room.channel, NOW)
    assert muted_in(left) == {ferry: "section:asia"}
    await room.ask(DigestUnmute(), query="section:asia")
    assert muted_in(await compose(room.services, room.channel, NOW)) == {}


async def test_the_offer_reads_well(archive: SmallArchive) -> None:
    answer = await archive.room.ask(DigestMute(), story=f"#{archive.summit}")
    assert_golden(answer, "digest_mute_story")


async def test_a_story_without_actors_says_how_to_mute_it(room: Newsroom) -> None:
    story = await room.publish(Report("Quay Times", "Ferry sails", ("The ferry sailed.",)))
    answer = await room.ask(DigestMute(), story=f"#{story}")
    assert "there is no topic to choose" in answer.line


async def test_the_same_topic_is_muted_once_however_it_is_spelled(room: Newsroom) -> None:
    await room.ask(DigestMute(), query="actor:Takaichi", until="3 days")
    await room.ask(DigestMute(), query="actor:takaichi")
    assert (await room.ask(DigestMute())).line == "Muted here: actor:Takaichi"
    await room.ask(DigestUnmute(), query="actor:TAKAICHI")
    assert (await room.ask(DigestMute())).line == "No topic is muted here."


async def test_what_was_muted_twice_before_comes_back_whole(room: Newsroom) -> None:
    for query in ("storm landfall", "landfall storm"):
        await room.storage.write(
            lambda t, q=query: t.mutes.set(room.workspace.id, room.channel.id, q, None)
        )
    await room.ask(DigestUnmute(), query="storm landfall")
    assert (await room.ask(DigestMute())).line == "No topic is muted here."


@pytest.mark.parametrize(
    ("until", "again"),
    [("3 days", "3d"), ("26h", "26h"), ("90 minutes", "90m")],
)
async def test_a_mute_with_an_end_is_muted_again_until_then(
    room: Newsroom, until: str, again: str
) -> None:
    await room.ask(DigestMute(), query="storm", until=until)
    before = await room.storage.read(
        lambda t: t.mutes.of_channel(room.workspace.id, room.channel.id, NOW)
    )
    answer = await room.ask(DigestUnmute(), query="storm")
    (button,) = [b for part in answer.parts if isinstance(part, Buttons) for b in part.buttons]
    assert button.request == f"digest mute storm until:{again}"
    await room.ask(DigestMute(), query=button.request.removeprefix("digest mute "))
    after = await room.storage.read(
        lambda t: t.mutes.of_channel(room.workspace.id, room.channel.id, NOW)
    )
    assert [(one.query, one.until) for one in after] == [(one.query, one.until) for one in before]


async def test_what_nothing_is_known_of_is_said_to_be_doubtful(archive: SmallArchive) -> None:
    room = archive.room
    answer = await room.ask(DigestMute(), query="actor:Takaichy")
    assert "No article here has named “Takaichy” so far. Did you mean" in str(answer.parts)
    await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, "https://a.example/rss", "web", section="Sport")
    )
    answer = await room.ask(DigestMute(), query="section:sprot")
    assert "Nothing here is filed under “sprot” so far. Sections here: Sport." in str(answer.parts)
    answer = await room.ask(DigestMute(), query="section:sport actor:Takaichi")
    assert "so far" not in str(answer.parts)


@pytest.mark.parametrize("typed", ["#other", "<#o|other>"])
async def test_a_channel_among_the_words_is_a_channel(room: Newsroom, typed: str) -> None:
    other = await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "o", "other"))
    plan = DigestPlan(at=time(8), zone="UTC")
    await room.storage.write(lambda t: t.channels.set_plan(other.workspace_id, other.id, plan, NOW))
    context = room.context(manager=True)
    muted = await DigestMute()(context, query=f"{typed} storm until:2h")
    assert muted.line == "The digest in #other leaves out stories with the word “storm”"
    assert (await DigestMute()(context, query=typed)).line == "Muted in #other: storm"
    back = await DigestUnmute()(context, query=f"storm {typed}")
    assert back.line == "No longer left out of the digest in #other: storm"
    hashtag = await DigestMute()(context, query="#storm")
    assert hashtag.line == "The digest here leaves out stories with the word “#storm”"


async def test_who_only_asks_in_direct_messages_is_not_stored(room: Newsroom) -> None:
    story = await room.publish(
        Report("Coast Herald", "Storm over", ("It is over.",), section="asia")
    )
    direct = Channel(0, room.workspace.id, "console", direct_id("ada"), "")
    for asked in ({}, {"story": f"#{story}"}):
        await DigestMute()(room.context(channel=direct), **asked)
    assert not await room.storage.read(lambda t: has_address(t, room.workspace.id, "ada"))


async def offered(room: Newsroom, command: str, **typed: str) -> list[str]:
    """Return what a manager is offered for the last of the arguments of a command."""
    request = replace(ASK, command=command, arguments=typed)
    found = await Desk(room.services, load_commands()).complete(request)
    return [completion.value for completion in found]


@pytest.mark.parametrize("reference", ["<#o>", "<#o|other>", "#other"])
async def test_what_is_muted_in_the_channel_that_is_named_is_offered(
    room: Newsroom, reference: str
) -> None:
    """The muted topics of here were offered, which are not muted there."""
    other = await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "o", "other"))
    await room.ask(DigestMute(), query="storm")
    await DigestMute()(room.context(channel=other), query="ferry")
    assert await offered(room, "digest unmute", channel=reference, query="") == ["ferry"]
    assert await offered(room, "digest unmute", query="") == ["storm"]
    assert await offered(room, "digest unmute", channel="<#nobody-asked-there>", query="") == []
    line = replace(ASK, line=f"digest unmute channel:{reference} ")
    found = await Desk(room.services, load_commands()).complete(line)
    assert [completion.value for completion in found] == ["ferry"]


async def test_a_story_is_that_of_the_digest_in_the_channel_that_is_named(
    archive: SmallArchive,
) -> None:
    room = archive.room
    await room.post_digest(NOW)
    workspace = room.workspace.id
    other = await room.storage.write(lambda t: t.channels.ensure(workspace, "o", "other"))
    plan = DigestPlan(at=time(8), zone="UTC", stories=7)
    await DigestMute()(room.context(channel=other), query="actor:Takaichi")
    await post_slot(room.services, replace(other, plan=plan), NOW)
    here, there = [
        digest.stories[0]
        for digest in [
            await room.storage.read(lambda t, c=channel: t.digests.last(workspace, c.id))
            for channel in (room.channel, other)
        ]
    ]
    assert here.story_id != there.story_id
    answer = await DigestMute()(room.context(manager=True), story="1", channel="<#o>")
    assert f"#{there.story_id} " in str(answer.parts[0])
    desk = Desk(room.services, load_commands())
    request = replace(ASK, command="digest mute", arguments={"channel": "<#o>", "story": "1"})
    first = (await desk.complete(request))[0]
    assert first.label == there.headline


@pytest.mark.parametrize("line", ["digest mute", "digest mute story:#1", "digest sections"])
async def test_a_mere_question_waits_for_nobody_who_writes(
    archive: SmallArchive, tmp_path: Path, line: str
) -> None:
    room = archive.room
    plan = DigestPlan(at=time(8), zone="UTC")
    here = (room.workspace.id, room.channel.id)
    await room.storage.write(lambda t: t.channels.set_plan(*here, plan, None))
    desk = Desk(room.services, load_commands())
    asked = await desk.answer(replace(ASK, line=line))
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert await desk.answer(replace(ASK, line=line)) == asked
