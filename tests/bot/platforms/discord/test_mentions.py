"""Names of commands that can be pressed, with the ids that Discord gave."""

from pathlib import Path

from hypothesis import given

from bot.model.message import Code, Message, Paragraph, Plain
from bot.model.request import CommandInfo
from bot.platforms.discord.limits import CHARACTERS, UTF8_BYTES, measure
from bot.platforms.discord.mentions import link_commands, mentions_of
from bot.platforms.discord.render import render_message
from tests.bot.platforms.discord.any_message import messages as any_messages
from tests.bot.platforms.discord.conftest import Connect
from tests.bot.platforms.discord.test_delivery import channel
from tests.fakes.discord.desk import FakeDesk
from tests.fakes.discord.rules import texts_of
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.world import NEWS

TRY = Message((Paragraph((Plain("Try "), Code("/trending"), Plain(" or "), Code("/who Kim"))),))
INFOS = [CommandInfo(name, "x") for name in ("who", "story", "story split", "news status")]


def test_sub_commands_are_mentioned_by_their_groups_id() -> None:
    assert mentions_of(INFOS, {"who": "1", "news": "2", "story-split": "3"}) == {
        "who": "</who:1>",
        "news status": "</news status:2>",
        "story split": "</story-split:3>",
    }


async def test_answers_and_digests_mention_commands_also_after_a_restart(
    discord: FakeDiscord, desk: FakeDesk, connect: Connect, tmp_path: Path
) -> None:
    desk.answers["latest"] = TRY
    for _ in range(2):
        async with connect(commands_file=tmp_path / "kept") as platform:
            asked = await discord.slash("latest")
            answer = await asked.answer()
            await platform.send(channel(NEWS), TRY, "alert-1")
        known = {command["name"]: command["id"] for command in discord.world.commands}
        assert answer == f"Try </trending:{known['trending']}> or `/who Kim`"
    assert texts_of(discord.world.sent(NEWS)[-1]) == [answer]
    assert discord.world.overwrites == 1


def test_a_line_with_arguments_is_named_as_discord_has_its_command() -> None:
    lines = ("/story split 2 3", "/story 2", "/news status now", "/unknown command x")
    shown = render_message(Message(tuple(Paragraph((Code(line),)) for line in lines)))
    link_commands(shown, mentions_of(INFOS, {"story": "1", "news": "2", "story-split": "3"}))
    (text,) = texts_of(shown[0])
    assert text.split("\n\n") == [
        *("`/story-split 2 3`", "`/story 2`", "`/news status now`", "`/unknown command x`")
    ]


async def test_an_old_file_of_commands_is_read_anew(
    discord: FakeDiscord, connect: Connect, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    kept.write_text("0f" * 32 + "\n", encoding="ascii")
    async with connect(commands_file=kept):
        pass
    assert discord.world.overwrites == 1


def test_what_feeds_say_is_never_a_mention() -> None:
    hostile = Message((Paragraph((Plain("`/who` and \\`/who` and </who:1>"),)),))
    payloads = render_message(hostile)
    before = [texts_of(payload) for payload in payloads]
    link_commands(payloads, {"who": "</who:1>"})
    assert [texts_of(payload) for payload in payloads] == before


@given(any_messages)
def test_mentions_never_exceed_a_limit(message: Message) -> None:
    payloads = render_message(message)
    long = {info.name: f"</{info.name}:{'9' * 400}>" for info in INFOS}
    link_commands(payloads, long)
    for payload in payloads:
        sizes = [measure(component) for component in payload["components"]]
        assert sum(size.characters for size in sizes) <= CHARACTERS
        assert sum(size.utf8_bytes for size in sizes) <= UTF8_BYTES


def test_where_there_is_no_room_a_command_stays_code() -> None:
    many = Message((Paragraph((Plain("x" * 3_900), Code("/who"))),))
    payloads = render_message(many)
    link_commands(payloads, {"who": f"</who:{'1' * 300}>"})
    assert "`/who`" in texts_of(payloads[-1])[-1]
