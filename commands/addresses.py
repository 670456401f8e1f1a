"""Addresses as people type them: web addresses, and paths where the asker runs the bot."""

from bot.model.errors import NotAllowedError, UsageError
from bot.sources.local import is_file, is_folder, typed_path
from commands.base import Context
from commands.wording import quoted


def looks_like_path(address: str) -> bool:
    """Return whether an address can only be a path."""
    return address.startswith(("/", "./", "../", "~"))


def web_address(address: str) -> str:
    """Return a typed address with its scheme. Raises UsageError for one with spaces in it."""
    if len(address.split()) > 1:
        raise UsageError(
            f"{quoted(address)} is no web address: there are spaces in it.",
            fix="What is not part of it is named, such as `model:lex-rank` or `sentences:3`.",
        )
    return address if "://" in address else f"https://{address}"


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
    return web_address(address)


def names_file(address: str) -> bool:
    """Return whether an address of whoever runs the bot is that of a file of theirs."""
    if looks_like_path(address):
        return True
    return "://" not in address and is_file(typed_path(address))
