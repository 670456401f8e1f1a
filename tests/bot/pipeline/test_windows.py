"""Story windows that are kept between stores: they say what a fresh one would."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.article import NewArticle
from bot.model.errors import StorageError
from bot.model.story import Evidence, PlacedStory
from bot.pipeline.group import StoryWindow, unit
from bot.pipeline.likeness import FEW
from bot.pipeline.store import store_articles
from bot.pipeline.windows import WINDOW, StoryWindows
from bot.storage.contract import Transaction
from bot.storage.database import Database, open_database
from tests.builders.articles import NOON, build_analysis, build_article, build_document

_EVENTS = ("ferry", "dam", "vote", "strike")
_NUMBERS = count(1)
"""For names that are used once."""


def terms_of(event: str, draft: int) -> dict[str, float]:
    """Return terms of a report: most are the event's, some its own, some every report's."""
    words = [f"{event}{n}" for n in range(12) if n % 5 != draft % 5]
    words += [f"{event}-{draft}-{n}" for n in range(4)]
    return unit(dict.fromkeys([*words, "minister", "tuesday"], 1.0))


def report(workspace_id: int, name: str, terms: dict[str, float], at: datetime) -> NewArticle:
    document = replace(build_document(title=name, published=at), url=f"https://x.example/{name}")
    analysis = build_analysis(document, terms=terms)
    return replace(build_article(workspace_id, name, analysis=analysis), seen_at=at)


class FailedOnPurposeError(StorageError):
    """What a transaction of these tests ends with."""


@dataclass
class Pair:
    """Two workspaces in which the same happens: one keeps its window, one begins anew each time."""

    run: Callable[[Callable[[Transaction], Any]], Any]
    ids: tuple[int, int]
    kept: StoryWindows
    now: datetime = NOON
    stored: int = 0

    def store(
        self, events: Sequence[tuple[str, int]], *, back: int = 0, fail: bool = False
    ) -> None:
        """Store reports in both, dated so many days back; or nothing, as the storage fails."""
        at = self.now - timedelta(days=back)
        names = [f"{self.stored + n} {event}" for n, (event, _) in enumerate(events)]
        if not fail:
            self.stored += len(events)

        def work(t: Transaction) -> None:
            for workspace_id, windows in zip(self.ids, (self.kept, StoryWindows()), strict=True):
                new = [
                    report(workspace_id, name, terms_of(*event), at)
                    for name, event in zip(names, events, strict=True)
                ]
                store_articles(t, windows, workspace_id, new)
            if fail:
                raise FailedOnPurposeError("The disk is full.", fix="")

        if fail:
            with pytest.raises(FailedOnPurposeError):
                self.run(work)
        else:
            self.run(work)

    def stories(self, workspace_id: int) -> list[tuple[str, ...]]:
        """Return the stories as the names of their reports, in the order of their ids."""
        stories = self.run(lambda t: t.stories.latest(workspace_id, limit=999))
        return [tuple(a.title for a in s.articles) for s in sorted(stories, key=lambda s: s.id)]

    def split(self, which: int) -> None:
        """Let a manager split the first article off a story of several."""

        def work(t: Transaction) -> None:
            for workspace_id in self.ids:
                stories = t.stories.latest(workspace_id, limit=999)
                several = sorted((s.id, s) for s in stories if len(s.articles) > 1)
                if several:
                    story = several[which % len(several)][1]
                    t.stories.split(workspace_id, story.id, [story.articles[-1].id], self.now)

        self.run(work)

    def show(self, which: int) -> None:
        """Let people be shown a story."""

        def work(t: Transaction) -> None:
            for workspace_id in self.ids:
                stories = sorted(s.id for s in t.stories.latest(workspace_id, limit=999))
                if stories:
                    channel = t.channels.ensure(workspace_id, f"c{workspace_id}", "general")
                    added = t.subscriptions.add(
                        workspace_id, channel.id, "ada", f"storm{next(_NUMBERS)}", self.now
                    )
                    shown = stories[which % len(stories)]
                    t.subscriptions.record_alert(workspace_id, added[0].id, shown, self.now)

        self.run(work)

    def clean_up(self) -> None:
        """Delete what is more than six days old."""
        self.run(lambda t: t.articles.purge(self.now - timedelta(days=6)))

    def restart(self) -> None:
        """Start the bot anew."""
        self.kept = StoryWindows()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    database: Database = open_database(f"sqlite:///{tmp_path_factory.mktemp('windows') / 'w.db'}")
    with asyncio.Runner() as runner:
        yield lambda work: runner.run(database.write(work))
    database.close_now()


def pair(run: Callable[..., Any]) -> Pair:
    names = f"kept {next(_NUMBERS)}", f"fresh {next(_NUMBERS)}"
    ids = run(lambda t: tuple(t.workspaces.ensure("console", name, name).id for name in names))
    # Each pair lives in days of its own: a clean-up reaches all workspaces.
    return Pair(run, ids, StoryWindows(), NOON + timedelta(days=30 * next(_NUMBERS)))


_REPORT = st.tuples(st.sampled_from(_EVENTS), st.integers(0, 9))
_REPORTS = st.lists(_REPORT, min_size=1, max_size=3)
_STEPS = st.one_of(
    st.tuples(st.just("store"), _REPORTS, st.sampled_from((0, 0, 0, 3, 7))),
    st.tuples(st.just("fail"), _REPORTS),
    st.tuples(st.just("wait"), st.sampled_from((1, 30, 100))),
    st.tuples(st.just("split"), st.integers(0, 9)),
    st.tuples(st.just("show"), st.integers(0, 9)),
    st.tuples(st.just("clean up")),
    st.tuples(st.just("restart")),
)


def take(both: Pair, step: tuple[Any, ...]) -> None:
    match step:
        case "store", events, days:
            both.store(events, back=days)
        case "fail", events:
            both.store(events, fail=True)
        case "wait", hours:
            both.now += timedelta(hours=hours)
        case "split", which:
            both.split(which)
        case "show", which:
            both.show(which)
        case ("clean up",):
            both.clean_up()
        case _:
            both.restart()


@settings(max_examples=25)
@given(steps=st.lists(_STEPS, min_size=2, max_size=12))
def test_a_kept_window_groups_as_a_fresh_one_whatever_happens(
    run: Callable[..., Any], steps: list[tuple[Any, ...]]
) -> None:
    both = pair(run)
    for step in steps:
        take(both, step)
        kept, fresh = map(both.stories, both.ids)
        assert kept == fresh


@settings(max_examples=4)
@given(steps=st.lists(_STEPS, min_size=4, max_size=12))
def test_so_does_one_too_large_to_be_grouped_anew_as_a_whole(
    run: Callable[..., Any], steps: list[tuple[Any, ...]]
) -> None:
    both = pair(run)
    both.store([(f"other{n}", 0) for n in range(FEW + 5)])
    for step in steps:
        take(both, step)
    kept, fresh = map(both.stories, both.ids)
    assert kept == fresh


def test_an_id_that_a_failed_transaction_gave_is_another_articles_next(
    run: Callable[..., Any],
) -> None:
    both = pair(run)
    both.store([("ferry", 0)])
    both.store([("dam", 0)], fail=True)
    both.store([("vote", 0)])  # has the id that the report on the dam had
    both.store([("dam", 1)])
    both.store([("vote", 1)])
    assert [sorted(one) for one in both.stories(both.ids[0])] == [
        ["0 ferry"],
        ["1 vote", "3 vote"],
        ["2 dam"],
    ]


def test_a_window_that_failed_half_way_is_not_used_again(run: Callable[..., Any]) -> None:
    both = pair(run)
    windows, workspace_id = both.kept, both.ids[0]
    both.store([("ferry", 0)])
    good = report(workspace_id, "good", terms_of("ferry", 1), both.now)
    bad = report(workspace_id, "bad", {"x": object()}, both.now)  # type: ignore[dict-item]
    with pytest.raises(Exception, match="JSON"):
        run(lambda t: store_articles(t, windows, workspace_id, [good, bad]))
    both.store([("ferry", 2)])
    assert [len(one) for one in both.stories(workspace_id)] == [2]


def test_terms_are_asked_for_once() -> None:
    asked: list[list[int]] = []

    def read(ids: Sequence[int]) -> dict[int, Evidence]:
        asked.append(list(ids))
        return {one: Evidence(terms_of("ferry", one)) for one in ids}

    window = StoryWindow()
    window.renew([PlacedStory(1, "en", (1, 2))], read, "first")
    window.renew([PlacedStory(1, "en", (1,)), PlacedStory(2, "en", (2, 3))], read, "second")
    window.renew([PlacedStory(2, "en", (3,))], read, "third")
    assert asked == [[1, 2], [3]]
    assert window.size == 1
    assert window.story_of(3) == 2


def test_an_article_stays_at_hand_while_others_bring_words() -> None:
    def shown(number: int, words: int) -> Evidence:
        own = {f"{number}-{word}": 0.5 for word in range(words)}
        return Evidence({**own, "quay": 0.5, "harbour": 0.4}, title_terms=2)

    articles = {5: shown(5, 300), 8: shown(8, 60), 9: shown(9, 60), 10: shown(10, 60)}
    window = StoryWindow()
    window.renew([], lambda _: {}, "first")
    for one in (8, 9):
        for group in window.place(one, articles[one], "en"):
            window.settle(one, group.joining)
    stories = [PlacedStory(one, "en", (one,)) for one in (5, 9)]
    window.renew(stories, lambda ids: {one: articles[one] for one in ids}, "second")
    groups = window.place(10, articles[10], "en")
    assert [10 in group.joining for group in groups] == [True]


def test_of_a_large_window_few_terms_are_in_memory_at_once() -> None:
    asked: list[int] = []

    def read(ids: Sequence[int]) -> dict[int, Evidence]:
        asked.append(len(ids))
        return {one: Evidence(terms_of("ferry", one)) for one in ids}

    window = StoryWindow()
    window.renew([PlacedStory(one, "en", (one,)) for one in range(1, 251)], read, "first")
    assert asked == [100, 100, 50]
    assert (window.size, window.story_of(250)) == (250, 250)


def test_what_was_placed_is_believed_when_its_transaction_is_over() -> None:
    dam, vote, strike = (Evidence(terms_of(event, 0)) for event in ("dam", "vote", "strike"))
    stories = [PlacedStory(1, "en", (1,)), PlacedStory(2, "en", (2,))]
    window = StoryWindow()
    window.renew([], lambda _: {}, "fails in the end")
    for article_id, shown in ((1, dam), (2, vote)):
        [group] = window.place(article_id, shown, "en")
        window.settle(article_id, group.joining)
    window.renew(stories, lambda _: {1: dam, 2: vote}, "fails in the end")
    # It is undone, and another article has the second one's id.
    window.renew(stories, lambda _: {1: dam, 2: strike}, "holds")
    [group] = window.place(3, Evidence(terms_of("strike", 1)), "en")
    assert group.story_id == 2


def test_a_transaction_of_several_stores_that_fails_at_last_leaves_nothing(
    run: Callable[..., Any],
) -> None:
    both = pair(run)
    windows, workspace_id = both.kept, both.ids[0]

    def store(t: Transaction, event: str, draft: int) -> None:
        new = report(workspace_id, f"{event} {draft}", terms_of(event, draft), both.now)
        store_articles(t, windows, workspace_id, [new])

    def fail(t: Transaction) -> None:
        for event in ("ferry", "dam", "vote"):
            store(t, event, 0)
        raise FailedOnPurposeError("The disk is full.", fix="")

    with pytest.raises(FailedOnPurposeError):
        run(fail)
    for draft in range(2):
        for event in ("strike", "vote", "ferry"):
            run(lambda t, event=event, draft=draft: store(t, event, draft))
    assert [{name.split()[0] for name in one} for one in both.stories(workspace_id)] == [
        {"strike"},
        {"vote"},
        {"ferry"},
    ]


def test_the_windows_not_used_for_longest_are_let_go(run: Callable[..., Any]) -> None:
    windows = StoryWindows(most=5)
    ids = [pair(run).ids[0] for _ in range(3)]

    def store(workspace_id: int, reports: int) -> None:
        new = [
            report(workspace_id, f"{next(_NUMBERS)}", terms_of(f"event{n}", 0), NOON)
            for n in range(reports)
        ]
        run(lambda t: store_articles(t, windows, workspace_id, new))

    store(ids[0], 2)
    store(ids[1], 2)
    store(ids[0], 1)
    assert windows.held() == {ids[1]: 2, ids[0]: 3}
    store(ids[2], 2)
    assert windows.held() == {ids[0]: 3, ids[2]: 2}
    store(ids[1], 7)  # the one in use stays, however large it is
    assert windows.held() == {ids[1]: 9}


def test_the_window_begins_at_noon_or_midnight() -> None:
    begins: list[datetime] = []

    class Stories:
        def window(self, _: int, since: datetime, __: int) -> list[PlacedStory]:
            begins.append(since)
            return []

        def evidence(self, *_: object) -> dict[int, Evidence]:
            return {}

    class Nouns:
        stories = Stories()
        whole = None

    for hour in range(24):
        StoryWindows().take(Nouns(), 1, NOON + timedelta(hours=hour))  # type: ignore[arg-type]
    assert len(set(begins)) == 3
    assert {(begin.hour, begin.minute) for begin in begins} == {(0, 0), (12, 0)}
    for hour, begin in enumerate(begins):
        age = NOON + timedelta(hours=hour) - begin
        assert WINDOW <= age < WINDOW + timedelta(hours=12)
