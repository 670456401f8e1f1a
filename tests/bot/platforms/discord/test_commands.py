"""Our own commands, as Discord takes them: within its limits, and as its document describes."""

from typing import Any

import pytest
from discord import AutoShardedClient, Intents

from bot.model.request import CommandInfo
from bot.platforms.discord.commands import make_tree, words_of, write_tree
from commands.dispatch import describe, load_commands
from tests.fakes.discord.openapi import DOCUMENT, violations
from tests.fakes.discord.rules import check_commands, count_characters


async def nothing(*given: object) -> Any:
    """Answer nobody."""


@pytest.fixture
def infos() -> list[CommandInfo]:
    return [describe(name, command) for name, command in load_commands().items()]


@pytest.fixture
async def payload(infos: list[CommandInfo]) -> list[dict[str, Any]]:
    client = AutoShardedClient(intents=Intents(guilds=True))
    return write_tree(make_tree(client, infos, nothing, nothing))


def names_in(option: dict[str, Any], above: str = "") -> list[str]:
    name = f"{above} {option['name']}".strip()
    inner = [o for o in option.get("options", ()) if o["type"] in (1, 2)]
    return [found for o in inner for found in names_in(o, name)] or [name]


async def test_every_command_is_there_by_its_name(
    infos: list[CommandInfo], payload: list[dict[str, Any]]
) -> None:
    assert sorted(name for c in payload for name in names_in(c)) == sorted(
        " ".join(words_of(info.name, infos)) for info in infos
    )


async def test_limits_are_kept(payload: list[dict[str, Any]]) -> None:
    assert check_commands(payload) == []
    assert len(payload) <= 100
    assert all(count_characters(command) <= 8_000 for command in payload)


async def test_look_ups_and_alerts_work_in_direct_messages(payload: list[dict[str, Any]]) -> None:
    contexts = {command["name"]: command["contexts"] for command in payload}
    assert {name for name, where in contexts.items() if 1 in where} == {"who", "alert"}
    assert all(0 in where for where in contexts.values())


async def test_rights_are_not_discords_to_check(payload: list[dict[str, Any]]) -> None:
    assert {command["default_member_permissions"] for command in payload} == {None}


@pytest.mark.skipif(
    not DOCUMENT.is_file(), reason=f"Discord's OpenAPI document is not at {DOCUMENT}"
)
async def test_commands_are_what_the_official_document_says(
    payload: list[dict[str, Any]],
) -> None:
    for command in without_media_channels(payload):
        assert violations("ApplicationCommandUpdateRequest", command) == []


def without_media_channels(found: Any) -> Any:
    """Return a payload without channel type 16, which the library knows and the document not."""
    if isinstance(found, dict):
        types = found.get("channel_types")
        kept = {"channel_types": [t for t in types if t != 16]} if types else {}
        return {name: without_media_channels(value) for name, value in (found | kept).items()}
    return [without_media_channels(one) for one in found] if isinstance(found, list) else found
