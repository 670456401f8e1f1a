"""What a feed prints under all its articles reaches no summary, no alert and no list of actors."""

from dataclasses import replace

import pytest

from bot.model.article import Article
from bot.model.errors import WorkerError
from bot.pipeline import recurring
from bot.pipeline.deliver import deliver_due
from bot.pipeline.pull import pull_due
from bot.pipeline.retag import resolve_again
from bot.storage.contract import Transaction
from tests.builders.items import COMET, QUAYS, filler
from tests.builders.world import Item, World, rss

PLEA = (
    "Founded by Gerlinde Ostrowski with a prize of the Norwegian Academy, the Herald tells you "
    "every morning what Port Ilmen talks about, from the harbour to the observatory."
)
BREAD = Item(
    "Bakers of Sund raise the price of rye bread",
    (
        "Rye bread costs a tenth more in Sund from Monday, the guild of bakers said on Friday.",
        "Flour has become a third dearer since autumn, and electricity by half.",
    ),
    hours=2,
)


def with_plea(item: Item) -> Item:
    return replace(item, sentences=(PLEA, *item.sentences))


async def articles(world: World) -> dict[str, Article]:
    def read(t: Transaction) -> list[Article]:
        stories = t.stories.latest(world.workspace.id, limit=99)
        return [article for story in stories for article in story.articles]

    return {article.title: article for article in await world.storage.read(read)}


def shown(article: Article) -> list[str]:
    return [article.sentence(index) for index in sorted(article.usable)]


async def actors(world: World) -> set[str]:
    def read(t: Transaction) -> set[str]:
        found = t.actors.complete(world.workspace.id, "Gerlinde")
        return {actor.name for actor in found}

    return await world.storage.read(read)


async def test_a_line_under_every_article_of_the_first_pull_is_not_shown(world: World) -> None:
    items = [with_plea(item) for item in (QUAYS, COMET, BREAD, filler(2))]
    await world.follow("/a.xml", rss(*items))
    await pull_due(world.services)
    found = await articles(world)
    assert len(found) == 4
    for article in found.values():
        assert PLEA in article.text
        assert PLEA not in shown(article)
        assert PLEA not in article.news
        assert all(article.sentence(index) != PLEA for index in article.summary)
    assert await actors(world) == set()


async def test_a_line_known_from_earlier_articles_is_not_shown(world: World) -> None:
    old = [with_plea(item) for item in (COMET, BREAD)]
    await world.follow("/a.xml", rss(*old), rss(with_plea(QUAYS), *old))
    await pull_due(world.services)
    assert await actors(world) == {"Gerlinde Ostrowski"}
    world.clock.turn(hours=3)
    await pull_due(world.services)
    assert PLEA not in shown((await articles(world))[QUAYS.title])


async def test_the_same_line_in_another_feed_says_nothing_of_this_one(world: World) -> None:
    for number, item in enumerate((QUAYS, COMET, BREAD)):
        await world.follow(f"/{number}.xml", rss(with_plea(item)))
    await pull_due(world.services)
    found = await articles(world)
    assert [PLEA in shown(article) for article in found.values()] == [True] * 3


async def test_an_article_of_nothing_else_keeps_it(world: World) -> None:
    items = [with_plea(QUAYS), with_plea(BREAD), Item("A word to readers", (PLEA,))]
    await world.follow("/a.xml", rss(*items))
    await pull_due(world.services)
    assert shown((await articles(world))["A word to readers"]) == [PLEA]


async def test_an_alert_on_what_the_line_says_does_not_ring(world: World) -> None:
    ids = world.workspace.id, world.channel.id
    for query in ("observatory", "guild"):
        await world.storage.write(
            lambda t, query=query: t.subscriptions.add(*ids, "reader", query, world.clock())
        )
    items = [with_plea(item) for item in (QUAYS, BREAD, filler(2))]
    await world.follow("/a.xml", rss(*items))
    await pull_due(world.services)
    await deliver_due(world.services, {"console": world.recorder})
    (rung,) = world.recorder.sent  # for the guild of bakers, of whom an article tells
    assert BREAD.title in str(rung[1].parts)


async def test_reading_again_for_actors_leaves_the_line_out(world: World) -> None:
    items = [with_plea(item) for item in (QUAYS, COMET, BREAD)]
    await world.follow("/a.xml", rss(*items))
    await pull_due(world.services)
    await resolve_again(world.services, world.workspace.id, lambda what, done, total: None)
    assert await actors(world) == set()


async def test_articles_are_kept_as_read_where_the_line_cannot_be_looked_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = world.services.run

    async def stops(work: object, /, *arguments: object, **options: object) -> object:
        if work is recurring.recurring_in:
            raise WorkerError("It took too long.")
        return await run(work, *arguments, **options)  # type: ignore[arg-type]

    world.services = replace(world.services, run=stops)  # type: ignore[arg-type]
    await world.follow("/a.xml", rss(with_plea(QUAYS), with_plea(COMET), with_plea(BREAD)))
    await pull_due(world.services)
    found = await articles(world)
    assert [PLEA in shown(article) for article in found.values()] == [True] * 3
