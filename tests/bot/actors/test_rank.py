from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actors.rank import Signs, rank, read_signs
from bot.model.article import Span

PLAIN = Signs(in_title=False, opening=0.0, count=2, sentences=2, subject_share=0.0, has_role=False)
COMPANION = replace(PLAIN, count=5, sentences=5)


@pytest.mark.parametrize(
    "better",
    [
        replace(PLAIN, in_title=True),
        replace(PLAIN, opening=1.0),
        replace(PLAIN, count=4),
        replace(PLAIN, sentences=3),
        replace(PLAIN, subject_share=1.0),
        replace(PLAIN, has_role=True),
    ],
)
def test_every_sign_raises_the_salience(better: Signs) -> None:
    plain, raised, _ = rank([PLAIN, better, COMPANION])
    assert raised > plain


def test_scenery_weighs_half() -> None:
    full, half = rank([PLAIN, replace(PLAIN, weight=0.5)])
    assert half == pytest.approx(full / 2, abs=0.0002)


@given(
    st.lists(
        st.builds(
            Signs,
            in_title=st.booleans(),
            opening=st.sampled_from([0.0, 0.7, 1.0]),
            count=st.floats(0.5, 10_000),
            sentences=st.integers(1, 1000),
            subject_share=st.floats(0, 1),
            has_role=st.booleans(),
        ),
        max_size=20,
    )
)
def test_salience_is_between_none_and_one(signs: list[Signs]) -> None:
    assert all(0 <= salience <= 1 for salience in rank(signs))


def test_signs_are_read_from_where_the_names_stand() -> None:
    sentences = [Span(0, 50), Span(51, 150), Span(151, 200)]
    signs = read_signs([(55, 1.0), (120, 0.5)], sentences, in_title=True, has_role=True)
    assert signs == Signs(
        in_title=True, opening=0.7, count=1.5, sentences=1, subject_share=0.5, has_role=True
    )
