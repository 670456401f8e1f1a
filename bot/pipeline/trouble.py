"""What a failure or a success means for a feed: pure decisions, and what managers are told.

::

    failed ─▶ tried again: 5 min, 10, 20 … a day ─▶ 3 days: told once ─▶ success: told again
        ├ 404 only: told after 7 days, it has probably moved
        ├ 410: stopped, told at once
        └ stopped three times in a row for time or memory: quarantined, told
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.errors import HttpStatusError, ReadError, WorkerError
from bot.model.feed import FetchState, Stop
from bot.sources.pace import next_try

DOWN_AFTER = timedelta(days=3)
MISSING_AFTER = timedelta(days=7)
KILLS = 3


class Notice(StrEnum):
    """What managers are told of a feed."""

    DOWN = "down"
    MISSING = "missing"
    GONE = "gone"
    QUARANTINED = "quarantined"
    BACK = "back"
    MOVED = "moved"
    MERGED = "merged"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A feed's new state, and what to tell managers (None: nothing)."""

    state: FetchState
    notice: Notice | None = None


def note_failure(
    state: FetchState,
    error: ReadError,
    now: datetime,
    *,
    spread: float = 0.0,
    not_before: datetime | None = None,
) -> Outcome:
    """Return what a failed reading makes of a feed; `not_before` is what its server asked."""
    status = error.status if isinstance(error, HttpStatusError) else 0
    failed = replace(
        state,
        failures=state.failures + 1,
        last_error=str(error),
        failing_since=state.failing_since or now,
        missing_since=(state.missing_since or now) if status == 404 else None,
        kills=state.kills + isinstance(error, WorkerError),
    )
    failed = replace(
        failed, next_at=next_try(now, failed.failures, spread=spread, not_before=not_before)
    )
    return _tell(replace(failed, stopped=Stop.GONE) if status == 410 else _stop(failed), now)


def note_success(before: FetchState, after: FetchState, *, killed: bool, parsed: bool) -> Outcome:
    """Return what a reading makes of a feed. `killed`: an article of it had to be stopped."""
    kills = before.kills + 1 if killed else 0 if parsed else before.kills
    well = replace(
        after,
        failing_since=None,
        missing_since=None,
        noticed="",
        kills=kills,
    )
    stopped = _stop(well)
    if stopped.stopped:
        return Outcome(replace(stopped, noticed=Notice.QUARANTINED), Notice.QUARANTINED)
    return Outcome(stopped, Notice.BACK if before.noticed else None)


def resume(state: FetchState, now: datetime) -> FetchState:
    """Return the state of a feed that a manager wants read again, at once.

    One that somebody else has now is read like one that is new here.
    """
    if state.stopped == Stop.TAKEN:
        unread = replace(state, last_ok_at=None, newest_at=None, other_since=None)
        state = replace(unread, called="", site="", taken_title="", taken_site="")
    return replace(
        state,
        stopped="",
        noticed="",
        kills=0,
        missing_since=None,
        failing_since=None,
        failures=0,
        next_at=now,
    )


def _stop(state: FetchState) -> FetchState:
    """Return the state of a feed that is set aside once it had to be stopped too often."""
    return replace(state, stopped=Stop.QUARANTINED) if state.kills >= KILLS else state


def _tell(state: FetchState, now: datetime) -> Outcome:
    """Return the state with what is told of its trouble, each trouble once."""
    notice = _due_notice(state, now)
    if notice is None:
        return Outcome(state)
    return Outcome(replace(state, noticed=notice), notice)


def _due_notice(state: FetchState, now: datetime) -> Notice | None:
    if state.stopped:
        return Notice.GONE if state.stopped == Stop.GONE else Notice.QUARANTINED
    if state.noticed:
        return None
    if state.missing_since is not None:
        return Notice.MISSING if now - state.missing_since >= MISSING_AFTER else None
    since = state.failing_since
    return Notice.DOWN if since is not None and now - since >= DOWN_AFTER else None
