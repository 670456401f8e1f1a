"""What went wrong at Discord → DeliveryError: try again, may have arrived, or never again."""

from datetime import datetime, timedelta

import aiohttp
import discord

from bot.model.errors import DeliveryError, LoginError, PlatformError


class Unsure(discord.DiscordException):
    """Something was asked once, and may have been done."""


TROUBLE = (
    *(discord.DiscordException, aiohttp.ClientError, OSError),
    *(ValueError, TypeError, RuntimeError),
)
"""What the library lets out when Discord or the way to it fails. ValueError: broken JSON;
TypeError: a page where JSON should be; RuntimeError: the connection was closed meanwhile.
(TimeoutError is an OSError.)"""

_PERMISSIONS = (
    "Give the bot View Channel and Send Messages (in a thread: Send Messages in Threads) there, or "
    "choose another channel."
)
_ANOTHER = "Choose another channel with `/digest set`."
_UNKNOWN_CHANNEL = 10003
_DEAD = {
    _UNKNOWN_CHANNEL: ("no longer exists", _ANOTHER),
    10004: ("is on a server that the bot is no longer on", "Invite the bot again."),
    40058: ("takes posts only, not messages", _ANOTHER),
    40067: ("wants a tag on every post", "Turn that off, or choose another channel."),
    50001: ("cannot be seen by the bot", _PERMISSIONS),
    50008: ("takes no messages", _ANOTHER),
    50013: ("does not let the bot post", _PERMISSIONS),
    50024: ("takes no messages", _ANOTHER),
    50083: ("is an archived thread that the bot may not open", "Open it, or choose another."),
    160005: ("is a locked thread", "Unlock it, or choose another channel."),
}
"""Discord's error codes that no second try helps against; each is a refusal that counts."""
_NO_DIRECT_MESSAGES = frozenset({50007, 50278})
_FOR_A_WHILE = frozenset({40004, 40006, 130000, 160006})
"""Codes of what comes right by itself: something is turned off for now, Discord is overloaded, a
forum has as many open posts as it may."""
_AFTER_BLOCK = timedelta(minutes=10)
"""A proxy in front of Discord refuses for that long: the window of its count of bad requests."""
_AFTER_TOKEN = timedelta(minutes=15)
_LONGEST_WAIT = timedelta(days=1)
"""What waited for longer is given up anyway."""
_TOKEN_PLACE = (
    "Copy a new token from discord.com/developers, Bot, Reset Token, into "
    "VERBATIM_PLATFORMS__DISCORD__TOKEN, and start the bot again."
)


def wrong_token() -> LoginError:
    """Return what an operator is told when the token is wrong or revoked."""
    return LoginError("Discord does not accept the bot's token.", fix=_TOKEN_PLACE)


def is_wrong_token(error: BaseException) -> bool:
    """Return whether Discord refused the token itself."""
    if isinstance(error, discord.ConnectionClosed):
        return error.code == 4004
    refused = isinstance(error, discord.HTTPException) and error.status == 401
    return refused or isinstance(error, discord.LoginFailure)


def outage(error: BaseException) -> PlatformError | None:
    """Return what an operator is told when Discord or the way to it is down; None otherwise."""
    if isinstance(error, discord.HTTPException | discord.GatewayNotFound):
        status = getattr(error, "status", 0)
        return PlatformError(f"Discord has trouble (HTTP {status})." if status else _NO_GATEWAY)
    if isinstance(error, discord.ConnectionClosed):
        return PlatformError(f"Discord closed the connection (code {error.code}).")
    if isinstance(error, aiohttp.ClientError | OSError):
        return PlatformError(f"Discord cannot be reached ({type(error).__name__}).")
    return None


_NO_GATEWAY = "Discord does not say where its gateway is."


def code_of(error: BaseException) -> int:
    """Return Discord's own error code; 0 where the answer was not Discord's."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def elsewhere(name: str) -> DeliveryError:
    """Return the error of a message whose channel is another server's."""
    return DeliveryError(
        f"The channel {name} is not one of the server that the message is for.",
        fix=_ANOTHER,
        closed=True,
        subject=name,
    )


def refuses_files(error: BaseException) -> bool:
    """Return whether Discord refused a message for good: without its files it may be taken."""
    if not isinstance(error, discord.HTTPException):
        return False
    return 400 <= error.status < 500 and error.status not in (401, 404, 429)


def not_connected(name: str, now: datetime) -> DeliveryError:
    """Return the error of a message that cannot be sent yet."""
    return DeliveryError(
        "Discord is not connected.",
        retry_at=now + timedelta(seconds=15),
        fix="The message is kept and tried again.",
        subject=name,
    )


def as_delivery_error(error: BaseException, name: str, now: datetime) -> DeliveryError:
    """Return what a failure means for the message that was to go to the channel `name`."""
    if isinstance(error, DeliveryError):
        return error
    if isinstance(error, discord.RateLimited):
        return _later(name, now + timedelta(seconds=error.retry_after))
    if isinstance(error, discord.HTTPException):
        return _of_answer(error, name, now)
    if isinstance(error, aiohttp.ClientConnectorError):
        return DeliveryError("Discord cannot be reached.", subject=name)
    if isinstance(error, Unsure):
        return DeliveryError("Discord has trouble.", ambiguous=True, subject=name)
    return DeliveryError(
        f"The connection to Discord broke while the message was sent ({type(error).__name__}).",
        ambiguous=True,
        subject=name,
    )


def _of_answer(error: discord.HTTPException, name: str, now: datetime) -> DeliveryError:
    if error.code in _DEAD:
        what, fix = _DEAD[error.code]
        gone = error.code == _UNKNOWN_CHANNEL
        said = f"The channel {name} {what}."
        return DeliveryError(said, fix=fix, closed=True, gone=gone, subject=name)
    if error.code in _NO_DIRECT_MESSAGES:
        return DeliveryError(
            "The person's direct messages cannot be written to.",
            fix="The person has to allow direct messages from this server.",
            closed=True,
            subject=name,
        )
    if error.status == 401:
        return DeliveryError(
            "Discord no longer accepts the bot's token.",
            retry_at=now + _AFTER_TOKEN,
            fix=_TOKEN_PLACE,
            subject=name,
        )
    if error.status == 429 or (error.status == 403 and not error.code):
        return _later(name, now + _wait_of(error))
    if error.status >= 500:
        return DeliveryError(
            f"Discord has trouble (HTTP {error.status}).", ambiguous=True, subject=name
        )
    said = " ".join(error.text.split())[:200] or f"HTTP {error.status}"
    final = bool(error.code) or error.status in (400, 413)
    dead = final and error.code not in _FOR_A_WHILE
    return DeliveryError(f"Discord refused the message: {said}.", dead=dead, subject=name)


def _later(name: str, retry_at: datetime) -> DeliveryError:
    return DeliveryError(
        "Discord asks to wait before the next message.", retry_at=retry_at, subject=name
    )


def _wait_of(error: discord.HTTPException) -> timedelta:
    given = error.response.headers.get("Retry-After", "")
    whole = given.partition(".")[0]
    if not (whole.isascii() and whole.isdecimal()):
        return _AFTER_BLOCK
    return min(timedelta(seconds=int(whole[:9]) + 1), _LONGEST_WAIT)
