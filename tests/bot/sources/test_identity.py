from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.feed import Entry
from bot.sources.identity import identities, shared_names
from bot.sources.links import canonical_link

AT = datetime(2026, 11, 19, 8, 30, tzinfo=UTC)
LINK = "https://courier.example/a"


def surest(entry: Entry) -> str:
    return identities(entry)[0]


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
    assert surest(one) == surest(other)


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
    assert surest(one) != surest(other)


texts = st.text(max_size=40)


@given(texts, texts, texts)
def test_any_entry_has_a_short_and_stable_identity(title: str, link: str, name: str) -> None:
    entry = Entry(title, link, name)
    assert surest(entry) == surest(entry)
    assert len(surest(entry)) == 40


@given(texts, st.sampled_from(["utm_source", "fbclid", "gclid", "utm_x"]), texts)
def test_trackers_never_change_an_identity(path: str, tracker: str, value: str) -> None:
    from urllib.parse import quote

    link = f"https://courier.example/{quote(path)}"
    tracked = f"{link}?{tracker}={quote(value)}"
    assert surest(Entry("T", link, "")) == surest(Entry("T", tracked, ""))
    assert canonical_link(tracked) == canonical_link(link)


TEXT = "The council of Port Ilmen voted on Monday to close two of its five quays for a year. " * 4


@pytest.mark.parametrize(
    ("summary", "day", "same"),
    [
        (TEXT, 19, True),  # the day is the same, and the text long enough to tell with it
        (TEXT.upper().replace(".", " –"), 19, True),
        (TEXT, 20, False),  # a text repeated every day is no sign
        (TEXT * 3, 20, True),  # a long one is
        ("Read more.", 19, False),
    ],
)
def test_a_text_tells_an_entry_whose_id_link_and_title_all_change(
    summary: str, day: int, same: bool
) -> None:
    whole = summary if len(summary) < 100 else TEXT * 3 if len(summary) > 600 else TEXT
    one = Entry("Two quays close", LINK + "/1", "1", published=AT, summary=whole)
    other = Entry("Quays", LINK + "/2", "2", published=AT.replace(day=day), summary=summary)
    assert (not set(identities(one)).isdisjoint(identities(other))) is same


def test_a_text_that_several_entries_share_tells_none_of_them() -> None:
    entries = [Entry(f"{n}", f"{LINK}/{n}", f"{n}", published=AT, summary=TEXT) for n in (1, 2)]
    one, other = (identities(entry, shared=shared_names(entries)) for entry in entries)
    assert set(one).isdisjoint(other)
