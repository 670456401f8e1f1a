"""Slack's limits as data, and how blocks are measured against them.

Numbers from the official types of node-slack-sdk; the sum over all blocks is documented nowhere
(https://github.com/slackapi/bolt-js/issues/2509 saw `msg_blocks_too_long` near 13,200).
"""

from typing import Any, TypeAlias

from bot.platforms.text import units

Block: TypeAlias = dict[str, Any]
"""A block, an element, a payload or a view, as Slack's API takes it."""

BLOCKS = 50
VIEW_BLOCKS = 100
CHARACTERS = 12_000
"""Over all blocks of a message, every address and value counted."""
TEXT_A_BLOCK = 3_000
HEADER = 150
BUTTON = 75
BUTTON_VALUE = 2_000
OPTION = 75
OPTION_VALUE = 150
OPTIONS = 100
BUTTONS = 25
"""In one block of actions."""
CONTEXT = 10
"""Elements in one context block."""
SMALL_PRINT = 2_000
ALT = 2_000
"""What a picture shows, in words."""
PLACEHOLDER = 150
LINE = 600
"""Characters of a message's `text`: escaped, they stay far below Slack's 4,000."""

_NAMES = frozenset({"type", "style", "format", "emoji"})


def weigh(block: Any) -> int:
    """Return how many characters a block (or any piece of one) holds."""
    if isinstance(block, str):
        return units(block)
    if isinstance(block, list):
        return sum(weigh(item) for item in block)
    if isinstance(block, dict):
        return sum(weigh(value) for name, value in block.items() if name not in _NAMES)
    return 0
