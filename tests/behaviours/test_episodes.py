"""What is listened to or watched is linked, and never fetched: there is no page to read.

An entry's sound is told by its media type, a page that is sound by the ending of its address.
"""

import json

import pytest

from tests.behaviours.test_what_is_new import FEED, stored
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
@pytest.mark.parametrize("sound", [SOUND, "http://news.example/play/7"])
async def test_an_episode_without_a_page_leads_to_its_sound(
    press: Press,
    written,  # type: ignore[no-untyped-def]
    sound: str,
) -> None:
    link = press.script(sound, Reply(body=b"ID3", headers={"Content-Type": "audio/mpeg"}))
    feed = await press.follow(FEED, Reply(body=written(link)))
    report = await press.poll(feed)
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    (article,) = story.articles
    assert (article.url, article.text) == (link, WORDS)
    assert press.asked(sound) == []
    assert report.feeds[0].warnings == ()


def undated(address: str, title: str = "What the divers saw") -> Reply:
    """A show of one undated episode without id and page."""
    item = (
        f"<item><title>{title}</title><description>{WORDS}</description>"
        f"<enclosure url='{address}' type='audio/mpeg'/></item>"
    )
    return Reply(
        body=f"<rss version='2.0'><channel><title>Quays</title>{item}</channel></rss>".encode()
    )


async def test_an_episode_whose_sound_moves_at_each_request_is_one(press: Press) -> None:
    moves = [undated(f"http://news.example/7.mp3?t={number}") for number in range(3)]
    feed = await press.follow(FEED, *moves)
    for _ in moves:
        await press.poll(feed)
    assert await stored(press) == 1


async def test_episodes_of_one_stream_are_several(press: Press) -> None:
    days = ("The divers", "The ferry", "The fog")
    feed = await press.follow(FEED, *(undated("http://news.example/live.mp3", day) for day in days))
    for _ in days:
        await press.poll(feed)
    assert await stored(press) == len(days)


@pytest.mark.parametrize("written", [as_json, as_rss])
@pytest.mark.parametrize(
    "address",
    [
        "https://pods.example/7.mp3?token-hash=Zm9yIEFkYSBhbG9uZQ",
        "https://pods.example/7.mp3?show=3&amp;key=1",
        "https://ada:sesame@pods.example/7.mp3",
        "https://pods.example/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3In0.c2VzYW1l/7.mp3",
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


def told(link: str) -> bytes:
    """An episode whose page is said to be its sound: in RSS by its link."""
    return as_rss(link).replace(b"<description>", f"<link>{link}</link><description>".encode())


def named(link: str) -> bytes:
    """The same by its guid."""
    guid = f"<guid>{link}</guid>".encode()
    return as_rss(link).replace(b"<guid isPermaLink='false'>7</guid>", guid)


def called(link: str) -> bytes:
    """The same by the id of JSON Feed, with nothing attached."""
    feed = json.loads(as_json(link))
    feed["items"][0] |= {"id": link, "attachments": []}
    return json.dumps(feed).encode()


@pytest.mark.parametrize("written", [told, named, called])
async def test_nor_is_it_where_the_feed_calls_it_a_page(
    press: Press,
    written,  # type: ignore[no-untyped-def]
) -> None:
    await press.follow(FEED, Reply(body=written("https://pods.example/7.mp3?token=Zm9yIEFkYQ")))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    assert [article.url for article in story.articles] == [""]


@pytest.mark.parametrize("written", [told, named, called])
async def test_a_page_that_is_sound_is_linked_and_not_fetched(
    press: Press,
    written,  # type: ignore[no-untyped-def]
) -> None:
    link = press.script(SOUND, Reply(body=b"ID3", headers={"Content-Type": "audio/mpeg"}))
    await press.follow(FEED, Reply(body=written(link)))
    await press.pull()
    (story,) = await press.storage.read(lambda t: t.stories.latest(press.workspace.id))
    assert [article.url for article in story.articles] == [link]
    assert press.asked(SOUND) == []
