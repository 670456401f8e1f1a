import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.topics.words import fold, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Typhoon makes LANDFALL.", ["typhoon", "makes", "landfall"]),
        ("São Tomé, Łódź, Ærø", ["sao", "tome", "lodz", "aero"]),
        ("Japan’s snake_case", ["japan", "s", "snake", "case"]),
        ("Kim Jong-un", ["kim", "jong", "un"]),
        ("the U.S. said", ["the", "us", "said"]),
        ("straße STRASSE", ["strasse", "strasse"]),
        ("日銀がＡＩに投資", ["日銀が", "ai", "に投資"]),
        ("이재명 대통령은", ["이재명", "대통령은"]),
        ("हिन्दी समाचार", ["हिन्दी", "समाचार"]),
        ("مُحَمَّد", ["محمد"]),
        ("ガガ", ["ガガ"]),
        ("🚀 & — …", []),
    ],
)
def test_words_are_folded_and_parted(text: str, words: list[str]) -> None:
    assert split_words(text) == words


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_are_words_of_themselves(text: str) -> None:
    words = split_words(text)
    assert split_words(" ".join(words)) == words
