import pytest

from bot.model.errors import NotFoundError
from bot.model.message import Buttons, Choices
from commands.feed_remove import FeedRemove
from tests.builders.newsroom import Newsroom


@pytest.fixture
async def followed(room: Newsroom) -> Newsroom:
    for address, title in (("https://a.example", "Coast World"), ("https://b.example", "World")):
        await room.storage.write(
            lambda t, a=address, n=title: t.feeds.add(  # type: ignore[misc]
                room.workspace.id, a, "web", title=n, section="far east"
            )
        )
    return room


async def titles(room: Newsroom) -> list[str]:
    feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    return [feed.title for feed in feeds]


async def test_a_feed_is_removed_and_can_be_brought_back(followed: Newsroom) -> None:
    answer = await followed.ask(FeedRemove(), feed="coast world")
    assert answer.line == ("Coast World is no longer followed. Its articles stay in the archive.")
    assert await titles(followed) == ["World"]
    (buttons,) = [part for part in answer.parts if isinstance(part, Buttons)]
    assert buttons.buttons[0].request == 'feed add https://a.example section:"far east"'


async def test_several_that_may_be_meant_are_asked_back(followed: Newsroom) -> None:
    await followed.storage.write(
        lambda t: t.feeds.add(
            followed.workspace.id, "https://c.example", "web", title="Coast Radio"
        )
    )
    (choices,) = (await followed.ask(FeedRemove(), feed="coast")).parts
    assert isinstance(choices, Choices)
    assert [button.request for button in choices.buttons] == ["feed remove 1", "feed remove 3"]
    assert len(await titles(followed)) == 3


async def test_an_unknown_feed_is_not_removed(followed: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        await followed.ask(FeedRemove(), feed="xyzzy")
    assert len(await titles(followed)) == 2
