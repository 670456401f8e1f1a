"""`/who` with Wikidata allowed: marked as its own, kept, and never waited for in vain."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.model.message import Link, Paragraph, Plain
from bot.pipeline.enrich import Enricher
from bot.sources.wikidata import Wikidata
from commands.who import Who
from tests.builders.newsroom import NOW, Cast, Newsroom, Report
from tests.builders.wikidata import API, entity, found, items, say
from tests.fakes.runner import run_inline
from tests.fakes.web import Reply, ScriptedWeb

QUILL = Cast("Ada Quill", role="harbour minister")
LABELLED = found(Q42="Ada Quill")
MINISTER = items(Q42=entity("Ada Quill", "Minister of Harbours", P31=[{"id": "Q5"}]))


class Wall:
    """A clock on the wall of a test."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def enricher(room: Newsroom, web: ScriptedWeb, wall: Wall) -> AsyncIterator[Enricher]:
    enricher = make_enricher(room, web, wall, patience=30)
    room.services = replace(room.services, enricher=enricher)
    yield enricher
    await enricher.close()


def make_enricher(room: Newsroom, web: ScriptedWeb, wall: Wall, *, patience: float) -> Enricher:
    wikidata = Wikidata(room.services.client, run_inline, web.url(""))
    return Enricher(wikidata, room.storage, wall, patience=patience)


@pytest.fixture
async def quill(room: Newsroom) -> None:
    await room.publish(Report("Wire", "A", ("Ada Quill opened the harbour.",), (QUILL,)))


async def said(room: Newsroom, name: str = "Ada Quill") -> str:
    """Ask, and return what stands there from Wikidata."""
    answer = await room.ask(Who(), actor=name)
    lines = [part.text for part in answer.parts if isinstance(part, Paragraph)]
    return " ".join(
        "".join(inline.text for inline in line if isinstance(inline, Plain | Link))
        for line in lines
        if line[0] == Plain("Wikidata: ")
    )


@pytest.mark.usefixtures("enricher", "quill")
async def test_it_is_shown_as_what_wikidata_says_with_a_link(
    room: Newsroom, web: ScriptedWeb
) -> None:
    say(web, LABELLED, MINISTER)
    answer = await room.ask(Who(), actor="Ada Quill")
    line = Paragraph(
        (
            Plain("Wikidata: "),
            Link("Minister of Harbours", "https://www.wikidata.org/wiki/Q42"),
        ),
        quiet=True,
    )
    assert line in answer.parts


@pytest.mark.usefixtures("enricher", "quill")
async def test_it_is_asked_once_in_thirty_days(
    room: Newsroom, web: ScriptedWeb, wall: Wall
) -> None:
    say(web, LABELLED, MINISTER)
    assert [await said(room) for _ in range(3)] == ["Wikidata: Minister of Harbours"] * 3
    assert len(web.requests) == 2
    wall.now += timedelta(days=30)
    await said(room)
    assert len(web.requests) == 4


@pytest.mark.usefixtures("enricher", "quill")
async def test_that_there_is_none_is_kept_too(room: Newsroom, web: ScriptedWeb) -> None:
    say(web, found(), items())
    assert [await said(room) for _ in range(3)] == [""] * 3
    assert len(web.requests) == 1


@pytest.mark.usefixtures("quill")
async def test_a_slow_answer_is_there_for_the_next_who_asks(
    room: Newsroom, web: ScriptedWeb, wall: Wall
) -> None:
    say(web, LABELLED, MINISTER)
    enricher = make_enricher(room, web, wall, patience=0)
    room.services = replace(room.services, enricher=enricher)
    assert await said(room) == ""
    await enricher.settle()
    assert await said(room) == "Wikidata: Minister of Harbours"
    assert len(web.requests) == 2


@pytest.mark.usefixtures("enricher", "quill")
async def test_after_a_failure_it_is_left_alone_for_a_while(
    room: Newsroom, web: ScriptedWeb, wall: Wall
) -> None:
    web.script(API, Reply(status=503))
    assert [await said(room) for _ in range(3)] == [""] * 3
    assert len(web.requests) == 1
    say(web, LABELLED, MINISTER)
    wall.now += timedelta(minutes=10)
    assert await said(room) == "Wikidata: Minister of Harbours"


@pytest.mark.usefixtures("enricher", "quill")
async def test_a_clock_that_is_set_back_does_not_end_all_asking(
    room: Newsroom, web: ScriptedWeb, wall: Wall
) -> None:
    web.script(API, Reply(status=503))
    wall.now += timedelta(days=365)
    assert await said(room) == ""
    say(web, LABELLED, MINISTER)
    wall.now = NOW
    assert await said(room) == "Wikidata: Minister of Harbours"


@pytest.mark.usefixtures("enricher", "quill")
async def test_a_failure_keeps_what_was_known(room: Newsroom, web: ScriptedWeb, wall: Wall) -> None:
    say(web, LABELLED, MINISTER)
    await said(room)
    web.script(API, Reply(ending="reset"))
    wall.now += timedelta(days=31)
    assert await said(room) == "Wikidata: Minister of Harbours"


@pytest.mark.usefixtures("enricher", "quill")
async def test_a_bearer_of_the_name_with_another_calling_is_not_shown(
    room: Newsroom, web: ScriptedWeb
) -> None:
    cricketer = entity("Ada Quill", "cricketer (1850–1910)", P31=[{"id": "Q5"}])
    say(web, LABELLED, items(Q42=cricketer))
    assert await said(room) == ""


@pytest.mark.usefixtures("enricher")
async def test_whose_name_two_share_nobody_is_asked_about(room: Newsroom, web: ScriptedWeb) -> None:
    for key in ("person:one", "person:two"):
        cast = Cast("Ana Costa", role="minister", key=key)
        await room.publish(Report("Wire", key, ("Ana Costa opened the dam.",), (cast,)))
    answer = await room.ask(Who(), actor="@1")
    assert answer.line.startswith("Ana Costa")
    assert web.requests == []


@pytest.mark.usefixtures("enricher")
async def test_a_town_is_not_asked_about(room: Newsroom, web: ScriptedWeb) -> None:
    town = Cast("Port Ilmen", "place")
    await room.publish(Report("Wire", "A", ("Port Ilmen slept.",), (town,)))
    assert await said(room, "Port Ilmen") == ""
    assert web.requests == []


@pytest.mark.usefixtures("quill")
async def test_without_leave_nobody_is_asked(room: Newsroom, web: ScriptedWeb) -> None:
    assert await said(room) == ""
    assert web.requests == []
