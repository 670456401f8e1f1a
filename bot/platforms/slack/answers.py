"""Requests → answers: ask the desk, show what it says, offer to share it."""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.model.message import Message, say
from bot.model.progress import Interim
from bot.model.request import CommandInfo, Dispatcher, Request
from bot.model.workspace import direct_id
from bot.platforms.follow_ups import is_sharable
from bot.platforms.memory import Recent
from bot.platforms.said import BROKEN, NOTHING, SHARED
from bot.platforms.slack.controls import share_row
from bot.platforms.slack.limits import Block
from bot.platforms.slack.people import People
from bot.platforms.slack.progress import ProgressMessage
from bot.platforms.slack.render import (
    MOST_PAYLOADS,
    NO_PICTURES,
    Pictures,
    render_blocks,
    render_message,
)
from bot.platforms.slack.replies import MOST_REPLIES, Reply, to_nobody
from bot.platforms.slack.uploads import Uploads

log = logging.getLogger(__name__)

PLATFORM = "slack"
_SHARABLE = 100
"""Private answers that can still be shared: whole messages, which a small machine has to hold."""
_ROOT_WORD = "news"
_DIRECT_MESSAGES = "D"
"""How Slack's ids of conversations of two begin."""


WORKING = say("One moment …")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where."""

    team: str
    channel: str
    person: str
    channel_name: str = ""

    @property
    def place(self) -> str:
        """The channel as the desk knows it: direct messages are the person's, whatever their id."""
        is_direct = self.channel.startswith(_DIRECT_MESSAGES) or self.channel == self.person
        return direct_id(self.person) if is_direct else self.channel


class Answers:
    """Answers people through the dispatcher."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        people: People,
        uploads: Uploads,
        begin: Callable[[str, Reply, Block], ProgressMessage],
    ) -> None:
        """Answer through `dispatcher`; `begin` makes the interim of one request.

        It is given who asks, how to tell them something, and the conversation where that is
        private, else {}.
        """
        self.dispatcher = dispatcher
        self.uploads = uploads
        self._people = people
        self._begin = begin
        self._sharable: Recent[Message] = Recent(_SHARABLE)

    async def request(self, asker: Asker, **asked: Any) -> Request:
        """Return a request of a person, with what the person may do."""
        return Request(
            platform=PLATFORM,
            workspace=asker.team,
            channel=asker.place,
            channel_name=asker.channel_name,
            person=asker.person,
            manager=await self._people.is_manager(asker.person),
            **asked,
        )

    async def ask(self, asker: Asker, interim: Interim, **asked: Any) -> Message:
        """Return the desk's answer; whatever goes wrong becomes one."""
        try:
            return await self.dispatcher.answer(await self.request(asker, **asked), interim)
        # Behind it stands a person who waits; others' requests must go on.
        except Exception:
            log.exception("The dispatcher failed")
            return BROKEN

    async def answer(self, asker: Asker, reply: Reply, **asked: Any) -> None:
        """Answer so that the asker alone sees it, with a button to share it.

        Files go to the asker directly: no answer that one person sees can hold any.
        """
        interim = self._begin(asker.person, reply, {})
        message = await self.ask(asker, interim, **asked)
        if await interim.complete(message):
            return
        if not is_sharable(message):
            message = await self.uploads.hand_over(message, asker.person)
            await send_all(reply, _payloads(message, most=MOST_REPLIES))
            return
        token = secrets.token_hex(8)
        self._sharable.put(token, message)
        *first, last = _payloads(message, most=MOST_REPLIES)
        await send_all(reply, [*first, {**last, "blocks": [*last["blocks"], share_row(token)]}])

    async def answer_directly(self, asker: Asker, reply: Reply, where: Block, **asked: Any) -> None:
        """Answer in a conversation that is private anyway: `where` it is, as a call names it."""
        interim = self._begin(asker.person, reply, where)
        message = await self.ask(asker, interim, **asked)
        if await interim.complete(message):
            return
        message = await self.uploads.hand_over(message, asker.person, asker.channel)
        await self._show(message, where, reply, most=MOST_PAYLOADS)

    async def share(self, token: str, where: Block, *, everyone: Reply, asker: Reply) -> None:
        """Show everyone the very answer that its asker saw; not asked again, it may have acted.

        `where` is the channel (and thread) as a call names it: only so it can have pictures.
        """
        message = self._sharable.take(token)
        if message is None:
            await send_all(asker, render_message(SHARED))
        elif not await self._show(message, where, everyone, most=MOST_REPLIES):
            self._sharable.put(token, message)

    async def _show(self, message: Message, where: Block, otherwise: Reply, *, most: int) -> bool:
        """Show a message: with pictures where it has charts, else by the reply.

        Return whether it may be there.
        """
        plain = _payloads(message, most=most)
        pictures = await self.uploads.upload_pictures(message)
        if pictures:
            shown = _payloads(message, most=most, pictures=pictures)
            return await self.uploads.post(where, shown, plain, otherwise)
        return await send_all(otherwise, plain)

    def line_of(self, typed: str) -> str:
        """Return what was typed as a line for the desk."""
        return as_line(typed, self.dispatcher.commands)

    async def blocks(
        self, asker: Asker, most: int, reply: Reply = to_nobody, **asked: Any
    ) -> list[Block]:
        """Return the desk's answer as blocks for a view; `reply` shows something else meanwhile."""
        interim = self._begin(asker.person, reply, {})
        message = await self.ask(asker, interim, **asked)
        await interim.complete(message)
        return render_blocks(message, most) or render_blocks(NOTHING, most)


async def send_all(reply: Reply, payloads: Sequence[Block]) -> bool:
    """Send payloads in order; return whether the first may be there."""
    there = [await reply(payload) for payload in payloads]
    return all(there[:1])


def as_line(typed: str, commands: Sequence[CommandInfo]) -> str:
    """Return typed words without the root command, unless the desk's own command has it."""
    words = typed.lstrip("/").strip()
    names = {info.name for info in commands}
    first, _, rest = words.partition(" ")
    if first.casefold() == _ROOT_WORD and f"{_ROOT_WORD} {rest.partition(' ')[0]}" not in names:
        return rest.strip()
    if first not in names and f"{_ROOT_WORD} {first.casefold()}" in names:
        return f"{_ROOT_WORD} {words}"
    return words


def _payloads(message: Message, *, most: int, pictures: Pictures = NO_PICTURES) -> list[Block]:
    shown = render_message(message, most=most, spare_blocks=1, pictures=pictures)
    return shown or render_message(NOTHING)
