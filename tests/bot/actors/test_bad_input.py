"""Texts that no newspaper prints: an answer every time, in bounded work, with true offsets."""

import sys
from types import FrameType

import pytest

from bot.actors.choice import RULES, TRAINED, load_recogniser
from bot.actors.tag import MOST_ACTORS, MOST_CHARACTERS, tag_actors
from bot.model.actor import TaggedActor
from bot.model.article import Span


def tag(text: str) -> tuple[TaggedActor, ...]:
    return tag_actors(text, [Span(0, len(text))] if text else [])


MANY = " ".join(f"Ada{chr(97 + n % 26)} Quill{chr(97 + n // 26 % 26)}{n}, " for n in range(10_000))
TEXTS = {
    "nothing": "",
    "no names": "it rained all day and nobody came.",
    "all capitals": "PRESIDENT ADA QUILL MET JAPAN'S ENVOY. QUILL WAS LATE.",
    "all small": "president ada quill met japan's envoy. quill was late.",
    "10,000 names": MANY,
    "one name 5,000 times": "Ada Quill spoke. " * 5_000,
    "markup": "<b>Ada Quill</b> met <script>alert('Bo Holm')</script> & @everyone in [Oslo](x).",
    "control characters": "Ada\x00 Quill\x1b[31m met\x07 Bo\u202e Holm.\r\n\x0bAda left.",
    "zero width": "A\u200bda Qu\u200dill met Bo\ufeff Ho\u00adlm in Japan.",
    "one long word": "Q" * 200_000,
    "a hyphen behind a surname": "Ada bin Osk- met Ivo.",
    "only brackets": "(" * 20_000 + "“" * 20_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_there_is_always_an_answer_with_true_offsets(text: str) -> None:
    actors = tag(text)
    assert len(actors) <= MOST_ACTORS
    for actor in actors:
        assert actor.name
        assert 0 <= actor.salience <= 1
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text


def test_a_text_without_names_names_nobody() -> None:
    assert tag(TEXTS["no names"]) == ()


def test_a_name_5000_times_is_one_actor() -> None:
    text = TEXTS["one name 5,000 times"]
    (actor,) = tag(text)
    assert actor.name == "Ada Quill"
    assert len(actor.mentions) == text[:MOST_CHARACTERS].count("Ada ")  # no more is read


def test_a_country_is_found_in_capitals_too() -> None:
    assert "Japan" in {actor.name for actor in tag(TEXTS["all capitals"])}


def calls_for(text: str) -> int:
    """Return how many calls tagging a text takes: its time, on any machine the same."""
    count = 0

    def count_call(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(count_call)
    try:
        tag_actors(text, [])  # a line is a sentence
    finally:
        sys.setprofile(None)
    return count


REPEATED = {
    "an acronym that begins every line": ("RM.\n", ""),
    "a name, then with a title": ("Ada Roe said so.\n", "Mr Roe said so.\n"),
}


@pytest.mark.parametrize(("first", "then"), REPEATED.values(), ids=REPEATED.keys())
def test_twice_the_text_is_about_twice_the_work(first: str, then: str) -> None:
    tag(first + then)  # what is read once a process
    once, twice = (calls_for(first * many + then * many) for many in (400, 800))
    assert twice < 2.5 * once


@pytest.mark.parametrize("name", [TRAINED, RULES])
def test_titles_without_end_are_read(name: str) -> None:
    text = "Ada Roe met " + "Mr " * 5_000
    found = tag_actors(text, [Span(0, len(text))], recogniser=load_recogniser(name))
    assert {actor.name for actor in found} <= {"Ada Roe"}
