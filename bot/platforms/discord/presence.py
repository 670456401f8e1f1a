"""What Discord tells of servers and channels → events: where the bot is, and where it may post."""

from collections.abc import Iterable

import discord

from bot.model.request import Event, Happening
from bot.platforms.discord.places import may_post, rights_for

PLATFORM = "discord"
_DELETED = "The channel was deleted. Choose another one with `/digest set`."
_WRITABLE = (discord.ChannelType.text, discord.ChannelType.news)


def present(guild: discord.Guild) -> Event:
    """Return that the bot is on a server, what it may do there, and where it may say hello."""
    hello = _place_for_hello(guild)
    return Event(
        Happening.PRESENT,
        PLATFORM,
        str(guild.id),
        guild.name,
        channel=str(hello.id) if hello else "",
        channel_name=hello.name if hello else "",
        rights=_rights(guild),
    )


def removed(guild: discord.Guild) -> Event:
    """Return that the bot was removed from a server."""
    return Event(Happening.REMOVED, PLATFORM, str(guild.id), guild.name or "")


def roll_call(guilds: Iterable[discord.Guild]) -> Event:
    """Return all servers that the bot is on."""
    ids = frozenset(str(guild.id) for guild in guilds)
    return Event(Happening.ROLL_CALL, PLATFORM, workspaces=ids)


def rights_in(guild: discord.Guild) -> Event:
    """Return where on a server the bot may post, and where not."""
    return Event(Happening.RIGHTS, PLATFORM, str(guild.id), guild.name, rights=_rights(guild))


def deleted(guild: int, channel: int) -> Event:
    """Return that a channel was deleted."""
    return Event(Happening.RIGHTS, PLATFORM, str(guild), rights={str(channel): _DELETED})


def _rights(guild: discord.Guild) -> dict[str, str]:
    places: list[discord.abc.GuildChannel | discord.Thread] = [*guild.channels, *guild.threads]
    return {str(place.id): "" if may_post(place) else _closed(place) for place in places}


def _closed(place: discord.abc.GuildChannel | discord.Thread) -> str:
    return f"The channel does not let the bot post. {rights_for(place)}"


def _place_for_hello(guild: discord.Guild) -> discord.TextChannel | None:
    """Return the channel for system messages, else the first that the bot may write to."""
    first = [guild.system_channel] if guild.system_channel else []
    for channel in [*first, *guild.text_channels]:
        if channel.type in _WRITABLE and may_post(channel):
            return channel
    return None
