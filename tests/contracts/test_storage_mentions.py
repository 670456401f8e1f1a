"""Where, when and with whom actors are mentioned, on both engines."""

from datetime import date, timedelta

import pytest

from bot.model.actor import ActorMention, DayCount, Mention
from bot.storage.contract import Transaction
from tests.builders.articles import NOON, build_tagged, store_article

pytest_plugins = ["tests.builders.storage"]

MARA, ANA, BO = (build_tagged(name) for name in ("Mara Lind", "Ana Prat", "Bo Holm"))


def actor_id_of(t: Transaction, workspace_id: int, name: str) -> int:
    [actor] = t.actors.find(workspace_id, name)
    return actor.id


def test_mentions_come_back_newest_first(t: Transaction, mine: int, theirs: int) -> None:
    articles = [
        store_article(t, mine, str(days), actors=[MARA], at=NOON - timedelta(days=days))
        for days in (2, 0, 1)
    ]
    mara = actor_id_of(t, mine, "Mara Lind")

    found = t.actors.mentions(mine, mara)
    assert [one.article_id for one in found] == [articles[1], articles[2], articles[0]]
    assert found[0] == ActorMention(articles[1], mara, 0.5, (Mention(0, 9, "Mara Lind"),))
    assert t.actors.mentions(mine, mara, limit=1) == found[:1]
    assert t.actors.mentions(theirs, mara) == []


def test_a_mention_counts_once(t: Transaction, mine: int) -> None:
    article_id = store_article(t, mine, actors=[MARA])
    mara = actor_id_of(t, mine, "Mara Lind")
    again = ActorMention(article_id, mara, 0.1, ())
    t.actors.add_mentions(mine, NOON, [again, again])
    t.actors.add_mentions(mine, NOON, [])

    actor = t.actors.get(mine, mara)
    assert actor is not None
    assert actor.mentions == 1
    assert t.actors.days(mine, mara, NOON.date(), NOON.date()) == [DayCount(NOON.date(), 1)]


def test_another_workspaces_actors_and_articles_are_refused(
    t: Transaction, mine: int, theirs: int
) -> None:
    article_id = store_article(t, mine, actors=[MARA])
    mara = actor_id_of(t, mine, "Mara Lind")
    stranger = store_article(t, theirs, actors=[MARA])

    with pytest.raises(ValueError, match="actor"):
        t.actors.add_mentions(theirs, NOON, [ActorMention(stranger, mara, 0.5, ())])
    with pytest.raises(ValueError, match="article"):
        t.actors.add_mentions(mine, NOON, [ActorMention(stranger, mara, 0.5, ())])
    assert [one.article_id for one in t.actors.mentions(mine, mara)] == [article_id]


def test_an_articles_actors_come_the_most_salient_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    article_id = store_article(
        t, mine, actors=[build_tagged("Mara Lind", salience=0.2), build_tagged("Bo Holm")]
    )

    pairs = t.actors.of_article(mine, article_id)
    assert [(actor.name, mention.salience) for actor, mention in pairs] == [
        ("Bo Holm", 0.5),
        ("Mara Lind", 0.2),
    ]
    assert t.actors.of_article(theirs, article_id) == []
    other = store_article(t, mine, "other")
    assert t.actors.of_articles(mine, [other, article_id]) == {other: [], article_id: pairs}


def test_every_day_is_counted_zeros_too(t: Transaction, mine: int, theirs: int) -> None:
    for n, hours in enumerate((0, 1, 25)):
        store_article(t, mine, str(n), actors=[MARA], at=NOON - timedelta(hours=hours))
    mara = actor_id_of(t, mine, "Mara Lind")

    days = t.actors.days(mine, mara, date(2026, 3, 12), date(2026, 3, 15))
    assert [(day.day.day, day.count) for day in days] == [(12, 0), (13, 1), (14, 2), (15, 0)]
    assert sum(day.count for day in t.actors.days(theirs, mara, *[NOON.date()] * 2)) == 0
    assert t.actors.days(mine, mara, date(2026, 3, 2), date(2026, 3, 1)) == []


def test_together_counts_shared_articles(t: Transaction, mine: int, theirs: int) -> None:
    store_article(t, mine, "1", actors=[MARA, ANA, BO])
    store_article(t, mine, "2", actors=[MARA, BO])
    store_article(t, mine, "3", actors=[ANA])
    mara = actor_id_of(t, mine, "Mara Lind")

    found = [(one.actor.name, one.together) for one in t.actors.together(mine, mara)]
    assert found == [("Bo Holm", 2), ("Ana Prat", 1)]
    assert len(t.actors.together(mine, mara, limit=1)) == 1
    assert t.actors.together(theirs, mara) == []


