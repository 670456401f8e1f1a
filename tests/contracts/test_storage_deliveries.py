"""The outbox, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bot.model.delivery import Delivery, DeliveryState, NewDelivery
from bot.storage.contract import Transaction
from bot.storage.database import Nouns
from bot.storage.engines import read_url, writer_engine
from tests.builders.articles import NOON

pytest_plugins = ["tests.builders.storage"]

MINUTE = timedelta(minutes=1)


def queue(t: Transaction, workspace_id: int, *keys: str, channel: str = "c") -> None:
    channel_id = t.channels.ensure(workspace_id, channel, "general").id
    for key in keys:
        assert t.deliveries.queue(NewDelivery(workspace_id, channel_id, key, f'"{key}"', NOON))


def keys(deliveries: list[Delivery]) -> list[str]:
    return [delivery.key for delivery in deliveries]


def claim_one(t: Transaction, minutes: int = 0) -> Delivery:
    [delivery] = t.deliveries.claim(NOON + minutes * MINUTE)
    return delivery


def test_a_key_is_queued_once_a_workspace(t: Transaction, mine: int, theirs: int) -> None:
    queue(t, mine, "k")
    queue(t, theirs, "k")
    channel_id = t.channels.ensure(mine, "c", "").id

    assert not t.deliveries.queue(NewDelivery(mine, channel_id, "k", "another", NOON))
    assert sorted(d.workspace_id for d in t.deliveries.claim(NOON)) == sorted([mine, theirs])


def test_a_claimed_delivery_is_on_its_way(t: Transaction, mine: int) -> None:
    queue(t, mine, "k")
    delivery = claim_one(t)

    assert (delivery.key, delivery.message, delivery.workspace_id) == ("k", '"k"', mine)
    assert (delivery.state, delivery.attempts) == (DeliveryState.SENDING, 1)
    assert delivery.claimed_at == NOON
    assert t.deliveries.claim(NOON) == []


def test_a_channels_deliveries_go_out_in_order_one_at_a_time(t: Transaction, mine: int) -> None:
    queue(t, mine, "a1", "a2", channel="a")
    queue(t, mine, "b1", channel="b")

    first, other = t.deliveries.claim(NOON)
    assert (first.key, other.key) == ("a1", "b1")
    assert t.deliveries.claim(NOON) == []
    t.deliveries.confirm(first.id, "remote-1", NOON)
    assert keys(t.deliveries.claim(NOON)) == ["a2"]


def test_what_waits_for_a_channel_is_its_own(t: Transaction, mine: int, theirs: int) -> None:
    queue(t, mine, "sent", "waits")
    queue(t, mine, "elsewhere", channel="b")
    queue(t, theirs, "theirs")
    here = t.channels.ensure(mine, "c", "").id
    first = next(d for d in t.deliveries.claim(NOON) if d.key == "sent")
    t.deliveries.confirm(first.id, "remote-1", NOON)

    assert keys(t.deliveries.waiting_for(mine, here)) == ["waits"]
    assert t.deliveries.waiting_for(theirs, here) == []


def test_a_postponed_delivery_holds_back_the_later_ones(t: Transaction, mine: int) -> None:
    queue(t, mine, "1", "2")
    t.deliveries.postpone(claim_one(t).id, NOON + 5 * MINUTE, "The network is down.")

    assert t.deliveries.claim(NOON + 4 * MINUTE) == []
    again = claim_one(t, 5)
    assert (again.key, again.attempts, again.reason) == ("1", 2, "The network is down.")


def test_a_dead_delivery_lets_the_later_ones_go(t: Transaction, mine: int) -> None:
    queue(t, mine, "1", "2")
    t.deliveries.give_up(claim_one(t).id, "The channel is gone.")

    assert claim_one(t).key == "2"


def test_an_end_is_an_end(t: Transaction, mine: int) -> None:
    queue(t, mine, "1")
    sent = claim_one(t)
    t.deliveries.confirm(sent.id, "remote", NOON)
    t.deliveries.postpone(sent.id, NOON, "A late word.")
    t.deliveries.give_up(sent.id, "A late word.")

    assert t.deliveries.claim(NOON + MINUTE) == []
    assert t.deliveries.stuck(NOON + MINUTE, NOON + MINUTE) == []


def test_what_a_clock_that_ran_ahead_has_put_off_is_due(t: Transaction, mine: int) -> None:
    queue(t, mine, "1")
    t.deliveries.postpone(claim_one(t).id, NOON + timedelta(days=1), "It asked for a day.")
    assert t.deliveries.claim(NOON) == []
    assert keys(t.deliveries.claim(NOON - MINUTE)) == ["1"]


def test_what_was_claimed_by_a_clock_that_ran_ahead_is_stuck(t: Transaction, mine: int) -> None:
    queue(t, mine, "1")
    claimed = claim_one(t, minutes=5)
    assert t.deliveries.stuck(NOON - 5 * MINUTE, NOON) == [claimed]


def test_at_most_the_limit_is_claimed(t: Transaction, mine: int) -> None:
    for n in range(5):
        queue(t, mine, str(n), channel=f"channel {n}")

    assert keys(t.deliveries.claim(NOON, limit=2)) == ["0", "1"]
    assert keys(t.deliveries.claim(NOON, limit=9)) == ["2", "3", "4"]


def test_a_delivery_claimed_long_ago_is_stuck(t: Transaction, mine: int) -> None:
    queue(t, mine, "1")
    claimed = claim_one(t)

    assert t.deliveries.stuck(NOON, NOON) == []
    assert t.deliveries.stuck(NOON + MINUTE, NOON + MINUTE) == [claimed]
    t.deliveries.confirm(claimed.id, "found in the history", NOON)
    assert t.deliveries.stuck(NOON + MINUTE, NOON + MINUTE) == []


def test_two_workers_never_claim_the_same(database_url: str) -> None:
    channels = 24

    def work(_: int) -> list[int]:
        engine = writer_engine(read_url(database_url))
        claimed: list[int] = []
        for _turn in range(channels):
            with engine.begin() as connection:
                claimed += [d.id for d in Nouns(connection).deliveries.claim(NOON, limit=1)]
        engine.dispose()
        return claimed

    engine = writer_engine(read_url(database_url))
    with engine.begin() as connection:
        t = Nouns(connection)
        workspace_id = t.workspaces.ensure("console", "w", "").id
        for n in range(channels):
            queue(t, workspace_id, f"{n} a", f"{n} b", channel=str(n))
    engine.dispose()
    with ThreadPoolExecutor(2) as workers:
        one, other = workers.map(work, range(2))

    assert len({*one, *other}) == len(one) + len(other) == channels
