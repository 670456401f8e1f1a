"""Workspaces and channels, on both engines."""

from dataclasses import replace
from datetime import time, timedelta

from bot.model.delivery import NewDelivery
from bot.model.workspace import Channel, DigestPlan, direct_id
from bot.storage.contract import Counts, Transaction
from tests.builders.articles import NOON, build_tagged, store_article

pytest_plugins = ["tests.builders.storage"]

PLAN = DigestPlan(
    at=time(7, 30), zone="Asia/Seoul", stories=5, model="lead", paused=False, set_by="U1"
)


def channel_of(t: Transaction, workspace_id: int, remote_id: str = "c") -> Channel:
    return t.channels.ensure(workspace_id, remote_id, "general")


def test_a_workspace_is_made_once_and_takes_its_new_name(t: Transaction) -> None:
    first = t.workspaces.ensure("discord", "1", "Old name")
    other = t.workspaces.ensure("slack", "1", "Another")
    again = t.workspaces.ensure("discord", "1", "New name")

    assert again.id == first.id
    assert again.name == "New name"
    assert t.workspaces.ensure("discord", "1", "").name == "New name"
    assert t.workspaces.all() == [again, other]
    assert t.workspaces.find("slack", "1") == other
    assert t.workspaces.find("slack", "2") is None


def test_new_feeds_are_counted_by_workspace_and_day(t: Transaction, mine: int, theirs: int) -> None:
    today, tomorrow = NOON.date(), NOON.date() + timedelta(days=1)
    assert t.workspaces.note_new_feeds(mine, today, 2) == 2
    assert t.workspaces.note_new_feeds(mine, today, 3) == 5
    assert t.workspaces.note_new_feeds(theirs, today, 1) == 1
    assert t.workspaces.note_new_feeds(mine, tomorrow, 4) == 4
    assert t.workspaces.note_new_feeds(mine, tomorrow, 0) == 4


def test_counts_are_of_one_workspace(t: Transaction, mine: int, theirs: int) -> None:
    t.feeds.add(mine, "https://a.example/feed", "web")
    story = t.stories.create(mine, "en", NOON)
    store_article(t, mine, "1", actors=[build_tagged(), build_tagged("Ana Prat")], story_id=story)
    store_article(t, mine, "2")

    assert t.workspaces.counts(mine) == Counts(feeds=1, articles=2, stories=1, actors=2)
    assert t.workspaces.counts(theirs) == Counts(0, 0, 0, 0)


def test_a_channel_is_made_once_and_takes_its_new_name(t: Transaction, mine: int) -> None:
    first = channel_of(t, mine)
    again = t.channels.ensure(mine, "c", "news")

    assert first.platform == "console"
    assert (first.plan, first.next_due) == (None, None)
    assert (again.id, again.name) == (first.id, "news")


def test_a_channel_is_seen_only_from_its_workspace(t: Transaction, mine: int, theirs: int) -> None:
    channel = channel_of(t, mine)
    same_name = channel_of(t, theirs)

    assert t.channels.get(mine, channel.id) == channel
    assert t.channels.get(theirs, channel.id) is None
    assert t.channels.list(mine) == [channel]
    assert t.channels.list(theirs) == [same_name]


def test_a_plan_comes_back_as_it_was_set(t: Transaction, mine: int, theirs: int) -> None:
    channel = channel_of(t, mine)
    t.channels.set_plan(mine, channel.id, PLAN, NOON)
    t.channels.set_plan(theirs, channel.id, None, None)

    kept = t.channels.get(mine, channel.id)
    assert kept is not None
    assert (kept.plan, kept.next_due) == (PLAN, NOON)

    t.channels.set_plan(mine, channel.id, None, None)
    kept = t.channels.get(mine, channel.id)
    assert kept is not None
    assert (kept.plan, kept.next_due) == (None, None)


