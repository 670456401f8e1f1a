import pytest

from bot.model.actor import Actor, ActorType
from bot.model.message import ActorName, Link, Paragraph, Plain
from bot.model.story import Story, StoryActor
from commands.cards import (
    actor_query,
    follow_button,
    key_actors,
    kind_of,
    link,
    outlets_of,
    story_line,
)
from tests.builders.newsroom import NOW


@pytest.mark.parametrize("url", ["https://example.com", "http://example.com"])
def test_a_web_address_is_linked(url: str) -> None:
    assert link("A title", url) == Link("A title", url)


@pytest.mark.parametrize("url", ["", "/srv/articles/a.txt", "javascript:alert(1)", "file:///etc"])
def test_what_is_no_web_address_is_not_linked(url: str) -> None:
    assert link("A title", url) == Plain("A title")


@pytest.mark.parametrize(
    ("kind", "key", "said"),
    [
        (ActorType.PERSON, "", "Person"),
        (ActorType.ORGANISATION, "", "Organisation"),
        (ActorType.PLACE, "country:jp", "Country"),
        (ActorType.PLACE, "", "Place"),
    ],
)
def test_what_an_actor_is_stands_in_a_word(kind: ActorType, key: str, said: str) -> None:
    assert kind_of(Actor(1, 1, "A name", kind, key)) == said


def test_at_most_five_actors_are_key() -> None:
    actors = [StoryActor(n, f"Actor {n}", "person", 0.5) for n in range(7)]
    shown = [piece for piece in key_actors(actors).text if isinstance(piece, ActorName)]
    assert [actor.name for actor in shown] == [f"Actor {n}" for n in range(5)]
    assert key_actors(actors[:1]) == Paragraph(
        (Plain("Key actors: "), ActorName("Actor 0", "person"))
    )


def test_a_story_without_articles_still_has_a_line() -> None:
    story = Story(7, 1, "en", NOW, NOW)
    assert outlets_of(story) == ""
    assert story_line(story)[2] == Plain("")


def test_an_actor_is_followed_by_its_whole_name() -> None:
    assert follow_button("Kim Jong-un").request == 'alert add actor:"Kim Jong-un"'
    assert actor_query("Japan") == "actor:Japan"
