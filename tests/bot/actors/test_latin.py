"""Unknown people and organisations in languages of the Latin alphabet other than English."""

import pytest

from bot.actors.choice import RULES, load_recogniser
from bot.actors.tag import tag_actors
from bot.model.article import Span


def names(text: str, language: str) -> list[tuple[str, str]]:
    actors = tag_actors(
        text, [Span(0, len(text))], language=language, recogniser=load_recogniser(RULES)
    )
    return sorted((actor.name, actor.type.value) for actor in actors)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "»Es wird eng«, sagte Gesche Onnen am Montag.", "Gesche Onnen"),
        ("de", "Die Lage ist ernst, Gesche Onnen, Betriebsleiterin im Hafen.", "Gesche Onnen"),
        ("de", "Das hält der Klimaforscher Ole Brandis für falsch.", "Ole Brandis"),
        ("es", "«Los vimos de noche», relató Inés Robledo en el puerto.", "Inés Robledo"),
        ("es", "Así lo resumió la politóloga Rayén Huenchullán ayer.", "Rayén Huenchullán"),
        ("fr", "« Trop tard », déplore Maëlle Kervadec devant l’usine.", "Maëlle Kervadec"),
        ("fr", "Selon la chercheuse Maëlle Kervadec, la mer monte.", "Maëlle Kervadec"),
        ("it", "«Non è finita», ha detto Livia Tarantello ai cronisti.", "Livia Tarantello"),
        ("pt", "A obra parou, afirmou Davi Quintanilha na sexta.", "Davi Quintanilha"),
        ("nl", "‘Te laat’, zei Sanne Hoekveld in de kamer.", "Sanne Hoekveld"),
    ],
)
def test_a_role_or_a_verb_of_saying_makes_a_name_a_persons(
    language: str, text: str, name: str
) -> None:
    assert names(text, language) == [(name, "person")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Sprecher der Partei sagte Ende November ab."),
        ("de", "Ohne Strom kein Schiff, sagte der Leiter."),
        ("de", "Die Norddeutsche Hafen AG, Betreiberin im Osten, schweigt."),
        ("es", "El barco Alba Marina llegó de madrugada a Reggio Calabria."),
        ("fr", "Le port de La Ciotat, fermé lundi, rouvrira."),
    ],
)
def test_two_capitals_alone_make_nobody(language: str, text: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "es",
            "La Liga Oceánica para los Migrantes (LOM) recuerda que la LOM no cobra.",
            "Liga Oceánica para los Migrantes",
        ),
        ("de", "Das Bündnis Freie Häfen (BFH) klagt.", "Bündnis Freie Häfen"),
    ],
)
def test_initials_in_brackets_make_an_organisation(language: str, text: str, name: str) -> None:
    assert names(text, language) == [(name, "organisation")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "Lo estudió la Universidad del Estuario en mayo.", "Universidad del Estuario"),
        ("pt", "A Universidade Rio Novo fechou.", "Universidade Rio Novo"),
        ("es", "El Banco Central subió los tipos.", ""),
    ],
)
def test_the_first_word_makes_an_organisation(language: str, text: str, name: str) -> None:
    assert names(text, language) == ([(name, "organisation")] if name else [])


def test_other_letters_in_brackets_make_nothing_of_the_words_before() -> None:
    assert names("La Liga Oceánica de Pesca (LAP) calla.", "es") == []


def test_the_end_of_a_name_is_not_that_name_again() -> None:
    assert names("La Liga Oceánica de Pesca calla. Nadie habla.", "es") == []
