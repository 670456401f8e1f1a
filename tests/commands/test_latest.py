import pytest

from bot.model.errors import UsageError
from bot.model.message import Message, StoryCard
from commands.latest import Latest
from tests.builders.newsroom import Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


def cards_of(message: Message) -> list[StoryCard]:
    return [part for part in message.parts if isinstance(part, StoryCard)]


async def test_the_newest_stories_read_as_compact_cards(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Latest())
    assert_golden(answer, "latest")
    assert [card.story_id for card in cards_of(answer)][:2] == [archive.summit, archive.storm]
    assert all(len(card.sentences) == 1 for card in cards_of(answer))


async def test_as_many_as_asked_for(room: Newsroom) -> None:
    for number in range(7):
        await room.publish(Report("Wire", f"Event {number}", (f"It was event {number}.",)))
    assert len(cards_of(await room.ask(Latest()))) == 5
    assert len(cards_of(await room.ask(Latest(), number="7"))) == 7


async def test_an_empty_archive_says_when_it_fills(room: Newsroom) -> None:
    answer = await room.ask(Latest())
    assert answer.line == "No story is stored yet"


@pytest.mark.parametrize("typed", ["0", "16", "many"])
async def test_a_number_out_of_bounds_is_refused(room: Newsroom, typed: str) -> None:
    with pytest.raises(UsageError, match="from 1 to 15"):
        await room.ask(Latest(), number=typed)
