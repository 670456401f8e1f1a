from datetime import datetime, timedelta

import pytest

from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Listing, Message
from bot.pipeline.match import queue_alerts
from commands.story import ShowStory
from commands.story_split import StorySplit
from tests.builders.newsroom import NOW, Newsroom, Report

FLOOD = Report("Wire One", "Flood in Ambria", ("The flood in Ambria closed a bridge.",), hours=3)
MORE = Report("Wire Two", "Ambria flood grows", ("The flood in Ambria took a mill.",), hours=2)
MATCH = Report("Wire Three", "Ambria wins cup", ("Ambria won the cup final.",), hours=1)
LATER = Report("Wire Four", "Ambria flood ends", ("The flood in Ambria ended.",), hours=0.5)


def listed(message: Message) -> list[str]:
    (listing,) = [part for part in message.parts if isinstance(part, Listing)]
    return [str(item) for item in listing.items]


async def test_articles_are_split_off_by_their_numbers(room: Newsroom) -> None:
    story = await room.publish(FLOOD, MORE, MATCH)
    answer = await room.ask(StorySplit(), story=f"#{story}", articles="3")
    new = story + 1
    assert answer.line == f"1 article of story #{story} became story #{new}."
    assert "Ambria wins cup" in listed(answer)[0]

    split_off = await room.ask(ShowStory(), story=f"#{new}")
    assert f"Split off from story #{story}." in str(split_off.parts)
    kept = await room.ask(ShowStory(), story=f"#{story}")
    assert ["Ambria flood grows" in one or "Flood in" in one for one in listed(kept)] == [True] * 2


async def test_a_number_means_the_article_it_stood_with_though_another_came_since(
    room: Newsroom,
) -> None:
    """The newest was the first: each that came moved the numbers, and a split is for good."""
    story = await room.publish(FLOOD, MORE, MATCH)
    shown = listed(await room.ask(ShowStory(), story=f"#{story}"))
    number = next(line for line in shown if "Ambria wins cup" in line).split("'")[1]
    later = await room.publish(LATER)
    found = await room.storage.read(lambda t: t.stories.get(room.workspace.id, later))
    assert found is not None
    ids = [article.id for article in found.articles]
    await room.storage.write(lambda t: t.stories.move(room.workspace.id, story, ids))
    answer = await room.ask(StorySplit(), story=f"#{story}", articles=number)
    assert "Ambria wins cup" in listed(answer)[0]


@pytest.mark.parametrize("articles", ["1,2,3", "0", "4", "x", "1 to 2"])
async def test_a_story_is_never_emptied_nor_cut_at_a_wrong_number(
    room: Newsroom, articles: str
) -> None:
    story = await room.publish(FLOOD, MORE, MATCH)
    with pytest.raises(UsageError):
        await room.ask(StorySplit(), story=f"#{story}", articles=articles)
    assert len(listed(await room.ask(ShowStory(), story=f"#{story}"))) == 3


CUP = Report("Wire Five", "Cup comes home", ("The cup of Ambria came home.",), hours=0.2)


async def watch(room: Newsroom, query: str) -> None:
    here = (room.workspace.id, room.channel.id)
    await room.storage.write(lambda t: t.subscriptions.add(*here, "ada", query, NOW))


async def alert_on(room: Newsroom, *article_ids: int, at: datetime = NOW) -> int:
    """Queue alerts on articles that are new; return how many."""
    return await room.storage.write(lambda t: queue_alerts(t, room.workspace.id, article_ids, at))


async def follow_up(room: Newsroom, story: int) -> int:
    """Store one more report on a cup in a story; return its id."""
    alone = await room.publish(CUP)
    found = await room.storage.read(lambda t: t.stories.get(room.workspace.id, alone))
    assert found is not None
    ids = [article.id for article in found.articles]
    await room.storage.write(lambda t: t.stories.move(room.workspace.id, story, ids))
    return ids[0]


async def test_what_an_alert_was_given_of_is_not_alerted_anew_once_it_is_split_off(
    room: Newsroom,
) -> None:
    await watch(room, "cup")
    story = await room.publish(FLOOD, MORE, MATCH)
    assert await alert_on(room, 1, 2, 3) == 1
    await room.ask(StorySplit(), story=f"#{story}", articles="3")
    assert await alert_on(room, await follow_up(room, story + 1)) == 0


async def test_what_came_after_an_alert_and_was_split_off_is_alerted_once(room: Newsroom) -> None:
    await watch(room, "Ambria")
    story = await room.publish(FLOOD, MORE, MATCH)
    assert await alert_on(room, 1, 2, at=NOW - timedelta(hours=1.5)) == 1
    assert await alert_on(room, 3) == 0
    await room.ask(StorySplit(), story=f"#{story}", articles="3")
    assert await alert_on(room, await follow_up(room, story + 1)) == 1


async def test_no_such_story(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        await room.ask(StorySplit(), story="#99", articles="1")


@pytest.mark.parametrize("articles", ["1", "2", "all"])
async def test_a_story_of_one_article_has_nothing_to_split_off(
    room: Newsroom, articles: str
) -> None:
    story = await room.publish(FLOOD)
    with pytest.raises(UsageError, match="keeps at least one article"):
        await room.ask(StorySplit(), story=f"#{story}", articles=articles)
