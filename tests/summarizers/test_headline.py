"""Which sentences say what the headline says, and which only lead up to it."""

from summarizers.headline import mark_news
from summarizers.ranking import candidates

TITLE = "Keeper of the Vessel light found alive after 40 days adrift"
SCENE = "Ada Roe sat on the quay and counted the gulls, as on every evening since the spring."
NEAR = "She waited for the keeper."
NEWS = "The keeper of the light was found alive on Monday after 40 days adrift off Vessel."
AGAIN = "He was found adrift off Vessel, alive after 40 days, by a boat that had lost its way."
LATER = "The gulls were gone."


def marks(sentences: list[str], title: str = TITLE) -> list[str]:
    pool = mark_news(candidates(sentences, range(len(sentences)), "en"), title, "en")
    return ["news" if one.news else "scene" if one.scene else "" for one in pool]


def test_the_news_and_the_scene_before_it_are_told_apart() -> None:
    assert marks([SCENE, NEAR, NEWS, LATER]) == ["scene", "", "news", ""]


def test_what_tells_nearly_as_much_is_news_too() -> None:
    assert marks([NEWS, AGAIN, LATER]) == ["news", "news", ""]


def test_a_first_sentence_that_tells_most_of_it_is_news() -> None:
    lead = "A boat brought the keeper of the light back to Vessel, alive, 40 nights after he left."
    assert marks([lead, NEWS]) == ["news", "news"]
    assert marks([NEWS, lead]) == ["news", ""]


def test_a_headline_that_no_early_sentence_tells_marks_nothing() -> None:
    assert marks([SCENE, NEAR, LATER]) == ["", "", ""]
    assert marks([SCENE] * 8 + [NEWS]) == [""] * 9
    assert marks([SCENE, NEWS], "") == ["", ""]
    assert marks([]) == []


def test_what_leads_elsewhere_is_no_news() -> None:
    here = "Here’s how the keeper of the light was found alive after 40 days adrift off Vessel."
    assert marks([here, NEWS]) == ["scene", "news"]
