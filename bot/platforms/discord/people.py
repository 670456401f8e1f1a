"""Who people are, and who manages, as far as Discord tells without the intent for members.

Roles and the owner's id are known of every server; one member at a time may be asked for.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta

import discord

from bot.model.progress import Clock
from bot.model.workspace import Managers
from bot.platforms.discord.failures import TROUBLE
from bot.platforms.discord.rights import manages
from bot.platforms.memory import Lasting

log = logging.getLogger(__name__)

RULE = "anyone with Manage Server"
_LASTING = timedelta(minutes=10)
_MOST_ROLES = 4


@dataclass(frozen=True, slots=True)
class _Person:
    """What Discord says of somebody; without a name no member, or a bot."""

    name: str = ""
    manages: bool = False


class People:
    """Knows people through one client, for some minutes at a time."""

    def __init__(self, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._known: Lasting[_Person] = Lasting(_LASTING)

    async def who_manages(self, workspace: str) -> Managers:
        """Return the rule with the roles that it means here, and the owner's name."""
        guild = self._guild(workspace)
        if guild is None:
            return Managers(RULE)
        roles = [
            role.name
            for role in guild.roles
            if manages(role.permissions) and not role.managed and not role.is_default()
        ]
        owner = await self.name_of(workspace, str(guild.owner_id or ""))
        return Managers(RULE, (owner,) if owner else (), tuple(roles[::-1][:_MOST_ROLES]))

    async def name_of(self, workspace: str, person: str) -> str:
        """Return what a member of a server is called; nothing for anybody else."""
        return (await self._look_up(workspace, person)).name

    async def has_right(self, workspace: str, person: str) -> bool:
        """Return whether a member manages by right; no where Discord does not say."""
        return (await self._look_up(workspace, person)).manages

    async def _look_up(self, workspace: str, person: str) -> _Person:
        guild = self._guild(workspace)
        if guild is None or not _is_id(person):
            return _Person()
        known = self._known.get((workspace, person), self._clock())
        if known is None:
            known = await _ask(guild, int(person))
            if known is not None:
                self._known.put((workspace, person), known, self._clock())
        return known or _Person()

    def _guild(self, workspace: str) -> discord.Guild | None:
        return self._client.get_guild(int(workspace)) if _is_id(workspace) else None


async def _ask(guild: discord.Guild, person: int) -> _Person | None:
    """Return who a member is, nobody for a bot and a stranger; None where Discord does not say."""
    try:
        member = await guild.fetch_member(person)
    except discord.NotFound:
        return _Person()
    except TROUBLE as error:
        log.info("Discord does not say who %d is: %s", person, error)
        return None
    if member.bot:
        return _Person()
    return _Person(member.display_name, manages(member.guild_permissions))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 20
