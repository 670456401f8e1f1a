import asyncio
import io
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import pytest

from bot.model.errors import DeliveryError
from bot.model.message import Button, Choices, Message, Paragraph, Plain
from bot.model.workspace import Channel
from bot.platforms.console import Console
from tests.fakes.dispatcher import FakeDispatcher

CHANNEL = Channel(1, 1, "console", "console", "console")
WHICH = Message(
    (
        Choices(
            "Which Kim?", (Button("Kim Jong-un", 'who "Kim Jong-un"'), Button("Kim Min", "who Min"))
        ),
    )
)


class Deaf(io.StringIO):
    """A pipe whose reader has gone."""

    def flush(self) -> None:
        raise BrokenPipeError


def make_console(source: TextIO, out: TextIO | None = None) -> Console:
    return Console(
        out=io.StringIO() if out is None else out,
        source=source,
        history=None,
        clock=lambda: datetime(2026, 1, 13, 7, 0, tzinfo=UTC),
        zone=UTC,
        columns=60,
    )


def say(text: str) -> Message:
    return Message((Paragraph((Plain(text),)),))


@pytest.fixture
def pipe() -> Iterator[tuple[TextIO, TextIO]]:
    """The two ends of a pipe: to read from and to write to."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as source, os.fdopen(writing, "w") as sink:
        yield source, sink


async def test_each_line_is_echoed_and_answered_in_order() -> None:
    out, dispatcher = io.StringIO(), FakeDispatcher()

    await make_console(io.StringIO("/who Takaichi\n\n# a comment\n  trending"), out).serve(
        dispatcher
    )

    assert out.getvalue() == "> /who Takaichi\n\n/who Takaichi\n\n> trending\n\ntrending\n\n"
    assert [request.line for request in dispatcher.asked] == ["/who Takaichi", "trending"]


async def test_the_reader_of_the_console_runs_the_bot() -> None:
    dispatcher = FakeDispatcher()

    await make_console(io.StringIO("trending\n")).serve(dispatcher)

    (request,) = dispatcher.asked
    assert (request.platform, request.workspace, request.channel) == ("console",) * 3
    assert request.manager
    assert request.operator


@pytest.mark.parametrize("line", ["/quit", "quit", "/exit"])
async def test_quit_ends_before_the_end_of_the_input(line: str) -> None:
    dispatcher = FakeDispatcher()

    await make_console(io.StringIO(f"trending\n{line}\ntrending\n")).serve(dispatcher)

    assert len(dispatcher.asked) == 1


async def test_a_number_picks_from_the_choices_just_shown() -> None:
    dispatcher = FakeDispatcher({"who Kim": WHICH})

    await make_console(io.StringIO("who Kim\n2\n2\nwho Kim\n3\n")).serve(dispatcher)

    lines = [request.line for request in dispatcher.asked]
    assert lines == ["who Kim", "who Min", "2", "who Kim", "3"]


async def test_lines_of_a_pipe_are_answered_as_they_come(pipe: tuple[TextIO, TextIO]) -> None:
    source, sink = pipe
    dispatcher = FakeDispatcher()
    serving = asyncio.create_task(make_console(source).serve(dispatcher))
    sink.write("who 高市")
    sink.flush()
    await asyncio.wait([serving], timeout=0.01)
    assert dispatcher.asked == []

    sink.write("早苗\ntrending")
    sink.close()
    await serving

    assert [request.line for request in dispatcher.asked] == ["who 高市早苗", "trending"]


async def test_a_silent_pipe_lets_go_when_cancelled(pipe: tuple[TextIO, TextIO]) -> None:
    serving = asyncio.create_task(make_console(pipe[0]).serve(FakeDispatcher()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    serving.cancel()

    with pytest.raises(asyncio.CancelledError):
        await serving


@pytest.mark.parametrize(
    "content", [b"trending\r\nwho \xff\x00\x1b[2J\n", b"\xef\xbb\xbftrending\n"]
)
async def test_a_file_of_any_bytes_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lines.txt"
    path.write_bytes(content)
    out, dispatcher = io.StringIO(), FakeDispatcher()

    with path.open(encoding="utf-8", errors="replace") as source:
        await make_console(source, out).serve(dispatcher)

    assert dispatcher.asked[0].line == "trending"
    assert "\x1b" not in out.getvalue()
    assert "\x00" not in out.getvalue()


async def test_no_input_at_all_ends_at_once() -> None:
    with os.fdopen(os.open(os.devnull, os.O_RDONLY)) as source:
        await make_console(source).serve(FakeDispatcher())


async def test_serving_ends_quietly_when_nobody_reads_the_answers() -> None:
    dispatcher = FakeDispatcher()

    await make_console(io.StringIO("trending\ntrending\n"), Deaf()).serve(dispatcher)

    assert dispatcher.asked == []


async def test_a_message_is_printed_once_for_its_key() -> None:
    out = io.StringIO()
    console = make_console(io.StringIO(), out)

    receipts = [await console.send(CHANNEL, say("Morning"), key) for key in ("a", "a", "b")]

    assert out.getvalue() == "Morning\n\nMorning\n\n"
    assert [receipt.remote_id for receipt in receipts] == ["a", "a", "b"]


async def test_a_closed_output_is_a_delivery_error_and_the_message_may_come_again() -> None:
    console = make_console(io.StringIO(), Deaf())

    for _ in range(2):
        with pytest.raises(DeliveryError) as caught:
            await console.send(CHANNEL, say("Morning"), "a")
    assert not caught.value.dead
    assert "tried again" in caught.value.fix


async def test_an_output_that_was_closed_is_a_delivery_error_too() -> None:
    out = io.StringIO()
    console = make_console(io.StringIO(), out)
    out.close()

    with pytest.raises(DeliveryError, match="closed file"):
        await console.send(CHANNEL, say("Morning"), "a")


async def test_a_terminal_that_is_not_utf_8_gets_what_it_can_show() -> None:
    raw = io.BytesIO()
    console = make_console(io.StringIO(), io.TextIOWrapper(raw, encoding="ascii"))

    await console.send(CHANNEL, say("Müller · 高市"), "a")

    assert raw.getvalue().decode("ascii").startswith("M?ller ? ??\n")


def test_rendering_gives_one_text_or_nothing() -> None:
    console = make_console(io.StringIO())

    assert console.render(say("Morning")) == ["Morning"]
    assert console.render(Message(())) == []
