"""The prompt a person types at: history, completion, and ends on Ctrl-D or Ctrl-C."""

from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout

from bot.model.request import Dispatcher, Request
from bot.platforms.console.page import tidy_line
from commands.cursor import find_fragment, written

PROMPT = "> "


class RequestCompleter(Completer):
    """Completes commands and their parameters by asking the dispatcher."""

    def __init__(self, dispatcher: Dispatcher, ask: Callable[[str], Request]) -> None:
        self._dispatcher = dispatcher
        self._ask = ask

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> list[Completion]:
        """Return nothing: completions are looked up asynchronously."""
        return []

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Yield what the piece of the line before the cursor may become."""
        line = document.text_before_cursor
        fragment = find_fragment(line, self._dispatcher.commands)
        for found in await self._dispatcher.complete(self._ask(line)):
            value = tidy_line(found.value)
            yield Completion(
                written(fragment, value),
                start_position=fragment.start - len(line),
                display=value,
                display_meta=tidy_line(found.label),
            )


class KeptHistory(FileHistory):
    """A history file that may fail later without ending the prompt."""

    def store_string(self, string: str) -> None:
        """Append a line to the file."""
        # A full disk costs the line its place in the file; this session remembers it anyway,
        # and the database says that the disk is full where it matters.
        with suppress(OSError):
            super().store_string(string)


def open_session(completer: Completer, history: Path | None) -> PromptSession[str]:
    """Return a prompt. Raises OSError when the history cannot be kept in that file."""
    return PromptSession(
        PROMPT,
        completer=completer,
        complete_while_typing=True,
        history=open_history(history),
        reserve_space_for_menu=6,
    )


def open_history(path: Path | None) -> History:
    """Return the history kept in a file that only its owner may read, or in memory without one.

    Raises OSError when the file cannot be read or written.
    """
    if path is None:
        return InMemoryHistory()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.open("ab+").close()
    return KeptHistory(path)


async def ask_lines(session: PromptSession[str]) -> AsyncGenerator[str, None]:
    """Yield what is typed, line by line, until Ctrl-D or Ctrl-C."""
    # Whatever else prints meanwhile (a log line) goes above the prompt.
    with patch_stdout(raw=True):
        while True:
            try:
                # SIGINT stays with whoever runs the loop; at the prompt Ctrl-C is only a key.
                line = await session.prompt_async(handle_sigint=False)
            except (EOFError, KeyboardInterrupt):
                return
            yield line