def test_due_channels_come_from_all_workspaces_the_earliest_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    late, later = channel_of(t, mine, "late"), channel_of(t, theirs, "later")
    for channel, minutes in ((late, 5), (later, 0), (channel_of(t, mine, "future"), -1)):
        due = NOON - timedelta(minutes=minutes)
        t.channels.set_plan(channel.workspace_id, channel.id, PLAN, due)
    paused = DigestPlan(at=time(7), zone="UTC", paused=True)
    t.channels.set_plan(mine, channel_of(t, mine, "paused").id, paused, NOON)
    channel_of(t, mine, "no plan")

    assert [channel.id for channel in t.channels.due(NOON)] == [late.id, later.id]
    after = t.channels.due_after(NOON - timedelta(minutes=2))
    assert [channel.remote_id for channel in after] == ["later", "future"]
    pause = replace(PLAN, paused_until=NOON)
    t.channels.set_plan(theirs, later.id, pause, NOON)
    after = t.channels.due_after(NOON - timedelta(minutes=2))
    assert [channel.remote_id for channel in after] == ["future"]


def test_advancing_sets_the_next_slot_only(t: Transaction, mine: int, theirs: int) -> None:
    channel = channel_of(t, mine)
    t.channels.set_plan(mine, channel.id, PLAN, NOON)
    t.channels.advance(mine, channel.id, NOON + timedelta(days=1))
    t.channels.advance(theirs, channel.id, None)

    kept = t.channels.get(mine, channel.id)
    assert kept is not None
    assert (kept.plan, kept.next_due) == (PLAN, NOON + timedelta(days=1))
    assert not t.channels.due(NOON)


def test_a_closed_channel_is_not_due_until_it_is_open_again(
    t: Transaction, mine: int, theirs: int
) -> None:
    channel = channel_of(t, mine)
    t.channels.set_plan(mine, channel.id, PLAN, NOON)

    assert not t.channels.close(theirs, channel.id, "Not theirs.", NOON)
    assert t.channels.close(mine, channel.id, "It was deleted.", NOON)
    assert not t.channels.close(mine, channel.id, "Again.", NOON)
    closed = t.channels.find(mine, "c")
    assert closed is not None
    assert (closed.closed_at, closed.closed_reason, closed.closed_told) == (
        *(NOON, "It was deleted."),
        False,
    )
    assert t.channels.due(NOON) == []
    t.channels.note_told(mine, channel.id)
    assert t.channels.list(mine)[0].closed_told
    t.channels.reopen(mine, channel.id, NOON)
    assert [c.id for c in t.channels.due(NOON)] == [channel.id]
    assert t.channels.find(theirs, "c") is None


def test_a_workspace_that_was_left_waits_and_is_purged_in_the_end(
    t: Transaction, mine: int, theirs: int
) -> None:
    for workspace in (mine, theirs):
        channel = channel_of(t, workspace)
        t.channels.set_plan(workspace, channel.id, PLAN, NOON)
        t.feeds.add(workspace, "https://a.example/feed", "web")
        story = t.stories.create(workspace, "en", NOON)
        store_article(t, workspace, "1", actors=[build_tagged()], story_id=story)
    t.workspaces.leave(mine, NOON)

    assert [c.workspace_id for c in t.channels.due(NOON)] == [theirs]
    assert [f.workspace_id for f in t.feeds.due(NOON)] == [theirs]
    assert t.workspaces.purge_left(NOON) == []
    t.workspaces.come_back(mine)
    assert len(t.feeds.due(NOON)) == 2
    t.workspaces.leave(mine, NOON)
    (gone,) = t.workspaces.purge_left(NOON + timedelta(days=30))
    assert gone.id == mine
    assert t.workspaces.counts(mine) == Counts(0, 0, 0, 0)
    assert t.workspaces.counts(theirs).articles == 1


def test_a_workspace_is_greeted_once(t: Transaction, mine: int) -> None:
    assert t.workspaces.greet(mine, NOON)
    assert not t.workspaces.greet(mine, NOON)


