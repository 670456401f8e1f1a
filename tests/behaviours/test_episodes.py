"""What is listened to or watched is linked, and never fetched as a page."""

import json

import pytest

from tests.behaviours.test_what_is_new import FEED
from tests.builders.press import Press
from tests.fakes.web import Reply

SOUND = "http://news.example/episodes/7.mp3"
WORDS = "Host Ottilie Brandvold asks two divers what they saw under the quays of Port Ilmen."


def as_json(link: str) -> bytes:
    item = {
        "id": "7",
        "title": "What the divers saw",
        "summary": WORDS,
        "attachments": [{"url": link, "mime_type": "audio/mpeg", "size_in_bytes": 9}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Quays", "items": [item]}
    return json.dumps(feed).encode()


def as_rss(link: str) -> bytes:
    item = (
        f"<item><title>What the divers saw</title><guid isPermaLink='false'>7</guid>"
        f"<description>{WORDS}</description><enclosure url='{link}' type='audio/mpeg'/></item>"
    )
    return f"<rss version='2.0'><channel><title>Quays</title>{item}</channel></rss>".encode()


@pytest.mark.parametrize("written", [as_json, as_rss])
async def test_an_episode_without_a_page_leads_to_its_sound(press: Press, written) -> None:  # type: ignore[no-untyped-def]
    link = press.script(SOUND, Reply(body=b"ID3", headers={"Content-Type": "audio/mpeg"}))
    feed = await press.follow(FEED, Reply(body=written(link)))
    report = await press.poll(feed)
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    (article,) = story.articles
    assert (article.url, article.text) == (link, WORDS)
    assert press.asked(SOUND) == []
    assert report.feeds[0].warnings == ()


@pytest.mark.parametrize("written", [as_json, as_rss])
@pytest.mark.parametrize(
    "address",
    [
        "https://pods.example/7.mp3?token-hash=Zm9yIEFkYSBhbG9uZQ",
        "https://pods.example/7.mp3?show=3&amp;key=1",
        "https://ada:sesame@pods.example/7.mp3",
    ],
)
async def test_a_members_address_of_a_private_podcast_is_never_posted(
    press: Press,
    written,  # type: ignore[no-untyped-def]
    address: str,
) -> None:
    await press.follow(FEED, Reply(body=written(address)))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    assert [article.url for article in story.articles] == [""]
