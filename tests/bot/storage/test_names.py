import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.names import LONGEST, allowed_slips, bag, distance, fold, is_full, name_words

WORDS = st.text(alphabet="abcde", max_size=7)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kim Jong-un", "kim jong un"),
        ("KIM  JONG‑UN", "kim jong un"),
        ("Jonas Gahr Støre", "jonas gahr store"),
        ("Nicolás Maduro", "nicolas maduro"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("İstanbul", "istanbul"),
        ("Straße", "strasse"),
        ("U.S.", "us"),
        ("J. D. Vance", "j d vance"),
        ("O’Brien", "obrien"),
        ("Sana'a", "sanaa"),
        ("AT&T", "at t"),
        ("高市 早苗", "高市早苗"),
        ("ドナルド・トランプ", "ドナルドトランプ"),
        ("이 재명", "이재명"),
        ("ＸＩ Ｊｉｎｐｉｎｇ", "xi jinping"),
        ("Ёлкин", "елкин"),
        ("नरेन्द्र मोदी", "नरेन्द्र मोदी"),
        ("ガザ", "ガザ"),
        ("  ", ""),
        ("—…!", ""),
    ],
)
def test_names_are_folded_for_comparison(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=LONGEST * 2))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)

    assert fold(once) == once
    assert once == once.strip()
    assert "  " not in once


@given(st.text(max_size=50))
def test_case_and_padding_never_matter_in_ascii(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()

    assert fold(plain.upper()) == fold(plain.lower()) == fold(f"  {plain}\n")


def test_a_bag_forgets_the_order() -> None:
    assert bag("xi jinping") == bag("jinping xi") == "jinping xi"


@pytest.mark.parametrize(
    ("folded", "full"),
    [
        ("xi jinping", True),
        ("xi", False),
        ("高市早苗", True),
        ("高市", False),
        ("hezbollah", False),
    ],
)
def test_a_full_name_has_more_than_one_part(folded: str, full: bool) -> None:
    assert is_full(folded) is full


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("lee jae myung", ["lee", "jae", "myung"]),
        ("高市早苗", ["高市早苗", "高市", "早苗"]),
        ("習近平", ["習近平", "習", "近平"]),
        ("이재명", ["이재명"]),
        ("東京", ["東京"]),
    ],
)
def test_words_by_which_a_form_is_found(folded: str, words: list[str]) -> None:
    assert name_words(folded) == words


@pytest.mark.parametrize(
    ("a", "b", "slips"),
    [
        ("takaichi", "takaichi", 0),
        ("takaichi", "takachi", 1),
        ("takaichi", "takiachi", 1),
        ("takaichi", "yakaichy", 2),
        ("takaichi", "tokyo", 3),
        ("", "ab", 2),
        ("ca", "abc", 3),
    ],
)
def test_distance_counts_slips(a: str, b: str, slips: int) -> None:
    assert distance(a, b, 2) == min(slips, 3)
    assert distance(b, a, 2) == min(slips, 3)


@given(WORDS, WORDS)
def test_distance_is_symmetric_and_zero_only_for_equal_words(a: str, b: str) -> None:
    assert distance(a, b, 9) == distance(b, a, 9)
    assert (distance(a, b, 9) == 0) is (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b, 9) <= max(len(a), len(b))


@given(WORDS, WORDS, WORDS)
def test_what_follows_a_common_beginning_decides(head: str, a: str, b: str) -> None:
    assert distance(head + a, head + b, 9) <= distance(a, b, 9)


def test_short_words_allow_no_wild_guess() -> None:
    assert [allowed_slips(n) for n in (1, 2, 3, 4, 5, 8, 9, 40)] == [0, 0, 1, 1, 2, 2, 3, 3]
