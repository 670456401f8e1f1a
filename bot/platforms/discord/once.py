"""What may be done once only: the library's second try ends it, except after "too often".

Posts in forums know no nonce. The library tries again by itself; that the answer before was a
refusal, after which nothing is there, aiohttp's tracing tells.
"""

from types import SimpleNamespace

import aiohttp

from bot.platforms.discord.failures import Unsure

_TOO_OFTEN = 429


class Once:
    """Goes along with a request as a file, and as what its tracing is told of.

    All that the library asks of a file is to begin anew before each try.
    """

    def __init__(self) -> None:
        self._answered = 0

    def note(self, status: int) -> None:
        """Remember how the last try was answered."""
        self._answered = status

    def reset(self, *, seek: int) -> None:
        """Raise Unsure where what was tried before may have been done."""
        if seek and self._answered != _TOO_OFTEN:
            raise Unsure("It is not known whether the post was made.")
        self._answered = 0


def trace_answers() -> aiohttp.TraceConfig:
    """Return what tells each `Once` how its request was answered."""
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_note)
    return trace


async def _note(
    session: aiohttp.ClientSession, traced: SimpleNamespace, ended: aiohttp.TraceRequestEndParams
) -> None:
    if isinstance(traced.trace_request_ctx, Once):
        traced.trace_request_ctx.note(ended.response.status)
