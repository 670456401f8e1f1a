"""`feeds`: see and change which feeds the bot follows."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.feed_check import check_feeds
from bot.cli.opening import add_workspace, find_workspace, find_workspaces, with_services
from bot.cli.output import say, say_table
from bot.cli.parser import add_command
from bot.model.errors import NotFoundError, UsageError
from bot.model.feed import Feed
from bot.model.text import clean_text
from bot.model.workspace import Workspace

if TYPE_CHECKING:
    from bot.cli.parser import Subparsers
    from bot.pipeline.services import Services
    from bot.sources.opml import OpmlFeed
    from bot.storage.contract import Transaction

_ADDED_AT_ONCE = 100
"""Feeds of a list that are added in one transaction: the running bot waits no longer than that."""
_APART = timedelta(seconds=2)
"""Between the first readings of a list's feeds: a thousand at once would be a burst."""


def register(subcommands: "Subparsers") -> None:
    """Describe `feeds` and what is below it."""
    parser = add_command(
        subcommands,
        "feeds",
        "List, add, remove, check, import and export feeds.",
        examples=("python -m bot feeds list", "python -m bot feeds import seeds/feeds.opml"),
    )
    group = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_add_add, _add_remove, _add_list, _add_check, _add_import, _add_export):
        add_workspace(add(group))


def _add_add(group: "Subparsers") -> argparse.ArgumentParser:
    add = add_command(
        group,
        "add",
        "Follow a feed, or a folder of articles.",
        examples=(
            "python -m bot feeds add https://example.org/feed.xml --section World",
            "python -m bot feeds add ~/clippings",
        ),
        run=with_services(_add),
    )
    add.add_argument("address", metavar="FEED", help="address of a feed, or path of a folder")
    add.add_argument("--section", default="", help="the section its articles belong to")
    return add


def _add_remove(group: "Subparsers") -> argparse.ArgumentParser:
    remove = add_command(
        group,
        "remove",
        "Stop following a feed; its articles stay.",
        examples=("python -m bot feeds remove 7",),
        run=with_services(_remove),
    )
    remove.add_argument("feed", type=int, metavar="ID", help="its number in `feeds list`")
    return remove


def _add_list(group: "Subparsers") -> argparse.ArgumentParser:
    return add_command(
        group,
        "list",
        "List the feeds with their state.",
        examples=("python -m bot feeds list",),
        run=with_services(_list),
    )


def _add_check(group: "Subparsers") -> argparse.ArgumentParser:
    return add_command(
        group,
        "check",
        "Read every feed now and say how each one is; nothing is stored. "
        "Exit status 1 if any cannot be read.",
        examples=("python -m bot feeds check",),
        run=with_services(check_feeds),
    )


def _add_import(group: "Subparsers") -> argparse.ArgumentParser:
    opml = add_command(
        group,
        "import",
        "Follow the feeds of an OPML file.",
        examples=("python -m bot feeds import seeds/feeds.opml --dry-run",),
        run=with_services(_import),
    )
    opml.add_argument("file", metavar="FILE", type=Path, help="OPML file")
    opml.add_argument("--dry-run", action="store_true", help="only show what it would add")
    return opml


def _add_export(group: "Subparsers") -> argparse.ArgumentParser:
    return add_command(
        group,
        "export",
        "Write the feeds as OPML, with addresses in full: some hold a key of yours.",
        examples=("python -m bot feeds export > feeds.opml",),
        run=with_services(_export),
    )


async def _list(services: "Services", arguments: argparse.Namespace) -> int:
    from bot.pipeline.feed_names import feed_address
    from bot.pipeline.show import plural

    for workspace in await find_workspaces(services, arguments.workspace):
        feeds = await _feeds_of(services, workspace)
        say(f"{workspace.platform} · {workspace.name}: {plural(len(feeds), 'feed')}")
        rows = [
            [str(f.id), f.title or "(no title yet)", f.section, feed_address(f), _state(f)]
            for f in feeds
        ]
        if rows:
            say_table(["ID", "TITLE", "SECTION", "ADDRESS", "STATE"], rows)
    return 0


async def _feeds_of(services: "Services", workspace: Workspace) -> list[Feed]:
    return await services.storage.read(lambda t: t.feeds.list(workspace.id))


def _name(feed: Feed) -> str:
    from bot.pipeline.feed_names import feed_address

    return feed.title or feed_address(feed)


def _state(feed: Feed) -> str:
    state = feed.state
    if state.failures:
        times = "once" if state.failures == 1 else f"{state.failures} times in a row"
        return f"failed {times}: {state.last_error}"
    return f"read {state.last_ok_at:%Y-%m-%d %H:%M} UTC" if state.last_ok_at else "not read yet"


