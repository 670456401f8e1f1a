"""Rows of capitals that a given name begins and that name nobody, in foreign copy."""

import pytest

from bot.actors.choice import RULES, load_recogniser
from bot.actors.tag import tag_actors
from bot.model.article import Span


def people(text: str, language: str) -> list[str]:
    actors = tag_actors(
        text, [Span(0, len(text))], language=language, recogniser=load_recogniser(RULES)
    )
    return sorted(actor.name for actor in actors if actor.type.value == "person")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Los obispos de América Latina callan."),
        ("es", "La paz llegó al Magdalena Medio ayer."),
        ("es", "Fue en la Sierra Nevada de Santa Lucía."),
        ("es", "Hablan los diputados de la Asamblea Legislativa."),
        ("es", "Ayer se firmó por la Paz Social un pacto."),
        ("es", "Los heridos están en el Hospital Virgen del Rocío de Elmar."),
        ("es", "Cayó un misil en el aeropuerto israelí de Ben Robledo."),
        ("es", "Ocurrió ayer en la colonia Santa Rosa del Olmo."),
        ("es", "Todos celebran el Domingo de Pascua con fieles."),
        ("fr", "Elle parlait hier sur France Culture du port."),
        ("fr", "Il a lu le Jean Roux dans le train."),
        ("fr", "Il écoute Radio France. La France aussi."),
        ("pt", "Foi ontem em Rio de Janeiro que começou."),
        ("de", "Das gilt, Solange Deutschland zahlt."),
        ("de", "Viele Eltern der Schule Jan Roewer klagen."),
        ("de", "Er ist ein Fan von Aufzählungen und Listen."),
        ("de", "Dort hilft das Yon-Ka Serum sehr."),
        ("de", "Er zeigte auf Thomas SpaltParlament und ging."),
        ("de", "Es kam Mal Speicherung dazu."),
    ],
)
def test_places_bodies_and_plain_words_are_no_people(language: str, text: str) -> None:
    assert people(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "Así lo contó ayer Santa Faustina Robledo.", "Faustina Robledo"),
        ("es", "El premio de Álvaro Gorriti es grande.", "Álvaro Gorriti"),
        ("es", "La víctima es Juan Robledo Sierra.", "Juan Robledo Sierra"),
        ("es", "La periodista Pilar del Río habló.", "Pilar del Río"),
        ("fr", "Le film est de David France.", "David France"),
        ("de", "Am Montag nahm darauf Bernd Hoyer Bezug.", "Bernd Hoyer"),
        ("de", "Das sagte Pastor Bernd Hoyer am Montag.", "Bernd Hoyer"),
        ("de", "Dort lebt Jean-Luc Hoyer.", "Jean-Luc Hoyer"),
        ("de", "Dort lebt Ada McDonald.", "Ada McDonald"),
        ("de", "Dort lebt Ada YangYang.", "Ada YangYang"),
        ("de", "Der Imam Abdul Hoyer predigt.", "Abdul Hoyer"),
        ("de", "Dort lebt Anna Hornung.", "Anna Hornung"),
    ],
)
def test_people_keep_their_names(language: str, text: str, name: str) -> None:
    assert people(text, language) == [name]


def test_a_firm_that_a_given_name_begins_is_a_firm() -> None:
    text = "Eigentümer ist die Firma Louis Marine Shipping Enterprises mit zwei Schiffen."
    assert people(text, "de") == []


def test_french_articles_behind_a_comma_part_two_names() -> None:
    text = "Hier le Canada, l’Australie et la Norvège ouvrent."
    actors = tag_actors(
        text, [Span(0, len(text))], language="fr", recogniser=load_recogniser(RULES)
    )
    assert sorted(actor.name for actor in actors) == ["Australia", "Canada", "Norway"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        (
            "es",
            "Lo dijo el Ministerio de Ciencia, Pesca y Puertos del país.",
            "Ministerio de Ciencia, Pesca y Puertos",
        ),
        (
            "es",
            "Hoy calla el Ministerio de Comercio e Industrias.",
            "Ministerio de Comercio e Industrias",
        ),
        ("es", "Hoy calla el Ministerio de Pesca, Ana Robledo y Luis Olmo.", "Ministerio de Pesca"),
        ("es", "Según el Ministerio de Pesca, Puerto Hale calla.", "Ministerio de Pesca"),
        (
            "it",
            "Tace il Ministero dell’Ambiente, Porti e Pesca da ieri.",
            "Ministero dell’Ambiente, Porti e Pesca",
        ),
    ],
)
def test_a_ministry_keeps_its_fields(language: str, text: str, name: str) -> None:
    actors = tag_actors(
        text, [Span(0, len(text))], language=language, recogniser=load_recogniser(RULES)
    )
    assert name in [actor.name for actor in actors]
