"""What Discord tells of servers and channels → events: where the bot is, and where it may post."""

from collections.abc import Iterable, Sequence

import discord

from bot.model.request import Event, Happening
from bot.platforms.discord.rights import AnyChannel, may_post, rights_decide, rights_for

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
        rights=_rights(_places(guild)),
        names=_names(_places(guild)),
    )


def removed(guild: discord.Guild) -> Event:
    """Return that the bot was removed from a server."""
    return Event(Happening.REMOVED, PLATFORM, str(guild.id), guild.name or "")


def roll_call(guilds: Iterable[discord.Guild]) -> Event:
    """Return all servers that the bot is on."""
    ids = frozenset(str(guild.id) for guild in guilds)
    return Event(Happening.ROLL_CALL, PLATFORM, workspaces=ids)


def rights_in(guild: discord.Guild) -> Event:
    """Return where on a server the bot may post, and where not, by what is called how."""
    return _rights_event(guild, _places(guild))


def rights_in_thread(thread: discord.Thread) -> Event:
    """Return whether the bot may post in a thread, and what it is called."""
    return _rights_event(thread.guild, [thread])


def deleted(guild: int, channel: int) -> Event:
    """Return that a channel was deleted."""
    rights = {str(channel): _DELETED}
    return Event(Happening.RIGHTS, PLATFORM, str(guild), rights=rights, gone=frozenset(rights))


def _rights_event(guild: discord.Guild, places: Sequence[AnyChannel]) -> Event:
    rights, names = _rights(places), _names(places)
    return Event(Happening.RIGHTS, PLATFORM, str(guild.id), guild.name, rights=rights, names=names)


def _rights(places: Sequence[AnyChannel]) -> dict[str, str]:
    """Return why the bot cannot post, by channels; nothing of those where rights do not decide."""
    known = (place for place in places if rights_decide(place))
    return {str(p.id): "" if may_post(p) else _closed(p) for p in known}


def _names(places: Sequence[AnyChannel]) -> dict[str, str]:
    return {str(place.id): place.name for place in places}


def _places(guild: discord.Guild) -> list[AnyChannel]:
    return [*guild.channels, *guild.threads]


def _closed(place: AnyChannel) -> str:
    return f"The channel does not let the bot post. {rights_for(place)}"


def _place_for_hello(guild: discord.Guild) -> discord.TextChannel | None:
    """Return the channel for system messages, else the first that the bot may write to."""
    first = [guild.system_channel] if guild.system_channel else []
    for channel in [*first, *guild.text_channels]:
        if channel.type in _WRITABLE and may_post(channel):
            return channel
    return None
