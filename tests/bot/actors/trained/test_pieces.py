import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actors.trained.pieces import LONGEST, cut


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mr. Roe's U.S.-led plan", ["Mr.", "Roe", "'s", "U.S.", "-", "led", "plan"]),
        ("Kim Jong-un, 42, left.", ["Kim", "Jong-un", ",", "42", ",", "left", "."]),
        ("Halberd Inc. and AT&T", ["Halberd", "Inc.", "and", "AT&T"]),
        ("John F. Stone’s O’Hara", ["John", "F.", "Stone", "'s", "O'Hara"]),
        ("“Yes,” she said", ['"', "Yes", ",", '"', "she", "said"]),
        ("1,000.5 at 10:30", ["1,000.5", "at", "10:30"]),
        ("Tru\u200bmp", ["Trump"]),
        ("", []),
    ],
)
def test_a_text_is_cut_as_the_training_data_is(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in cut(text, 0, len(text))] == pieces


@given(st.text(max_size=80))
def test_pieces_are_in_order_and_inside_and_lose_no_letter(text: str) -> None:
    pieces = cut(text, 0, len(text))
    at = 0
    for piece in pieces:
        assert at <= piece.start < piece.end <= len(text)
        assert piece.text
        assert not any(character.isalnum() for character in text[at : piece.start])
        at = piece.end


def test_a_word_without_end_is_read_in_part() -> None:
    [piece] = cut("A" * 5_000, 0, 5_000)
    assert (len(piece.text), piece.end) == (LONGEST, 5_000)
