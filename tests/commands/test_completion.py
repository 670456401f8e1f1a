from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model.errors import DiskFullError
from bot.model.request import Completion, Kind, Parameter, Request
from commands.base import Command, Context
from commands.completion import MOST
from commands.dispatch import Desk, load_commands
from tests.builders.newsroom import NOW
from tests.builders.small_archive import SmallArchive

ASK = Request(platform="console", workspace="w", channel="c", person="ada", manager=True)


class Knows(Command):
    """Knows better than its parameter's kind what may be typed."""

    help = "Knows better"
    parameters = (
        Parameter("zone", Kind.ZONE, "A zone"),
        Parameter("name", Kind.ACTOR, "A name", required=False),
    )

    async def complete(
        self, context: Context, parameter: Parameter, typed: str
    ) -> list[Completion]:
        if parameter.name == "name":
            if typed == "full":
                raise DiskFullError("The disk is full.")
            return [Completion("of its own")]
        return []

    async def __call__(self, context: Context, **arguments: str) -> None:  # type: ignore[override]
        raise AssertionError("only completed here")


@pytest.fixture
def desk(archive: SmallArchive) -> Desk:
    return Desk(archive.room.services, {**load_commands(), "knows": Knows()})


async def values(desk: Desk, line: str) -> list[str]:
    return [found.value for found in await desk.complete(replace(ASK, line=line))]


async def test_commands_complete_by_their_names(desk: Desk) -> None:
    assert await values(desk, "/alert ") == [
        *("alert add", "alert list", "alert remove", "alert resume", "alert snooze")
    ]
    assert (await desk.complete(replace(ASK, line="/wh")))[0] == Completion(
        "who", load_commands()["who"].help
    )
    every = await values(desk, "/")
    assert set(every) <= {*load_commands(), "knows"}
    assert len(every) == MOST


async def test_a_word_of_a_commands_help_finds_it(desk: Desk) -> None:
    assert await values(desk, "/better") == ["knows"]


async def test_actors_complete_with_role_and_count(desk: Desk) -> None:
    (found,) = await desk.complete(replace(ASK, line="/who taka"))

    assert found.value == "Sanae Takaichi"
    assert found.label.startswith("Japanese Prime Minister · ")
    assert found.label.endswith(" articles")


async def test_another_workspace_has_other_actors(desk: Desk) -> None:
    assert await desk.complete(replace(ASK, workspace="other", line="/who taka")) == []


async def test_actors_complete_inside_a_query(desk: Desk) -> None:
    assert await values(desk, "/topic summit actor:taka") == ['actor:"Sanae Takaichi"']
    assert await values(desk, '/topic summit actor:"taka') == ['actor:"Sanae Takaichi"']
    assert await values(desk, "/alert add jap") == ["actor:Japan"]
    assert await values(desk, "/topic summit ") == []


async def test_stories_of_the_last_digest_complete_by_number_or_headline(
    desk: Desk, archive: SmallArchive
) -> None:
    assert await values(desk, "/story ") == []
    await archive.room.post_digest(NOW)

    stories = await desk.complete(replace(ASK, line="/story "))
    assert [story.value for story in stories] == [str(at + 1) for at in range(len(stories))]
    assert [story.label for story in stories] == [story.label for story in stories if story.label]
    okinawa = await desk.complete(replace(ASK, line="/digest why okinawa"))
    assert [story.label for story in okinawa] == ["Storm closes the airport of Okinawa for a day"]


async def test_feeds_complete_by_title_and_place(desk: Desk, archive: SmallArchive) -> None:
    room = archive.room
    for address, title in (("https://wire.example/feed", "Wire"), ("https://a.example/x", "")):
        await room.storage.write(
            lambda t, a=address, n=title: t.feeds.add(room.workspace.id, a, "web", title=n)
        )

    assert await values(desk, "/feed remove wi") == ["Wire"]
    assert await values(desk, "/feed remove a.ex") == ["a.example"]


async def test_only_ones_own_alerts_complete(desk: Desk, archive: SmallArchive) -> None:
    room = archive.room
    for person in ("ada", "bob"):
        await room.storage.write(
            lambda t, p=person: t.subscriptions.add(
                room.workspace.id,
                room.channel.id,
                p,
                f"typhoon {p}",
                datetime(2026, 3, 1, tzinfo=UTC),
            )
        )

    alerts = await desk.complete(replace(ASK, line="/alert remove typh"))
    assert [alert.label for alert in alerts] == ["typhoon ada"]


async def test_what_managers_alone_see_completes_for_them_alone(
    desk: Desk, archive: SmallArchive
) -> None:
    room = archive.room
    await room.storage.write(
        lambda t: t.mutes.set(room.workspace.id, room.channel.id, "actor:Takaichi", None)
    )
    line = "/digest unmute act"
    assert await values(desk, line) == ["actor:Takaichi"]
    assert await desk.complete(replace(ASK, manager=False, line=line)) == []


async def test_models_zones_and_commands_complete(desk: Desk) -> None:
    assert await values(desk, "/summarize a.txt model:lex") == [
        *("lex-rank", "sumy-lex-rank", "news-lex-rank"),
    ]
    assert (await values(desk, "/knows toky"))[0] == "Asia/Tokyo"
    assert (await values(desk, '/knows zone:"new y'))[0] == "America/New_York"
    assert await values(desk, "/help alert a") == ["alert add"]


async def test_a_command_that_knows_better_is_asked_first(desk: Desk) -> None:
    assert await values(desk, "/knows UTC x") == ["of its own"]


async def test_a_form_completes_its_last_argument(desk: Desk) -> None:
    form = replace(ASK, command="between", arguments={"a": "Japan", "b": "taka"})

    assert [found.value for found in await desk.complete(form)] == ["Sanae Takaichi"]


@pytest.mark.parametrize("line", ["/knows UTC full", "/trending x", "/xyzzy "])
async def test_no_suggestion_is_no_error(desk: Desk, line: str) -> None:
    assert await values(desk, line) == []


async def test_a_text_with_suggestions_of_its_own_says_so(archive: SmallArchive) -> None:
    """Discord asks for suggestions only where it was told that there are some."""
    room = archive.room
    await room.storage.write(
        lambda t: t.feeds.add(room.workspace.id, "https://a.example/rss", "web", section="Asia")
    )
    for name, command in load_commands().items():
        for parameter in command.parameters:
            own = await command.complete(room.context(), parameter, "")
            if parameter.kind is Kind.TEXT:
                assert parameter.suggested == bool(own), f"{name} {parameter.name}"


async def test_sections_that_feeds_are_in_are_suggested(archive: SmallArchive) -> None:
    room = archive.room
    for address, section in (("https://a.example", "Asia"), ("https://b.example", "Sport")):
        await room.storage.write(
            lambda t, a=address, s=section: t.feeds.add(room.workspace.id, a, "web", section=s)
        )
    command = load_commands()["feed add"]
    found = await command.complete(room.context(), command.parameters[1], "sp")
    assert [one.value for one in found] == ["Sport"]


async def test_an_offset_suggests_cities_that_have_it(desk: Desk) -> None:
    found = await values(desk, "/digest set 08:00 UTC+9")
    assert found == ["Asia/Seoul", "Asia/Tokyo"]
    assert "Etc/GMT+9" not in await values(desk, "/digest set 08:00 gmt")
