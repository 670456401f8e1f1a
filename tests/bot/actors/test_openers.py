"""Words before a name that are none of it, and forms of address of many countries."""

import pytest

from bot.actors.openers import without_opener
from bot.actors.recognise import Candidate
from bot.actors.tokens import tokenise
from bot.model.actor import ActorType
from tests.bot.actors.test_whole_articles import mentions, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lender Lumbre priced its offering. Lumbre is small.", "Lumbre"),
        ("It was late. Sponsor Quillon gave away boards. Quillon paid.", "Quillon"),
        ("Substitute Marek Dusil scored. Dusil is 20.", "Marek Dusil"),
        ("It met Ostrava-based Meliq on Friday, and Meliq agreed.", "Meliq"),
        ("“Ask Vendela,” said the mayor. Vendela Holm was out.", "Vendela Holm"),
        ("She beat the Egyptian Hazem Mostani in May. Mostani wept.", "Hazem Mostani"),
    ],
)
def test_what_is_before_the_name_is_no_part_of_it(text: str, name: str) -> None:
    found = mentions(text, name)
    assert len(found) == 2
    assert all(form in name for form in found)


@pytest.mark.parametrize(
    ("opener", "kind"),
    [("Holidaymaker", ActorType.PERSON), ("Truckmaker", ActorType.ORGANISATION)],
)
def test_the_word_before_a_name_says_what_it_is(opener: str, kind: ActorType) -> None:
    text = f"{opener} Marek Dusil is late."
    one = Candidate(0, text.index(" is"), ActorType.ORGANISATION)
    found = without_opener(text, one, tokenise(text, one.start, one.end))
    assert [(text[name.start : name.end], name.type) for name in found] == [("Marek Dusil", kind)]


TITLES = (
    "Cr Mme Cpl Pte Fr Smt Shri Don Doña Ibu Bapak Kyai Haji Mallam Otunba Constable Detective "
    "Trooper Uncle Aunt Canon Deacon Mevrouw Pandit"
)


@pytest.mark.parametrize("title", TITLES.split())
def test_a_form_of_address_is_no_part_of_the_name(title: str) -> None:
    text = f"The letter was signed by {title} Marlen Tolkov. {title} Tolkov has kept bees."
    assert mentions(text, "Marlen Tolkov") == ["Marlen Tolkov", "Tolkov"]


def test_an_office_is_nobody() -> None:
    text = (
        "Said Migrant Workers Secretary Delfin Arcano: no. The Chief Fire Officer, Ana Roe, left."
    )
    assert set(read(text)) == {"Delfin Arcano", "Ana Roe"}


@pytest.mark.parametrize("given", ["Mary Jo", "Joy Ann", "Ana Luz"])
def test_a_double_given_name_is_a_part_of_the_full_one(given: str) -> None:
    text = f"The nurses, {given} Trembath among them, leave. “{given} is loud,” said a friend."
    assert mentions(text, f"{given} Trembath") == [f"{given} Trembath", given]


def test_a_nickname_between_several_names() -> None:
    text = "His coach, Marta “Bibi” Lee Tolkov, swam. Lee Tolkov wants a pool. Bibi left."
    assert mentions(text, "Marta “Bibi” Lee Tolkov") == [
        "Marta “Bibi” Lee Tolkov",
        "Lee Tolkov",
        "Bibi",
    ]


def test_siblings_of_whom_one_surname_is_printed() -> None:
    text = (
        "Three years ago Ekaterina and Olga Bondarik sold their mother’s car. "
        "Ekaterina studied law. Olga sold soap."
    )
    assert mentions(text, "Ekaterina Bondarik") == ["Ekaterina", "Ekaterina"]
    assert mentions(text, "Olga Bondarik") == ["Olga Bondarik", "Olga"]


def test_a_son_of_somebody_is_one_name() -> None:
    text = "Justice minister Salem bin Khalid Al Marouf signed. Al Marouf is 60."
    assert "Salem bin Khalid Al Marouf" in set(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The watches were claimed by the security firm Dorrin’s. Dorrin’s has paid.",
        "Cuts at Dorrin's, Velmo and others came late. Dorrin's, the baker, was shut.",
    ],
)
def test_a_brand_keeps_its_apostrophe(text: str) -> None:
    assert {form[:-2] for form in set(read(text)) if form.startswith("Dorrin")} == {"Dorrin"}


def test_an_owner_loses_the_apostrophe() -> None:
    text = "Shares in Dorrin rose. Dorrin’s profits fell, and so did Velmo’s, its rival said."
    assert mentions(text, "Dorrin") == ["Dorrin", "Dorrin"]


def test_a_surname_that_ends_like_a_citizen_is_a_persons() -> None:
    assert mentions("Governor Fishman and Mr Hirschman agreed.", "Fishman") == ["Fishman"]
    assert mentions("Neighbours said Mr Hirschman was kind.", "Hirschman") == ["Hirschman"]
    assert mentions("Welshman Ivo Trembath won.", "Ivo Trembath") == ["Ivo Trembath"]


def test_a_firm_of_two_plain_words_keeps_both() -> None:
    text = "Prop Store sold the costume. Prop Store said bids came late. Prop Ivo Trembath tackled."
    assert mentions(text, "Prop Store") == ["Prop Store", "Prop Store"]
    assert mentions(text, "Ivo Trembath") == ["Ivo Trembath"]


def test_a_peoples_party_keeps_their_name() -> None:
    assert not {"United", "Unite"} & set(read("Israelis United marched. Indians Unite won seats."))
    assert "Wolfsburg" in read("Germans Wolfsburg lost 2-0.")
