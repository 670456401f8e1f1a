import pytest

from bot.model.spelling import is_slip, respell


@pytest.mark.parametrize(
    "spellings",
    [
        ("zelensky", "zelenskyy", "zelenskiy", "zelenski"),
        ("mohammed", "muhammad", "mohamed", "mohammad"),
        ("sergei", "sergey", "sergiy", "serguei"),
        ("dmitry", "dmitri", "dmitriy", "dmitrii"),
        ("aleksandr", "alexander"),
        ("evgeny", "yevgeny", "yevgeniy"),
        ("yusuf", "youssef", "yousef"),
        ("hussein", "husain", "hussain"),
        ("khaled", "khalid", "khaleed"),
    ],
)
def test_spellings_of_one_name_are_compared_as_one(spellings: tuple[str, ...]) -> None:
    assert len({respell(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("daniel", "daniela"),
        ("hassan", "hussein"),
        ("martin", "martina"),
        ("karim", "karam"),
        ("ivanov", "ivanova"),
        ("kim", "kem"),
        ("hamid", "hamad"),
        ("johnson", "johansson"),
    ],
)
def test_two_names_stay_two(one: str, other: str) -> None:
    assert respell(one) != respell(other)
    assert not is_slip(one, other)


@pytest.mark.parametrize(
    "slip", ["shevchuck", "shevhcuk", "shechuk", "shevvchuk", "shevchyk", "shevcuk"]
)
def test_one_letter_is_a_slip(slip: str) -> None:
    assert is_slip(slip, "shevchuk")
    assert is_slip("shevchuk", slip)


@pytest.mark.parametrize("other", ["shevchuk", "chevchuk", "shevchenko", "shevchuka", "shvck"])
def test_more_than_one_letter_is_none_nor_is_the_first_or_last(other: str) -> None:
    assert not is_slip(other, "shevchuk")
