from dataclasses import replace

import pytest

from bot.model.errors import NotFoundError
from bot.model.message import Buttons, Message
from commands.alert_add import AlertAdd
from commands.alert_list import AlertList
from commands.alert_remove import AlertRemove
from tests.builders.newsroom import Newsroom


@pytest.mark.parametrize("reference", ["1", "#1", 'actor:"Kim Jong-un"', "actor:Kim Jong-un"])
async def test_an_alert_ends_by_its_number_or_its_words(room: Newsroom, reference: str) -> None:
    await room.ask(AlertAdd(), query='actor:"Kim Jong-un"')
    answer = await room.ask(AlertRemove(), alert=reference)
    assert answer.line == 'Alert 1 has ended: actor:"Kim Jong-un"'
    assert (await room.ask(AlertList())).line == "You have no alerts"


def again(message: Message) -> list[str]:
    """Return what the buttons of an answer ask."""
    return [b.request for part in message.parts if isinstance(part, Buttons) for b in part.buttons]


async def test_it_is_set_again_where_it_was(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    await room.ask(AlertAdd(), query="storm", where="DM")
    assert again(await room.ask(AlertRemove(), alert="1")) == ["alert add storm"]
    assert again(await room.ask(AlertRemove(), alert="2")) == ["alert add storm where:DM"]


async def test_that_of_another_channel_is_not_set_again_here(room: Newsroom) -> None:
    other = await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "x", "other"))
    await AlertAdd()(replace(room.context(), channel=other), query="storm")
    assert again(await room.ask(AlertRemove(), alert="1")) == []


async def test_nobody_ends_another_persons_alert(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    with pytest.raises(NotFoundError, match="You have no alert"):
        await AlertRemove()(room.context(person="bo"), alert="1")
    assert (await room.ask(AlertList())).line == "You have 1 alert"


async def test_a_manager_ends_what_others_set_in_the_channel(room: Newsroom) -> None:
    for person in ("ada", "bo"):
        await AlertAdd()(room.context(person=person), query="storm")
    answer = await AlertRemove()(room.context(person="cleo", manager=True), alert="storm")
    assert answer.line == "The alert on storm has ended here, for everyone who set it"
    for person in ("ada", "bo"):
        listed = await AlertList()(room.context(person=person))
        assert listed.line == "You have no alerts"


async def test_a_manager_ends_nothing_of_another_channel(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    other = await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "x", "other"))
    context = replace(room.context(person="cleo", manager=True), channel=other)
    with pytest.raises(NotFoundError, match="no alert"):
        await AlertRemove()(context, alert="storm")
    assert (await room.ask(AlertList())).line == "You have 1 alert"


async def test_of_two_alerts_in_the_same_words_the_one_here_ends(room: Newsroom) -> None:
    other = await room.storage.write(lambda t: t.channels.ensure(room.workspace.id, "x", "other"))
    for channel in (other, room.channel):
        await AlertAdd()(replace(room.context(), channel=channel), query="storm")
    answer = await room.ask(AlertRemove(), alert="storm")
    assert answer.line == "Alert 2 has ended: storm"
