"""The documented form of `inspect --json`, and the form for people."""

import json
import sys
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.document import as_json, show_json, show_plain
from bot.model.actor import ActorType, Mention, TaggedActor
from bot.model.article import Analysis, Document, Span
from bot.model.errors import EmptyDocumentError
from bot.model.feed import Entry, FetchResult, FetchState

TEXT = "Mara Ellis resigned on Monday. The cabinet meets on Tuesday."
TOKYO = timezone(timedelta(hours=9))


def analysis(text: str = TEXT, title: str = "Minister resigns") -> Analysis:
    cut = len("Mara Ellis resigned on Monday.")
    return Analysis(
        document=Document(
            title=title,
            text=text,
            url="https://example.org/1",
            language="en",
            outlet="Example",
            published=datetime(2026, 11, 23, 17, 0, 30, tzinfo=TOKYO),
            warnings=("No author was found.",),
        ),
        sentences=(Span(0, cut), Span(cut + 1, len(text))),
        summaries={"news": (0,), "lead": (0, 1)},
        actors=(
            TaggedActor(
                name="Mara Ellis",
                type=ActorType.PERSON,
                mentions=(Mention(0, 10, "Mara Ellis"),),
                salience=0.75,
                role="Minister",
                aliases=("Ellis",),
            ),
        ),
        terms={},
        usable=frozenset({0}),
    )


FEED = FetchResult(
    state=FetchState(),
    title="Example",
    language="en",
    entries=(Entry(title="One", link="https://example.org/1", id="1"),),
)


def test_an_article_has_exactly_the_documented_form() -> None:
    assert as_json(analysis()) == {
        "kind": "article",
        "title": "Minister resigns",
        "language": "en",
        "outlet": "Example",
        "published": "2026-11-23T08:00:30Z",
        "author": "",
        "text": TEXT,
        "sentences": [
            {"start": 0, "end": 30, "text": "Mara Ellis resigned on Monday."},
            {"start": 31, "end": 60, "text": "The cabinet meets on Tuesday."},
        ],
        "summaries": {"news": [0], "lead": [0, 1]},
        "actors": [
            {
                "name": "Mara Ellis",
                "type": "person",
                "role": "Minister",
                "salience": 0.75,
                "aliases": ["Ellis"],
                "mentions": [{"start": 0, "end": 10, "text": "Mara Ellis"}],
            }
        ],
        "warnings": ["No author was found."],
    }


def test_a_feed_has_exactly_the_documented_form() -> None:
    assert as_json(FEED) == {
        "kind": "feed",
        "title": "Example",
        "language": "en",
        "entries": [
            {
                "title": "One",
                "link": "https://example.org/1",
                "id": "1",
                "author": "",
                "published": None,
                "summary": "",
                "content": "",
                "image": "",
            }
        ],
        "warnings": [],
    }


def test_an_error_has_exactly_the_documented_form() -> None:
    assert as_json(EmptyDocumentError("Nothing to read.", fix="Try another.")) == {
        "kind": "error",
        "error": "empty",
        "message": "Nothing to read. Try another.",
    }


@given(st.text())
def test_json_is_one_line_of_json_whatever_the_text(text: str) -> None:
    title = text.encode("utf-8", "ignore").decode()
    line = show_json("place", analysis(title=title))
    assert len(line.splitlines()) == 1
    assert "\x9b" not in line
    assert "\x1b" not in line
    assert json.loads(line)["title"] == title


def test_json_on_a_terminal_without_the_characters_is_still_json(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Ascii:
        encoding = "ascii"

    monkeypatch.setattr(sys, "stdout", Ascii())
    line = show_json("place", analysis(title="首相"))
    assert line.isascii()
    assert json.loads(line)["title"] == "首相"


def test_people_see_what_was_chosen_and_what_is_not_fit() -> None:
    shown = show_plain("a.txt", analysis())
    assert shown.splitlines() == [
        "a.txt",
        "  article   Minister resigns",
        "  outlet    Example",
        "  author    unknown",
        "  published 2026-11-23T08:00:30Z",
        "  language  en",
        "  text      60 characters, 2 sentences",
        "  read by   nothing",
        "  warning   No author was found.",
        "",
        "  sentences (> in the summary, - not fit to be shown)",
        "  >   0  Mara Ellis resigned on Monday.",
        "  -   1  The cabinet meets on Tuesday.",
        "",
        "  actors (salience, times named)",
        "  0.75   1×  Mara Ellis (person, Minister; also Ellis)",
    ]


def test_people_see_a_feed_and_an_error() -> None:
    assert "undated               One" in show_plain("f.xml", FEED)
    assert "cannot be read: Nothing." in show_plain("x", EmptyDocumentError("Nothing."))
