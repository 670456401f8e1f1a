"""Feeds, on both engines."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.feed import FetchState
from bot.storage.contract import Transaction
from tests.builders.articles import NOON, build_article

pytest_plugins = ["tests.builders.storage"]

STATE = FetchState(
    etag='W/"1"',
    last_modified="Sat, 14 Mar 2026 11:00:00 GMT",
    body_hash="abc",
    next_at=NOON,
    last_ok_at=NOON - timedelta(hours=1),
    last_error="The server answered 503.",
    failures=2,
    rhythm=timedelta(minutes=50),
    ttl=timedelta(hours=1),
    by_link=True,
    newest_at=NOON - timedelta(hours=2),
    failing_since=NOON - timedelta(days=1),
    missing_since=NOON - timedelta(hours=9),
    kills=2,
    stopped="gone",
    noticed="down",
    moved_to="https://new.example/feed",
    moved_times=2,
    moved_since=NOON - timedelta(hours=3),
    readings=40,
    unchanged=30,
    left_out=440,
    left_out_at=NOON,
    called="Coast Herald Online",
    site="coast.example",
    other_since=NOON - timedelta(days=4),
    taken_title="Lucky Slots",
    taken_site="slots.example",
)


def test_an_address_is_followed_once_a_workspace(t: Transaction, mine: int, theirs: int) -> None:
    address = "https://a.example/feed"
    feed, new = t.feeds.add(mine, address, "web", title="A", section="World", language="en")
    again, new_again = t.feeds.add(mine, address, "folder", title="B")
    other, new_there = t.feeds.add(theirs, address, "web")

    assert (new, new_again, new_there) == (True, False, True)
    assert again == feed
    assert (feed.title, feed.section, feed.language, feed.source) == ("A", "World", "en", "web")
    assert other.id != feed.id


def test_very_long_addresses_differ_by_their_end(t: Transaction, mine: int) -> None:
    stem = "https://a.example/" + "é" * 5000
    first, _ = t.feeds.add(mine, stem + "1", "web")
    second, new = t.feeds.add(mine, stem + "2", "web")
    again, new_again = t.feeds.add(mine, stem + "1", "web")

    assert (new, new_again) == (True, False)
    assert (first.address, second.address) == (stem + "1", stem + "2")
    assert again.id == first.id


def test_a_feed_is_seen_only_from_its_workspace(t: Transaction, mine: int, theirs: int) -> None:
    first, _ = t.feeds.add(mine, "https://z.example/feed", "web")
    second, _ = t.feeds.add(mine, "https://a.example/feed", "web")

    assert t.feeds.get(mine, first.id) == first
    assert t.feeds.get(theirs, first.id) is None
    assert t.feeds.list(mine) == [first, second]
    assert t.feeds.list(theirs) == []
    assert not t.feeds.remove(theirs, first.id)
    assert t.feeds.get(mine, first.id) == first


def test_a_removed_feed_leaves_its_articles(t: Transaction, mine: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    article_id = t.articles.add(build_article(mine, feed_id=feed.id))
    assert article_id is not None
    t.feeds.mark_seen(feed.id, ["x"], NOON)

    assert t.feeds.remove(mine, feed.id)
    assert not t.feeds.remove(mine, feed.id)
    article = t.articles.get(mine, article_id)
    assert article is not None
    assert article.feed_id is None
    assert t.feeds.unseen(feed.id, ["x"]) == {"x"}


def test_the_state_comes_back_and_fills_an_empty_title(t: Transaction, mine: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    t.feeds.save_state(feed.id, STATE, title="Coast Herald", language="en")
    assert t.feeds.get(mine, feed.id) == replace(
        feed, state=STATE, title="Coast Herald", language="en"
    )

    t.feeds.save_state(feed.id, FetchState(), title="Another name", language="fr")
    assert t.feeds.get(mine, feed.id) == replace(feed, title="Coast Herald", language="en")


def test_a_feed_gets_another_title_in_its_own_workspace(
    t: Transaction, mine: int, theirs: int
) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web", title="Coast Herald")
    t.feeds.rename(theirs, feed.id, "Not theirs")
    assert t.feeds.get(mine, feed.id) == feed
    t.feeds.rename(mine, feed.id, "Lucky Slots")
    assert t.feeds.get(mine, feed.id) == replace(feed, title="Lucky Slots")


def test_due_feeds_come_from_all_workspaces_the_longest_waiting_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    never, late, future, at_once = (
        t.feeds.add(workspace_id, f"https://{name}.example", "web")[0].id
        for workspace_id, name in ((mine, "a"), (theirs, "b"), (mine, "c"), (theirs, "d"))
    )
    for feed_id, next_at in (
        (never, NOON),
        (late, NOON - timedelta(hours=1)),
        (future, NOON + timedelta(seconds=1)),
    ):
        t.feeds.save_state(feed_id, FetchState(next_at=next_at))

    assert [feed.id for feed in t.feeds.due(NOON)] == [at_once, late, never]
    assert [feed.id for feed in t.feeds.due(NOON, limit=2)] == [at_once, late]


def test_seen_entries_are_remembered_a_feed(t: Transaction, mine: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    other, _ = t.feeds.add(mine, "https://b.example/feed", "web")
    many = [f"entry {n}" for n in range(1200)]

    assert t.feeds.unseen(feed.id, many) == set(many)
    t.feeds.mark_seen(feed.id, many[:1100], NOON)
    t.feeds.mark_seen(feed.id, [*many[:3], many[0]], NOON)
    t.feeds.mark_seen(feed.id, [], NOON)
    assert t.feeds.unseen(feed.id, many) == set(many[1100:])
    assert t.feeds.unseen(other.id, many[:2]) == set(many[:2])


def test_what_a_feed_no_longer_holds_is_forgotten_in_the_end(t: Transaction, mine: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    other, _ = t.feeds.add(mine, "https://b.example/feed", "web")
    held, gone = [f"held {n}" for n in range(600)], [f"gone {n}" for n in range(600)]
    for one in (feed, other):
        t.feeds.mark_seen(one.id, [*held, *gone], NOON)
    later = NOON + timedelta(days=300)

    t.feeds.renew_seen(feed.id, [*held, "x" * 9000], later, NOON)
    assert t.feeds.unseen(feed.id, [*held, *gone]) == set()
    t.feeds.renew_seen(feed.id, held[:1], later, NOON + timedelta(days=1))
    assert t.feeds.unseen(feed.id, [*held, *gone]) == set(gone)
    assert t.feeds.unseen(other.id, [*held, *gone]) == set()


@pytest.mark.parametrize("identity", ["a\x00b", "lone \ud800", "x" * 9000, "", "日本語" * 2000])
def test_any_identity_can_be_remembered(t: Transaction, mine: int, identity: str) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    t.feeds.mark_seen(feed.id, [identity], NOON)

    assert t.feeds.unseen(feed.id, [identity, identity + "!"]) == {identity + "!"}


def test_a_feed_that_is_gone_remembers_nothing(t: Transaction) -> None:
    t.feeds.mark_seen(10**6, ["x"], NOON)
    t.feeds.save_state(10**6, STATE)

    assert t.feeds.unseen(10**6, ["x"]) == {"x"}


def test_a_stopped_feed_is_not_due(t: Transaction, mine: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    t.feeds.save_state(feed.id, FetchState(stopped="quarantined"))
    assert t.feeds.due(NOON) == []


def test_a_feed_can_be_added_for_later(t: Transaction, mine: int) -> None:
    t.feeds.add(mine, "https://a.example/feed", "web", next_at=NOON + timedelta(minutes=1))
    assert t.feeds.due(NOON) == []
    assert len(t.feeds.due(NOON + timedelta(minutes=1))) == 1


def test_an_interval_is_set_and_given_back(t: Transaction, mine: int, theirs: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    t.feeds.set_interval(theirs, feed.id, timedelta(hours=9))
    t.feeds.set_interval(mine, feed.id, timedelta(minutes=90))
    assert t.feeds.get(mine, feed.id) == replace(feed, interval=timedelta(minutes=90))
    t.feeds.set_interval(mine, feed.id, None)
    assert t.feeds.get(mine, feed.id) == feed


def test_a_feed_moves_to_a_new_address(t: Transaction, mine: int, theirs: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web", title="A")
    t.feeds.add(theirs, "https://b.example/feed", "web")
    t.feeds.mark_seen(feed.id, ["x"], NOON)
    assert t.feeds.move(theirs, feed.id, "https://b.example/feed") is None
    assert t.feeds.move(mine, feed.id, feed.address) == feed  # it is there already
    moved = t.feeds.move(mine, feed.id, "https://b.example/feed")
    assert moved == replace(feed, address="https://b.example/feed")
    assert t.feeds.unseen(feed.id, ["x"]) == set()
    again, new = t.feeds.add(mine, "https://b.example/feed", "web")
    assert (again.id, new) == (feed.id, False)


def test_a_feed_that_moves_onto_another_one_goes_into_it(t: Transaction, mine: int) -> None:
    other, _ = t.feeds.add(mine, "https://other.example/feed", "web")
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    kept, _ = t.feeds.add(mine, "https://b.example/feed", "web", section="World")
    article_id = t.articles.add(build_article(mine, feed_id=feed.id))
    assert article_id is not None
    t.feeds.mark_seen(feed.id, ["x", "both"], NOON)
    t.feeds.mark_seen(kept.id, ["y", "both"], NOON)
    assert t.feeds.move(mine, feed.id, "https://b.example/feed") == kept
    assert t.feeds.list(mine) == [other, kept]
    assert t.feeds.unseen(kept.id, ["x", "y", "both"]) == set()
    article = t.articles.get(mine, article_id)
    assert article is not None
    assert article.feed_id == kept.id


def test_parked_hosts_are_remembered_until_their_time_is_up(t: Transaction) -> None:
    later = NOON + timedelta(hours=1)
    t.feeds.park({})
    t.feeds.park({"a.example": NOON, "b.example": later})
    t.feeds.park({"a.example": later})
    assert t.feeds.parked(NOON) == {"a.example": later, "b.example": later}
    assert t.feeds.parked(later) == {}
    t.feeds.unpark(later + timedelta(seconds=1))
    assert t.feeds.parked(NOON) == {}


def test_dated_titles_are_those_of_one_feed(t: Transaction, mine: int, theirs: int) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    other, _ = t.feeds.add(mine, "https://b.example/feed", "web")
    new = build_article(mine, feed_id=feed.id)
    assert t.articles.add(new)
    published = new.analysis.document.published
    assert published is not None
    known = {(new.analysis.document.title, published)}
    assert t.articles.dated_titles(mine, feed.id, published) == known
    assert t.articles.dated_titles(mine, other.id, published) == set()
    assert t.articles.dated_titles(theirs, feed.id, published) == set()
    assert t.articles.dated_titles(mine, feed.id, published + timedelta(seconds=1)) == set()
