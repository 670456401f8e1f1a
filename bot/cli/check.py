"""`check`: show the effective settings and say what is wrong with them."""

import argparse
from typing import TYPE_CHECKING

from bot.cli.parser import add_command
from bot.cli.settings import read_settings

if TYPE_CHECKING:
    from bot.cli.parser import Subparsers
    from config.settings import Settings


def register(subcommands: "Subparsers") -> None:
    """Describe `check`."""
    add_command(
        subcommands,
        "check",
        "Show the settings in effect, secrets masked, and say what is wrong.",
        examples=("python -m bot check", "python -m bot check --config /etc/verbatim.yaml"),
        run=check,
    )


def check(arguments: argparse.Namespace) -> int:
    """Print the settings in effect, then a sentence per problem; 1 where there is one."""
    from bot.cli.output import say
    from bot.cli.problems import find_problems
    from bot.pipeline.slots import machine_zone

    settings, zone = read_settings(arguments), machine_zone()
    shown = settings.shown() | _filled_in(settings, zone)
    width = max(map(len, shown))
    for name, value in shown.items():
        say(f"{name:<{width}}  {value or '-'}")
    problems = find_problems(settings, zone)
    say("")
    for problem in problems:
        say(f"- {problem}")
    if not settings.has_tokens:
        say("No token of Discord or Slack is set: the bot answers in the terminal.")
    if not problems:
        say("Nothing is wrong with these settings.")
    return 1 if problems else 0


def _filled_in(settings: "Settings", zone: str) -> dict[str, str]:
    """Return what the bot takes where a setting is left empty."""
    found = {"fetch.user_agent": settings.user_agent}
    if not settings.database.url.get_secret_value():
        found["database.url"] = settings.database_url
    if not settings.digest.timezone:
        found["digest.timezone"] = f"{zone or '-'} (this machine's)"
    return found
