"""Two stories that a later report shows to be one: what readers see of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.article import NewArticle
from bot.pipeline.group import unit
from bot.pipeline.store import store_articles
from commands.story import ShowStory
from tests.builders.newsroom import NOW, Newsroom, Report, analysis_of, open_newsroom

SHARED = tuple(f"shared{n}" for n in range(8))
TANKER = tuple(f"tanker{n}" for n in range(30))
BEACH = tuple(f"beach{n}" for n in range(30))
REPORTS = (
    (
        Report("Herald", "Tanker adrift off Lume", ("The tanker Odile lost power.",), hours=5),
        TANKER,
    ),
    (Report("Courier", "Oil on Ambria beach", ("Oil washed up at Ambria.",), hours=4), BEACH),
    (
        Report("Ledger", "Tanker oil reaches Ambria", ("Odile's oil reached Ambria.",), hours=3),
        TANKER + BEACH,
    ),
)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    room = await open_newsroom(tmp_path)
    yield room
    await room.close()


def article(room: Newsroom, number: int) -> NewArticle:
    report, own = REPORTS[number]
    terms = unit(dict.fromkeys((*SHARED, *own), 1.0))
    at = NOW - timedelta(hours=report.hours)
    return NewArticle(
        workspace_id=room.workspace.id,
        feed_id=None,
        identity=report.title,
        seen_at=at,
        section="",
        analysis=replace(analysis_of(report, number), terms=terms),
    )


async def store(room: Newsroom, number: int) -> int:
    """Store one article as a pull does; return its story."""
    new = article(room, number)
    windows = room.services.windows
    stored = await room.storage.write(
        lambda t: store_articles(t, windows, room.workspace.id, [new])
    )
    [story_id] = stored.story_ids
    return story_id


async def test_two_stories_become_one_and_both_ids_lead_to_it(room: Newsroom) -> None:
    tanker, beach = await store(room, 0), await store(room, 1)
    assert tanker != beach
    assert await store(room, 2) == tanker
    answers = [await room.ask(ShowStory(), story=f"#{one}") for one in (tanker, beach)]
    assert answers[0] == answers[1]
    assert answers[0].line.startswith(f"#{tanker} ")
    for report, _ in REPORTS:
        assert report.outlet in str(answers[1])
    await room.post_digest(NOW)
    [digest] = [
        await room.storage.read(lambda t: t.digests.last(room.workspace.id, room.channel.id))
    ]
    assert digest is not None
    assert [story.story_id for story in digest.stories] == [tanker]
