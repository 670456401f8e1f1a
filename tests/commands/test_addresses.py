from pathlib import Path

import pytest

from bot.model.errors import NotAllowedError, UsageError
from commands.addresses import full_address, looks_like_path, refuse_paths, web_address
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
