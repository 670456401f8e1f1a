"""Long bodies that recognisers cut, and bodies with names of other languages."""

import pytest

from tests.bot.actors.test_whole_articles import mentions, read


@pytest.mark.parametrize(
    "name",
    [
        "International Dock and Cannery Union",
        "National Glass and Pottery Workers Union",
        "Federal Seeds and Plant Protection Agency",
        "Civil Pollution and Waste Board",
        "Irish Pigs and Poultry Association",
        "Tarvia Pulses and Grains Association",
        "Land and Waters Tribunal",
        "National Orchard Commission",
        "Kenya Olympic Committee",
        "Zambia Netball League",
        "Commission for the Promotion and Defence of Reading",
    ],
)
def test_a_body_with_and_or_a_field_in_its_name_is_read_whole(name: str) -> None:
    text = f"The ferry was late. The {name} said that the fees would rise."
    assert mentions(text, name) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Teamsters Union and Dockers Federation met on Monday.",
        "Talks between the United Nations and African Union failed.",
        "The Speaker and Grain Board left early.",
        "Ada Tolland met them. Tolland and Hexling Council agreed.",
        "Labour and Hexling Council agreed.",
    ],
)
def test_two_names_with_and_between_them_are_no_body(text: str) -> None:
    assert not [name for name in read(text) if " and " in name]


@pytest.mark.parametrize(
    "name",
    [
        "Hanoi University of Mines and Metals",
        "Tolna University of Economics and Law",
        "St. Brigid’s Medical Center",
        "St. Odran’s Eye Clinic",
        "Our Lady of Sorrows Hospital",
        "Queen Ansa Hospital",
        "Avon and Selwood Police",
        "Bank Sentosa Indonesia",
        "Musée du quai Lambert",
        "Teatro alla Salina",
        "Museo del Barro Viejo",
        "Kunsthalle Osterbruck",
        "Hôpital Saint-Briac",
        "Ospedale San Rocco",
        "Persatuan Guru Melati",
        "Karwan Samiti",
        "Vodafone Fiji",
        "Mumbai Police",
    ],
)
def test_a_house_is_read_whole(name: str) -> None:
    text = f"The plan was drawn up with {name} and two banks. {name} has 400 members."
    assert mentions(text, name) == [name, name]


@pytest.mark.parametrize("text", ["Bank Holiday trains were full.", "Partington Roe left."])
def test_a_word_that_begins_like_one_of_another_language_makes_no_body(text: str) -> None:
    assert "organisation" not in {kind for kind, _ in read(text).values()}


def test_a_day_before_a_body_is_no_part_of_it() -> None:
    text = "On Friday Karwan University of Mines and Cotton closed."
    name = "Karwan University of Mines and Cotton"
    assert mentions(text, name) == [name]


def test_a_capital_is_not_the_company_built_on_its_name() -> None:
    text = "Trains on the Dhaka metro run late, Dhaka Tramway Company said."
    assert mentions(text, "Dhaka Tramway Company") == ["Dhaka Tramway Company"]


@pytest.mark.parametrize("money", ["US$80 million", "Rs 1,206 crore", "HK$90,000"])
def test_money_is_no_country(money: str) -> None:
    assert read(f"The yard was sold for {money} in May.") == {}


def test_an_acronym_of_another_language_in_brackets_is_the_bodys() -> None:
    text = "The Tarvian Road Authority (KMV) met. It was late, and KMV had no money."
    assert mentions(text, "Tarvian Road Authority") == ["Tarvian Road Authority", "KMV", "KMV"]


def test_a_known_club_goes_by_its_town() -> None:
    text = (
        "Chicago Bulls guard Trey Osborn limped. Osborn will miss a game. Chicago lost on Sunday."
    )
    assert mentions(text, "Chicago Bulls") == ["Chicago Bulls", "Chicago"]
