"""What the machine's clock has shown, on both engines."""

from datetime import timedelta

from bot.model.clock import SeenClock
from bot.storage.contract import Transaction
from tests.builders.articles import NOON

pytest_plugins = ["tests.builders.storage"]


def test_what_was_noted_last_holds(t: Transaction) -> None:
    assert t.clocks.seen() == SeenClock()
    for seen in (SeenClock(None, NOON), SeenClock(NOON, NOON + timedelta(days=9)), SeenClock(NOON)):
        t.clocks.note(seen)
        assert t.clocks.seen() == seen
