"""What goes wrong with Slack's Web API → our errors, in sentences.

`SlackApiError.response` is not always a dictionary: an HTML page of a proxy or of a gateway that
is down leaves text in it, or nothing.
"""

import asyncio
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.model.errors import DeliveryError, LoginError, PlatformError
from bot.model.workspace import Channel

TROUBLE = (SlackClientError, aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""Whatever a call of the Web API raises."""

_TOKEN = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"}
    | {"not_allowed_token_type", "team_access_not_granted"}
)
_GONE = {
    "channel_not_found": "the channel is gone, or private and the bot is not in it",
    "is_archived": "the channel is archived",
    "not_in_channel": "the bot is not in the channel",
    "restricted_action": "the workspace lets only some members post there",
    "restricted_action_read_only_channel": "the channel is read-only",
    "restricted_action_thread_only_channel": "the channel takes replies only",
    "user_not_found": "the person is not in this workspace any more",
    "user_disabled": "the person's account is closed",
    "user_not_visible": "the bot may not see the person",
    "cannot_dm_bot": "bots get no direct messages",
    "messages_tab_disabled": "the app takes no direct messages",
}
_INVITE = "Invite the bot there (`/invite @Verbatim`), or choose another channel."
_REFUSED = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "no_text"}
    | {"too_many_attachments", "metadata_too_large", "invalid_metadata_format"}
)
_NO_FILE = frozenset({"file_not_found", "file_deleted", "invalid_arguments", "slack_file_invalid"})
_UNCERTAIN = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout"})
_NO_HISTORY = frozenset({"missing_scope", "not_in_channel", "channel_not_found"})
_RETRY_AFTER = 30
_LONGEST_WAIT = 86_400
"""Seconds; what waited for longer is given up anyway."""


class Unsettled(Exception):
    """It cannot be found out whether a message arrived."""


def code_of(error: BaseException) -> str:
    """Return the error code that Slack names, or nothing."""
    if not isinstance(error, SlackApiError):
        return ""
    data = getattr(error.response, "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def is_wrong_token(error: BaseException) -> bool:
    """Return whether Slack does not accept the token (any more)."""
    return code_of(error) in _TOKEN


def hides_history(error: BaseException) -> bool:
    """Return whether the bot may not read what is in a channel."""
    return code_of(error) in _NO_HISTORY


def wrong_token(setting: str, code: str) -> LoginError:
    """Return the error that ends the platform; `setting` names the token."""
    return LoginError(
        f"Slack does not accept {setting} ({code}).",
        fix=f"Copy the token from your app's page on api.slack.com into {setting}, then start "
        "the bot again; docs/setup-slack.md shows where it is.",
        subject=setting,
    )


def refuses_blocks(error: BaseException) -> bool:
    """Return whether Slack refused what a message holds: without a picture it may be taken."""
    return code_of(error) in _REFUSED or code_of(error) in _NO_FILE


def outage(error: BaseException) -> PlatformError:
    """Return what an operator is told when Slack or the way to it is down."""
    code, status = code_of(error), _status(error)
    if code:
        return PlatformError(f"Slack refused the connection ({code}).")
    what = f"HTTP {status}" if status else type(error).__name__
    return PlatformError(f"Slack cannot be reached ({what}).")


def may_have_arrived(error: BaseException) -> bool:
    """Return whether a message may be in its channel although posting it failed."""
    code = code_of(error)
    known = code and code not in _UNCERTAIN
    return not (known or _status(error) == 429 or isinstance(error, aiohttp.ClientConnectorError))


def told_to_wait(error: BaseException) -> int:
    """Return after how many seconds Slack takes more calls; 0 where that is not what it said."""
    limited = _status(error) == 429 or code_of(error) in {"ratelimited", "rate_limited"}
    return _retry_after(error) if limited else 0


def unsettled(channel: Channel) -> DeliveryError:
    """Return the error of an alert that may have arrived, where nothing shows whether it did."""
    return DeliveryError(
        f"It is not known whether an alert arrived in {_called(channel)}: Slack did not confirm "
        "it, and the bot may not read there. It is not sent again, so that it does not come twice.",
        fix="Install the app again with the scopes of its manifest.",
        dead=True,
        ambiguous=True,
        subject=channel.name,
    )


def elsewhere(channel: Channel) -> DeliveryError:
    """Return the error of a message whose channel is another workspace's."""
    return DeliveryError(
        "The message is for another Slack workspace than the one whose token the bot has.",
        fix="Put that workspace's token into platforms.slack.bot_token, or choose a channel here.",
        closed=True,
        subject=channel.name,
    )


def as_delivery_error(error: BaseException, channel: Channel, now: datetime) -> DeliveryError:
    """Return what happened to one message, and what to do about it."""
    where = _called(channel)
    code = code_of(error)
    if seconds := told_to_wait(error):
        return DeliveryError(
            f"Slack takes no more messages in {where} for {seconds} s.",
            retry_at=now + timedelta(seconds=seconds),
            subject=channel.name,
        )
    if code in _GONE:
        return DeliveryError(
            f"Nothing can be posted in {where}: {_GONE[code]}.",
            fix="" if channel.is_direct else _INVITE,
            closed=True,
            subject=channel.name,
        )
    if code in _REFUSED:
        return DeliveryError(
            f"Slack does not take this message in {where} ({code}).",
            fix="This is a fault of the bot; please report it.",
            dead=True,
            subject=channel.name,
        )
    return _as_unclear(error, code, where, channel.name)


def _as_unclear(error: BaseException, code: str, where: str, name: str) -> DeliveryError:
    if code and code not in _UNCERTAIN:
        fix = "Install the app again with the scopes of its manifest." if "scope" in code else ""
        return DeliveryError(f"Slack refused a message in {where} ({code}).", fix=fix, subject=name)
    what = f"HTTP {status}" if (status := _status(error)) else type(error).__name__
    return DeliveryError(
        f"Slack did not confirm a message in {where} ({code or what}).",
        ambiguous=may_have_arrived(error),
        subject=name,
    )


def _called(channel: Channel) -> str:
    if channel.is_direct:
        return "direct messages"
    return f"#{channel.name.lstrip('#')}" if channel.name else "a channel"


def _status(error: BaseException) -> int:
    response = getattr(error, "response", None)
    status = getattr(response, "status_code", None) or getattr(response, "status", 0)
    return status if isinstance(status, int) else 0


def _retry_after(error: BaseException) -> int:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    value = str(headers.get("Retry-After", headers.get("retry-after", "")))
    if not (value.isascii() and value.isdecimal()):
        return _RETRY_AFTER
    return min(max(1, int(value[:9])), _LONGEST_WAIT)
