"""Two people of one name, told apart by what the sentences around them hold."""

from bot.storage.namesakes import Surroundings, surroundings


def around(text: str, name: str) -> Surroundings:
    start = text.index(name)
    return surroundings([(text, [(start, start + len(name))])])


STRIKER = around("Striker Michael Dorn scored for Harbour United.", "Michael Dorn")
PROFESSOR = around("Professor Michael Dorn counts bees at Westmark.", "Michael Dorn")
DONOR = around("Professor Michael Dorn plays for Harbour United.", "Michael Dorn")
ANYBODY = around("Michael Dorn was seen in town.", "Michael Dorn")


def test_worlds_apart_are_two_people() -> None:
    assert STRIKER.is_another(PROFESSOR)
    assert PROFESSOR.is_another(STRIKER)


def test_a_shared_name_makes_worlds_meet() -> None:
    assert not STRIKER.is_another(DONOR)
    assert STRIKER.shared(DONOR) > STRIKER.shared(PROFESSOR)


def test_without_a_world_nobody_is_told_apart() -> None:
    assert not ANYBODY.is_another(STRIKER)
    assert not STRIKER.is_another(ANYBODY)


def test_the_rest_of_the_article_tells_the_world_where_the_sentence_does_not() -> None:
    text = "Michael Dorn slept. The concert had been long, and the audience loud."
    assert around(text, "Michael Dorn").worlds == {"stage"}
