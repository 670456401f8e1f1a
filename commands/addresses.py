"""Addresses as people type them: web addresses, and paths where the asker runs the bot."""

import re

from bot.model.errors import NotAllowedError, UsageError
from bot.sources.links import plain_address
from bot.sources.local import is_file, is_folder, typed_path
from commands.base import Context
from commands.wording import quoted

_HOST = re.compile(r"[^/?#]+[.。．:][^/?#]+")  # the dots of East Asian keyboards count too


def looks_like_path(address: str) -> bool:
    """Return whether an address can only be a path."""
    return address.startswith(("/", "./", "../", "~"))


def web_address(context: Context, address: str) -> str:
    """Return a typed address with its scheme.

    Raises UsageError for one with spaces in it, or a word that is no host: all public ones have
    a dot.
    """
    if len(address.split()) > 1:
        raise UsageError(
            f"{quoted(address)} is no web address: there are spaces in it.",
            fix="Write it like example.com/news, and what is not part of it with its name and a "
            "colon, such as `section:asia` or `model:lead`.",
        )
    address = plain_address(address)
    if "://" in address:
        return address
    if not _HOST.match(address):
        path = ", or a path like ./news.md" if context.operator else ""
        raise UsageError(
            f"{quoted(address)} is no web address: it names no host.",
            fix=f"Write it like example.com/news{path}.",
            subject=address,
        )
    return plain_address(f"https://{address}")


def refuse_paths(context: Context, address: str) -> None:
    """Raise NotAllowedError for a path, except where the asker runs the bot.

    The disk is not even looked at: what is there is nobody else's business.
    """
    if looks_like_path(address) and not context.operator:
        raise NotAllowedError(
            "Only the person who runs the bot may name its files and folders.",
            fix="Give a web address.",
        )


def full_address(context: Context, address: str) -> str:
    """Return a typed address as it is kept: a URL with its scheme, or a folder's whole path.

    Only of whoever runs the bot is a word taken for a folder. Raises NotAllowedError for a path,
    and FileError.
    """
    refuse_paths(context, address)
    if context.operator and "://" not in address:
        path = typed_path(address)
        if looks_like_path(address) or is_folder(path):
            return str(path.resolve())
    return web_address(context, address)


def names_file(address: str) -> bool:
    """Return whether an address of whoever runs the bot is that of a file of theirs."""
    if looks_like_path(address):
        return True
    return "://" not in address and is_file(typed_path(address))
