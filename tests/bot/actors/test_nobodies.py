"""What the annotator's guide calls nobody, and whom it calls somebody, by what stands beside."""

import pytest

from bot.actors.gazetteer import load_gazetteer
from bot.actors.humans import with_humans
from bot.actors.recognise import Candidate
from bot.actors.tokens import find_name
from bot.model.actor import ActorType
from tests.bot.actors.test_whole_articles import mentions, read


@pytest.mark.parametrize(
    "text",
    [
        "Her spaniel, Ivor, barked.",
        "The pig, Gladwin, has gone to a farm.",
        "A cow named Lyalka was lost.",
        "They swam the Osk river to Osk airport.",
        "Police in Hexling and Marl arrested two men.",
        "They wept at the G20 in Hexling.",
        "She flew on two Boeing 737s.",
        "She plays Schubert well.",
        "Horse Racing is popular.",
        "A man from Hexling wept.",
        "Rain fell. Growers face losses.",
        "He told Radio Osk that it was late.",
        "It was late. We’ll see.",
        "Mayor to Throw His Hat in the Ring for Second Run.",
        "They voted on the motto “In God We Trust” again.",
    ],
)
def test_these_name_nobody(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The band Salt Moon plays on Friday.", "Salt Moon"),
        ("The pipes were made by the lender Sparvik Lund.", "Sparvik Lund"),
        ("The Left Party lost.", "Left Party"),
    ],
)
def test_what_a_name_is_said_to_be_makes_it_one(text: str, name: str) -> None:
    assert read(text) == {name: ("organisation", [name])}


def test_several_of_kin_are_people() -> None:
    text = "Tollander’s widow, Mara, and her sons, Per and Ulf, came."
    assert {name: kind for name, (kind, _) in read(text).items()} == dict.fromkeys(
        ("Tollander", "Mara", "Per", "Ulf"), "person"
    )


def test_who_sold_insurance_is_no_firm() -> None:
    text = "Ravenna Kuvat, who sold insurance, left. Kuvat’s mother stayed. Kuvat is 34."
    assert read(text)["Ravenna Kuvat"][0] == "person"


def test_who_is_only_called_so_at_first_is_a_person_by_what_comes_later() -> None:
    text = "It was sold by one called Ravenna Kuvat. Ravenna Kuvat, who sold insurance, left."
    found = [Candidate(*span, ActorType.ORGANISATION) for span in find_name(text, "Ravenna Kuvat")]
    people = with_humans(text, found, load_gazetteer())
    assert [one.type for one in people] == [ActorType.PERSON] * 2


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("The rock star ", ActorType.PERSON),
        ("By the Hexian artist ", ActorType.PERSON),
        ("It shook the land after the death in custody of ", ActorType.PERSON),
        ("It was said by the pollster ", ActorType.ORGANISATION),
        ("The shares of ", ActorType.ORGANISATION),
    ],
)
def test_what_stands_before_a_name_shows_a_person(before: str, kind: ActorType) -> None:
    text = f"{before}Zowita Przybal came."
    one = Candidate(len(before), len(before) + 14, ActorType.ORGANISATION)
    assert [found.type for found in with_humans(text, [one], load_gazetteer())] == [kind]


def test_a_town_before_its_bishop_is_not_the_body_named_after_it() -> None:
    text = "Mayor Ada Tollander of Hexling opened Hexling Library."
    assert mentions(text, "Hexling Library") == ["Hexling Library"]


def test_the_office_of_an_officer_is_a_body() -> None:
    text = "The Marl District Attorney’s Office charged him. He met Marl District Attorney Ada Roe."
    assert read(text)["Marl District Attorney’s Office"][0] == "organisation"
    assert read(text)["Ada Roe"][0] == "person"


def test_a_body_of_games_is_not_what_is_played() -> None:
    text = "The World Records Association met Commonwealth Games Marl. He won World Gold."
    assert list(read(text)) == ["World Records Association", "Commonwealth Games Marl"]


def test_a_champion_is_no_part_of_a_name() -> None:
    text = "World Champions Germany lost. World Champion Ada Roe wept. Roe was late."
    assert {"Germany", "Ada Roe"} == read(text).keys()
    text = "Commonwealth Gold Medallist Ada Roe spoke. Paralympic Champion Ivo Ek wept."
    assert {"Ada Roe", "Ivo Ek"} == read(text).keys()


@pytest.mark.parametrize("name", ["Joe Gibbs Racing", "Richard Childress Racing"])
def test_a_racing_team_called_after_its_founder_is_no_person(name: str) -> None:
    assert read(f"{name} sued the league. It wants more.")[name][0] == "organisation"


@pytest.mark.parametrize("name", ["Badminton England", "Triathlon England"])
def test_a_body_of_one_of_britains_lands_is_no_person(name: str) -> None:
    assert read(f"{name} said so on Monday.")[name][0] == "organisation"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Villanova", ActorType.ORGANISATION),
        ("Terranova", ActorType.ORGANISATION),
        ("Romanova", ActorType.PERSON),
        ("Malikova", ActorType.PERSON),
        ("Zhdanova", ActorType.PERSON),
        ("Usmanova", ActorType.PERSON),
    ],
)
def test_a_word_that_only_ends_as_surnames_do_stays_a_body(name: str, kind: ActorType) -> None:
    text = f"{name} spoke on Saturday."
    one = Candidate(0, len(name), ActorType.ORGANISATION)
    assert [found.type for found in with_humans(text, [one], load_gazetteer())] == [kind]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ravenna Kuvat, 34, left.", "Ravenna Kuvat", ActorType.PERSON),
        ("Hexby Worldwide, whose rooms are full, left.", "Hexby Worldwide", ActorType.ORGANISATION),
        ("Kuvat Tower Moscow and his plan failed.", "Kuvat Tower Moscow", ActorType.ORGANISATION),
    ],
)
def test_plain_words_and_towns_make_no_human(text: str, name: str, kind: ActorType) -> None:
    firm = Candidate(text.index(name), text.index(name) + len(name), ActorType.ORGANISATION)
    assert [one.type for one in with_humans(text, [firm], load_gazetteer())] == [kind]
