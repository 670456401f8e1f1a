import pytest

from bot.model.errors import QueryError
from commands.alert_add import AlertAdd
from commands.alert_list import AlertList
from commands.alert_remove import AlertRemove
from tests.builders.newsroom import Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden


async def test_an_alert_says_what_it_means_and_what_it_would_have_brought(
    archive: SmallArchive,
) -> None:
    answer = await archive.room.ask(AlertAdd(), query="actor:Takaichi -football")
    assert_golden(answer, "alert_add")
    (kept,) = await archive.room.storage.read(
        lambda t: t.subscriptions.list(archive.room.workspace.id, "ada")
    )
    assert kept.query == "actor:Takaichi -football"


async def test_the_same_alert_again_changes_nothing(archive: SmallArchive) -> None:
    await archive.room.ask(AlertAdd(), query="storm   landfall")
    answer = await archive.room.ask(AlertAdd(), query="storm AND landfall")
    assert "was set before, so nothing changed" in answer.line
    assert "no story" in str(answer.parts)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Storm Landfall", "storm landfall"),
        ("storm landfall", "LANDFALL   AND storm"),
        ("actor:Takaichi", "actor: takaichi"),
        ("(typhoon OR Zürich) -football", "-FOOTBALL (zurich OR typhoon)"),
        ('"North Korea"', '"north  korea"'),
    ],
)
async def test_what_asks_the_same_is_one_alert(
    archive: SmallArchive, first: str, again: str
) -> None:
    await archive.room.ask(AlertAdd(), query=first)
    answer = await archive.room.ask(AlertAdd(), query=again)
    assert "was set before, so nothing changed" in answer.line
    elsewhere = await archive.room.ask(AlertAdd(), query=again, where="DM")
    assert "was set before" not in elsewhere.line
    assert (await archive.room.ask(AlertList())).line == "You have 2 alerts"
    for _ in range(2):
        await archive.room.ask(AlertRemove(), alert=again)
    assert (await archive.room.ask(AlertList())).line == "You have no alerts"


@pytest.mark.parametrize(
    ("first", "other"),
    [("storm landfall", '"storm landfall"'), ("a OR b", "a b"), ("Tak*", "Tak"), ("a -b", "b -a")],
)
async def test_what_asks_otherwise_is_another_alert(
    archive: SmallArchive, first: str, other: str
) -> None:
    for query in (first, other):
        assert "is set" in (await archive.room.ask(AlertAdd(), query=query)).line


async def test_an_actor_nobody_has_named_is_pointed_out(archive: SmallArchive) -> None:
    answer = await archive.room.ask(AlertAdd(), query="actor:Takachi")
    assert "No article here has named “Takachi” so far. Did you mean “Sanae Takaichi”" in str(
        answer.parts
    )


async def test_a_query_that_cannot_be_read_is_not_kept(room: Newsroom) -> None:
    with pytest.raises(QueryError):
        await room.ask(AlertAdd(), query="-football")
    assert (await room.ask(AlertList())).line == "You have no alerts"
