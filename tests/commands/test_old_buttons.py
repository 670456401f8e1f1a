"""Messages stay in channels for years: what their buttons and menus ask is asked of any version.

A digest of the first version still has its menus, and no version took a word of them back. Whoever
changes a command, or a parameter's name, lets the line be read as it was.
"""

import pytest

from commands.dispatch import describe, load_commands
from commands.line import parse_line

COMMANDS = [describe(name, command) for name, command in load_commands().items()]
LINES = {
    "alert add actor:Takaichi": ("alert add", {"query": "actor:Takaichi"}),
    'alert add actor:"Kim Jong-un" actor:Japan': (
        "alert add",
        {"query": 'actor:"Kim Jong-un" actor:Japan'},
    ),
    "alert add ferry where:DM": ("alert add", {"query": "ferry", "where": "DM"}),
    "alert list": ("alert list", {}),
    "alert remove 4": ("alert remove", {"alert": "4"}),
    "alert resume": ("alert resume", {}),
    "alert snooze 4 for:off": ("alert snooze", {"alert": "4", "for": "off"}),
    'between Japan "South Korea"': ("between", {"a": "Japan", "b": "South Korea"}),
    "digest mute": ("digest mute", {}),
    "digest mute channel:<#600000000000000001>": (
        "digest mute",
        {"channel": "<#600000000000000001>"},
    ),
    "digest mute actor:Takaichi channel:<#C1>": (
        "digest mute",
        {"query": "actor:Takaichi", "channel": "<#C1>"},
    ),
    "digest mute storm until:90m": ("digest mute", {"query": "storm", "until": "90m"}),
    "digest mute story:#41": ("digest mute", {"story": "#41"}),
    "digest now": ("digest now", {}),
    "digest now channel:<#C1>": ("digest now", {"channel": "<#C1>"}),
    "digest pause": ("digest pause", {}),
    "digest preview": ("digest preview", {}),
    "digest resume channel:<#C1>": ("digest resume", {"channel": "<#C1>"}),
    "digest sections all channel:<#C1>": (
        "digest sections",
        {"sections": "all", "channel": "<#C1>"},
    ),
    "digest unmute storm": ("digest unmute", {"query": "storm"}),
    "digest why": ("digest why", {}),
    "digest why #41": ("digest why", {"story": "#41"}),
    'feed add https://a.example/rss section:"World news"': (
        "feed add",
        {"url": "https://a.example/rss", "section": "World news"},
    ),
    "feed import https://a.example/x.opml confirm:yes": (
        "feed import",
        {"url": "https://a.example/x.opml", "confirm": "yes"},
    ),
    "feed import confirm:0a1b2c3d": ("feed import", {"confirm": "0a1b2c3d"}),
    "feed interval 7 1h": ("feed interval", {"feed": "7", "every": "1h"}),
    "feed list": ("feed list", {}),
    "feed list 2": ("feed list", {"page": "2"}),
    'feed pack "Asia English"': ("feed pack", {"pack": "Asia English"}),
    "feed remove 7": ("feed remove", {"feed": "7"}),
    "feed resume 7": ("feed resume", {"feed": "7"}),
    "feed test https://a.example/rss": ("feed test", {"url": "https://a.example/rss"}),
    "help": ("help", {}),
    "latest": ("latest", {}),
    "managers add 800000000000000001": ("managers add", {"person": "800000000000000001"}),
    "managers remove U012AB3CD": ("managers remove", {"person": "U012AB3CD"}),
    "me data": ("me data", {}),
    "me forget confirm:yes": ("me forget", {"confirm": "yes"}),
    'news setup pack:"Culture English"': ("news setup", {"pack": "Culture English"}),
    "news setup pack:more": ("news setup", {"pack": "more"}),
    "news setup time:08:00": ("news setup", {"time": "08:00"}),
    "news setup time:08:00 zone:Europe/Berlin": (
        "news setup",
        {"time": "08:00", "zone": "Europe/Berlin"},
    ),
    "news status": ("news status", {}),
    "story #41": ("story", {"story": "#41"}),
    'topic "ferry talks" -football': ("topic", {"query": '"ferry talks" -football'}),
    "trending": ("trending", {}),
    'who "Kim Jong-un"': ("who", {"actor": "Kim Jong-un"}),
    "who @12": ("who", {"actor": "@12"}),
    "who corrections": ("who corrections", {}),
    "who undo 3": ("who undo", {"number": "3"}),
}


@pytest.mark.parametrize("line", LINES)
def test_what_a_button_of_any_version_asks_is_read(line: str) -> None:
    info, arguments = parse_line(line, COMMANDS)
    assert (info.name, arguments) == LINES[line]
