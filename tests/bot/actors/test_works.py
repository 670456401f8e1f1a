"""Titles and ships act for nobody."""

from bot.actors.recognise import Candidate
from bot.actors.works import without_works
from bot.model.actor import ActorType


def left(text: str, *names: str, kind: ActorType | None = ActorType.PLACE) -> list[str]:
    found = [
        Candidate(at, at + len(name), kind)
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    found.sort(key=lambda one: one.start)
    return [text[one.start : one.end] for one in without_works(text, found)]


def test_a_title_in_quotation_marks_is_no_actor() -> None:
    assert left("“The Salt Road” won in Ostia.", "Salt Road", "Ostia") == ["Ostia"]
    assert left('"Ash" won.', "Ash") == []


def test_what_also_stands_without_marks_stays() -> None:
    text = "They call it “Ostia”. Ostia is old."
    assert left(text, "Ostia") == ["Ostia", "Ostia"]


def test_a_person_in_quotation_marks_stays() -> None:
    assert left("“Ada Roe” it said.", "Ada Roe", kind=ActorType.PERSON) == ["Ada Roe"]


def test_a_title_may_begin_with_the_title_of_its_hero() -> None:
    text = "He saw Ida Brill’s new “King Osric” twice. Osric dies."
    assert left(text, "Osric", kind=ActorType.PERSON) == []


def test_a_part_of_a_quotation_is_no_title() -> None:
    assert left("“Ostia is old,” he said.", "Ostia") == ["Ostia"]


def test_what_is_called_a_ship_once_is_one_everywhere() -> None:
    text = "The ferry Santa Rita sank. The Santa Rita was old."
    assert left(text, "Santa Rita") == []
    assert left("The HMS Orwell left.", "Orwell") == []
