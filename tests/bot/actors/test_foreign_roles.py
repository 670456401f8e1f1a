"""Roles beside names in languages other than English, as printed."""

import pytest

from bot.actors.tag import tag_actors
from bot.model.article import Span


def roles(text: str, language: str) -> dict[str, str]:
    actors = tag_actors(text, [Span(0, len(text))], language=language)
    return {actor.name: actor.role for actor in actors if actor.type.value == "person"}


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("ru", "Вчера президент России Ада Роевская прибыла.", "Ада Роевская", "президент России"),
        ("ru", "Премьер Малайзии Ивар Эккем молчал.", "Ивар Эккем", "Премьер Малайзии"),
        (
            *("ru", "Об этом сообщил губернатор Эльмской области Ивар Эккем."),
            *("Ивар Эккем", "губернатор Эльмской области"),
        ),
        ("ru", "Пресс-секретарь президента Ивар Эккем спал.", "Ивар Эккем",
         "Пресс-секретарь президента"),
        ("ru", "Министр Ивар Иварович Эккем молчал.", "Ивар Иварович Эккем", "Министр"),
        ("uk", "Міністр закордонних справ Івар Еккем мовчав.", "Івар Еккем",
         "Міністр закордонних справ"),
        ("pl", "Rzecznik rządu Adam Erlicki milczał.", "Adam Erlicki", "Rzecznik rządu"),
        ("pl", "Szef MSZ Adam Erlicki milczał.", "Adam Erlicki", "Szef MSZ"),
        ("pl", "Mówił o tym wicepremier Jarosław Erlicki.", "Jarosław Erlicki", "wicepremier"),
        ("cs", "Ministr zahraničí Jan Hvozdek mlčel.", "Jan Hvozdek", "Ministr zahraničí"),
        ("cs", "Prezident USA Jan Hvozdek mlčel.", "Jan Hvozdek", "Prezident USA"),
        ("sv", "Rysslands president Anna Roelund talade.", "Anna Roelund", "Rysslands president"),
        ("de", "Israels Premier Bernd Hoyer blieb.", "Bernd Hoyer", "Israels Premier"),
        ("it", "Il ministro degli Esteri Antonio Elmi parla.", "Antonio Elmi",
         "ministro degli Esteri"),
        ("it", "Il sindaco di Roma Roberto Elmi tace.", "Roberto Elmi", "sindaco di Roma"),
        ("it", "Il presidente della Regione Ada De Luca tace.", "Ada De Luca",
         "presidente della Regione"),
        ("it", "Il presidente degli Stati Uniti Roberto Elmi tace.", "Roberto Elmi",
         "presidente degli Stati Uniti"),
        ("nl", "Minister van Havens Jan Elmers zweeg.", "Jan Elmers", "Minister van Havens"),
    ],
)  # fmt: skip
def test_a_role_is_quoted_with_whose_it_is(language: str, text: str, name: str, role: str) -> None:
    assert roles(text, language)[name] == role


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Президент встретил Сергея Лаврова.", "Sergei Lavrov"),
        ("it", "Il sindaco di Roma accusa Roberto Elmi.", "Roberto Elmi"),
        ("it", "Il presidente della Camera difende Roberto Elmi.", "Roberto Elmi"),
        ("nl", "De minister van Justitie ontmoet Jan Elmers.", "Jan Elmers"),
    ],
)
def test_what_a_verb_parts_from_the_name_is_no_role(language: str, text: str, name: str) -> None:
    assert roles(text, language) == {name: ""}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Молчал и глава Верховного Суда."),
        ("ru", "Молчал и глава Эльмской Академии."),
        ("pl", "Mówił o tym prezes Akcji Ludowej."),
        ("pl", "Wybrano prezesa Business Elm Club wczoraj."),
        ("cs", "Mlčel i předseda Nejvyššího Soudu."),
        ("ru", "Вчера мэр Эльмска Ада Роевская молчала."),
        ("ru", "Вчера глава Эльмбанка Ивар Эккем молчал."),
        ("ru", "Вчера тренер Эльмита Эккем молчал."),
        ("ru", "Вчера мэр Эльмани Эккем молчал."),
        ("uk", "Учора голова Ельмогазу Івар Еккем мовчав."),
        ("uk", "Учора мер Ельмова Еккем мовчав."),
        ("cs", "Mlčela i starosta Elmna Hvozdková."),
    ],
)
def test_whose_an_office_is_begins_no_name(language: str, text: str) -> None:
    assert roles(text, language) == {}


def test_the_role_that_says_whose_is_shown() -> None:
    text = "Präsident Bernd Hoyer kam. Später sprach US-Präsident Bernd Hoyer."
    assert roles(text, "de") == {"Bernd Hoyer": "US-Präsident"}


def test_a_clause_behind_a_comma_makes_no_noun_of_a_german_surname() -> None:
    text = "Er zeigt ein Video, auf dem Hoyer spricht. Bernd Hoyer schweigt, die Hoyer wählen."
    assert "Bernd Hoyer" in roles(text, "de")


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("ja", "同日付で山岡花代社長（57）を解任した。", "山岡花代", "社長"),
        ("ja", "後任には山岡花代取締役（50）が就く。", "山岡花代", "取締役"),
        ("ja", "本部長の山岡花代氏を解任する。", "山岡花代", ""),
        ("ja", "警視庁は山岡花代容疑者を逮捕した。", "山岡花代", "容疑者"),
        ("ko", "김엘민 대선 후보는 말했다.", "김엘민", "대선 후보"),
        ("ko", "김엘민 무소속 의원이 지지했다.", "김엘민", "무소속 의원"),
        ("ko", "어제 김엘민 전 대구시장은 떠났다.", "김엘민", "전 대구시장"),
        ("zh", "国际合作司副司长姚榆廷说，航天重要。", "姚榆廷", "副司长"),
        ("zh", "联合创始人姚榆表示，前景很好。", "姚榆", "联合创始人"),
    ],
)
def test_east_asian_people_are_known_by_what_they_are(
    language: str, text: str, name: str, role: str
) -> None:
    assert roles(text, language) == {name: role}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "故岡本氏の遺産が見つかった。"),
        ("ja", "女性会社員（45）が負傷した。"),
        ("ja", "農業法人代表（45）を逮捕した。"),
        ("ja", "市議団代表（52）が話した。"),
        ("ko", "조선업 노동시장은 어렵다."),
        ("zh", "工作人员说，今天下雨。"),
        ("zh", "记者何时表示，无人知道。"),
    ],
)
def test_common_words_before_titles_are_nobody(language: str, text: str) -> None:
    assert roles(text, language) == {}


def test_the_lead_of_a_team_is_no_role_of_a_korean_player() -> None:
    assert roles("손엘민 감독은 말했다. 손엘민 대표팀 주장.", "ko") == {"손엘민": "감독"}
