"""Roles between commas in languages of the Latin alphabet other than English."""

import pytest

from bot.actors.appositions import find_appositions


def roles(text: str, language: str) -> list[str]:
    start, end = text.index("«"), text.index("»") - 1
    plain = text.replace("«", "").replace("»", "")
    return [role.text for role in find_appositions(plain, start, end, language)]


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("es", "El ministro de Puertos, «Ivo Ek», calló.", "ministro de Puertos"),
        ("es", "según el primer ministro de Elm, «Ivo Ek».", "primer ministro de Elm"),
        ("es", "La jefa del servicio médico, «Ada Roe», habló.", "jefa del servicio médico"),
        (
            "es",
            "dijo «Ada Roe», portavoz de la Cofradía del Mar, ayer",
            "portavoz de la Cofradía del Mar",
        ),
        ("fr", "a dit le ministre hexien de la Mer, «Ivo Ek», lundi", "ministre hexien de la Mer"),
        (
            "fr",
            "Non, dit l’avocate de la ville, «Ada Roe».",
            "avocate de la ville",
        ),
        ("fr", "a dit «Ivo Ek», maire de Port-Hale.", "maire de Port-Hale"),
        (
            "es",
            "La nueva alcaldesa de Puerto Hale, «Ada Roe», habló.",
            "nueva alcaldesa de Puerto Hale",
        ),
        ("fr", "a dit «Ivo Ek», ancien maire de Port-Hale.", "ancien maire de Port-Hale"),
        (
            "fr",
            "Selon «Ada Roe», professeur d’histoire navale au King’s College de Hale, oui.",
            "professeur d’histoire navale au King’s College de Hale",
        ),
        (
            "fr",
            "dit «Ada Roe», chercheuse à l’université de Hale.",
            "chercheuse à l’université de Hale",
        ),
        ("fr", "Le porte-parole du port, «Ivo Ek», nie.", "porte-parole du port"),
        ("fr", "Le Premier ministre hexien, «Ada Roe», part.", "Premier ministre hexien"),
        ("fr", "dit «Ada Roe», chargée de recherche au port.", "chargée de recherche au port"),
        ("fr", "dit «Ada Roe», maire de Port-Hale (au nord), lundi.", "maire de Port-Hale"),
        ("fr", "Le maire de Port-Hale, le Dr «Ada Roe», part.", "maire de Port-Hale"),
        ("fr", "Le ministre hexien de la santé «Ivo Ek» part.", "ministre hexien de la santé"),
        ("fr", "Le président de la HBC «Ivo Ek» part.", "président de la HBC"),
        ("fr", "Le PDG de Hale Marine, «Ivo Ek», nie.", "PDG de Hale Marine"),
        ("it", "Il ministro degli Esteri, «Ivo Ek», tace.", "ministro degli Esteri"),
        ("pt", "O presidente do Porto, «Ivo Ek» (PSH), falou.", "presidente do Porto"),
        (
            "nl",
            "zei «Ada Roe», voorzitter van de havenraad, gisteren",
            "voorzitter van de havenraad",
        ),
        (
            "de",
            "Der Rektor der Seefahrtschule Elm, «Ivo Ek», schwieg.",
            "Rektor der Seefahrtschule Elm",
        ),
        (
            "de",
            "sagte «Ada Roe», Präsidentin des Bundes der Reeder.",
            "Präsidentin des Bundes der Reeder",
        ),
        ("de", "sagt «Ada Roe», Pressesprecherin der HVB.", "Pressesprecherin der HVB"),
        (
            "de",
            "sagt «Ada Roe», Direktorin und Expertin für Zölle bei der Kanzlei Hale Elm.",
            "Direktorin und Expertin für Zölle bei der Kanzlei Hale Elm",
        ),
        (
            "de",
            "sagt «Ada Roe», Leiterin der Stelle für Zölle und Sprecherin der Kanzlei Hale Elm.",
            "Leiterin der Stelle für Zölle",
        ),
    ],
)
def test_an_office_between_commas_is_the_role(language: str, text: str, role: str) -> None:
    assert roles(text, language) == [role]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El alcalde dijo en la plaza, «Ivo Ek», que no."),
        ("es", "El subsecretario de la misma casa, «Ivo Ek», calló."),
        ("es", "El subsecretario de la cartera, «Ivo Ek», calló."),
        ("de", "Die Chefin der Reederei und deren Generalsekretär, «Ivo Ek», kamen."),
        ("it", "Con «Ivo Ek», nominato segretario del porto, parla."),
        ("es", "El abogado de la presidenta de Elm, «Ivo Ek», calló."),
        ("es", "Vinieron el alcalde de Elm, «Ada Roe», y Luis Olmo."),
        ("es", "Vino «Ada Roe», el presidente de Elm Gabriel Torres, y más."),
        ("es", "Vino «Ada Roe», alcalde Ivo Ek, y más."),
        ("es", "Según el ministro de Puertos. Ayer, «Ivo Ek», calló."),
        ("de", "Wie der Chef der Reederei sagte, «Ivo Ek», schweigt."),
        ("de", "Es kam «Ada Roe», Bürgermeister Ivo Ek, und der Rat."),
        ("de", "sagte «Ada Roe», Chefin, am Montag."),
        ("fr", "Selon «Ada Roe», le maire de Hale, Ivo Ek, part."),
        ("fr", "Le ministre de la mer accuse «Ivo Ek» lundi."),
        ("fr", "Le maire de Hale «Ivo Ek» lundi."),
        ("fr", "Le juge de l'affaire «Ada Roe» part."),
        ("fr", "L’avocat de la famille «Ivo Ek» nie."),
        ("fr", "Le patron du groupe «Ada Roe» nie."),
        ("fr", "Le chef de la mission «Ek» part."),
        ("fr", "La chute du ministre de «Ivo Ek» lundi."),
        ("fr", "Il a chargé de la vente, «Ada Roe», sa fille."),
        ("fr", "dit «Ada Roe», maire qui quitte le port de Hale, lundi"),
        ("en", "said «Ada Roe», president de Elm, on Monday"),
        ("sv", "sade «Ada Roe», chef för hamnen, i går"),
    ],
)
def test_what_is_no_office_of_the_name(language: str, text: str) -> None:
    assert roles(text, language) == []
