"""Digests and what channels have been told, on both engines."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.delivery import NewDelivery
from bot.model.digest import Choice, Digest, DigestStory, Told
from bot.model.story import SummarySentence
from bot.storage.contract import Transaction
from tests.builders.articles import NOON

pytest_plugins = ["tests.builders.storage"]

DAY = timedelta(days=1)


def build_digest(t: Transaction, workspace_id: int, due_at: datetime = NOON) -> Digest:
    channel = t.channels.ensure(workspace_id, "c", "general")
    story_id = t.stories.create(workspace_id, "en", NOON)
    told = DigestStory(
        position=1,
        story_id=story_id,
        headline="Hafen öffnet",
        url="https://coast.example/1",
        sentences=(SummarySentence("The harbour opened.", 7, "Coast", "https://coast.example/1"),),
        actors=(("Mara Lind", "person"), ("日本", "place")),
        outlet="Coast",
        more_outlets=2,
        at=NOON - timedelta(hours=2),
        update=True,
        article_ids=(7, 8),
    )
    chosen = Choice(story_id, "Hafen öffnet", 1.5, 0.5, 0.25, 0.25, 0.25, 0.25, position=1)
    left = replace(chosen, story_id=story_id + 10**6, position=0, reason="It was told on Friday.")
    return Digest(
        workspace_id=workspace_id,
        channel_id=channel.id,
        due_at=due_at,
        stories=(told,),
        choices=(chosen, left),
        articles=41,
        feeds=9,
        next_due=due_at + DAY,
        zone="Europe/Berlin",
    )


def told_of(digest: Digest, at: datetime = NOON) -> Told:
    return Told(digest.stories[0].story_id, at, (7, 8), ("The harbour opened.",))


def delivery_of(digest: Digest, key: str = "digest-1") -> NewDelivery:
    return NewDelivery(digest.workspace_id, digest.channel_id, key, "{}", NOON)


def test_a_digest_comes_back_as_it_was_recorded(t: Transaction, mine: int, theirs: int) -> None:
    digest = build_digest(t, mine)
    digest_id = t.digests.record(digest, [told_of(digest)], [delivery_of(digest)])

    assert digest_id > 0
    assert t.digests.last(mine, digest.channel_id) == replace(digest, id=digest_id)
    assert t.digests.last(theirs, digest.channel_id) is None
    assert t.digests.told(mine, digest.channel_id, NOON) == [told_of(digest)]
    assert [d.key for d in t.deliveries.claim(NOON)] == ["digest-1"]


def test_digests_that_weighed_a_story_are_found_the_newest_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    digest = build_digest(t, mine)
    later = replace(digest, due_at=NOON + DAY)
    story_id, channel_id = digest.stories[0].story_id, digest.channel_id
    for one in (digest, later, replace(digest, due_at=NOON + 2 * DAY, choices=())):
        t.digests.record(one, [], [])
    found = t.digests.weighing(mine, channel_id, story_id)
    assert [one.due_at for one in found] == [later.due_at, digest.due_at]
    assert t.digests.weighing(mine, channel_id, story_id + 1) == []
    assert t.digests.weighing(theirs, channel_id, story_id) == []


def test_a_slot_has_one_digest(t: Transaction, mine: int) -> None:
    digest = build_digest(t, mine)
    t.digests.record(digest, [told_of(digest)], [delivery_of(digest)])

    assert t.digests.record(digest, [told_of(digest)], [delivery_of(digest, "again")]) == 0
    assert len(t.digests.told(mine, digest.channel_id, NOON)) == 1
    assert [d.key for d in t.deliveries.claim(NOON)] == ["digest-1"]
    assert t.digests.record(replace(digest, due_at=NOON + DAY), [], []) > 0


def test_a_skipped_slot_is_taken_but_is_no_digest(t: Transaction, mine: int, theirs: int) -> None:
    digest = build_digest(t, mine)
    channel_id = digest.channel_id
    t.digests.record(digest, [], [])
    t.digests.skip(mine, channel_id, NOON + DAY, "The bot was down for seven hours.")
    t.digests.skip(mine, channel_id, NOON, "Too late to matter.")

    last = t.digests.last(mine, channel_id)
    assert last is not None
    assert last.due_at == NOON
    assert t.digests.has_slot(mine, channel_id, NOON)
    assert t.digests.has_slot(mine, channel_id, NOON + DAY)
    assert t.digests.skipped(mine, channel_id) == (
        NOON + DAY,
        "The bot was down for seven hours.",
    )
    assert t.digests.skipped(theirs, channel_id) is None
    t.digests.record(replace(digest, due_at=NOON + 2 * DAY), [], [])
    assert t.digests.skipped(mine, channel_id) is None
    assert not t.digests.has_slot(mine, channel_id, NOON + 3 * DAY)
    assert not t.digests.has_slot(theirs, channel_id, NOON)
    assert t.digests.record(replace(digest, due_at=NOON + DAY), [], []) == 0


def test_the_last_digest_is_the_one_that_came_last(t: Transaction, mine: int) -> None:
    digest = build_digest(t, mine, NOON)
    t.digests.record(digest, [], [])
    late = t.digests.record(replace(digest, due_at=NOON - DAY), [], [])

    last = t.digests.last(mine, digest.channel_id)
    assert last is not None
    assert last.id == late
    assert t.digests.last(mine, digest.channel_id + 1) is None


def test_told_is_of_one_channel_since_then_the_oldest_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    digest = build_digest(t, mine)
    for days in (0, -2, -8):
        told = [told_of(digest, NOON + days * DAY)]
        t.digests.record(replace(digest, due_at=NOON + days * DAY), told, [])

    found = t.digests.told(mine, digest.channel_id, NOON - 7 * DAY)
    assert [one.at for one in found] == [NOON - 2 * DAY, NOON]
    assert t.digests.told(theirs, digest.channel_id, NOON - 7 * DAY) == []
    assert t.digests.told(mine, digest.channel_id + 1, NOON - 7 * DAY) == []


def test_what_never_arrived_is_untold_of_that_moment_and_channel_only(
    t: Transaction, mine: int, theirs: int
) -> None:
    digest = build_digest(t, mine)
    for days in (0, 1):
        moment = NOON + days * DAY
        t.digests.record(replace(digest, due_at=moment), [told_of(digest, moment)], [])
    t.digests.untell(theirs, digest.channel_id, NOON)
    t.digests.untell(mine, digest.channel_id + 1, NOON)
    assert len(t.digests.told(mine, digest.channel_id, NOON)) == 2
    t.digests.untell(mine, digest.channel_id, NOON)
    assert [one.at for one in t.digests.told(mine, digest.channel_id, NOON)] == [NOON + DAY]


def test_a_slot_is_one_channels(t: Transaction, mine: int) -> None:
    digest = build_digest(t, mine)
    t.digests.record(digest, [], [])
    assert not t.digests.has_slot(mine, digest.channel_id + 1, NOON)
    assert t.digests.skipped(mine, digest.channel_id + 1) is None


def test_digests_of_before_are_deleted_in_all_workspaces(
    t: Transaction, mine: int, theirs: int
) -> None:
    for workspace_id in (mine, theirs):
        digest = build_digest(t, workspace_id)
        for days in (-1, 0):
            t.digests.record(replace(digest, due_at=NOON + days * DAY), [], [])
    t.digests.purge(NOON)
    for workspace_id in (mine, theirs):
        channel = t.channels.ensure(workspace_id, "c", "")
        slots = (NOON - DAY, NOON)
        kept = [t.digests.has_slot(workspace_id, channel.id, slot) for slot in slots]
        assert kept == [False, True]
