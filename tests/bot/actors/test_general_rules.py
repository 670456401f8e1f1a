"""Rules that labelled public text showed: who is who, read as the bot reads."""

import pytest

from tests.bot.actors.test_whole_articles import mentions, read


def test_a_surname_is_kept_for_whom_the_article_calls_so() -> None:
    text = (
        "Edmund Tallow founded the mill. Tallow sold it to his brother Piers Tallow in March. "
        "Piers Tallow closed it. Tallow never came back."
    )
    assert mentions(text, "Edmund Tallow") == ["Edmund Tallow", "Tallow", "Tallow"]
    assert mentions(text, "Piers Tallow") == ["Piers Tallow", "Piers Tallow"]


def test_nobody_called_so_yet_it_is_the_first_of_the_family() -> None:
    text = "Edmund Tallow and Piers Tallow own the mill. It burnt on Friday. Tallow wept."
    assert mentions(text, "Edmund Tallow") == ["Edmund Tallow", "Tallow"]


def test_a_surname_before_the_given_name_goes_to_who_was_named_last() -> None:
    text = "Kim Tae-ho left early. The trader Kim Min-ji stayed. Kim paid for both."
    assert mentions(text, "Kim Min-ji") == ["Kim Min-ji", "Kim"]


def test_a_town_is_not_its_council() -> None:
    text = "Wexford District Council met on Monday. The road to Wexford was dry, and Wexford slept."
    assert mentions(text, "Wexford District Council") == ["Wexford District Council"]


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        (
            "The Energy Board of Tarvia (Enbota) met. Enbota will pay, said its chief. ",
            "Energy Board of Tarvia",
            ["Energy Board of Tarvia", "Enbota", "Enbota"],
        ),
        (
            "The Revolution for Plenty (RFP) lost two seats. RFP will not join anybody. ",
            "Revolution for Plenty",
            ["Revolution for Plenty", "RFP", "RFP"],
        ),
        (
            "Transport for Tarvia cut six lines. It was TfT that asked for money. ",
            "Transport for Tarvia",
            ["Transport for Tarvia", "TfT"],
        ),
    ],
)
def test_a_short_name_in_brackets_or_by_initials(text: str, name: str, wanted: list[str]) -> None:
    assert mentions(text, name) == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Dutch Plumbers Association sued the city.", "Dutch Plumbers Association"),
        ("The Church of Nigeria will send nobody.", "Church of Nigeria"),
        ("The Friends of the Marsh bought the meadow.", "Friends of the Marsh"),
        ("The Communist Party lost three seats.", "Communist Party"),
    ],
)
def test_a_body_with_a_country_or_a_common_word_in_its_name(text: str, name: str) -> None:
    assert list(read(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Government of Peru paid. The Peru Navy did not.",
        "The navy of Peru sailed, and the Peru police watched.",
    ],
)
def test_what_a_state_has_is_the_country(text: str) -> None:
    assert set(read(text)) == {"Peru"}


@pytest.mark.parametrize(
    "text",
    [
        "She thanked His Highness for the seeds.",
        "Ten MPs were sent home on Jun 14.",
        "HMCS Wexley sailed at dawn with a crew of ninety.",
        "He had played in La Sal Roja (2014) and in two operas.",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt. Tormund spokesman Ben Ask said the plant would open again.",
        "The chief executive of Tormund resigned on Sunday.",
        "Nobody was hurt. Tormund’s profits rose by a tenth.",
        "A spokeswoman for Tormund said the line would reopen.",
    ],
)
def test_what_only_a_firm_has_shows_one(text: str) -> None:
    assert read(text)["Tormund"] == ("organisation", ["Tormund"])


def test_a_common_word_is_no_spokesman_s_firm() -> None:
    assert "County" not in read("It rained. County spokesman Ben Ask said the road was shut.")


def test_a_common_word_that_opens_the_sentence_is_no_part_of_a_name() -> None:
    text = "It was cold. Artist Dorunta Kastrel, 34, collected the prize."
    assert list(read(text)) == ["Dorunta Kastrel"]


def test_initials_are_no_common_word() -> None:
    assert "S. V. Kastrel" in read("It was cold. S. V. Kastrel, 34, collected the prize.")


def test_letters_behind_a_name_are_no_part_of_it() -> None:
    assert "Prue Kastrel" in read("Prue Kastrel SC asked twice. Kastrel sat down.")


def test_an_adjective_of_nationality_may_be_a_surname() -> None:
    assert mentions("Xander Lao flew to Ostia. Lao said the wing held.", "Xander Lao") == [
        "Xander Lao",
        "Lao",
    ]


def test_an_acronym_is_known_as_it_is_spoken() -> None:
    assert mentions("The tents came from Unicef, he said.", "UNICEF") == ["Unicef"]


def test_another_known_name_behind_and_is_another_body() -> None:
    found = read("The Bank of Canada and Air France had offices there.")
    assert set(found) == {"Bank of Canada", "Air France"}


def test_a_town_that_somebody_plays_is_its_club() -> None:
    text = (
        "Striker Ben Ask scored twice as Ostia United beat Wexford Rovers 3-1. The coach "
        "was glad. They play Barcelona on Sunday."
    )
    assert read(text)["Barcelona"] == ("organisation", ["Barcelona"])


@pytest.mark.parametrize("rank", ["Vice-Admiral", "Lieutenant-Colonel", "Major-General"])
def test_both_halves_of_a_rank_are_off_the_name(rank: str) -> None:
    text = f"The navy was pleased. {rank} Angus Topley said he would train crews. Topley left."
    assert mentions(text, "Angus Topley") == ["Angus Topley", "Topley"]


def test_who_has_a_chair_is_no_firm() -> None:
    text = "Debbie stayed at home. The fire began near Debbie’s smoking chair, and Debbie fled."
    assert read(text)["Debbie"][0] == "person"


def test_a_known_acronym_is_the_article_s_own_body_where_it_spells_one_out() -> None:
    text = "The Fishers Council of Ardvik (FCA) met on Monday. The FCA will not pay."
    assert mentions(text, "Fishers Council of Ardvik") == [
        "Fishers Council of Ardvik",
        "FCA",
        "FCA",
    ]
