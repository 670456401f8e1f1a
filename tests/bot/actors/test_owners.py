"""Firms that are called like an owner, beside people who are called so."""

import pytest

from tests.bot.actors.test_word_firms import found


@pytest.mark.parametrize(
    "text",
    [
        "Gov. Chris Christie left. Christie's lawyer denied it. Christie is ill.",
        "Christie's lawyer denied it. Aides to Gov. Chris Christie said nothing.",
        "Christie’s campaign was asked for papers. Aides to Chris Christie said nothing.",
    ],
)
def test_what_is_somebodys_is_no_firm(text: str) -> None:
    assert set(found(text)) == {"person:chris-christie"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (
            "It sold at Christie's. Christie's said Anna Christie, a cousin, bid.",
            "organisation:christies",
        ),
        ("Christie's auction in London was full.", "organisation:christies"),
        ("McDonald's will close restaurants in Osk.", "organisation:mcdonalds"),
    ],
)
def test_the_firm_is_itself_where_it_acts_or_nobody_is_called_so(text: str, key: str) -> None:
    assert key in found(text)
