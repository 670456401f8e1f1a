"""Reading stored articles again: once each, on from where it stopped, corrections replayed."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model.errors import WorkerError
from bot.pipeline.correct import merge
from bot.pipeline.retag import BATCH, resolve_again, resolve_naming
from bot.storage.contract import Transaction
from tests.builders.newsroom import Cast, Newsroom, Report, open_newsroom

TEXT = "Mayor Ada Quill spoke on Monday, and Quill was brief."


async def fill(room: Newsroom, number: int) -> None:
    for n in range(number):
        await room.publish(Report("Wire", f"News {n}", (TEXT,), hours=n + 1, cast=(Cast("Ada"),)))


async def names(room: Newsroom, word: str) -> list[tuple[str, int]]:
    found = await room.storage.read(lambda t: t.actors.complete(room.workspace.id, word))
    return [(actor.name, actor.mentions) for actor in found]


def quiet(what: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
async def newsroom(tmp_path: Path) -> AsyncIterator[Newsroom]:
    room = await open_newsroom(tmp_path)
    yield room
    await room.close()


async def test_what_the_tagger_finds_today_replaces_what_was_found(newsroom: Newsroom) -> None:
    await fill(newsroom, 3)
    told: list[tuple[int, int]] = []
    read = await resolve_again(
        newsroom.services, newsroom.workspace.id, lambda _, done, total: told.append((done, total))
    )
    assert read == (3, 0)
    assert told[-1] == (3, 3)
    assert await names(newsroom, "Ada") == [("Ada Quill", 3)]


async def test_a_run_goes_on_where_it_was_stopped(
    newsroom: Newsroom,
) -> None:
    await fill(newsroom, BATCH + 3)

    def stop(what: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await resolve_again(newsroom.services, newsroom.workspace.id, stop)
    assert (await resolve_again(newsroom.services, newsroom.workspace.id, quiet))[0] == 3
    assert await names(newsroom, "Ada") == [("Ada Quill", BATCH + 3)]
    assert (await resolve_again(newsroom.services, newsroom.workspace.id, quiet))[0] == BATCH + 3
    assert await names(newsroom, "Ada") == [("Ada Quill", BATCH + 3)]


async def test_corrections_are_replayed(newsroom: Newsroom) -> None:
    await fill(newsroom, 2)
    workspace_id = newsroom.workspace.id
    await resolve_again(newsroom.services, workspace_id, quiet)

    def join(t: Transaction) -> None:
        (ada,) = t.actors.find(workspace_id, "Ada Quill")
        other = t.corrections.make_actor(workspace_id, ada.id, name="Adelaide Quill", apart=False)
        merge(t, workspace_id, other, ada.id, newsroom.services.clock())

    await newsroom.storage.write(join)
    await resolve_again(newsroom.services, workspace_id, quiet)
    assert await names(newsroom, "Ada") == [("Adelaide Quill", 2)]


async def test_an_article_that_cannot_be_read_keeps_its_actors(newsroom: Newsroom) -> None:
    await fill(newsroom, 1)

    async def run(*_: object, **__: object) -> object:
        raise WorkerError("It took too long.")

    services = replace(newsroom.services, run=run)  # type: ignore[arg-type]
    assert await resolve_again(services, newsroom.workspace.id, quiet) == (1, 1)
    assert await names(newsroom, "Ada") == [("Ada", 1)]


@pytest.mark.parametrize("naming", [False, True])
async def test_an_article_that_was_deleted_while_it_was_read_costs_the_others_nothing(
    newsroom: Newsroom, naming: bool
) -> None:
    await fill(newsroom, 2)
    workspace_id = newsroom.workspace.id
    newest, _ = await newsroom.storage.read(lambda t: t.stories.latest(workspace_id))

    async def run(work: Callable[..., object], *arguments: object) -> object:
        await newsroom.storage.write(lambda t: t.articles.purge(newest.articles[0].seen_at))
        return work(*arguments)

    services = replace(newsroom.services, run=run)  # type: ignore[arg-type]
    if naming:
        await resolve_naming(services, workspace_id, "Ada Quill")
    else:
        await resolve_again(services, workspace_id, quiet)
    assert await names(newsroom, "Ada") == [("Ada Quill", 1)]
