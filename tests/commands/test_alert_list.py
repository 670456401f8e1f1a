from bot.model.workspace import DIRECT
from bot.storage.contract import Transaction
from commands.alert_add import AlertAdd
from commands.alert_list import AlertList
from tests.builders.newsroom import NOW, Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden, printed


async def test_alerts_are_listed_with_where_they_go(archive: SmallArchive) -> None:
    room = archive.room
    other = await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "o", "markets"))
    await room.ask(AlertAdd(), query="actor:Takaichi")
    await AlertAdd()(room.context(channel=other), query='"chip fund"')
    await AlertAdd()(room.context(person="bo"), query="nobody's business")
    assert_golden(await room.ask(AlertList()), "alert_list")


async def test_without_alerts_it_says_how_one_is_set(room: Newsroom) -> None:
    answer = await room.ask(AlertList())
    assert answer.line == "You have no alerts"
    assert "/alert add actor:NAME" in str(answer.parts)


async def test_alerts_in_direct_messages_that_are_closed_say_so_for_as_long_as_they_are(
    room: Newsroom,
) -> None:
    await room.ask(AlertAdd(), query="ferry", where="DM")

    def close(t: Transaction) -> None:
        direct = t.channels.find(room.workspace.id, f"{DIRECT}ada")
        assert direct is not None
        t.channels.close(room.workspace.id, direct.id, "Closed.", NOW)

    await room.storage.write(close)
    shown = printed(await room.ask(AlertList()))
    assert "direct messages, paused: I cannot write there" in shown
    assert "/alert resume" in shown
