"""Subscriptions and alerts, on both engines."""

from datetime import timedelta

from bot.model.delivery import Alert, NewDelivery, Subscription
from bot.storage.contract import Transaction
from tests.builders.articles import NOON

pytest_plugins = ["tests.builders.storage"]


def subscribe(
    t: Transaction, workspace_id: int, person: str = "ada", query: str = "typhoon"
) -> Subscription:
    channel = t.channels.ensure(workspace_id, "c", "general")
    return t.subscriptions.add(workspace_id, channel.id, person, query, NOON)[0]


def test_a_subscription_is_kept_once(t: Transaction, mine: int, theirs: int) -> None:
    first = subscribe(t, mine)
    again, new = t.subscriptions.add(mine, first.channel_id, "ada", "typhoon", NOON)
    elsewhere = t.channels.ensure(mine, "d", "other").id
    there, new_there = t.subscriptions.add(mine, elsewhere, "ada", "typhoon", NOON)

    assert (again, new, new_there) == (first, False, True)
    assert first == Subscription(first.id, mine, first.channel_id, "ada", "typhoon", NOON)
    assert len({first.id, there.id, subscribe(t, mine, "bob").id, subscribe(t, theirs).id}) == 4


def test_long_queries_differ_by_their_end(t: Transaction, mine: int) -> None:
    first, second = (subscribe(t, mine, query="typhoon " * 2000 + end) for end in "ab")

    assert first.id != second.id
    assert second.query.endswith("b")


def test_a_person_sees_and_removes_only_their_own(t: Transaction, mine: int, theirs: int) -> None:
    ada, more, bob = subscribe(t, mine), subscribe(t, mine, query="x"), subscribe(t, mine, "bob")

    assert t.subscriptions.list(mine, "ada") == [ada, more]
    assert t.subscriptions.list(theirs, "ada") == []
    assert list(t.subscriptions.all(mine)) == [ada, more, bob]
    assert list(t.subscriptions.all(theirs)) == []
    assert not t.subscriptions.remove(mine, "bob", ada.id)
    assert not t.subscriptions.remove(theirs, "ada", ada.id)
    assert t.subscriptions.remove(mine, "ada", ada.id)
    assert not t.subscriptions.remove(mine, "ada", ada.id)
    assert t.subscriptions.list(mine, "ada") == [more]


def test_a_story_is_alerted_once_a_subscription(t: Transaction, mine: int, theirs: int) -> None:
    ada, bob = subscribe(t, mine), subscribe(t, mine, "bob")
    story, stranger = t.stories.create(mine, "en", NOON), t.stories.create(theirs, "en", NOON)

    assert t.subscriptions.record_alert(mine, ada.id, story, NOON)
    assert not t.subscriptions.record_alert(mine, ada.id, story, NOON)
    assert t.subscriptions.record_alert(mine, bob.id, story, NOON)
    assert not t.subscriptions.record_alert(theirs, ada.id, stranger, NOON)
    assert not t.subscriptions.record_alert(mine, ada.id, stranger, NOON)
    assert not t.subscriptions.record_alert(mine, ada.id + 10**6, story, NOON)


def test_who_was_told_of_a_story(t: Transaction, mine: int, theirs: int) -> None:
    ada, bob = subscribe(t, mine), subscribe(t, mine, "bob")
    story, other = t.stories.create(mine, "en", NOON), t.stories.create(mine, "en", NOON)
    t.subscriptions.record_alert(mine, ada.id, story, NOON)

    assert t.subscriptions.were_told(mine, story, [bob.id, ada.id])
    assert not t.subscriptions.were_told(mine, story, [bob.id])
    assert not t.subscriptions.were_told(mine, story, [])
    assert not t.subscriptions.were_told(mine, other, [ada.id])
    assert not t.subscriptions.were_told(theirs, story, [ada.id])


def test_a_snooze_is_kept_for_ones_own_only(t: Transaction, mine: int, theirs: int) -> None:
    ada = subscribe(t, mine)
    until = NOON + timedelta(hours=2)

    assert not t.subscriptions.snooze(mine, "bob", ada.id, until)
    assert not t.subscriptions.snooze(theirs, "ada", ada.id, until)
    assert t.subscriptions.list(mine, "ada") == [ada]
    assert t.subscriptions.snooze(mine, "ada", ada.id, until)
    (found,) = t.subscriptions.list(mine, "ada")
    assert found.snoozed_until == until
    assert (found.sleeps(NOON), found.sleeps(until)) == (True, False)
    assert t.subscriptions.snooze(mine, "ada", ada.id, None)
    assert t.subscriptions.list(mine, "ada") == [ada]


def test_alerts_of_a_person_are_theirs_alone(t: Transaction, mine: int, theirs: int) -> None:
    ada, bob = subscribe(t, mine), subscribe(t, mine, "bob")
    story = t.stories.create(mine, "en", NOON)
    for one in (ada, bob):
        t.subscriptions.record_alert(mine, one.id, story, NOON)

    assert list(t.subscriptions.alerts(mine, "ada")) == [Alert(ada.id, story, NOON)]
    assert list(t.subscriptions.alerts(theirs, "ada")) == []


def test_forgetting_takes_subscriptions_alerts_and_messages(
    t: Transaction, mine: int, theirs: int
) -> None:
    ada, bob, stranger = subscribe(t, mine), subscribe(t, mine, "bob"), subscribe(t, theirs)
    story = t.stories.create(mine, "en", NOON)
    t.subscriptions.record_alert(mine, ada.id, story, NOON)
    for one in (ada, bob):
        key = f"alert-{one.id}-{story}"
        t.deliveries.queue(NewDelivery(mine, one.channel_id, key, "{}", NOON))
    t.deliveries.queue(NewDelivery(mine, ada.channel_id, f"alert-{ada.id}0-1", "{}", NOON))

    assert t.subscriptions.forget(mine, "ada", {}) == 1
    assert t.subscriptions.list(mine, "ada") == []
    assert list(t.subscriptions.alerts(mine, "ada")) == []
    assert t.deliveries.counts(mine, NOON).waiting == 2
    assert t.subscriptions.list(mine, "bob") == [bob]
    assert t.subscriptions.list(theirs, "ada") == [stranger]
    assert t.subscriptions.forget(mine, "ada", {}) == 0
