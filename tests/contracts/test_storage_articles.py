"""The archive, on both engines."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.model.article import Article, PrintedArticle
from bot.storage import schema
from bot.storage.contract import Counts, Transaction
from tests.builders.articles import (
    NOON,
    build_analysis,
    build_article,
    build_document,
    build_tagged,
    store_article,
)

pytest_plugins = ["tests.builders.storage"]


def test_an_article_comes_back_as_it_was_stored(t: Transaction, mine: int) -> None:
    document = build_document("Título “así”", ("Uno 🚢 dos.", "Tres."), language="es")
    read = build_analysis(document, terms={"puerto": 1.5, "港": 0.25})
    analysis = replace(read, recurring=frozenset({1}))
    stored = t.articles.add(build_article(mine, section="World", analysis=analysis))
    assert stored is not None

    assert t.articles.get(mine, stored) == Article(
        id=stored,
        workspace_id=mine,
        feed_id=None,
        story_id=None,
        url=document.url,
        title=document.title,
        text=document.text,
        language="es",
        outlet=document.outlet,
        author=document.author,
        published=NOON,
        seen_at=NOON,
        section="World",
        sentences=analysis.sentences,
        summary=(0,),
        usable=frozenset({0, 1}),
        terms={"puerto": 1.5, "港": 0.25},
        recurring=frozenset({1}),
        tried=document.tried,
    )


def test_an_identity_is_stored_once_a_workspace(t: Transaction, mine: int, theirs: int) -> None:
    assert t.articles.add(build_article(mine, "same")) is not None
    assert t.articles.add(build_article(mine, "same")) is None
    assert t.articles.add(build_article(theirs, "same")) is not None
    assert t.articles.add(build_article(mine, "x" * 5000)) is not None
    assert t.articles.add(build_article(mine, "x" * 5000)) is None
    assert t.articles.add(build_article(mine, "x" * 5001)) is not None


def test_offsets_stay_true_whatever_the_text_holds(t: Transaction, mine: int) -> None:
    document = build_document(sentences=("A\x00B \ud800 C.", "Second 𝒮entence."), published=None)
    stored = t.articles.add(build_article(mine, analysis=build_analysis(document)))
    assert stored is not None

    article = t.articles.get(mine, stored)
    assert article is not None
    assert article.sentence(1) == "Second 𝒮entence."
    assert article.sentence(0) == "A\ufffdB \ufffd C."
    assert article.at == article.seen_at


def test_a_model_other_than_the_default_is_shown_where_the_default_chose_nothing(
    t: Transaction, mine: int
) -> None:
    analysis = replace(build_analysis(), summaries={"lead": (0, 1)})
    stored = t.articles.add(build_article(mine, analysis=analysis))
    none = t.articles.add(build_article(mine, "2", analysis=replace(analysis, summaries={})))

    assert [a.summary for a in t.articles.many(mine, [stored or 0, none or 0])] == [(0, 1), ()]


def test_many_keep_the_order_asked(t: Transaction, mine: int, theirs: int) -> None:
    a, b, c = (store_article(t, mine, name) for name in "abc")
    stranger = store_article(t, theirs, "d")

    assert [one.id for one in t.articles.many(mine, [c, stranger, a, 10**6, b, a])] == [c, a, b, a]
    assert t.articles.many(mine, []) == []
    assert t.articles.get(mine, stranger) is None


def test_the_newest_of_a_feed_are_its_own_the_latest_first(
    t: Transaction, mine: int, theirs: int
) -> None:
    feed, _ = t.feeds.add(mine, "https://a.example/feed", "web")
    other, _ = t.feeds.add(mine, "https://b.example/feed", "web")
    for number, owner in enumerate((feed, other, feed, feed)):
        document = build_document(f"News {number}", ("One.", "Two."))
        analysis = build_analysis(document)
        t.articles.add(build_article(mine, str(number), feed_id=owner.id, analysis=analysis))
    printed = [PrintedArticle(f"News {n}", "en", ("One.", "Two.")) for n in (3, 2, 0)]
    assert t.articles.newest(mine, feed.id, limit=2) == printed[:2]
    assert t.articles.newest(mine, feed.id, limit=9) == printed
    assert t.articles.newest(theirs, feed.id, limit=9) == []


def test_more_than_one_batch_can_be_asked_for(t: Transaction, mine: int) -> None:
    ids = [store_article(t, mine, str(n)) for n in range(520)]

    assert [one.id for one in t.articles.many(mine, ids)] == ids


SEARCHED = {
    "nara": ("Summit in Nara", "Lee and Takaichi met on Tuesday."),
    "cafe": ("A Café's long life", "The naïve owner said so in North-Korea."),
    "ja": ("奈良で会談", "高市早苗首相は十三日、奈良市で会談した。"),
    "mixed": ("AI研究の今", "AI研究は大学で進む。"),
    "ko": ("나라 회담", "이재명은 화요일에 만났다."),
    "percent": ("Rates at 3.5%", "100% of them, said AT&T_Mobile."),
}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nara", ["nara"]),
        ("NARA takaichi", ["nara"]),
        ("takaichi cafe", []),
        ("cafe", ["cafe"]),
        ("CAFÉ naive", ["cafe"]),
        ("north korea", ["cafe"]),
        ("North-Korea", ["cafe"]),
        ("korea-north", []),
        ("高市早苗", ["ja"]),
        ("高市 奈良", ["ja"]),
        ("ai研究", ["mixed"]),
        ("AI研究 大学", ["mixed"]),
        ("이재명", ["ko"]),
        ("이재명 회담", ["ko"]),
        ("3.5", ["percent"]),
        ("3.5%", ["percent"]),
        ("at&t_mobile", ["percent"]),
        ('"nara', ["nara"]),
        ("nara*", ["nara"]),
        ("nar", []),
        ("title:nara", []),
        ("NOT nara", []),
        ("", []),
        ("%", []),
        ("***", []),
    ],
)
def test_search_finds_all_the_words(
    t: Transaction, mine: int, words: str, found: list[str]
) -> None:
    ids = {
        store_article(t, mine, name, title=title, sentences=[text]): name
        for name, (title, text) in SEARCHED.items()
    }

    assert [ids[one.id] for one in t.articles.search(mine, words)] == found


def test_search_is_of_one_workspace_newest_first(t: Transaction, mine: int, theirs: int) -> None:
    store_article(t, theirs, "theirs", title="Harbour")
    ids = [
        store_article(t, mine, str(hours), title="Harbour", at=NOON - timedelta(hours=hours))
        for hours in (3, 1, 2)
    ]

    assert [one.id for one in t.articles.search(mine, "harbour")] == [ids[1], ids[2], ids[0]]
    assert [one.id for one in t.articles.search(mine, "harbour", limit=1)] == [ids[1]]
    assert t.articles.search(mine, "harbour", limit=0) == []


@given(words=st.text(max_size=40) | st.text(alphabet="\"'*():^-+&|!<>\\ aé高\0\ud800", max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_search(t: Transaction, mine: int, words: str) -> None:
    for article in t.articles.search(mine, words):
        raise AssertionError(f"{article.title} was found in an empty archive")


def test_purging_takes_along_what_hangs_on_old_articles(
    t: Transaction, mine: int, theirs: int
) -> None:
    old, new = NOON - timedelta(days=40), NOON
    both, only_old = build_tagged("Mara Lind", role="mayor"), build_tagged("Ana Prat")
    gone_story, kept_story = (t.stories.create(mine, "en", old) for _ in range(2))
    store_article(t, mine, "1", at=old, actors=[both, only_old], story_id=gone_story)
    store_article(t, mine, "2", at=old, actors=[both], story_id=kept_story)
    kept = store_article(t, mine, "3", at=new, actors=[both], story_id=kept_story)
    store_article(t, theirs, "4", at=old)

    assert t.articles.purge(NOON - timedelta(days=30)) == 3
    assert t.articles.purge(NOON - timedelta(days=30)) == 0
    assert t.workspaces.counts(mine) == Counts(feeds=0, articles=1, stories=1, actors=1)
    assert t.workspaces.counts(theirs).articles == 0
    [mara] = t.actors.find(mine, "Mara Lind")
    assert (mara.mentions, mara.role and mara.role.article_id) == (1, kept)
    assert t.actors.days(mine, mara.id, old.date(), old.date())[0].count == 0
    assert t.actors.find(mine, "Ana Prat") == []
    assert t.stories.get(mine, gone_story) is None
    assert [a.id for a in t.articles.search(mine, "harbour")] == [kept]
    assert t.stories.create(mine, "en", NOON) > kept_story, "a story's id is for life"


def test_a_very_long_text_is_kept_and_found_by_its_beginning(t: Transaction, mine: int) -> None:
    words = " ".join(f"word{n}" for n in range(120_000))
    stored = store_article(t, mine, title="Long", sentences=[words])

    assert [one.id for one in t.articles.search(mine, "word7")] == [stored]
    article = t.articles.get(mine, stored)
    assert article is not None
    assert article.text == words


def test_how_many_articles_there_are_is_kept_up_to_date(
    t: Transaction, mine: int, theirs: int
) -> None:
    def counted(workspace_id: int) -> int:
        rows = t.actors._connection.execute(  # type: ignore[attr-defined]
            select(schema.workspace.c.articles).where(schema.workspace.c.id == workspace_id)
        )
        return int(rows.scalar_one())

    for number in range(3):
        store_article(t, mine, identity=f"a{number}")
    store_article(t, theirs, identity="a0")
    assert (counted(mine), counted(theirs)) == (3, 1)
    t.articles.purge(NOON + timedelta(days=3650))
    assert (counted(mine), counted(theirs)) == (0, 0)
