"""An excerpt is known as one, and its page is read in its place."""

from html import escape

from tests.behaviours.test_what_is_new import FEED
from tests.behaviours.test_what_reaches_a_summary import NEWS, PAGE, TITLE, page
from tests.builders.press import Press
from tests.fakes.web import Reply


async def test_an_excerpt_that_leads_on_by_its_linked_title(press: Press) -> None:
    link = press.script(PAGE, page("", NEWS))
    excerpt = f"{NEWS[0]} " * 9
    body = f"<p>{excerpt}</p><p>Continue reading <a href='{link}'>{TITLE}</a></p>"
    item = (
        f"<item><title>{TITLE}</title><link>{link}</link><content:encoded>{escape(body)}"
        "</content:encoded></item>"
    )
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'"
    feed = f"<rss version='2.0' {space}><channel><title>News</title>{item}</channel></rss>"
    await press.follow(FEED, Reply(body=feed.encode()))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    (article,) = story.articles
    assert len(press.asked(PAGE)) == 1
    assert NEWS[-1] in article.text
    assert "Continue reading" not in article.text
