"""Which articles are alike: the index against the plain definition."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from math import inf, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.story import Evidence
from bot.pipeline.group import StoryWindow, unit
from bot.pipeline.likeness import FITTED, NEIGHBOURS, USUAL, Measures, cut
from bot.pipeline.nearest import NearestArticles
from bot.pipeline.series import series
from summarizers.text.newswords import word_shares
from tests.builders.articles import NOON

_WORDS = [f"{name}{n}" for name in ("ferry", "dam", "vote") for n in range(8)]
_COMMON = ["year", "said", "govern", "presid"]
_DAYS = ["monday", "tuesday", "sunday"]


@st.composite
def _article(draw: st.DrawFn) -> Evidence:
    """Draw an article: some words, some of them its title, at some hour or none."""
    words = draw(
        st.dictionaries(st.sampled_from(_WORDS + _COMMON + _DAYS), st.integers(1, 4), max_size=14)
    )
    hours = draw(st.none() | st.integers(0, 120))
    return Evidence(
        terms=unit({word: float(times) for word, times in words.items()}),
        title_terms=draw(st.integers(0, 4)),
        title=draw(st.sampled_from(("Morning briefing: frost", "Morning briefing: fire", "Dam"))),
        at=None if hours is None else NOON + timedelta(hours=hours),
        outlet=draw(st.sampled_from(("", "Wire", "Ledger"))),
        actors=draw(st.dictionaries(st.integers(1, 5), st.floats(0.2, 1), max_size=3)),
    )


_ARTICLE = _article()
_ARTICLES = st.lists(_ARTICLE, min_size=1, max_size=12)


def square(word: str, articles: Sequence[Evidence]) -> float:
    """Return a word's squared weight, as `bot.pipeline.word_weights` says it is."""
    seen_in = sum(word in one.terms for one in articles)
    top = log(len(articles) + 1001)
    before = word_shares("en").get(word, 0.002) * 1000
    lone = 100 / (100 + len(articles))
    weight = top - log(seen_in + before + 1)
    return weight * weight * (lone if seen_in == 1 else 1)


def cosine(one: Evidence, other: Evidence, articles: Sequence[Evidence]) -> float:
    """Return the cosine of the weighted terms of two articles."""
    a, b = one.terms, other.terms
    product = sum(square(word, articles) * a[word] * b[word] for word in a.keys() & b.keys())
    lengths = [
        sqrt(sum(square(word, articles) * value**2 for word, value in terms.items())) or 1
        for terms in (a, b)
    ]
    return min(product / (lengths[0] * lengths[1]), 1.0)


def covered(one: Evidence, other: Evidence, articles: Sequence[Evidence]) -> float:
    """Return how much of the title of one is among the words of the other."""
    title = set(list(one.terms)[: one.title_terms]) or one.terms.keys()
    all_of_it = sum(square(word, articles) for word in title) or 1
    return sum(square(word, articles) for word in title & other.terms.keys()) / all_of_it


def actor_cosine(one: Evidence, other: Evidence, articles: Sequence[Evidence]) -> float | None:
    """Return how alike the actors of two articles are."""
    if not one.actors or not other.actors:
        return None
    weights = {
        actor: log((len(articles) + 1001) / (sum(actor in a.actors for a in articles) + 3))
        for actor in one.actors.keys() | other.actors.keys()
    }
    lengths = [
        sqrt(sum((weights[actor] * salience) ** 2 for actor, salience in actors.items()))
        for actors in (one.actors, other.actors)
    ]
    product = sum(
        weights[actor] ** 2 * one.actors[actor] * other.actors[actor]
        for actor in one.actors.keys() & other.actors.keys()
    )
    return min(product / (lengths[0] * lengths[1]), 1.0)


def hours_between(one: Evidence, other: Evidence) -> float | None:
    """Return the time between two articles; items of one series may be infinitely far apart."""
    if one.at is None or other.at is None:
        return None
    hours = abs(one.at - other.at) / timedelta(hours=1)
    names = [series(each.outlet, each.title) for each in (one, other)]
    if hours < 12 or not names[0] or names[0] != names[1]:
        return hours
    text = len(one.terms) - (one.title_terms or len(one.terms))
    return 0.0 if one.terms == other.terms and text >= 12 and hours <= 7 * 24 else inf


def same_day(one: Evidence, other: Evidence) -> bool | None:
    """Return whether two articles name a day in common, None if one names none.

    And where they are half a day apart or more, and each names its own.
    """
    days = [{day for day in _DAYS if day in each.terms} for each in (one, other)]
    if not all(days) or (not days[0] & days[1] and (hours_between(one, other) or 0) >= 12):
        return None
    return bool(days[0] & days[1])


def measure(
    one: Evidence, other: Evidence, articles: Sequence[Evidence], around: tuple[float, float]
) -> Measures:
    """Return what is known of two articles."""
    shared = one.terms.keys() & other.terms.keys()
    return Measures(
        cosine=cosine(one, other, articles),
        shared=len(shared),
        sizes=(len(one.terms), len(other.terms)),
        covered=(covered(one, other, articles), covered(other, one, articles)),
        rarest=sqrt(max((square(word, articles) for word in shared), default=0.0)),
        surroundings=around,
        actors=actor_cosine(one, other, articles),
        same_day=same_day(one, other),
        hours=hours_between(one, other),
    )


