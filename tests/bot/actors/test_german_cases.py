"""German bodies in the genitive and dative, shown in the nominative."""

import pytest

from bot.actors.choice import RULES, load_recogniser
from bot.actors.german_cases import german_nominative
from bot.actors.tag import tag_actors
from bot.model.article import Span


@pytest.mark.parametrize(
    ("printed", "called"),
    [
        ("Deutschen Zentrums für Hafenbau", "Deutsches Zentrum für Hafenbau"),
        ("Bundes der Elmer Reeder", "Bund der Elmer Reeder"),
        ("Bündnisses Freie Häfen", "Bündnis Freie Häfen"),
        ("Deutschen Gesellschaft für Hafenbau", "Deutsche Gesellschaft für Hafenbau"),
        ("Wiener Zentrums für Hafenbau", "Wiener Zentrum für Hafenbau"),
        ("Bayerischen Landesamtes für Häfen", "Bayerisches Landesamt für Häfen"),
        ("Verbandes der Reeder", "Verband der Reeder"),
        ("Elmer Institut für Häfen", "Elmer Institut für Häfen"),
        ("Freien Hafenhelfer", "Freien Hafenhelfer"),
        ("Hafenhilfe Elm", "Hafenhilfe Elm"),
        ("Elmdienst GmbH", "Elmdienst GmbH"),
    ],
)
def test_a_body_is_called_as_in_the_nominative(printed: str, called: str) -> None:
    assert german_nominative(printed) == called


def test_a_genitive_and_the_nominative_are_one_body() -> None:
    first = "Das sagt Gesche Onnen vom Amt des Deutschen Zentrums für Hafenbau (DZH). "
    text = f"{first}Das Deutsche Zentrum für Hafenbau (DZH) klagt."
    spans = [Span(0, len(first)), Span(len(first), len(text))]
    actors = tag_actors(text, spans, language="de", recogniser=load_recogniser(RULES))
    bodies = [actor.name for actor in actors if actor.type.value == "organisation"]
    assert bodies in (["Deutsches Zentrum für Hafenbau"], ["Deutsche Zentrum für Hafenbau"])


def test_a_known_body_in_the_genitive_is_known_with_its_initials_too() -> None:
    text = "Es fehlt die Spitze des Bündnisses Sahra Wagenknecht (BSW)."
    actors = tag_actors(
        text, [Span(0, len(text))], language="de", recogniser=load_recogniser(RULES)
    )
    assert [actor.name for actor in actors] == ["Bündnis Sahra Wagenknecht"]
