from bot.model.message import StoryCard
from commands.search import Search
from tests.builders.newsroom import Newsroom, Report
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


async def test_stories_come_with_the_sentence_that_holds_the_words(archive: SmallArchive) -> None:
    assert_golden(await archive.room.ask(Search(), words="chip fund"), "search")


async def test_all_words_must_be_there(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Search(), words="chip zeppelin")
    assert answer.line == "No stored article holds all of “chip zeppelin”."


async def test_one_story_is_shown_once_by_its_newest_article(room: Newsroom) -> None:
    await room.publish(
        Report("Coast Herald", "Ferry", ("The ferry sails at dawn on Friday.",), hours=5),
        Report("Han River Post", "Ferry late", ("The ferry was late again today.",), hours=1),
    )
    (card,) = [
        p for p in (await room.ask(Search(), words="FERRY")).parts if isinstance(p, StoryCard)
    ]
    assert card.sentences[0].text == "The ferry was late again today."


async def test_a_source_is_named_once_where_the_story_has_no_other(room: Newsroom) -> None:
    await room.publish(Report("Coast Herald", "Ferry", ("The ferry sails at dawn on Friday.",)))
    answer = await room.ask(Search(), words="ferry")
    assert str(answer).count("Coast Herald") == 1


async def test_any_text_is_safe_and_foreign_words_are_found(room: Newsroom) -> None:
    await room.publish(Report("朝", "台風", ("台風が沖縄に近づいている。",), language="ja"))
    assert (await room.ask(Search(), words="台風")).line == "台風: 台風"
    for words in ('"', "NEAR(", "a* OR -b", "'; DROP TABLE article", "🦆"):
        assert (await room.ask(Search(), words=words)).line.startswith("No stored article")


async def test_another_workspaces_articles_are_not_found(archive: SmallArchive) -> None:
    other = await archive.room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    answer = await Search()(archive.room.context(workspace=other), words="chip fund")
    assert answer.line.startswith("No stored article")


async def test_one_word_is_not_called_words(archive: SmallArchive) -> None:
    answer = await archive.room.ask(Search(), words="fund")
    assert "with this word." in str(answer.parts)