def test_between_finds_stories_where_one_article_names_both(
    t: Transaction, mine: int, theirs: int
) -> None:
    old, new, apart = (t.stories.create(mine, "en", NOON) for _ in range(3))
    yesterday = NOON - timedelta(days=1)
    store_article(t, mine, "1", actors=[MARA, ANA], story_id=old, at=yesterday)
    store_article(t, mine, "2", actors=[MARA, ANA], story_id=new)
    store_article(t, mine, "3", actors=[MARA, ANA], story_id=new)
    store_article(t, mine, "4", actors=[MARA], story_id=apart)
    store_article(t, mine, "5", actors=[ANA], story_id=apart)
    store_article(t, mine, "6", actors=[MARA, ANA])
    mara, ana = actor_id_of(t, mine, "Mara Lind"), actor_id_of(t, mine, "Ana Prat")

    assert t.actors.between(mine, mara, ana) == [new, old]
    assert t.actors.between(mine, ana, mara, limit=1) == [new]
    assert t.actors.between(theirs, mara, ana) == []


def test_trending_prefers_eight_against_one_to_one_against_none(
    t: Transaction, mine: int, theirs: int
) -> None:
    steady, big, small = (t.stories.create(mine, "en", NOON) for _ in range(3))
    for day in range(1, 31):
        at = NOON - timedelta(days=day, hours=1)
        store_article(t, mine, f"usual {day}", actors=[MARA, BO], at=at, story_id=steady)
        store_article(t, mine, f"busy {day}", actors=[BO], at=at, story_id=steady)
    for n in range(8):
        actors = [MARA, BO] if n < 2 else [MARA]
        store_article(t, mine, f"now {n}", actors=actors, story_id=big if n < 5 else small)
    store_article(t, mine, "new", actors=[ANA])

    [trend] = t.actors.trending(mine, NOON + timedelta(minutes=1))
    assert (trend.actor.name, trend.recent, trend.story_id) == ("Mara Lind", 8, big)
    assert trend.usual == pytest.approx(1.0, abs=0.05)
    assert (trend.days[-1].day, trend.days[-1].count) == (NOON.date(), 8)
    assert t.actors.trending(theirs, NOON) == []
    assert t.actors.trending(mine, NOON + timedelta(days=2)) == []


def test_in_a_young_archive_the_usual_is_taken_over_its_own_days(t: Transaction, mine: int) -> None:
    for day in range(3):
        for n in range(4):
            at = NOON - timedelta(days=day, hours=1)
            store_article(t, mine, f"{day} {n}", actors=[MARA], at=at)

    assert t.actors.trending(mine, NOON) == [], "four a day every day is no trend"


def test_whom_one_is_named_with_is_held_against_chance(t: Transaction, mine: int) -> None:
    """Bo is in every article, so he is with Mara by chance; Ana is only where Mara is."""
    for number in range(10):
        with_mara = [MARA, ANA] if number < 4 else []
        store_article(t, mine, str(number), actors=[*with_mara, BO])
    together = t.actors.together(mine, actor_id_of(t, mine, "Mara Lind"))
    times = {one.actor.name: (one.together, one.times_chance) for one in together}
    assert times == {"Ana Prat": (4, 2.5), "Bo Holm": (4, 1.0)}


def test_roles_come_back_with_their_articles_the_newest_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    article_id = store_article(t, mine, "a", actors=[MARA])
    later = store_article(t, mine, "b", at=NOON + timedelta(days=1))
    mara = actor_id_of(t, mine, "Mara Lind")
    mention = ActorMention(later, mara, 0.5, (Mention(0, 9, "Mara Lind"),), "mayor")
    t.actors.add_mentions(mine, NOON + timedelta(days=1), [mention])
    assert [(r.text, r.article_id) for r in t.actors.roles(mine, mara)] == [("mayor", later)]
    assert t.actors.roles(theirs, mara) == []
    assert article_id != later


def test_who_was_in_the_news_every_day_and_no_longer_is_falls(
    t: Transaction, mine: int, theirs: int
) -> None:
    for day in range(2, 20):
        at = NOON - timedelta(days=day, hours=1)
        for n in range(4):
            store_article(t, mine, f"{day} {n}", actors=[MARA, BO], at=at)
        store_article(t, mine, f"ana {day}", actors=[ANA] if day % 2 else [], at=at)
    for n in range(3):
        store_article(t, mine, f"now {n}", actors=[BO])

    [mara] = t.actors.falling(mine, NOON + timedelta(minutes=1))
    assert (mara.actor.name, mara.recent, mara.story_id) == ("Mara Lind", 0, None)
    assert mara.usual == pytest.approx(4.0, abs=0.3)
    assert mara.days[-1] == DayCount(NOON.date(), 0)
    assert max(count.count for count in mara.days) == 4
    assert t.actors.falling(theirs, NOON) == []


def test_nobody_falls_in_an_archive_of_less_than_a_week(t: Transaction, mine: int) -> None:
    for day in range(2, 5):
        at = NOON - timedelta(days=day, hours=1)
        store_article(t, mine, f"{day}", actors=[MARA], at=at)

    assert t.actors.falling(mine, NOON) == []
