"""`digest`: see what channels get and when, and post a digest now."""

import argparse
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from bot.cli.opening import add_workspace, find_workspaces, with_services
from bot.cli.output import say, say_table
from bot.cli.parser import add_command
from bot.model.digest import Digest
from bot.model.errors import NotFoundError, UsageError
from bot.model.workspace import Channel, Workspace

if TYPE_CHECKING:
    from bot.cli.opening import Work
    from bot.cli.parser import Subparsers
    from bot.pipeline.services import Services


def register(subcommands: "Subparsers") -> None:
    """Describe `digest` and what is below it."""
    parser = add_command(
        subcommands,
        "digest",
        "List the digests of all channels, preview one, or post one now.",
        examples=("python -m bot digest list", "python -m bot digest preview"),
    )
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _register(group, "list", "List the channels with the hour of their digest.", _list)
    preview = _register(group, "preview", "Show a digest as it would be now.", _preview)
    now = _register(group, "now", "Post a digest now; the running bot delivers it.", _post)
    for command in (preview, now):
        command.add_argument(
            "--channel", metavar="NAME_OR_ID", default="", help="which channel, if several"
        )


def _register(group: "Subparsers", name: str, what: str, work: "Work") -> argparse.ArgumentParser:
    example = f"python -m bot digest {name}"
    parser = add_command(group, name, what, examples=(example,), run=with_services(work))
    add_workspace(parser)
    return parser


async def _list(services: "Services", arguments: argparse.Namespace) -> int:
    rows: list[list[str]] = []
    for workspace in await find_workspaces(services, arguments.workspace):
        channels = await _channels_of(services, workspace)
        for channel in channels:
            last = await _last_digest(services, channel)
            rows.append(
                [str(channel.id), workspace.name, channel.label, *_plan_of(channel), _told(last)]
            )
    say_table(["ID", "WORKSPACE", "CHANNEL", "HOUR", "NEXT", "LAST"], rows)
    return 0


async def _channels_of(services: "Services", workspace: Workspace) -> list[Channel]:
    return await services.storage.read(lambda t: t.channels.list(workspace.id))


async def _last_digest(services: "Services", channel: Channel) -> Digest | None:
    return await services.storage.read(lambda t: t.digests.last(channel.workspace_id, channel.id))


def _told(last: Digest | None) -> str:
    from bot.pipeline.show import plural

    if last is None:
        return "-"
    stories = plural(len(last.stories), "story", "stories")
    return f"{last.due_at:%Y-%m-%d %H:%M} UTC, {stories}"


def _plan_of(channel: Channel) -> tuple[str, str]:
    if channel.plan is None:
        return "no digest", "-"
    hour = f"{channel.plan.at:%H:%M} {channel.plan.zone}"
    if channel.plan.paused:
        return f"{hour}, paused", "-"
    return hour, f"{channel.next_due:%Y-%m-%d %H:%M} UTC" if channel.next_due else "-"


async def _preview(services: "Services", arguments: argparse.Namespace) -> int:
    from bot.pipeline.compose import compose
    from bot.pipeline.show import digest_message
    from bot.pipeline.slots import find_zone
    from bot.platforms.console import Console

    channel = await find_channel(services, arguments)
    digest = await compose(services, channel, services.clock())
    page = Console(
        out=sys.stdout,
        source=sys.stdin,
        history=None,
        clock=services.clock,
        zone=find_zone(digest.zone),
    )
    sys.stdout.write("\n".join([*page.render(digest_message(digest)), ""]))
    return 0


async def _post(services: "Services", arguments: argparse.Namespace) -> int:
    from bot.pipeline.post import post_slot

    channel = await find_channel(services, arguments)
    due_at: datetime = services.clock().replace(second=0, microsecond=0)
    if not await post_slot(services, channel, due_at):
        say(f"{channel.label} had a digest this very minute; it gets no second one.")
        return 1
    say(f"The digest of {channel.label} is queued; the running bot delivers it.")
    return 0


async def find_channel(services: "Services", arguments: argparse.Namespace) -> Channel:
    """Return the channel an operator means: the named one, or the only one with a digest.

    Raises NotFoundError where there is none, and UsageError where it could be several.
    """
    channels: list[Channel] = []
    for workspace in await find_workspaces(services, arguments.workspace):
        channels += await _channels_of(services, workspace)
    wanted = arguments.channel
    named = [c for c in channels if wanted in {str(c.id), c.name, c.remote_id}]
    found = named if wanted else [c for c in channels if c.plan] or channels
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{c.id} ({c.name})" for c in channels) or "none yet"
    if not found:
        raise NotFoundError(f'There is no channel "{wanted}".', fix=f"Channels: {listed}.")
    raise UsageError("Several channels get digests.", fix=f"Add --channel with one of: {listed}.")
