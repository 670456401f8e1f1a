"""Files on Discord → bytes: what a person handed in, and pictures of the bot's own messages.

Read by the library from where Discord itself says that the file is: no address here was typed by
anybody.
"""

import asyncio
import logging

import discord

from bot.model.errors import UnreachableError
from bot.model.request import MOST_HANDED_IN, HandedFile
from bot.platforms.discord.failures import TROUBLE
from bot.platforms.files import PNG, File, too_large

log = logging.getLogger(__name__)

_LONGEST = 20.0
"""Seconds that reading one file may take."""
_MOST_PICTURE = 1024 * 1024


async def read_upload(given: discord.Attachment) -> HandedFile:
    """Return a file that a person handed in. Raises ReadError."""
    if given.size > MOST_HANDED_IN:
        raise too_large(given.filename)
    try:
        body = await _read(given)
    except TROUBLE as error:
        raise UnreachableError(
            f"Discord did not hand over the file {given.filename}.",
            fix="Try it once more, or give the address of the file on the web.",
        ) from error
    if len(body) > MOST_HANDED_IN:
        raise too_large(given.filename)
    return HandedFile(given.filename, body)


async def read_pictures(message: discord.Message | None) -> dict[str, File]:
    """Return the pictures of a message by their names; those that cannot be read are left out."""
    pictures: dict[str, File] = {}
    for attachment in message.attachments if message else ():
        if attachment.size > _MOST_PICTURE:
            continue
        try:
            body = await _read(attachment)
        except TROUBLE as error:
            log.warning("A picture could not be read again: %s", error)
            continue
        name, alt = attachment.filename, attachment.description or ""
        pictures[name] = File(name, attachment.content_type or PNG, body, alt)
    return pictures


async def _read(attachment: discord.Attachment) -> bytes:
    async with asyncio.timeout(_LONGEST):
        return await attachment.read()
