"""What stands beside a name shows an organisation, or shows none."""

import pytest

from bot.actors.beside import (
    employs,
    has_players,
    is_called_firm,
    is_no_town,
    is_owned,
    is_town_place,
    is_vouched_for,
    stands_free,
)


def at(text: str, name: str) -> tuple[str, int, int]:
    start = text.index(name)
    return text, start, start + len(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Odeon and Quell are watching.", "Quell"),
        ("They are two points behind Exbury.", "Exbury"),
        ("The loser is Navora, which had built a model.", "Navora"),
        ("Navora, which had built a model, lost.", "Navora"),
        ("Missiles made by Korvald.", "Korvald"),
    ],
)
def test_a_name_that_acts_stands_free(text: str, name: str) -> None:
    assert stands_free(*at(text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It went to the Akrobi people.", "Akrobi"),
        ("She lives in Malm.", "Malm"),
        ("Dunphy ran Mayo referees.", "Mayo"),
        ("Engineers will spend two months on it.", "Engineers"),
        ("Forklift drivers left.", "Forklift"),
        ("So Commission staff left.", "Commission"),
        ("The Swedish Embassy closed.", "Embassy"),
    ],
)
def test_a_word_or_a_town_does_not(text: str, name: str) -> None:
    assert not stands_free(*at(text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("luxury group Maison Verne slid", "Maison Verne"),
        ("Wilk’s group, Solna Wies, wants", "Solna Wies"),
        ("owned by Granite Peak and", "Granite Peak"),
        ("owned by London-based Granite Peak and", "Granite Peak"),
    ],
)
def test_what_is_called_a_firm_is_one(text: str, name: str) -> None:
    assert is_called_firm(*at(text, name))


def test_the_town_of_a_firm_is_none() -> None:
    assert not is_called_firm(*at("owned by Toronto-based Granite Peak", "Toronto"))
    assert not is_vouched_for(*at("owned by Toronto-based Granite Peak", "Toronto"))


def test_an_employer_is_vouched_for() -> None:
    assert is_vouched_for(*at("customers of Lorn and Quell", "Quell"))
    assert is_vouched_for(*at("She teaches history at Berwick", "Berwick"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He complained to Quellcom.", "Quellcom"),
        ("They wanted to sell a mill in Ostia to Stahlfeld.", "Stahlfeld"),
        ("Ostia Rovers lost to Exbury.", "Exbury"),
        ("The striker will leave Exbury before the derby.", "Exbury"),
    ],
)
def test_a_place_that_is_dealt_with_as_a_firm_is_none(text: str, name: str) -> None:
    assert is_no_town(*at(text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The doctor will leave Exbury in May.", "Exbury"),  # moves away
        ("He asked the officials at Exbury.", "Exbury"),
        ("The mill was sold by Toronto-based Roe.", "Toronto"),
        ("Exbury, which had voted, waited.", "Exbury"),
    ],
)
def test_a_town_stays_one(text: str, name: str) -> None:
    assert not is_no_town(*at(text, name))


def test_what_somebody_speaks_for_is_vouched_for() -> None:
    assert is_vouched_for(*at("Convener Ada Roe of Unitas spoke", "Unitas"))
    assert not is_vouched_for(*at("The streets of Unitas filled", "Unitas"))


def test_shares_show_a_firm_unless_the_word_says_what_firms() -> None:
    assert is_owned(*at("Vantory shares fell.", "Vantory"))
    assert not is_owned(*at("Mining shares fell.", "Mining"))


def test_players_show_a_team() -> None:
    text, start, end = at("The Tormund rider fell.", "Tormund")
    assert has_players(text, start, end)
    assert not has_players(*at("The Tormund bank fell.", "Tormund"))


def test_a_town_stands_behind_in() -> None:
    assert is_town_place("She slept in Coleman.", 13)
    assert not is_town_place("She slept by Coleman.", 13)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The reason, Vantory chief executive Priya Roe said, is cost.", "Vantory", True),
        ("The pilot left, Marseille prosecutor Brice Robin said.", "Marseille", False),
        ("He said that Language teacher Ada Roe had left.", "Language", False),
        ("It is known, Sunni cleric Ada Roe said.", "Sunni", False),
    ],
)
def test_who_has_a_title_behind_a_name_works_for_it_unless_it_is_a_town_or_a_word(
    text: str, name: str, expected: bool
) -> None:
    assert employs(*at(text, name)) is expected
