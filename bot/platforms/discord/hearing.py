"""The first sign to whoever asks, within three seconds: from then on they look at "thinking …"."""

import logging

import discord
from discord.http import Route

from bot.platforms.discord.failures import TROUBLE, as_delivery_error, code_of

log = logging.getLogger(__name__)

ORIGINAL = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
_LOADING = 1 << 7
_ACKNOWLEDGED = 40060


async def tell_heard(interaction: discord.Interaction, *, ephemeral: bool = True) -> bool:
    """Tell Discord that an answer comes; False if it no longer waits for one."""
    try:
        await interaction.response.defer(ephemeral=ephemeral, thinking=True)
    except TROUBLE as error:
        if _may_have_arrived(error) and await _is_awaited(interaction):
            return True
        log.warning("Discord does not wait for this answer: %s", error)
        return False
    return True


def route_of(interaction: discord.Interaction, method: str, path: str) -> Route:
    """Return where an answer to an interaction goes."""
    return Route(
        method, path, webhook_id=interaction.application_id, webhook_token=interaction.token
    )


def _may_have_arrived(error: BaseException) -> bool:
    """Return whether the sign may be there: then the library's next one is one too many."""
    unclear = as_delivery_error(error, "", discord.utils.utcnow()).ambiguous
    return unclear or code_of(error) == _ACKNOWLEDGED


async def _is_awaited(interaction: discord.Interaction) -> bool:
    """Return whether the asker looks at "thinking …"."""
    try:
        shown = await interaction.client.http.request(route_of(interaction, "GET", ORIGINAL))
    except TROUBLE:
        return False
    return isinstance(shown, dict) and bool(shown.get("flags", 0) & _LOADING)
