"""The App Home: a person's alerts and, for managers, the feeds and digests with their health."""

import json
from collections.abc import Sequence

from bot.model.message import Button
from bot.model.request import CommandInfo
from bot.platforms.slack.answers import Answers, Asker
from bot.platforms.slack.controls import plain_text, show_buttons
from bot.platforms.slack.limits import Block

_SECTIONS = (
    ("Your alerts", "alert list", False),
    ("Feeds", "feed list", True),
    ("Health", "news status", True),
)
"""Title where the answer has none, the command that fills it where there is one, for whom."""
_BLOCKS_A_SECTION = 28
_START = (
    Button("Latest", "latest"),
    Button("Trending", "trending"),
    Button("What can I ask?", "help"),
)
_WELCOME = "Verbatim: extracted, not generated. Type /news in any channel, or write me a message."

_SETUP = (
    "To begin, or to have a digest in one more channel: type /news setup in that channel. It asks "
    "which news, at what hour and in which time zone; there is nothing to type after that."
)


async def make_home(answers: Answers, asker: Asker, *, manager: bool) -> Block:
    """Return the home tab for a person."""
    names = {info.name for info in answers.dispatcher.commands}
    blocks: list[Block] = [
        {"type": "section", "text": plain_text(_WELCOME)},
        *show_buttons(_known(_START, answers.dispatcher.commands)),
    ]
    if manager and "news setup" in names:
        blocks.append({"type": "section", "text": plain_text(_SETUP)})
    for title, command, for_managers in _SECTIONS:
        if command in names and (manager or not for_managers):
            shown = await answers.blocks(asker, _BLOCKS_A_SECTION, line=command, unasked=True)
            if shown[0]["type"] != "header":
                blocks.append({"type": "header", "text": plain_text(title)})
            blocks += shown
    # The channel comes back with a pressed button, which has none of its own here.
    private = json.dumps({"channel": asker.channel})
    return {"type": "home", "private_metadata": private, "blocks": blocks}


def _known(buttons: Sequence[Button], commands: Sequence[CommandInfo]) -> list[Button]:
    names = {info.name for info in commands}
    return [button for button in buttons if button.request in names]
