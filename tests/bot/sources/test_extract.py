"""What reaches a summary: the article, and nothing that stands around it."""

import json
from datetime import UTC, datetime

import pytest

from benchmarks.ingest.own_pages import NOISE, PARAGRAPHS, own_pages
from benchmarks.ingest.pages import Page
from bot.model.article import Document, Loaded
from bot.model.errors import EmptyDocumentError, ReadError
from bot.model.feed import Entry
from bot.sources.document import read_document
from bot.sources.extract import (
    DECLARED,
    DOUBTFUL,
    FAST,
    JUDGE,
    READABILITY,
    Extraction,
    extract_text,
    parse_page,
)
from bot.sources.lean import MOST_TAGS, flatten, lean
from bot.sources.page import read_facts

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
URL = "https://courier.example/2026/pier"
STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def read(body: str, entry: Entry | None = None) -> Document:
    return read_document(Loaded(body.encode(), URL, content_type="text/html"), entry=entry, now=NOW)


@pytest.mark.parametrize("page", list(own_pages()), ids=lambda page: page.name)
def test_the_article_and_nothing_else(page: Page) -> None:
    document = read(page.body.decode())
    missing = [p for p in PARAGRAPHS if p not in document.text]
    assert not missing
    assert not [noise for noise in NOISE if noise in document.text]
    assert "Section number" not in document.text
    assert document.confidence > DOUBTFUL


def test_what_follows_an_end_that_came_too_early_is_read() -> None:
    document = read(f"<html><body><nav>Menu</nav></body></html><main>{STORY}</main></body></html>")
    assert all(paragraph in document.text for paragraph in PARAGRAPHS)


def test_what_the_page_declares_as_its_article_is_believed_wherever_it_stands() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)})
    first, rest = STORY.split("<p>The new pier")
    story = f"<article>{first}<aside><p>The new pier{rest}</aside></article>"
    document = read(
        f"<html><body><script type='application/ld+json'>{data}</script>{story}</body></html>"
    )
    assert document.text == "\n".join(PARAGRAPHS)


# ── below the confidence the feed's own words are used ──────────────────────────────────

BOILERPLATE = (
    "<html><body><nav>"
    + "".join(f"<a href='/{n}'>Another headline of the week {n}</a> " for n in range(60))
    + "</nav><div class='consent'><p>We and our partners store cookies on your device to show you "
    "advertising, to measure it and to learn about you. You can change your mind at any time in "
    "the settings of your browser. By going on you agree to all of it.</p></div></body>"
)


def test_boilerplate_gives_way_to_the_summary_of_the_feed() -> None:
    entry = Entry("Pier", URL, "1", summary="The council voted to rebuild the pier.")
    document = read(BOILERPLATE, entry)
    assert document.text == "The council voted to rebuild the pier."
    assert document.tried[-1] == "feed summary"


def test_boilerplate_is_nothing_where_the_feed_says_nothing() -> None:
    with pytest.raises(EmptyDocumentError):
        read(BOILERPLATE, Entry("Pier", URL, "1"))


SHELL = (
    "<html><head><title>Desk lamp</title>{}</head><body><header><a href='/'>Home</a>"
    "<a href='/basket'>Basket</a></header><div id='app'><div class='search'>I am looking for ..."
    "</div></div><footer><a href='/terms'>Terms</a><a href='/help'>Help</a></footer></body></html>"
)
"""A page that is empty until its scripts run."""


def extract(body: str) -> Extraction:
    source, _ = lean(body)
    tree = parse_page(source)
    return extract_text(tree, source, url=URL, facts=read_facts(tree, url=URL, now=NOW), carried="")


@pytest.mark.parametrize(
    "body",
    [
        SHELL.format(""),
        "<html><head><title>Lamps</title></head><body><nav><ul>"
        + "".join(f"<li><a href='/c{n}'>Lamps of kind {n}</a></li>" for n in range(20))
        + "</ul></nav><div><label>Colour</label></div><p>The price was 19.99</p></body></html>",
    ],
    ids=["shell", "list"],
)
def test_scraps_of_a_page_without_an_article_are_no_article(body: str) -> None:
    assert not extract(body).text


def test_what_the_page_declares_stands_in_for_scraps() -> None:
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(PARAGRAPHS)})
    found = extract(SHELL.format(f"<script type='application/ld+json'>{data}</script>"))
    assert found.text == "\n".join(PARAGRAPHS)
    assert found.tried[-1] == DECLARED


# ── what a page may cost ────────────────────────────────────────────────────────────────

