"""Lists of other things, fine print and a machine's data are no text of an article."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.ingest.own_pages import PARAGRAPHS
from bot.model.article import Loaded
from bot.sources.body.listings import find_listed
from bot.sources.document import read_document
from bot.sources.extract import parse_page

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TOWNS = ("Osk", "Elmford", "Tarrow", "Harbourtown", "Vantby", "Marl")
TELLS = "The doors of the hall open an hour before it begins, and seats are free for children."


def item(
    town: str, *, link: bool = True, date: str = "12 March 2026, 10:30", tells: str = ""
) -> str:
    title = f"The choir of {town} sings old songs"
    head = f'<a href="/{town}">{title}</a>' if link else title
    return f'<div class="event"><h4>{head}</h4><p>{date}</p><p>{tells or TELLS}</p></div>'


def listed(items: str) -> int:
    return len(find_listed(parse_page(f"<html><body><div>{items}</div></body></html>")))


def text_of(body: str) -> str:
    page = f"<html><title>The pier is rebuilt</title><body>{body}</body></html>"
    return read_document(Loaded(page.encode(), "https://courier.example/pier"), now=NOW).text


def test_five_dated_items_with_a_linked_title_are_a_list() -> None:
    assert listed("".join(map(item, TOWNS))) == len(TOWNS)
    assert listed("".join(item(town, date="3 hours ago") for town in TOWNS)) == len(TOWNS)


@pytest.mark.parametrize(
    "items",
    [
        [item(town) for town in TOWNS[:4]],
        [item(town, link=False) for town in TOWNS],
        [item(town, date="a fine hall by the sea") for town in TOWNS],
        [item(town, tells=TELLS * 10) for town in TOWNS],
        [item(town).replace(f"The choir of {town} sings old songs", town) for town in TOWNS],
        [item(town).replace("event", town) for town in TOWNS],
    ],
    ids=["few", "unlinked", "undated", "long", "by names", "not alike"],
)
def test_what_is_no_such_list(items: list[str]) -> None:
    assert listed("".join(items)) == 0


@given(st.text(alphabet="<>/adivlh 2026\"'=", max_size=300))
def test_any_markup_is_looked_through(markup: str) -> None:
    tree = parse_page(markup)
    found = set() if tree is None else find_listed(tree)
    assert {element.tag for element in found} <= {"div", "li"}
    assert len(found) in {0, *range(5, 300)}


def test_what_comes_on_other_days_is_no_part_of_a_short_article() -> None:
    events = "".join(map(item, TOWNS))
    text = text_of(f"<article><p>{PARAGRAPHS[0]}</p></article><section>{events}</section>")
    assert PARAGRAPHS[0] in text
    assert TELLS not in text


def test_fine_print_in_small_headings_is_left_out() -> None:
    print_ = f"Past performance is not indicative of future results. {TELLS} {TELLS}"
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    text = text_of(f"<article>{story}<h6>{print_}</h6></article>")
    assert PARAGRAPHS[-1] in text
    assert "Past performance" not in text


def test_what_a_calendar_is_told_is_left_out() -> None:
    data = "2026-01-10 10:30:00 2026-01-10 11:00:00 Europe/Berlin"
    text = text_of(
        f"<article><p>{PARAGRAPHS[0]}</p><div>{data} The pier {PARAGRAPHS[0]}</div></article>"
    )
    assert PARAGRAPHS[0] in text
    assert "Europe/Berlin" not in text


def test_times_in_a_listing_of_code_stay() -> None:
    log = "2026-01-10 10:30:00 the pump began; 2026-01-10 11:00:00 the pump stopped for good."
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert log in text_of(
        f"<article>{story}<pre>{log}</pre>{story.replace('pier', 'quay')}</article>"
    )