async def _add(services: "Services", arguments: argparse.Namespace) -> int:
    from bot.pipeline.follow import add_feed
    from bot.sources.links import plain_address

    if not arguments.address.strip():  # an unset variable of a script: not the folder it runs in
        raise UsageError(
            "That is an empty address.", fix="Give the address of a feed, or the path of a folder."
        )
    workspace = await find_workspace(services, arguments.workspace)
    address = plain_address(arguments.address)  # browsers hand out feed:https://…
    feed, new = await add_feed(services, workspace.id, address, section=arguments.section)
    said = "is followed now" if new else "was followed before"
    say(f"{_name(feed)} {said} (feed {feed.id}).")
    return 0


async def _remove(services: "Services", arguments: argparse.Namespace) -> int:
    workspace = await find_workspace(services, arguments.workspace)
    known = {feed.id for feed in await _feeds_of(services, workspace)}
    if arguments.feed not in known or not await services.storage.write(
        lambda t: t.feeds.remove(workspace.id, arguments.feed)
    ):
        raise NotFoundError(
            f"There is no feed {arguments.feed} in {workspace.name}.",
            fix="`python -m bot feeds list` shows the numbers.",
        )
    say(f"Feed {arguments.feed} is not followed any more; its articles stay.")
    return 0


async def _import(services: "Services", arguments: argparse.Namespace) -> int:
    from bot.pipeline.show import plural
    from bot.sources.local import read_file
    from bot.sources.opml import read_opml

    workspace = await find_workspace(services, arguments.workspace)
    listed = _allowed(services, read_opml(read_file(arguments.file)))
    if not listed:
        say(f"There is no feed to follow in {arguments.file}.")
    elif arguments.dry_run:
        _show_listed(listed)
    else:
        new = await _follow_all(services, workspace.id, listed)
        of, are = plural(len(listed), "feed"), "is" if len(listed) == 1 else "are"
        say(f"{new} of {of} {are} new in {workspace.name}; the bot reads them in turn.")
    return 0


def _show_listed(listed: Sequence["OpmlFeed"]) -> None:
    from bot.pipeline.show import plural
    from bot.sources.links import display_link

    rows = [[f.section, f.title, display_link(f.address)] for f in listed]
    say_table(["SECTION", "TITLE", "ADDRESS"], rows)
    say(f"{plural(len(listed), 'feed')}; nothing was added.")


async def _follow_all(services: "Services", workspace_id: int, listed: Sequence["OpmlFeed"]) -> int:
    """Follow feeds without reading them first: a list may name a thousand, and the bot reads them.

    Returns how many are new.
    """
    from bot.platforms.console.progress import show_progress

    new = 0
    with show_progress(sys.stderr) as progress:
        for start in range(0, len(listed), _ADDED_AT_ONCE):
            some = listed[start : start + _ADDED_AT_ONCE]
            begin = services.clock() + start * _APART
            follow = partial(_follow, workspace_id=workspace_id, listed=some, begin=begin)
            new += await services.storage.write(follow)
            progress("Following feeds", start + len(some), len(listed))
    return new


def _allowed(services: "Services", listed: Sequence["OpmlFeed"]) -> list["OpmlFeed"]:
    """Return the feeds of a list that may be fetched at all; say which may not, and why."""
    from bot.sources.links import display_link
    from commands.opml import sort_feeds

    refused = dict(sort_feeds(services, listed, ()).refused)
    for feed, why in refused.items():
        say(f"Left out: {feed.title or display_link(feed.address)}. {why}")
    return [feed for feed in listed if feed not in refused]


def _follow(
    t: "Transaction", workspace_id: int, listed: Sequence["OpmlFeed"], begin: datetime
) -> int:
    from bot.pipeline.follow import web_source

    return sum(
        t.feeds.add(
            workspace_id,
            feed.address,
            web_source(feed.address, sitemap=feed.sitemap),
            title=feed.title,
            section=feed.section,
            language=feed.language,
            next_at=begin + number * _APART,
        )[1]
        for number, feed in enumerate(listed)
    )


async def _export(services: "Services", arguments: argparse.Namespace) -> int:
    from bot.sources.opml import OpmlFeed, write_opml

    workspace = await find_workspace(services, arguments.workspace)
    feeds = await _feeds_of(services, workspace)
    listed = [
        OpmlFeed(f.address, f.title, f.section, f.language, f.source == "sitemap")
        for f in feeds
        if f.source != "folder"
    ]
    sys.stdout.flush()
    sys.stdout.buffer.write(write_opml(listed))  # in UTF-8 as it says, whatever a terminal's is
    folders = [f.address for f in feeds if f.source == "folder"]
    if folders:  # beside the list, not in it
        left = f"Left out, for a list holds what is on the web: {', '.join(folders)}. "
        more = "Follow a folder where it is with: python -m bot feeds add FOLDER"
        sys.stderr.write(clean_text(left + more) + "\n")
    return 0
