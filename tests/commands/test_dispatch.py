import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.model.errors import (
    CorruptDatabaseError,
    DiskFullError,
    NotFoundError,
    QueryError,
    StoppingError,
    StorageError,
    TooLongError,
    UnreachableError,
)
from bot.model.message import Choices, Code, Message, Paragraph, Plain
from bot.model.request import Event, Happening, Kind, Parameter, Request
from bot.model.workspace import DigestPlan
from bot.pipeline.presence import purge_left
from commands.base import Command, Context
from commands.dispatch import Desk, load_commands
from tests.builders.newsroom import NOW, Newsroom

ASK = Request(platform="console", workspace="w", channel="c", person="ada")


class Ping(Command):
    """Repeats what it is given, or fails as told."""

    help = "Answers"
    parameters = (Parameter("text", Kind.TEXT, "Anything", required=False),)

    def __init__(self) -> None:
        self.contexts: list[Context] = []
        self.fail: BaseException | None = None

    async def __call__(self, context: Context, **arguments: str) -> Message:
        self.contexts.append(context)
        if self.fail:
            raise self.fail
        return Message((Paragraph((Plain(arguments.get("text", "pong")),)),))


class Purge(Ping):
    """Only for managers."""

    for_managers = True


class Find(Ping):
    """Has two parameters."""

    parameters = (Parameter("a", Kind.ACTOR, "A name"), Parameter("b", Kind.ACTOR, "A name"))


SECRET = "/home/op/verbatim.db"
"""Where the operator keeps what the bot has stored."""


@pytest.fixture
def ping() -> Ping:
    return Ping()


@pytest.fixture
def find() -> Find:
    return Find()


@pytest.fixture
def desk(room: Newsroom, ping: Ping, find: Find) -> Desk:
    return Desk(room.services, {"ping": ping, "purge all": Purge(), "find": find})


def ask(line: str, **changes: object) -> Request:
    return replace(ASK, line=line, **changes)  # type: ignore[arg-type]


def text_of(message: Message) -> str:
    """The first paragraph, its code in backticks."""
    (paragraph, *_) = message.parts
    assert isinstance(paragraph, Paragraph)
    return "".join(
        f"`{inline.text}`" if isinstance(inline, Code) else inline.text  # type: ignore[union-attr]
        for inline in paragraph.text
    )


async def test_a_workspace_that_was_deleted_meanwhile_is_made_anew(
    desk: Desk, ping: Ping, room: Newsroom
) -> None:
    """The bot was away for so long; whoever lets it in again gets answers."""
    await desk.answer(ask("/ping"))
    later = replace(room.services, clock=lambda: NOW + timedelta(days=31))
    await desk.happened(Event(Happening.REMOVED, "console", "w"))
    assert await purge_left(later) == 1
    await desk.happened(Event(Happening.PRESENT, "console", "w"))
    assert text_of(await desk.answer(ask("/ping"))) == "pong"
    assert len({context.workspace.id for context in ping.contexts}) == 2


async def test_a_line_reaches_its_command_with_who_asks_and_where(
    desk: Desk, ping: Ping, room: Newsroom
) -> None:
    answer = await desk.answer(ask("/ping hello there", operator=True))

    assert text_of(answer) == "hello there"
    (context,) = ping.contexts
    assert context.workspace == room.workspace
    assert context.channel == room.channel
    assert (context.person, context.manager, context.operator) == ("ada", False, True)
    # The same services, but for a database that stops look-ups which take too long.
    assert replace(context.services, storage=room.services.storage) == room.services
    assert [info.name for info in context.commands] == ["ping", "purge all", "find"]


async def test_a_form_reaches_its_command(desk: Desk) -> None:
    answer = await desk.answer(replace(ASK, command="ping", arguments={"text": ' "raw" '}))

    assert text_of(answer) == '"raw"'


async def test_an_unknown_command_of_a_form_is_said(desk: Desk) -> None:
    assert "no command `/pong`" in text_of(await desk.answer(replace(ASK, command="pong")))


async def test_places_are_made_on_first_sight_and_kept_apart(desk: Desk, ping: Ping) -> None:
    for workspace, channel in (("w", "c"), ("w", "d"), ("v", "c"), ("v", "c")):
        await desk.answer(ask("ping", workspace=workspace, channel=channel))

    ids = [(context.workspace.id, context.channel.id) for context in ping.contexts]
    assert len(set(ids)) == 3
    assert ids[2] == ids[3]


async def test_asking_in_direct_messages_stores_nothing_of_who_asks(
    desk: Desk, ping: Ping, room: Newsroom
) -> None:
    for _ in range(2):
        await desk.answer(ask("ping", channel="@ada"))

    assert {context.channel.remote_id for context in ping.contexts} == {"@ada"}
    assert all(context.channel.is_direct for context in ping.contexts)
    known = await room.storage.read(lambda t: t.channels.list(room.workspace.id))
    assert [channel.remote_id for channel in known] == ["c"]


async def test_a_digest_that_is_planned_in_direct_messages_comes_here(room: Newsroom) -> None:
    desk = Desk(room.services, load_commands())
    planned = await desk.answer(ask("digest set 08:00 UTC", channel="@ada", manager=True))

    assert planned.line == "The digest is posted here every day at 08:00 (UTC)"


