"""Who people are, and who manages: admins and owners, and whom the settings name.

Who installed the app is not known: Slack says so only to apps that are installed by OAuth, which
one that is installed on its own page is not. The settings are where an installer is believed.
"""

import asyncio
import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.progress import Clock
from bot.model.workspace import Managers
from bot.platforms.memory import Lasting
from bot.platforms.slack.failures import TROUBLE, code_of

log = logging.getLogger(__name__)

RULE = "admins and owners of the workspace"
_LASTING = timedelta(minutes=5)
_LIST_LASTING = timedelta(hours=1)
_RIGHTS = ("is_admin", "is_owner", "is_primary_owner")
_LIST_WITHIN = 5.0
_LIST_PAGE = 200
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Person:
    """What Slack says of somebody."""

    name: str
    admin: bool
    ours: bool
    """A member of the bot's own workspace, no bot, and not gone."""


class People:
    """Knows people for some minutes at a time."""

    def __init__(
        self, client: AsyncWebClient, team: str, managers: Collection[str], clock: Clock
    ) -> None:
        """`team` is the workspace whose admins count: a shared channel has others' admins, too."""
        self._client = client
        self._team = team
        self._managers = tuple(managers)
        self._clock = clock
        self._known: Lasting[Person] = Lasting(_LASTING)
        self._admins: Lasting[tuple[str, ...]] = Lasting(_LIST_LASTING)

    async def is_manager(self, person: str) -> bool:
        """Return whether a person may change feeds and digests; no where Slack does not say."""
        if person in self._managers:
            return True
        known = await self._look_up(person)
        return known is not None and known.ours and known.admin

    async def name_of(self, person: str) -> str:
        """Return what a member of this workspace is called; nothing for anybody else."""
        known = await self._look_up(person)
        return known.name if known and known.ours else ""

    async def who_manages(self) -> Managers:
        """Return the rule, and some of those whom it means."""
        named = [await self.name_of(person) for person in self._managers[:_MOST_NAMES]]
        names = dict.fromkeys([*await self._name_admins(), *filter(None, named)])
        return Managers(RULE, tuple(names)[:_MOST_NAMES])

    async def _look_up(self, person: str) -> Person | None:
        known = self._known.get(person, self._clock())
        if known is not None:
            return known
        try:
            answer = await self._client.users_info(user=person)
        except TROUBLE as error:
            log.warning("Slack does not say who %s is: %s", person, code_of(error) or error)
            return None
        known = self._read(answer.get("user") or {})
        self._known.put(person, known, self._clock())
        return known

    async def _name_admins(self) -> tuple[str, ...]:
        """Return the names of admins on the first page of members; none where it takes long."""
        known = self._admins.get(self._team, self._clock())
        if known is not None:
            return known
        try:
            async with asyncio.timeout(_LIST_WITHIN):
                answer = await self._client.users_list(limit=_LIST_PAGE)
        except TROUBLE as error:
            log.warning("Slack does not say who its admins are: %s", code_of(error) or error)
            return ()
        people = [self._read(user) for user in answer.get("members") or ()]
        names = tuple(person.name for person in people if person.ours and person.admin)
        self._admins.put(self._team, names, self._clock())
        return names

    def _read(self, user: Mapping[str, Any]) -> Person:
        profile = user.get("profile") or {}
        names = (profile.get("display_name"), user.get("real_name"), user.get("name"))
        member = not (user.get("deleted") or user.get("is_bot"))
        return Person(
            name=str(next(filter(None, names), user.get("id", ""))),
            admin=any(user.get(right) is True for right in _RIGHTS),
            ours=member and user.get("team_id", self._team) == self._team,
        )
