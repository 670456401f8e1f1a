from bot.model.message import Chart, Charts, Message
from commands.trending import Trending
from tests.builders.newsroom import Cast, Newsroom, Report
from tests.builders.small_archive import JAPAN, TAKAICHI
from tests.commands.golden import assert_golden

DAY = 24


async def publish(room: Newsroom, cast: Cast, *hours: float) -> None:
    for at in hours:
        text = f"{cast.name} was in the news again, the agency said."
        await room.publish(Report("Wire", f"{cast.name} again", (text,), (cast,), hours=at))


def charts_of(message: Message) -> list[Chart]:
    sets = [part for part in message.parts if isinstance(part, Charts)]
    return [chart for charts in sets for chart in charts.charts]


async def test_who_rises_stands_with_numbers_story_and_chart(room: Newsroom) -> None:
    await publish(room, JAPAN, *(day * DAY for day in range(2, 25)))
    await publish(room, TAKAICHI, 20 * DAY, 12 * DAY, 9, 6, 5, 4, 3)
    await publish(room, JAPAN, 8, 7)
    answer = await room.ask(Trending())
    assert_golden(answer, "trending")
    (takaichi, japan) = charts_of(answer)
    assert (takaichi.title, takaichi.values[-1]) == ("1. Sanae Takaichi", 5)
    assert (japan.usual, japan.falls) == (1.0, False)


async def test_who_was_in_the_news_and_no_longer_is_falls(room: Newsroom) -> None:
    old = (day * DAY + hour for day in range(3, 13) for hour in (1, 2, 3, 4))
    await publish(room, JAPAN, *old)
    await publish(room, TAKAICHI, 20 * DAY, 5, 4, 3)
    answer = await room.ask(Trending())
    rising, falling = charts_of(answer)
    assert (rising.title, falling.title) == ("1. Sanae Takaichi", "2. Japan")
    assert not rising.falls
    assert falling.falls
    assert_golden(answer, "trending_falling")


async def test_who_only_falls_is_told_too(room: Newsroom) -> None:
    old = (day * DAY + hour for day in range(3, 13) for hour in (1, 2, 3, 4))
    await publish(room, JAPAN, *old)
    answer = await room.ask(Trending())
    assert answer.line == "Less in the news: Japan"


async def test_a_young_archive_says_that_it_knows_no_usual(room: Newsroom) -> None:
    await publish(room, TAKAICHI, 2 * DAY, 6, 5, 4, 3)
    answer = await room.ask(Trending())
    assert "too short a time to know what is usual" in str(answer.parts)
    assert charts_of(answer) == []
    assert_golden(answer, "trending_young")


async def test_an_empty_archive_has_nobody_rising(room: Newsroom) -> None:
    answer = await room.ask(Trending())
    assert answer.line == "No article of the last day names anybody more than usual."
