from pathlib import Path

import pytest

from bot.model.errors import (
    EmptyDocumentError,
    FileError,
    NotAllowedError,
    NotFoundError,
    UsageError,
)
from bot.model.message import Buttons, Quote
from commands.summarize import Summarize, find_model
from tests.builders.newsroom import Newsroom
from tests.fakes.web import Reply, ScriptedWeb

SENTENCES = (
    "The ferry company of Port Amber will sell its two oldest ships before the summer.",
    "Its director, Mara Quill, told the harbour council that repairs had become too dear.",
    "The council had asked for a plan after a breakdown left 300 passengers at sea in March.",
    "A new ship with an electric engine is to join the line to the islands in two years.",
    "Fares will not rise before it arrives, the company promised in a letter to islanders.",
)
ARTICLE = (
    "<html lang='en'><head><title>Port Amber sells its oldest ferries</title></head><body>"
    "<article><h1>Port Amber sells its oldest ferries</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</article></body></html>"
)
RSS = (
    b"<rss version='2.0'><channel><title>Coast Herald</title>"
    b"<item><title>A</title></item></channel></rss>"
)


def serve(web: ScriptedWeb, body: str = ARTICLE) -> str:
    return web.script(
        "/article", Reply(body=body.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    )


async def test_an_article_is_quoted_word_for_word_in_its_order(
    room: Newsroom, web: ScriptedWeb
) -> None:
    answer = await room.ask(Summarize(), url=serve(web), sentences="2")
    quotes = [part.text for part in answer.parts if isinstance(part, Quote)]
    assert len(quotes) == 2
    assert quotes == [sentence for sentence in SENTENCES if sentence in quotes]
    assert answer.line == "Summary of Port Amber sells its oldest ferries"
    assert "2 of 5 sentences, word for word, chosen by the model “news”" in str(answer.parts)


async def test_the_model_can_be_chosen(room: Newsroom, web: ScriptedWeb) -> None:
    answer = await room.ask(Summarize(), url=serve(web), model="LexRank")
    assert "chosen by the model “lex-rank”" in str(answer.parts)


async def test_nothing_is_kept(room: Newsroom, web: ScriptedWeb) -> None:
    await room.ask(Summarize(), url=serve(web))
    counts = await room.storage.read(lambda t: t.workspaces.counts(room.workspace.id))
    assert counts.articles == 0


async def test_of_a_feed_it_says_how_to_follow_it(room: Newsroom, web: ScriptedWeb) -> None:
    address = web.script("/rss", Reply(body=RSS, headers={"Content-Type": "application/rss+xml"}))
    answer = await room.ask(Summarize(), url=address)
    assert answer.line == "“Coast Herald” is a feed with 1 entry, no article."
    (buttons,) = [part for part in answer.parts if isinstance(part, Buttons)]
    assert buttons.buttons[0].request == f'feed add "{address}"'


async def test_an_empty_page_is_an_error_in_words(room: Newsroom, web: ScriptedWeb) -> None:
    with pytest.raises(EmptyDocumentError):
        await room.ask(Summarize(), url=serve(web, "<html><body></body></html>"))


async def test_an_unknown_model_offers_the_nearest(room: Newsroom) -> None:
    with pytest.raises(NotFoundError) as missing:
        await room.ask(Summarize(), url="https://example.com", model="lexrang")
    assert "lex-rank" in missing.value.nearest


def test_a_model_is_found_however_it_is_spelt() -> None:
    assert find_model("News") == "news"
    assert find_model("Lex_Rank") == find_model("lexrank") == "lex-rank"


async def test_a_number_of_sentences_out_of_bounds_is_refused(room: Newsroom) -> None:
    with pytest.raises(UsageError, match="from 1 to 10"):
        await room.ask(Summarize(), url="https://example.com", sentences="50")


async def test_files_are_for_whoever_runs_the_bot(room: Newsroom, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("\n".join(("Port Amber sells its oldest ferries", "", *SENTENCES)))
    with pytest.raises(NotAllowedError, match="runs the bot"):
        await room.ask(Summarize(), url=str(path))
    answer = await Summarize()(room.context(operator=True), url=str(path))
    assert answer.line == "Summary of Port Amber sells its oldest ferries"


async def test_a_missing_file_is_named(room: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"gone\.txt"):
        await Summarize()(room.context(operator=True), url=str(tmp_path / "gone.txt"))


async def test_an_address_with_words_behind_it_is_explained(room: Newsroom) -> None:
    with pytest.raises(UsageError, match="there are spaces in it"):
        await room.ask(Summarize(), url="example.com/story news-lex-rank 2")
