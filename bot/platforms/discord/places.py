"""Whose a channel is, and whether the bot may post there: asked before a plan is made for it."""

import logging

import discord

from bot.model.errors import NotAllowedError
from bot.platforms.discord.channels import Mail
from bot.platforms.discord.failures import TROUBLE
from bot.platforms.discord.keys import Ledger

log = logging.getLogger(__name__)

_RIGHTS = (
    "Give its role View Channel and {send} there (Edit Channel → Permissions); nothing else has to "
    "be done."
)


async def check_channel(
    client: discord.Client | None, ledger: Ledger, guild: str, channel: str
) -> None:
    """Make sure that a channel is the server's and takes messages. Raises NotAllowedError."""
    if client is None or client.is_closed():
        raise NotAllowedError(
            "Discord does not say at the moment whose channel that is.",
            fix="Try again in a minute.",
            subject=channel,
        )
    try:
        place = await Mail(client, ledger).find(channel) if channel.isdecimal() else None
    except TROUBLE as error:  # not there, not to be seen by the bot, or Discord is down
        log.info("Channel %s is not looked up: %s", channel, error)
        place = None
    if place is None or place.guild != guild:
        raise NotAllowedError(
            "That channel is not one of this server, or I cannot see it.",
            fix="Choose it from the list that Discord offers; a private one has to let me in "
            "first (Edit Channel → Permissions).",
            subject=channel,
        )
    if isinstance(client.get_channel(int(channel)), discord.CategoryChannel):
        raise NotAllowedError(
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


def rights_for(channel: discord.abc.GuildChannel | discord.Thread) -> str:
    """Return in a sentence which rights the bot needs to post in a channel, and where they are.

    A thread has the permissions of the channel it belongs to, where posting in threads is one.
    """
    in_thread = isinstance(channel, discord.Thread)
    return _RIGHTS.format(send="Send Messages in Threads" if in_thread else "Send Messages")


def may_post(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Return whether the bot may post in a channel, as far as it knows its own rights."""
    me = channel.guild.me
    if me is None:
        return True
    rights = channel.permissions_for(me)
    if isinstance(channel, discord.Thread):
        return rights.view_channel and rights.send_messages_in_threads
    return rights.view_channel and rights.send_messages
