from pathlib import Path

import pytest

from bot.actors.gazetteer import load_gazetteer
from bot.actors.names import PersonName, read_name

LIST = Path(__file__).parents[2] / "data" / "actors" / "surnames.txt"
FAMILIES = load_gazetteer().surnames_first


def read(name: str) -> PersonName:
    return read_name(name, families_first=FAMILIES)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        line.split(" | ")
        for line in LIST.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ],
)
def test_the_surname_of_a_name(name: str, surname: str) -> None:
    assert " ".join(sorted(read(name).surnames)) == surname


def test_a_surname_fits_better_than_a_given_name() -> None:
    name = read("Lee Jae-myung")
    assert [name.strength((word,)) for word in ("lee", "myung", "kim")] == [2, 1, 0]


def test_a_known_surname_wins_over_the_rules() -> None:
    name = read_name("Prabowo Subianto", surname="Prabowo", families_first=FAMILIES)
    assert name.strength(("prabowo",)) == 2


def test_a_particle_alone_is_nobody() -> None:
    assert read("Ursula von der Leyen").strength(("von", "der")) == 0


def test_a_suffix_is_no_surname() -> None:
    assert read("Robert Quill Jr.").suffix == "jr"
    assert read("Robert Quill").suffix == ""
