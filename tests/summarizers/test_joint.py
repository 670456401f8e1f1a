"""English news: what words are worth, and the sentences that go best together."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpora import Reported
from benchmarks.train_summaries import function_shares, train, unlike, written
from summarizers.joint import choose
from summarizers.lsa import Lsa
from summarizers.news import News
from summarizers.ranking import Candidate, Costs, candidates, containment
from summarizers.seen import VARIANTS
from summarizers.worth import (
    PAIR_CELLS,
    PAIR_TABLES,
    SCALE,
    STEM_CELLS,
    STEM_TABLES,
    Model,
    Worth,
    cells,
    chance,
    estimate,
    look,
    look_at_pairs,
    neighbours,
    read_model,
)

COSTS = Costs(quote_only=0.4, long=0.2)
REPORT = [
    "The ferry Santa Brigida ran aground off the island of Vessel on Tuesday night.",
    "Rescuers brought all 212 people from the ferry to the mainland before dawn.",
    "The ferry company said that the captain of the Santa Brigida had been arrested.",
    "He has sailed the route for eleven years.",
    "Tourists like the lighthouse, which was painted white in the spring.",
]
QUOTED = "“Nobody was hurt on the Santa Brigida,” the harbour master Jon Reed said on Wednesday."
FIGURES = "In 2019 a ferry of the same company, the Marta, hit the pier at 14 knots in 1.5 metres."
SHORT = "Rain fell again."


def pool_of(sentences: list[str]) -> list[Candidate]:
    return candidates(sentences, range(len(sentences)), "en")


def test_what_opens_a_report_and_comes_back_is_worth_most() -> None:
    stems = estimate(pool_of(REPORT)).stems
    assert stems["ferri"] > stems["lighthous"]
    assert stems["brigida"] > stems["spring"]
    assert all(0 <= value <= SCALE for value in stems.values())


def test_pairs_of_neighbours_are_worth_something_too() -> None:
    pairs = estimate(pool_of(REPORT)).pairs
    assert pairs["santa", "brigida"] > pairs["paint", "white"]
    assert set(pairs) == {p for one in pool_of(REPORT) for p in neighbours(one.stems)}


def test_what_is_added_up_once_for_many_is_what_each_look_adds() -> None:
    model = read_model()
    for pool in (pool_of(REPORT), pool_of(REPORT[:1]), pool_of([*REPORT * 9, QUOTED, FIGURES])):
        found = estimate(pool)
        for one, (seen, looks) in look(pool).items():
            own = model.words[one][seen.variant] if one in model.words else 0.0
            total = model.stems_from + sum(model.stems[c] for c in cells(STEM_TABLES, looks)) + own
            assert found.stems[one] == chance(total)
        for pair, looks in look_at_pairs(pool, found.stems):
            total = model.pairs_from + sum(model.pairs[c] for c in cells(PAIR_TABLES, looks))
            assert found.pairs[pair] == chance(total)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*REPORT, QUOTED, FIGURES, SHORT]), max_size=8, unique=True),
    st.integers(1, 4),
)
def test_no_set_that_is_not_tried_is_the_best(sentences: list[str], limit: int) -> None:
    pool = pool_of(sentences)
    chosen = choose(pool, estimate(pool), limit, COSTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("summarizers.joint._most", lambda known, one: 1e9)
        assert choose(pool, estimate(pool), limit, COSTS) == chosen


def test_a_stub_is_chosen_only_where_nothing_else_is_left() -> None:
    pool = pool_of([REPORT[0], SHORT])
    assert choose(pool, estimate(pool), 1, COSTS) == [0]
    assert choose(pool, estimate(pool), 2, COSTS) == [0, 1]


def test_a_sentence_that_points_back_comes_only_after_what_it_points_to() -> None:
    pool = pool_of(REPORT)
    worth_of = estimate(pool)
    assert choose([pool[3]], worth_of, 1, COSTS) == []
    for limit in range(1, 6):
        chosen = choose(pool, worth_of, limit, COSTS)
        assert 3 not in chosen or 2 in chosen


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(REPORT), max_size=8, unique=True), st.integers(0, 6))
def test_a_set_is_within_the_limit_and_says_nothing_twice(sentences: list[str], limit: int) -> None:
    pool = pool_of(sentences)
    chosen = choose(pool, estimate(pool), limit, COSTS)
    assert chosen == sorted(set(chosen))
    assert len(chosen) <= limit
    bags = [frozenset(pool[place].stems) for place in chosen]
    assert all(containment(a, b) < 0.65 for i, a in enumerate(bags) for b in bags[i + 1 :])


def test_other_languages_and_bases_keep_the_recipe() -> None:
    sentences = [*REPORT[:2], REPORT[4], FIGURES]
    pool = pool_of(sentences)
    together = choose(pool, estimate(pool), 2, COSTS)
    assert News()(sentences, 2, language="en") == together == [0, 1]
    by_recipe = [0, 3]
    assert News()(sentences, 2, language="de") == by_recipe
    assert News(Lsa())(sentences, 2, language="en") == by_recipe


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "worth.txt"
    stems = [round(number % 7 / 4 - 0.75, 2) for number in range(STEM_CELLS)]
    pairs = [round(number % 5 / 2 - 1, 2) for number in range(PAIR_CELLS)]
    words = {
        "ferri": [0.5] * VARIANTS,
        "start": [-0.25, 0.0, 1.0, -1.5, 0.75, 0.25],
        "unheard": [0.001] * VARIANTS,
    }
    expected = {"the": [0, 9_000, 14_500], "of": [0, 7_300]}
    model = Model(stems, -2.0, words, pairs, -3.0, expected)
    path.write_text(written(model, "Two lines\nof heading"), encoding="utf-8")
    read = read_model(path)
    assert (read.stems, read.stems_from) == (stems, -2.0)
    assert (read.pairs, read.pairs_from) == (pairs, -3.0)
    assert read.words == {one: words[one] for one in ("ferri", "start")}
    assert read.function_words == expected


def test_training_finds_what_summaries_hold() -> None:
    told = "The ferry ran aground off Vessel. All people were rescued."
    pools = [(pool_of([*REPORT[number % 2 :], f"Gull {number}."]), told) for number in range(40)]
    model = train(pools)
    assert set(model.words) >= {"ferri", "lighthous"}
    found = estimate(pools[0][0], model)
    assert found.stems["ferri"] > SCALE // 2 > 5 * found.stems["lighthous"]
    assert found.pairs["ran", "aground"] > 5 * found.pairs["paint", "white"]


def test_a_function_word_is_expected_as_often_as_summaries_hold_it() -> None:
    told = ["The crew of the ferry is safe.", "The ferry sank.", "Crew arrested"]
    shares = function_shares([(pool_of(REPORT), reference) for reference in told])
    assert shares["the"] == pytest.approx([2 / 8, 1 / 8])
    assert "ferry" not in shares


def test_talk_loses_against_a_report_of_the_same() -> None:
    said = "We, as you know, had no idea why we should do what we did off Vessel on Tuesday night."
    report = "The ferry ran aground in the dark off the island of Vessel on Tuesday night."
    pool = pool_of([said, report])
    level = {one: SCALE // 10 for candidate in pool for one in candidate.stems}
    words = Worth(level, dict.fromkeys(estimate(pool).pairs, 0), read_model().function_words)
    assert choose(pool, words, 1, Costs(quote_only=0.0, long=0.0)) == [1]


def test_other_versions_of_a_reported_article_teach_nothing() -> None:
    def article(start: int) -> Reported:
        return Reported((" ".join(f"word{number}" for number in range(start, start + 60)),), "")

    reported, version, other, again = article(0), article(30), article(100), article(100)
    assert list(unlike([version, other, again], [reported])) == [other]
