"""Messages → channels: each part once, in order; a public channel is joined where that is all."""

import logging
from collections.abc import Sequence

from slack_sdk.web.async_client import AsyncWebClient

from bot.model.workspace import DIRECT
from bot.platforms.slack.failures import (
    TROUBLE,
    Unsettled,
    code_of,
    hides_history,
    may_have_arrived,
    refuses_blocks,
)
from bot.platforms.slack.ledger import Ledger, make_metadata, read_marks
from bot.platforms.slack.limits import Block

log = logging.getLogger(__name__)

_HISTORY = 100


class Mail:
    """Posts deliveries with one client. Raises what the SDK raises, and Unsettled."""

    def __init__(self, client: AsyncWebClient, ledger: Ledger, *, careful: bool = False) -> None:
        """`careful`: rather post nothing than something that may be there."""
        self._careful = careful
        self._client = client
        self._ledger = ledger

    async def post(
        self, channel: str, payloads: Sequence[Block], key: str, plain: Sequence[Block] = ()
    ) -> str:
        """Post every part that is not there yet; return the id of the first one's message.

        `@` and a person's id, as the channel, are that person's direct messages.
        `plain`: the same payloads without pictures, for those that are refused with them, or of
        which it is not known how far they got.
        """
        if channel.startswith(DIRECT):
            opened = await self._client.conversations_open(users=channel.removeprefix(DIRECT))
            channel = str((opened.get("channel") or {})["id"])
        posted = [
            await self._post_part(channel, payload, text, key, part)
            for part, (payload, text) in enumerate(zip(payloads, plain or payloads, strict=True))
        ]
        return posted[0]

    async def _post_part(
        self, channel: str, payload: Block, plain: Block, key: str, part: int
    ) -> str:
        known = self._ledger.sent(key, part)
        if not known and self._ledger.in_doubt(channel, key, part):
            await self._look_up(channel)
            known = self._ledger.sent(key, part)
        if not known:
            shown = plain if self._ledger.doubted(key, part) else payload
            known = await self._create(channel, shown, plain, key, part)
            self._ledger.note(key, part, known)
        return known

    async def _create(self, channel: str, payload: Block, plain: Block, key: str, part: int) -> str:
        where = {"channel": channel, "metadata": make_metadata(key, part)}
        try:
            return await self._send_or_join(channel, {**payload, **where})
        except TROUBLE as error:
            if payload == plain or not refuses_blocks(error):
                if may_have_arrived(error):
                    self._ledger.doubt(key, part)
                raise
            log.warning("A picture was not taken in channel %s: %s", channel, code_of(error))
        return await self._create(channel, plain, plain, key, part)

    async def _send_or_join(self, channel: str, body: Block) -> str:
        try:
            return await self._send(body)
        except TROUBLE as error:
            if code_of(error) != "not_in_channel" or not await self._join(channel):
                raise
        return await self._send(body)

    async def _send(self, body: Block) -> str:
        answer = await self._client.api_call("chat.postMessage", json=body)
        return str(answer.get("ts") or "")

    async def _join(self, channel: str) -> bool:
        try:
            await self._client.conversations_join(channel=channel)
        except TROUBLE as error:
            log.info("Channel %s cannot be joined: %s", channel, code_of(error) or error)
            return False
        return True

    async def _look_up(self, channel: str) -> None:
        """Learn what is in a channel already.

        Where its history may not be read, a message may rarely show twice, which is better than
        never; of something that must not, Unsettled is raised.
        """
        try:
            answer = await self._client.conversations_history(
                channel=channel, limit=_HISTORY, include_all_metadata=True
            )
        except TROUBLE as error:
            if not hides_history(error):
                raise
            if self._careful:
                raise Unsettled(channel) from error
            log.info("The history of channel %s may not be read: %s", channel, code_of(error))
            self._ledger.learn(channel, {})
            return
        self._ledger.learn(channel, read_marks(answer.get("messages") or ()))
