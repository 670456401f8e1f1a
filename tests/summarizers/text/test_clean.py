import pytest

from summarizers.text.boilerplate import is_boilerplate
from summarizers.text.clean import presentable, usable

NEWS = "The two ministers met in the port town of Vessel on Monday."


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Also Read: Leaders meet to strengthen ties after a long winter of silence"),
        ("en", "Read more about the talks on the pages of our politics section today."),
        ("en", "Related: What the harbour deal means for the people of the northern coast."),
        ("en", "Watch: The moment when the ferry leaves the harbour for the last time."),
        ("en", "Photo: Two ministers shake hands on the steps of the old town hall."),
        ("en", "Source: Ministry of Transport, figures for the first half of the year."),
        ("en", "Image credit: The archive of the harbour museum of the town of Vessel."),
        ("en", "By Marta Oldcastle"),
        ("en", "Reporting by Marta Oldcastle and Jon Reed; editing by Ann Low"),
        ("en", "Jon Reed contributed to this report."),
        ("en", "Follow us on Telegram for all the news of the day as it happens."),
        ("en", "Sign up for our free newsletter and get the news before your coffee."),
        ("en", "Subscribe now to read all of our reports without any advertisements."),
        ("en", "For more information on the port, please visit www.vessel.example today."),
        ("en", "The views expressed in this piece are those of the author alone, as ever."),
        ("en", "If you have a picture of the harbour that we should see, email us today."),
        ("en", "In this Aug. 3, 2018, file photo, two ministers walk along the old quay."),
        ("en", "Pictured at the back, from left, are two ministers of the port town of Vessel."),
        ("en", "TWO MINISTERS MEET IN THE PORT TOWN OF VESSEL AGAIN AS THE TALKS DRAG ON: REPORT"),
        ("en", "Scroll down for video of the two ministers on the quay this morning."),
        ("en", "We and our partners use cookies to improve your experience on this site."),
        ("en", "This article was first published in the morning edition of the paper."),
        ("en", "10:45 GMT"),
        ("en", "Updated 3 May 2024, 10:45"),
        ("en", "© 2024 Harbour Dispatch. All rights reserved by the publishing house."),
        ("en", "| Team | Played | Won | Lost |"),
        ("en", "for (int i = 0; i < 10; i++) { total += prices[i]; } return total;"),
        ("en", "12.4 13.5 -0.3% 45.2 1,301.4 12/03"),
        ("en", "😀 😀 😀"),
        ("en", "What happens next"),
        ("en", "Rain again."),
        ("de", "Lesen Sie auch: Warum der Hafen von Vessel im Winter geschlossen bleibt."),
        ("de", "Foto: Zwei Minister auf den Stufen des alten Rathauses von Vessel."),
        ("de", "Von Anna Müller"),
        ("de", "Abonnieren Sie unseren Newsletter und lesen Sie alles am frühen Morgen."),
        ("es", "Lea también: Los ministros se reúnen otra vez en el puerto de Vessel."),
        ("es", "Síguenos en todas las redes para conocer las noticias del día de hoy."),
        ("fr", "Lire aussi : les deux ministres se retrouvent au port de Vessel lundi."),
        ("fr", "Abonnez-vous à notre lettre pour lire toutes nos enquêtes du matin."),
        ("ja", "【関連記事】二人の大臣が港町で会談、次は来週に東京で再び会う予定です。"),
        ("ja", "写真：港町の古い市庁舎の階段で握手する二人の大臣、月曜日の午前に撮影。"),
        ("ko", "[관련기사] 두 장관이 항구 도시에서 다시 만나 다음 회담을 준비하기로 했다."),
        ("ko", "사진=항구 도시의 옛 시청 계단에서 악수하는 두 장관의 모습이 보인다."),
    ],
)
def test_what_is_not_news_is_dropped(language: str, line: str) -> None:
    assert usable([NEWS, line], language=language) == [0]


