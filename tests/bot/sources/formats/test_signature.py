"""The line by which a site signs its articles goes, in any language; what an article says stays."""

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.article import Loaded
from bot.model.feed import Entry
from bot.sources.document import needs_page, read_document
from bot.sources.formats.feed import parse_feed
from bot.sources.formats.signature import without_signature

NOW = datetime(2026, 3, 2, tzinfo=UTC)
TITLE = "Is the port’s bridge open? “Yes”"
LINK = '<a rel="nofollow" href="https://port.example/1">Is the port&#8217;s bridge open? “Yes”</a>'
SITE = '<a rel="nofollow" href="https://port.example">Port News</a>'
TEXT = "<p>The bridge opened on Monday. [&#8230;]</p>"


def read(body: str, title: str = TITLE) -> Entry:
    feed = (
        "<rss version='2.0'><channel><title>Port News</title><item>"
        f"<title>{escape(title)}</title><link>https://port.example/1</link>"
        f"<description>{escape(body)}</description></item></channel></rss>"
    )
    return parse_feed(feed.encode(), url="https://port.example/feed", charset="", now=NOW).entries[
        0
    ]


@pytest.mark.parametrize(
    "signature",
    [
        f"The post {LINK} appeared first on {SITE}.",
        f"Der Beitrag {LINK} erschien zuerst auf {SITE}.",
        f"L&#8217;article {LINK} est apparu en premier sur {SITE}.",
        f"{LINK} yazısı ilk önce {SITE} üzerinde ortaya çıktı.",
        f"〈{LINK}〉這篇文章最早發佈於《{SITE}》。",
        f"投稿 {LINK} は {SITE} に最初に表示されました。",
        f"Continue reading {LINK}",
    ],
)
@pytest.mark.parametrize("after", ["", "\n", '<img src="https://count.example/1.gif" width="1"/>'])
def test_the_line_that_signs_an_article_is_not_part_of_it(signature: str, after: str) -> None:
    entry = read(f"{TEXT}\n<p>{signature}</p>{after}")
    assert entry.summary == "The bridge opened on Monday. […]"


INSIDE = LINK.replace("</a>", "</span></a>")
ONWARD = [
    f"</p><p>Continue reading {LINK}</p>",
    f" Continue reading {LINK} →</p>",
    f"</p><p>{INSIDE.replace('>Is', '>Continue reading <span>Is')}</p>",
    f"</p>\n{LINK.replace('>Is', '>Weiterlesen „Is').replace('</a>', '“ <b>&raquo;</b></a>')}",
]


@pytest.mark.parametrize("onward", ONWARD)
def test_a_line_that_leads_on_tells_an_excerpt(onward: str) -> None:
    words = "<p>The bridge opened on Monday." + " Four ferries were sold." * 60
    entry = read(f"{words}{onward}")
    assert entry.content
    assert needs_page(entry)
    assert not needs_page(replace(entry, content=f"{words}</p>"))
    loaded = Loaded(entry.content.encode(), entry.link)
    text = read_document(loaded, entry=entry, now=NOW).text
    assert text.endswith("Four ferries were sold.")
    assert entry.summary.startswith("The bridge opened on Monday. Four ferries")


@pytest.mark.parametrize(
    "ending",
    [
        f"I want to Read more. {TITLE} That was asked in the <a href='https://x.example'>port</a>.",
        f"The council had asked: {TITLE} It got no answer.",
        f"The post {LINK} appeared first on {SITE}, and {'was read by thousands, ' * 6}it says.",
        "Read also: <a href='https://port.example/2'>The ferry runs again</a>.",
        f"{TITLE}",
    ],
)
def test_a_last_paragraph_of_the_article_stays(ending: str) -> None:
    body = f"{TEXT}<p>{ending}</p>"
    assert without_signature(body, escape(TITLE)) == body


def test_without_a_title_nothing_goes() -> None:
    body = f"{TEXT}<p>The post <a href='https://port.example/1'></a> appeared first.</p>"
    assert without_signature(body, "") == body


PIECES = st.sampled_from(
    ["<p>", "</p>", "<br>", "<a href='x'>", "</a>", "Port", " opens", "&amp;", "<", ">", "\n", "港"]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.lists(PIECES, max_size=3).map("".join))
def test_only_an_ending_ever_goes(fragment: str, title: str) -> None:
    assert fragment.startswith(without_signature(fragment, title))


def test_a_list_of_links_keeps_what_it_says() -> None:
    body = f"<p>{LINK}. Ferries sail again from Monday, the harbour master said.</p>"
    assert without_signature(body, escape(TITLE)) == body
    assert read(body).summary.endswith("the harbour master said.")
