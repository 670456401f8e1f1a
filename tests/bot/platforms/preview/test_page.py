"""The page of a preview: what the payloads say, escaped, and nothing that it would have to load."""

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from bot.model.message import Attachment, Chart, Charts, Message, Paragraph, Plain
from bot.platforms.files import PNG, File, Files
from bot.platforms.preview.html import Moment
from bot.platforms.preview.markdown import show_markdown
from bot.platforms.preview.page import Scene, show_page
from tests.bot.platforms.discord import any_message
from tests.builders import messages

MOMENT = Moment(datetime(2026, 1, 13, 7, 0, tzinfo=UTC), UTC)
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "div", "span"),
    *("blockquote", "strong", "code", "a", "img", "hr", "br"),
}
ATTRIBUTES = {"class", "href", "rel", "src", "alt", "lang", "charset", "name", "content"} | {
    "http-equiv"
}


class Page(HTMLParser):
    """What a browser finds in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.sources: list[str] = []
        self.targets: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.sources += [value or "" for name, value in attrs if name == "src"]
        self.targets += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.words += data


def files_of(message: Message) -> Files:
    charts = [part for part in message.parts if isinstance(part, Chart | Charts | Attachment)]
    return {part: File(f"f{at}.png", PNG, b"\x89PNG", "x") for at, part in enumerate(charts)}


def page_of(message: Message, title: str = "The digest", *, asked: bool = True) -> Page:
    files = files_of(message)
    return Page(show_page([Scene(title, message, asked, files, files)], MOMENT))


def test_a_digest_is_seen_as_both_show_it() -> None:
    page = page_of(messages.digest(), asked=False)
    assert page.words.count("Details") == 6  # a button for each story on Discord, a select on Slack
    assert page.words.count("Lee and Takaichi") >= 2
    assert "https://wire.example/2026/01/13/lee-takaichi-nara" in page.targets
    assert "**" not in page.words
    assert "Only you can see this" not in page.words


def test_a_portrait_has_its_picture_on_both_and_loads_nothing() -> None:
    page = page_of(messages.who())
    assert len(page.sources) == 2
    assert all(source.startswith("data:image/png;base64,") for source in page.sources)
    assert "Picture from wire.example" in page.words
    assert "Only you can see this" in page.words
    assert "Share in channel" in page.words


def test_what_a_feed_tries_stays_text() -> None:
    page = page_of(messages.hostile(), title="<script>alert(1)</script>")
    assert "<b>@" in page.words
    assert "<script>alert(1)</script>" in page.words
    assert "script" not in page.tags


@settings(max_examples=40, deadline=None)
@given(any_message.messages)
def test_any_message_makes_a_page_of_known_markup_only(message: Message) -> None:
    page = page_of(message)
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert all(source.startswith("data:image/png;base64,") for source in page.sources)
    assert all(target.startswith(("https://", "http://")) for target in page.targets)


@pytest.mark.parametrize(
    ("content", "html"),
    [
        ("## A & B", '<h2 class="d-heading">A &amp; B</h2>'),
        (r"\*\*no\*\*", '<div class="d-line">**no**</div>'),
        (
            "**1. [A \\[b\\]](<https://wire.example/a?b=1&c=2>)**",
            '<div class="d-line"><strong>1. <a href="https://wire.example/a?b=1&amp;c=2" '
            'rel="noreferrer nofollow">A [b]</a></strong></div>',
        ),
        ("<t:1768269600:R>", '<div class="d-line"><span class="d-time">5 hours ago</span></div>'),
        ("[x](<javascript:alert(1)>)", '<div class="d-line">x</div>'),
    ],
)
def test_markdown_of_our_own_is_read(content: str, html: str) -> None:
    assert show_markdown(content, MOMENT) == html


def test_a_plain_message_needs_no_files() -> None:
    message = Message((Paragraph((Plain("Quiet day"),)),))
    assert Page(show_page([Scene("x", message, False, {}, {})], MOMENT)).words.count("Quiet") == 2
