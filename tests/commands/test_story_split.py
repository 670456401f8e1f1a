import pytest

from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Listing, Message
from commands.story import ShowStory
from commands.story_split import StorySplit
from tests.builders.newsroom import Newsroom, Report

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
