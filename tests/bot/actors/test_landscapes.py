"""A country that lends its name to a water, a valley or a nut is not named by it."""

import pytest

from tests.bot.actors.test_whole_articles import read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rig sank in the Gulf of Mexico on Monday.", "Gulf of Mexico"),
        ("They fired two missiles into the Sea of Japan.", "Sea of Japan"),
        ("She grew up in the oil-rich Niger Delta.", "Niger Delta"),
        ("They walked through the Jordan Valley.", "Jordan Valley"),
        ("The Congo River rose by a metre.", "Congo River"),
    ],
)
def test_a_landscape_is_a_place_of_its_own(text: str, place: str) -> None:
    assert read(text) == {place: ("place", [place])}


def test_the_country_beside_its_landscape_is_the_country() -> None:
    text = "Rebels hold the Niger Delta. Niger closed its border, and Finland the Gulf of Finland."
    assert set(read(text)) == {"Niger", "Niger Delta", "Finland", "Gulf of Finland"}


@pytest.mark.parametrize("text", ["They eat Brazil nuts.", "Guinea pigs wore Panama hats."])
def test_what_is_called_after_a_country_is_nobody(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Oman fell to Qatar.", "Oman"),
        ("China pig prices rose on Monday.", "China"),
        ("UK Channel crossings fell on Monday.", "United Kingdom"),
    ],
)
def test_what_a_country_has_takes_nothing_from_it(text: str, country: str) -> None:
    assert country in read(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("A gunman opened fire at Bondi Beach. Bondi was full of people.", "Pam Bondi"),
        ("Coventry beat Leeds on Saturday.", "Kirsty Coventry"),
        ("Kellogg said that sales of cereals rose.", "Keith Kellogg"),
    ],
)
def test_a_town_or_a_firm_called_like_somebody_known_is_not_that_person(
    text: str, nobody: str
) -> None:
    assert nobody not in read(text)
    assert nobody in read(f"{nobody} spoke on Monday. {nobody.split()[-1]} was brief.")


def test_a_country_that_is_open_is_no_tournament() -> None:
    assert "Canada" in read("Canada Open For Business, a banner said.")
    assert "Canada" not in read("She won the Canada Open on Sunday.")
    assert "Canada" not in read("She won the Canada Open for the third time.")
    assert "Canada" not in read("She lost the Canada Open to her rival.")
