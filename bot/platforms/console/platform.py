"""The console as a platform: prints messages, reads command lines, answers each in order."""

import os
import shutil
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TextIO

from bot.model.delivery import Receipt
from bot.model.errors import DeliveryError
from bot.model.message import Button, Choices, Message
from bot.model.progress import Clock
from bot.model.request import Dispatcher, Request
from bot.model.workspace import Channel
from bot.platforms.base import Limits, Platform
from bot.platforms.console.lines import read_lines
from bot.platforms.console.page import DIM, Page
from bot.platforms.console.render import render_message
from bot.platforms.text import tidy

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession

WIDEST = 88
"""Columns beyond which lines are tiring to read."""
HINT = "Type /help for what you can ask. Tab completes; Ctrl-D or /quit ends."
_ENDS = ("quit", "exit")
_SENT_REMEMBERED = 1_000


class Console(Platform):
    """A terminal, or a pipe: one workspace with one channel, whose reader runs the bot."""

    name = "console"
    limits = Limits(characters=1_000_000)
    workspace: ClassVar[str] = "console"
    """The platform's id of its only workspace."""
    channel: ClassVar[str] = "console"
    """The platform's id of its only channel."""
    person: ClassVar[str] = "console"

    def __init__(
        self,
        *,
        out: TextIO,
        source: TextIO,
        history: Path | None,
        clock: Clock,
        zone: tzinfo,
        columns: int | None = None,
        interactive: bool | None = None,
        colour: bool | None = None,
    ) -> None:
        """Print to `out`, read from `source`, keep typed lines in the file `history`.

        `columns`: width of a line, by default the terminal's, at most 88. `interactive`: ask at
        a prompt, by default where both ends are a terminal. `colour`: escape sequences for
        styles and links, by default where `out` is a terminal that wants them.
        """
        self._out = out
        self._source = source
        self._history = history
        self._clock = clock
        self._zone = zone
        self._columns = columns
        ends_are_terminals = out.isatty() and source.isatty()
        self._interactive = ends_are_terminals if interactive is None else interactive
        self._colour = _wants_colour(out) if colour is None else colour
        self._session: PromptSession[str] | None = None
        self._sent: deque[str] = deque(maxlen=_SENT_REMEMBERED)
        self._choices: tuple[Button, ...] = ()

    def render(self, message: Message) -> list[str]:
        """Return the message as one text, or nothing for a message without content."""
        text = render_message(message, self._page())
        return [text] if text else []

    async def send(
        self, channel: Channel, message: Message, key: str, *, again: bool = False
    ) -> Receipt:
        """Print the message above the prompt, once for each key.

        Raises DeliveryError when the output is closed.
        """
        if key not in self._sent:
            try:
                await self._print(*self.render(message), "")
            except (OSError, ValueError) as error:  # ValueError: a closed file object
                raise DeliveryError(
                    f"The message could not be printed: {error}.",
                    fix="Start the bot in an open terminal; the message is kept and tried again.",
                    subject=channel.name,
                ) from error
            self._sent.append(key)
        return Receipt(remote_id=key)

    async def serve(self, dispatcher: Dispatcher) -> None:
        """Answer lines until the end of the input, /quit, Ctrl-D, Ctrl-C, or a closed output."""
        try:
            async with aclosing(await self._open_lines(dispatcher)) as lines:
                async for line in lines:
                    typed = tidy(line).strip()
                    if typed.lstrip("/").casefold() in _ENDS:
                        return
                    if typed and not typed.startswith("#"):
                        await self._answer(dispatcher, typed)
        except BrokenPipeError:  # whoever read our answers has enough of them
            return

    async def _answer(self, dispatcher: Dispatcher, typed: str) -> None:
        if not self._interactive:
            await self._print(f"> {typed}", "")
        message = await dispatcher.answer(self._request(self._chosen(typed)))
        self._choices = next(
            (part.buttons for part in reversed(message.parts) if isinstance(part, Choices)), ()
        )
        await self._print(*self.render(message), "")

    def _chosen(self, typed: str) -> str:
        """Return the request that a typed number stands for, after choices were shown."""
        if typed.isascii() and typed.isdecimal() and len(typed) < 4:
            number = int(typed)
            if 1 <= number <= len(self._choices):
                return self._choices[number - 1].request
        return typed

    def _request(self, line: str) -> Request:
        return Request(
            platform=self.name,
            workspace=self.workspace,
            channel=self.channel,
            person=self.person,
            manager=True,
            operator=True,
            line=line,
        )

    async def _open_lines(self, dispatcher: Dispatcher) -> AsyncGenerator[str, None]:
        if not self._interactive:
            return read_lines(self._source)
        # Imported here: only a terminal needs prompt_toolkit (a tenth of a second, 18 MB).
        from bot.platforms.console.prompt import RequestCompleter, ask_lines, open_session

        completer = RequestCompleter(dispatcher, self._request)
        try:
            self._session = open_session(completer, self._history)
        except OSError as error:
            await self._print(f"What you type is not remembered: {error}.")
            self._session = open_session(completer, None)
        await self._print(self._page().paint(HINT, DIM), "")
        return ask_lines(self._session)

    async def _print(self, *texts: str) -> None:
        """Print texts on lines of their own, above the prompt where one is open."""
        text = "".join(f"{text}\n" for text in texts)
        if self._session is None or not self._session.app.is_running:
            self._write(text)
            return
        from prompt_toolkit.application import run_in_terminal

        await run_in_terminal(lambda: self._write(text))

    def _write(self, text: str) -> None:
        # A terminal that is not UTF-8 gets what it can show, never an error.
        encoding = self._out.encoding or "utf-8"
        self._out.write(text.encode(encoding, "replace").decode(encoding))
        self._out.flush()

    def _page(self) -> Page:
        columns = self._columns or min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)
        return Page(columns, self._colour, self._clock(), self._zone)


def _wants_colour(out: TextIO) -> bool:
    """Return whether `out` is a terminal that shows styles (see https://no-color.org)."""
    return out.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
