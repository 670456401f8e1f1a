"""Figures that differ: found where two outlets count the same thing, and nowhere else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import Article
from bot.pipeline.counts import find_counts
from bot.pipeline.figures import figures_note, find_differences
from summarizers.text.split import split_sentences
from tests.builders.articles import NOON, build_spans

SEEDS = Path(__file__).parents[3] / "seeds/articles"


def article(outlet: str, *sentences: str, hours: float = 0, language: str = "en") -> Article:
    at = NOON + timedelta(hours=hours)
    return Article(
        id=int(hours * 10) + len(outlet),
        workspace_id=1,
        feed_id=None,
        story_id=1,
        url="https://coast.example/quake",
        title="Quake in Ambria",
        text="\n".join(sentences),
        language=language,
        outlet=outlet,
        author="",
        published=at,
        seen_at=at,
        sentences=build_spans(sentences),
        usable=frozenset(range(len(sentences))),
    )


KILLED_12 = "The quake killed 12 people in the mountain valley of Ambria, rescue workers said."
KILLED_15 = "In Ambria, 15 people were killed when the quake shook the mountain valley at night."


def note_of(first: str, second: str) -> str:
    return figures_note([article("Coast Herald", first), article("Valley Post", second, hours=1)])


@pytest.mark.parametrize(
    ("sentence", "counted", "value"),
    [
        ("The quake killed 12 people in Ambria.", "deaths", 12),
        ("Twelve people were killed in Ambria.", "deaths", 12),
        ("Officials in the valley count sixty-seven deaths.", "deaths", 67),
        ("The fire left 1,300 dead in the camp.", "deaths", 1300),
        ("In the district 15 of 28 suspected patients have died.", "deaths", 15),
        ("The storm injured 40 people on the coast.", "people injured", 40),
        ("Sailors pulled 87 people from a drifting boat.", "people rescued", 87),
        ("She brought 91 people rescued off the island ashore.", "people rescued", 91),
        ("After the flood 30 people are missing.", "people missing", 30),
        ("Police arrested 14 people at the harbour.", "people arrested", 14),
        ("The ministry reported 28 suspected cases.", "suspected cases", 28),
    ],
)
def test_plain_counts_are_found(sentence: str, counted: str, value: int) -> None:
    assert [(c.counted, c.value) for c in find_counts(sentence)] == [(counted, value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The quake killed at least 12 people.",
        "More than 12 people were killed.",
        "About 12 people were killed.",
        "Up to 12 people were killed.",
        "Between 12 and 15 people were killed.",
        "The quake killed 12 to 15 people.",
        "Some 12 people died.",
        "Nearly 300 people were rescued.",
        "Another 12 people were killed overnight.",
        "The quake of 2019 killed 300 people.",
        "A storm killed 12 people a year ago.",
        "The quake could have killed 12 people.",
        "Officials had earlier said that 12 people were killed.",
        "The ministry denied that 12 people were killed.",
        "Of the dead, four of them were nurses.",
        "One of 12 people killed was a nurse.",
        "The quake killed 12 soldiers.",
        "The quake killed a man aged 12.",
        "A 12-year-old was killed.",
        "At 12 o'clock people were killed.",
        "It killed on May 12.",
        "About 12% died.",
        "12 percent died.",
        "The $12 killed the deal.",
        "12.5 people were killed a day.",
        "The 12 hospitals were killed by budget cuts.",
        "12 people watched as the quake killed a cow.",
        "12 people, a helicopter and a dog rescued the climber.",
        "The club missed 12 penalties.",
        "He died 12 days later.",
        "Sailors pulled 87 people aside.",
        "Flight 12 is missing.",
        "One person was killed.",
        "The region averaged 12 deaths a day.",
        "The toll in Ambria rose on Sunday, from 12 deaths to 14.",
        "Upwards of 12 people were killed.",
        "Two quakes killed 12 people each.",
        "Four of the 12 people were killed at noon.",
        "Half of the 12 people were killed.",
        "None of the 12 people was killed.",
        "The first 12 people were rescued at noon.",
        "It is not true that 12 people were killed.",
        "Reports that 12 people were killed are unfounded.",
        "Were 12 people killed in the quake?",
        "In the past month 12 people were killed.",
    ],
)
def test_anything_rough_partial_old_or_other_counts_nothing(sentence: str) -> None:
    assert find_counts(sentence) == []


@pytest.mark.parametrize("sentence", ["The quake killed 12", "In Ambria 12", "12"])
def test_a_text_that_breaks_off_after_a_number_is_read(sentence: str) -> None:
    assert find_counts(sentence) == []


def test_both_numbers_come_with_their_outlets() -> None:
    assert note_of(KILLED_12, KILLED_15) == (
        "Figures differ on deaths: 12 (Coast Herald), 15 (Valley Post)"
    )


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no seed articles")
@pytest.mark.parametrize(
    ("event", "note"),
    [
        ("kasai-ebola", "Figures differ on deaths: 15 (meridian-wire), 16 (baobab-post)"),
        (
            "med-rescue",
            "Figures differ on people rescued: 87 (lowland-courier), 91 (harbour-dispatch)",
        ),
        *((event, "") for event in ("port-strike", "nara-summit", "border-truce", "boj-rate")),
        *((event, "") for event in ("climate-fund", "chile-election", "korea-tariffs")),
    ],
)
def test_the_samples_differ_in_two_figures(event: str, note: str) -> None:
    articles = []
    for path in sorted(SEEDS.glob(f"{event}--*.md")):
        head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
        if "language: en" in head:
            sentences = [text[start:end] for start, end in split_sentences(text)]
            outlet = path.stem.split("--")[1]
            articles.append(article(outlet, *(" ".join(s.split()) for s in sentences)))
    assert figures_note(articles) == note


def test_outlets_that_agree_stand_together() -> None:
    articles = [
        article(name, text) for name, text in (("A", KILLED_12), ("B", KILLED_15), ("C", KILLED_15))
    ]
    assert figures_note(articles).endswith("12 (A), 15 (B and C)")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (KILLED_12, KILLED_12),
        (KILLED_12, KILLED_15.replace("15", "Twelve")),
        (KILLED_12, KILLED_15.replace("15", "1,500")),
        (KILLED_12, KILLED_15.replace("killed", "injured")),
        (KILLED_12, KILLED_15.replace("15 people", "at least 15 people")),
        (KILLED_12, KILLED_15.replace("15 people", "15 soldiers")),
        (KILLED_12, "In Ambria, 15 people were killed."),
        (KILLED_12.replace("quake", "Monday quake"), KILLED_15.replace("quake", "Sunday quake")),
        (KILLED_12, KILLED_15.replace("Ambria", "Belmora")),
        (KILLED_12.replace("12 people", "12 people and three children"), KILLED_15),
        (
            KILLED_15,
            "In the mountain valley of Ambria, 12 people were killed and 3 children died in the"
            " quake.",
        ),
        (KILLED_12, "A bus crash in the capital on the same day left 15 dead."),
        (
            "The ministry in Ambria reported 12 confirmed cases of the valley fever.",
            "The ministry in Ambria reported 15 suspected cases of the valley fever.",
        ),
    ],
)
def test_what_is_not_the_same_thing_is_no_difference(first: str, second: str) -> None:
    assert note_of(first, second) == ""


@pytest.mark.parametrize(
    "more",
    ["and 3 others injured", "and three were injured", "and 400 houses fell", "and injured 3"],
)
def test_what_else_happened_does_not_make_a_count_unsure(more: str) -> None:
    first = f"In the mountain valley of Ambria the quake killed 12 people {more}."
    assert (
        note_of(first, KILLED_15) == "Figures differ on deaths: 12 (Coast Herald), 15 (Valley Post)"
    )


def test_only_the_latest_article_of_an_outlet_speaks_for_it() -> None:
    early, late = article("A", KILLED_12), article("A", KILLED_15, hours=3)
    assert figures_note([early, late, article("B", KILLED_15, hours=2)]) == ""
    assert figures_note([early, late]) == ""


def test_a_count_of_the_day_before_yesterday_is_overtaken() -> None:
    assert figures_note([article("A", KILLED_12), article("B", KILLED_15, hours=30)]) == ""


def test_an_outlet_that_gives_two_numbers_for_one_thing_gives_none() -> None:
    both = article("A", KILLED_12, "The quake killed 15 people in all of the valley.")
    assert figures_note([both, article("B", KILLED_15)]) == ""


def test_other_languages_and_nameless_outlets_stay_out() -> None:
    german = replace(article("A", KILLED_12), language="de")
    assert find_differences([german, article("B", KILLED_15)]) == []
    assert find_differences([article("", KILLED_12), article("B", KILLED_15)]) == []
    assert find_differences([]) == []


TEXTS = st.text(max_size=40).map(lambda text: " ".join(text.split()))


@given(TEXTS, TEXTS, st.integers(0, 9_999))
def test_any_text_can_be_looked_at(first: str, second: str, number: int) -> None:
    counted = f"{first} The quake killed {number} people {second}"
    assert {count.value for count in find_counts(counted)} <= {number} - {0, 1}
    note_of(f"{first} {second}", counted)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Fıve people were killed in Ambria.", "en"),
        ("Sİxty-sİx people were killed in Ambria.", "en"),
        ("Dıx personnes sont mortes à Ambria.", "fr"),
        ("In Ambria gab es zweı Tote.", "de"),
    ],
)
def test_a_number_with_a_dotless_i_is_none(sentence: str, language: str) -> None:
    odd = article("A", sentence, language=language)
    assert find_differences([odd, article("B", KILLED_15, language=language)]) == []
