"""Discord: messages as components, requests from slash commands, buttons and selects."""

from bot.platforms.discord.platform import Discord

__all__ = ["Discord"]
