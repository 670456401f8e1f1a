"""Charts as lines of bars, one each."""

from datetime import date, timedelta

from bot.model.message import Chart, Charts
from bot.platforms.bars import draw_bars
from bot.platforms.console.moments import show_day
from bot.platforms.console.page import CYAN, DIM, Page, tidy_line


def show_chart(part: Chart, page: Page) -> list[str]:
    """Return a chart as lines: the bars (the latest that fit), their days, and the words."""
    values = part.values[-page.width :]
    bars = [page.paint(draw_bars(values), CYAN)] if values else []
    alt = tidy_line(part.alt)
    below = page.wrap(page.paint(alt, DIM)) if alt else []
    return [*bars, *_days(part, len(values), page), *below]


def show_charts(part: Charts, page: Page) -> list[str]:
    """Return charts as lines, each its bars with its title, then the words."""
    lines: list[str] = []
    for chart in part.charts:
        values = chart.values[-page.width :]
        bars = [page.paint(draw_bars(values), CYAN)] if values else []
        title = tidy_line(chart.title)
        lines += page.wrap(" ".join([*bars, title])) if bars or title else []
    alt = tidy_line(part.alt)
    return [*lines, *(page.wrap(page.paint(alt, DIM)) if alt else [])]


def _days(part: Chart, shown: int, page: Page) -> list[str]:
    """Return the line below the bars: the first day and the last."""
    first = _day(part.first_day, len(part.values) - shown)
    last = _day(part.first_day, len(part.values) - 1)
    if first is None or last is None or not shown:
        return []
    left, right = (show_day(day, page.now.date()) for day in (first, last))
    ends = left if first == last else left + right.rjust(max(shown - len(left), len(right) + 3))
    return [page.paint(ends, DIM)]


def _day(first_day: str, later: int) -> date | None:
    try:
        return date.fromisoformat(first_day) + timedelta(days=later)
    except (ValueError, OverflowError):  # no date given, or none that the calendar has
        return None
