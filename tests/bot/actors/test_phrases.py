"""Rows of capitals in an article that are no person, and what is left of them."""

import pytest

from bot.actors.doubts import doubt, is_no_actor
from bot.actors.gazetteer import load_gazetteer
from bot.actors.recognise import Candidate
from bot.actors.states import with_states
from bot.actors.tag import tag_actors
from bot.actors.tokens import find_name
from bot.model.actor import ActorType
from tests.bot.actors.test_traps import split


def types(text: str, title: str = "") -> dict[str, ActorType]:
    """Return the actors of an English article with their types."""
    return {one.name: one.type for one in tag_actors(text, split(text), title=title)}


def doubted(name: str, alone: frozenset[str] = frozenset()) -> tuple[str, ActorType | None]:
    """Return what is left of a name that was found as a person's, and its type."""
    text = f"Nobody saw {name} on that day."
    start = text.index(name)
    found = [Candidate(start, start + len(name), ActorType.PERSON)]
    (one,) = doubt(text, found, alone, load_gazetteer())
    return text[one.start : one.end], one.type


@pytest.mark.parametrize(
    "name",
    [
        "Birthright Citizenship",
        "AI Overviews",
        "Tormund Pro",
        "Call For Proposals",
        "Success Mindset",
        "Tormund GPS",
        "Tormund Keyboard",
    ],
)
def test_plain_words_and_makes_are_no_person(name: str) -> None:
    assert doubted(name) == (name, None)


@pytest.mark.parametrize(
    ("name", "left", "kind"),
    [
        ("Unreleased Kurt Vandermeer", "Kurt Vandermeer", ActorType.PERSON),
        ("But Vandermeer", "Vandermeer", None),
        ("Current England", "Current England", None),
        ("Philips Hue", "Philips", ActorType.ORGANISATION),
        ("East Hexley", "East Hexley", ActorType.PLACE),
        ("Tormund AI", "Tormund AI", ActorType.ORGANISATION),
    ],
)
def test_what_is_left_of_a_name_that_is_no_persons(name: str, left: str, kind: ActorType) -> None:
    assert doubted(name) == (left, kind)


@pytest.mark.parametrize(
    "name",
    ["Oracene Price", "He Jianxiong", "Terence Stamp", "Guao Bin", "Ada Roe Jr", "E. Dollar"],
)
def test_people_with_names_that_are_words_stay(name: str) -> None:
    assert doubted(name) == (name, ActorType.PERSON)


def test_a_word_that_stands_alone_as_surnames_do_is_one() -> None:
    assert doubted("Tormund Keyboard", frozenset(["keyboard"]))[1] is ActorType.PERSON
    assert doubted("Ask Tveit", frozenset(["tveit"]))[1] is ActorType.PERSON
    assert doubted("Magical Keyboard", frozenset(["keyboard"]))[1] is None


def test_who_says_who_he_is_has_no_word_of_it_in_the_name() -> None:
    text = "I'm Sergio Tollander in Hexley. Nobody knows what Tollander wants."
    assert types(text) == {"Sergio Tollander": ActorType.PERSON}


def test_two_names_without_a_space_between_them_are_nobody() -> None:
    text = "Mara Tollander spoke. Mara TollanderMara Lynn Tollander is the governor of Hexley."
    assert [name for name in types(text) if "TollanderMara" in name] == []


def test_a_headlines_quotation_is_no_nickname() -> None:
    text = "The senator, Jon Tollander, has rich friends. Tollander wants more of them."
    found = types(text, title="Rich Family Supports Montana ‘Moderate’ Jon Tollander")
    assert found == {"Jon Tollander": ActorType.PERSON}


@pytest.mark.parametrize(
    "text",
    [
        "The illness, hypersensitivity pneumonitis, or HP, is rare. HP comes from feathers.",
        "Robotic process automation (RPA) is old. RPA costs little.",
        "Judges struck down the Defense of Marriage Act. Spouses were nobody under DOMA.",
        "He signed the Religious Freedom Reformation Act on Monday. RFRA lets shops refuse.",
    ],
)
def test_an_acronym_for_plain_words_is_nobody(text: str) -> None:
    assert types(text) == {}


def test_an_acronym_for_a_body_in_small_letters_stays() -> None:
    text = "The northern crime agency (NCA) spoke. NCA officers raided a farm."
    assert types(text) == {"NCA": ActorType.ORGANISATION}


def test_whose_copy_it_is_stands_behind_the_last_sentence() -> None:
    assert "Pakistan Tehreek-e-Insaf" not in types(
        "They wanted to sneak into the US. PTI\nComments"
    )
    assert "Pakistan Tehreek-e-Insaf" in types("The ship sank. PTI members wept for hours.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Idaho courts are shut. A man from Moscow, Idaho, wept.", ActorType.PLACE),
        ("Idaho employs few. They wept in Idaho.", ActorType.PLACE),
        ("Idaho 31-14 was the score in Idaho.", ActorType.ORGANISATION),
        ("On Saturday, Idaho ran out. Idaho guards wept.", ActorType.ORGANISATION),
        ("They ran, Idaho won. Idaho guards wept.", ActorType.ORGANISATION),
        ("Idaho beat Utah. Fans from Idaho wept.", ActorType.ORGANISATION),
        ("Utah beat Idaho. Fans from Idaho wept.", ActorType.ORGANISATION),
        ("Idaho coach Ivo Ek wept. Fans from Idaho wept.", ActorType.ORGANISATION),
    ],
)
def test_a_state_is_no_firm(text: str, kind: ActorType) -> None:
    found = [Candidate(*span, ActorType.ORGANISATION) for span in find_name(text, "Idaho")]
    assert {one.type for one in with_states(text, found)} == {kind}


