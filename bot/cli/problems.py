"""What is wrong with settings that only looking can tell: folders, models, the database."""

import asyncio
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.cli.opening import missing_file, open_existing, sqlite_file
from bot.model.errors import PlugInError, SettingsError, StorageError
from config.settings import Settings

_MEGABYTE = 1024 * 1024
_MEMBER = re.compile(r"[UW][A-Z0-9]{2,20}")
LEAST_FREE = 100 * _MEGABYTE
"""A day's articles and a backup of a small database fit into this."""


def find_problems(settings: Settings, zone: str) -> list[str]:
    """Return a sentence per problem, each with what to do; nothing is changed by looking.

    `zone` is the IANA name of this machine's time zone, "" where it is not clear.
    """
    return [
        *_folder_problems(settings),
        *_zone_problems(settings, zone),
        *_model_problems(settings),
        *_recogniser_problems(settings),
        *_token_problems(settings),
        *_manager_problems(settings),
        *_database_problems(settings),
    ]


def _folder_problems(settings: Settings) -> Iterator[str]:
    folder = _nearest_existing(settings.data_dir)
    if not folder.is_dir():
        yield f"data_dir: {settings.data_dir} cannot be a folder, since {folder} is a file."
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield (
            f"data_dir: {folder} may not be written by this user. "
            "Change its owner, or set data_dir to a folder that may be."
        )
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        yield f"data_dir: only {free // _MEGABYTE} MB are free on the disk of {folder}."
    if not os.path.isdir(settings.seeds):  # noqa: PTH112
        yield f"seeds: there is no folder {settings.seeds}. Leave it empty for the samples."


def _nearest_existing(path: Path) -> Path:
    # Not by Path.exists: that raises where a folder above may not be read.
    return next(place for place in (path, *path.parents) if os.path.exists(place))  # noqa: PTH110


def _zone_problems(settings: Settings, zone: str) -> Iterator[str]:
    if not settings.digest.timezone and not zone:
        yield (
            "digest.timezone is empty, and this machine's own zone is not clear. "
            "Set it, to Europe/Berlin for example."
        )


def _model_problems(settings: Settings) -> Iterator[str]:
    from bot.pipeline.models import find_summarizer

    try:
        find_summarizer(settings.digest.model)
    except PlugInError as error:
        yield f"digest.model: {error}"


def _recogniser_problems(settings: Settings) -> Iterator[str]:
    from bot.actors.choice import check_recogniser

    try:
        check_recogniser(settings.actors.recognizer)
    except SettingsError as error:
        yield str(error)


def _token_problems(settings: Settings) -> Iterator[str]:
    """Look at the form of the tokens. They are never shown."""
    discord = settings.platforms.discord.token.get_secret_value()
    if discord and discord.count(".") != 2:
        yield "platforms.discord.token is not the token of a Discord bot (three parts with dots)."
    yield from _slack_problems(settings)


def _slack_problems(settings: Settings) -> Iterator[str]:
    slack = settings.platforms.slack
    bot, app = slack.bot_token.get_secret_value(), slack.app_token.get_secret_value()
    signing = slack.signing_secret.get_secret_value()
    for name, value, start in (("bot_token", bot, "xoxb-"), ("app_token", app, "xapp-")):
        if value and not value.startswith(start):
            yield f"platforms.slack.{name} should begin with {start}; it is another kind of token."
    if signing.startswith(("xoxb-", "xapp-")):
        yield "platforms.slack.signing_secret is a token; copy it from Basic Information instead."
    if (app or signing) and not bot:
        yield "platforms.slack.bot_token is missing; Slack needs it in any case."
    if bot and not app and not signing:
        yield (
            "platforms.slack.app_token is missing; Slack needs it for Socket Mode "
            "(or platforms.slack.signing_secret for HTTP)."
        )
    if app and signing:
        yield (
            "platforms.slack.app_token and platforms.slack.signing_secret are both set. Keep the "
            "app_token for Socket Mode, or the signing_secret for HTTP, and empty the other."
        )


def _manager_problems(settings: Settings) -> Iterator[str]:
    for person in settings.platforms.slack.managers:
        if not _MEMBER.fullmatch(person):
            yield (
                f'platforms.slack.managers: "{person}" is no member id, such as U012AB3CD. '
                "In Slack it is in the person's profile, under Copy member ID."
            )


def _database_problems(settings: Settings) -> list[str]:
    try:
        if missing_file(settings):  # it is made at the first start
            return []
        asyncio.run(_try_database(settings))
    except StorageError as error:
        return [f"database.url: {error}"]
    file = sqlite_file(settings)
    if file and not os.access(file, os.W_OK):
        return [f"database.url: {file} may not be written by this user. Change its owner."]
    return []


async def _try_database(settings: Settings) -> None:
    database = await open_existing(settings)
    try:
        if not sqlite_file(settings):
            # There is no file to look at: a change that changes nothing is asked for.
            await database.write(lambda t: t.feeds.remove(0, 0))
    finally:
        await database.close()
