"""Corrections of who is who, on both engines: held, replayed, and taken back without a loss."""

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.actor import ActorMention, TaggedActor
from bot.pipeline.correct import give_alias, merge, split, undo
from bot.pipeline.store import store_actors
from bot.storage.contract import Transaction
from tests.builders.articles import NOON, build_tagged, store_article

pytest_plugins = ["tests.builders.storage"]

numbers = count(1)
WORLDS = (
    ("Michael Dorn scored for Ostia.", ("Michael Dorn",)),
    ("Michael Dorn scored again, and Mike Dorn laughed.", ("Michael Dorn", "Mike Dorn")),
    ("Michael Dorn wrote a book on rivers.", ("Michael Dorn",)),
    ("Mike Dorn met Ada Quill.", ("Mike Dorn", "Ada Quill")),
    ("Ada Quill sailed home.", ("Ada Quill",)),
)


def publish(t: Transaction, workspace_id: int, text: str, names: tuple[str, ...]) -> int:
    tagged = [build_tagged(name, text=text) for name in names]
    return publish_tagged(t, workspace_id, text, tagged)


def publish_tagged(t: Transaction, workspace_id: int, text: str, tagged: list[TaggedActor]) -> int:
    number = next(numbers)
    at = NOON + timedelta(hours=number % 50)
    article_id = store_article(t, workspace_id, f"a{number}", sentences=(text,), at=at)
    store_actors(t, workspace_id, article_id, at, tagged)
    return article_id


def one(t: Transaction, workspace_id: int, name: str) -> int:
    (actor,) = [a for a in t.actors.find(workspace_id, name) if a.name == name]
    return actor.id


def mentions(t: Transaction, workspace_id: int) -> dict[str, list[ActorMention]]:
    return {
        actor.name: t.actors.mentions(workspace_id, actor.id)
        for actor in t.actors.complete(workspace_id, "d") + t.actors.complete(workspace_id, "q")
    }


def counts(t: Transaction, workspace_id: int, actor_id: int) -> tuple[int, int, int]:
    actor = t.actors.get(workspace_id, actor_id)
    assert actor is not None
    day = NOON.date()
    days = t.actors.days(workspace_id, actor_id, day, day + timedelta(days=3))
    stored = len(t.actors.mentions(workspace_id, actor_id))
    return actor.mentions, sum(one.count for one in days), stored


def test_merged_actors_are_one_in_old_articles_and_in_new_ones(t: Transaction, mine: int) -> None:
    for text, names in WORLDS:
        publish(t, mine, text, names)
    michael, mike = one(t, mine, "Michael Dorn"), one(t, mine, "Mike Dorn")
    merge(t, mine, michael, mike, NOON)
    assert counts(t, mine, michael) == (4, 4, 4)
    both = [m for m in t.actors.mentions(mine, michael) if len(m.spans) == 2]
    assert [[span.text for span in m.spans] for m in both] == [["Michael Dorn", "Mike Dorn"]]

    publish(t, mine, "Mike Dorn retired.", ("Mike Dorn",))
    assert counts(t, mine, michael) == (5, 5, 5)
    assert [actor.id for actor in t.actors.find(mine, "Mike Dorn")] == [michael]
    assert [actor.id for actor in t.actors.near(mine, "Mikke Dorn")][:1] == [michael]
    shown = t.actors.get(mine, mike)
    assert shown is not None
    assert shown.id == michael
    assert "Mike Dorn" in {alias.text for alias in shown.aliases}


def test_a_split_follows_new_articles_and_both_are_found(t: Transaction, mine: int) -> None:
    for text, names in WORLDS:
        publish(t, mine, text, names)
    michael = one(t, mine, "Michael Dorn")
    other = split(t, mine, michael, "scored", NOON)
    assert other is not None
    assert (counts(t, mine, michael)[0], counts(t, mine, other)[0]) == (1, 2)
    publish(t, mine, "Michael Dorn scored twice.", ("Michael Dorn",))
    publish(t, mine, "Michael Dorn read from his book.", ("Michael Dorn",))
    assert (counts(t, mine, michael)[0], counts(t, mine, other)[0]) == (2, 3)
    assert {actor.id for actor in t.actors.find(mine, "Michael Dorn")} == {michael, other}


def test_a_split_that_takes_all_or_nothing_is_none(t: Transaction, mine: int) -> None:
    publish(t, mine, *WORLDS[0])
    michael = one(t, mine, "Michael Dorn")
    assert split(t, mine, michael, "scored", NOON) is None
    assert split(t, mine, michael, "zeppelin", NOON) is None
    assert t.corrections.list(mine) == []


