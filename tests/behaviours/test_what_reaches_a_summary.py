"""Behaviour 16 of a good poller: what stands around an article never reaches its summary.

Short pages are the hard ones: there a plea is as long as the article, and every sentence is chosen.
"""

from html import escape

import pytest

from tests.builders.press import Press
from tests.fakes.web import Reply

FEED = "http://news.example/feed"
PAGE = "http://news.example/story"
TITLE = "Two quays of Port Ilmen close for a year"
NEWS = (
    "The harbour council of Port Ilmen voted on Monday to close two of its five quays for a year.",
    "Divers had found cracks in the foundations after the storms of January.",
    "Some forty ships a week will have to berth in the northern basin.",
    "Mayor Ottilie Brandvold said that nobody at the port would lose a job.",
)

AROUND = {
    "subscription": (
        "<div class='paywall'><p>Subscribe now to read all our stories without limits.</p>"
        "<p>Already a subscriber? Log in to continue.</p></div>"
    ),
    "subscription inside a paragraph": (
        "<p>Support independent journalism: become a member today for two crowns a week.</p>"
    ),
    "newsletter": (
        "<p>Sign up for our morning newsletter and get the news of the coast in your inbox.</p>"
    ),
    "cookies": (
        "<div id='cookie-banner'><p>We and our 214 partners use cookies to improve your experience "
        "on this site.</p><button>Accept all cookies</button></div>"
    ),
    "cookie paragraph": (
        "<p>This site uses cookies to personalise content and to analyse our traffic.</p>"
    ),
    "scripts": "<p>Please enable JavaScript in your browser to see the whole page.</p>",
    "share bar": (
        "<ul class='share'><li><a href='#'>Share on Facebook</a></li><li><a href='#'>Share on X"
        "</a></li><li><a href='#'>Copy link</a></li></ul><p>Share this article with your friends."
        "</p>"
    ),
    "follow us": "<p>Follow us on Telegram and Instagram for more news of the harbour.</p>",
    "also read": (
        "<p>Also read: Dockers of Sund ask for a longer summer break</p>"
        "<p><strong>Read more:</strong> <a href='/x'>The storm that broke the old pier</a></p>"
    ),
    "also read without a colon": (
        "<p><em>Also Read | </em><a href='/y'>How the lighthouse of Lerey was sold</a></p>"
    ),
    "related list": (
        "<aside><h3>Related stories</h3><ul><li><a href='/1'>A whale visits the bay of Sund for "
        "the third year running</a></li><li><a href='/2'>Ferry fares rise by a tenth in spring, "
        "the owner says</a></li></ul></aside>"
    ),
    "caption": (
        "<figure><img src='/q.jpg'><figcaption>A crane lifts a broken bollard at the southern quay "
        "last week. Photo: Signe Dahl</figcaption></figure>"
    ),
    "caption in a paragraph": "<p>Photo: The southern quay after the storm, seen from a boat.</p>",
    "correction and rights": (
        "<p>This article was first published on Monday morning.</p>"
        "<p>© 2026 Harbour Mirror. All rights reserved.</p>"
    ),
    "comments": (
        "<section class='comments'><h3>Comments</h3><p>Harbourfan: I have said so for years, they "
        "never listen to us.</p></section>"
    ),
}
"""What stands around an article, by what it is."""


def page(around: str, sentences: tuple[str, ...]) -> Reply:
    told = [f"<p>{escape(sentence)}</p>" for sentence in sentences]
    html = (
        f"<!DOCTYPE html><html lang='en'><head><title>{TITLE}</title></head><body>"
        "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
        f"<main><article><h1>{TITLE}</h1>{''.join(told[:1])}{around}{''.join(told[1:])}{around}</article></main>"
        "<footer><a href='/about'>About</a></footer></body></html>"
    )
    return Reply(body=html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def item(description: str) -> Reply:
    """A feed of one entry, which links to the page."""
    return Reply(
        body=(
            "<rss version='2.0'><channel><title>News</title>"
            f"<item><title>{TITLE}</title><link>{{link}}</link>"
            f"<description>{escape(description)}</description></item></channel></rss>"
        ).encode()
    )


async def summary_of(press: Press, answer: Reply, description: str = "") -> list[str]:
    """Return the sentences that a reader would be shown, read over a socket."""
    link = press.script(PAGE, answer)
    feed = item(description)
    await press.follow(FEED, Reply(body=feed.body.replace(b"{link}", link.encode())))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    (article,) = story.articles
    return [article.sentences[number].of(article.text) for number in article.summary]


@pytest.mark.parametrize("sentences", [NEWS, NEWS[:2], NEWS[:1]], ids=["four", "two", "one"])
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
async def test_behaviour_16_only_the_news_is_shown(
    press: Press, around: str, sentences: tuple[str, ...]
) -> None:
    shown = await summary_of(press, page(around, sentences), NEWS[0])
    assert shown
    assert set(shown) <= set(NEWS)


@pytest.mark.parametrize("sentences", [NEWS, NEWS[:2], NEWS[:1]], ids=["four", "two", "one"])
@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
async def test_behaviour_16_nor_where_the_feed_has_only_the_headline(
    press: Press, around: str, sentences: tuple[str, ...]
) -> None:
    """If all is doubtful, the paragraph that speaks of the headline stands alone."""
    shown = await summary_of(press, page(around, sentences))
    assert shown
    assert set(shown) <= set(NEWS)


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
async def test_behaviour_16_nor_from_a_page_that_holds_nothing_else(
    press: Press, around: str
) -> None:
    assert await summary_of(press, page(around, ())) == []


@pytest.mark.parametrize("sentences", [NEWS, NEWS[:2]], ids=["four", "two"])
async def test_behaviour_16_nor_with_all_of_it_at_once(
    press: Press, sentences: tuple[str, ...]
) -> None:
    shown = await summary_of(press, page("".join(AROUND.values()), sentences), sentences[0])
    assert shown
    assert set(shown) <= set(NEWS)


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
async def test_behaviour_16_nor_out_of_the_feed_itself(press: Press, around: str) -> None:
    body = "".join(f"<p>{sentence}</p>" for sentence in NEWS) + around
    feed = (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>News</title><item><title>{TITLE}</title><content:encoded>{escape(body)}"
        "</content:encoded></item></channel></rss>"
    )
    await press.follow(FEED, Reply(body=feed.encode()))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    (article,) = story.articles
    shown = [article.sentences[number].of(article.text) for number in article.summary]
    assert shown
    assert set(shown) <= set(NEWS)
