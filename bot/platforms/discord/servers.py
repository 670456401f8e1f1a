"""Which server a direct message is about: one that its writer and the bot are both on.

Membership is asked of Discord, person by person: the list of members is a privileged intent.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import discord
from discord.http import Route

from bot.model.message import Button, Choices, Message, Paragraph, Plain, say
from bot.model.progress import Clock
from bot.platforms.discord.controls import fits, line_in_server
from bot.platforms.discord.failures import TROUBLE
from bot.platforms.memory import Lasting

log = logging.getLogger(__name__)

_MOST_SERVERS = 25
"""On more servers than that, direct messages are not asked about: each would be a request."""
_REMEMBERED = 1_000
_LASTING = timedelta(minutes=1)
"""How long an answer holds: whoever types a name asks for suggestions at every letter."""
_WHICH = "About which server? I remember it for what you ask next."
_WHICH_FIRST = "About which server? Choose it, then ask once more: I remember it."

ELSEWHERE = say(
    "I do not know which server you mean: we share none, or I am on too many to look. "
    "Ask me in the server."
)


class Servers:
    """Knows on which servers somebody is, and which one somebody last chose."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chosen: OrderedDict[int, int] = OrderedDict()
        self._members: Lasting[bool] = Lasting(_LASTING)

    async def shared_with(self, client: discord.Client, person: int) -> Sequence[discord.Guild]:
        """Return the servers that a person and the bot are on; the chosen one alone if it is."""
        guilds = list(client.guilds)
        if len(guilds) > _MOST_SERVERS:
            return []
        asked = (self._is_member(client, guild, person) for guild in guilds)
        members = await asyncio.gather(*asked)
        shared = [guild for guild, member in zip(guilds, members, strict=True) if member]
        chosen = [guild for guild in shared if guild.id == self._chosen.get(person)]
        return chosen or shared

    def choose(self, person: int, guild: int) -> None:
        """Remember which server a person means from now on."""
        self._chosen[person] = guild
        self._chosen.move_to_end(person)
        while len(self._chosen) > _REMEMBERED:
            self._chosen.popitem(last=False)

    async def _is_member(self, client: discord.Client, guild: discord.Guild, person: int) -> bool:
        known = self._members.get((guild.id, person), self._clock())
        if known is None:
            known = await _ask(client, guild, person)
            if known is not None:
                self._members.put((guild.id, person), known, self._clock())
        return bool(known)


async def _ask(client: discord.Client, guild: discord.Guild, person: int) -> bool | None:
    """Return whether a person is on a server; None where Discord does not say."""
    route = Route("GET", "/guilds/{guild_id}/members/{user_id}", guild_id=guild.id, user_id=person)
    try:
        await client.http.request(route)
    except discord.NotFound:
        return False
    except TROUBLE as error:
        log.info("Whether somebody is on %s is not known: %s", guild.name, error)
        return None
    return True


def which_server(shared: Sequence[discord.Guild], asked: Mapping[str, Any]) -> Message:
    """Return the question which server is meant.

    A choice asks the same there; where that is too long for a button, it only remembers the server.
    """
    line = str(asked.get("line") or _line_of(asked))
    buttons = [Button(guild.name, line_in_server(guild.id, line)) for guild in shared]
    prompt = _WHICH
    if not all(map(fits, buttons)):
        buttons = [Button(guild.name, line_in_server(guild.id, "")) for guild in shared]
        prompt = _WHICH_FIRST
    return Message((Choices(prompt, tuple(buttons)),), line=prompt)


def chosen(shared: Sequence[discord.Guild]) -> Message:
    """Return that a server is remembered for what its chooser, who is on it, asks next."""
    if len(shared) != 1:
        return ELSEWHERE
    return Message(
        (Paragraph((Plain(f"What you ask here is about {shared[0].name} from now on."),)),)
    )


def _line_of(asked: Mapping[str, Any]) -> str:
    """Return a command with its arguments as a line."""
    values = (f"{name}:{value}" for name, value in (asked.get("arguments") or {}).items())
    return " ".join((str(asked.get("command", "")), *values))
