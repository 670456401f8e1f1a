import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.message import (
    ActorName,
    Attachment,
    Bold,
    Button,
    Buttons,
    Chart,
    Choices,
    Code,
    Divider,
    Heading,
    Image,
    Link,
    Listing,
    Message,
    Paragraph,
    Part,
    Plain,
    Quote,
    StoryCard,
    Time,
)
from bot.platforms.console.page import NARROWEST, Page
from bot.platforms.console.render import render_message, show_part
from bot.platforms.text import tidy
from tests.builders import messages

GOLDEN = Path(__file__).parents[3] / "data" / "golden" / "console"
PLAIN = Page(columns=88, colour=False, now=messages.NOW, zone=ZoneInfo("Asia/Tokyo"))
COLOUR = replace(PLAIN, colour=True)
OUR_SEQUENCES = re.compile(
    r"\x1b\[[0-9;]+m|\x1b\]8;id=[0-9a-f]{8};https?://[!-~]*\x1b\\|\x1b\]8;;\x1b\\"
)


def show(*parts: Part, page: Page = PLAIN) -> str:
    return render_message(Message(parts), page)


def test_the_name_of_an_outlet_is_not_broken_over_two_lines() -> None:
    sentences = (Quote("x" * 75, (Plain("Baobab Post"),)),)
    card = StoryCard("1", "Weekly market", "", sentences=sentences)
    assert "x\n  │ — Baobab Post" in show(card)


@pytest.mark.parametrize(
    ("name", "message", "page"),
    [
        ("digest", messages.digest, PLAIN),
        ("digest-narrow", messages.digest, replace(PLAIN, columns=40)),
        ("digest-colour", messages.digest, COLOUR),
        ("who", messages.who, PLAIN),
        ("which", messages.which, PLAIN),
        ("which-narrow", messages.which, replace(PLAIN, columns=44)),
        ("hostile", messages.hostile, PLAIN),
        ("hostile-colour", messages.hostile, COLOUR),
    ],
)
def test_messages_look_as_kept(name: str, message: Callable[[], Message], page: Page) -> None:
    # Escape sequences stand in the files as \x1b, so that a person can read them. After a wanted
    # change, write the files anew with VERBATIM_GOLDEN=write, and read every one of them.
    shown = render_message(message(), page).replace("\x1b", r"\x1b") + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("VERBATIM_GOLDEN") == "write":
        path.write_text(shown, encoding="utf-8")

    assert shown == path.read_text(encoding="utf-8")


def test_every_part_has_its_lines() -> None:
    assert set(get_args(Part)) <= set(show_part.registry)


def test_a_file_is_shown_line_by_line_to_be_copied() -> None:
    shown = show(Attachment("a\x1b.json", "application/json", '{\n  "a": "\x1b[31m"\n}\n'))
    assert shown == 'a.json (application/json):\n{\n  "a": "[31m"\n}'


def test_markup_in_a_feed_is_printed_as_typed() -> None:
    assert show(Paragraph((Plain("[bold]x[/bold] **y** <b>z</b>"),)), page=COLOUR) == (
        "[bold]x[/bold] **y** <b>z</b>"
    )


def test_a_hyperlink_hides_its_address_only_where_the_terminal_opens_it() -> None:
    story = Paragraph((Link("a story", "https://wire.example/ä?q=1;2"),))

    assert show(story) == "a story\nhttps://wire.example/ä?q=1;2"
    assert "https://wire.example/%C3%A4?q=1;2\x1b\\a story\x1b]8;;" in show(story, page=COLOUR)


@pytest.mark.parametrize("page", [PLAIN, COLOUR])
def test_a_link_that_looks_like_another_address_shows_where_it_leads(page: Page) -> None:
    shown = show(Paragraph((Link("https://bank.example", "https://evil.example"),)), page=page)

    assert shown.split("\n") == ["https://bank.example", "https://evil.example"]


def test_an_address_that_is_its_own_text_is_shown_once() -> None:
    url = "https://wire.example/a"

    assert show(Paragraph((Link(url, url), Plain(" and "), Link("", url)))) == f"{url} and {url}"


def test_japanese_fills_the_line_and_never_opens_one_with_a_full_stop() -> None:
    page = replace(PLAIN, columns=40)
    for length in range(1, 60):
        lines = show(Paragraph((Plain("東" * length + "。京都"),)), page=page).split("\n")
        assert "".join(lines) == "東" * length + "。京都"
        assert max(map(wcwidth.width, lines)) <= 40
        assert not any(line.startswith("。") for line in lines)


def test_names_times_and_commands_stay_on_one_line() -> None:
    page = replace(PLAIN, columns=44)
    lines = show(messages.digest().parts[2], page=page).split("\n")

    for whole in ("Lee Jae Myung", "Sanae Takaichi", "South Korea", "Meridian Wire +3"):
        assert any(whole in line for line in lines), whole


