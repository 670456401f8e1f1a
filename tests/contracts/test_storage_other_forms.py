"""Somebody unknown under two forms of one full name, in two articles, on both engines."""

from itertools import count

import pytest

from bot.pipeline.store import store_actors
from bot.storage.contract import Transaction
from tests.builders.articles import NOON, build_tagged, store_article

pytest_plugins = ["tests.builders.storage"]

numbers = count(1)
BUDGET = "Minister {} told the parliament of Ostia that Quillon would pay."
VOTE = "The minister {} asked Ostia to vote on Quillon in May."


def publish(t: Transaction, workspace_id: int, text: str, name: str, role: str = "") -> int:
    """Store an article that names one person; return who that is."""
    printed = text.format(name)
    article_id = store_article(t, workspace_id, f"a{next(numbers)}", sentences=(printed,))
    tagged = build_tagged(name, text=printed, role=role)
    store_actors(t, workspace_id, article_id, NOON, [tagged])
    [(actor, _)] = t.actors.of_article(workspace_id, article_id)
    return actor.id


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("James Penhale", "Jim Penhale"),
        ("Jim Penhale", "James N. Penhale"),
        ("Robert S. Penhale", "Bob Penhale"),
        ("J. D. Penhale", "JD Penhale"),
        ("Mohammed Penhale", "Muhammad Penhale"),
    ],
)
def test_one_world_and_two_shared_names_join_two_forms(
    t: Transaction, mine: int, first: str, second: str
) -> None:
    stored = publish(t, mine, BUDGET, first)

    assert publish(t, mine, VOTE, second) == stored
    assert publish(t, mine, "{} left.", second) == stored, "from now on it is a form of the name"
    assert [actor.id for actor in t.actors.find(mine, second)] == [stored]


def test_the_very_same_role_joins_two_forms_in_one_town(t: Transaction, mine: int) -> None:
    spoke, sang = "{} spoke in Hexling.", "{} sang in Hexling."
    stored = publish(t, mine, spoke, "James Penhale", role="harbour master")

    assert publish(t, mine, sang, "Jim Penhale", role="harbour master") == stored
    assert publish(t, mine, sang, "Jimmy Penhale", role="master") != stored


def test_a_common_role_in_another_town_joins_nobody(t: Transaction, mine: int) -> None:
    stored = publish(t, mine, "{} spoke in Denton.", "Mike Johnson", role="police chief")

    assert publish(t, mine, "{} spoke in Hale.", "Michael Johnson", role="police chief") != stored


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Michael B. Penhale", "Michael J. Penhale"),
        ("George H. W. Penhale", "George W. Penhale"),
        ("Carlos Penhale", "Carlos Penhale Jr."),
        ("Henry Penhale II", "Henry Penhale III"),
        ("Jair Penhale", "Jair Renan Penhale"),
        ("Rob Penhale", "Ron Penhale"),
        ("Patrick Penhale", "Patricia Penhale"),
    ],
)
def test_what_contradicts_stays_apart_whatever_is_shared(
    t: Transaction, mine: int, first: str, second: str
) -> None:
    assert publish(t, mine, BUDGET, first) != publish(t, mine, VOTE, second)


def test_a_nickname_alone_joins_nobody(t: Transaction, mine: int) -> None:
    speaker = publish(t, mine, "The parliament chose {} of Ostia.", "Mike Johnson")

    assert publish(t, mine, "{} won the race in Oslo.", "Michael Johnson") != speaker
    assert publish(t, mine, "Minister {} spoke on Monday.", "Michael R. Johnson") != speaker


def test_an_initial_that_contradicts_another_form_joins_nobody(t: Transaction, mine: int) -> None:
    first = publish(t, mine, BUDGET, "Michael B. Penhale")
    assert publish(t, mine, VOTE, "Michael Penhale") == first

    assert publish(t, mine, VOTE, "Michael J. Penhale") != first


def test_a_nickname_of_two_stored_people_joins_neither(t: Transaction, mine: int) -> None:
    both = {publish(t, mine, BUDGET, f"{given} Penhale") for given in ("Patrick", "Patricia")}

    assert publish(t, mine, VOTE, "Pat Penhale") not in both


def test_workspaces_do_not_share_forms(t: Transaction, mine: int, theirs: int) -> None:
    stored = publish(t, theirs, BUDGET, "James Penhale")

    assert publish(t, mine, VOTE, "Jim Penhale") != stored
