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
