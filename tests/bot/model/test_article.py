"""Articles and stories: spans into a text, and what follows from their articles."""

from datetime import UTC, datetime

from bot.model.article import Article, Span
from bot.model.story import Story

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 8, tzinfo=UTC)


def article(number: int, outlet: str, published: datetime | None = None) -> Article:
    text = "First one. 第二文。"
    return Article(
        id=number,
        workspace_id=1,
        feed_id=None,
        story_id=1,
        url=f"https://example.org/{number}",
        title=f"Title {number}",
        text=text,
        language="en",
        outlet=outlet,
        author="",
        published=published,
        seen_at=MONDAY,
        sentences=(Span(0, 10), Span(11, len(text))),
    )


def test_a_span_counts_characters() -> None:
    assert [article(1, "A").sentence(index) for index in (0, 1)] == ["First one.", "第二文。"]


def test_an_article_without_a_date_counts_from_when_it_was_seen() -> None:
    assert article(1, "A").at == MONDAY
    assert article(1, "A", SUNDAY).at == SUNDAY


def test_a_story_is_named_by_its_first_article_and_lists_outlets_once() -> None:
    newest_first = (article(3, "A"), article(2, "B"), article(1, "A"))
    story = Story(1, 1, "en", SUNDAY, MONDAY, articles=newest_first)
    assert story.title == "Title 1"
    assert story.outlets == ("A", "B")


def test_a_story_whose_articles_are_gone_has_no_title() -> None:
    assert Story(1, 1, "en", SUNDAY, MONDAY).title == ""
