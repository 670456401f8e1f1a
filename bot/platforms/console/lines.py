"""Lines from a pipe, a file or a terminal that nobody watches, read without holding the loop."""

import asyncio
import codecs
import io
import os
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TextIO

_CHUNK = 65_536


async def read_lines(source: TextIO) -> AsyncGenerator[str, None]:
    """Yield the lines of `source` to its end, without their line breaks.

    A pipe is watched by the event loop: no thread is left waiting in it when we are cancelled.
    A file, or text in memory, never keeps a reader waiting and is read as it is.
    """
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    rest = ""
    async with aclosing(_watched(source)) as chunks:
        async for chunk in chunks:
            text = chunk if isinstance(chunk, str) else decoder.decode(chunk)
            *lines, rest = (rest + text).split("\n")
            for line in lines:
                yield line
    if rest:
        yield rest


async def _watched(source: TextIO) -> AsyncGenerator[str | bytes, None]:
    try:
        number = source.fileno()
        await _until_readable(number)
    except (io.UnsupportedOperation, PermissionError):  # in memory; a regular file or /dev/null
        for line in source:
            yield line
        return
    while chunk := os.read(number, _CHUNK):
        yield chunk
        await _until_readable(number)


async def _until_readable(number: int) -> None:
    """Wait until reading from a file descriptor does not block."""
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(number, ready.set)
    try:
        await ready.wait()
    finally:
        # Before the read: a watch left on would report the bytes we are about to take, again.
        loop.remove_reader(number)