@pytest.mark.parametrize(
    "line",
    [
        "ALSO READ: Leaders meet to strengthen ties after a long winter of silence",
        "SIGN UP FOR OUR NEWSLETTER AND GET THE NEWS BEFORE YOUR COFFEE IS COLD.",
        "UPDATED 3 MAY 2024, 10:45",
        "SÍGUENOS EN TODAS LAS REDES PARA CONOCER LAS NOTICIAS DEL DÍA DE HOY.",
        "WE AND OUR PARTNERS USE COOKIES TO IMPROVE YOUR EXPERIENCE ON THIS SITE.",
    ],
)
def test_it_is_dropped_in_capitals_too(line: str) -> None:
    assert usable([NEWS, line]) == [0]


@pytest.mark.parametrize(
    "line",
    [
        "Dispatch’s Anna Elm reported from Vessel, and Ivo Ek wrote this story from Port Osk.",
        "Journalist Anna Elm reported from Vessel, Peru; Ivo Ek and Ada Roe wrote in Osk.",
        "Anna Elm contributed from Vessel.",
        "Anna Elm contributed reporting from the harbour of Vessel on Monday.",
        "Every picture on these pages: All Rights Reserved by the town.",
        "Alle Rechte vorbehalten für die Bilder vom Hafen der Stadt Vessel.",
        "Harbour Dispatch, todos los derechos reservados por la editorial.",
        "Le Courrier du Port, tous droits réservés pour les photos du quai.",
        "記事や写真の無断転載を禁じます、港新聞社は次のように述べています。",
        "항구 신문의 모든 글과 사진은 무단 전재와 재배포 금지입니다.",
        "Our partners set Cookies for a better experience of the whole site.",
        "To go on you have to accept all cookies of the harbour newspaper.",
        "Mit Cookies auf dieser Seite sind Sie einverstanden, wenn Sie bleiben.",
        "Esta página del puerto utiliza siempre cookies para contar visitas.",
        "Please enable JavaScript to see the timetable of the ferry to Vessel.",
        "What the new harbour will cost the town and its people: 5 min read",
        "Was der Hafen die Stadt kostet, erklärt in aller Kürze: 5 Min Lesezeit",
        "Cuánto costará el puerto nuevo a los vecinos: 5 min de lectura",
        "Two ministers on the quay of the old town (AP Photo/Jon Reed)",
        "Two ministers on the quay of the old town [Getty Images]",
        "Two ministers on the quay of the old town (Reuters)",
        "ANNA ELM, BYLINE: It's a Saturday on the quay, and hundreds are singing.",
        "(SOUNDBITE OF SHIP'S HORN AND A CROWD ON THE QUAY)",
        "Two ministers on the quay of the old town (Jon Reed, Vessel / EPA)",
        "Two ministers on the quay, photo by Jon Reed (Dispatch)",
        "항구 도시에서 김민수 기자 minsu@harbour.example",
        "Der Bericht entstand mit Material von mehreren Agenturen am Montag.",
        "El puerto abre el lunes, con información de agencias y del gobierno.",
    ],
)
def test_credits_and_pleas_are_found_anywhere_in_a_line(line: str) -> None:
    assert usable([NEWS, line]) == [0]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Sources told the paper that the deal was close to being done."),
        ("en", "Watch what happens when the two leaders meet again next week in Seoul."),
        ("en", "By Monday the army had taken the town, officials said."),
        ("en", "By Saudi Arabia's account, the talks went well."),
        ("en", "Anna Elm and Ivo Ek reported in Nature."),
        ("en", "Anna Elm reported from Vessel that the quay was gone."),
        ("en", "Anna Elm wrote in Time."),
        ("en", "Photographer David Elm won the main prize at the festival on Sunday."),
        ("en", "Reporting by the broadcaster found that the firm knew about it for years."),
        ("en", "The opinions expressed by Mr Hale in his letter have cost him his seat."),
        ("en", "In this photo finish the boat from Vessel won by the length of a hand."),
        ("en", "For more information the harbour master had to wait until the evening."),
        ("en", "Follow the money, the prosecutor told the court on Monday."),
        ("en", "Published on 3 May, the report says the bank acted too late."),
        ("en", "Related companies were also fined, the regulator said on Tuesday."),
        ("en", "Register offices across the country will stay closed on Monday."),
        ("en", "The index fell 3.2% to 38,471.20, its lowest since 12/03/2021."),
        ("en", "The website sold cookies and cakes to half the city before it failed."),
        ("de", "Von Anna Müller erhielt der Verein im Mai einen langen Brief."),
        ("es", "Por María Pérez votaron más de dos mil vecinos de la capital."),
        ("ja", "写真家の田中さんは13日、東京で大きな賞を受けた。"),
        ("ko", "관련 기사에 따르면 그는 지난 월요일에 사임했다."),
        ("hi", "यह समाचार सोमवार को दिल्ली से आया है।"),
    ],
)
def test_news_stays(language: str, sentence: str) -> None:
    assert usable([sentence], language=language) == [0]


