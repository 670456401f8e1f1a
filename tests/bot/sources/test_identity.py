from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.feed import Entry
from bot.sources.identity import canonical_link, identify

AT = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
LINK = "https://courier.example/a"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Entry("Old title", LINK, "1"), Entry("New title", LINK + "/b", "1", content="more")),
        (
            Entry("T", "", "http://courier.example/a"),
            Entry("T", "", "https://www.courier.example/a/"),
        ),
        (Entry("T", LINK, ""), Entry("Edited", f"{LINK}?utm_source=x#top", "")),
        (Entry("A  title", "", "", published=AT), Entry("a TITLE", "", "", published=AT)),
    ],
)
def test_the_same_entry(one: Entry, other: Entry) -> None:
    assert identify(one) == identify(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Entry("T", LINK, "1"), Entry("T", LINK, "2")),
        (Entry("T", LINK, ""), Entry("T", f"{LINK}?id=2", "")),
        (Entry("T", "", "", published=AT), Entry("T", "", "", published=AT.replace(day=20))),
        (Entry("T", "", ""), Entry("U", "", "")),
        (Entry("", "", "", content="a"), Entry("", "", "", content="b")),
        (Entry("T", "", "a.txt"), Entry("T", "", "sub/a.txt")),
    ],
)
def test_different_entries(one: Entry, other: Entry) -> None:
    assert identify(one) != identify(other)


texts = st.text(max_size=40)


@given(texts, texts, texts)
def test_any_entry_has_a_short_and_stable_identity(title: str, link: str, name: str) -> None:
    entry = Entry(title, link, name)
    assert identify(entry) == identify(entry)
    assert len(identify(entry)) == 40


@given(texts, st.sampled_from(["utm_source", "fbclid", "gclid", "utm_x"]), texts)
def test_trackers_never_change_an_identity(path: str, tracker: str, value: str) -> None:
    from urllib.parse import quote

    link = f"https://courier.example/{quote(path)}"
    tracked = f"{link}?{tracker}={quote(value)}"
    assert identify(Entry("T", link, "")) == identify(Entry("T", tracked, ""))
    assert canonical_link(tracked) == canonical_link(link)
