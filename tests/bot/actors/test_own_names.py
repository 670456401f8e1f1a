"""Well-known people and bodies as the papers of each language spell them."""

import pytest

from bot.actors.tag import tag_actors
from bot.model.article import Span


def keys(text: str, language: str) -> set[str]:
    actors = tag_actors(text, [Span(0, len(text))], language=language)
    return {actor.key for actor in actors}


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("de", "Am Montag sprach Netanjahu mit Reportern.", "person:benjamin-netanyahu"),
        ("fr", "Lundi, Benyamin Netanyahou a parlé.", "person:benjamin-netanyahu"),
        ("uk", "Біньямін Нетаньягу говорив із пресою.", "person:benjamin-netanyahu"),
        ("nl", "Maandag sprak Poetin met de pers.", "person:vladimir-putin"),
        ("nl", "Volgens de Navo en de NAVO-chef.", "organisation:nato"),
        ("hu", "Hétfőn Putyin beszélt a sajtóval.", "person:vladimir-putin"),
        ("uk", "У понеділок Путін говорив із пресою.", "person:vladimir-putin"),
        ("pl", "Potem rozmawiał z Siergiejem Ławrowem.", "person:sergei-lavrov"),
        ("es", "El lunes habló Serguéi Lavrov.", "person:sergei-lavrov"),
        ("de", "Dort regiert Alexander Lukaschenko.", "person:alexander-lukashenko"),
        ("sv", "I går talade Volodymyr Zelenskyj.", "person:volodymyr-zelenskyy"),
        ("es", "Ayer habló Alí Jamenei.", "person:ali-khamenei"),
        ("fr", "Ahmed al-Charaa est arrivé.", "person:ahmed-al-sharaa"),
        ("it", "Ieri ha parlato Leone XIV.", "person:pope-leo-xiv"),
        ("de", "Gestern starb Alexej Nawalny.", "person:alexei-navalny"),
        ("sv", "Kriget fördöms av FN.", "organisation:united-nations"),
        ("pl", "Rezolucję przyjęła ONZ.", "organisation:united-nations"),
        ("it", "La risoluzione dell’Onu è chiara.", "organisation:united-nations"),
        ("tr", "Kararı AB ve BM açıkladı.", "organisation:european-union"),
        ("it", "La Bce alza i tassi.", "organisation:european-central-bank"),
        ("da", "Forslaget kommer fra EU-Kommissionen.", "organisation:european-commission"),
        ("de", "Das Weiße Haus schweigt.", "country:us"),
        ("fr", "La Maison Blanche se tait.", "country:us"),
        ("ru", "Об этом сообщил Кремль.", "country:ru"),
        ("pl", "Biały Dom milczy.", "country:us"),
        ("nl", "De VN en IS zwijgen.", "organisation:islamic-state"),
        ("tr", "Dün AB NATO ile görüştü.", "organisation:european-union"),
        (
            "it",
            "La Corte penale internazionale (Cpi) decide.",
            "organisation:international-criminal-court",
        ),
        ("nl", "Het VK verlaat de bank.", "country:gb"),
        ("tr", "Dün İngiltere bunu açıkladı.", "country:gb"),
        ("ja", "昨日、NATOは発表した。", "organisation:nato"),
        ("ja", "会見したＷＨＯの幹部。", "organisation:world-health-organization"),
        ("ko", "어제 NATO는 발표했다.", "organisation:nato"),
        ("zh", "昨天，IMF总裁说。", "organisation:international-monetary-fund"),
    ],
)
def test_papers_spell_the_well_known_in_their_own_way(language: str, text: str, key: str) -> None:
    assert key in keys(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le FN perd des voix."),
        ("es", "Hablan los delegados del PCC en La Habana."),
        ("cs", "O tom jedná hnutí s SPD a Motoristy."),
        ("nl", "Zij studeerde recht aan de UCL."),
        ("es", "Nada se sabe del siglo XI ni de Pío XI."),
        ("id", "Wisuda ke-XI digelar di kampus."),
        ("de", "Das XI. Armeekorps kam nie an."),
        ("lt", "Taip jis kreipėsi į savo Tėvą."),
        ("lt", "Metais skaičiuojama nauda."),
        ("lt", "Šeimų pajamos mažėja."),
        ("lt", "Kaštų niekas neskaičiavo."),
        ("lv", "Ģenerālis klusēja."),
        ("ru", "Кит выбросился на берег."),
        ("uk", "Кит плаває біля берега."),
        ("de", "Am Abend las die Poetin."),
        ("nl", "DIT IS HET NIEUWS VAN VANDAAG"),
        ("nl", "De leus: ALLES IS goed."),
        ("de", "Das Lied „WHAT IS LOVE“ läuft."),
        ("it", "I centri per l’impiego (Cpi) sono pronti, nei Cpi mancano soldi."),
        ("ja", "両国はＥＰＡに署名した。"),
        ("ja", "記憶媒体のQuad Level Cellを採用した。"),
        ("it", "Usa la testa e vinci."),
        ("it", "Usa l’app per pagare il conto."),
    ],
)
def test_what_only_looks_like_a_known_name_is_none(language: str, text: str) -> None:
    assert keys(text, language) <= {""}


@pytest.mark.parametrize(
    "text", ["Usa e Cina trattano.", "Usa, la banca frena.", "Gli Usa la prendono male."]
)
def test_usa_is_a_country_where_no_object_follows(text: str) -> None:
    assert "country:us" in keys(text, "it")


def test_mar_a_lago_is_no_part_of_somebody_called_marco() -> None:
    text = "Giorgia Meloni è arrivata a Mar-a-Lago con il senatore Marco Rubio."
    actors = tag_actors(text, [Span(0, len(text))], language="it")
    [rubio] = [actor for actor in actors if actor.key == "person:marco-rubio"]
    assert [mention.text for mention in rubio.mentions] == ["Marco Rubio"]


def test_a_plain_word_that_opens_a_sentence_is_no_part_of_the_name_behind_it() -> None:
    text = "Weet u waarom Rutte zweeg? Waarom Poetin sprak, is duidelijk."
    actors = tag_actors(text, [Span(0, 26), Span(27, len(text))], language="nl")
    assert "person:vladimir-putin" in {actor.key for actor in actors}


@pytest.mark.parametrize("name", ["Сергея Лаврова", "Сергею Лаврову", "Сергеем Лавровым"])
def test_russian_given_names_are_read_in_every_case(name: str) -> None:
    assert "person:sergei-lavrov" in keys(f"Вчера говорили о встрече: {name}.", "ru")


@pytest.mark.parametrize("name", ["Vladimiras Putinas", "Vladimiro Putino", "Donaldas Trumpas"])
def test_lithuanian_endings_of_foreign_names_are_taken_off(name: str) -> None:
    assert keys(f"Apie tai kalbėjo {name}.", "lt") & {
        "person:vladimir-putin",
        "person:donald-trump",
    }


@pytest.mark.parametrize(
    "text",
    [
        "发言人向记者表示，双方同意。",
        "发言人严正指出，双方同意。",
        "部长曾多次强调，发展重要。",
        "外长周三表示，发展重要。",
        "官方人士透露，发展重要。",
        "某某师范大学表示，发展重要。",
    ],
)
def test_chinese_words_that_begin_as_a_family_name_does_are_nobody(text: str) -> None:
    assert tag_actors(text, [Span(0, len(text))], language="zh") == ()
