"""The first five minutes, each step as all three platforms show it."""

import json
import os
from pathlib import Path

import pytest

from bot.model.delivery import Delivery
from bot.model.errors import NotFoundError, TimeZoneError, UsageError
from bot.model.message import Choices, Message, from_json
from bot.pipeline.presence import close_channel
from bot.platforms.discord.render import render_message as render_discord
from bot.platforms.slack.render import render_message as render_slack
from bot.storage.contract import Transaction
from commands.digest_set import DigestSet
from commands.news_setup import NewsSetup
from commands.packs import load_packs
from commands.steps import HOURS, welcome
from commands.zones import ZONES, find_zone_name, zone_names
from tests.builders.newsroom import NOW, Newsroom
from tests.builders.small_archive import SmallArchive
from tests.commands.golden import assert_golden

_FOLDER = Path(__file__).parents[1] / "data" / "golden"


def assert_looks(message: Message, name: str) -> None:
    """Hold a message against what people read on the console, on Discord and on Slack."""
    assert_golden(message, name)
    for platform, render in (("discord", render_discord), ("slack", render_slack)):
        shown = json.dumps(render(message), ensure_ascii=False, indent=2) + "\n"
        path = _FOLDER / platform / f"{name}.json"
        if os.environ.get("VERBATIM_GOLDEN") == "write":
            path.write_text(shown, encoding="utf-8")
        assert shown == path.read_text(encoding="utf-8")


def choices_in(message: Message) -> list[str]:
    return [b.request for part in message.parts if isinstance(part, Choices) for b in part.buttons]


async def test_every_step_looks_as_kept(room: Newsroom) -> None:
    setup = NewsSetup()
    assert_looks(welcome("Harbour", await load_packs(room.services)), "setup_welcome")
    topics = await room.ask(setup)
    assert_looks(topics, "setup_topics")
    assert 'news setup pack:"Middle East"' in choices_in(topics)
    languages = await room.ask(setup, pack="Asia")
    assert_looks(languages, "setup_languages")
    assert choices_in(languages)[0] == 'news setup pack:"Asia English"'
    hours = await room.ask(setup, pack="Asia English")
    assert_looks(hours, "setup_hours")
    assert choices_in(hours) == [f"news setup time:{hour}" for hour in HOURS]
    zones = await room.ask(setup, time="07:30")
    assert_looks(zones, "setup_zones")
    assert len(choices_in(zones)) == len(ZONES)
    planned = await room.ask(setup, time="07:30", zone="Asia/Tokyo")
    assert_looks(planned, "setup_planned")
    channel = await room.refresh()
    assert channel.plan is not None
    assert (channel.plan.zone, f"{channel.plan.at:%H:%M}") == ("Asia/Tokyo", "07:30")
    assert channel.plan.set_by == "ada"
    assert_looks(await room.ask(setup), "setup_done")
    assert_looks(await room.ask(setup, pack="more"), "setup_more")


async def test_what_there_is_already_is_shown_with_the_hours(archive: SmallArchive) -> None:
    answer = await archive.room.ask(NewsSetup(), pack="Culture English")
    assert_looks(answer, "setup_hours_archive")


async def test_a_pack_followed_before_changes_nothing(room: Newsroom) -> None:
    await room.ask(NewsSetup(), pack="Asia English")
    again = await room.ask(NewsSetup(), pack="asia english")
    feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    assert len(feeds) == 4
    assert "followed already" in str(again.parts)


async def test_a_zone_that_is_known_is_not_asked_for_again(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="Asia/Tokyo", channel="<#77|markets>")
    await room.ask(NewsSetup(), time="09:00")
    plan = (await room.refresh()).plan
    assert plan is not None
    assert plan.zone == "Asia/Tokyo"


async def test_all_choices_at_once_are_all_made(room: Newsroom) -> None:
    """Discord offers all three to be filled in: the pack was left out without a word."""
    answer = await room.ask(NewsSetup(), pack="Europe French", time="8", zone="paris")
    feeds = await room.storage.read(lambda t: t.feeds.list(room.workspace.id))
    assert len(feeds) == 1
    assert "Following 1 feed of Europe French." in str(answer.parts)
    assert answer.line == "The digest is posted here every day at 08:00 (Europe/Paris)"


async def test_a_pack_and_an_hour_ask_for_the_zone_only(room: Newsroom) -> None:
    answer = await room.ask(NewsSetup(), pack="Europe French", time="8:00")
    assert "Following 1 feed of Europe French." in str(answer.parts)
    assert choices_in(answer)[0] == "news setup time:08:00 zone:Pacific/Honolulu"


async def test_a_zone_that_is_none_follows_nothing(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        await room.ask(NewsSetup(), pack="Europe French", time="8", zone="Pariss")
    assert await room.storage.read(lambda t: t.feeds.list(room.workspace.id)) == []


async def test_what_cannot_be_is_refused(room: Newsroom) -> None:
    with pytest.raises(NotFoundError, match="There is no pack"):
        await room.ask(NewsSetup(), pack="Gardening")
    with pytest.raises(UsageError, match="not a time of day"):
        await room.ask(NewsSetup(), time="soon")
    with pytest.raises((NotFoundError, TimeZoneError)):
        await room.ask(NewsSetup(), time="08:00", zone="Europe/Berln")


def test_every_zone_offered_is_one() -> None:
    assert set(ZONES) <= set(zone_names())
    assert [find_zone_name(zone, NOW) for zone in ZONES] == list(ZONES)


async def test_the_notice_of_a_closed_channel_looks_as_kept(room: Newsroom) -> None:
    await room.ask(DigestSet(), time="08:00", timezone="UTC")
    channel = await room.refresh()
    reason = "The channel general does not let the bot post. Give its role Send Messages there."

    def close(t: Transaction) -> list[Delivery]:
        close_channel(t, channel, reason, NOW)
        return t.deliveries.claim(NOW)

    (notice,) = await room.storage.write(close)
    assert_looks(from_json(notice.message), "closed_notice")
