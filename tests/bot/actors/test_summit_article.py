"""Real news copy that is not ours to keep: read from beside the checkout where it is there."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.actors.tag import tag_actors
from bot.model.actor import TaggedActor
from tests.bot.actors.test_traps import split

ARTICLE = Path(__file__).parents[4] / "shared" / "seed" / "summit-article.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason="the real article is not here")


@pytest.fixture(scope="module")
def text() -> str:
    return ARTICLE.read_text("utf-8")


@pytest.fixture(scope="module")
def actors(text: str) -> dict[str, TaggedActor]:
    spans = [
        type(span)(span.start + offset, span.end + offset)
        for offset, line in lines(text)
        for span in split(line)
    ]
    return {actor.name: actor for actor in tag_actors(text, spans)}


def test_the_people_and_their_roles(actors: dict[str, TaggedActor]) -> None:
    people = {a.name: a.role for a in actors.values() if a.type == "person"}
    assert people == {
        "Lee Jae Myung": "South Korean President",
        "Sanae Takaichi": "Japanese Prime Minister",
        "Xi Jinping": "Chinese President",
        "Donald Trump": "US President",
        "Kim Jong-un": "North Korean leader",
    }


def test_the_countries(actors: dict[str, TaggedActor]) -> None:
    countries = {a.name for a in actors.values() if a.key.startswith("country:")}
    assert countries == {"Japan", "South Korea", "China", "North Korea", "United States"}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Lee Jae Myung", "Myung"),
        ("Xi Jinping", "Jinping"),
        ("Sanae Takaichi", "Takaichi"),
        ("Kim Jong-un", "Kim"),
        ("Donald Trump", "Trump"),
        ("Japan", "Tokyo"),
        ("China", "Beijing"),
        ("North Korea", "North Korea"),
        ("South Korea", "South Korea"),
    ],
)
def test_every_mention_is_attached_to_its_actor(
    text: str, actors: dict[str, TaggedActor], name: str, form: str
) -> None:
    spans = [(m.start, m.end) for m in actors[name].mentions]
    places = [match.start() for match in re.finditer(rf"\b{form}\b", text)]
    assert places
    assert all(any(start <= at < end for start, end in spans) for at in places)


def test_no_place_is_claimed_twice(actors: dict[str, TaggedActor]) -> None:
    claimed = Counter(
        at for a in actors.values() for m in a.mentions for at in range(m.start, m.end)
    )
    assert set(claimed.values()) == {1}


def lines(text: str) -> list[tuple[int, str]]:
    found, offset = [], 0
    for line in text.splitlines(keepends=True):
        found.append((offset, line.rstrip("\n")))
        offset += len(line)
    return found
