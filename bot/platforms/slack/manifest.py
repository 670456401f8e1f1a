"""The app manifest: what a Slack app is called, may do and listens to, made from the commands."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.model.errors import UsageError
from bot.model.request import CommandInfo
from bot.platforms.slack.inlines import ROOT
from bot.platforms.slack.limits import Block

_NAME = "Verbatim"
_DESCRIPTION = "News digests in sentences of the sources: extracted, not generated."
_LONG_DESCRIPTION = (
    "Verbatim follows the feeds you choose and posts a digest a day. Every line is a sentence of a "
    "named source, word for word, with a link to it. Ask who someone is, what is new on a topic, "
    "and what goes together; get alerts on people and topics. It runs on your own machine, and no "
    "text of an article leaves it."
)
_COLOUR = "#2f6fde"
REQUEST_PATH = "/slack/events"
"""Where the bot hears Slack over HTTP: commands, buttons and events alike."""
_HINT = 1_000
SCOPES = {
    "commands": f"{ROOT}",
    "chat:write": "digests, alerts and answers",
    "app_mentions:read": "questions to @Verbatim",
    "im:write": "alerts, files and what a manager should know, in direct messages",
    "im:history": "questions in direct messages",
    "users:read": "who is an admin or owner, and may change feeds",
    "channels:join": "posting in a public channel without an invitation",
    "channels:read": "which public channels there are, when one is named",
    "groups:read": "the same for private channels it is invited to",
    "channels:history": "never posting the same digest twice",
    "groups:history": "the same in private channels it is invited to",
    "files:write": "charts as pictures, and files for whoever asks for them",
    "files:read": "a list of feeds that a manager hands in, and whether a picture is ready",
}
"""What the app may do, and what for."""
SHUTTING_OUT = (
    *("channel_archive", "channel_deleted", "channel_left"),
    *("group_archive", "group_deleted", "group_left"),
)
"""Events after which nothing can be posted in a channel."""
LETTING_IN = ("channel_unarchive", "group_unarchive", "member_joined_channel")
"""Events after which it perhaps can again."""
RENAMING = ("channel_rename",)
"""Events after which a public channel is called otherwise. A private one's name is its members'."""
_EVENTS = (
    *("app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"),
    *SHUTTING_OUT,
    *LETTING_IN,
    *RENAMING,
)


def build_manifest(commands: Sequence[CommandInfo], url: str = "") -> Block:
    """Return the manifest as JSON's dictionaries and lists.

    For Socket Mode; for HTTP where `url` says at which address Slack reaches the bot. Raises
    UsageError for an address that Slack would not take.
    """
    address = _request_address(url) if url else ""
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": {
            "name": _NAME,
            "description": _DESCRIPTION,
            "long_description": _LONG_DESCRIPTION,
            "background_color": _COLOUR,
        },
        "features": _features(commands, address),
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": _settings(address),
    }


def _features(commands: Sequence[CommandInfo], address: str) -> Block:
    """Return what people see of the app; `address`: where it hears Slack over HTTP, else ""."""
    command: Block = {
        "command": ROOT,
        "description": "Who, what and when in the news you follow",
        "usage_hint": usage_hint(commands),
        "should_escape": True,
        **({"url": address} if address else {}),
    }
    return {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": _NAME, "always_online": True},
        "slash_commands": [command],
    }


def _settings(address: str) -> Block:
    """Return what the app listens to, and where."""
    request = {"request_url": address} if address else {}
    options = {"message_menu_options_url": address} if address else {}
    return {
        "event_subscriptions": {"bot_events": list(_EVENTS), **request},
        "interactivity": {"is_enabled": True, **request, **options},
        "org_deploy_enabled": False,
        "socket_mode_enabled": not address,
        "token_rotation_enabled": False,
    }


def _request_address(url: str) -> str:
    """Return where Slack sends requests, given the address of the bot with or without its path."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise UsageError(
            f"Slack cannot send requests to {url}.",
            fix="Give the address of your reverse proxy, beginning with https://: "
            "`--url https://news.example.com`.",
            subject=url,
        )
    return url.rstrip("/").removesuffix(REQUEST_PATH) + REQUEST_PATH


def usage_hint(commands: Sequence[CommandInfo]) -> str:
    """Return what may follow the root command, as many whole commands as there is room for."""
    hint = ""
    for info in commands:
        more = f"{hint} | {_usage(info)}".removeprefix(" | ")
        if len(more) > _HINT:
            break
        hint = more
    return hint


def _usage(info: CommandInfo) -> str:
    name = info.name.removeprefix("news ")
    return " ".join([name, *(f"<{p.name}>" for p in info.parameters if p.required)])
