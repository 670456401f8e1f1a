import pytest

from summarizers.text.quotes import (
    after_quote,
    is_anonymous_quote,
    is_half_quote,
    is_quote_only,
    quoted,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "“I heard a crash.",
        "Then the lights went out,” said Ines Farrow.",
        'He said "no and left.',
        "„Wir gehen jetzt.",
        "« Nous partons.",
        "首相は「会談した。",
        "The plan (agreed in May was dropped.",
        "‘I saw it, he said.",
        "It was late,’ she said.",
        "'We will go, he said.",
    ],
)
def test_a_quotation_cut_in_two_is_seen(sentence: str) -> None:
    assert is_half_quote(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“I heard a crash,” said Ines Farrow.",
        'He said "no" and left.',
        "„Ja“, sagte er.",
        "„Tak” – powiedział.",
        "”Ja”, sade han.",
        "»Ja«, sagte er.",
        "« Oui », dit-il.",
        "首相は「会談した」と述べた。",
        "The leaders’ plan, Japan’s first, wasn’t dropped.",
        "The leaders' plan from the '90s wasn't dropped.",
        "‘I saw it,’ he said of the girls’ boat.",
        "Ada Roe praised Ines Marlow‘s new record.",
    ],
)
def test_whole_quotations_and_apostrophes_are_not_half(sentence: str) -> None:
    assert not is_half_quote(sentence)


def test_a_bare_quotation_names_nobody() -> None:
    assert is_quote_only("“I heard a crash.”")
    assert not is_quote_only("“I heard a crash,” said Ines Farrow, a teacher.")
    assert not is_quote_only("The “crash” was heard.")


def test_what_is_quoted_and_what_follows() -> None:
    assert quoted("He said “no” and „nein“ and «non».") == ["no", "nein", "non"]
    assert after_quote("“No,” he said.") == "he said."
    assert after_quote("He said “no”.") == ""


@pytest.mark.parametrize("sentence", ["“Something has to be done”!", '"Yes." "No."', "„Ja.“"])
def test_a_quotation_of_nobody_is_seen(sentence: str) -> None:
    assert is_anonymous_quote(sentence)


@pytest.mark.parametrize("sentence", ["“I heard a crash,” Farrow said.", "“Ja”, sade han.", "No."])
def test_who_says_it_makes_a_quotation_somebodys(sentence: str) -> None:
    assert not is_anonymous_quote(sentence)
