"""Who is who in one article, as the tagged text shows it."""

import re

from bot.actors.tag import tag_actors
from bot.model.article import Span


def split(text: str) -> list[Span]:
    """Sentences, well enough for texts written by us."""
    pattern = r"\S.*?(?:(?<!Jr)(?<!Sr)(?<!\b[A-Z])[.!?](?=\s|$)|$)"
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def named(text: str) -> dict[str, list[str]]:
    """Actors of a text and the forms that name them."""
    return {one.name: [m.text for m in one.mentions] for one in tag_actors(text, split(text))}


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


def test_a_nickname_is_the_same_person_and_the_first_form_names_him() -> None:
    found = named(
        "Dick Hallam was elected on Monday. In the register he is Richard Hallam. "
        "Hallam grows pears."
    )
    assert found == {"Dick Hallam": ["Dick Hallam", "Richard Hallam", "Hallam"]}


def test_initials_with_and_without_dots_are_the_same() -> None:
    found = named(
        "Batsman K.T. Ramanand will coach. K. T. Ramanand played once. KT Ramanand has signed."
    )
    assert list(found.values()) == [["K.T. Ramanand", "K. T. Ramanand", "KT Ramanand"]]


def test_initials_that_contradict_are_two() -> None:
    found = named(
        "Lawyer Michael B. Harlan defended Michael J. Harlan in court. Michael J. Harlan wept."
    )
    assert sorted(found) == ["Michael B. Harlan", "Michael J. Harlan"]


def test_who_stands_side_by_side_is_two_whatever_the_nickname() -> None:
    row = named("Bob Crane, Robert Crane and Ada Lund were elected to the board.")
    pair = named("Mike Tarrow and Michael Tarrow share a firm. Michael Tarrow owns more of it.")
    assert list(row) == ["Bob Crane", "Robert Crane", "Ada Lund"]
    assert pair["Michael Tarrow"] == ["Michael Tarrow", "Michael Tarrow"]


def test_kin_of_nearly_one_name_are_two() -> None:
    found = named(
        "James Carver and his brother Jim Carver have two bakeries. James Carver opens at four. "
        "Jim Carver sleeps till six."
    )
    assert found["James Carver"] == ["James Carver", "James Carver"]
    assert found["Jim Carver"] == ["Jim Carver", "Jim Carver"]


def test_a_nickname_of_two_is_neither() -> None:
    found = named("Actors Patrick Roe and Patricia Roe fell ill. Pat Roe had eaten fish.")
    assert list(found) == ["Patrick Roe", "Patricia Roe", "Pat Roe"]


def keys(text: str) -> dict[str, str]:
    """The keys of a text's actors, by how each is named first."""
    return {one.mentions[0].text: one.key for one in tag_actors(text, split(text))}


def test_a_known_person_is_known_by_another_form_of_an_unmistakable_name() -> None:
    assert keys("Charles E. Schumer read for nine hours. Schumer drank water.") == {
        "Charles E. Schumer": "person:chuck-schumer"
    }
    assert keys("Vladimir V. Putin opened the fair. Putin left early.") == {
        "Vladimir V. Putin": "person:vladimir-putin"
    }
    assert keys("Robert S. Mueller III handed in his report on Friday.") == {
        "Robert S. Mueller III": "person:robert-mueller"
    }


def test_a_known_person_is_not_taken_for_a_namesake() -> None:
    for name in (
        "Michael Johnson",  # a sprinter; the speaker is Mike Johnson
        "Donald Trump Jr.",
        "Donald K. Trump",
        "Jair Renan Bolsonaro",
        "Hunter Biden",
        "Ruth J. Zuckerberg",
    ):
        assert keys(f"Crowds cheered when {name} won the race on Friday.") == {name: ""}


def test_a_common_surname_is_the_known_person_where_the_article_says_so() -> None:
    found = keys("Mike Johnson opened the session. Aides of Michael Johnson left. Johnson stayed.")
    assert found == {"Mike Johnson": "person:mike-johnson"}


def test_kin_named_behind_the_name_are_two_as_well() -> None:
    found = named(
        "Coach Steve Alder praised Stephen Alder, his nephew, after the match. Steve Alder had "
        "doubted him. Stephen Alder scored twice."
    )
    assert found["Stephen Alder"] == ["Stephen Alder", "Stephen Alder"]
