"""Who is who in one article, as the tagged text shows it."""

import re

from bot.actors.tag import tag_actors
from bot.model.article import Span


def named(text: str) -> dict[str, list[str]]:
    """Actors of a text and the forms that name them."""
    spans = [
        Span(*match.span())
        for match in re.finditer(r"\S.*?(?:(?<!Jr)(?<!Sr)[.!?](?=\s|$)|$)", text)
    ]
    return {one.name: [m.text for m in one.mentions] for one in tag_actors(text, spans)}


def test_a_father_and_a_son_of_one_name() -> None:
    found = named(
        "Anthony Greer Jr. was sentenced on Monday. His father, Anthony Greer Sr., wept. "
        "Greer Jr. said nothing."
    )
    assert found == {
        "Anthony Greer Jr.": ["Anthony Greer Jr.", "Greer Jr."],
        "Anthony Greer Sr.": ["Anthony Greer Sr."],
    }


def test_two_spellings_and_a_slip_are_one_person() -> None:
    found = named(
        "Finance Minister Mohammed Shevchuk cut the budget. Muhammad Shevchuk was tired. "
        "“It is enough,” Shevchuck said."
    )
    assert list(found) == ["Mohammed Shevchuk"]
    assert len(found["Mohammed Shevchuk"]) == 3


def test_a_slip_that_fits_two_is_left_alone() -> None:
    found = named(
        "Judge Ana Markovic met Judge Ivan Markavic in May. Markevic was absent, a clerk said."
    )
    assert "Markevic" not in found["Ana Markovic"] + found["Ivan Markavic"]


def test_brothers_with_like_names_stay_two() -> None:
    found = named("Hassan Jaber and Hussein Jaber were freed. Hussein said he was hungry.")
    assert found["Hussein Jaber"] == ["Hussein Jaber", "Hussein"]


def test_a_firm_beside_its_founder() -> None:
    found = named(
        "Dell cut its forecast. Founder Michael Dell blamed chip prices. Dell sells servers, and "
        "Mr Dell owns half of it."
    )
    assert found == {"Dell": ["Dell", "Dell"], "Michael Dell": ["Michael Dell", "Dell"]}


def test_a_daughter_is_not_her_father_before_she_is_named_in_full() -> None:
    found = named(
        "Actor George Bellamy and his daughter Ruby are in the film. Bellamy plays a judge. "
        "Ruby Bellamy plays his clerk."
    )
    assert found["George Bellamy"] == ["George Bellamy", "Bellamy"]
    assert found["Ruby Bellamy"] == ["Ruby", "Ruby Bellamy"]


def test_a_newspaper_is_an_actor_only_where_it_acts() -> None:
    told = "The Elmford Gazette reported it first. Dina Salas told the Elmford Gazette so."
    acts = "The Elmford Gazette sacked Dina Salas on Monday. Salas will sue the Elmford Gazette."
    assert "Elmford Gazette" not in named(told)
    assert "Elmford Gazette" in named(acts)


def test_an_alias_is_the_person_just_named() -> None:
    found = named(
        "Police arrested Ernesto Vidal Cruz, alias El Zurdo, on Monday. Vidal said nothing. "
        "El Zurdo had fled in May."
    )
    assert found["Ernesto Vidal Cruz"] == ["Ernesto Vidal Cruz", "El Zurdo", "Vidal", "El Zurdo"]


def test_a_maiden_name_is_nobody_else() -> None:
    found = named("Karen Whitlow, née Stroud, opened the shop. Whitlow sold it in May.")
    assert found == {"Karen Whitlow": ["Karen Whitlow", "Whitlow"]}


def test_a_late_husband_is_not_his_widow() -> None:
    found = named(
        "Mrs Agnes Holloway sued. The firm says Mr Holloway smoked. A doctor said Holloway had "
        "stopped in 1999."
    )
    assert found["Agnes Holloway"] == ["Agnes Holloway"]
    assert found["Holloway"] == ["Holloway", "Holloway"]


def test_who_is_only_told_is_no_actor() -> None:
    found = named("“It is over,” Judge Ada Roe told ZPX. She left by car.")
    assert list(found) == ["Ada Roe"]


def test_a_firm_is_a_surname_where_somebody_bears_it() -> None:
    found = named("Minister Bruno Ferrari spoke. Ferrari said it was late.")
    assert found == {"Bruno Ferrari": ["Bruno Ferrari", "Ferrari"]}
    assert list(named("Ferrari said it was late.")) == ["Ferrari"]


def test_a_capital_acts_where_it_acts_elsewhere() -> None:
    found = named("Warsaw asked for radar, and Berlin said no. Poland fell silent, Berlin too.")
    assert found["Germany"] == ["Berlin", "Berlin"]


def test_a_word_of_the_sky_is_a_surname_where_somebody_bears_it() -> None:
    found = named("Sun Lijuan, a party secretary, spoke. Sun said prices would hold.")
    assert found == {"Sun Lijuan": ["Sun Lijuan", "Sun"]}


def test_initials_of_two_words_are_the_organisation() -> None:
    found = named(
        "The Harbour Alliance will not pay. The HA, as all call it, is poor. “HA lost,” he said."
    )
    assert found["Harbour Alliance"][0] == "Harbour Alliance"
    assert found["Harbour Alliance"].count("HA") == 2