async def test_an_alert_that_is_set_in_direct_messages_goes_there(room: Newsroom) -> None:
    desk = Desk(room.services, load_commands())
    await desk.answer(ask("alert add ferry", channel="@ada"))
    await desk.answer(ask("alert add ferry where:DM"))

    (listed,) = (await desk.answer(ask("alert list", channel="@ada"))).parts[1:2]
    assert "· here ·" in str(listed)
    known = await room.storage.read(lambda t: t.channels.list(room.workspace.id))
    (alert,) = await room.storage.read(lambda t: t.subscriptions.list(room.workspace.id, "ada"))
    assert [c.remote_id for c in known if c.id == alert.channel_id] == ["@ada"]


async def test_names_given_by_the_platform_stay(desk: Desk, ping: Ping) -> None:
    await desk.answer(ask("ping"))

    assert ping.contexts[0].workspace.name == "Newsroom"
    assert ping.contexts[0].channel.name == "general"


async def test_a_channels_new_plan_is_seen_by_the_next_request(
    desk: Desk, ping: Ping, room: Newsroom
) -> None:
    await desk.answer(ask("ping"))
    plan = DigestPlan(time(7), "Asia/Tokyo")
    await room.storage.write(
        lambda t: t.channels.set_plan(
            room.workspace.id, room.channel.id, plan, datetime(2026, 3, 13, tzinfo=UTC)
        )
    )
    await desk.answer(ask("ping"))

    assert [context.channel.plan for context in ping.contexts] == [None, plan]


async def test_what_is_for_managers_is_refused_to_others(desk: Desk) -> None:
    refused = await desk.answer(ask("/purge all"))
    allowed = await desk.answer(ask("/purge all", manager=True))

    assert text_of(refused) == (
        "Only managers can use `/purge all`. Ask one of them; `/help` shows what everybody can ask."
    )
    assert text_of(allowed) == "pong"


async def test_an_error_becomes_a_sentence_with_what_to_do(desk: Desk, ping: Ping) -> None:
    ping.fail = QueryError("A quote is open.", fix='Close it: `"North Korea"`.')

    answer = await desk.answer(ask("ping"))

    assert text_of(answer) == 'A quote is open. Close it: `"North Korea"`.'
    assert answer.line == 'A quote is open. Close it: "North Korea".'


async def test_an_error_of_the_world_brings_its_default_advice(desk: Desk, ping: Ping) -> None:
    ping.fail = UnreachableError("wire.example does not answer.")

    assert text_of(await desk.answer(ask("ping"))) == (
        "wire.example does not answer. Check the address and the network."
    )


async def test_the_nearest_names_are_offered_for_the_argument_in_question(
    desk: Desk, find: Find
) -> None:
    find.fail = NotFoundError(
        "No article here names “Soth Korea”.",
        nearest=("South Korea", "North Korea"),
        subject="Soth Korea",
    )

    answer = await desk.answer(ask('find Japan "Soth Korea"'))

    choices = answer.parts[-1]
    assert isinstance(choices, Choices)
    assert [(button.label, button.request) for button in choices.buttons] == [
        ("South Korea", 'find Japan "South Korea"'),
        ("North Korea", 'find Japan "North Korea"'),
    ]


async def test_nothing_near_is_no_choice(desk: Desk, find: Find) -> None:
    find.fail = NotFoundError("Nobody.", fix="Try another.", subject="x")

    assert len((await desk.answer(ask("find x y"))).parts) == 1


async def test_an_unexpected_failure_is_logged_in_full_and_admitted_in_a_sentence(
    desk: Desk, ping: Ping, caplog: pytest.LogCaptureFixture
) -> None:
    ping.fail = ZeroDivisionError("secret detail")

    with caplog.at_level(logging.ERROR):
        answer = await desk.answer(ask("ping"))

    (record,) = caplog.records
    assert record.exc_info
    assert record.exc_info[1] is ping.fail
    (reference,) = record.args  # type: ignore[misc]
    assert f"at {reference}." in text_of(answer)
    assert "secret detail" not in text_of(answer)


async def test_cancelling_passes_through(desk: Desk, ping: Ping) -> None:
    ping.fail = asyncio.CancelledError()

    with pytest.raises(asyncio.CancelledError):
        await desk.answer(ask("ping"))


def test_the_shelf_is_in_the_order_of_help() -> None:
    names = list(load_commands())

    assert names[:2] == ["latest", "who"]
    assert names.index("summarize") < names.index("help") < names.index("alert add")
    assert not {"base", "line", "dispatch", "cursor", "completion", "words"} & set(names)


@pytest.mark.parametrize("kind", [StorageError, DiskFullError, CorruptDatabaseError])
async def test_trouble_with_the_database_tells_no_reader_where_it_is(
    desk: Desk, ping: Ping, caplog: pytest.LogCaptureFixture, kind: type[StorageError]
) -> None:
    ping.fail = kind(f"The database {SECRET} is in trouble.", fix="See which program has it open.")
    answer = await desk.answer(replace(ASK, line="ping"))
    assert answer.line == (
        "The bot cannot get at what it has stored at the moment. "
        "Try again in a minute; if it stays so, tell whoever runs the bot: its log says why."
    )
    assert SECRET in caplog.text
    console = await desk.answer(replace(ASK, line="ping", operator=True))
    assert SECRET in console.line


@pytest.mark.parametrize(
    "error", [TooLongError("That look-up takes too much work."), StoppingError("It is stopped.")]
)
async def test_what_whoever_asks_can_do_about_the_database_is_said(
    desk: Desk, ping: Ping, error: StorageError
) -> None:
    ping.fail = error
    assert (await desk.answer(replace(ASK, line="ping"))).line == str(error)
