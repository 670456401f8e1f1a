import json
from datetime import timedelta

from bot.model.message import Attachment, Buttons, Message
from commands.alert_add import AlertAdd
from commands.me_data import MeData
from tests.builders.newsroom import NOW, Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


def data_of(message: Message) -> dict[str, object]:
    (file,) = [part for part in message.parts if isinstance(part, Attachment)]
    loaded: dict[str, object] = json.loads(file.text)
    return loaded


async def test_it_holds_all_alerts_and_what_was_told(archive: SmallArchive) -> None:
    room = archive.room
    await room.ask(AlertAdd(), query="actor:Takaichi")
    await AlertAdd()(room.context(person="bo"), query="somebody else's")

    def told(t):
        t.subscriptions.snooze(room.workspace.id, "ada", 1, NOW + timedelta(hours=1))
        return t.subscriptions.record_alert(room.workspace.id, 1, archive.summit, NOW)

    assert await room.storage.write(told)
    answer = await room.ask(MeData())
    assert_golden(answer, "me_data")
    assert "somebody" not in str(data_of(answer))


async def test_without_alerts_nothing_is_stored(room: Newsroom) -> None:
    answer = await room.ask(MeData())
    assert answer.line == "Nothing is stored about you here: you have no alerts."
    assert data_of(answer)["alerts"] == []
    assert not [part for part in answer.parts if isinstance(part, Buttons)]


async def test_who_was_named_a_manager_is_not_told_of_no_alerts(room: Newsroom) -> None:
    await room.storage.write(lambda t: t.managers.add(room.workspace.id, "ada", NOW))
    answer = await room.ask(MeData())
    assert answer.line == (
        "This is all that is stored about you here: your id and that you were named as a manager."
    )


async def test_another_servers_data_stays_there(archive: SmallArchive) -> None:
    await archive.room.ask(AlertAdd(), query="storm")
    other = await archive.room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    answer = await MeData()(archive.room.context(workspace=other))
    assert data_of(answer)["alerts"] == []
