"""Rules that articles nobody had tuned by showed to be missing; every sentence is ours."""

import pytest

from tests.bot.actors.test_whole_articles import mentions, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The price is set by the Coffee and Cocoa Board each May.", "Coffee and Cocoa Board"),
        ("A member of Elmford and Osk Borough Council left.", "Elmford and Osk Borough Council"),
        (
            "The China Railway Bridge Corporation won the tender.",
            "China Railway Bridge Corporation",
        ),
        ("Teamsters Local 150 will strike on Monday.", "Teamsters Local 150"),
        ("The Office of Rural Roads said nothing.", "Office of Rural Roads"),
        ("Observatório do Vento, a network of sailors, agreed.", "Observatório do Vento"),
        ("He is a member of the ALDA Party and its treasurer.", "ALDA Party"),
    ],
)
def test_a_body_is_named_whole(text: str, name: str) -> None:
    assert mentions(text, name) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody won. Vorsken and Madrolt have closed their plants in Peru.", "Vorsken"),
        ("Nobody won. Vorsken and Madrolt, which sell the skis, agreed.", "Vorsken"),
        ("It was bad, said Rere Osk of the think tank Aksanta.", "Aksanta"),
    ],
)
def test_a_firm_shows_by_what_it_does_or_is_called(text: str, name: str) -> None:
    assert mentions(text, name) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Beekeeper Androula Loiz, whose hives stand there, wrote twice.", "Androula Loiz"),
        ("Deputy State Coroner Harriet Onslow told him so.", "Harriet Onslow"),
        ("Nobody moved. Supratmo, the district police chief, brought both together.", "Supratmo"),
    ],
)
def test_a_calling_shows_a_person(text: str, name: str) -> None:
    assert read(text)[name] == ("person", [name])


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The plant, at Ploieșani, employs 740 people.", "Ploieșani"),
        ("The land belongs to the Mapurra families who lived there.", "Mapurra"),
        ("Using Twitter and long interviews, he railed at the press.", "Using Twitter"),
        ("The Bill seeks more judges. The Bill was read twice.", "Bill"),
        ("The Women’s Champions League begins on Friday.", "Women’s Champions League"),
    ],
)
def test_towns_peoples_and_things_are_nobody(text: str, nobody: str) -> None:
    assert nobody not in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Beijing prefers to keep all doors open.",
        "Seoul said it could build a wall. So could Beijing.",
        "The railway runs the network and belongs to Beijing.",
    ],
)
def test_a_capital_acts_by_more_than_it_says(text: str) -> None:
    assert mentions(text, "China") == ["Beijing"]


def test_a_state_is_no_country_of_its_name() -> None:
    assert mentions("A bus was stopped in Niger State on Friday.", "Niger State") == ["Niger State"]


def test_a_known_firm_keeps_its_short_name() -> None:
    text = "Jollibee Foods will buy a chain. Jollibee fell 2.6 per cent."
    assert mentions(text, "Jollibee") == ["Jollibee Foods", "Jollibee"]


def test_a_thing_of_an_organisation_is_no_organisation() -> None:
    text = "One device is new. Elmford University's CellPrinter prints tissue layer by layer."
    assert mentions(text, "CellPrinter") == []
    assert mentions("It was said at the time that CellPrinter would close.", "CellPrinter")
