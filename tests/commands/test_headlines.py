"""One story, one headline: a digest and every look-up call it the same."""

from dataclasses import replace

import pytest

from bot.model.errors import WorkerError
from bot.model.message import StoryCard
from commands.alert_add import AlertAdd
from commands.base import Command
from commands.between import Between
from commands.digest_preview import DigestPreview
from commands.latest import Latest
from commands.search import Search
from commands.story import ShowStory
from commands.topic import Topic
from commands.who import Who
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import printed


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (Latest, {}),
        (ShowStory, {"story": "#5"}),
        (Who, {"actor": "Takaichi"}),
        (Between, {"a": "Japan", "b": "South Korea"}),
        (Topic, {"query": "actor:Takaichi chip"}),
        (Search, {"words": "chip fund"}),
        (AlertAdd, {"query": "actor:Takaichi"}),
    ],
)
async def test_a_story_has_the_headline_of_the_digest(
    archive: SmallArchive, command: type[Command], arguments: dict[str, str]
) -> None:
    digest = await archive.room.ask(DigestPreview())
    card = next(p for p in digest.parts if isinstance(p, StoryCard) and p.story_id == 5)
    told = printed(await archive.room.ask(command(), **arguments))
    assert f"#5 {card.headline}\n" in told or f"#5 {card.headline} · {card.outlet} +2" in told
    assert card.url in told


async def test_no_answer_is_lost_for_its_headlines(archive: SmallArchive) -> None:
    async def refuse(*_: object) -> object:
        raise WorkerError("Reading it took more than 10 seconds, so it was stopped.")

    services = replace(archive.room.services, run=refuse)
    answer = await Who()(archive.room.context(services=services), actor="Takaichi")
    assert "#5 Takaichi and Lee open two days of talks in Nara · Coast Herald +2" in printed(answer)
