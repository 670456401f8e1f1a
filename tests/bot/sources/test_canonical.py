"""Whose address an article gets: its page may name itself, never somebody else."""

from datetime import UTC, datetime

import pytest

from bot.model.article import Loaded
from bot.sources.document import read_document

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
TEXT = (
    "The council of the harbour town voted nine to four on Monday to rebuild the old pier, six "
    "years after a storm carried most of it out to sea. "
) * 3


def address_of(url: str, head: str) -> str:
    html = f"<html><head><title>x</title>{head}</head><body><article><p>{TEXT}</p></article></body>"
    return read_document(Loaded(html.encode(), url, content_type="text/html"), now=NOW).url


def linked(href: str) -> str:
    return f"<link rel='canonical' href='{href}'>"


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("https://courier.example/a/pier?p=1", "https://courier.example/a/pier"),
        ("https://courier.example/a/pier.html?p=1", "https://www.courier.example/a/pier"),
        ("https://amp.courier.co.uk/a/pier", "https://www.courier.co.uk/a/pier"),
        ("https://edition.courier.com/a/pier", "https://news.courier.com/a/pier"),
        ("http://courier.example/a/pier", "https://courier.example/a/pier"),
    ],
)
@pytest.mark.parametrize("head", [linked, lambda to: f"<meta property='og:url' content='{to}'>"])
def test_a_page_names_its_own_address(page: str, named: str, head) -> None:  # type: ignore[no-untyped-def]
    assert address_of(page, head(named)) == named


@pytest.mark.parametrize(
    ("page", "named"),
    [
        ("https://rumours.com/a/pier", "https://courier.com/a/pier"),
        ("https://evilcourier.com/a/pier", "https://courier.com/a/pier"),
        ("https://courier.com/a/pier", "https://evilcourier.com/a/pier"),
        ("https://courier.com.rumours.com/a/pier", "https://courier.com/a/pier"),
        ("https://rumours.co.uk/a/pier", "https://courier.co.uk/a/pier"),
        ("https://rumours.co.uk/a/pier", "https://co.uk/a/pier"),
        ("https://ann.github.io/a/pier", "https://ben.github.io/a/pier"),
        ("https://ann.blogspot.com/a/pier", "https://blogspot.com/a/pier"),
        ("https://127.0.0.1/a/pier", "https://courier.com/a/pier"),
        ("https://courier.com/a/pier", "javascript:alert(1)"),
        ("https://courier.com/a/pier", "https://courier.com/"),
    ],
)
@pytest.mark.parametrize("head", [linked, lambda to: f"<meta property='og:url' content='{to}'>"])
def test_never_somebody_elses(page: str, named: str, head) -> None:  # type: ignore[no-untyped-def]
    assert address_of(page, head(named)) == page


def test_a_canonical_link_of_another_site_leaves_the_word_to_the_next() -> None:
    own = "https://courier.com/a/pier-rebuilt"
    head = f"{linked('https://rumours.com/a/x')}<meta property='og:url' content='{own}'>"
    assert address_of("https://courier.com/a/pier?id=7", head) == own


def test_a_text_on_the_web_cannot_name_another_site_either() -> None:
    def read(named: str) -> str:
        text = f"---\ntitle: The pier\nurl: {named}\n---\n{TEXT}"
        page = "https://rumours.com/pier.md"
        return read_document(Loaded(text.encode(), page, content_type="text/markdown"), now=NOW).url

    assert read("https://courier.com/a/pier") == "https://rumours.com/pier.md"
    assert read("https://www.rumours.com/a/pier") == "https://www.rumours.com/a/pier"
