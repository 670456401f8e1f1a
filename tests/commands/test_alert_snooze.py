from datetime import timedelta

import pytest

from bot.model.delivery import Subscription
from bot.model.errors import NotFoundError, UsageError
from commands.alert_add import AlertAdd
from commands.alert_list import AlertList
from commands.alert_snooze import AlertSnooze
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import assert_golden


async def own(room: Newsroom) -> Subscription:
    (found,) = await room.storage.read(lambda t: t.subscriptions.list(room.workspace.id, "ada"))
    return found


async def test_an_alert_is_quiet_until_then_and_the_list_says_so(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="actor:Takaichi")
    answer = await room.ask(AlertSnooze(), alert="1", **{"for": "3 days"})
    assert (await own(room)).snoozed_until == NOW + timedelta(days=3)
    assert_golden(answer, "alert_snooze")
    assert_golden(await room.ask(AlertList()), "alert_list_snoozed")


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("1 2h", 2),
        ("#1 for:2h", 2),
        ("1", 24),
        ("actor:Takaichi for:2 hours", 2),
        ("actor:Takaichi", 24),
    ],
)
async def test_number_and_time_in_one_go(room: Newsroom, typed: str, hours: int) -> None:
    await room.ask(AlertAdd(), query="actor:Takaichi")
    await room.ask(AlertSnooze(), alert=typed)
    assert (await own(room)).snoozed_until == NOW + timedelta(hours=hours)


async def test_off_wakes_it(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    await room.ask(AlertSnooze(), alert="1")
    answer = await room.ask(AlertSnooze(), alert="1", **{"for": "off"})
    assert answer.line == "Alert 1 is awake again"
    assert (await own(room)).snoozed_until is None


async def test_nobody_snoozes_another_persons_alert(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    with pytest.raises(NotFoundError, match="You have no alert"):
        await AlertSnooze()(room.context(person="bo"), alert="1")
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    with pytest.raises(NotFoundError, match="You have no alert"):
        await AlertSnooze()(room.context(workspace=other), alert="1")
    assert (await own(room)).snoozed_until is None


async def test_a_time_that_is_none_is_explained(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    with pytest.raises(UsageError, match="not a time I understand"):
        await room.ask(AlertSnooze(), alert="1", **{"for": "a bit"})
