import pytest

from bot.model.errors import QueryError
from commands.alert_add import AlertAdd
from commands.alert_list import AlertList
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


async def test_an_actor_nobody_has_named_is_pointed_out(archive: SmallArchive) -> None:
    answer = await archive.room.ask(AlertAdd(), query="actor:Takachi")
    assert "No article here has named “Takachi” so far. Did you mean “Sanae Takaichi”" in str(
        answer.parts
    )


async def test_a_query_that_cannot_be_read_is_not_kept(room: Newsroom) -> None:
    with pytest.raises(QueryError):
        await room.ask(AlertAdd(), query="-football")
    assert (await room.ask(AlertList())).line == "You have no alerts"
