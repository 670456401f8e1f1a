import pytest

from bot.model.errors import NotFoundError
from bot.model.feed import Feed
from commands.feed_reference import feed_place, feed_title, find_feeds

HERALD = Feed(3, 1, "https://www.herald.example/feed?key=secret", "web", "Coast Herald")
POST = Feed(4, 1, "https://post.example/rss", "web", "Han River Post")
NAMELESS = Feed(5, 1, "https://www.wire.example/atom", "web")
FOLDER = Feed(6, 1, "/srv/private/articles", "folder")
FEEDS = (HERALD, POST, NAMELESS, FOLDER)


@pytest.mark.parametrize(
    ("reference", "feed"),
    [
        ("3", HERALD),
        ("#3", HERALD),
        ("coast herald", HERALD),
        ("https://www.herald.example/feed?key=secret", HERALD),
        ("herald.example", HERALD),
        ("River", POST),
        ("wire.example", NAMELESS),
        ("/srv/private/articles", FOLDER),
        ("the folder articles", FOLDER),
    ],
)
def test_a_feed_is_found_by_number_title_address_host_or_a_word(reference: str, feed: Feed) -> None:
    assert find_feeds(FEEDS, reference) == [feed]


def test_a_whole_title_is_surer_than_a_word_of_another() -> None:
    short = Feed(9, 1, "https://short.example", "web", "River")
    assert find_feeds((*FEEDS, short), "river") == [short]


def test_several_feeds_may_be_meant() -> None:
    twin = Feed(9, 1, "https://other.example", "web", "Coast Herald")
    assert find_feeds((*FEEDS, twin), "Coast Herald") == [HERALD, twin]


def test_a_slip_finds_the_nearest() -> None:
    with pytest.raises(NotFoundError) as missing:
        find_feeds(FEEDS, "coast heralt")
    assert missing.value.nearest == ("Coast Herald",)


def test_what_is_like_no_feed_says_where_the_feeds_are() -> None:
    with pytest.raises(NotFoundError) as missing:
        find_feeds(FEEDS, "xyzzy")
    assert missing.value.fix == "`/feed list` shows the feeds with their numbers."


def test_a_feed_is_shown_without_secrets_and_without_paths() -> None:
    assert feed_place(HERALD) == "https://www.herald.example/feed?key=…"
    assert feed_place(FOLDER) == "folder articles"
    assert [feed_title(feed) for feed in FEEDS] == [
        "Coast Herald",
        "Han River Post",
        "wire.example",
        "the folder articles",
    ]
