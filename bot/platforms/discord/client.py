"""The client: discord.py, auto-sharded, with what it hears handed on.

Nothing starts in `on_ready`, which comes again after every new session: what it tells is the same.
"""

import asyncio
import logging
import re
from pathlib import Path

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.model.progress import Clock, Runner
from bot.model.request import Dispatcher
from bot.platforms.discord.answers import Answers
from bot.platforms.discord.commands import make_tree, sync_tree
from bot.platforms.discord.mentions import mentions_of
from bot.platforms.discord.once import trace_answers
from bot.platforms.discord.presence import (
    deleted,
    present,
    removed,
    rights_in,
    rights_in_thread,
    roll_call,
)
from bot.platforms.supervise import Pause

log = logging.getLogger(__name__)

_LONGEST_RATE_LIMIT = 30.0
"""Seconds that a message waits within the library; longer ones go back to the outbox."""
_VERSION = re.compile(r"/v\d+$")
_API = "/api/v10"


def point_library_at(api_base: str, gateway_url: str) -> None:
    """Make discord.py speak to another address than Discord's own, where one is given.

    The only place that does: both addresses are class attributes of the library, so they hold for
    every client in the process. `api_base` goes up to the version (`https://host/api/v10`); a
    missing end is added.
    """
    if api_base:
        base = api_base.rstrip("/")
        if not _VERSION.search(base):
            base = base.removesuffix("/api") + _API
        Route.BASE = base
    if gateway_url:
        default = DiscordWebSocket.DEFAULT_GATEWAY
        DiscordWebSocket.DEFAULT_GATEWAY = type(default)(gateway_url)


class NewsClient(discord.AutoShardedClient):
    """One connection to Discord, from log-in to its end; never used twice."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        *,
        kept: Path | None,
        own_gateway: bool,
        clock: Clock,
        run: Runner | None = None,
        pause: Pause = asyncio.sleep,
        proxy: str | None = None,
    ) -> None:
        """Answer through `dispatcher`; `kept` remembers which commands Discord has.

        `own_gateway`: connect to the gateway that `point_library_at` was given, whatever the API
        says where the gateway is. `run` draws charts. `pause` waits between edits of an answer.
        """
        discord.VoiceClient.warn_nacl = False
        discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT,
            chunk_guilds_at_startup=False,
            proxy=proxy,
            http_trace=trace_answers(),
        )
        self.first_connected = asyncio.Event()
        self._kept = kept
        self._own_gateway = own_gateway
        self.mentions: dict[str, str] = {}
        """What mentions each command, so that it can be pressed."""
        self._present: set[int] = set()
        """Ids of the servers that were told of."""
        self._answers = Answers(dispatcher, self.mentions, clock, run, pause)
        self._dispatcher = dispatcher
        self._tree = make_tree(
            self, dispatcher.commands, self._answers.command, self._answers.complete
        )
        self._tree.error(self._on_tree_error)

    async def setup_hook(self) -> None:
        """After log-in, before connecting: once in the life of a client."""
        if self._own_gateway:
            self.shard_count = await self._count_shards()
        ids = await sync_tree(self._tree, self._kept)
        self.mentions.update(mentions_of(self._dispatcher.commands, ids))

    async def on_connect(self) -> None:
        """A shard has a session: from here on people are heard."""
        self.first_connected.set()

    async def on_ready(self) -> None:
        """All servers have been named; again after a new session, which then changes nothing.

        Servers that have an outage are named too: that the bot cannot see one is no removal. The
        library loses the event of a server that comes at the very end of its waiting.
        """
        self._tell_the_operator()
        await self._dispatcher.happened(roll_call(self.guilds))
        for guild in self.guilds:
            if guild.id not in self._present and not guild.unavailable:
                await self.on_guild_join(guild)

    def _tell_the_operator(self) -> None:
        if self.guilds:
            log.info("Connected to Discord as %s; servers: %d", self.user, len(self.guilds))
        else:
            log.warning(
                "Connected to Discord as %s, which is on no server yet:"
                " docs/setup-discord.md tells how to invite it.",
                self.user,
            )

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added to a server, or sees it for the first time after a start."""
        self._present.add(guild.id)
        await self._dispatcher.happened(present(guild))

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """A server is there after a start or an outage."""
        await self.on_guild_join(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed from a server, or the server was deleted."""
        self._present.discard(guild.id)
        await self._dispatcher.happened(removed(guild))

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel was deleted."""
        await self._dispatcher.happened(deleted(channel.guild.id, channel.id))

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """A thread was deleted."""
        await self._dispatcher.happened(deleted(thread.guild_id, thread.thread_id))

    async def on_thread_update(self, before: discord.Thread, after: discord.Thread) -> None:
        """A thread has perhaps another name, or is not locked any more."""
        if not after.archived:
            await self._dispatcher.happened(rights_in_thread(after))

    async def on_thread_join(self, thread: discord.Thread) -> None:
        """An archived thread was opened, or changed: the library takes it for a new one."""
        if not thread.archived:
            await self._dispatcher.happened(rights_in_thread(thread))

    async def on_guild_channel_update(
        self, before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """A channel's permissions may have changed, or its name."""
        await self._dispatcher.happened(rights_in(after.guild))

    async def on_guild_role_update(self, before: discord.Role, after: discord.Role) -> None:
        """What a role may do has perhaps changed."""
        if before.permissions != after.permissions:
            await self._dispatcher.happened(rights_in(after.guild))

    async def on_guild_role_delete(self, role: discord.Role) -> None:
        """What the role let the bot do, or forbade it, has gone with it."""
        await self._dispatcher.happened(rights_in(role.guild))

    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """The bot itself has other roles now: of other members Discord tells nothing."""
        if after == after.guild.me:
            await self._dispatcher.happened(rights_in(after.guild))

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A button or a select was used; slash commands go through the tree."""
        if interaction.type is discord.InteractionType.component:
            await self._answers.pressed(interaction)

    async def _on_tree_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        await self._answers.failed(interaction, error)

    async def _count_shards(self) -> int:
        """Return how many connections Discord wants; one where a stand-in does not say."""
        try:
            count, _, _ = await self.http.get_bot_gateway()
        except discord.GatewayNotFound:
            return 1
        return max(1, count)
