"""The settings and the log, as every subcommand starts with them."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.logs import set_up_logs

if TYPE_CHECKING:
    from config.settings import Settings


def read_settings(arguments: argparse.Namespace) -> "Settings":
    """Return the settings that the command line and the environment give."""
    from config.settings import load_settings

    return load_settings(arguments.config, os.environ, Path.cwd())


def start_logs(settings: "Settings", *, level: str = "", file: Path | None = None) -> None:
    """Send the log where the settings say; `level` wins over theirs."""
    set_up_logs(
        level=level or settings.log.level,
        form=settings.log.format,
        secrets=settings.secrets(),
        file=file,
    )
