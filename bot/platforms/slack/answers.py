"""Requests → answers: ask the desk, show what it says, offer to share it."""

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.model.message import Message, Paragraph, Plain
from bot.model.request import CommandInfo, Dispatcher, Request
from bot.platforms.memory import Recent
from bot.platforms.slack.controls import share_row
from bot.platforms.slack.limits import Block
from bot.platforms.slack.people import People
from bot.platforms.slack.render import MOST_PAYLOADS, render_blocks, render_message
from bot.platforms.slack.replies import MOST_REPLIES, Reply

log = logging.getLogger(__name__)

PLATFORM = "slack"
_SHARABLE = 500
_ROOT_WORD = "news"


def sentence(text: str) -> Message:
    """Return a sentence as a message."""
    return Message((Paragraph((Plain(text),)),), line=text)


NOTHING = sentence("There is nothing to show.")
WORKING = sentence("One moment …")
BROKEN = sentence("Something went wrong inside the bot while it answered. The log tells more.")
SHARED = sentence("This answer has been shared already, or is too old. Please ask again.")
OUTDATED = sentence("This button is from another version of the bot. `/news help` lists the rest.")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where."""

    team: str
    channel: str
    person: str


class Answers:
    """Answers people through the dispatcher."""

    def __init__(self, dispatcher: Dispatcher, people: People) -> None:
        self.dispatcher = dispatcher
        self._people = people
        self._sharable: Recent[list[Block]] = Recent(_SHARABLE)

    async def request(self, asker: Asker, **asked: Any) -> Request:
        """Return a request of a person, with what the person may do."""
        return Request(
            platform=PLATFORM,
            workspace=asker.team,
            channel=asker.channel,
            person=asker.person,
            manager=await self._people.is_manager(asker.person),
            **asked,
        )

    async def ask(self, asker: Asker, **asked: Any) -> Message:
        """Return the desk's answer; whatever goes wrong becomes one."""
        try:
            return await self.dispatcher.answer(await self.request(asker, **asked))
        # Behind it stands a person who waits; others' requests must go on.
        except Exception:
            log.exception("The dispatcher failed")
            return BROKEN

    async def answer(self, asker: Asker, reply: Reply, **asked: Any) -> None:
        """Answer so that the asker alone sees it, with a button to share it."""
        message = await self.ask(asker, **asked)
        payloads = _payloads(message, most=MOST_REPLIES)
        token = secrets.token_hex(8)
        self._sharable.put(token, payloads)
        *first, last = payloads
        await send_all(reply, [*first, {**last, "blocks": [*last["blocks"], share_row(token)]}])

    async def answer_directly(self, asker: Asker, reply: Reply, line: str) -> None:
        """Answer in a conversation that is private anyway."""
        await send_all(reply, _payloads(await self.ask(asker, line=line), most=MOST_PAYLOADS))

    async def share(self, token: str, *, everyone: Reply, asker: Reply) -> None:
        """Show everyone the very answer that its asker saw; not asked again, it may have acted."""
        payloads = self._sharable.take(token)
        if payloads:
            await send_all(everyone, payloads)
        else:
            await send_all(asker, render_message(SHARED))

    def line_of(self, typed: str) -> str:
        """Return what was typed as a line for the desk."""
        return as_line(typed, self.dispatcher.commands)

    async def blocks(self, asker: Asker, most: int, **asked: Any) -> list[Block]:
        """Return the desk's answer as blocks for a view."""
        message = await self.ask(asker, **asked)
        return render_blocks(message, most) or render_blocks(NOTHING, most)


async def send_all(reply: Reply, payloads: Sequence[Block]) -> None:
    """Send payloads in order."""
    for payload in payloads:
        await reply(payload)


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


def _payloads(message: Message, *, most: int) -> list[Block]:
    return render_message(message, most=most, spare_blocks=1) or render_message(NOTHING)
