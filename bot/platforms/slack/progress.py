"""An answer on Slack before it is complete: one direct message that is changed as it goes.

What one person alone sees in a channel cannot be changed by the bot, and a response address takes
five messages in all; a message in the channel would be everybody's. So it stands where a manager
looks for what concerns managers: in the direct messages with the bot, as files do. What is over
before a second look is answered where it was asked, twice.
"""

import logging
from datetime import timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.message import Message, say
from bot.platforms.slack.failures import TROUBLE, code_of, may_have_arrived, told_to_wait
from bot.platforms.slack.limits import Block
from bot.platforms.slack.render import render_message
from bot.platforms.slack.replies import MOST_REPLIES, Reply
from bot.platforms.supervise import Pause

log = logging.getLogger(__name__)

EVERY = 5.0
"""Seconds between two changes: `chat.update` takes fifty a minute of the whole app."""
_PATIENCE = timedelta(hours=1)
_PATIENCE_OF_ADDRESS = timedelta(minutes=25)
"""Where the answer has to go by a response address, which is good for 30 minutes."""
_TRIES = 3
"""How often the complete answer is tried when Slack says that it is too often."""
_LOOK_THERE = "How far it is stands in your direct messages with me, and changes as it goes on."


class ProgressMessage:
    """The answer to one request while it is not complete; the `Interim` of Slack."""

    def __init__(
        self, client: AsyncWebClient, pause: Pause, person: str, reply: Reply, where: Block
    ) -> None:
        """`where`: the private conversation the person asked in, as a call names it, else {}.

        `reply` tells the person, where they asked, what happens first and where to look then.
        """
        self._client = client
        self._pause = pause
        self._person = person
        self._reply = reply
        self._where = where
        self._shown = 0
        self._failed = False
        self._message: Block = {}
        """The message that is changed, as a call names it; empty where there is none."""
        self._told_to_wait = 0

    @property
    def patience(self) -> timedelta:
        """How long after the request the answer can be changed."""
        return _PATIENCE_OF_ADDRESS if self._failed else _PATIENCE

    async def show(self, message: Message) -> None:
        """Show the answer as it is by now."""
        payload = render_message(message)[0]
        self._shown += 1
        if self._message:
            await self._change(payload)
        elif self._shown == 1 and not self._where:
            await self._reply(payload)
        elif not self._failed:
            await self._begin(payload)

    async def pause(self) -> None:
        """Wait until it is polite to change it again, and as long as Slack has asked for."""
        await self._pause(max(EVERY, self._told_to_wait))
        self._told_to_wait = 0

    async def complete(self, message: Message) -> bool:
        """Put the complete answer in the place of what was shown; False: it has to be given.

        That is where nothing was shown, or what was shown cannot be changed any more.
        """
        if not self._message:
            return False
        first, *more = render_message(message, most=MOST_REPLIES)
        for _ in range(_TRIES):
            if await self._change(first):
                await self._post_all(more)
                return True
            if not self._told_to_wait:
                return False
            await self.pause()
        return False

    async def _begin(self, payload: Block) -> None:
        try:
            where = self._where or await self._direct_messages()
            posted = await self._post(payload, where)
        except TROUBLE as error:
            log.warning("Progress cannot be shown: %s", code_of(error) or error)
            self._failed = True
            return
        self._message = {"channel": str(posted["channel"]), "ts": str(posted["ts"])}
        if not self._where:
            (look_there,) = render_message(say(_LOOK_THERE))
            await self._reply(look_there)

    async def _change(self, payload: Block) -> bool:
        """Change the message; False where it stands as it was."""
        shown = {"text": payload["text"], "blocks": payload["blocks"], **self._message}
        try:
            await self._client.api_call("chat.update", json=shown)
        except TROUBLE as error:
            log.warning("Progress was not shown: %s", code_of(error) or error)
            self._told_to_wait = told_to_wait(error)
            if code_of(error) and not self._told_to_wait and not may_have_arrived(error):
                self._message, self._failed = {}, True  # deleted, or not to be changed any more
            return False
        return True

    async def _post_all(self, payloads: list[Block]) -> None:
        try:
            for payload in payloads:
                await self._post(payload, self._where or {"channel": self._message["channel"]})
        except TROUBLE as error:
            log.warning("The rest of an answer was not shown: %s", code_of(error) or error)

    async def _post(self, payload: Block, where: Block) -> Any:
        return await self._client.api_call("chat.postMessage", json={**payload, **where})

    async def _direct_messages(self) -> Block:
        answer = await self._client.conversations_open(users=self._person)
        return {"channel": str((answer.get("channel") or {}).get("id") or "")}
