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
        ("de", "Am Montag gewann Lion Vellmar in Hale.", "Lion Vellmar"),
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


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Am Montag kam Hendrik Tollberg in den Hafen.", "Hendrik Tollberg"),
        ("de", "Der Hafen-Experte Bernd Hoyer der Deutschen Küstenwacht geht.", "Bernd Hoyer"),
        ("de", "Das Geld nahm die Rektorin Eileen Maarten mit.", "Eileen Maarten"),
        ("de", "Der Rat hört Benjamin Tollberg von der Gewerkschaft.", "Benjamin Tollberg"),
        ("es", "El juez del Tribunal citó ayer a Álvaro Gorriti Olmo.", "Álvaro Gorriti Olmo"),
        ("it", "L’imprenditore Giulia Tarantello è tornata.", "Giulia Tarantello"),
        ("sv", "I går talade Johan Hakelius Berg i hamnen.", "Johan Hakelius Berg"),
        ("tr", "Liman Bakanı Mehmet Karaçelik konuştu.", "Mehmet Karaçelik"),
        ("pl", "Na molo wszedł Wojciech Brzozdowiak.", "Wojciech Brzozdowiak"),
    ],
)
def test_a_given_name_begins_a_persons_name(language: str, text: str, name: str) -> None:
    assert (name, "person") in names(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Ambrosia-Pollen und der Karama-Platz sind weg."),
        ("de", "Eine Gabe fehlt. Es war Gabe Gottes Wille."),
        ("de", "Über Nacht kam in Bayern der Frieden."),
        ("no", "Han gikk. Hun gikk. Hvis Bryggen stenger, går de."),
        ("es", "Algunos Estados callan y otros Estados hablan."),
        ("it", "L'elogio di ieri fu breve."),
        ("hi", "मनीषा कुमारी पर मामला दर्ज हुआ।"),
    ],
)
def test_plain_words_with_a_capital_are_nobody(language: str, text: str) -> None:
    assert names(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("pl", "Donald Tusk milczy. O Tuska i Donaldowi Tuskowi chodzi.", ["Donald Tusk"]),
        ("pl", "Rozmowy o Rosji i Ukrainie w Polsce.", ["Poland", "Russia", "Ukraine"]),
        ("cs", "Řekl to Andreji Babišovi na Ukrajině.", ["Andrej Babiš", "Ukraine"]),
        ("lt", "Nausėdos kalba apie Rusijos karą.", ["Gitanas Nausėda", "Russia"]),
        ("fi", "Orpon mukaan Venäjän sota jatkuu.", ["Petteri Orpo", "Russia"]),
        ("hu", "Orbánnak nem felelt.", ["Viktor Orbán"]),
        ("tr", "Rusya'nın ve Erdoğan'ın sözleri.", ["Recep Tayyip Erdoğan", "Russia"]),
        ("fr", "La guerre d’Ukraine et l’Iran.", ["Iran", "Ukraine"]),
        ("fr", "Un sondage en Côte d’Ivoire.", ["Ivory Coast"]),
        ("it", "Un sondaggio in Costa d'Avorio.", ["Ivory Coast"]),
        ("it", "Il presidente dell’Ucraina tace.", ["Ukraine"]),
        ("de", "Russlands Krieg und die Aktien der Deutschen Bank.", ["Deutsche Bank", "Russia"]),
        ("de", "Das Geld des Auslandsgeheimdienstes CIA fehlt.", ["CIA"]),
        ("sv", "Kristerssons parti och Rysslands krig.", ["Russia", "Ulf Kristersson"]),
        ("no", "Nord-Korea tier.", ["North Korea"]),
    ],
)
def test_known_names_in_the_cases_of_their_language(
    language: str, text: str, found: list[str]
) -> None:
    assert [name for name, _ in names(text, language)] == found


def test_what_a_person_owns_is_no_part_of_the_name() -> None:
    text = "Am Abend kam Sebastian Hendelberg. Alle kennen Sebastian Hendelbergs Karriere."
    assert names(text, "de") == [("Sebastian Hendelberg", "person")]


def test_two_turkish_names_with_an_ending_between_them_are_two() -> None:
    text = "Yangın Bursa'nın Osmangazi ilçesinde çıktı. Osmangazi yanıyor."
    assert ("Bursa'nın Osmangazi", "person") not in names(text, "tr")


