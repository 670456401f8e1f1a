"""The trials of the promises, in their short form, and that each promise has one."""

from benchmarks.promises import kills, punctual
from benchmarks.promises.__main__ import find_promises


def test_every_promise_has_a_number_of_its_own_and_its_words() -> None:
    promises = find_promises()
    numbers = [promise.NUMBER for promise in promises]
    assert numbers == sorted(set(numbers))
    assert all(promise.PROMISE.endswith(".") for promise in promises)


def test_digests_survive_being_killed() -> None:
    finding = kills.check(quick=True)
    assert finding.kept, finding.figure


def test_digests_come_on_every_day_once() -> None:
    finding = punctual.check(quick=True)
    assert finding.kept, finding.figure
