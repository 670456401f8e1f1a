"""Slack: messages as Block Kit, requests from `/news`, mentions, buttons and the App Home."""

from bot.platforms.slack.platform import Slack

__all__ = ["Slack"]
