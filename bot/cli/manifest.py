"""`manifest`: print what a chat platform wants to know of the app, ready to paste."""

import argparse
from typing import TYPE_CHECKING

from bot.cli.parser import add_command

if TYPE_CHECKING:
    from bot.cli.parser import Subparsers


def register(subcommands: "Subparsers") -> None:
    """Describe `manifest`."""
    group = add_command(
        subcommands,
        "manifest",
        "Print the description of the app that a chat platform asks for.",
        examples=("python -m bot manifest slack",),
    )
    platforms = group.add_subparsers(title="platforms", metavar="PLATFORM", required=True)
    slack = add_command(
        platforms,
        "slack",
        "Print the app manifest for Slack, as JSON to paste at api.slack.com/apps.",
        examples=(
            "python -m bot manifest slack",
            "python -m bot manifest slack --url https://news.example.com",
        ),
        run=print_slack,
    )
    slack.add_argument(
        "--url",
        default="",
        metavar="ADDRESS",
        help="for delivery over HTTP instead of Socket Mode: where Slack reaches the bot",
    )


def print_slack(arguments: argparse.Namespace) -> int:
    """Print the manifest, made from the commands there are."""
    import json

    from bot.cli.output import say
    from bot.platforms.slack.manifest import build_manifest
    from commands.dispatch import describe, load_commands

    infos = [describe(name, command) for name, command in load_commands().items()]
    say(json.dumps(build_manifest(infos, arguments.url), indent=2))
    return 0
