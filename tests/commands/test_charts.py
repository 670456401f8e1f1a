from datetime import date, timedelta

import pytest

from bot.model.actor import DayCount
from commands.charts import days_chart
from tests.builders.newsroom import NOW


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 0), "none"),
        ((0, 1, 0), "1, on 11 Mar"),
        ((0, 0, 3), "3, all on 12 Mar"),
        ((2, 1, 2), "5, most on 12 Mar (2)"),
    ],
)
def test_a_chart_says_in_words_what_it_shows(counts: tuple[int, ...], said: str) -> None:
    first = date(2026, 3, 10)
    days = [DayCount(first + timedelta(days=i), count) for i, count in enumerate(counts)]
    chart = days_chart("Japan", days, NOW)
    assert chart.alt == f"Articles a day that name Japan, 10 Mar to 12 Mar: {said}"
    assert chart.values == counts
    assert chart.first_day == "2026-03-10"
