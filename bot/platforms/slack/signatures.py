"""Is a request over HTTP Slack's own, fresh, and new? Its signature tells; a stranger's is refused.

Slack signs the moment and the bytes of each request (https://docs.slack.dev/authentication/
verifying-requests-from-slack). The SDK checks that, but raises where a header is no number or not
ASCII, and a request that somebody has recorded passes for five minutes: those are caught here.
"""

from collections.abc import Mapping
from enum import StrEnum

from slack_sdk.signature import Clock as SdkClock
from slack_sdk.signature import SignatureVerifier

from bot.model.progress import Clock

_MOMENT, _SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
_FRESH = 300
"""Seconds that the moment of a request may differ from ours, before and after: the SDK's."""


class Refusal(StrEnum):
    """Why a request is not let in."""

    UNSIGNED = "it bears no signature"
    STALE = "it is more than five minutes old, or this machine's clock is wrong"
    FORGED = "its signature is not made with platforms.slack.signing_secret"
    REPLAYED = "it came before"


class Signatures:
    """Checks requests with one signing secret, and remembers those of the last minutes."""

    def __init__(self, secret: str, clock: Clock) -> None:
        self._clock = clock
        self._verifier = SignatureVerifier(secret, _Moment(clock))
        self._known: dict[str, int] = {}

    def refuse(self, headers: Mapping[str, str], body: bytes) -> Refusal | None:
        """Return why a request is refused; None for one that may come in, which it may once."""
        moment, signature = headers.get(_MOMENT, ""), headers.get(_SIGNATURE, "")
        if not signature or not moment:
            return Refusal.UNSIGNED
        if not _is_number(moment) or abs(self._now() - int(moment)) > _FRESH:
            return Refusal.STALE
        if not self._is_ours(body, moment, signature):
            return Refusal.FORGED
        if signature in self._known:
            return Refusal.REPLAYED
        self._remember(signature, int(moment))
        return None

    def _is_ours(self, body: bytes, moment: str, signature: str) -> bool:
        try:
            return signature.isascii() and self._verifier.is_valid(body, moment, signature)
        except UnicodeDecodeError:  # Slack writes UTF-8
            return False

    def _remember(self, signature: str, moment: int) -> None:
        """Only Slack's own are remembered: a stranger cannot fill this up."""
        oldest = self._now() - _FRESH
        self._known = {known: at for known, at in self._known.items() if at >= oldest}
        self._known[signature] = moment

    def _now(self) -> float:
        return self._clock().timestamp()


class _Moment(SdkClock):
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> float:
        return self._clock().timestamp()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 12