STORMS = {
    "attributes": f"<div {' '.join(f'a{n}=x' for n in range(100_000))}>{STORY}</div>",
    "links": STORY + "<a href='/x'>link</a> " * 100_000,
    "paragraphs": STORY + "<p>A short one of many.</p>" * 100_000,
    "options": f"{STORY}<select>{'<option>x</option>' * 200_000}</select>",
    "cells": f"{STORY}<table>{'<td>x</td>' * 200_000}</table>",
    "dates": STORY + "<p>2024-01-02</p>" * 50_000,
    "lists": STORY + "<ul><li>" * 30_000,
    "data": f"<script type='application/ld+json'>[{'[1],' * 1_000_000}1]</script>{STORY}",
    "divs": STORY + "<div>" * 100_000,
    "unclosed scripts": STORY + "<script>x" * 300_000,
    "comments": STORY + "<!-- x" * 400_000,
}


@pytest.mark.parametrize("name", STORMS)
def test_a_storm_is_cut_before_it_is_parsed(name: str) -> None:
    kept, _ = lean(f"<html><body>{STORMS[name]}</body></html>")
    assert kept.count("<") <= MOST_TAGS + 1
    assert len(kept) < 600_000
    assert PARAGRAPHS[0] in kept


@pytest.mark.parametrize("name", ["attributes", "options", "lists", "data", "unclosed scripts"])
def test_the_article_is_read_in_spite_of_a_storm(name: str) -> None:
    try:
        document = read(f"<html><body>{STORMS[name]}</body></html>")
    except ReadError as error:
        pytest.fail(f"{name}: {error}")
    assert PARAGRAPHS[0] in document.text


def test_text_nested_deeper_than_the_parser_reads_is_kept() -> None:
    body = f"<html><body>{'<div>' * 3_000}{STORY}{'</div>' * 3_000}</body></html>"
    assert PARAGRAPHS[3] in read(body).text
    assert flatten(body).count("<div>") < 200


def test_a_text_longer_than_any_article_asks_for_no_second_opinion() -> None:
    """Each opinion reads all of it again: 4 MB of quotation marks took 2.7 s of CPU by that."""
    words = "“”" * 200_000
    body = f"<html><body><p>{words}</p>{STORY}</body></html>"
    document = read(body)
    assert len(document.text) > 400_000
    assert document.tried == (JUDGE,)


def test_a_script_ends_where_it_ends_whatever_letters_come_before_it() -> None:
    """The lower case of one letter of Turkish is two, which moves all that follows."""
    page = f"<p>{'İ' * 40}</p><SCRIPT>var a = 1;</Script><p>It opens in March.</p>"
    assert lean(page) == (f"<p>{'İ' * 40}</p><p>It opens in March.</p>", False)


@pytest.mark.parametrize("control", ["\x1b", "&#27;", "&#x1b", "\ufffe"])
def test_a_control_character_behind_a_meta_element_costs_no_article(control: str) -> None:
    """lxml moves no text that XML would forbid; found by fuzzing."""
    inner = f"{control}<meta name=x>{control}<p>The harbour{control} of Lund was closed.</p>"
    assert "of Lund was closed." in read(f"<div>{inner}</div>" * 6).text


@pytest.mark.parametrize("name", ["ſcript", "ſtyle", "İframe", "ıframe", "noſcript"])
def test_a_name_in_letters_that_only_look_alike_is_no_name(name: str) -> None:
    """Without regard to case, `ſ` counts as an `s`: hostile pages raised a KeyError by that."""
    page = f"<p>a</p><{name} >b</{name}><p>c</p>"
    assert lean(page) == (page, False)


# ── who is believed ─────────────────────────────────────────────────────────────────────


REMARKS = (
    "The harbour of Lund was closed on Monday after a storm, the port authority said.",
    "Ministers met in Oslo to talk about the price of grain, which rose by a third.",
    "A court in Turin sent the former mayor to prison for four years on Tuesday.",
    "Swimmers crossed the strait at night and were met by a crowd with blankets.",
)
"""What readers wrote below the article: as long as it, and no less like news."""


def commented(number: int) -> str:
    """A page with so many readers' remarks below its article."""
    said = "".join(f"<p>{REMARKS[n % 4]} It is reading {n}.</p>" for n in range(number))
    below = f"<div class='comments' id='comments'>{said}</div>"
    return f"<html><body><article>{STORY}</article>{below}</body></html>"


def test_two_that_agree_outvote_a_judge_who_is_not_certain() -> None:
    """The judge that we have takes the remarks too where they are many, and is not sure."""
    document = read(commented(20))
    assert document.tried == (JUDGE, FAST, READABILITY, FAST)
    assert document.text == "\n".join(PARAGRAPHS)
    assert read(commented(2)).tried == (JUDGE,)
