import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.text.quotes import (
    after_quote,
    inside_quotations,
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


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("“We will not leave.", "We have built it,” said Ines Farrow."),
        ('"We will not leave.', 'We have built it," said Ines Farrow.'),
        ("She said: “We will not leave.", "“No” is what we say.”"),
    ],
)
def test_what_stands_in_the_middle_of_a_quotation_is_seen(opened: str, closed: str) -> None:
    said = [opened, "The port is ours.", "It will stay so.", closed]
    assert inside_quotations([*said, "The port is shut."]) == {1, 2}


@pytest.mark.parametrize(
    "sentences",
    [
        ["“We will not leave.", "The port is shut.", "It rained."],
        ["“We will not leave.", "The port is shut.", "“We have built it,” said Ines Farrow."],
        ["“We will not leave.", "The port is shut.", "“We have built it.", "It rained."],
        ["“We will not leave,” she said.", "The port is shut.", "“It is ours,” he said."],
        ['"We will not leave," she said.', "The port is shut.", '"It is ours," he said.'],
        ["The port is shut.", "We have built it,” said Ines Farrow.", "It rained."],
    ],
)
def test_a_quotation_that_is_not_closed_takes_nothing_along(sentences: list[str]) -> None:
    assert inside_quotations(sentences) == set()


@given(st.lists(st.text("a “”\"'.,(", max_size=12), max_size=12))
def test_only_what_has_no_mark_of_its_own_is_inside_a_quotation(sentences: list[str]) -> None:
    for index in inside_quotations(sentences):
        assert 0 < index < len(sentences) - 1
        assert not set('“”"') & set(sentences[index])
