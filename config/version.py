"""The version of the bot, read where it is written."""

import tomllib
from functools import cache
from pathlib import Path

_PROJECT = Path(__file__).parent.parent / "pyproject.toml"


@cache
def read_version() -> str:
    """Return the version in pyproject.toml: the product is the checkout, there is no wheel."""
    version: str = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    return version
