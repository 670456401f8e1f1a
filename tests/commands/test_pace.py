"""How fast one person may ask."""

from dataclasses import replace
from datetime import timedelta
from weakref import WeakSet

import pytest

from bot.model.errors import TooFastError
from bot.model.request import Request
from commands.dispatch import Desk, load_commands
from commands.pace import MOST, Pace
from tests.builders.newsroom import NOW, Newsroom

ASK = Request(platform="discord", workspace="1", channel="2", person="ada", line="help")


def filled() -> Pace:
    """A pace at which ada has asked as often as she may, a second apart."""
    pace = Pace()
    for second in range(MOST):
        pace.note(ASK, NOW + timedelta(seconds=second))
    return pace


def test_the_sixth_command_in_ten_seconds_is_told_when_to_come_back() -> None:
    with pytest.raises(TooFastError, match=r"more than 5 commands in 10 seconds.*in 6 seconds"):
        filled().note(ASK, NOW + timedelta(seconds=4))


def test_ten_seconds_after_the_first_there_is_room_for_one_more_only() -> None:
    pace = filled()
    pace.note(ASK, NOW + timedelta(seconds=10))
    with pytest.raises(TooFastError):
        pace.note(ASK, NOW + timedelta(seconds=10))


def test_what_is_refused_does_not_count() -> None:
    pace = filled()
    for _ in range(20):
        with pytest.raises(TooFastError):
            pace.note(ASK, NOW + timedelta(seconds=9))
    pace.note(ASK, NOW + timedelta(seconds=10))


@pytest.mark.parametrize(
    "other", [{"person": "bo"}, {"workspace": "9"}, {"platform": "slack"}, {"operator": True}]
)
def test_others_and_the_operator_are_not_held_up(other: dict[str, object]) -> None:
    filled().note(replace(ASK, **other), NOW + timedelta(seconds=4))  # type: ignore[arg-type]


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    filled().note(ASK, NOW - timedelta(hours=1))


class Name(str):
    """A name of which one can tell whether anybody keeps it."""


def test_of_many_people_those_who_have_just_asked_are_remembered_and_no_others() -> None:
    pace, kept = filled(), WeakSet[Name]()
    for number in range(6_000):
        kept.add(name := Name(number))
        pace.note(replace(ASK, person=name), NOW + timedelta(seconds=9))
    with pytest.raises(TooFastError):
        pace.note(ASK, NOW + timedelta(seconds=9))
    pace.note(replace(ASK, person="bo"), NOW + timedelta(minutes=1))
    del name
    assert len(kept) == 0


async def test_the_desk_says_so_in_a_sentence_and_completions_do_not_count(room: Newsroom) -> None:
    desk = Desk(room.services, load_commands())
    for _ in range(3 * MOST):
        await desk.complete(replace(ASK, line="he"))
    answers = [(await desk.answer(ASK)).line for _ in range(MOST + 1)]
    assert not any("more than 5" in line for line in answers[:MOST])
    assert answers[MOST].startswith("That was more than 5 commands in 10 seconds. Ask again in 10")
    assert "more than 5" not in (await desk.answer(replace(ASK, person="bo"))).line
