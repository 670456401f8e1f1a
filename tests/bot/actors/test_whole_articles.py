"""What whole articles show of who is who, read as the bot reads them."""

import pytest

from bot.actors.choice import TRAINED, load_recogniser
from bot.actors.tag import tag_actors
from tests.bot.actors.test_traps import split


def read(text: str, title: str = "") -> dict[str, tuple[str, list[str]]]:
    actors = tag_actors(text, split(text), title=title, recogniser=load_recogniser(TRAINED))
    return {a.name: (a.type.value, [m.text for m in a.mentions]) for a in actors}


def mentions(text: str, name: str, title: str = "") -> list[str]:
    return read(text, title).get(name, ("", []))[1]


def test_a_firm_goes_without_its_form_of_law() -> None:
    text = "Tormund Infra Ltd won the tender. A Tormund Infra spokesman said so. Tormund is old."
    assert mentions(text, "Tormund Infra Ltd") == ["Tormund Infra Ltd", "Tormund Infra", "Tormund"]


def test_the_headline_is_read_as_the_text_reads_it() -> None:
    text = "Hallert NV lowered its forecast. Shares in Hallert dropped."
    found = read(text, "Brewer Hallert cuts outlook")
    assert found == {"Hallert NV": ("organisation", ["Hallert NV", "Hallert"])}


def test_a_short_given_name_is_its_bearer() -> None:
    text = "Patricia Anne Loveday, 58, denies fraud. “Pat just said no,” her friend told us."
    assert mentions(text, "Patricia Anne Loveday") == ["Patricia Anne Loveday", "Pat"]


def test_mr_goes_to_the_man() -> None:
    text = "Bill Sugden rang his boss, Lynne Sugden. Lynne Sugden laughed. Mr Sugden did not."
    assert mentions(text, "Bill Sugden") == ["Bill Sugden", "Sugden"]


def test_a_surname_of_several_words_stands_again() -> None:
    text = "André Corrêa do Lago leads the talks. They brought Corrêa do Lago coffee."
    assert mentions(text, "André Corrêa do Lago") == ["André Corrêa do Lago", "Corrêa do Lago"]


def test_those_who_are_only_surnamed_are_people() -> None:
    text = "Two engineers, surnamed Oh and Baek, were arrested. Oh took 300 pages."
    assert mentions(text, "Oh") == ["Oh", "Oh"]
    assert mentions(text, "Baek") == ["Baek"]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Ada Roe and colleagues write in Marsh Energy. Roe is glad.", "Marsh Energy"),
        ("Ada Roe of the weekly Fjordposten said so. Roe is glad.", "Fjordposten"),
        ("Suzanne Brill made the film ‘Rani Durga’. Brill is glad.", "Rani Durga"),
        ("South Korea’s Nuri rocket carried thirteen satellites into orbit.", "Nuri"),
        ("Ada Roe and her spaniel, Mott, left. Mott barked.", "Mott"),
        ("MAE SOT, Thailand: Ada Roe left. Roe wept.", "Mae Sot"),
    ],
)
def test_papers_works_and_craft_are_no_actors(text: str, nobody: str) -> None:
    assert nobody.casefold() not in {name.casefold() for name in read(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Suwon District Prosecutors’ Office said so.", "Suwon District Prosecutors’ Office"),
        ("The Royal Danish Navy ordered it.", "Royal Danish Navy"),
        ("The Office for Students is watching.", "Office for Students"),
        ("The Suez Canal Authority lost much.", "Suez Canal Authority"),
        ("She teaches at the Gulf School of Peace Studies.", "Gulf School of Peace Studies"),
        ("The PDP lost. The Peoples Democratic Party won.", "Peoples Democratic Party"),
        ("Lapid left. Yair Lapid’s Yesh Norat wants more.", "Yesh Norat"),
        ("St. Jude Builders built it.", "St. Jude Builders"),
    ],
)
def test_bodies_have_their_whole_name(text: str, name: str) -> None:
    assert read(text)[name][0] == "organisation"


def test_a_body_is_not_split_from_its_country() -> None:
    text = "The U.S. Securities and Exchange Commission sued. The SEC won."
    assert list(read(text)) == ["Securities and Exchange Commission"]


def test_clubs_go_by_either_half() -> None:
    text = (
        "The Miami Heat beat the Utah Jazz in the NBA playoffs. Heat coach Ada Roe was glad. "
        "The Jazz were not."
    )
    assert mentions(text, "Miami Heat") == ["Miami Heat", "Heat"]
    assert mentions(text, "Utah Jazz") == ["Utah Jazz", "Jazz"]


def test_a_well_known_surname_with_a_courtesy_is_the_one_of_the_article() -> None:
    text = "Leila Haddad, a pharmacist, won. Ms Haddad wept."
    assert read(text) == {"Leila Haddad": ("person", ["Leila Haddad", "Haddad"])}
    trump = read("Ivanka Trump opened a hotel. Mr Trump said she liked it.")
    assert trump["Donald Trump"] == ("person", ["Trump"])


def test_a_school_goes_by_its_saint() -> None:
    text = "Ann Roe cooks at St Oswald’s Primary School. She has been at St Oswald’s for years."
    wanted = ["St Oswald’s Primary School", "St Oswald"]
    assert mentions(text, "St Oswald’s Primary School") == wanted


def test_a_national_red_cross_is_not_the_international_one() -> None:
    assert "Philippine Red Cross" in read("The Philippine Red Cross sent 40 volunteers.")
