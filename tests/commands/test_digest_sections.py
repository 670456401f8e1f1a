from dataclasses import replace

import pytest

from bot.model.errors import NotFoundError, UsageError
from bot.model.request import Parameter
from bot.pipeline.compose import compose
from bot.pipeline.post import post_slot
from commands.digest_sections import DigestSections
from commands.digest_set import DigestSet
from commands.digest_why import DigestWhy
from tests.builders.newsroom import NOW, Newsroom, Report
from tests.commands.golden import assert_golden

STORM = Report("Coast Herald", "Storm over", ("The storm over the coast is over at last.",))
FERRY = Report("Han River Post", "Ferry", ("Ferries between the two ports sail again from May.",))
GOAL = Report("Pitch Post", "A goal", ("The keeper scored a goal in the last minute of play.",))


@pytest.fixture
async def planned(room: Newsroom) -> Newsroom:
    """A newsroom with a digest and feeds in three sections."""
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    for section in ("Asia", "Europe", "Sport"):
        address = f"https://{section}.example/rss"
        await room.storage.write(
            lambda t, a=address, s=section: t.feeds.add(  # type: ignore[misc]
                room.workspace.id, a, "web", title=a, section=s
            )
        )
    await room.refresh()
    return room


async def test_sections_are_set_shown_and_taken_back(planned: Newsroom) -> None:
    assert_golden(await planned.ask(DigestSections(), sections="sport, ASIA"), "digest_sections")
    channel = await planned.refresh()
    assert channel.plan is not None
    assert channel.plan.sections == ("Sport", "Asia")
    shown = await planned.ask(DigestSections())
    assert shown.line == "The digest here is made only of Sport and Asia."
    assert_golden(await planned.ask(DigestSections(), sections="all"), "digest_sections_all")


async def test_the_digest_is_made_of_them(planned: Newsroom) -> None:
    feeds = await planned.storage.read(lambda t: t.feeds.list(planned.workspace.id))
    of_feed = replace(STORM, feed_id=next(feed.id for feed in feeds if feed.section == "Asia"))
    filed = replace(FERRY, section="ASIA")
    wanted = {await planned.publish(of_feed), await planned.publish(filed)}
    goal = await planned.publish(GOAL)
    await planned.ask(DigestSections(), sections="asia")
    digest = await compose(planned.services, await planned.refresh(), NOW)
    assert {story.story_id for story in digest.stories} == wanted
    assert await post_slot(planned.services, planned.channel, NOW)
    why = await planned.ask(DigestWhy(), story=f"#{goal}")
    assert "The digest here is made of Asia only." in why.line


async def test_a_heavier_section_comes_first_and_why_shows_it(planned: Newsroom) -> None:
    await planned.publish(replace(STORM, section="asia"))
    ferry = await planned.publish(replace(FERRY, section="europe"))
    await planned.ask(DigestSections(), sections="all, Europe:2, asia:0.5")
    channel = await planned.refresh()
    assert channel.plan is not None
    assert (channel.plan.sections, channel.plan.weights) == ((), (("Europe", 2), ("Asia", 0.5)))
    digest = await compose(planned.services, channel, NOW)
    assert digest.stories[0].story_id == ferry
    assert [choice.section for choice in digest.choices] == [0.5, -0.5]
    assert await post_slot(planned.services, planned.channel, NOW)
    assert_golden(await planned.ask(DigestWhy(), story="1"), "digest_why_section")
    assert_golden(await planned.ask(DigestSections()), "digest_sections_weighed")


@pytest.mark.parametrize("weight", ["0", "9", "-1", "nan", "much", ""])
async def test_a_weight_is_a_number_in_its_range(planned: Newsroom, weight: str) -> None:
    with pytest.raises(UsageError, match="is no weight of a section"):
        await planned.ask(DigestSections(), sections=f"asia:{weight}")


async def test_an_unknown_section_names_the_nearest(planned: Newsroom) -> None:
    with pytest.raises(NotFoundError) as caught:
        await planned.ask(DigestSections(), sections="asai")
    assert caught.value.nearest == ("Asia",)
    assert "Sections here: Asia, Europe and Sport." in str(caught.value)


async def test_sections_complete_after_each_comma(planned: Newsroom) -> None:
    command = DigestSections()
    parameter: Parameter = command.parameters[0]
    found = await command.complete(planned.context(), parameter, "asia, e")
    assert [completion.value for completion in found] == ["asia, Europe"]
    again = await command.complete(planned.context(), parameter, "asia:2, ")
    assert "asia:2, Asia" not in [completion.value for completion in again]
    assert "asia:2, Europe" in [completion.value for completion in again]
