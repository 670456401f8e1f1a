"""Progress for people: a bar where somebody watches, plain lines where not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from bot.model.progress import Progress

_STEPS = 10
"""A plain line for every tenth of the work."""


@contextmanager
def show_progress(stream: TextIO, *, watched: bool | None = None) -> Iterator[Progress]:
    """Show on `stream` (standard error) what the yielded callback is told, until the end.

    `watched`: whether a person looks; by default, whether the stream is a terminal.
    """
    if stream.isatty() if watched is None else watched:
        with _bars(stream) as progress:
            yield progress
    else:
        yield plain_lines(stream)


def plain_lines(stream: TextIO) -> Progress:
    """Return a callback that writes lines like "Reading articles: 12 of 27", a few of them."""
    written: dict[str, int] = {}

    def tell(what: str, done: int, total: int) -> None:
        step = done * _STEPS // total if total > 0 else done.bit_length()
        if written.get(what, -1) >= step:
            return
        written[what] = step
        count = f"{done} of {total}" if total > 0 else str(done)
        stream.write(f"{what}: {count}\n")
        stream.flush()

    return tell


@contextmanager
def _bars(stream: TextIO) -> Iterator[Progress]:
    # Imported here: a bot that nobody watches starts, and stays, without it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    console = Console(file=stream, force_terminal=True, highlight=False)
    tasks: dict[str, TaskID] = {}
    with Bars(*columns, console=console, transient=True) as bars:

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=None)
            bars.update(tasks[what], completed=done, total=total if total > 0 else None)

        yield tell