@pytest.mark.parametrize("name", ["New Mexico", "Inner Mongolia"])
def test_a_part_of_a_country_is_not_the_country_whose_name_it_has(name: str) -> None:
    text = f"A cat was found wandering the streets of {name}’s capital on Monday."
    assert types(text) == {name: ActorType.PLACE}


def test_who_made_the_article_is_no_actor_of_it() -> None:
    text = (
        "The mill burned down, Mara Tollander said. It was old, Hexley Gazette Sunday reported.\n"
        "Ada Quillon is a reporter at the Hexley Gazette."
    )
    spans = split(text)
    made = {"author": "Ada Quillon and Per Sund", "outlet": "Hexley Gazette"}
    assert [one.name for one in tag_actors(text, spans, **made)] == ["Mara Tollander"]
    title = "Ada Quillon wins a prize"
    assert "Ada Quillon" in [one.name for one in tag_actors(text, spans, title=title, **made)]


def test_a_calling_behind_to_is_a_verb() -> None:
    text = "Officers assigned to guard Ivo Tollander slept. Ivo Tollander fled."
    assert [one.role for one in tag_actors(text, split(text))] == [""]
    text = "She is married to singer Ivo Tollander. Ivo Tollander fled."
    assert [one.role for one in tag_actors(text, split(text))] == ["singer"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("He wrote on National Socialism for years.", "National Socialism"),
        ("It killed many in the 14th Century.", "Century"),
        ("The price of TVs fell.", "TVs"),
        ("GLOBETROTTING ABROAD\nIt began in 2002.", "GLOBETROTTING"),
    ],
)
def test_doctrines_numbers_and_shouts_are_nobody(text: str, printed: str) -> None:
    (span,) = find_name(text, printed)
    assert is_no_actor(text, Candidate(*span, ActorType.ORGANISATION), load_gazetteer())
    assert types(text) == {}


def test_a_firm_behind_a_year_is_one() -> None:
    text = (
        "In 2024 Orange cut 600 jobs in France. Orange said it would hire. "
        "In 2023 Orange bought VOO, and rival Telefonica sold masts."
    )
    orange = "organisation:orange-s-a"
    assert [len(a.mentions) for a in tag_actors(text, split(text)) if a.key == orange] == [3]


def test_a_firm_called_as_doctrines_end_is_one() -> None:
    text = "Prism cut 40 jobs. Prism said it would close its Leeds office. She led Prism for years."
    assert types(text)["Prism"] is ActorType.ORGANISATION


def test_a_party_for_a_doctrine_is_one() -> None:
    text = "The Movement Toward Socialism lost. The Movement Toward Socialism is split."
    assert types(text) == {"Movement Toward Socialism": ActorType.ORGANISATION}


def test_native_americans_are_no_body() -> None:
    assert types("He fought for Native American rights. Native American voters came.") == {}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Todd Vandermeer, a senior steward in his plant at the time, spoke.", "senior steward"),
        (
            "Per Vandermeer, director of the Hexley Agency and Alex Azar were there.",
            "director of the Hexley Agency",
        ),
    ],
)
def test_a_role_ends_before_what_is_none_of_it(text: str, role: str) -> None:
    assert tag_actors(text, split(text))[0].role == role


def test_the_second_half_of_a_compound_is_no_part_of_a_name() -> None:
    text = "Fans of NBA-leading Vandermeer wept. Nobody beats Vandermeer, she said."
    assert not any("leading" in name for name in types(text))


@pytest.mark.parametrize(
    "text",
    [
        "Techlane has asked Apple. Techlane reached out to Ada Roe. She told Techlane no.",
        "Techlane visited it. Techlane readers voted.",
        "Techlane spoke to six MPs. Techlane has seen the letter. Techlane understands it is late.",
    ],
)
def test_an_outlet_that_only_reports_is_no_actor(text: str) -> None:
    assert "Techlane" in [one.name for one in tag_actors(text, split(text))]
    for outlet in ("Techlane", "The Techlane"):
        named = [one.name for one in tag_actors(text, split(text), outlet=outlet)]
        assert "Techlane" not in named


@pytest.mark.parametrize(
    ("outlet", "name", "text"),
    [
        ("Marl", "Marl Conservancy", "Geese came back, the Marl Conservancy said."),
        ("NASA", "NASA", "NASA launched a probe on Monday."),
        ("Hexley Foods", "Hexley Foods", "Hexley Foods cut 30 jobs. Hexley Foods sold a mill."),
    ],
)
def test_an_outlet_the_news_is_about_is_an_actor(outlet: str, name: str, text: str) -> None:
    assert name in [one.name for one in tag_actors(text, split(text), outlet=outlet)]
