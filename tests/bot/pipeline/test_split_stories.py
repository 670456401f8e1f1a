"""Stories that a manager split: what new articles and digests make of them."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.article import Article
from bot.model.digest import Told
from bot.model.story import Story
from bot.pipeline.choose import Material, choose_stories
from bot.pipeline.pull import pull_due
from tests.builders.articles import NOON, build_spans
from tests.builders.world import Item, World, open_world, rss

FLOOD = (
    "The river Lume flooded the old town of Ambria and carried away the stone bridge.",
    "Mayor Odile Varga asked for boats, sandbags and dry blankets from the coast.",
)
CUP = (
    "Ambria won the regional cup after a late goal by striker Jonas Petri in Lumeport.",
    "Coach Brisa Holt praised the goalkeeper, who saved two penalties before half-time.",
)
CUP_LATER = (
    "Striker Jonas Petri showed the regional cup to thousands of supporters in Ambria.",
    "Coach Brisa Holt and the goalkeeper who saved two penalties rode on the first bus.",
)


async def stories_of(world: World) -> list[Story]:
    return await world.storage.read(lambda t: t.stories.latest(world.workspace.id, limit=9))


async def test_a_split_stays_and_what_follows_goes_where_it_belongs(tmp_path: Path) -> None:

    flood, cup = Item("Flood in Ambria", FLOOD, 3), Item("Ambria wins the cup", CUP, 2)
    later = Item("Petri brings the cup home to Ambria", CUP_LATER, 1)
    async with open_world(tmp_path) as world:
        await world.follow("/feed", rss(flood, cup), rss(flood, cup, later))
        await pull_due(world.services)
        found = await stories_of(world)
        ids = {article.title: article.id for story in found for article in story.articles}
        mixed = min(story.id for story in found)
        await world.storage.write(  # the wrong merge that a manager finds
            lambda t: t.stories.attach(world.workspace.id, mixed, ids["Ambria wins the cup"], NOON)
        )
        new = await world.storage.write(
            lambda t: t.stories.split(
                world.workspace.id, mixed, [ids["Ambria wins the cup"]], world.clock()
            )
        )
        world.clock.turn(hours=2)
        await pull_due(world.services)
        titles = {story.id: [a.title for a in story.articles] for story in await stories_of(world)}
    assert titles[new or 0] == [later.title, cup.title]
    assert titles[mixed] == [flood.title]


@pytest.mark.parametrize("split_from", [8, 7])
def test_what_was_told_before_the_split_is_not_told_again(split_from: int) -> None:
    """Not either where the story it was split off from had been split off the told one."""
    article = Article(
        id=1,
        workspace_id=1,
        feed_id=None,
        story_id=9,
        url="https://coast.example/cup",
        title="Ambria wins the cup",
        text="\n".join(CUP),
        language="en",
        outlet="Coast Herald",
        author="",
        published=NOON,
        seen_at=NOON,
        sentences=build_spans(CUP),
        usable=frozenset((0, 1)),
    )
    story = Story(9, 1, "en", NOON, NOON, (article,), split_from=split_from)
    told = (Told(8, NOON + timedelta(hours=1), (1,), CUP[:1]),)
    material = Material((story,), told, {}, feeds=1)
    now = NOON + timedelta(hours=2)
    choices, chosen = choose_stories(material, now, limit=5, sentences=2, model="news")
    assert chosen == []
    assert "has been told it" in choices[0].reason
