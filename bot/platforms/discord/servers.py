"""Which server a direct message is about: one that its writer and the bot are both on.

Membership is asked of Discord, person by person: the list of members is a privileged intent.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

import discord
from discord.http import Route

from bot.platforms.discord.failures import TROUBLE

log = logging.getLogger(__name__)

_MOST_SERVERS = 25
"""On more servers than that, direct messages are not asked about: each would be a request."""
_REMEMBERED = 1_000


@dataclass(slots=True)
class Servers:
    """Knows on which servers somebody is, and which one somebody last chose."""

    _chosen: OrderedDict[int, int] = field(default_factory=OrderedDict)

    async def shared_with(self, client: discord.Client, person: int) -> Sequence[discord.Guild]:
        """Return the servers that a person and the bot are on; the chosen one alone if it is."""
        guilds = list(client.guilds)
        if len(guilds) > _MOST_SERVERS:
            return []
        members = await asyncio.gather(*(_is_member(client, guild, person) for guild in guilds))
        shared = [guild for guild, member in zip(guilds, members, strict=True) if member]
        chosen = [guild for guild in shared if guild.id == self._chosen.get(person)]
        return chosen or shared

    def choose(self, person: int, guild: int) -> None:
        """Remember which server a person means from now on."""
        self._chosen[person] = guild
        self._chosen.move_to_end(person)
        while len(self._chosen) > _REMEMBERED:
            self._chosen.popitem(last=False)


async def _is_member(client: discord.Client, guild: discord.Guild, person: int) -> bool:
    """Return whether a person is on a server; no where Discord does not say."""
    route = Route("GET", "/guilds/{guild_id}/members/{user_id}", guild_id=guild.id, user_id=person)
    try:
        await client.http.request(route)
    except TROUBLE as error:
        log.info("Whether somebody is on %s is not known: %s", guild.name, error)
        return False
    return True
