"""What the bot may do in a channel, as far as it knows its own rights; and who manages a server."""

from typing import TypeAlias

import discord

AnyChannel: TypeAlias = discord.abc.GuildChannel | discord.Thread
"""What messages, or posts, can go to on a server."""

_RIGHTS = (
    "Give its role View Channel and {send} there (Edit Channel → Permissions); nothing else has to "
    "be done."
)


def rights_of(channel: AnyChannel) -> discord.Permissions | None:
    """Return the bot's rights in a channel; None where they are not known.

    That is before the server has said who the bot is there, and in a thread of a hidden channel.
    """
    hidden = isinstance(channel, discord.Thread) and channel.parent is None
    me = channel.guild.me
    return None if hidden or me is None else channel.permissions_for(me)


def may_post(channel: AnyChannel) -> bool:
    """Return whether the bot may post in a channel; yes where only a message can tell."""
    rights = rights_of(channel)
    if rights is None:
        return True
    if isinstance(channel, discord.Thread):
        return rights.view_channel and rights.send_messages_in_threads
    return rights.view_channel and rights.send_messages


def rights_for(channel: AnyChannel) -> str:
    """Return in a sentence which rights the bot needs to post in a channel, and where they are.

    A thread has the permissions of the channel it belongs to, where posting in threads is one.
    """
    in_thread = isinstance(channel, discord.Thread)
    return _RIGHTS.format(send="Send Messages in Threads" if in_thread else "Send Messages")


def rights_decide(channel: AnyChannel) -> bool:
    """Return whether rights say if the bot may post.

    Not in a locked thread, nor where a forum wants a tag on every post: there a message tells, and
    what is closed stays so until that changes.
    """
    if isinstance(channel, discord.Thread):
        return not channel.locked
    return not (isinstance(channel, discord.ForumChannel) and channel.flags.require_tag)


def manages(rights: discord.Permissions) -> bool:
    """Return whether whoever has these rights may change feeds and digests."""
    return rights.manage_guild or rights.administrator
