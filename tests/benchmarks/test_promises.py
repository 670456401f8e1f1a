"""The trials of the promises, in their short form, and that each promise has one."""

from benchmarks.promises import kills, migrations, punctual, soak, workspaces
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


def test_nothing_crosses_between_two_workspaces() -> None:
    finding = workspaces.check(quick=True)
    assert finding.kept, finding.figure


def test_upgrades_survive_being_cut_off() -> None:
    finding = migrations.check(quick=True)
    assert finding.kept, finding.figure


def test_it_runs_without_growing() -> None:
    finding = soak.check(quick=True)
    assert finding.kept, finding.figure
