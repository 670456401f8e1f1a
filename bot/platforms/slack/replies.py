"""Where an answer goes: each place is a function that takes one payload.

A failed reply is logged and left: the person can ask again, and a second copy helps nobody.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.platforms.slack.failures import TROUBLE, code_of, may_have_arrived
from bot.platforms.slack.limits import Block

log = logging.getLogger(__name__)

Reply = Callable[[Block], Awaitable[bool]]
"""Shows one payload; returns whether it may be there."""

MOST_REPLIES = 4
"""A response address takes five messages in 30 minutes; one is left for what comes after."""
_SECONDS = 30


async def to_nobody(payload: Block) -> bool:
    """Where nothing can be said meanwhile."""
    return True


def to_response_url(url: str, *, thread: str = "", everyone: bool = False) -> Reply:
    """Answer where a command or a button was used: also where the bot is no member."""
    client = AsyncWebhookClient(url, timeout=_SECONDS, retry_handlers=[])
    extra: Block = {
        "response_type": "in_channel" if everyone else "ephemeral",
        "replace_original": False,
    }
    if thread:
        extra["thread_ts"] = thread

    async def reply(payload: Block) -> bool:
        try:
            answer = await client.send_dict({**payload, **extra})
        except TROUBLE as error:
            log.warning("An answer could not be shown: %s", error)
            return may_have_arrived(error)
        if answer.status_code != 200:
            log.warning("An answer could not be shown: HTTP %d", answer.status_code)
        return answer.status_code == 200 or answer.status_code >= 500

    return reply


def to_person(client: AsyncWebClient, channel: str, person: str, thread: str = "") -> Reply:
    """Answer in a channel so that one person sees it."""
    return _call(client, "chat.postEphemeral", channel=channel, user=person, thread_ts=thread)


def to_direct_messages(client: AsyncWebClient, channel: str, thread: str = "") -> Reply:
    """Answer in a conversation that is private anyway."""
    return _call(client, "chat.postMessage", channel=channel, thread_ts=thread)


def _call(client: AsyncWebClient, method: str, **where: Any) -> Reply:
    given = {name: value for name, value in where.items() if value}

    async def reply(payload: Block) -> bool:
        try:
            await client.api_call(method, json={**payload, **given})
        except TROUBLE as error:
            log.warning("An answer could not be shown: %s", code_of(error) or error)
            return may_have_arrived(error)
        return True

    return reply
