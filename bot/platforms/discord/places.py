"""Whose a channel is, and whether the bot may post there: asked before a plan is made for it."""

import logging

import discord

from bot.model.errors import NotAllowedError
from bot.platforms.discord.channels import Mail
from bot.platforms.discord.failures import TROUBLE
from bot.platforms.discord.keys import Ledger
from bot.platforms.discord.rights import may_post, rights_for

log = logging.getLogger(__name__)


async def check_channel(
    client: discord.Client | None, ledger: Ledger, guild: str, channel: str
) -> None:
    """Make sure that a channel is the server's and takes messages. Raises NotAllowedError."""
    if client is None or client.is_closed():
        raise _not_said(channel)
    try:
        place = await Mail(client, ledger).find(channel) if channel.isdecimal() else None
    except TROUBLE as error:  # not there, not to be seen by the bot, or Discord is down
        log.info("Channel %s is not looked up: %s", channel, error)
        place = None
    if place is None or place.guild != guild:
        raise _not_here(channel)
    if isinstance(client.get_channel(int(channel)), discord.CategoryChannel):
        raise _category(channel)


def _not_said(channel: str) -> NotAllowedError:
    return NotAllowedError(
        "Discord does not say at the moment whose channel that is.",
        fix="Try again in a minute.",
        subject=channel,
    )


def _not_here(channel: str) -> NotAllowedError:
    return NotAllowedError(
        "That channel is not one of this server, or I cannot see it.",
        fix="Choose it from the list that Discord offers; a private one has to let me in "
        "first (Edit Channel → Permissions).",
        subject=channel,
    )


def _category(channel: str) -> NotAllowedError:
    return NotAllowedError(
        "That is a category, which holds channels and no messages.",
        fix="Choose one of its channels.",
        subject=channel,
    )


def why_closed(client: discord.Client | None, channel: str) -> str:
    """Return in sentences why the bot cannot post in a channel; empty where it can.

    Empty too where Discord has not said: then the first message will tell.
    """
    if client is None or not channel.isdecimal():
        return ""
    known = client.get_channel(int(channel))
    if known is None or isinstance(known, discord.abc.PrivateChannel):
        return ""
    return "" if may_post(known) else f"The bot may not post there yet. {rights_for(known)}"