def test_a_chart_keeps_its_latest_days_where_it_does_not_fit() -> None:
    chart = Chart(values=(9,) * 30 + (0, 1, 8), alt="", first_day="2025-12-01")
    lines = show(chart, page=replace(PLAIN, columns=30)).split("\n")

    assert lines == ["█" * 27 + "▁▂▇", "4 Dec 2025               2 Jan"]


@pytest.mark.parametrize("first_day", ["", "soon", "9999-12-31"])
def test_a_chart_without_a_usable_day_shows_bars_alone(first_day: str) -> None:
    assert show(Chart((1, 2), "two days", first_day)) == "▅█\ntwo days"


def test_a_cards_note_stands_between_its_sentences_and_its_last_line() -> None:
    card = StoryCard(
        "1.",
        "Quake in Ambria",
        "https://coast.example/quake",
        sentences=(Quote("The quake killed 12 people."),),
        outlet="Coast Herald",
        note="Figures differ on deaths: 12 (Coast Herald), 15 (Valley Post)",
    )
    *_, sentence, note, about = show(card).splitlines()
    assert "killed 12 people" in sentence
    assert note == f"   {card.note}"
    assert "Coast Herald" in about


def test_nothing_to_show_is_nothing() -> None:
    empty = (Heading(()), Paragraph(()), Listing(()), Buttons(()), Choices("", ()))

    assert show(*empty) == ""


# ── any message at all ──────────────────────────────────────────────────────────────────

HOSTILE = (
    *("\x1b[2J\x1b[31mred", "\x9b1A", "\r\n\n", "\x07\x08", "\u202eabc\u202c", "\u2028", "\t\t"),
    *(
        "日本語の、長い文。" * 9,
        "a" * 200,
        "👩‍👩‍👧‍👦🇯🇵",
        "e" + "\u0301" * 50,
        "\u00a0",
        "。、" * 40,
    ),
    *("https://a.example/" + "b" * 90, "See https://a.example/ now", "한국어 문장입니다."),
)
texts = st.one_of(
    st.text(max_size=60), st.sampled_from(range(len(HOSTILE))).map(lambda at: HOSTILE[at])
)
moments = st.builds(
    Time,
    st.one_of(st.datetimes(timezones=st.just(UTC)), st.datetimes()),
    st.sampled_from(("relative", "date", "time", "full")),
)
links = st.builds(Link, texts, texts)
inlines = st.one_of(
    st.builds(Plain, texts),
    st.builds(Bold, texts),
    st.builds(Code, texts),
    links,
    moments,
    st.builds(ActorName, texts),
)
rich_texts = st.lists(inlines, max_size=5).map(tuple)
quotes = st.builds(Quote, texts, rich_texts)
buttons = st.lists(st.builds(Button, texts, texts), max_size=4).map(tuple)
cards = st.builds(
    StoryCard,
    label=texts,
    headline=texts,
    url=texts,
    sentences=st.lists(quotes, max_size=3).map(tuple),
    actors=st.lists(st.builds(ActorName, texts), max_size=6).map(tuple),
    outlet=texts,
    more_outlets=st.integers(),
    at=st.none() | moments,
    update=st.booleans(),
    note=texts,
)
parts = st.one_of(
    st.builds(Heading, rich_texts),
    st.builds(Paragraph, rich_texts, st.booleans()),
    quotes,
    cards,
    st.builds(Listing, st.lists(rich_texts, max_size=4).map(tuple), st.booleans()),
    st.just(Divider()),
    st.builds(Image, texts, texts),
    st.builds(Attachment, texts, texts, texts),
    st.builds(
        Chart,
        st.lists(st.integers(), max_size=100).map(tuple),
        texts,
        st.one_of(texts, st.dates().map(lambda day: day.isoformat())),
    ),
    st.builds(Buttons, buttons),
    st.builds(Choices, texts, buttons),
)
any_message = st.builds(Message, st.lists(parts, max_size=6).map(tuple))


@settings(deadline=None)
@given(any_message, st.integers(-1, 120), st.booleans())
def test_any_message_becomes_harmless_lines_that_fit(
    message: Message, columns: int, colour: bool
) -> None:
    page = replace(PLAIN, columns=columns, colour=colour)

    shown = render_message(message, page)

    assert render_message(message, page) == shown
    for line in OUR_SEQUENCES.sub("", shown).split("\n"):
        assert not any(unicodedata.category(character) == "Cc" for character in line)
        indented = line.lstrip(" │")
        if " " not in indented and indented in _addresses(message):
            continue
        assert wcwidth.width(line) <= max(columns, NARROWEST), line


def _addresses(message: Message) -> set[str]:
    """Everything in a message that may stand for an address, as one word."""
    return {"%20".join(text.split()) for text in _strings(message)}


def _strings(value: object) -> set[str]:
    if isinstance(value, str):
        return {tidy(value)}
    if isinstance(value, tuple):
        return {text for item in value for text in _strings(item)}
    fields = getattr(value, "__slots__", ())
    return {text for name in fields for text in _strings(getattr(value, name))}
