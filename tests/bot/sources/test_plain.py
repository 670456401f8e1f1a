from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sources.front_matter import FrontMatter, split_front_matter
from bot.sources.plain import MARKDOWN, read_plain

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def front(block: str) -> FrontMatter:
    found, text, _ = split_front_matter(f"---\n{block}\n---\nText.", NOW)
    assert text == "Text."
    return found


def test_front_matter_says_who_and_when() -> None:
    found = front(
        "title: New pier\noutlet: The Harbour Courier\nauthor: Ann Field\nlanguage: en-GB\n"
        "section: coast\nurl: https://courier.example/a?utm_source=x\n"
        "published: 2026-11-19T09:30:00+01:00\ntags: [sea, town]\ndraft: no"
    )
    assert found == FrontMatter(
        title="New pier",
        outlet="The Harbour Courier",
        author="Ann Field",
        language="en",
        section="coast",
        url="https://courier.example/a",
        published=datetime(2026, 11, 19, 8, 30, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("value", "ago"),
    [
        ("-PT5H", timedelta(hours=5)),
        ("-P2D", timedelta(days=2)),
        ("-P1DT6H30M", timedelta(days=1, hours=6, minutes=30)),
        ("-P1W", timedelta(weeks=1)),
        ("-PT90S", timedelta(seconds=90)),
    ],
)
def test_published_may_be_a_while_ago(value: str, ago: timedelta) -> None:
    assert front(f"published: {value}").published == NOW - ago


@pytest.mark.parametrize(
    "value", ["PT5H", "-P", "-PT", "-5H", "yesterday", "1989-01-01", "3000-01-01"]
)
def test_a_date_that_is_none_is_a_warning_and_never_a_guess(value: str) -> None:
    found, _, warnings = split_front_matter(f"---\npublished: {value}\n---\nText.", NOW)
    assert found.published is None
    assert value in warnings[0]


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: Pier: the town decides", "Pier: the town decides"),
        ('title: "Quoted: yes"', "Quoted: yes"),
        ("title: No", "No"),
        ("title: 1984", "1984"),
        ("title: [a, b]", ""),
        ("Title: Capital", "Capital"),
    ],
)
def test_titles_people_write(block: str, title: str) -> None:
    assert front(block).title == title


def test_what_is_no_yaml_is_a_warning() -> None:
    found, text, warnings = split_front_matter(
        "---\ntitle: x\nmore: [broken\n  - } words\n---\nText.", NOW
    )
    assert text == "Text."
    assert "line" in warnings[0]
    assert found.title == "x"


@pytest.mark.parametrize(
    "text", ["---\nprose between rulers\n---\nmore", "--- no\nx", "text\n---\na: b\n---\n"]
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split_front_matter(text, NOW) == (FrontMatter(), text, ())


@settings(deadline=None)
@given(st.text(max_size=200))
def test_front_matter_never_raises(block: str) -> None:
    split_front_matter(f"---\n{block}\n---\nText.", NOW)
    split_front_matter(block, NOW)


def test_plain_text_keeps_its_lines() -> None:
    plain = read_plain(
        "New pier\r\n\r\nThe town  voted.\r\nIt was late\n\n", content_type="text/plain", now=NOW
    )
    assert (plain.title, plain.text) == ("New pier", "The town voted.\nIt was late")


def test_a_title_in_the_front_matter_leaves_the_text_alone() -> None:
    plain = read_plain("---\ntitle: A\n---\nShort line\nMore.", content_type="text/plain", now=NOW)
    assert (plain.title, plain.text) == ("A", "Short line\nMore.")


def test_rulers_are_no_titles() -> None:
    plain = read_plain(
        "-----\n* * *\nNew pier\nThe town voted.", content_type="text/plain", now=NOW
    )
    assert plain.title == "New pier"


def test_markdown_loses_its_markup() -> None:
    source = (
        "# New *pier*\n\nThe town **voted** on\n[Monday](https://e.example). ![p](p.png)\n\n"
        "- First point\n- Second point\n\n> She said yes.\n\n```\ncode()\n```\n\n"
        "## Costs\n\n5 < 6 & `seven`<script>alert(1)</script>\n"
    )
    plain = read_plain(source, content_type=MARKDOWN, now=NOW)
    assert plain.title == "New pier"
    assert plain.text == (
        "The town voted on Monday.\nFirst point\nSecond point\nShe said yes.\nCosts\n5 < 6 & seven"
    )


@settings(deadline=None)
@given(st.text(alphabet="#*_[]()<>`!-> \n\\&;abc|=~1.", max_size=200))
def test_markdown_never_raises(source: str) -> None:
    plain = read_plain(source, content_type=MARKDOWN, now=NOW)
    assert "\n\n" not in plain.text
