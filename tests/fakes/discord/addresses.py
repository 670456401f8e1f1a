"""Where discord.py looks for Discord, which it keeps in its classes."""

from collections.abc import Iterator
from contextlib import contextmanager

from discord.gateway import DiscordWebSocket
from discord.http import Route


@contextmanager
def kept_addresses() -> Iterator[None]:
    """Give the library's own addresses back when the block ends."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway
