"""Who stands under a story."""

from bot.model.story import StoryActor
from bot.pipeline.chips import MOST_CHIPS, chips


def named(*names: str, kind: str = "person") -> list[StoryActor]:
    return [StoryActor(number, name, kind, 0.5) for number, name in enumerate(names)]


def test_nobody_stands_there_twice() -> None:
    actors = named("Ada Holt", "Ada M. Holt", "Holt", "Ines Marlow", "Marlow")
    assert [actor.name for actor in chips(actors)] == ["Ada Holt", "Ines Marlow"]


def test_namesakes_with_other_first_names_and_sons_are_people_of_their_own() -> None:
    actors = named("Ada Holt", "Ben Holt", "Ada Holt Jr.", "Xi Pell", "Xi")
    assert chips(actors) == actors


def test_only_people_are_taken_for_one() -> None:
    actors = named("Port of Vessel", "Vessel", kind="place")
    assert chips(actors) == actors


def test_a_name_stands_there_once_whatever_it_was_taken_for() -> None:
    port, firm = named("Port Ilmen", kind="place"), named("Port Ilmen", kind="organisation")
    assert chips([*port, *firm]) == port


def test_a_surname_taken_for_an_organisation_gives_way_to_the_person() -> None:
    holt, board = named("Holt", "Harbour Board", kind="organisation")
    ada = named("Ada Holt")[0]
    assert chips([holt, ada, board]) == [ada, board]
    assert chips([holt, board]) == [holt, board]


def test_the_next_one_takes_the_place_of_who_stands_there_already() -> None:
    actors = named("Ada Holt", "Holt", *(f"Person {letter}{letter}" for letter in "abcdef"))
    assert len(chips(actors)) == MOST_CHIPS
