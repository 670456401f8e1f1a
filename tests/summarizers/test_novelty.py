"""What a follow-up adds to what was shown, and what it only tells again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.novelty import ToldFacts, new_sentences
from summarizers.text.split import split_sentences

PAIRS = Path(__file__).parent.parent / "data/updates"
TOLD = ("The storm killed 12 people in the hills above Alderholt on Sunday, the mayor said.",)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text.strip(), "en")]


def pairs() -> list[tuple[str, list[str], str]]:
    """Return the invented follow-ups: what they are, what was shown, and what came later."""
    found = []
    for path in sorted(PAIRS.glob("*.txt")):
        for block in path.read_text("utf-8").split("\n=== ")[1:]:
            kind, _, rest = block.partition("\n")
            shown, _, later = rest.partition("\n---\n")
            found.append((kind, sentences(shown), later.strip()))
    return found


@pytest.mark.parametrize(("kind", "shown", "later"), pairs())
def test_a_follow_up_is_new_and_a_retelling_is_not(kind: str, shown: list[str], later: str) -> None:
    assert ToldFacts(shown, "en").lacks(later) == (kind in ("news", "again"))


def test_there_are_pairs_of_both_kinds() -> None:
    kinds = [kind for kind, _, _ in pairs()]
    assert (kinds.count("news"), kinds.count("missed")) == (30, 5)
    assert (kinds.count("retold"), kinds.count("again")) == (32, 3)


def test_a_new_number_name_or_enough_new_words_is_new() -> None:
    shown = ["Rescuers brought 212 people from the ferry Santa Brigida to safety before dawn."]
    later = [
        "Rescuers brought 214 people from the ferry Santa Brigida to safety before dawn.",
        "Rescuers brought people from the ferry Santa Brigida to safety.",
        "The harbour thanked Owen Tarrant.",
        "Divers will look for the recorder when the storm has passed the strait.",
        "People were on the ferry before that.",
        "Photo: Rescuers carry 17 people from the ferry.",
    ]
    assert new_sentences(later, shown, "en") == [0, 2, 3]


def test_without_anything_shown_every_usable_sentence_is_new() -> None:
    assert new_sentences(["Rain fell on Vessel all day long.", "By Marta Oldcastle"], [], "en") == [
        0
    ]


def test_a_higher_toll_is_new_in_a_sentence_that_is_told_again() -> None:
    higher = "The storm killed 15 people in the hills above Alderholt on Sunday, the mayor said."
    assert new_sentences([higher], TOLD, "en") == [0]


@pytest.mark.parametrize(
    ("told", "later"),
    [
        (
            "The ferry line has a one in three chance to lose its licence, Ines Marlow said.",
            "Ines Marlow said there was a 1 in 3 chance that the ferry line loses its licence.",
        ),
        (
            "The school in Alderholt named after Admiral Pell will be renamed after Ines Marlow.",
            "A school in Alderholt named after Pell, an admiral in 1862, gets Ines Marlow's name.",
        ),
        (
            "The vaccine against the coronavirus will be given in Alderholt from Monday.",
            "The vaccine against COVID-19 will be given in Alderholt from Monday.",
        ),
        (
            "Judge Ines Marlow of the court of appeals heard the case of the ferry.",
            "Ines Marlow of the 7th court of appeals heard the case of the ferry.",
        ),
        (
            "The ferry carried 331.5 million people and 12,480 cars last year, the line said.",
            "The ferry carried 331 million people and 12,000 cars last year, the line said.",
        ),
        (
            "The council of Alderholt voted 19-to-0 for the new harbour.",
            "The council of Alderholt voted 19–0 for the new harbour.",
        ),
        (
            "The storm drowned seventy-two sheep in the hills above Alderholt.",
            "The storm drowned 72 sheep in the hills above Alderholt.",
        ),
    ],
)
def test_a_number_told_otherwise_a_year_and_a_part_of_a_name_are_no_news(
    told: str, later: str
) -> None:
    assert new_sentences([later], [told], "en") == []


@pytest.mark.parametrize(("before", "now"), [("98", "100"), ("1,204", "1,210"), ("12", "10")])
def test_a_toll_that_is_no_rounding_is_new(before: str, now: str) -> None:
    told, later = (f"The storm killed {toll} people in the hills." for toll in (before, now))
    assert new_sentences([later], [told], "en") == [0]


@pytest.mark.parametrize("step", ["was arrested", "resigned", "was sentenced to prison"])
def test_a_step_is_new_among_words_that_were_told(step: str) -> None:
    shown = ["Ines Marlow, the owner of the ferry that sank off Alderholt, said she was sorry."]
    later = f"Ines Marlow, the owner of the ferry that sank off Alderholt, {step}."
    assert new_sentences([later], shown, "en") == [0]
    assert new_sentences([later], [*shown, f"Marlow {step} on Friday."], "en") == []


@pytest.mark.parametrize(
    ("told", "later"),
    [
        ("Ines Marlow was jailed for the loss of the ferry.", "Ines Marlow was sentenced."),
        ("The council passed the plan for the harbour.", "The council approved the plan."),
    ],
)
def test_the_same_step_in_another_word_is_not_new(told: str, later: str) -> None:
    assert new_sentences([later], [told], "en") == []


def test_who_holds_an_office_and_a_day_that_nobody_named_are_no_new_names() -> None:
    told = ["The ferry Brigida will be sold to the town, Ines Marlow said."]
    later = "There, on Friday, the Mayor agreed."
    assert new_sentences([later], told, "en") == []
    on_monday = [*told, "She spoke on Monday."]
    assert new_sentences([later], on_monday, "en") == [0]


def test_what_happened_elsewhere_on_that_day_to_as_many_is_new() -> None:
    later = "On Sunday 12 miners suffocated when gas seeped into the pit where they worked."
    assert new_sentences([later], TOLD, "en") == [0]


def test_a_number_and_a_name_of_two_other_sentences_make_no_retelling() -> None:
    shown = ["The storm drowned 72 sheep.", "The mayor of Alderholt was on holiday."]
    later = "Divers from Alderholt sealed 72 barrels of poison under the wooden pier."
    assert new_sentences([later], shown, "en") == [0]


@given(
    st.lists(
        st.text(st.sampled_from("Abé é9 0.,'’—“\nKX-"), max_size=40)
        | st.sampled_from([*TOLD, "Ines Marlow was arrested in COVID-19 on the 7th of 12,000."]),
        max_size=5,
    ),
    st.sampled_from(["en", "de", "fr", "ja"]),
)
def test_what_was_shown_is_never_new(shown: list[str], language: str) -> None:
    told = ToldFacts(shown, language)
    assert not any(told.lacks(one) for one in shown)


@pytest.mark.parametrize("digits", ["1" * 20_000, "0" * 8_000 + ".0.0", "7" * 5_000 + "th"])
def test_a_sentence_of_digits_is_read_as_any_other(digits: str) -> None:
    """From every digit on they were looked through again, which took a worker's whole time."""
    prose = "The mayor said in Hexling that the mill would never close, and " * 12
    assert new_sentences((f"{prose} wrote {digits} on its wall.",), TOLD, "en") == [0]
