"""What exists on the stand-in: servers, channels, messages, in the shapes of Discord's JSON."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.discord.files import Shelf

Json = Any

BOT = "900000000000000001"
READER = "800000000000000001"
MANAGER = "800000000000000002"
GUILD = "700000000000000001"
NEWS, ANNOUNCEMENTS, FORUM, THREAD = (f"60000000000000000{n}" for n in range(1, 5))
DIRECT = "500000000000000001"
OTHER_GUILD, OTHER_CHANNEL = "700000000000000002", "600000000000000011"
MANAGE_SERVER = 1 << 5
SEND = 1 << 11
VIEW_AND_SEND = 1 << 10 | SEND
SEND_IN_THREADS = 1 << 38
ATTACH = 1 << 15
REQUIRE_TAG = 1 << 4
THEN = "2026-01-13T07:00:00.000000+00:00"


def user(user_id: str, name: str, *, bot: bool = False) -> Json:
    """A user."""
    return {
        "id": user_id,
        "username": name,
        "global_name": name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
        "verified": True,
        "mfa_enabled": True,
    }


def channel(channel_id: str, kind: int, name: str, **more: Any) -> Json:
    """A channel of a server, of the first one if it says no other `guild_id`."""
    return {
        "id": channel_id,
        "type": kind,
        "guild_id": GUILD,
        "name": name,
        "position": 0,
        "permission_overwrites": [],
        "parent_id": None,
        "nsfw": False,
        "flags": 0,
        **more,
    }


def thread(thread_id: str, parent: str, name: str) -> Json:
    """A thread, or a forum's post."""
    meta = {
        "archived": False,
        "auto_archive_duration": 1440,
        "archive_timestamp": THEN,
        "locked": False,
    }
    return channel(
        thread_id,
        11,
        name,
        parent_id=parent,
        owner_id=BOT,
        thread_metadata=meta,
        message_count=0,
        member_count=1,
    )


def everyone(guild_id: str, rights: int) -> Json:
    """The role that everybody on a server has."""
    return {
        "id": guild_id,
        "name": "@everyone",
        "permissions": str(rights),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


def forbid(role: str, rights: int) -> Json:
    """What takes rights from a role in one channel."""
    return {"id": role, "type": 0, "allow": "0", "deny": str(rights)}


@dataclass(slots=True)
class World:
    """Everything the stand-in knows; tests read it and change it."""

    guilds: dict[str, Json] = field(default_factory=dict)
    """What is special about each server."""
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, list[Json]] = field(default_factory=dict)
    commands: list[Json] = field(default_factory=list)
    overwrites: int = 0
    """How often the commands were put here."""
    refusals: dict[str, int] = field(default_factory=dict)
    """Channel → the error code with which everything on it is refused."""
    strangers: set[tuple[str, str]] = field(default_factory=set)
    """Servers with people who are not on them."""
    closed_history: set[str] = field(default_factory=set)
    archived: set[str] = field(default_factory=set)
    crossposted: list[str] = field(default_factory=list)
    files: Shelf = field(default_factory=Shelf)
    members: dict[str, str] = field(default_factory=lambda: {MANAGER: "Maria", READER: "Rolf"})
    """Ids of the server's members, each with the name it has there."""
    roles: list[Json] = field(default_factory=list)
    given: dict[str, list[str]] = field(default_factory=dict)
    """Ids of members, each with the ids of the roles it was given."""
    forget_nonces: bool = False
    """The few minutes for which nonces are remembered are over."""
    _nonces: dict[tuple[str, str], Json] = field(default_factory=dict)
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(10**18))

    def __post_init__(self) -> None:
        self.guilds[GUILD] = {}
        for made in (
            channel(NEWS, 0, "news", topic=None, rate_limit_per_user=0),
            channel(ANNOUNCEMENTS, 5, "announcements", topic=None),
            channel(FORUM, 15, "forum", available_tags=[], default_reaction_emoji=None),
            thread(THREAD, NEWS, "thread"),
        ):
            self.channels[made["id"]] = made

    def new_id(self) -> str:
        """A snowflake that was not there before."""
        return str(next(self._ids))

    def add_guild(self, guild_id: str, *channels: Json, **special: Any) -> None:
        """Make another server with these channels."""
        self.guilds[guild_id] = special
        self.channels |= {made["id"]: made | {"guild_id": guild_id} for made in channels}

    def guild(self, guild_id: str = GUILD) -> Json:
        """A server, as a connection learns of it."""
        special = dict(self.guilds[guild_id])
        rights = special.pop("rights", self.rights)
        channels = [c for c in self.channels.values() if c["guild_id"] == guild_id]
        own = self.roles if guild_id == GUILD else []
        return {
            "id": guild_id,
            "name": "Newsroom",
            "owner_id": MANAGER,
            "unavailable": False,
            "member_count": 3,
            "large": False,
            "joined_at": THEN,
            "roles": [everyone(guild_id, rights), *own],
            "channels": [c for c in channels if c["type"] != 11],
            "threads": [c for c in channels if c["type"] == 11],
            "members": [{"user": user(BOT, "verbatim", bot=True), "roles": [], "flags": 0}],
            "emojis": [],
            "features": [],
            "preferred_locale": "en-US",
            "verification_level": 0,
            "afk_timeout": 300,
            **special,
        }

    def add_role(self, name: str, rights: int, *, managed: bool = False) -> None:
        """Make a role; `managed`: that of an app."""
        role_id = self.new_id()
        made = {"id": role_id, "name": name, "permissions": str(rights), "managed": managed}
        self.roles.append({**everyone(GUILD, self.rights), **made, "position": len(self.roles) + 1})

    def create(self, channel_id: str, body: Json, author: str = BOT) -> Json:
        """Keep a message; the same enforced nonce gives the same message again."""
        nonce = (channel_id, str(body.get("nonce", "")))
        enforced = bool(body.get("enforce_nonce")) and not self.forget_nonces
        if enforced and nonce in self._nonces:
            return self._nonces[nonce]
        message = self.message(channel_id, body, author)
        self.messages.setdefault(channel_id, []).append(message)
        self._nonces[nonce] = message
        return message

    def message(self, channel_id: str, body: Json, author: str = BOT) -> Json:
        """A message in full, kept nowhere."""
        attachments, components = self.files.resolve(body)
        return {
            "id": self.new_id(),
            "channel_id": channel_id,
            "author": user(author, "verbatim", bot=author == BOT),
            "content": body.get("content", ""),
            "embeds": [],
            "attachments": attachments,
            "components": components,
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "type": 0,
            "timestamp": THEN,
            "edited_timestamp": None,
            "flags": body.get("flags", 0),
        }

    def sent(self, channel_id: str) -> list[Json]:
        """The messages in a channel, oldest first."""
        return self.messages.get(channel_id, [])

    @property
    def rights(self) -> int:
        """What the bot may do."""
        return VIEW_AND_SEND | (0 if self.files.forbidden else ATTACH)
