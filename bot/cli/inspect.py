"""`inspect`: show what the pipeline makes of documents."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.parser import add_command
from bot.cli.settings import read_settings, start_logs
from bot.model.article import Analysis, Loaded
from bot.model.errors import VerbatimError, WorkerError

if TYPE_CHECKING:
    from bot.cli.document import Shown
    from bot.cli.parser import Subparsers
    from bot.model.progress import Runner
    from bot.sources.client import Client
    from config.settings import Settings

_MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown"}
"""What a file's name says for sure; what else it is, its content says."""


def register(subcommands: "Subparsers") -> None:
    """Describe `inspect`."""
    parser = add_command(
        subcommands,
        "inspect",
        "Show what the bot makes of files or web pages: text, sentences, summaries, actors.",
        examples=(
            "python -m bot inspect seeds/articles/*.txt",
            "python -m bot inspect https://example.org/news/1.html --json",
            "python -m bot inspect saved.html --url https://example.org/news/1.html",
        ),
        run=inspect,
    )
    parser.add_argument("documents", nargs="+", metavar="PATH_OR_URL", help="article or feed")
    parser.add_argument("--url", default="", help="the web address that a file stands for")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def inspect(arguments: argparse.Namespace) -> int:
    """Show every document; 0 when each of them could be read."""
    return asyncio.run(_inspect_all(arguments))


async def _inspect_all(arguments: argparse.Namespace) -> int:
    from bot.cli.document import show_json, show_plain

    settings = read_settings(arguments)
    start_logs(settings, level="error")
    show = show_json if arguments.json else show_plain
    recognizer, failed = settings.actors.recognizer, False
    async with _open_tools(settings) as (client, workers):
        for place in arguments.documents:
            found = await inspect_one(place, arguments.url, client, workers, recognizer)
            failed = failed or isinstance(found, VerbatimError)
            sys.stdout.write(show(place, found) + "\n")
    return 1 if failed else 0


@asynccontextmanager
async def _open_tools(settings: "Settings") -> AsyncIterator[tuple["Client", "Runner"]]:
    from bot.pipeline.workers import Workers
    from bot.sources.client import Client

    client = Client(
        user_agent=settings.user_agent,
        allow_private=settings.fetch.allow_private,
        clock=_now,
    )
    workers = Workers(
        count=1, seconds=settings.workers.seconds, megabytes=settings.workers.megabytes
    )
    try:
        yield client, workers
    finally:
        await workers.close()
        await client.aclose()


async def inspect_one(
    place: str, url: str, client: "Client", run: "Runner", recognizer: str
) -> "Shown":
    """Return what the document at a path or an address is, or why it cannot be read.

    `url` is the address that a file stands for, or "". Where all models together are stopped for
    their time or memory, the default one alone is asked, and the document has a warning.
    """
    from bot.pipeline.models import DEFAULT_MODEL
    from bot.plugins import names
    from summarizers.base import Summarizer

    try:
        loaded = await _load(place, url, client)
        try:
            return await _analyse(loaded, run, names("summarizers", Summarizer), recognizer)
        except WorkerError:
            # Some models are slow on long texts. What the others say is still worth seeing.
            found = await _analyse(loaded, run, [DEFAULT_MODEL], recognizer)
            return _warn(found, "Only the default model was quick enough for this text.")
    except VerbatimError as error:
        return error


async def _analyse(
    loaded: Loaded, run: "Runner", models: Sequence[str], recognizer: str
) -> "Shown":
    from bot.pipeline.analyse import analyse_loaded

    return await run(
        analyse_loaded,
        loaded,
        now=_now(),
        models=models,
        recognizer=recognizer,
    )


def _warn(found: "Shown", warning: str) -> "Shown":
    if not isinstance(found, Analysis):
        return found
    document = replace(found.document, warnings=(*found.document.warnings, warning))
    return replace(found, document=document)


async def _load(place: str, url: str, client: "Client") -> Loaded:
    """Return a document's bytes and what is known of them."""
    if place.lower().startswith(("http://", "https://")):
        response = await client.get(place)
        return Loaded(response.body, response.url, response.media_type, response.charset)
    from bot.sources.local import read_file

    path = Path(place)
    return Loaded(read_file(path), url, _MEDIA_TYPES.get(path.suffix.lower(), ""), "")


def _now() -> datetime:
    return datetime.now(UTC)
