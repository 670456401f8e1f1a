"""The console: messages as text in a terminal or a pipe, commands from its lines."""

from bot.platforms.console.platform import Console

__all__ = ["Console"]
