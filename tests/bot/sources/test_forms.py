"""Which addresses lead to one page, and which a page may not claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.forms import page_named, plain_page
from bot.sources.links import direct_link

PAGE = "https://www.courier.com/a/pier"


@pytest.mark.parametrize(
    "form",
    [
        PAGE,
        "http://courier.com/a/pier/?utm_source=rss",
        "https://amp.courier.com/a/pier",
        "https://m.courier.com/a/pier",
        "https://mobile.courier.com/a/pier/",
        "https://www.courier.com/amp/a/pier",
        "https://www.courier.com/a/amp/pier",
        "https://www.courier.com/a/pier/amp/",
        "https://www.courier.com/a/pier.amp",
        *(f"{PAGE}?{query}" for query in ("amp", "amp=1", "outputType=amp", "_amp=true&utm_id=1")),
    ],
)
def test_forms_of_one_page(form: str) -> None:
    assert plain_page(form) == "courier.com/a/pier"


@pytest.mark.parametrize(
    ("link", "plain"),
    [
        ("https://www.courier.com/amp/", "courier.com/amp"),  # a page on amplifiers
        ("https://www.courier.com/a/ampere", "courier.com/a/ampere"),
        ("https://www.courier.com/a/pier-amp.html", "courier.com/a/pier-amp.html"),
        ("https://www.courier.com/a/pier.amp.html", "courier.com/a/pier.html"),
        ("https://m.com/a", "m.com/a"),
        ("https://amp.co.uk/a", "amp.co.uk/a"),
        ("https://www.courier.com/a?m=1", "courier.com/a?m=1"),
        ("https://harbour.blogspot.com/2026/03/a.html?m=1", "harbour.blogspot.com/2026/03/a.html"),
        ("https://www.courier.com/a?id=1&amp=1", "courier.com/a?id=1"),
        ("https://www.courier.com/#/amp/a", "courier.com#/amp/a"),
        ("https://m.courier.com/?p=81234&amp=1", "courier.com?p=81234"),
        ("https://m.courier.com/", "courier.com"),
        ("", ""),
    ],
)
def test_what_only_looks_like_a_form_stays(link: str, plain: str) -> None:
    assert plain_page(link) == plain


@pytest.mark.parametrize(
    ("link", "declared"),
    [
        ("https://edition.courier.com/a/pier", "https://news.courier.com/a/pier"),
        ("https://m.courier.com/a-12345.html", "https://www.courier.com/harbour/pier-a-12345.html"),
        ("https://www.courier.com/story?id=81234", "https://www.courier.com/a/pier-81234"),
        ("https://www.courier.com/?p=81234", "https://www.courier.com/a/pier-81234"),
        ("https://www.courier.com/a/pier.html", "https://www.courier.com/news/a/pier"),
    ],
)
def test_a_page_names_its_own_address(link: str, declared: str) -> None:
    assert page_named(link, declared) == plain_page(declared)


@pytest.mark.parametrize(
    ("link", "declared"),
    [
        (PAGE, "https://www.courier.com/"),
        (PAGE, "https://www.courier.com/a"),
        (PAGE, "https://www.rumours.com/a/pier"),
        ("https://ann.blogspot.com/a/pier", "https://ben.blogspot.com/a/pier"),
        ("https://www.courier.com/2026/03/02/briefing", "https://www.courier.com/briefing"),
        ("https://www.courier.com/sund/weather", "https://www.courier.com/weather"),
        ("https://www.courier.com/20260302/a", "https://www.courier.com/20260302/b"),
        ("https://www.courier.com/a-20260302", "https://www.courier.com/b-20260302"),
        ("https://www.courier.com/article?name=pier", "https://www.courier.com/article"),
        ("https://www.courier.com/story?id=81234", "https://www.courier.com/story"),
        ("https://www.courier.com/?p=81234&page=2", "https://www.courier.com/pier-81234"),
        ("https://www.courier.com/a-81234?as=print", "https://www.courier.com/blueprints-81234"),
        (PAGE, ""),
    ],
)
def test_a_page_cannot_claim_what_may_be_anothers(link: str, declared: str) -> None:
    assert page_named(link, declared) == plain_page(link)


PIECES = st.lists(
    st.sampled_from(["amp", "a", "1", ".amp", "?", "&", "=", "/", "#!", "m.", ".com"]), max_size=12
)


@given(PIECES.map("".join))
def test_a_plain_page_is_plain(end: str) -> None:
    page = plain_page(f"https://m.courier.com/{end}")
    assert plain_page(f"https://{page}") in (page, page.rstrip("/"))
    assert page_named(f"https://{page}", "") == plain_page(f"https://{page}")


@pytest.mark.parametrize(
    ("link", "end"),
    [
        ("https://www.google.com/amp/s/www.courier.com/a/pier", PAGE),
        ("https://www-courier-com.cdn.ampproject.org/c/s/www.courier.com/a/pier", PAGE),
        (
            "https://www-courier-com.cdn.ampproject.org/v/www.courier.com/a?b=1",
            "http://www.courier.com/a?b=1",
        ),
        ("https://www.google.com/amp/about", "https://www.google.com/amp/about"),
    ],
)
def test_a_search_engines_copy_leads_to_the_page(link: str, end: str) -> None:
    assert direct_link(link) == end
