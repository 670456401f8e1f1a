from bot.model.message import Attachment
from bot.sources.opml import OpmlFeed, read_opml
from commands.feed_export import FeedExport
from tests.builders.newsroom import Newsroom
from tests.commands.golden import assert_golden


async def follow(room: Newsroom, workspace_id: int, address: str, title: str) -> None:
    source = "web" if "://" in address else "folder"
    await room.storage.write(
        lambda t: t.feeds.add(
            workspace_id, address, source, title=title, section="Asia", language="en"
        )
    )


async def test_the_feeds_are_in_the_file_and_folders_and_keys_are_not(room: Newsroom) -> None:
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    await follow(room, room.workspace.id, "https://herald.example/rss?format=full", "Coast Herald")
    await follow(room, room.workspace.id, "https://post.example/rss?key=s3cret", "Han River Post")
    await follow(room, room.workspace.id, "https://ann:s3cret@own.example/rss", "Own")
    await follow(room, room.workspace.id, "/srv/articles", "Mine")
    await follow(room, other.id, "https://theirs.example/rss", "Theirs")
    answer = await room.ask(FeedExport())
    (file,) = [part for part in answer.parts if isinstance(part, Attachment)]
    assert file.name == "feeds.opml"
    assert read_opml(file.text.encode()) == [
        OpmlFeed("https://herald.example/rss?format=full", "Coast Herald", "Asia", "en")
    ]
    assert "s3cret" not in str(answer)
    assert_golden(answer, "feed_export")


async def test_where_all_hold_keys_it_says_who_has_the_list(room: Newsroom) -> None:
    await follow(room, room.workspace.id, "https://post.example/rss?key=s3cret", "Han River Post")
    answer = await room.ask(FeedExport())
    assert answer.line == "No feed here can be exported."
    assert "Han River Post" in str(answer.parts)
    assert "s3cret" not in str(answer)


async def test_without_feeds_there_is_no_file(room: Newsroom) -> None:
    answer = await room.ask(FeedExport())
    assert answer.line == "No feed is followed here yet, so there is nothing to export."
