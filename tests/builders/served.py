"""Feeds as a server answers with them: with headers of choice, and items at even gaps."""

from datetime import timedelta

from tests.builders.world import Item, rss
from tests.fakes.web import Reply

HOUR = timedelta(hours=1)


def served(*items: Item, **headers: str) -> Reply:
    """A feed of these items; `Last_Modified=…` is the header Last-Modified."""
    feed = rss(*items)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(body=feed.body, headers={**feed.headers, **named})


def hourly(gap: timedelta, count: int = 25) -> list[Item]:
    """Items published at even gaps, the newest an hour before START."""
    hours = [1 + number * gap / HOUR for number in range(count)]
    return [Item(f"Report {n}", ("Text.",), hours=h) for n, h in enumerate(hours)]
