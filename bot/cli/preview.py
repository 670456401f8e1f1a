"""`preview`: a page that shows the bot's messages as Discord and Slack would show them."""

import argparse
import asyncio
import contextlib
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.opening import add_workspace, with_services
from bot.cli.parser import add_command
from bot.cli.settings import read_settings
from bot.model.actor import ActorType
from bot.model.errors import FileError, NotFoundError
from bot.model.request import Request

if TYPE_CHECKING:
    from bot.cli.parser import Subparsers
    from bot.model.digest import Digest
    from bot.model.message import Message
    from bot.model.story import Story
    from bot.model.workspace import Channel
    from bot.pipeline.services import Services
    from bot.platforms.preview.page import Scene
    from bot.storage.contract import Transaction

_NAME = "preview.html"
_NOBODY = "preview"
"""Who asks: nobody who has alerts or rights."""
_STORIES = 40
"""The latest stories that names are looked for in."""


def register(subcommands: "Subparsers") -> None:
    """Describe `preview`."""
    parser = add_command(
        subcommands,
        "preview",
        "Write a page that shows a digest and answers as they look on Discord and on Slack.",
        examples=("python -m bot preview", "python -m bot preview /tmp/look.html"),
        run=_run,
    )
    add_workspace(parser)
    parser.add_argument(
        "--channel", metavar="NAME_OR_ID", default="", help="whose digest, if several"
    )
    parser.add_argument(
        "page",
        nargs="?",
        type=Path,
        metavar="PATH",
        help=f"where to write the page (default: {_NAME} in the data folder)",
    )


def _run(arguments: argparse.Namespace) -> int:
    path = arguments.page or read_settings(arguments).data_dir / _NAME
    return with_services(partial(_write, path=path))(arguments)


async def _write(services: "Services", arguments: argparse.Namespace, path: Path) -> int:
    from bot.cli.digest import find_channel
    from bot.cli.output import say
    from bot.pipeline.slots import find_zone
    from bot.platforms.preview.html import Moment
    from bot.platforms.preview.page import show_page

    channel = await find_channel(services, arguments)
    digest = await _digest(services, channel)
    moment = Moment(services.clock(), find_zone(digest.zone))
    page = show_page(await _scenes(services, channel, digest), moment)
    try:
        await asyncio.to_thread(path.write_text, page, encoding="utf-8")
    except OSError as error:
        raise FileError(
            f"{path} cannot be written: {error.strerror}.", fix="Name another file."
        ) from error
    say(f"{path} shows how it looks; open it in a browser.")
    return 0


async def _digest(services: "Services", channel: "Channel") -> "Digest":
    """Return the channel's last digest; before its first one, the digest as it would be now."""
    from bot.pipeline.compose import compose

    last = await services.storage.read(lambda t: t.digests.last(channel.workspace_id, channel.id))
    if last is not None and last.stories:
        return last
    return await compose(services, channel, services.clock())


async def _scenes(services: "Services", channel: "Channel", digest: "Digest") -> "list[Scene]":
    """Return what is worth a look; what the archive has nothing of is left out."""
    from bot.pipeline.show import digest_message
    from commands.dispatch import Desk, load_commands

    storage = services.storage
    workspaces = await storage.read(lambda t: t.workspaces.all())
    home = next(w for w in workspaces if w.id == channel.workspace_id)
    desk = Desk(services, load_commands())
    scenes = [await _scene(services, "The digest", digest_message(digest), asked=False)]
    for line in await storage.read(lambda t: _lines(t, channel.workspace_id)):
        request = Request(home.platform, home.remote_id, channel.remote_id, _NOBODY, line=line)
        scenes.append(await _scene(services, f"/{line}", await desk.answer(request), asked=True))
    now = services.clock()
    alert = await storage.read(lambda t: _alert(t, channel, digest, now))
    if alert is not None:
        scenes.append(await _scene(services, "An alert", alert, asked=False))
    return scenes


async def _scene(services: "Services", title: str, message: "Message", *, asked: bool) -> "Scene":
    from bot.platforms.files import make_files
    from bot.platforms.pictures.ink import DARK, LIGHT
    from bot.platforms.preview.page import Scene

    dark = await make_files(message, services.run, DARK)
    light = await make_files(message, services.run, LIGHT)
    return Scene(title, message, asked, dark, light)


def _lines(t: "Transaction", workspace_id: int) -> list[str]:
    """Return what is asked: who is named most, a name that several have, trends."""
    from commands.wording import argument

    stories = t.stories.latest(workspace_id, limit=_STORIES)
    named: Counter[str] = Counter()
    for story in stories:
        people = [actor.name for actor in story.actors if actor.type == ActorType.PERSON]
        named.update(dict.fromkeys(people, len(story.articles)))
    asked = [name for name, _ in named.most_common(1)] + _shared_names(t, workspace_id, stories)[:1]
    return [*(f"who {argument(name)}" for name in asked), "trending"]


def _shared_names(t: "Transaction", workspace_id: int, stories: Sequence["Story"]) -> list[str]:
    """Return words of names in stories that mean several actors."""
    from commands.actor_search import find_actors

    actors = [actor for story in stories for actor in story.actors]
    words = dict.fromkeys(word for actor in actors for word in actor.name.split())
    found: list[str] = []
    for word in words:
        with contextlib.suppress(NotFoundError):
            if len(find_actors(t, workspace_id, word)) > 1:
                found.append(word)
    return found


def _alert(
    t: "Transaction", channel: "Channel", digest: "Digest", now: datetime
) -> "Message | None":
    """Return an alert as one on the digest's first story would be."""
    from bot.model.delivery import Subscription
    from bot.pipeline.show import alert_message

    for shown in digest.stories:
        story = t.stories.get(channel.workspace_id, shown.story_id)
        if story is not None and story.articles and shown.actors:
            query = f'actor:"{shown.actors[0][0]}"'
            subscription = Subscription(1, channel.workspace_id, channel.id, _NOBODY, query, now)
            return alert_message(subscription, story, story.articles[-1], now)
    return None
