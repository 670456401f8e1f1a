import re
from pathlib import Path

import pytest

from bot.model.errors import NotAllowedError, UsageError
from bot.model.message import Message
from bot.model.request import Request
from commands.addresses import full_address, looks_like_path, refuse_paths, web_address
from commands.dispatch import Desk, load_commands
from tests.builders.newsroom import Newsroom


@pytest.mark.parametrize("address", ["/etc", "./here", "../up", "~", "~/news"])
def test_what_can_only_be_a_path_is_seen(address: str) -> None:
    assert looks_like_path(address)


@pytest.mark.parametrize("address", ["example.com", "https://example.com/~ana", "etc"])
def test_what_may_be_a_web_address_is_no_path(address: str) -> None:
    assert not looks_like_path(address)


def test_an_address_gets_its_scheme(room: Newsroom) -> None:
    context = room.context()
    assert web_address(context, "example.com/feed") == "https://example.com/feed"
    assert web_address(context, "http://example.com") == "http://example.com"
    assert web_address(context, "例え。jp/news") == "https://例え。jp/news"
    assert web_address(context, "feed://example.com/rss") == "https://example.com/rss"
    assert web_address(context, "feed:https://example.com/rss") == "https://example.com/rss"


def test_an_address_is_kept_in_one_way_of_writing(room: Newsroom) -> None:
    context = room.context()
    for typed in ("HTTPS://Example.COM/Feed?Q=A", "https://example.com/Feed?Q=A"):
        assert web_address(context, typed) == "https://example.com/Feed?Q=A"
    assert web_address(context, "Example.com") == "https://example.com"
    assert web_address(context, "https://Me:Pw@Example.com/") == "https://Me:Pw@example.com/"


@pytest.mark.parametrize("typed", ["football", "seeds/nowhere.md", "?", ".", "/."])
def test_a_word_without_a_host_is_no_address(room: Newsroom, typed: str) -> None:
    with pytest.raises(UsageError, match="no web address") as caught:
        web_address(room.context(manager=True), typed)
    assert "path" not in caught.value.fix
    with pytest.raises(UsageError, match="or a path") as caught:
        web_address(room.context(operator=True), typed)


async def test_only_the_operator_may_name_a_path(room: Newsroom, tmp_path: Path) -> None:
    refuse_paths(room.context(operator=True), "/etc")
    with pytest.raises(NotAllowedError):
        refuse_paths(room.context(manager=True), "/etc")


async def test_the_operators_folder_is_kept_whole(
    room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    operator = room.context(operator=True)
    whole = str((tmp_path / "articles").resolve())
    assert full_address(operator, "articles") == full_address(operator, "./articles") == whole
    assert full_address(operator, "example.com") == "https://example.com"
    with pytest.raises(UsageError, match="no web address"):  # and nothing is looked for here
        full_address(room.context(manager=True), "articles")


async def ask_as_operator(room: Newsroom, line: str) -> Message:
    """Return what whoever runs the bot is answered at its console."""
    desk = Desk(room.services, load_commands())
    return await desk.answer(Request("console", "w", "c", "me", True, operator=True, line=line))


@pytest.mark.parametrize(
    ("odd", "says"),
    [
        ("~nobody-of-that-name/x", "There is no home folder for ~nobody-of-that-name/x"),
        ("./" + "a" * 300, r"There is no folder |a+ cannot be read: file name too long"),
    ],
)
@pytest.mark.parametrize("line", ["summarize", "feed add", "feed test", "feed import"])
async def test_a_path_that_no_disk_can_hold_is_answered_with_a_sentence(
    room: Newsroom, line: str, odd: str, says: str
) -> None:
    answer = await ask_as_operator(room, f"{line} {odd}")
    assert re.match(says, answer.line)


@pytest.mark.parametrize("line", ["summarize", "feed add", "feed test", "feed import"])
async def test_a_word_too_long_for_a_file_may_be_a_host(room: Newsroom, line: str) -> None:
    answer = await ask_as_operator(room, f"{line} {'a' * 300}")
    assert "Something went wrong" not in answer.line