def test_an_alias_lets_a_part_of_a_name_join(t: Transaction, mine: int) -> None:
    publish(t, mine, *WORLDS[4])
    ada = one(t, mine, "Ada Quill")
    part = build_tagged("Quill", text="Quill sailed.", whole=False)
    publish_tagged(t, mine, "Quill sailed.", [part])
    assert counts(t, mine, ada)[0] == 1  # nobody said that every Quill is Ada
    give_alias(t, mine, ada, "Quill", NOON)
    publish_tagged(t, mine, "Quill sailed.", [part])
    assert counts(t, mine, ada) == (2, 2, 2)
    give_alias(t, mine, ada, "Captain Courage", NOON)
    assert [actor.id for actor in t.actors.find(mine, "captain courage")] == [ada]


def test_undone_corrections_leave_no_trace(t: Transaction, mine: int) -> None:
    for text, names in WORLDS:
        publish(t, mine, text, names)
    before = mentions(t, mine)
    michael = one(t, mine, "Michael Dorn")
    merge(t, mine, one(t, mine, "Ada Quill"), michael, NOON)
    merge(t, mine, one(t, mine, "Ada Quill"), one(t, mine, "Mike Dorn"), NOON)
    first, second = t.corrections.list(mine)
    undo(t, mine, first)
    assert counts(t, mine, michael) == (3, 3, 3)
    undo(t, mine, second)
    assert mentions(t, mine) == before
    assert t.corrections.list(mine) == []


def test_corrections_are_of_one_workspace(t: Transaction, mine: int, theirs: int) -> None:
    for workspace_id in (mine, theirs):
        publish(t, workspace_id, *WORLDS[1])
    theirs_before = mentions(t, theirs)
    merge(t, mine, one(t, mine, "Michael Dorn"), one(t, mine, "Mike Dorn"), NOON)
    assert t.corrections.list(theirs) == []
    assert mentions(t, theirs) == theirs_before
    with pytest.raises(ValueError, match="not of workspace"):
        merge(t, mine, one(t, mine, "Michael Dorn"), one(t, theirs, "Mike Dorn"), NOON)


def test_an_actor_that_a_correction_speaks_of_outlives_its_articles(
    t: Transaction, mine: int
) -> None:
    publish(t, mine, *WORLDS[0])
    publish(t, mine, "Mike Dorn met a bear.", ("Mike Dorn",))
    michael = one(t, mine, "Michael Dorn")
    merge(t, mine, michael, one(t, mine, "Mike Dorn"), NOON)
    t.articles.purge(NOON + timedelta(days=900))
    publish(t, mine, "Mike Dorn is back.", ("Mike Dorn",))
    assert counts(t, mine, michael) == (1, 1, 1)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.permutations(["Michael Dorn", "Mike Dorn", "Ada Quill"])),
        st.tuples(st.just("split"), st.sampled_from(["scored", "book or met", "home"])),
        st.tuples(st.just("undo"), st.integers(0, 5)),
        st.tuples(st.just("publish"), st.integers(0, len(WORLDS) - 1)),
    ),
    max_size=8,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_corrected_can_be_taken_back(
    t: Transaction, mine: int, theirs: int, steps: list[tuple[str, object]]
) -> None:
    """One workspace is corrected and taken back, another one never: they end alike."""
    start = {ws: len(t.corrections.list(ws)) for ws in (mine, theirs)}
    assert start == {mine: 0, theirs: 0}
    base = [(text, names) for text, names in WORLDS]
    for ws in (mine, theirs):
        for text, names in base:
            publish(t, ws, text, names)
    for kind, what in steps:
        _step(t, mine, theirs, kind, what)
    for correction in reversed(t.corrections.list(mine)):
        if correction.id in {one.id for one in t.corrections.list(mine)}:
            undo(t, mine, correction)
    for name in ("Michael Dorn", "Mike Dorn", "Ada Quill"):
        here, there = one(t, mine, name), one(t, theirs, name)
        assert counts(t, mine, here)[0] == counts(t, theirs, there)[0]
        assert spans(t, mine, here) == spans(t, theirs, there)


def spans(t: Transaction, workspace_id: int, actor_id: int) -> list[list[str]]:
    found = t.actors.mentions(workspace_id, actor_id, limit=999)
    return sorted([f"{span.start} {span.text}" for span in one.spans] for one in found)


def _step(t: Transaction, mine: int, theirs: int, kind: str, what: object) -> None:
    if kind == "publish":
        assert isinstance(what, int)
        for ws in (mine, theirs):
            publish(t, ws, *WORLDS[what])
    elif kind == "merge":
        assert isinstance(what, list)
        kept, same = (t.actors.find(mine, name)[0].id for name in what[:2])
        if kept != same:
            merge(t, mine, kept, same, NOON)
    elif kind == "split":
        split(t, mine, t.actors.find(mine, "Michael Dorn")[0].id, str(what), NOON)
    else:
        held = t.corrections.list(mine)
        assert isinstance(what, int)
        if held:
            undo(t, mine, held[what % len(held)])
