"""Which stories a digest is made of where more arrive than can be weighed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Engine
from sqlalchemy.event import listen, remove

from bot.model.digest import Digest, Told
from bot.pipeline.compose import CANDIDATES, compose
from bot.pipeline.post import post_slot
from bot.pipeline.store import store_actors
from bot.storage.contract import Transaction
from tests.builders.articles import (
    build_analysis,
    build_article,
    build_document,
    build_tagged,
)
from tests.builders.world import START, World

HOUR = timedelta(hours=1)


def publish(
    t: Transaction, world: World, title: str, *outlets: str, hours: float, section: str = ""
) -> int:
    """Store a story of one article an outlet; return its id."""
    at = START - hours * HOUR
    story_id = t.stories.create(world.workspace.id, "en", at)
    for outlet in outlets:
        told = (f"{title}, as {outlet} writes in a report of its own from the town of Ambria.",)
        analysis = build_analysis(build_document(title, told, outlet=outlet, published=at))
        new = build_article(
            world.workspace.id, f"{title}{outlet}", seen_at=at, section=section, analysis=analysis
        )
        article_id = t.articles.add(new)
        assert article_id is not None
        t.stories.attach(world.workspace.id, story_id, article_id, at)
    return story_id


def publish_small_ones(t: Transaction, world: World, many: int) -> None:
    for number in range(many):
        publish(t, world, f"Small thing {number}", "Village Post", hours=2, section="Local")


@contextmanager
def noted() -> Iterator[list[str]]:
    """Yield a list that gets every statement until the end."""
    statements: list[str] = []

    def note(*told: str) -> None:
        statements.append(told[2])

    listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        remove(Engine, "before_cursor_execute", note)


async def test_what_most_outlets_reported_is_weighed_however_much_came_since(world: World) -> None:
    def fill(t: Transaction) -> int:
        publish_small_ones(t, world, 600)
        return publish(t, world, "A flood", "Herald", "Courier", "Post", hours=9)

    flood = await world.storage.write(fill)
    digest = await compose(world.services, world.channel, START)
    assert flood in [choice.story_id for choice in digest.choices]
    assert len(digest.choices) == CANDIDATES


async def test_a_small_section_is_not_crowded_out_by_the_others(world: World) -> None:
    def fill(t: Transaction) -> int:
        publish_small_ones(t, world, 600)
        return publish(t, world, "A chess match", "Herald", hours=9, section="Chess")

    match = await world.storage.write(fill)
    assert world.channel.plan is not None
    channel = replace(world.channel, plan=replace(world.channel.plan, sections=("chess",)))
    digest = await compose(world.services, channel, START)
    assert [choice.story_id for choice in digest.choices] == [match]


async def test_news_of_this_hour_is_not_crowded_out_by_many_reports_of_yesterday(
    world: World,
) -> None:
    def fill(t: Transaction) -> int:
        for number in range(CANDIDATES):
            publish(t, world, f"Yesterday {number}", "Herald", "Courier", "Post", hours=33)
        return publish(t, world, "A flood", "Herald", "Courier", hours=1)

    flood = await world.storage.write(fill)
    digest = await compose(world.services, world.channel, START)
    assert digest.stories[0].story_id == flood


async def test_a_section_that_matters_here_is_not_crowded_out(world: World) -> None:
    def fill(t: Transaction) -> int:
        publish_small_ones(t, world, CANDIDATES)
        return publish(t, world, "A chess match", "Herald", hours=20, section="Chess")

    match = await world.storage.write(fill)
    assert world.channel.plan is not None
    plan = replace(world.channel.plan, weights=(("chess", 8.0),))
    digest = await compose(world.services, replace(world.channel, plan=plan), START)
    assert digest.stories[0].story_id == match


async def test_a_mute_of_most_of_the_news_makes_no_digest_long_in_the_making(world: World) -> None:
    def fill(t: Transaction) -> int:
        publish_small_ones(t, world, 2 * CANDIDATES)
        t.mutes.set(world.workspace.id, world.channel.id, '"small thing"', None)
        return publish(t, world, "A chess match", "Herald", hours=9)

    match = await world.storage.write(fill)
    digest = await compose(world.services, world.channel, START)
    assert [story.story_id for story in digest.stories] == [match]
    assert len(digest.choices) == CANDIDATES + 1


CAST = ("Sanae Arima", "Odile Varga", "Jonas Petri")


def report_summit(t: Transaction, world: World, language: str, *, hours: float) -> int:
    """Store a story of one article about three people; return its id."""
    at, workspace_id = START - timedelta(hours=hours), world.workspace.id
    story_id = t.stories.create(workspace_id, language, at)
    told = ("Sanae Arima, Odile Varga and Jonas Petri met in Ambria to speak about the river.",)
    document = build_document("Summit", told, language=language, published=at)
    new = build_article(
        workspace_id, f"summit {language} {hours:g}", seen_at=at, analysis=build_analysis(document)
    )
    article_id = t.articles.add(new)
    assert article_id is not None
    actors = [build_tagged(name) for name in CAST]
    store_actors(t, workspace_id, article_id, at, actors)
    t.stories.attach(workspace_id, story_id, article_id, at)
    return story_id


async def test_an_event_that_was_told_days_ago_is_not_told_again_in_another_language(
    world: World,
) -> None:
    """Though the story that was told has had no article since, and is no candidate any more."""

    english = await world.storage.write(lambda t: report_summit(t, world, "en", hours=1))
    assert await post_slot(world.services, world.channel, START)
    world.clock.turn(hours=48)
    korean = await world.storage.write(lambda t: report_summit(t, world, "ko", hours=-40))
    digest = await compose(world.services, world.channel, world.clock())
    assert [choice.story_id for choice in digest.choices] == [korean]
    assert digest.choices[0].reason == (
        f"It is story #{english}, which this channel gets, in another language."
    )


async def test_the_same_people_days_later_are_another_event(world: World) -> None:
    await world.storage.write(lambda t: report_summit(t, world, "en", hours=1))
    assert await post_slot(world.services, world.channel, START)
    world.clock.turn(hours=60)
    korean = await world.storage.write(lambda t: report_summit(t, world, "ko", hours=-59))
    digest = await compose(world.services, world.channel, world.clock())
    assert [story.story_id for story in digest.stories] == [korean]


async def test_two_stories_in_one_language_are_told_apart_by_what_they_say(world: World) -> None:
    for hours in (1, 2):
        await world.storage.write(lambda t, ago=hours: report_summit(t, world, "en", hours=ago))
    digest = await compose(world.services, world.channel, START)
    assert digest.choices[1].reason == "It says nothing that story 1 of this digest does not say."


async def test_of_one_event_in_two_languages_a_digest_has_one(world: World) -> None:
    def report(t: Transaction) -> set[int]:
        return {report_summit(t, world, "en", hours=1), report_summit(t, world, "ko", hours=1)}

    both = await world.storage.write(report)
    digest = await compose(world.services, world.channel, START)
    ((shown,), (kept, left)) = digest.stories, digest.choices
    assert {kept.story_id, left.story_id} == both
    assert shown.story_id == kept.story_id
    assert left.reason == (
        f"It is story #{kept.story_id}, which this channel gets, in another language."
    )


async def test_of_the_stories_told_in_a_week_no_text_is_read(world: World) -> None:
    """Of thousands, that took seconds and a hundred megabytes for each digest."""

    def fill(t: Transaction) -> int:
        before = publish(t, world, "A flood", "Herald", "Courier", hours=40)
        told = Told(before, START - timedelta(hours=30), (1, 2), ("A flood.",))
        slot = Digest(world.workspace.id, world.channel.id, told.at, (), (), 0, 0)
        t.digests.record(slot, [told], [])
        return publish(t, world, "A chess match", "Herald", hours=9)

    match = await world.storage.write(fill)
    with noted() as statements:
        digest = await compose(world.services, world.channel, START)
    assert [choice.story_id for choice in digest.choices] == [match]
    assert sum("article.text" in statement for statement in statements) == 1  # the candidates'


async def test_whom_the_stories_name_is_read_at_once(world: World) -> None:
    """Not of each article: a server with alerts paid for each of a hundred and more."""

    def fill(t: Transaction) -> None:
        publish_small_ones(t, world, CANDIDATES)
        t.subscriptions.add(world.workspace.id, world.channel.id, "ada", "thing", START)

    await world.storage.write(fill)
    with noted() as statements:
        digest = await compose(world.services, world.channel, START)
    assert digest.choices[0].followed
    assert len(statements) < CANDIDATES


async def test_a_mute_of_nearly_all_news_reads_whom_many_stories_name_at_once(world: World) -> None:
    """It goes through all that arrived: four statements a story made a slow digest."""
    stories = 3 * CANDIDATES

    def fill(t: Transaction) -> None:
        publish_small_ones(t, world, stories)
        t.mutes.set(world.workspace.id, world.channel.id, "ambria", None)

    await world.storage.write(fill)
    with noted() as statements:
        digest = await compose(world.services, world.channel, START)
    assert digest.choices
    assert not digest.stories
    assert len(statements) < stories / 2