def test_a_genitives_s_makes_no_other_person() -> None:
    text = "I går talade Johan Hakelberg. Johan Hakelbergs parti gick."
    assert names(text, "sv") == [("Johan Hakelberg", "person")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ja", "警察は３日、港の山田花子容疑者（34）を逮捕した。", "山田花子"),
        ("ja", "港湾会社の鈴木一郎社長（57）が辞任する。", "鈴木一郎"),
        ("ko", "이에 대해 홍길순 의원은 답하지 않았다.", "홍길순"),
        ("ko", "간담회에는 문유라씨가 함께했다.", "문유라"),
        ("ko", "조현은 답하지 않았다.", "Cho Hyun"),
    ],
)
def test_titles_and_ages_name_japanese_and_koreans(language: str, text: str, name: str) -> None:
    assert names(text, language) == [(name, "person")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "港で女子学生（21）が話した。同社長（57）は答えない。"),
        ("ko", "전준당 대표는 답하지 않았다. 우리가 대표를 뽑는다."),
        ("ko", "정부의 장관이 말했다. 유력한 후보가 말했다. 서울대 교수가 말했다."),
        ("ko", "고양시 시장이 말했다."),
        ("ja", "警察官（32）が逮捕された。自営業者（50）が語った。"),
        ("ja", "東京大学教授（58）が語った。外国人被告が述べた。"),
        ("de", "Am Karl Marx Platz sagte niemand etwas."),
        ("de", "Er bekam im Mai den Harris Award und ging in den Garten."),
        ("de", "Am nördlichen Rand von Elmsdorf fiel ein Stein."),
        ("it", "Il Black Friday incombe su di noi."),
        ("pl", "Bitwa o Iwo Jima trwała długo."),
        ("ja", "南海トラフの地震に備える。"),
        ("de", "Ein Gärtner sagt, Gärtner hätten es schwer."),
    ],
)
def test_other_words_before_a_title_are_nobody(language: str, text: str) -> None:
    assert names(text, language) == []


def test_a_known_name_behind_an_office_and_its_country_is_whole() -> None:
    polish = "Prezydent Francji Emmanuel Macron przybył do Warszawy."
    assert ("Emmanuel Macron", "person") in names(polish, "pl")
    assert ("Bayern Munich", "organisation") in names("Der FC Bayern München gewann.", "de")


def test_several_people_are_no_person() -> None:
    found = names("Das Artistik-Trio Bard Teatro Fisico tritt heute auf.", "de")
    assert found == [("Bard Teatro Fisico", "organisation")]
    assert names("Die Band Karl Roth spielt.", "de") == [("Karl Roth", "organisation")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Das Fußball-Trio Jonas Mus, Leroy Sandt und Karl Gnab fehlte.", 3),
        ("Das Siegerduo Laura Holte und Deborah Lewin jubelte.", 2),
        ("Er stand am Band, als im zweiten Band Karl Roth auftrat.", 1),
        ("Das Spitzenduo Laura Holte/Deborah Lewin ging.", 2),
        ("Das Duo Laura Holte sowie Deborah Lewin ging.", 2),
        ("Im Sammelband Karl Roth schreibt er davon.", 1),
    ],
)
def test_who_is_listed_behind_a_group_is_a_person(text: str, people: int) -> None:
    assert [kind for _, kind in names(text, "de")] == ["person"] * people


def test_a_verb_of_saying_behind_a_comma_makes_nobody_of_what_stands_before() -> None:
    text = "So werde das Ticket für Busse und Bahnen Wirklichkeit, äußerte der Vorsitzende."
    assert names(text, "de") == []


def test_a_longer_korean_name_is_another_persons() -> None:
    assert names("주인공을 연기한 조현재는 다소 심심했다.", "ko") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "El juez del Tribunal Supremo Ángel Robledo ha citado al fiscal.",
            [("Tribunal Supremo", "organisation"), ("Ángel Robledo", "person")],
        ),
        (
            "Estudió en la Universidad Carlos Robledo ayer.",
            [("Universidad Carlos Robledo", "organisation")],
        ),
    ],
)
def test_who_stands_behind_a_body_is_no_part_of_it(text: str, found: list[tuple[str, str]]) -> None:
    assert names(text, "es") == found


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("es", "El Consejo General del Poder Naval votó.", "Consejo General del Poder Naval"),
        ("es", "La Junta General de Accionistas votó.", "Junta General de Accionistas"),
        ("es", "El Consejo Mayor de Gobierno votó.", "Consejo Mayor de Gobierno"),
        ("it", "Il Tribunale Santa Maria Capua ha votato.", "Tribunale Santa Maria Capua"),
    ],
)
def test_a_body_called_general_or_after_a_saint_is_no_person(
    language: str, text: str, name: str
) -> None:
    assert names(text, language) == [(name, "organisation")]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Rand Paul stimmte am Montag dagegen.", "Rand Paul"),
        ("es", "Rand Paul votó en contra.", "Rand Paul"),
        ("es", "Allí habló Rand Robledo.", "Rand Robledo"),
        ("pl", "Iwo Byczewski mówił długo.", "Iwo Byczewski"),
    ],
)
def test_a_given_name_that_is_a_word_elsewhere_is_one(language: str, text: str, name: str) -> None:
    assert names(text, language) == [(name, "person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hier a parlé Richard Rochet de Vireo, au port.", "Richard Rochet"),
        ("Hier a parlé Ivo Robin du Zimbabwe, au port.", "Ivo Robin"),
        ("Hier a parlé Paulo Machado de Carvalho, au port.", "Paulo Machado de Carvalho"),
        ("Hier a parlé Capucine de Vallée, au port.", "Capucine de Vallée"),
        ("Hier a marqué Ted Martial, au port.", "Ted Martial"),
        ("Hier a couru Marie-Zoé Ta Lou, au port.", "Marie-Zoé Ta Lou"),
        ("Le ministre guinéen Lansana Kourou part.", "Lansana Kourou"),
        ("Le chef de la Ligue du port, Fouzi Lekrou, a parlé.", "Fouzi Lekrou"),
    ],
)
def test_whose_somebody_is_stands_in_no_french_name(text: str, name: str) -> None:
    assert (name, "person") in names(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Le vote en Caroline du Nord est clos.",
        "Les matchs du Groupe B sont finis.",
        "Il est la voix du PDG d'Elm Marine.",
        "L'œuvre, Port Vellmar, de l'artiste, est vendue.",
        "Le chef du port a vu Port Hale, Fort Elmar, et la mer.",
    ],
)
def test_lands_groups_and_what_somebody_leads_are_nobody_in_french(text: str) -> None:
    assert names(text, "fr") == []


