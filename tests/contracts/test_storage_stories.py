"""Stories, on both engines."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.model.actor import ActorMention, ActorType
from bot.model.story import ArrivedStory, Evidence, FiledArticle, PlacedStory, StoryActor
from bot.storage.contract import Transaction
from tests.builders.articles import NOON, build_analysis, build_article, build_tagged, store_article

pytest_plugins = ["tests.builders.storage"]

HOUR = timedelta(hours=1)


def test_a_story_comes_with_its_articles_newest_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    story_id = t.stories.create(mine, "en", NOON)
    middle, newest, oldest = (
        store_article(t, mine, str(hours), at=NOON + hours * HOUR, outlet=f"Outlet {hours}")
        for hours in (0, 2, -1)
    )
    for article_id, hours in ((middle, 0), (newest, 2), (oldest, -1)):
        t.stories.attach(mine, story_id, article_id, NOON + hours * HOUR)

    story = t.stories.get(mine, story_id)
    assert story is not None
    assert [a.id for a in story.articles] == [newest, middle, oldest]
    assert {a.story_id for a in story.articles} == {story_id}
    assert (story.first_at, story.last_at) == (NOON - HOUR, NOON + 2 * HOUR)
    assert (story.language, story.workspace_id) == ("en", mine)
    assert story.outlets == ("Outlet -1", "Outlet 0", "Outlet 2")
    assert t.stories.get(theirs, story_id) is None
    assert t.stories.get(mine, story_id + 1) is None


def test_an_actors_salience_is_the_mean_over_all_articles(t: Transaction, mine: int) -> None:
    story_id = t.stories.create(mine, "en", NOON)
    mara = build_tagged("Mara Lind", salience=0.9)
    japan = build_tagged("Japan", type=ActorType.PLACE, salience=0.5)
    store_article(t, mine, "1", actors=[mara, japan], story_id=story_id)
    store_article(t, mine, "2", actors=[japan], story_id=story_id)

    story = t.stories.get(mine, story_id)
    assert story is not None
    first, second = story.actors
    assert first == StoryActor(first.actor_id, "Japan", "place", 0.5)
    assert second.name == "Mara Lind"
    assert second.salience == pytest.approx(0.45)


def test_nothing_is_attached_across_workspaces(t: Transaction, mine: int, theirs: int) -> None:
    story_id = t.stories.create(mine, "en", NOON)
    ours, stranger = store_article(t, mine), store_article(t, theirs)
    t.stories.attach(mine, story_id, stranger, NOON + HOUR)
    t.stories.attach(theirs, story_id, stranger, NOON + HOUR)
    t.stories.attach(theirs, story_id, ours, NOON + HOUR)

    story = t.stories.get(mine, story_id)
    assert story is not None
    assert (story.articles, story.last_at) == ((), NOON)


def test_many_keep_the_order_asked(t: Transaction, mine: int, theirs: int) -> None:
    a, b = (t.stories.create(mine, "en", NOON) for _ in range(2))
    stranger = t.stories.create(theirs, "en", NOON)

    assert [s.id for s in t.stories.many(mine, [b, stranger, a, 10**6, b])] == [b, a, b]
    assert t.stories.many(mine, []) == []


def test_many_stories_take_a_few_statements(t: Transaction, mine: int) -> None:
    ids = []
    for n in range(30):
        ids.append(t.stories.create(mine, "en", NOON))
        store_article(t, mine, str(n), actors=[build_tagged()], story_id=ids[-1])
    statements: list[str] = []
    engine = t._connection.engine  # type: ignore[attr-defined]
    event.listen(engine, "before_cursor_execute", lambda *told: statements.append(told[2]))

    assert len(t.stories.many(mine, ids)) == 30
    assert len(statements) == 3


def test_latest_is_by_newest_article(t: Transaction, mine: int, theirs: int) -> None:
    stories = []
    for n, hours in enumerate((1, 3, 2)):
        stories.append(t.stories.create(mine, "en", NOON - 9 * HOUR))
        store_article(t, mine, str(n), at=NOON - hours * HOUR, story_id=stories[-1])
    t.stories.create(mine, "en", NOON)

    first, third, second = stories
    assert [s.id for s in t.stories.latest(mine)] == [first, second, third]
    assert [s.id for s in t.stories.latest(mine, limit=1)] == [first]
    assert t.stories.latest(theirs) == []


def test_an_article_shows_who_matters_in_it_and_which_terms_are_its_titles(
    t: Transaction, mine: int, theirs: int
) -> None:
    analysis = replace(build_analysis(), title_terms=2)
    article_id = t.articles.add(build_article(mine, "1", analysis=analysis))
    assert article_id is not None
    mara, brun, ida = (
        t.actors.join(mine, build_tagged(name), article_id, NOON)
        for name in ("Mara Lind", "Brun Harbour", "Ida Nyholm")
    )
    saliences = {mara: 0.3, brun: 0.8, ida: 0.1}
    t.actors.add_mentions(
        mine, NOON, [ActorMention(article_id, one, much, ()) for one, much in saliences.items()]
    )

    shown = t.stories.evidence(mine, [article_id])[article_id]
    assert list(shown.actors.items()) == [(brun, 0.8), (mara, 0.3)]
    assert shown.title_terms == 2
    assert t.stories.evidence(theirs, [article_id]) == {}


def test_arrived_is_by_when_we_first_saw_an_article(t: Transaction, mine: int, theirs: int) -> None:
    old_news, seen_before = (t.stories.create(mine, "en", NOON) for _ in range(2))
    for story_id, seen_at in ((old_news, NOON), (seen_before, NOON - HOUR)):
        article_id = t.articles.add(build_article(mine, str(story_id), seen_at=seen_at))
        assert article_id is not None
        t.stories.attach(mine, story_id, article_id, NOON - 100 * HOUR)

    assert [s.id for s in t.stories.arrived(mine, NOON)] == [old_news]
    assert [s.id for s in t.stories.arrived(mine, NOON - HOUR)] == [old_news, seen_before]
    assert t.stories.arrived(theirs, NOON - HOUR) == []


def test_what_arrived_says_where_all_of_its_articles_are_filed(t: Transaction, mine: int) -> None:
    feed, _ = t.feeds.add(mine, "https://coast.example/feed", "web")
    story_id = t.stories.create(mine, "en", NOON)
    for seen_at, section, feed_id in ((NOON - 9 * HOUR, "Sport", None), (NOON, "", feed.id)):
        article_id = t.articles.add(
            build_article(mine, section, seen_at=seen_at, section=section, feed_id=feed_id)
        )
        assert article_id is not None
        t.stories.attach(mine, story_id, article_id, NOON)

    filed = tuple(FiledArticle(*one, "Coast Herald") for one in (("Sport", None), ("", feed.id)))
    assert t.stories.arrived(mine, NOON) == [ArrivedStory(story_id, NOON, filed)]


def test_an_outline_is_whom_a_story_is_about_and_when(
    t: Transaction, mine: int, theirs: int
) -> None:
    old, story_id = (t.stories.create(mine, language, NOON - HOUR) for language in ("en", "ko"))
    mara, brun = build_tagged("Mara Lind", salience=0.6), build_tagged("Brun Ask", salience=0.5)
    store_article(t, mine, "1", actors=[mara], story_id=story_id, at=NOON)
    store_article(t, mine, "2", actors=[brun, mara], story_id=story_id, at=NOON)
    store_article(t, mine, "3", actors=[brun], story_id=old, at=NOON - HOUR)

    story = t.stories.get(mine, story_id)
    assert story is not None
    assert [actor.name for actor in story.actors] == ["Mara Lind", "Brun Ask"]
    assert t.stories.outlines(mine, [story_id, old, 999], NOON) == [story.outline]
    both = t.stories.outlines(mine, [story_id, old], NOON - HOUR)
    assert [(one.id, one.language, one.last_at) for one in both] == [
        (old, "en", NOON - HOUR),
        (story_id, "ko", NOON),
    ]
    assert t.stories.outlines(theirs, [story_id, old], NOON - HOUR) == []


def test_the_window_has_recent_stories_with_all_their_articles(
    t: Transaction, mine: int, theirs: int
) -> None:
    story_id, old = (t.stories.create(mine, "en", NOON - 9 * HOUR) for _ in range(2))
    terms = {"port": 0.6, "ship": 0.8}
    first = store_article(t, mine, "1", terms=terms, story_id=story_id, at=NOON - 9 * HOUR)
    second = store_article(t, mine, "2", terms={"ship": 1.0}, story_id=story_id, at=NOON + HOUR)
    store_article(t, mine, "3", story_id=old, at=NOON - 8 * HOUR)

    assert t.stories.window(mine, NOON, 100) == [PlacedStory(story_id, "en", (first, second))]
    assert len(t.stories.window(mine, NOON - 9 * HOUR, 100)) == 2
    assert t.stories.window(theirs, NOON - 9 * HOUR, 100) == []
    assert t.stories.evidence(mine, [second, first, 999]) == {
        first: Evidence(terms, 0, "Harbour reopens", NOON - 9 * HOUR, "Coast Herald"),
        second: Evidence({"ship": 1.0}, 0, "Harbour reopens", NOON + HOUR, "Coast Herald"),
    }
    assert t.stories.evidence(theirs, [first]) == {}


def test_of_too_many_articles_the_window_has_those_of_the_latest_stories(
    t: Transaction, mine: int
) -> None:
    stories = [t.stories.create(mine, "en", NOON) for _ in range(3)]
    for n, story_id in enumerate((*stories, stories[0], stories[2])):
        store_article(t, mine, str(n), story_id=story_id, at=NOON + n * HOUR)
    # Story 2 had an article last, then story 0; whole ones only.
    for most, expected in ((5, {0, 1, 2}), (4, {0, 2}), (3, {2}), (2, {2}), (1, set())):
        found = t.stories.window(mine, NOON, most)
        assert {one.id for one in found} == {stories[n] for n in expected}
        assert sum(len(one.article_ids) for one in found) <= most


def fixed(t: Transaction, workspace_id: int) -> set[int]:
    return {one.id for one in t.stories.window(workspace_id, NOON - HOUR, 100) if one.fixed}


def test_a_story_that_was_split_or_alerted_keeps_its_articles(t: Transaction, mine: int) -> None:
    mixed, alerted, _ = stories = [t.stories.create(mine, "en", NOON) for _ in range(3)]
    articles = [
        store_article(t, mine, str(n), story_id=story_id)
        for n, story_id in enumerate((mixed, *stories))
    ]
    assert fixed(t, mine) == set()
    half = t.stories.split(mine, mixed, articles[:1], NOON)
    assert fixed(t, mine) == {mixed, half}
    subscription = make_subscription(t, mine)
    assert t.subscriptions.record_alert(mine, subscription, alerted, NOON)
    assert fixed(t, mine) == {mixed, half, alerted}


def make_subscription(t: Transaction, workspace_id: int) -> int:
    channel = t.channels.ensure(workspace_id, "general", "general")
    return t.subscriptions.add(workspace_id, channel.id, "ada", "storm", NOON)[0].id


def test_moved_articles_take_their_times_along(t: Transaction, mine: int, theirs: int) -> None:
    left, joined = (t.stories.create(mine, "en", NOON) for _ in range(2))
    first, second, third = (
        store_article(t, mine, str(n), at=NOON + n * HOUR, story_id=story_id)
        for n, story_id in enumerate((left, left, joined))
    )
    stranger = store_article(t, theirs, story_id=t.stories.create(theirs, "en", NOON))

    t.stories.move(mine, joined, [second, stranger])
    a, b = t.stories.many(mine, [left, joined])
    assert [article.id for article in a.articles] == [first]
    assert (a.first_at, a.last_at) == (NOON, NOON)
    assert [article.id for article in b.articles] == [third, second]
    assert (b.first_at, b.last_at) == (NOON + HOUR, NOON + 2 * HOUR)
    moved = t.articles.get(theirs, stranger)
    assert moved is not None
    assert moved.story_id != joined


def test_a_merged_story_is_found_under_its_old_id(t: Transaction, mine: int, theirs: int) -> None:
    oldest, older, young = (t.stories.create(mine, "en", NOON) for _ in range(3))
    article_id = store_article(t, mine, story_id=young)
    t.stories.move(mine, older, [article_id])
    t.stories.merge(mine, young, older, NOON)
    t.stories.move(mine, oldest, [article_id])
    t.stories.merge(mine, older, oldest, NOON)

    assert [story.id for story in t.stories.many(mine, [young, older, oldest])] == [oldest] * 3
    assert t.stories.get(theirs, young) is None
    assert [story.id for story in t.stories.latest(mine)] == [oldest]
    t.articles.purge(NOON + HOUR)
    assert t.stories.many(mine, [young, older, oldest]) == []


def test_a_split_moves_articles_and_is_remembered(t: Transaction, mine: int, theirs: int) -> None:
    story_id = t.stories.create(mine, "en", NOON)
    first, second, third = (
        store_article(t, mine, str(hours), at=NOON + hours * HOUR, story_id=story_id)
        for hours in (0, 1, 2)
    )
    stranger = store_article(t, theirs)

    new_id = t.stories.split(mine, story_id, [third, second, stranger], NOON + 3 * HOUR)
    assert new_id is not None
    new, old = t.stories.many(mine, [new_id, story_id])
    assert [article.id for article in new.articles] == [third, second]
    assert (new.first_at, new.last_at, new.split_from) == (NOON + HOUR, NOON + 2 * HOUR, story_id)
    assert [article.id for article in old.articles] == [first]
    assert (old.first_at, old.last_at, old.split_from) == (NOON, NOON, None)
    assert new.language == "en"
    window = t.stories.window(mine, NOON, 100)
    assert [(one.id, one.article_ids) for one in window] == [
        (story_id, (first,)),
        (new_id, (second, third)),
    ]
    assert all(one.fixed for one in window)


def test_alerts_given_of_a_story_count_for_what_is_split_off(t: Transaction, mine: int) -> None:
    """Of what was there when they were given."""
    channel = t.channels.ensure(mine, "c", "general")
    story_id = t.stories.create(mine, "en", NOON)
    _, middle, last = (
        store_article(t, mine, str(hours), at=NOON + hours * HOUR, story_id=story_id)
        for hours in (0, 1, 3)
    )
    ada, _ = t.subscriptions.add(mine, channel.id, "ada", "harbour", NOON)
    bob, _ = t.subscriptions.add(mine, channel.id, "bob", "harbour", NOON)
    assert t.subscriptions.record_alert(mine, ada.id, story_id, NOON + 2 * HOUR)
    told, untold = (t.stories.split(mine, story_id, [one], NOON) or 0 for one in (middle, last))
    assert t.subscriptions.were_told(mine, told, [ada.id])
    assert not t.subscriptions.were_told(mine, told, [bob.id])
    assert not t.subscriptions.were_told(mine, untold, [ada.id])


def test_a_split_that_would_leave_a_story_empty_changes_nothing(
    t: Transaction, mine: int, theirs: int
) -> None:
    story_id = t.stories.create(mine, "en", NOON)
    ids = [store_article(t, mine, str(n), story_id=story_id) for n in range(2)]

    assert t.stories.split(mine, story_id, ids, NOON) is None
    assert t.stories.split(mine, story_id, [], NOON) is None
    assert t.stories.split(theirs, story_id, ids[:1], NOON) is None
    assert t.stories.split(mine, story_id + 1, ids[:1], NOON) is None
    assert [story.id for story in t.stories.latest(mine)] == [story_id]
