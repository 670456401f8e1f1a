"""A zone with a name of several is read where the feed says of which country it is."""

from datetime import UTC, datetime

import pytest

from tests.behaviours.test_what_is_new import FEED, SITE
from tests.builders.press import Press
from tests.fakes.web import Reply


@pytest.mark.parametrize(
    ("language", "published"),
    [
        ("en-IN", datetime(2026, 2, 28, 4, 0, tzinfo=UTC)),
        ("he", datetime(2026, 2, 28, 7, 30, tzinfo=UTC)),
        ("en", None),
    ],
)
async def test_the_feeds_own_time_is_meant(
    press: Press, language: str, published: datetime | None
) -> None:
    item = (
        f"<item><title>Two quays close</title><link>{SITE}/quays</link>"
        "<pubDate>Sat, 28 Feb 2026 09:30:00 IST</pubDate>"
        "<description>The council closed two quays.</description></item>"
    )
    head = f"<title>Quays</title><language>{language}</language>"
    body = f"<rss version='2.0'><channel>{head}{item}</channel></rss>"
    await press.follow(FEED, Reply(body=body.encode()))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    (article,) = story.articles
    assert article.published == published
