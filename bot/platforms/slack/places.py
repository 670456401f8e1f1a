"""Whether a channel is one of this workspace, and whether the bot may post there."""

import logging
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.errors import NotAllowedError
from bot.platforms.slack.failures import TROUBLE, code_of

log = logging.getLogger(__name__)

_INVITE = "Invite the bot there with `/invite @Verbatim`; nothing else has to be done."


async def check_channel(client: AsyncWebClient, channel: str) -> None:
    """Make sure that a channel is one of this workspace. Raises NotAllowedError.

    The token opens no other workspace: what Slack does not find with it is not here.
    """
    try:
        await _look_up(client, channel)
    except TROUBLE as error:
        code = code_of(error)
        if code == "missing_scope":  # an app made with an older manifest
            log.warning("Channels are not checked: the app lacks channels:read and groups:read")
            return
        if code != "channel_not_found":
            raise NotAllowedError(
                "Slack does not say at the moment whose channel that is.",
                fix="Try again in a minute.",
                subject=channel,
            ) from error
        raise NotAllowedError(
            "That channel is not one of this workspace, or it is private and I am not in it.",
            fix="Choose it from the list that Slack offers after `#`; into a private one, invite "
            "me first: `/invite @Verbatim`.",
            subject=channel,
        ) from error


async def why_closed(client: AsyncWebClient, channel: str) -> str:
    """Return in sentences why the bot cannot post in a channel; empty where it can.

    A public channel is joined when its first message is due. Empty too where Slack does not say.
    """
    try:
        found = await _look_up(client, channel)
    except TROUBLE as error:
        private = code_of(error) == "channel_not_found" and channel.startswith(("C", "G"))
        return f"The bot is not in that channel. {_INVITE}" if private else ""
    if found.get("is_archived"):
        return "That channel is archived: nobody can post in it."
    if found.get("is_private") and not found.get("is_member", True):
        return f"The bot is not in that channel. {_INVITE}"
    return ""


async def _look_up(client: AsyncWebClient, channel: str) -> dict[str, Any]:
    answer = await client.conversations_info(channel=channel)
    return dict(answer.get("channel") or {})
