import pytest

from bot.model.errors import QueryError
from bot.model.message import Buttons, Message, StoryCard
from commands.base import Command
from commands.search import Search
from commands.topic import Topic
from tests.builders.newsroom import Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden, printed


def stories_of(message: Message) -> list[int]:
    return [part.story_id for part in message.parts if isinstance(part, StoryCard)]


async def test_a_topic_reads_newest_first_with_the_matching_sentence(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Topic(), query='"North Korea"')
    assert_golden(answer, "topic_north_korea")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("storm", ["storm"]),
        ("airpo*", ["storm"]),
        ("storm OR missile", ["storm", "missile"]),
        ("actor:Takaichi", ["summit", "dispute"]),
        ("actor:Takaichi -April -chip", ["dispute"]),
        ('actor:Japan "South Korea"', ["summit"]),
        ("(storm OR missile) Okinawa", ["storm"]),
        ("Korea North", ["missile"]),
        ('"Korea North"', []),
        ("zeppelin", []),
    ],
)
async def test_a_query_finds_what_it_asks_for(
    archive: SmallArchive, query: str, names: list[str]
) -> None:
    found = stories_of(await archive.room.ask(Topic(), query=query))
    assert found == [getattr(archive, name) for name in names]


async def test_where_nothing_is_found_other_endings_are_tried(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Topic(), query='"North Korea" missiles OR "North Korea" missil')
    assert stories_of(answer) == []
    (buttons,) = [part for part in answer.parts if isinstance(part, Buttons)]
    wider = buttons.buttons[0].request.removeprefix("topic ")
    assert wider == '"North Korea" missiles* OR "North Korea" missil*'
    assert stories_of(await archive.room.ask(Topic(), query=wider)) == [archive.missile]


@pytest.mark.parametrize("query", ["zeppelin", '"Korea North"', "airpo*", "actor:Zork", "-x zzz"])
async def test_no_ending_is_offered_that_finds_nothing(archive: SmallArchive, query: str) -> None:
    answer = await archive.room.ask(Topic(), query=query)
    requests = [b.request for p in answer.parts if isinstance(p, Buttons) for b in p.buttons]
    assert not any(request.startswith("topic ") for request in requests)


async def test_a_story_is_found_once_though_several_articles_match(archive: SmallArchive) -> None:
    assert stories_of(await archive.room.ask(Topic(), query="Nara")) == [archive.summit]


async def test_a_word_is_found_in_a_script_without_spaces(room: Newsroom) -> None:
    sentence = "日本銀行は金利を据え置いた。"
    story = await room.publish(Report("潮新聞", "金利据え置き", (sentence,), language="ja"))
    answer = await room.ask(Topic(), query="日本")
    (card,) = [part for part in answer.parts if isinstance(part, StoryCard)]
    assert card.story_id == story
    assert [quote.text for quote in card.sentences] == [sentence]


async def test_what_is_not_stored_is_told_in_words(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Topic(), query='"gold rush" -Klondike')
    assert answer.line == (
        "There is no story here with the phrase “gold rush”, but not the word “Klondike”."
    )


async def test_a_query_that_cannot_be_read_says_where(room: Newsroom) -> None:
    with pytest.raises(QueryError, match="character"):
        await room.ask(Topic(), query='"North Korea')


async def test_a_match_in_the_title_alone_shows_no_sentence(room: Newsroom) -> None:
    await room.publish(Report("Wire", "Zeppelin lands", ("The old airship came down.",)))
    answer = await room.ask(Topic(), query="zeppelin")
    (card,) = [part for part in answer.parts if isinstance(part, StoryCard)]
    assert card.sentences == ()


async def test_an_actor_that_no_article_names_is_asked_back_where_nothing_is_found(
    archive: SmallArchive,
) -> None:
    answer = await archive.room.ask(Topic(), query="actor:Takaichy")
    assert "Did you mean “Sanae Takaichi”?" in printed(answer)


@pytest.mark.parametrize(("command", "asked"), [(Topic(), "query"), (Search(), "words")])
async def test_stories_stand_in_the_order_of_the_times_shown(
    room: Newsroom, command: Command, asked: str
) -> None:
    """The first one's newest article, which dates it, does not hold the word."""
    grown = await room.publish(
        Report("Coast Herald", "Ferry", ("The ferry sails at dawn on Friday.",), hours=5),
        Report("Han River Post", "Boat late", ("The boat was late again today.",), hours=1),
    )
    other = await room.publish(
        Report("Coast Herald", "Ferry sold", ("The ferry was sold on Friday.",), hours=3)
    )
    assert stories_of(await room.ask(command, **{asked: "ferry"})) == [grown, other]