def test_what_waits_for_a_channel_is_given_up_together(t: Transaction, mine: int) -> None:
    channel, other = channel_of(t, mine), channel_of(t, mine, "d")
    for key, to in (("a", channel), ("b", channel), ("c", other)):
        t.deliveries.queue(NewDelivery(mine, to.id, key, "{}", NOON))
    given_up = t.deliveries.give_up_all(mine, channel.id, "It was deleted.")
    assert [delivery.key for delivery in given_up] == ["a", "b"]

    assert [delivery.key for delivery in t.deliveries.claim(NOON)] == ["c"]
    assert t.deliveries.counts(mine, NOON).dead == 2


def test_what_waits_for_the_bot_to_come_back_is_not_late(
    t: Transaction, mine: int, theirs: int
) -> None:
    for workspace_id in (mine, theirs):
        channel = channel_of(t, workspace_id)
        t.channels.set_plan(workspace_id, channel.id, PLAN, NOON)
        t.feeds.add(workspace_id, "https://coast.example/feed", "web", next_at=NOON)
    late = NOON + timedelta(hours=1)
    assert (t.health.read(late).digests_late, t.health.read(late).feeds_late) == (2, 2)
    t.workspaces.leave(theirs, NOON)
    assert (t.health.read(late).digests_late, t.health.read(late).feeds_late) == (1, 1)
    t.channels.close(mine, channel_of(t, mine).id, "It was deleted.", NOON)
    assert t.health.read(late).digests_late == 0


def test_who_is_forgotten_here_is_known_elsewhere(t: Transaction, mine: int, theirs: int) -> None:
    for workspace_id in (mine, theirs):
        t.channels.ensure(workspace_id, direct_id("U1"), "direct messages")
        for remote_id, person in (("c", "U1"), ("d", "U2")):
            channel = channel_of(t, workspace_id, remote_id)
            plan = replace(PLAN, set_by=person)
            t.channels.set_plan(workspace_id, channel.id, plan, NOON)
    t.channels.ensure(mine, direct_id("U2"), "direct messages")
    t.channels.forget(mine, "U1")

    def kept(workspace_id: int) -> dict[str, str]:
        channels = t.channels.list(workspace_id)
        return {c.remote_id: c.plan.set_by if c.plan else "" for c in channels}

    assert kept(mine) == {"c": "", "d": "U2", direct_id("U2"): ""}
    assert kept(theirs) == {direct_id("U1"): "", "c": "U1", "d": "U2"}


def test_a_channel_is_deleted_from_its_own_workspace_only(
    t: Transaction, mine: int, theirs: int
) -> None:
    channel, other = channel_of(t, mine), channel_of(t, mine, "d")
    t.channels.delete(theirs, channel.id)
    assert t.channels.list(mine) == [channel, other]
    t.channels.delete(mine, channel.id)
    assert t.channels.list(mine) == [other]


def test_what_is_closed_for_long_is_found_where_the_bot_still_is(
    t: Transaction, mine: int, theirs: int
) -> None:
    for workspace_id in (mine, theirs):
        t.channels.close(workspace_id, channel_of(t, workspace_id).id, "It was deleted.", NOON)
    channel_of(t, mine, "open")
    later = NOON + timedelta(seconds=1)

    assert t.channels.closed_since(NOON) == []
    assert [c.workspace_id for c in t.channels.closed_since(later)] == [mine, theirs]
    t.workspaces.leave(theirs, NOON)
    assert [c.workspace_id for c in t.channels.closed_since(later)] == [mine]


def test_another_workspace_neither_sees_nor_gives_up_what_waits(
    t: Transaction, mine: int, theirs: int
) -> None:
    channel, other = channel_of(t, mine), channel_of(t, mine, "d")
    for key, to in (("a-1", channel), ("b", other), ("a_2", channel)):
        t.deliveries.queue(NewDelivery(mine, to.id, key, "{}", NOON))

    def waiting(workspace_id: int, channel: Channel) -> list[str]:
        return [one.key for one in t.deliveries.waiting_for(workspace_id, channel.id)]

    assert t.deliveries.give_up_all(theirs, channel.id, "Not theirs.") == []
    assert (waiting(theirs, channel), waiting(mine, channel)) == ([], ["a-1", "a_2"])
    assert (t.deliveries.count(theirs, "a"), t.deliveries.count(mine, "a_")) == (0, 1)
