from bot.model.delivery import NewDelivery
from commands.alert_add import AlertAdd
from commands.alert_list import AlertList
from commands.alert_remove import AlertRemove
from commands.digest_set import DigestSet
from commands.me_data import MeData
from commands.me_forget import MeForget
from tests.builders.newsroom import NOW, Newsroom
from tests.commands.golden import assert_golden


async def test_it_asks_first_and_then_deletes(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    assert_golden(await room.ask(MeForget()), "me_forget")
    assert (await room.ask(AlertList())).line == "You have 1 alert"
    assert_golden(await room.ask(MeForget(), confirm="yes"), "me_forget_done")
    assert (await room.ask(AlertList())).line == "You have no alerts"


async def test_only_ones_own_is_deleted_with_what_was_sent_for_it(room: Newsroom) -> None:
    workspace, channel = room.workspace.id, room.channel.id
    await room.ask(AlertAdd(), query="storm")
    await AlertAdd()(room.context(person="bo"), query="storm")
    for key in ("alert-1-7", "alert-2-7", "alert-10-7", "digest-1-x"):
        await room.storage.write(
            lambda t, k=key: t.deliveries.queue(NewDelivery(workspace, channel, k, "{}", NOW))  # type: ignore[misc]
        )
    await room.ask(MeForget(), confirm="yes")
    assert (await room.storage.read(lambda t: t.deliveries.counts(workspace, NOW))).waiting == 3
    bo = await room.storage.read(lambda t: t.subscriptions.list(workspace, "bo"))
    assert len(bo) == 1
    assert (await room.storage.write(lambda t: t.deliveries.claim(NOW)))[0].key == "alert-2-7"


async def test_without_data_there_is_nothing_to_delete(room: Newsroom) -> None:
    for arguments in ({}, {"confirm": "yes"}):
        answer = await room.ask(MeForget(), **arguments)
        assert "Nothing is stored about you" in str(answer.parts)


async def test_other_servers_keep_theirs(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="storm")
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    await MeForget()(room.context(workspace=other), confirm="yes")
    assert (await room.ask(AlertList())).line == "You have 1 alert"


async def test_an_address_without_alerts_is_shown_and_forgotten(room: Newsroom) -> None:
    await room.ask(AlertAdd(), query="ferry", where="DM")
    await room.ask(AlertRemove(), alert="1")

    shown = await room.ask(MeData())
    assert "the address of your direct messages" in shown.line
    assert '"direct_messages": true' in str(shown.parts)
    assert "the address of your direct messages" in (await room.ask(MeForget())).line
    done = await room.ask(MeForget(), confirm="yes")
    assert done.line.startswith("Deleted: the address of your direct messages.")
    channels = await room.storage.read(lambda t: t.channels.list(room.workspace.id))
    assert [c.remote_id for c in channels] == ["c"]
    assert "Nothing is stored" in (await room.ask(MeData())).line


async def test_who_planned_a_digest_is_shown_and_forgotten(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    await room.ask(AlertAdd(), query="ferry", where="DM")
    data = await room.ask(MeData())
    assert "which digests you planned" in data.line
    assert '"digests_you_planned": [' in str(data.parts)
    for arguments in ({}, {"confirm": "yes"}):
        other = await MeForget()(room.context(person="bo"), **arguments)
        assert "Nothing is stored about you here" in other.line
    assert "which digests you planned" in (await room.ask(MeForget())).line
    done = await room.ask(MeForget(), confirm="yes")
    assert done.line.startswith("Deleted: which digests you planned")
    channels = await room.storage.read(lambda t: t.channels.list(room.workspace.id))
    assert [c.remote_id for c in channels] == ["c"]
    assert channels[0].plan is not None
    assert channels[0].plan.set_by == ""
    assert "Nothing is stored" in (await room.ask(MeForget())).line