def surrounding(one: int, articles: Sequence[Evidence], story_of: Mapping[int, int]) -> float:
    """Return the mean cosine with the nearest article of each of the nearest stories.

    Without the stories that it cannot be in, because one of their articles is too far from it.
    """
    this = articles[one - 1]
    others = {number: each for number, each in enumerate(articles, 1) if number != one}
    closed = {
        story_of[number] for number, each in others.items() if (hours_between(this, each) or 0) > 96
    }
    best: defaultdict[int, float] = defaultdict(float)
    for number, each in others.items():
        story = story_of[number]
        if story not in closed:
            value = cosine(this, each, articles)
            best[story] = max(best[story], value, USUAL)
    nearest = sorted(best.values(), reverse=True)[:NEIGHBOURS]
    return (sum(nearest) + USUAL * (NEIGHBOURS - len(nearest))) / NEIGHBOURS


def odds_of_all(
    articles: Sequence[Evidence], story_of: Mapping[int, int]
) -> dict[tuple[int, int], float]:
    """Return the log-odds of each pair of articles, numbered from 1, all around each other."""
    pairs = list(combinations(range(1, len(articles) + 1), 2))
    around = {one: surrounding(one, articles, story_of) for one in range(1, len(articles) + 1)}
    return {
        (one, other): FITTED.log_odds(
            measure(articles[one - 1], articles[other - 1], articles, (around[one], around[other]))
        )
        for one, other in pairs
    }


def average_link(
    articles: Sequence[Evidence], odds: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    """Return the articles grouped: the two groups with the highest mean odds first."""
    groups = [[number] for number in range(1, len(articles) + 1)]
    while len(groups) > 1:
        means = {
            (one, other): sum(
                odds[min(a, b), max(a, b)] for a in groups[one] for b in groups[other]
            )
            / (len(groups[one]) * len(groups[other]))
            for one, other in combinations(range(len(groups)), 2)
        }
        # In steps: which of two equal means is a hair higher is nobody's business.
        best = max(means, key=lambda pair: (round(means[pair], 9), -pair[0], -pair[1]))
        if means[best] < cut(len(articles)):
            break
        groups[best[0]] += groups.pop(best[1])
    return groups


@given(_ARTICLES)
def test_a_small_window_is_grouped_by_the_plain_definition(articles: list[Evidence]) -> None:
    window = StoryWindow()
    for number, shown in enumerate(articles, 1):
        groups = window.place(number, shown, "en")
        for place, group in enumerate(groups):
            window.settle(group.story_id or 100 * number + place, group.joining)
    # What the last one's arrival found, from the stories as they were before it.
    before = StoryWindow()
    for number, shown in enumerate(articles[:-1], 1):
        for place, group in enumerate(before.place(number, shown, "en")):
            before.settle(group.story_id or 100 * number + place, group.joining)
    story_of = {number: before.story_of(number) for number in range(1, len(articles))}
    story_of[len(articles)] = -1
    found: list[list[int]] = []
    for _ in range(2):
        found = average_link(articles, odds_of_all(articles, story_of))
        story_of = {one: min(group) for group in found for one in group}
    stories = [window.story_of(number) for number in range(1, len(articles) + 1)]
    together = {
        frozenset(n for n, other in enumerate(stories, 1) if other == story) for story in stories
    }
    assert together == {frozenset(group) for group in found}


def index(articles: Mapping[int, Evidence]) -> NearestArticles:
    found = NearestArticles("en", {})
    for article_id, shown in articles.items():
        found.add(article_id, shown)
    return found


@given(st.lists(_ARTICLE, min_size=2, max_size=20), st.data())
def test_articles_that_went_leave_no_trace(articles: list[Evidence], data: st.DataObject) -> None:
    all_of_them = dict(enumerate(articles, 1))
    found = index(all_of_them)
    gone = data.draw(st.lists(st.sampled_from(sorted(all_of_them)), unique=True))
    back = data.draw(st.lists(st.sampled_from(gone), unique=True)) if gone else []
    for article_id in gone:
        found.remove(article_id)
    for article_id in back:
        found.add(article_id, all_of_them[article_id])
    left = {one: shown for one, shown in all_of_them.items() if one not in gone or one in back}
    fresh = index(left)
    assert sorted(found) == sorted(left)
    for one in left:
        assert found.has(one, left[one])
        assert found.nearest(one) == fresh.nearest(one)
    for one, other in combinations(left, 2):
        assert found.log_odds(one, other) == pytest.approx(fresh.log_odds(one, other))


def test_articles_of_other_days_do_not_crowd_out_those_of_today() -> None:
    terms = unit(dict.fromkeys(_WORDS[:12], 1.0))
    fewer = unit(dict.fromkeys(_WORDS[:8], 1.0))
    old = {number: Evidence(terms, at=NOON - timedelta(days=6)) for number in range(1, 8)}
    found = index(old | {8: Evidence(fewer, at=NOON), 9: Evidence(terms, at=NOON)})
    assert found.nearest(9) == [8]


@given(st.lists(_ARTICLE, min_size=2, max_size=20), st.floats(-6, 3))
def test_a_pair_that_reaches_the_cut_is_never_passed_over(
    articles: list[Evidence], lowest: float
) -> None:
    found = index(dict(enumerate(articles)))
    for one, other in combinations(range(len(articles)), 2):
        may = found.may_reach(one, other, lowest)
        assert may or found.log_odds(one, other) < lowest


@given(st.lists(_ARTICLE, min_size=2, max_size=8))
def test_two_articles_are_measured_by_the_plain_definition(articles: list[Evidence]) -> None:
    found = index(dict(enumerate(articles)))
    for one, other in combinations(range(len(articles)), 2):
        a, b = articles[one], articles[other]
        measures = found.measures(one, other)
        plain = measure(a, b, articles, measures.surroundings)
        assert measures.features() == pytest.approx(plain.features(), abs=1e-9)
        assert measures.hours == plain.hours
        assert FITTED.log_odds(measures) == pytest.approx(found.log_odds(one, other))
