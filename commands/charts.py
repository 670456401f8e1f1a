"""How often an actor is named, day by day: a chart, and the same in words."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.actor import DayCount
from bot.model.message import Chart
from commands.wording import day


def days_chart(name: str, days: Sequence[DayCount], now: datetime) -> Chart:
    """Return a chart of articles a day that name an actor; `days` holds every day, oldest first."""
    first, last = days[0].day, days[-1].day
    return Chart(
        values=tuple(count.count for count in days),
        alt=f"Articles a day that name {name}, {day(first, now)} to {day(last, now)}: "
        f"{_in_words(days, now)}",
        first_day=first.isoformat(),
    )


def _in_words(days: Sequence[DayCount], now: datetime) -> str:
    total = sum(count.count for count in days)
    if not total:
        return "none"
    peak = max(days, key=lambda count: (count.count, count.day))
    on = day(peak.day, now)
    if peak.count == total:
        return f"{total}, on {on}" if total == 1 else f"{total}, all on {on}"
    return f"{total}, most on {on} ({peak.count})"
