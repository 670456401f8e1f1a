"""Messages → channels: each part once, posts in forums, announcements to their followers."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord.http import Route

from bot.model.workspace import DIRECT
from bot.platforms.discord.failures import (
    TROUBLE,
    as_delivery_error,
    code_of,
    elsewhere,
    refuses_files,
)
from bot.platforms.discord.files import Fields, as_form, carries_files
from bot.platforms.discord.keys import Ledger, make_mark, make_nonce
from bot.platforms.discord.limits import Component
from bot.platforms.discord.once import Once
from bot.platforms.discord.render import without_files
from bot.platforms.discord.rights import rights_of
from bot.platforms.files import Files

log = logging.getLogger(__name__)

_DIRECT = 1
_ANNOUNCEMENT = 5
_FORUMS = (15, 16)
"""Forum and media channels: they hold posts (threads), never messages of their own."""
_POST = 11
_ARCHIVED = 50083
_OPEN: Component = {"archived": False}
_SUPPRESS_NOTIFICATIONS = 1 << 12
_HISTORY = 100
_LONGEST = 90.0
"""Seconds that one call may take, the library's own retries included."""
_NEW_POST = "/channels/{channel_id}/threads"


@dataclass(frozen=True, slots=True)
class Letter:
    """One delivery: what is sent, under which key, with which title where one is needed."""

    key: str
    title: str
    payloads: Sequence[Component]
    silent: bool = False
    guild: str = ""
    """The server it is for: it is posted in no other one's channel."""
    files: Files = field(default_factory=dict)
    """What the payloads show as files."""

    def plain(self, part: int) -> Component:
        """Return a payload without files, for where they are not taken."""
        return without_files(self.payloads[part], self.files)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel as Discord knows it."""

    id: str
    kind: int
    guild: str
    takes_files: bool = True


class Mail:
    """Posts letters over one logged-in client."""

    def __init__(self, client: discord.Client, ledger: Ledger) -> None:
        self._client = client
        self._ledger = ledger

    async def post(self, channel: str, letter: Letter) -> str:
        """Post every part that is not there yet; return the id of the first message.

        Raises what the library raises; the ledger then knows whether the part may have arrived.
        """
        place = await self.find(channel)
        if letter.guild and place.kind != _DIRECT and place.guild != letter.guild:
            raise elsewhere(channel)
        if place.kind in _FORUMS:
            return await self._post_in_forum(place, letter)
        parts = [await self._post_part(place, letter, part) for part in range(len(letter.payloads))]
        return parts[0]

    async def find(self, channel: str) -> Place:
        """Return what Discord says of a channel. Raises what the library raises.

        `@` and a person's id are that person's direct messages.
        """
        if channel.startswith(DIRECT):
            person: Component = {"recipient_id": channel.removeprefix(DIRECT)}
            opened = await self._call("POST", "/users/@me/channels", person)
            return Place(str(opened["id"]), _DIRECT, "")
        known = self._client.get_channel(int(channel))
        if known is not None and not isinstance(known, discord.abc.PrivateChannel):
            rights = rights_of(known)
            kind, guild = int(known.type.value), str(known.guild.id)
            return Place(channel, kind, guild, takes_files=rights is None or rights.attach_files)
        found = await self._call("GET", "/channels/{channel_id}", channel_id=channel)
        return Place(channel, int(found["type"]), str(found.get("guild_id") or ""))

    async def _post_part(self, place: Place, letter: Letter, part: int) -> str:
        if known := self._ledger.sent(letter.key, part):
            return known
        if self._ledger.in_doubt(place.id, letter.key, part):
            self._ledger.learn(place.id, await self._read_marks(place.id))
        message = self._ledger.found(place.id, letter.key, part)
        message = message or await self._create(place, letter, part)
        self._ledger.note(letter.key, part, message)
        if place.kind == _ANNOUNCEMENT:
            await self._crosspost(place.id, message)
        return message

    async def _create(self, place: Place, letter: Letter, part: int) -> str:
        """Create a message; an archived thread is opened first, once."""
        try:
            created = await self._create_or_open(place, letter, part)
        except TROUBLE as error:
            self._note_doubt(error, letter, part)
            raise
        return str(created["id"])

    async def _create_or_open(self, place: Place, letter: Letter, part: int) -> Any:
        path = "/channels/{channel_id}/messages"
        nonce = {"nonce": make_nonce(letter.key, part), "enforce_nonce": True}

        async def create() -> Any:
            return await self._put(
                place, letter, part, path, lambda body: body | nonce, channel_id=place.id
            )

        try:
            return await create()
        except TROUBLE as error:
            if code_of(error) != _ARCHIVED:
                raise
            await self._call("PATCH", "/channels/{channel_id}", _OPEN, channel_id=place.id)
        return await create()

    async def _put(
        self,
        place: Place,
        letter: Letter,
        part: int,
        path: str,
        wrap: Callable[[Component], Component],
        **values: Any,
    ) -> Any:
        """Send a part with its files; without them where they are refused, or failed before.

        A refusal is final, so that nothing shows twice: what was refused is not there.
        """
        with_files = _body(letter, part)
        plain = wrap(_marked(letter, part, letter.plain(part)))
        failed_before = self._ledger.doubted(letter.key, part)
        if not carries_files(with_files) or not place.takes_files or failed_before:
            return await self._call("POST", path, plain, **values)
        form = as_form(wrap(with_files), with_files, letter.files.values())
        try:
            return await self._call("POST", path, form=form, **values)
        except TROUBLE as error:
            if not refuses_files(error) or code_of(error) == _ARCHIVED:
                raise
            log.warning("Files were not taken in channel %s: %s", place.id, error)
            return await self._call("POST", path, plain, **values)

    async def _post_in_forum(self, forum: Place, letter: Letter) -> str:
        """Make a post; further parts are messages in it. A post's id is its first message's.

        Posts know no nonce: where one may be there already, it is looked for.
        """
        post = self._ledger.sent(letter.key, 0)
        if not post and self._ledger.in_doubt(forum.id, letter.key, 0):
            post = await self._find_post(forum, letter)
            self._ledger.learn(forum.id, {})
        if not post:
            post = await self._create_post(forum, letter)
        self._ledger.note(letter.key, 0, post)
        thread = Place(post, _POST, forum.guild)
        for part in range(1, len(letter.payloads)):
            await self._post_part(thread, letter, part)
        return post

    async def _create_post(self, forum: Place, letter: Letter) -> str:
        def wrap(body: Component) -> Component:
            return {"name": letter.title, "message": body}

        try:
            made = await self._put(forum, letter, 0, _NEW_POST, wrap, channel_id=forum.id)
            return str(made["id"])
        except TROUBLE as error:
            self._note_doubt(error, letter, 0)
            raise

    async def _find_post(self, forum: Place, letter: Letter) -> str:
        path = "/guilds/{guild_id}/threads/active"
        active = await self._call("GET", path, guild_id=forum.guild)
        for thread in active["threads"]:
            alike = thread.get("parent_id") == forum.id and thread.get("name") == letter.title
            if alike and make_mark(letter.key, 0) in await self._read_marks(thread["id"]):
                return str(thread["id"])
        return ""

    async def _read_marks(self, channel: str) -> dict[int, str]:
        """Return the marks on the bot's own latest messages, each with its message's id.

        None where the history may not be read: then a message may rarely show twice, which is
        better than never.
        """
        path = "/channels/{channel_id}/messages?limit={limit}"
        try:
            messages = await self._call("GET", path, channel_id=channel, limit=_HISTORY)
        except discord.Forbidden as error:
            log.info("The history of channel %s may not be read: %s", channel, error.text)
            return {}
        me = str(self._client.user.id) if self._client.user else ""
        own = (message for message in messages if message["author"]["id"] == me)
        return {
            frame["id"]: str(message["id"])
            for message in own
            for frame in message.get("components", ())
            if "id" in frame
        }

    async def _crosspost(self, channel: str, message: str) -> None:
        """Publish an announcement to the channels that follow; it is delivered either way."""
        path = "/channels/{channel_id}/messages/{message_id}/crosspost"
        try:
            await self._call("POST", path, channel_id=channel, message_id=message)
        except TROUBLE as error:
            log.warning("Message %s was posted but not published: %s", message, error)

    def _note_doubt(self, error: BaseException, letter: Letter, part: int) -> None:
        now = discord.utils.utcnow()
        if as_delivery_error(error, "", now).ambiguous:
            self._ledger.doubt(letter.key, part)

    async def _call(
        self,
        method: str,
        path: str,
        body: Component | None = None,
        form: Fields | None = None,
        **values: Any,
    ) -> Any:
        """Return the JSON of an answer; TypeError for a page where JSON should be."""
        route = Route(method, path, **values)
        options: dict[str, Any] = {} if body is None else {"json": body}
        options |= {} if form is None else {"form": form}
        if path == _NEW_POST:
            once = Once()
            options |= {"files": (once,), "trace_request_ctx": once}
        async with asyncio.timeout(_LONGEST):
            answer = await self._client.http.request(route, **options)
        if isinstance(answer, str):
            raise TypeError("Discord answered with a page, not with JSON.")
        return answer


def _body(letter: Letter, part: int) -> Component:
    return _marked(letter, part, letter.payloads[part])


def _marked(letter: Letter, part: int, given: Component) -> Component:
    """Return a payload with its mark on the frame, without a sound where the letter is silent."""
    frame, *others = given["components"]
    marked = {**frame, "id": make_mark(letter.key, part)}
    flags = given["flags"] | (_SUPPRESS_NOTIFICATIONS if letter.silent else 0)
    return {**given, "flags": flags, "components": [marked, *others]}
