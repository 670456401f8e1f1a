"""Who manages: admins and owners of the workspace, and whom the settings name."""

import logging
from collections.abc import Collection
from datetime import timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.progress import Clock
from bot.platforms.slack.failures import TROUBLE, code_of
from bot.platforms.slack.memory import Facts

log = logging.getLogger(__name__)

_LASTING = timedelta(minutes=5)
_RIGHTS = ("is_admin", "is_owner", "is_primary_owner")


class People:
    """Knows who manages, for some minutes at a time."""

    def __init__(
        self, client: AsyncWebClient, team: str, managers: Collection[str], clock: Clock
    ) -> None:
        """`team` is the workspace whose admins count: a shared channel has others' admins, too."""
        self._client = client
        self._team = team
        self._managers = frozenset(managers)
        self._clock = clock
        self._facts = Facts(_LASTING)

    async def is_manager(self, person: str) -> bool:
        """Return whether a person may change feeds and digests; no where Slack does not say."""
        if person in self._managers:
            return True
        known = self._facts.get(person, self._clock())
        if known is not None:
            return known
        try:
            answer = await self._client.users_info(user=person)
        except TROUBLE as error:
            log.warning("Slack does not say who %s is: %s", person, code_of(error) or error)
            return False
        user = answer.get("user") or {}
        ours = user.get("team_id", self._team) == self._team
        fact = ours and any(user.get(right) is True for right in _RIGHTS)
        self._facts.put(person, fact, self._clock())
        return fact
