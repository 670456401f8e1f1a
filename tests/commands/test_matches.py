from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.event import listen, remove

from bot.topics.query import parse_query
from commands.matches import best_sentence, find_matches, leaves, matched_since
from tests.builders.newsroom import NOW, Newsroom, Report
from tests.builders.small_archive import JAPAN, NORTH_KOREA, SmallArchive

FLOOD = Report(
    "Wire",
    "Floods in the north",
    (
        "Photo: the flood in Amber",
        "Japan sent boats to the flooded valley.",
        "North Korea closed a dam, and Japan sent a note to North Korea about the flood.",
        "The flood in Amber is the third of the year.",
    ),
    (JAPAN, NORTH_KOREA),
    unfit=(0,),
)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("flood", 2),
        ("Amber flood", 3),
        ("actor:Japan", 1),
        ('actor:"North Korea" actor:Japan', 2),
        ("actor:Japan flood -football", 2),
        ("football OR dam", 2),
        ("zeppelin OR football", -1),
    ],
)
async def test_the_sentence_that_holds_most_is_shown(
    room: Newsroom, query: str, index: int
) -> None:
    await room.publish(FLOOD)
    article = await room.storage.read(lambda t: t.articles.get(room.workspace.id, 1))
    assert article is not None
    found = await room.storage.read(lambda t: best_sentence(t, parse_query(query), article))
    assert found == index


async def test_of_two_that_hold_as_much_one_that_stands_alone_is_shown(room: Newsroom) -> None:
    sentences = (
        "It was the worst flood that the valley has seen.",
        'Nobody was ready for the flood," the mayor said.',
        "The flood in Amber is the third of the year.",
    )
    await room.publish(Report("Wire", "Floods in the north", sentences))
    article = await room.storage.read(lambda t: t.articles.get(room.workspace.id, 1))
    assert article is not None
    found = await room.storage.read(lambda t: best_sentence(t, parse_query("flood"), article))
    assert found == 2


async def test_no_more_articles_are_read_than_are_needed(room: Newsroom) -> None:
    """A beginning of a word is looked for in all of the news; where all holds it, six will do."""
    for number in range(60):
        await room.publish(Report("Wire", f"Flood {number}", (f"Flood {number} is here.",)))
    asked: list[int] = []

    def note(*told: Any) -> None:
        statement, parameters = told[2], told[3]
        asked.append(len(parameters) if "FROM mention" in statement else 0)

    listen(Engine, "before_cursor_execute", note)
    try:
        query = parse_query("floo*")
        found = await room.storage.read(lambda t: find_matches(t, room.workspace.id, query, 6))
    finally:
        remove(Engine, "before_cursor_execute", note)
    assert len(found) == 6
    assert sum(asked) < 60


async def test_only_stories_of_the_days_asked_for_count(archive: SmallArchive) -> None:
    query, workspace_id = parse_query("actor:Takaichi"), archive.room.workspace.id
    week, month = NOW - timedelta(days=7), NOW - timedelta(days=30)
    stories, more = await archive.room.storage.read(
        lambda t: matched_since(t, workspace_id, query, week)
    )
    assert [story.id for story in stories] == [archive.summit]
    assert not more
    stories, _ = await archive.room.storage.read(
        lambda t: matched_since(t, workspace_id, query, month)
    )
    assert [story.id for story in stories] == [archive.summit, archive.dispute]


async def test_that_there_may_be_more_is_said(
    room: Newsroom,
) -> None:
    query, since = parse_query("actor:Japan"), NOW - timedelta(days=7)
    report = Report("Wire", "Boats", ("Japan sent boats.",), (JAPAN,))
    most = 150  # that are looked at
    story = await room.publish(*[replace(report, hours=n / 60) for n in range(1, most)])

    async def ask() -> tuple[list[int], bool]:
        stories, more = await room.storage.read(
            lambda t: matched_since(t, room.workspace.id, query, since)
        )
        return [story.id for story in stories], more

    assert await ask() == ([story], False)
    last = await room.publish(replace(report, hours=3))
    assert await ask() == ([story, last], True)


def test_the_leaves_of_a_query_are_what_it_asks_to_be_present() -> None:
    query = parse_query('(storm OR actor:"Kim Jong-un") "North Korea" -football')
    assert [str(leaf) for leaf in leaves(query.root)] == [
        "storm",
        'actor:"Kim Jong-un"',
        '"North Korea"',
    ]
