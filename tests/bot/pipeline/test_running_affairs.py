"""What becomes of affairs that run for days, and of items that come every day."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.story import Evidence
from bot.pipeline.group import StoryWindow, count_title_terms, story_terms
from bot.pipeline.series import series
from summarizers.text.split import split_sentences

MONDAY = datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
Item = tuple[str, str]

SUMMIT = (
    (
        (
            "Leaders arrive in Tallinn for Baltic energy summit",
            "The leaders of nine countries arrived in Tallinn on Monday for a summit on energy."
            " Prime Minister Kaja Saar welcomed President Oskar Brandt at the airport. They will"
            " talk about a power cable under the Baltic Sea that would link Estonia and Sweden.",
        ),
        (
            "Tallinn summit opens with dispute over who pays for the cable",
            "A summit on energy opened in Tallinn with a dispute over the cost of a power cable"
            " under the Baltic Sea. Sweden's President Oskar Brandt said Estonia must pay half."
            " Prime Minister Kaja Saar, the host, called that a starting point.",
        ),
    ),
    (
        (
            "Saar and Brandt agree on cable at Tallinn summit",
            "Prime Minister Kaja Saar and President Oskar Brandt agreed in Tallinn to share the"
            " cost of the Baltic power cable. Estonia will pay forty percent. The summit's second"
            " day was to be about gas storage, but the cable took all morning.",
        ),
        (
            "Estonia to pay two fifths of Baltic power cable",
            "Estonia pays two fifths of the power cable to Sweden, the leaders said at the energy"
            " summit in Tallinn. Oskar Brandt spoke of a good day for the Baltic Sea. Kaja Saar"
            " said that work on the cable begins next spring.",
        ),
    ),
    (
        (
            "Poland leaves Tallinn summit early over gas storage",
            "Poland's delegation left the energy summit in Tallinn early, after the other"
            " countries refused a common gas storage. Minister Marek Zielny said nobody had"
            " listened. Prime Minister Kaja Saar promised to talk to Warsaw.",
        ),
        (
            "Zielny walks out of talks on common gas storage",
            "The Polish minister Marek Zielny walked out of the talks on gas storage in Tallinn."
            " Other delegations said they were surprised. Kaja Saar, who leads the summit, said"
            " that she would call Warsaw in the evening.",
        ),
    ),
    (
        (
            "Tallinn summit ends with declaration without Poland",
            "The energy summit in Tallinn ended with a declaration that Poland did not sign. Eight"
            " countries promise to store gas together from next winter. Kaja Saar said the door"
            " stays open for Warsaw.",
        ),
        (
            "Eight countries sign Tallinn declaration on gas",
            "Eight countries signed a declaration on gas storage at the end of the summit in"
            " Tallinn. Poland was missing. Prime Minister Kaja Saar said that Warsaw may sign"
            " later, and Oskar Brandt praised the host.",
        ),
    ),
    (
        (
            "Poland weighs signing Tallinn declaration after all",
            "Poland may sign the Tallinn declaration on gas storage after all, Minister Marek"
            " Zielny said in Warsaw a day after the summit. Prime Minister Kaja Saar had called"
            " him. A decision is to come this week.",
        ),
        (
            "After Tallinn walkout, Zielny sounds softer on gas",
            "Marek Zielny sounded softer on gas storage a day after the summit in Tallinn. The"
            " Polish minister said that Warsaw reads the declaration again. Kaja Saar called it"
            " a good sign.",
        ),
    ),
)
"""Two reports of each day."""

_MARKETS = (
    ("Stocks rise as chip makers gain", "1.2", "Vantor", "chip makers", "up"),
    ("Stocks slip on rate worries", "0.4", "Halden Bank", "banks", "down"),
    ("Stocks flat before jobs report", "0.1", "Korrin Foods", "retailers", "up"),
    ("Stocks jump on strong jobs report", "1.9", "Adelor", "airlines", "up"),
    ("Stocks end the week lower", "0.7", "Brisk Energy", "oil companies", "down"),
)
WRAPS = tuple(
    (
        f"Markets wrap: {title}",
        f"European shares closed {way} on the day. The Stoxx 600 index moved {points} percent,"
        f" led by {branch}. {company} was the most traded share in Frankfurt. The euro was little"
        " changed against the dollar. Brent crude, gold and the yield of ten-year German bonds"
        " moved within their usual range. Here is what moved the markets today.",
    )
    for title, points, company, branch, way in _MARKETS
)
BRIEFINGS = tuple(
    (
        "Morning briefing: what you need to know today",
        f"Good morning. Here is what you need to know today. {first} {second} And in sports,"
        f" {third} Forward this briefing to a friend, and write to us with what you think of it.",
    )
    for first, second, third in (
        (
            "The city council of Port Ellery votes on a tram line.",
            "A storm closed the harbour of Brun for the night.",
            "the hockey club of Aldwick won again.",
        ),
        (
            "Farmers in the Saule valley count the damage of the frost.",
            "A court hears the case against a former mayor of Tannach.",
            "the sprinter Ida Nyholm returns after an injury.",
        ),
        (
            "Scientists on the ship Perdita found a reef nobody knew.",
            "The price of bread rises for the third month.",
            "two cyclists from Morven lead the tour of the lakes.",
        ),
        (
            "Teachers in Kesteven end their strike after nine days.",
            "A museum in Orle gives back a painting.",
            "the cup final is played without spectators.",
        ),
        (
            "A comet can be seen over the northern islands this week.",
            "The ferry line to Sandvoe is closed for repairs.",
            "the chess champion Pavel Ruzek lost to a schoolgirl.",
        ),
    )
)


def evidence_of(item: Item, at: datetime, outlet: str) -> Evidence:
    title, text = item
    sentences = [text[start:end] for start, end in split_sentences(text, "en")]
    terms = story_terms(title, sentences, "en")
    return Evidence(terms, count_title_terms(title, "en"), title, at, outlet)


def grow(items: Iterable[tuple[Item, datetime]], outlet: str = "") -> list[int]:
    """Place items one after the other; return their stories."""
    window = StoryWindow()
    number = 0
    for number, (item, at) in enumerate(items, 1):
        for place, group in enumerate(window.place(number, evidence_of(item, at, outlet), "en")):
            window.settle(group.story_id or 100 * number + place, group.joining)
    return [window.story_of(one) for one in range(1, number + 1)]


def days_of(summit: Iterable[Iterable[Item]]) -> list[tuple[Item, datetime]]:
    """Return the reports of each day: one in the morning and one at noon."""
    return [
        (item, MONDAY + number * DAY + place * 5 * HOUR)
        for number, day in enumerate(summit)
        for place, item in enumerate(day)
    ]


def test_reports_of_the_same_day_of_an_affair_are_together() -> None:
    stories = grow(days_of(SUMMIT))
    assert [stories[2 * day] == stories[2 * day + 1] for day in range(2)] == [True, True]


def test_an_affair_of_many_days_is_told_anew() -> None:
    # Each day, every outlet tells what was told the day before, in nearly the same words.
    days = [tuple((f"{title}, again", text) for title, text in SUMMIT[0]) for _ in range(9)]
    items = days_of(days)
    stories = grow(items)
    for story in set(stories):
        hours = [at for (_, at), its in zip(items, stories, strict=True) if its == story]
        assert max(hours) - min(hours) <= 4 * DAY
    assert 2 <= len(set(stories)) <= 3


@pytest.mark.parametrize("daily", [WRAPS, BRIEFINGS])
def test_items_of_a_series_are_not_one_story(daily: tuple[Item, ...]) -> None:
    items = [(item, MONDAY + number * DAY) for number, item in enumerate(daily)]
    assert len(set(grow(items, "Coast Herald"))) == len(daily)


def test_an_item_that_is_posted_again_at_once_is_its_story() -> None:
    items = [(SUMMIT[0][0], MONDAY), (SUMMIT[0][0], MONDAY + 2 * HOUR)]
    assert len(set(grow(items, "Coast Herald"))) == 1


@pytest.mark.parametrize("others", [(), SUMMIT[0]])
def test_a_text_that_is_posted_again_and_again_for_days_is_one_story(
    others: tuple[Item, ...],
) -> None:
    """It was one for each half a day, as if it were the items of a series."""
    again = [(SUMMIT[2][0], MONDAY + number * 2 * HOUR) for number in range(60)]
    before = [(item, MONDAY - HOUR) for item in others]
    stories = grow([*before, *again], "Coast Herald")[len(before) :]
    assert len(set(stories)) == 1


def test_a_text_that_is_posted_for_months_is_a_story_each_week() -> None:
    """One that grew for good would take all the room of the window from the other news."""
    hours = range(0, 60 * 24, 6)
    stories = grow([(SUMMIT[2][0], MONDAY + one * HOUR) for one in hours], "Coast Herald")
    begun = [hours[stories.index(story)] for story in dict.fromkeys(stories)]
    assert begun == list(hours)[::29]


def test_a_story_of_a_busy_window_takes_in_every_report() -> None:
    """It took in no more than seven: the next one would have been grouped with too many parts."""
    others = [
        ((" ".join(f"other{number}x{word}" for word in range(20)), ""), MONDAY)
        for number in range(60)
    ]
    reports = [(SUMMIT[2][0], MONDAY + number * HOUR / 4) for number in range(20)]
    assert len(set(grow([*others, *reports])[len(others) :])) == 1


def test_the_items_of_a_series_with_one_teaser_are_not_one_story() -> None:
    teaser = ("Markets wrap", "Here is what moved the markets today, in five minutes.")
    items = [(teaser, MONDAY + number * DAY) for number in range(5)]
    assert len(set(grow(items, "Coast Herald"))) == 5


def test_another_outlet_may_have_the_same_headline_a_day_later() -> None:
    window = StoryWindow()
    for number, outlet in enumerate(("Coast Herald", "Meridian Wire"), 1):
        shown = evidence_of(SUMMIT[0][0], MONDAY + number * DAY, outlet)
        for group in window.place(number, shown, "en"):
            window.settle(group.story_id or number, group.joining)
    assert window.story_of(1) == window.story_of(2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Markets wrap: stocks rise", "Markets wrap: stocks fall", True),
        ("Morning briefing, 9 March", "Morning briefing, 10 March", True),
        ("Morning briefing - a storm", "Morning briefing - a strike", True),
        ("朝のニュース：株価上昇", "朝のニュース：雨", True),
        ("Live: storm in Brun", "Live: strike in Orle", False),
        ("Storm in Brun", "Strike in Orle", False),
        ("", "", False),
        ("2026", "2027", False),
    ],
)
def test_a_series_is_known_by_the_head_of_its_headlines(one: str, other: str, same: bool) -> None:
    names = [series("Coast Herald", each) for each in (one, other)]
    assert (names[0] == names[1] != "") == same
    assert series("", one) == ""


@given(st.text(), st.text())
def test_any_headline_has_a_series_or_none(outlet: str, text: str) -> None:
    name = series(outlet, text)
    assert name == "" or name.startswith(f"{outlet}: ")
    assert series(outlet, f"{text}: more") in (name, series(outlet, text.rstrip()), "")


_ITEMS = (*SUMMIT[0], *SUMMIT[1], *WRAPS[:3], *BRIEFINGS[:2])
_ARRIVALS = st.lists(
    st.tuples(
        st.sampled_from(_ITEMS), st.integers(0, 200), st.sampled_from(("", "Wire", "Ledger"))
    ),
    max_size=9,
)


@settings(max_examples=60)
@given(_ARRIVALS)
def test_no_story_is_of_too_many_days_or_of_a_series(
    arrivals: list[tuple[Item, int, str]],
) -> None:
    window = StoryWindow()
    all_of_them = {
        number: evidence_of(item, MONDAY + hours * HOUR, outlet)
        for number, (item, hours, outlet) in enumerate(arrivals, 1)
    }
    for number, shown in all_of_them.items():
        for place, group in enumerate(window.place(number, shown, "en")):
            window.settle(group.story_id or 100 * number + place, group.joining)
    for one, other in combinations(all_of_them, 2):
        if window.story_of(one) == window.story_of(other):
            a, b = all_of_them[one], all_of_them[other]
            assert a.at is not None
            assert b.at is not None
            if a.terms == b.terms and a.outlet == b.outlet:
                continue  # one text that comes again
            assert abs(a.at - b.at) <= 4 * DAY
            if abs(a.at - b.at) >= 12 * HOUR:
                names = [series(each.outlet, each.title) for each in (a, b)]
                assert names[0] != names[1] or not names[0]
