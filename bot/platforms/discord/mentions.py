"""Commands in a text → something to press: `` `/who` `` becomes `</who:ID>`.

Only whole names: of a line with arguments, pressing would lose them; it is named as Discord has
it, `` `/who alias A B` `` as `` `/who-alias A B` ``. Only in texts, where a backtick that opens
code is ours: those of feeds are escaped.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.model.request import CommandInfo
from bot.platforms.discord.commands import words_of
from bot.platforms.discord.limits import CHARACTERS, UTF8_BYTES, Component, measure

_TEXT = 10
_CODE = re.compile(r"(?<![\\`])`/([a-z]+(?: [a-z]+)?)`(?!`)")
_LINE = re.compile(r"(?<![\\`])`/([a-z]+ [a-z]+)(?= [^`\n]+`)")


def mentions_of(commands: Sequence[CommandInfo], ids: Mapping[str, str]) -> dict[str, str]:
    """Return what mentions each command, by our names; `ids` by the first words on Discord."""
    found: dict[str, str] = {}
    for info in commands:
        words = words_of(info.name, commands)
        if words[0] in ids:
            found[info.name] = f"</{' '.join(words)}:{ids[words[0]]}>"
    return found


def link_commands(payloads: Iterable[Component], mentions: Mapping[str, str]) -> None:
    """Turn the names of commands in payloads into mentions, as far as there is room for them."""
    for payload in payloads:
        sizes = [measure(component) for component in payload["components"]]
        characters = CHARACTERS - sum(size.characters for size in sizes)
        octets = UTF8_BYTES - sum(size.utf8_bytes for size in sizes)
        room = min(characters, octets)
        for text in _texts(payload["components"]):
            # As long as before, so that this needs no room.
            text["content"] = _LINE.sub(lambda found: _typed(found, mentions), text["content"])
            linked = _CODE.sub(lambda found: mentions.get(found[1], found[0]), text["content"])
            more = len(linked) - len(text["content"])
            if more <= room:
                text["content"] = linked
                room -= more


def _typed(found: re.Match[str], mentions: Mapping[str, str]) -> str:
    """Return the beginning of a line with the words under which Discord has its command."""
    name, _, _ = mentions.get(found[1], f"</{found[1]}:").removeprefix("</").rpartition(":")
    return f"`/{name}"


def _texts(components: Iterable[Component]) -> Iterator[Component]:
    for component in components:
        if component.get("type") == _TEXT:
            yield component
        yield from _texts(component.get("components", ()))