def mentions(text: str, language: str) -> dict[str, list[str]]:
    actors = tag_actors(text, [Span(0, len(text))], language=language)
    return {actor.name: [mention.text for mention in actor.mentions] for actor in actors}


@pytest.mark.parametrize(
    ("language", "text", "name", "found"),
    [
        ("es", "La Junta de Elmaria habla. Llueve en toda Elmaria.", "Junta de Elmaria", 1),
        ("de", "Die Universität Elmsee prüft das. In Elmsee regnet es.", "Universität Elmsee", 1),
        ("es", "El Tribunal Supremo habla. Decide el Supremo.", "Tribunal Supremo", 2),
    ],
)
def test_the_place_of_a_body_is_not_the_body(
    language: str, text: str, name: str, found: int
) -> None:
    assert len(mentions(text, language)[name]) == found


def test_an_acronym_in_brackets_is_the_bodys_with_small_words_in_its_name() -> None:
    text = "El Partido Campesino de Cuba (PCC) se reúne. Habla el PCC."
    found = mentions(text, "es")
    assert found["Partido Campesino de Cuba"] == ["Partido Campesino de Cuba", "PCC", "PCC"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "Viaja al Vaticano en tren."), ("it", "Torna al Vaticano in treno.")],
)
def test_a_verb_and_an_article_begin_no_name(language: str, text: str) -> None:
    assert mentions(text, language) == {"Vatican": ["Vaticano"]}


def test_an_arabic_article_stays_in_the_name() -> None:
    assert "Ahmed el Roewi" in mentions("Ayer habló Ahmed el Roewi aquí.", "es")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("no", "Med var Vetlo Dahlmo (30) fra Elmanger.", "Vetlo Dahlmo"),
        ("nl", "Ook Eelko Heinders (44) sprak.", "Eelko Heinders"),
        ("sv", "I går åtalades Voldo Rydmyr, 54, för brott.", "Voldo Rydmyr"),
        ("de", "Am Montag spielte Breel Emmolo, 29, nicht mit.", "Breel Emmolo"),
    ],
)
def test_an_age_behind_a_name_shows_a_person(language: str, text: str, name: str) -> None:
    assert names(text, language) == [(name, "person")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Vorn liegt Wakker Elmsee (44) im Norden."),
        ("fr", "Elle vit à Mitry-Elmory, 77, depuis hier."),
        ("es", "Llegó el Lunes Santo 14, dicen."),
    ],
)
def test_points_and_districts_are_no_ages(language: str, text: str) -> None:
    assert names(text, language) == []


def test_the_next_day_is_no_korean_person() -> None:
    text = "이튿날 다카이치 총리는 말했다."
    assert set(mentions(text, "ko")) == {"Sanae Takaichi"}


def test_a_surname_joined_to_a_noun_is_a_mention() -> None:
    text = "Ekspert Kari Dahlmo advarer mot Dahlmo-regimet i nord."
    assert mentions(text, "no")["Kari Dahlmo"] == ["Kari Dahlmo", "Dahlmo"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("sv", "Sara Rydlund talade.", "Sara Rydlund"),
        ("cs", "Sára Nováková mlčela.", "Sára Nováková"),
        ("es", "Habla el poeta José Martí.", "José Martí"),
        ("es", "Ayer habló Ernesto Sabato.", "Ernesto Sabato"),
        ("es", "Ayer ganó Chris Hoy.", "Chris Hoy"),
        ("es", "Hoy Ada Rossi habla.", "Ada Rossi"),
    ],
)
def test_what_begins_sentences_in_one_language_may_be_a_name(
    language: str, text: str, name: str
) -> None:
    """The Italian "sarà" is Sara elsewhere, the Romanian Tuesday Martí."""
    assert names(text, language) == [(name, "person")]