def test_the_title_is_not_repeated_but_a_longer_lead_stays() -> None:
    title = "Ministers meet in Vessel"
    lead = "Ministers meet in Vessel after a winter of silence between the two capitals."
    assert usable(["Ministers meet in Vessel.", lead, NEWS], title=title) == [1, 2]


def test_a_sentence_that_comes_twice_is_kept_once() -> None:
    assert usable([NEWS, "Rain fell on the town all day long.", NEWS.upper()]) == [0, 1]


def test_stubs_stay_where_there_is_nothing_better() -> None:
    assert usable(["Rain again.", "By Marta Oldcastle"]) == [0]


def test_what_repeats_the_title_is_better_than_nothing() -> None:
    assert usable([NEWS], title=NEWS) == []
    assert presentable([NEWS], title=NEWS) == [0]


def test_short_japanese_sentences_are_no_stubs() -> None:
    assert usable(["雨が降った。", "港は閉鎖中だ。"], language="ja") == [0, 1]


@pytest.mark.parametrize(
    "teaser",
    ["Was es mit dem neuen Hafen auf sich hat.", "Warum die Fähre jetzt öfter fährt."],
)
def test_a_german_clause_on_its_own_is_a_teaser(teaser: str) -> None:
    whole = "Was der Hafen kostet, sagt die Stadt nicht."
    assert usable([teaser, whole], language="de") == [1]


def test_the_title_with_words_before_it_is_not_repeated() -> None:
    title = "Hafen von Vessel bleibt nach dem Sturm geschlossen"
    line = "Unwetter im Norden Hafen von Vessel bleibt nach dem Sturm geschlossen bis auf Weiteres"
    lead = f"Der {title}, weil zwei Kais beschädigt sind."
    assert usable([line, lead], title=title, language="de") == [1]


def test_joined_korean_headlines_are_no_sentence() -> None:
    lines = "항구 폐쇄 사흘째 어민들 생계 막막 시의회 긴급 대책 회의 소집 15일 재개 여부 결정 방침"
    assert usable([lines, "시의회는 월요일 부두 두 곳을 폐쇄했다."], language="ko") == [1]


def test_what_somebody_says_in_the_middle_of_a_quotation_is_not_shown() -> None:
    said = ["“The port is ours.", "The council of Vessel has lied.", "We stay,” said Ines Farrow."]
    assert usable([NEWS, *said]) == [0, 1, 3]
    assert usable([said[1]]) == [0]
    assert usable([NEWS, *said], language="de") == [0, 1, 2, 3]


def test_a_name_in_capitals_makes_no_line_of_capitals() -> None:
    line = "港町のNATO会議で二人の大臣が次の会談の日程について長く話し合ったと発表"
    assert usable([line, "二人の大臣は月曜日に港町で会談した。"], language="ja") == [0, 1]


@pytest.mark.parametrize(
    "line",
    [
        "Follow HBC Port-Hale on Facebook, on Twitter, or on Instagram.",
        "Why not follow HBC Hale on Facebook, Twitter and Instagram?",
        "Find HBC News: East of Hale on Facebook, Instagram and Twitter.",
        "If you have a story suggestion email eastofhale@hbc.example",
        "Send your story ideas to: hale@hbc.example",
        "Share your experiences by emailing hale@hbc.example",
    ],
)
def test_a_plea_to_follow_or_to_write_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


def test_whom_somebody_is_told_to_find_is_news() -> None:
    assert not is_boilerplate("Find the seller on Facebook and bring her to me, he told his men.")
