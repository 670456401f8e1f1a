"""How often an actor is named, day by day: a chart, and the same in words."""

from collections.abc import Sequence
from datetime import datetime

from bot.model.actor import DayCount, Trend
from bot.model.message import Chart, Charts
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


def trend_charts(rising: Sequence[Trend], falling: Sequence[Trend], now: datetime) -> Charts:
    """Return a chart a trend, numbered in order; each trend holds its days, oldest first."""
    numbered = [
        _trend_chart(trend, f"{number}. {trend.actor.name}", falls=number > len(rising))
        for number, trend in enumerate([*rising, *falling], start=1)
    ]
    days = [count.day for trend in (*rising, *falling) for count in trend.days]
    span = f", {day(min(days), now)} to {day(max(days), now)}" if days else ""
    groups = [
        f"{name}: {', '.join(map(_trend_words, trends))}."
        for name, trends in (("Rising", rising), ("Falling", falling))
        if trends
    ]
    return Charts(tuple(numbered), " ".join([f"Articles a day{span}.", *groups]))


def _trend_chart(trend: Trend, title: str, *, falls: bool) -> Chart:
    return Chart(
        values=tuple(count.count for count in trend.days),
        alt=title,
        first_day=trend.days[0].day.isoformat() if trend.days else "",
        title=title,
        usual=trend.usual,
        falls=falls,
    )


def _trend_words(trend: Trend) -> str:
    return f"{trend.actor.name} {trend.recent} (usually {trend.usual:.1f})"


def _in_words(days: Sequence[DayCount], now: datetime) -> str:
    total = sum(count.count for count in days)
    if not total:
        return "none"
    peak = max(days, key=lambda count: (count.count, count.day))
    on = day(peak.day, now)
    if peak.count == total:
        return f"{total}, on {on}" if total == 1 else f"{total}, all on {on}"
    return f"{total}, most on {on} ({peak.count})"
