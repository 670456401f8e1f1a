"""When digests are due: every local date once, in every zone, through both clock changes."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import TimeZoneError
from bot.model.workspace import DigestPlan
from bot.pipeline.slots import find_zone, machine_zone, next_slot, plan_due, slot_on

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Antarctica/Troll",
    "America/St_Johns",
    "Asia/Tokyo",
]


def walk(zone: ZoneInfo, at: time, start: datetime, days: int) -> list[datetime]:
    slots, moment = [], start
    while moment < start + timedelta(days=days):
        moment = next_slot(moment, at, zone)
        slots.append(moment)
    return slots


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("at", [time(0, 30), time(2, 30), time(8, 0), time(23, 59)])
def test_a_year_has_every_local_date_once(name: str, at: time) -> None:
    zone = ZoneInfo(name)
    slots = walk(zone, at, datetime(2026, 1, 1, tzinfo=UTC), 365)
    days = [slot.astimezone(zone).date() for slot in slots]
    expected = [days[0] + timedelta(days=n) for n in range(len(days))]
    assert days == expected


def test_a_missing_hour_runs_at_the_next_valid_minute() -> None:
    # Berlin goes from 02:00 to 03:00 on 29 March 2026.
    slot = slot_on(date(2026, 3, 29), time(2, 30), ZoneInfo("Europe/Berlin"))
    assert slot == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)  # 03:00 local


def test_half_hour_gap_of_lord_howe() -> None:
    zone = ZoneInfo("Australia/Lord_Howe")  # 02:00 to 02:30 on 4 October 2026
    slot = slot_on(date(2026, 10, 4), time(2, 10), zone)
    assert slot is not None
    assert slot.astimezone(zone).time() == time(2, 30)


def test_a_repeated_hour_runs_once_the_first_time() -> None:
    # Berlin goes from 03:00 back to 02:00 on 25 October 2026.
    zone = ZoneInfo("Europe/Berlin")
    first = slot_on(date(2026, 10, 25), time(2, 30), zone)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    following = next_slot(first, time(2, 30), zone)
    assert following.astimezone(zone).date() == date(2026, 10, 26)


def test_a_date_that_a_zone_left_out_has_no_slot() -> None:
    zone = ZoneInfo("Pacific/Apia")
    assert slot_on(date(2011, 12, 30), time(8, 0), zone) is None
    before = slot_on(date(2011, 12, 29), time(8, 0), zone)
    assert before is not None
    assert next_slot(before, time(8, 0), zone).astimezone(zone).date() == date(2011, 12, 31)


@pytest.mark.parametrize(
    "name", ["Mars/Olympus", "", "../etc/passwd", "europe\x00berlin", "/etc", "Europe", "a" * 300]
)
def test_an_unknown_zone_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(TimeZoneError, match="is not a time zone I know"):
        find_zone(name)


@given(
    st.sampled_from(ZONES),
    st.times(),
    st.datetimes(datetime(2000, 1, 1), datetime(2035, 1, 1)),
)
def test_the_next_slot_is_ahead_and_at_most_about_two_days(
    name: str, at: time, naive: datetime
) -> None:
    after = naive.replace(tzinfo=UTC)
    slot = next_slot(after, at.replace(second=0, microsecond=0), ZoneInfo(name))
    assert after < slot <= after + timedelta(hours=50)


def test_a_pause_with_an_end_moves_the_slot_and_one_without_takes_it() -> None:
    now = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
    plan = DigestPlan(at=time(8), zone="UTC")
    assert plan_due(plan, now) == datetime(2026, 3, 13, 8, tzinfo=UTC)
    until = datetime(2026, 3, 16, 8, tzinfo=UTC)
    assert plan_due(replace(plan, paused_until=until), now) == until
    after = until + timedelta(minutes=1)
    assert plan_due(replace(plan, paused_until=after), now) == until + timedelta(days=1)
    for over in (now, now - timedelta(days=9)):
        assert plan_due(replace(plan, paused_until=over), now) == plan_due(plan, now)
    assert plan_due(replace(plan, paused=True), now) is None


@pytest.mark.parametrize("given", ["Europe/Berlin", ":Europe/Berlin"])
def test_the_machines_zone_is_what_its_environment_names(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("TZ", given)
    assert machine_zone() == "Europe/Berlin"


@pytest.mark.parametrize("given", ["Europe/Berln", "CET-1CEST", "UTC+2"])
def test_a_zone_that_the_environment_misspells_is_not_clear(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    """In a container that is where an operator sets it: digests came at UTC's hour, unsaid."""
    monkeypatch.setenv("TZ", given)
    assert machine_zone() == ""


def test_a_machine_may_name_its_zone_by_a_file(tmp_path: Path) -> None:
    """As some systems set it; in a process of its own, for the library keeps what it found."""
    file = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
    file.parent.mkdir(parents=True)
    file.write_bytes(files("tzdata.zoneinfo.Asia").joinpath("Tokyo").read_bytes())
    code = "from bot.pipeline.slots import machine_zone; print(machine_zone())"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "TZ": f":{file}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Asia/Tokyo\n"
