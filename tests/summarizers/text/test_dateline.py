"""Where a report was filed is no part of its first sentence."""

import pytest

from summarizers.text.clean import usable
from summarizers.text.dateline import dateline_length, is_dateline
from summarizers.text.split import split_sentences

FILED = [
    "GENEVA —",
    "PORT MORESBY —",
    "GOHEUNG, South Korea —",
    "TOKYO (Meridian Wire) —",
    "WASHINGTON, Jan. 13 (Meridian Wire) -",
    "SAN JOSÉ, Costa Rica –",
    "Berlin (nlk) –",
    "(Meridian Wire) -",
    "OSLO ―",
]


@pytest.mark.parametrize("dateline", FILED)
def test_the_sentence_begins_after_the_dateline(dateline: str) -> None:
    sentence = "The council closed two of its five quays on Monday."
    text = f"{dateline} {sentence} Divers went down at once to look at the damage."
    pieces = [text[start:end] for start, end in split_sentences(text)]
    assert pieces[:2] == [dateline, sentence]
    assert 0 not in usable(pieces)
    assert is_dateline(dateline)


@pytest.mark.parametrize(
    "stamp", ["Updated:", "UPDATE 3:42 p.m. ET:", "BREAKING:", "Aktualisiert:", "Mis à jour :"]
)
def test_a_stamp_is_no_part_of_the_sentence(stamp: str) -> None:
    sentence = "The council closed two of its five quays after a long meeting on Monday."
    text = f"{stamp} {sentence} Divers went down at once to look at the damage."
    pieces = [text[start:end] for start, end in split_sentences(text)]
    assert pieces[:2] == [stamp, sentence]
    assert 0 not in usable(pieces)


@pytest.mark.parametrize(
    "line",
    [
        "Updated: Nov 3, 2020, 5:00 pm, by the staff of the Courier in Osk",
        "Updated: Monday, 3 November 2020 at 5 pm by the staff of the Courier in Osk",
        "Aktualisiert: Montag, November 3, von der Redaktion des Kuriers in Osk",
        "Update: No.",
    ],
)
def test_a_stamp_with_a_date_is_one_line(line: str) -> None:
    assert [line[start:end] for start, end in split_sentences(line)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The council – five men and a dog – met on Monday.",
        "COVID-19 cases fell in March.",
        "Lee Jae Myung (right) arrived in Nara on Tuesday.",
        "He said: NO — never.",
        "A well-known harbour closed.",
        "GENEVA —",
        "",
    ],
)
def test_other_beginnings_are_left_alone(line: str) -> None:
    assert dateline_length(line) == 0


def test_only_the_opening_of_a_text_has_a_dateline() -> None:
    lines = ["First things first.", "Then more.", "And more.", "NOTE — this one is a list entry."]
    text = "\n".join(lines)
    assert [text[start:end] for start, end in split_sentences(text)] == lines


@pytest.mark.parametrize(
    "dateline", ["OSLO—", "OSLO ―", "PORT HALE, N.S.—", "OSLO (Meridian Wire)—"]
)
def test_no_space_need_follow_a_long_dash(dateline: str) -> None:
    text = f"{dateline}Three councils closed their quays on Monday. Divers went down."
    pieces = [text[start:end] for start, end in split_sentences(text)]
    assert pieces == [dateline, "Three councils closed their quays on Monday.", "Divers went down."]
    assert 0 not in usable(pieces)


@pytest.mark.parametrize(
    "line", ["NATO—Europe's shield—has grown.", "AARP—the lobby—is open to it.", "COVID-19—again."]
)
def test_an_aside_after_capitals_is_no_dateline(line: str) -> None:
    assert dateline_length(line) == 0


@pytest.mark.parametrize(
    ("language", "dateline", "sentence"),
    [
        ("de", "Bad Hexling -", "Der Stadtrat hat am Montag zwei Kais gesperrt."),
        ("de", "London/Elm –", "Taucher haben am Montag den Schaden untersucht."),
        ("de", "Hexling, 14. Dezember 2021 –", "Der Stadtrat hat zwei Kais gesperrt."),
        ("de", "Hexling / Elm -", "Der Stadtrat hat am Montag zwei Kais gesperrt."),
        ("de", "27.1.2022 -", "Bei der Arbeit an den Kais blieben zwei Taucher verletzt."),
        ("es", "Puerto Hale.-", "El ayuntamiento cerró el lunes dos muelles."),
        ("fr", "LE POINT DE LA SEMAINE -", "«Le port restera fermé», a dit le maire lundi."),
        ("es", "Madrid, 3 abr (EFE).-", "El ayuntamiento cerró el lunes dos muelles."),
        ("it", "(ANSA) - ROMA, 03 APR -", "Il comune ha chiuso lunedì due moli del porto."),
        ("pl", "Gdynia (PAP) –", "Rada zamknęła w poniedziałek dwa nabrzeża."),
        ("ru", "МОСКВА, 3 апреля. /ТАСС/.", "Совет закрыл в понедельник два причала."),
        ("ko", "(부산=연합뉴스) 홍길동 기자 =", "시의회는 월요일 부두 두 곳을 폐쇄했다."),
        ("ja", "【パリ＝山田花子】", "市議会は月曜日、二つの岸壁を閉鎖した。"),
        ("zh", "新华社北京4月3日电（记者李明）", "市议会周一关闭了两个码头。"),
    ],
)
def test_other_languages_file_in_forms_of_their_own(
    language: str, dateline: str, sentence: str
) -> None:
    text = f"{dateline} {sentence}"
    pieces = [text[start:end] for start, end in split_sentences(text, language)]
    assert pieces == [dateline, sentence]
    assert usable(pieces, language=language) == [1]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Der Rat – Die Zeit drängt – will handeln."),
        ("de", "Die Elm-Brücke - Wahrzeichen der Stadt - ist gesperrt."),
        ("es", "El alcalde calló. - Los vecinos no."),
        ("ru", "Москва – столица страны."),
        ("fr", "Le port - fermé depuis lundi - rouvre."),
        ("ja", "「港は閉鎖された」と市長は述べた。"),
        ("ko", "정부는 3일 새 법안을 발표했다."),
    ],
)
def test_what_only_looks_like_a_foreign_dateline(language: str, line: str) -> None:
    assert dateline_length(line, language) == 0
