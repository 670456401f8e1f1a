"""Of a doubtful page, what speaks of the headline is kept, word for word, and nothing else."""

from datetime import UTC, datetime

import pytest

from bot.model.article import Loaded
from bot.model.errors import EmptyDocumentError
from bot.model.feed import Entry
from bot.sources.document import LEAD, read_document
from bot.sources.extract import FAST, JUDGE, OTHERS, parse_page
from bot.sources.lead import find_lead

TITLE = "Two quays of Port Ilmen close for a year"
NEWS = "The council of Port Ilmen voted on Monday to close two of its quays for a year."
PLEA = "Subscribe to continue. Already a subscriber of the Port Ilmen Mirror? Log in to read."
TEASER = "A whale visits the bay of Sund for the third year running, fishermen say."
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
GOLDEN = {
    "before the plea": (f"<p>{NEWS}</p><p>{PLEA}</p>", NEWS),
    "after a teaser": (f"<p>{TEASER}</p><p>{NEWS}</p><p>{PLEA}</p>", NEWS),
    "with inner markup": (
        "<p>The council of <b>Port Ilmen</b> voted to close two quays, <a href='/x'>divers</a> "
        "having found cracks.</p>",
        "The council of Port Ilmen voted to close two quays, divers having found cracks.",
    ),
    "not in a teaser beside it": (f"<aside><p>{NEWS}</p></aside><p>{PLEA}</p>", ""),
    "not of a list of others": (f"<ul><li><p>{NEWS}</p></li></ul>", ""),
    "not the headline again": (f"<p>{TITLE}</p>", ""),
    "nothing that breaks off": ("<p>The council of Port Ilmen voted to close two quays...</p>", ""),
    "nothing of another matter": (f"<p>{TEASER}</p>", ""),
}
"""By what it shows: the body of a page, and what is kept of it."""


@pytest.mark.parametrize(("body", "kept"), GOLDEN.values(), ids=GOLDEN)
def test_what_speaks_of_the_headline_is_kept(body: str, kept: str) -> None:
    tree = parse_page(f"<html><body>{body}</body></html>")
    assert find_lead(tree, TITLE) == kept


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "港務局がイルメン港の岸壁を閉鎖へ",
            "イルメン港の岸壁二か所が一年間閉鎖される。港務局が月曜日に決めた。",
        ),
        ("Порт Ильмен закрывает два причала", "Порт Ильмен на год закрывает два причала из пяти."),
    ],
)
def test_in_other_scripts_too(title: str, text: str) -> None:
    tree = parse_page(f"<html><body><p>{text}</p></body></html>")
    assert find_lead(tree, title) == text


def test_else_what_the_page_says_of_itself() -> None:
    tree = parse_page(f"<html><body><p>{PLEA}</p></body></html>")
    assert find_lead(tree, TITLE, NEWS) == NEWS
    assert find_lead(tree, TITLE, "All the news of the coast, every morning, from our desk.") == ""
    assert find_lead(tree, "", NEWS) == ""


def test_a_page_of_a_paragraph_and_a_plea_keeps_the_paragraph() -> None:
    body = f"<html><body><article><p>{NEWS}</p><p>{PLEA}</p></article></body></html>"
    entry = Entry(TITLE, "https://courier.example/1", "1")
    document = read_document(Loaded(body.encode(), entry.link), entry=entry, now=NOW)
    assert (document.text, document.tried[-1]) == (NEWS, LEAD)
    with_summary = Entry(TITLE, entry.link, "1", summary="Two quays close.")
    document = read_document(Loaded(body.encode(), entry.link), entry=with_summary, now=NOW)
    assert document.text == "Two quays close."


def test_a_page_of_links_and_a_paragraph_gets_more_opinions() -> None:
    links = "".join(f"<li><a href='/{n}'>Another headline {n}</a></li>" for n in range(60))
    body = f"<html><body><ul>{links}</ul><div class='consent'><p>{NEWS}</p><p>{PLEA}</p></div>"
    entry = Entry(TITLE, "https://courier.example/1", "1")
    document = read_document(Loaded(body.encode(), entry.link), entry=entry, now=NOW)
    assert document.text == NEWS
    assert document.tried[:4] == (JUDGE, FAST, *OTHERS)


def test_a_page_of_a_plea_alone_stays_empty() -> None:
    body = f"<html><body><article><p>{PLEA}</p></article></body></html>"
    with pytest.raises(EmptyDocumentError):
        read_document(
            Loaded(body.encode(), "https://c.example/1"), entry=Entry(TITLE, "", "1"), now=NOW
        )
