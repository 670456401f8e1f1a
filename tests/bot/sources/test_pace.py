from datetime import UTC, datetime, timedelta

import pytest

from bot.sources.pace import next_reading

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("not_before", "wait"),
    [
        (None, timedelta(minutes=30)),
        (NOW + timedelta(minutes=5), timedelta(minutes=30)),
        (NOW + timedelta(hours=3), timedelta(hours=3)),
        (NOW + timedelta(days=40), timedelta(days=1)),
    ],
)
def test_next_reading(not_before: datetime | None, wait: timedelta) -> None:
    assert next_reading(NOW, not_before=not_before) == NOW + wait
