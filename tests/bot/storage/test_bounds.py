"""What people may ask for is stopped when it takes too long, with a sentence, on both engines."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from bot.model.errors import TooLongError
from bot.storage.database import Database, open_database

pytest_plugins = ["tests.builders.storage"]

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def _endless(t: Any) -> None:
    t.stories._connection.execute(text(ENDLESS)).all()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = open_database(database_url)
    yield opened
    opened.close_now()


async def test_a_look_up_without_end_is_stopped_with_what_to_do(database: Database) -> None:
    with pytest.raises(TooLongError, match="more of the archive than one answer may") as caught:
        await database.bounded(0.05).read(_endless)
    assert "rarer word" in caught.value.fix


async def test_the_next_one_is_as_if_nothing_had_been(database: Database) -> None:
    narrow = database.bounded(0.05)
    for _ in range(6):  # more often than there are readers
        with pytest.raises(TooLongError):
            await narrow.read(_endless)
    assert await narrow.read(lambda t: t.workspaces.all()) == []
    assert await database.read(lambda t: t.workspaces.all()) == []
