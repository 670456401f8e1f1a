"""Managers who were named, on both engines."""

from datetime import timedelta

from bot.storage.contract import Transaction
from tests.builders.articles import NOON

pytest_plugins = ["tests.builders.storage"]


def test_somebody_is_named_once_and_in_order(t: Transaction, mine: int) -> None:
    assert t.managers.add(mine, "U2", NOON)
    assert t.managers.add(mine, "U1", NOON + timedelta(minutes=1))
    assert not t.managers.add(mine, "U2", NOON + timedelta(minutes=2))

    assert t.managers.list(mine) == ["U2", "U1"]
    assert t.managers.has(mine, "U1")
    assert not t.managers.has(mine, "U3")


def test_it_is_taken_back_once(t: Transaction, mine: int) -> None:
    t.managers.add(mine, "U1", NOON)

    assert t.managers.remove(mine, "U1")
    assert not t.managers.remove(mine, "U1")
    assert not t.managers.has(mine, "U1")


def test_another_workspaces_managers_are_not_ours(t: Transaction, mine: int, theirs: int) -> None:
    t.managers.add(mine, "U1", NOON)

    assert not t.managers.has(theirs, "U1")
    assert t.managers.list(theirs) == []
    assert not t.managers.remove(theirs, "U1")
    assert t.managers.has(mine, "U1")
