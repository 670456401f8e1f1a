"""The analysis of one document, and the setting that says who finds the names in it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model.article import Analysis, Document, Loaded
from bot.model.errors import SettingsError
from bot.model.feed import Entry, Feed
from bot.pipeline.analyse import analyse, analyse_loaded
from bot.pipeline.read import read_entry
from tests.builders.world import World

TEXT = (
    "Rescuers from the Mekong Relief Circle reached the camp on Monday. Rain had cut the road for "
    "three days, and two bridges were lost. The water is falling now, officials in the valley said."
)
"""Its organisation is found by the trained recogniser, and not by the rules."""
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def names(analysis: object) -> set[str]:
    assert isinstance(analysis, Analysis)
    return {actor.name for actor in analysis.actors}


@pytest.mark.parametrize(
    ("recognizer", "found"), [("trained", {"Mekong Relief Circle"}), ("rules", set())]
)
def test_the_setting_chooses_who_finds_the_names(recognizer: str, found: set[str]) -> None:
    document = Document(title="Rain", text=TEXT, url="https://example.org/rain", language="en")
    assert names(analyse(document, recognizer=recognizer)) == found
    read = analyse_loaded(
        Loaded(TEXT.encode(), "https://example.org/rain.txt", "text/plain", "utf-8"),
        now=NOW,
        recognizer=recognizer,
    )
    assert names(read) == found


def test_who_is_named_in_a_credit_is_no_actor_of_the_news() -> None:
    text = f"Minister Ana Ferreira thanked them. {TEXT} Reporting by Jonas Tembo in Lisbon."
    found = names(analyse(Document(title="Rain", text=text, url="", language="en")))
    assert "Ana Ferreira" in found
    assert "Jonas Tembo" not in found


def test_the_news_is_found_after_a_menu_of_a_thousand_lines() -> None:
    menu = [f"Menu item {number}" for number in range(1100)]
    text = "\n".join([*menu, TEXT.replace(". ", ".\n")])
    analysis = analyse(Document(title="Flood in the valley", text=text, url="", language="en"))
    assert len(analysis.summaries["news"]) == 2
    assert min(analysis.usable) == 1100


def test_a_recogniser_that_there_is_not_is_told() -> None:
    with pytest.raises(SettingsError, match="no such recogniser"):
        analyse(Document(title="Rain", text=TEXT, url=""), recognizer="magic")


@pytest.mark.parametrize("recognizer", ["trained", "rules"])
async def test_the_setting_reaches_the_reading_of_an_entry(world: World, recognizer: str) -> None:
    services = replace(world.services, recognizer=recognizer)
    feed = Feed(1, 1, "https://example.org/feed", "web", language="en")
    entry = Entry(title="Rain", link="https://example.org/rain", id="1", content=TEXT * 8)
    analysis, _ = await read_entry(services, feed, entry)
    assert bool(names(analysis)) is (recognizer == "trained")
