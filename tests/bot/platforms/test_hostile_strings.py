"""Each hostile string in every place of a story, rendered for every platform."""

import json
import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest

from bot.model.message import (
    ActorName,
    Heading,
    Link,
    Listing,
    Message,
    Paragraph,
    Plain,
    Quote,
    StoryCard,
)
from bot.platforms.console.render import render_message as render_console
from bot.platforms.discord.render import render_message as render_discord
from bot.platforms.slack.render import render_message as render_slack
from tests.bot.platforms.console.test_render import COLOUR, OUR_SEQUENCES
from tests.bot.platforms.slack.test_structure import inlines
from tests.builders.hostile_strings import STRINGS
from tests.fakes.discord.rules import check_message, texts_of

URL = "https://wire.example/a"
_ALIVE = re.compile(r"@everyone|@here|<@!?&?\d|<#\d|<id:|</who|<a?:x:", re.IGNORECASE)


def test_there_are_as_many_as_promised() -> None:
    assert len(set(STRINGS)) >= 100


def message(words: str) -> Message:
    card = StoryCard(
        label="1.",
        headline=f"H {words}",
        url=URL,
        sentences=(Quote(f"S {words}", (Link(f"L {words}", URL),)),),
        actors=(ActorName(f"A {words}"),),
        outlet=f"O {words}",
        story_id=7,
    )
    rest = (Heading((Plain(words),)), Paragraph((Plain(words),)), Listing(((Plain(words),),)))
    return Message((card, *rest), line=words)


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
def test_on_discord_it_pings_nobody_and_leads_nowhere_else(words: str) -> None:
    bodies = render_discord(message(words))
    assert bodies
    for body in bodies:
        assert check_message(body) == []
        assert body["allowed_mentions"] == {"parse": []}
        json.dumps(body, ensure_ascii=False).encode()
        shown = "\n".join(texts_of(body))
        assert not _ALIVE.search(re.sub(r"`[^`]*`", "", shown))
        leads = re.findall(r"(?<!\\)\]\(<?([^)>\s]+)", shown)
        assert set(leads) <= {URL}


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
def test_on_slack_it_is_typed_text(words: str) -> None:
    for payload in render_slack(message(words)):
        json.dumps(payload, ensure_ascii=False).encode()
        blocks = [b for b in payload["blocks"] if b["type"] not in ("actions", "divider")]
        shown: list[dict[str, Any]] = list(inlines(blocks))
        assert {one["type"] for one in shown} <= {"text", "link", "date", "plain_text"}
        assert {one["url"] for one in shown if one["type"] == "link"} <= {URL}
        assert "<!" not in payload.get("text", "")
        assert "<@" not in payload.get("text", "")


@pytest.mark.parametrize("words", STRINGS, ids=range(len(STRINGS)))
def test_in_the_terminal_it_drives_nothing(words: str) -> None:
    shown = OUR_SEQUENCES.sub("", render_console(message(words), replace(COLOUR, columns=80)))
    held = {unicodedata.category(character) for character in shown.replace("\n", "")}
    assert not held & {"Cc", "Cs"}
    assert not set(shown) & set("\u202a\u202e\u2066\u2069\u200b")
