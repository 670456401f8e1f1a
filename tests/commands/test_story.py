from datetime import timedelta

import pytest

from bot.model.errors import NotFoundError, UsageError
from bot.model.message import Buttons, Message, Quote
from commands.story import ShowStory
from tests.builders.newsroom import NOW, Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


def requests_of(message: Message) -> list[str]:
    rows = [part.buttons for part in message.parts if isinstance(part, Buttons)]
    return [button.request for row in rows for button in row]


async def test_a_story_reads_in_full(archive: SmallArchive) -> None:
    await archive.room.post_digest(NOW - timedelta(hours=1))
    answer = await archive.room.ask(ShowStory(), story="1")
    assert_golden(answer, "story_summit")


async def test_a_number_is_a_place_in_the_digest_here_and_with_a_hash_an_id(
    archive: SmallArchive,
) -> None:
    room = archive.room
    await room.post_digest(NOW - timedelta(hours=1))
    by_place = await room.ask(ShowStory(), story="1")
    assert by_place.line.startswith(f"#{archive.summit} ")
    by_id = await room.ask(ShowStory(), story=f"#{archive.dispute}")
    assert by_id.line.startswith(f"#{archive.dispute} ")


async def test_every_sentence_names_its_outlet(archive: SmallArchive) -> None:
    answer = await archive.room.ask(ShowStory(), story=f"#{archive.summit}")
    quotes = [part for part in answer.parts if isinstance(part, Quote)]
    assert 1 <= len(quotes) <= 4
    assert all(quote.source for quote in quotes)


async def test_why_is_offered_only_where_the_last_digest_weighed_it(archive: SmallArchive) -> None:
    room = archive.room
    before = requests_of(await room.ask(ShowStory(), story=f"#{archive.summit}"))
    await room.post_digest(NOW - timedelta(hours=1))
    after = requests_of(await room.ask(ShowStory(), story=f"#{archive.summit}"))
    why = f"digest why #{archive.summit}"
    assert why not in before
    assert why in after


async def test_many_articles_are_counted_rather_than_listed(room: Newsroom) -> None:
    reports = [Report(f"Wire {n}", "A flood", (f"Gauge {n} rose.",), hours=n) for n in range(1, 15)]
    story = await room.publish(*reports)
    answer = await room.ask(ShowStory(), story=f"#{story}")
    assert "And 2 older articles." in str(answer.parts)


async def test_no_such_story_says_where_the_ids_are(room: Newsroom) -> None:
    with pytest.raises(NotFoundError) as missing:
        await room.ask(ShowStory(), story="#99")
    assert "/latest" in missing.value.fix


async def test_words_are_no_number(room: Newsroom) -> None:
    with pytest.raises(UsageError, match="asked for by its number"):
        await room.ask(ShowStory(), story="the summit")


async def test_figures_that_differ_are_shown_with_their_outlets(room: Newsroom) -> None:
    first = "The quake killed 12 people in the mountain valley of Ambria, rescue workers said."
    second = "In Ambria, 15 people were killed when the quake shook the mountain valley."
    story = await room.publish(
        Report("Wire One", "Quake in Ambria", (first,), hours=3),
        Report("Wire Two", "Quake shakes Ambria", (second,), hours=2),
    )
    answer = await room.ask(ShowStory(), story=f"#{story}")
    assert "Figures differ on deaths: 12 (Wire One), 15 (Wire Two)" in str(answer.parts)


async def test_a_place_that_the_last_digest_has_not_is_said_to_be_one(
    archive: SmallArchive,
) -> None:
    with pytest.raises(NotFoundError, match="no story “77” in the last digest here, nor one with"):
        await archive.room.ask(ShowStory(), story="77")
    with pytest.raises(NotFoundError, match="no story “#77”"):
        await archive.room.ask(ShowStory(), story="#77")
