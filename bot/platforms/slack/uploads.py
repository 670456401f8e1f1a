"""Files on Slack: pictures uploaded for messages, files handed to people and by them.

A picture is a file that a block points at (https://docs.slack.dev/reference/block-kit/
composition-objects/slack-file-object). Slack works on a file for a moment after it was uploaded,
and refuses blocks that point at it until then. Files cannot be shown in a message that one person
alone sees: such answers keep the line of bars, and what is a file comes as a direct message.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.model.errors import UnreachableError
from bot.model.message import Attachment, Chart, Charts, Message, Paragraph, Part, Plain
from bot.model.progress import Runner
from bot.model.request import MOST_HANDED_IN, HandedFile
from bot.platforms.files import File, make_files, too_large
from bot.platforms.pictures.ink import LIGHT
from bot.platforms.slack.failures import TROUBLE, code_of, may_have_arrived
from bot.platforms.slack.limits import Block
from bot.platforms.slack.render import Pictures
from bot.platforms.slack.replies import Reply
from bot.platforms.supervise import Pause

log = logging.getLogger(__name__)

_PAUSES = (0.3, 0.5, 0.8, 1.2, 2.0, 3.0)
"""Seconds between looks whether Slack is done with a file."""
_SECONDS = 30
_SLACK = ".slack.com"
_PLACES = ("channels", "groups", "ims")


class Uploads:
    """Uploads and reads files with one client."""

    def __init__(
        self, client: AsyncWebClient, run: Runner | None, pause: Pause = asyncio.sleep
    ) -> None:
        """`run` draws charts; without it there are no pictures."""
        self._client = client
        self._run = run
        self._pause = pause

    async def upload_pictures(self, message: Message) -> Pictures:
        """Draw and upload a message's charts; those that cannot be are left out."""
        pictures: dict[Part, str] = {}
        for part, file in (await make_files(message, self._run, LIGHT)).items():
            if isinstance(part, Chart | Charts):
                try:
                    pictures[part] = await self._upload(file, done=_is_picture)
                except (*TROUBLE, UnreachableError) as error:
                    log.warning("A picture was not taken: %s", code_of(error) or error)
        return pictures

    async def post(
        self, where: Block, payloads: Sequence[Block], plain: Sequence[Block], otherwise: Reply
    ) -> bool:
        """Post payloads with pictures; each that is refused goes, as it is in text, `otherwise`.

        Not where it may be there all the same: nothing shows twice. Return whether the first may
        be there.
        """
        pairs = zip(payloads, plain, strict=True)
        there = [await self._post({**payload, **where}, text, otherwise) for payload, text in pairs]
        return all(there[:1])

    async def _post(self, body: Block, text: Block, otherwise: Reply) -> bool:
        try:
            await self._client.api_call("chat.postMessage", json=body)
        except TROUBLE as error:
            log.warning("A message with a picture failed: %s", code_of(error) or error)
            return may_have_arrived(error) or await otherwise(text)
        return True

    async def hand_over(self, message: Message, person: str, channel: str = "") -> Message:
        """Send a message's files to a person directly; return the message that says where they are.

        A file that does not arrive stays in the message, as text.
        """
        parts = [
            await self._hand_over(part, person, channel) if isinstance(part, Attachment) else part
            for part in message.parts
        ]
        return replace(message, parts=tuple(parts))

    async def read(self, file_id: str) -> HandedFile:
        """Return a file that a person shared with the bot. Raises ReadError."""
        try:
            info = (await self._client.files_info(file=file_id)).get("file") or {}
        except TROUBLE as error:
            raise _unreadable(
                f"Slack does not show the file ({code_of(error) or error})"
            ) from error
        name = str(info.get("name") or "file")
        if int(info.get("size") or 0) > MOST_HANDED_IN:
            raise too_large(name)
        url = str(info.get("url_private_download") or "")
        if not _is_slacks(url, self._client.base_url):
            raise _unreadable(f"The file {name} is not kept on Slack itself")
        try:
            body = await self._download(url)
        except TROUBLE as error:
            raise _unreadable(f"Slack did not hand over the file {name}") from error
        if len(body) > MOST_HANDED_IN:
            raise too_large(name)
        return HandedFile(name, body)

    async def _hand_over(self, part: Attachment, person: str, channel: str) -> Part:
        file = File(part.name, part.media_type, part.text.encode())
        try:
            place = channel or await self._direct_messages(person)
            await self._upload(file, place, done=lambda info: _is_in(info, place))
        except (*TROUBLE, UnreachableError) as error:
            log.warning("A file was not taken: %s", code_of(error) or error)
            return part
        where = "here" if channel else "in your direct messages with me"
        return Paragraph((Plain(f"The file {part.name} is {where}."),))

    async def _direct_messages(self, person: str) -> str:
        answer = await self._client.conversations_open(users=person)
        return str((answer.get("channel") or {}).get("id") or "")

    async def _upload(
        self, file: File, channel: str = "", *, done: Callable[[Mapping[str, Any]], bool]
    ) -> str:
        """Return the id of an uploaded file once it is ready. Raises TROUBLE, UnreachableError."""
        answer = await self._client.files_upload_v2(
            filename=file.name, content=file.body, title=file.name, channel=channel or None
        )
        file_id = str((answer.get("files") or [{}])[0].get("id") or "")
        for seconds in _PAUSES:
            info = (await self._client.files_info(file=file_id)).get("file") or {}
            if done(info):
                return file_id
            await self._pause(seconds)
        raise _unreadable(f"Slack was not done with the file {file.name} in time")

    async def _download(self, url: str) -> bytes:
        """Return at most one byte more than is allowed. No redirect gets the token."""
        headers = {"Authorization": f"Bearer {self._client.token}"}
        timeout = aiohttp.ClientTimeout(total=_SECONDS)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(
                url, headers=headers, allow_redirects=False, proxy=self._client.proxy
            ) as answer,
        ):
            if answer.status != 200:
                raise aiohttp.ClientError(f"HTTP {answer.status}")
            body = b""
            async for piece in answer.content.iter_chunked(65_536):
                body += piece
                if len(body) > MOST_HANDED_IN:
                    break
            return body


def _is_picture(info: Mapping[str, Any]) -> bool:
    return str(info.get("mimetype") or "").startswith("image/")


def _is_in(info: Mapping[str, Any], place: str) -> bool:
    return any(place in (info.get(kind) or ()) for kind in _PLACES)


def _is_slacks(url: str, base_url: str) -> bool:
    """Return whether the token may go to an address: Slack's own, or where its API is set to be."""
    address, base = urlsplit(url), urlsplit(base_url)
    if (address.scheme, address.netloc) == (base.scheme, base.netloc):
        return True
    return address.scheme == "https" and f".{address.hostname}".endswith(_SLACK)


def _unreadable(what: str) -> UnreachableError:
    return UnreachableError(
        f"{what}.", fix="Try it once more, or give the address of the file on the web."
    )
