"""`feeds` on the database that a real run of the bot left behind."""

import io
import os
import re
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.sources.opml import OpmlFeed, read_opml, write_opml
from tests.bot.cli.conftest import ARTICLES, Bot

OPML = """<opml version="2.0"><body><outline text="World"><outline type="rss" text="Far News"
xmlUrl="https://far.example/rss?key=s3cret"/></outline></body></opml>"""


def test_feeds_list_shows_each_feed_and_its_state(bot: Bot, ran: Path) -> None:
    status, shown, _ = bot("feeds", "list")
    assert status == 0
    assert str(ran / "articles") in shown
    assert "read 20" in shown


def test_feeds_are_followed_once_and_let_go(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text(ARTICLES["one.txt"])
    assert "is followed now (feed 2)" in bot("feeds", "add", str(tmp_path / "more"))[1]
    assert "was followed before (feed 2)" in bot("feeds", "add", str(tmp_path / "more"))[1]
    assert bot("feeds", "remove", "2")[0] == 0
    status, _, said = bot("feeds", "remove", "2")
    assert status == 1
    assert "There is no feed 2" in said


def test_a_folder_is_shown_by_the_path_it_has(bot: Bot, tmp_path: Path) -> None:
    folder = tmp_path / "Zeitung von gestern #1? 新聞"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLES["one.txt"])
    assert bot("feeds", "add", str(folder))[0] == 0
    assert str(folder) in bot("feeds", "list")[1]


@pytest.mark.parametrize("prefix", ["feed:http://", "FEED:HTTP://", "feed://"])
def test_an_address_as_browsers_hand_it_out_is_understood(bot: Bot, prefix: str) -> None:
    said = bot("feeds", "add", f"{prefix}127.0.0.1/news.xml")[2]
    assert said.startswith("127.0.0.1:")  # it was tried
    assert "is not a public address" in said


def test_a_folder_whose_path_is_no_text_is_not_followed(bot: Bot, tmp_path: Path) -> None:
    """It was, under a name that no disk has, and could never be read."""
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLES["one.txt"])
    status, _, said = bot("feeds", "add", str(folder))
    assert status == 1
    assert "caf\\xe9 is not in the encoding of this account. Give it a name in UTF-8" in said


def test_what_is_no_feed_is_not_added(bot: Bot) -> None:
    status, _, said = bot("feeds", "add", "./nowhere")
    assert status == 1
    assert "nowhere" in said


def test_feeds_check_reads_every_feed(bot: Bot, tmp_path: Path) -> None:
    status, shown, _ = bot("feeds", "check")
    assert status == 0
    assert "2 entries" in shown
    (tmp_path / "gone").mkdir()
    bot("feeds", "add", str(tmp_path / "gone"))
    (tmp_path / "gone").rmdir()
    status, shown, _ = bot("feeds", "check")
    assert status == 1
    assert "BAD" in shown
    assert "2 feeds read; 1 cannot be read." in shown
    header, good, bad, _ = shown.splitlines()
    assert " ".join(header.split()) == "ID FEED LAST READ NEXT (UTC) UNCHANGED WHAT IT SAID"
    assert re.search(r"^1 +ok +articles +20\d\d-\d\d-\d\d \d\d:\d\d +\d\d-\d\d", good)
    assert re.search(r"^2 +BAD +gone +never +now +- ", bad)


def test_feeds_go_in_and_out_as_opml(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "in.opml").write_text(OPML)
    status, shown, _ = bot("feeds", "import", "in.opml", "--dry-run")
    assert status == 0
    assert "Far News" in shown
    assert "s3cret" not in shown
    assert "Far News" not in bot("feeds", "list")[1]
    assert "1 of 1 feed is new" in bot("feeds", "import", "in.opml")[1]
    assert "0 of 1 feed is new" in bot("feeds", "import", "in.opml")[1]
    listed = bot("feeds", "list")[1]
    assert "Far News" in listed
    assert "s3cret" not in listed
    exported = bot("feeds", "export")[1]
    assert "https://far.example/rss" in exported
    assert "World" in exported


def test_a_list_says_what_of_it_cannot_be_followed(bot: Bot, tmp_path: Path) -> None:
    listed = (OpmlFeed("http://127.0.0.1/feed", "Own"), OpmlFeed("https://near.example/feed", ""))
    (tmp_path / "in.opml").write_bytes(write_opml(listed))
    said = bot("feeds", "import", "in.opml")[1]
    assert "Left out: Own. http://127.0.0.1/feed is not a public address." in said
    assert "1 of 1 feed is new" in said
    (tmp_path / "own.opml").write_bytes(write_opml(listed[:1]))
    assert "There is no feed to follow in own.opml." in bot("feeds", "import", "own.opml")[1]
    (tmp_path / "empty.opml").write_bytes(write_opml(()))
    assert "names no feed" in bot("feeds", "import", "empty.opml")[2]


def test_a_list_keeps_news_sitemaps_and_names_the_folders_it_leaves(
    bot: Bot, tmp_path: Path
) -> None:
    listed = (
        OpmlFeed("https://far.example/news.xml", "Far News", sitemap=True),
        OpmlFeed("https://near.example/feed", "Near News"),
    )
    (tmp_path / "in.opml").write_bytes(write_opml(listed))
    assert "2 of 2 feeds are new" in bot("feeds", "import", "in.opml")[1]
    status, exported, said = bot("feeds", "export")
    assert status == 0
    assert set(read_opml(exported.encode())) == set(listed)
    assert "Left out, for a list holds what is on the web: " in said
    assert "articles" in said


def test_a_list_is_written_as_it_says_whatever_the_terminal_can_show(
    bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [OpmlFeed("https://far.example/rss", "Café 港")]
    (tmp_path / "in.opml").write_bytes(write_opml(listed))
    bot("feeds", "import", "in.opml")
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("sys.stdout", out)
    assert main(["feeds", "export"]) == 0
    assert read_opml(out.buffer.getvalue()) == listed  # type: ignore[attr-defined]


def test_a_file_that_is_no_opml_is_refused(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "in.opml").write_text("no such thing")
    status, _, said = bot("feeds", "import", "in.opml")
    assert status == 1
    assert said.strip().endswith(".")


def test_an_empty_address_is_not_the_folder_it_was_typed_in(bot: Bot) -> None:
    status, _, said = bot("feeds", "add", "")
    assert status == 2
    assert "empty address" in said


def test_a_number_beyond_all_numbers_is_no_feed(bot: Bot) -> None:
    status, _, said = bot("feeds", "remove", "99999999999999999999")
    assert status == 1
    assert "There is no feed 99999999999999999999" in said
