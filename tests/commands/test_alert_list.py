from commands.alert_add import AlertAdd
from commands.alert_list import AlertList
from tests.builders.newsroom import Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


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
