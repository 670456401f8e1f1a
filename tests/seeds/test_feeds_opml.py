from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

OPML = Path(__file__).parents[2] / "seeds" / "feeds.opml"
SECTIONS = {"World", "Europe", "Asia", "Africa", "Americas"}
SECTIONS |= {"Business", "Science", "Technology", "Health", "Sport"}
LANGUAGES = {"en", "de", "fr", "es", "ja", "ko", "pt", "it"}


@pytest.fixture(scope="module")
def body() -> ElementTree.Element:
    root = ElementTree.parse(OPML).getroot()
    assert root.tag == "opml"
    assert root.get("version") == "2.0"
    found = root.find("body")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def feeds(body: ElementTree.Element) -> list[ElementTree.Element]:
    return [outline for outline in body.iter("outline") if outline.get("xmlUrl")]


def test_feeds_stand_in_sections(
    body: ElementTree.Element, feeds: list[ElementTree.Element]
) -> None:
    sections = body.findall("outline")
    assert {section.get("text") for section in sections} >= SECTIONS
    assert all(len(section) > 0 and not section.get("xmlUrl") for section in sections)
    assert sum(len(section) for section in sections) == len(feeds) >= 45


def test_every_feed_is_complete(feeds: list[ElementTree.Element]) -> None:
    for feed in feeds:
        assert feed.get("type") == "rss"
        assert feed.get("text") == feed.get("title")
        assert feed.get("text")
        assert len(feed.get("language", "")) == 2


def test_languages_are_many(feeds: list[ElementTree.Element]) -> None:
    counts = Counter(feed.get("language") for feed in feeds)
    assert counts.keys() >= LANGUAGES


@pytest.mark.parametrize("attribute", ["xmlUrl", "htmlUrl"])
def test_addresses_are_public_https(feeds: list[ElementTree.Element], attribute: str) -> None:
    for feed in feeds:
        address = urlsplit(feed.get(attribute, ""))
        assert address.scheme == "https"
        assert address.port is None
        assert "." in (address.hostname or "")
        assert not (address.hostname or "").endswith("rsshub.app")


def test_no_feed_or_name_stands_twice(feeds: list[ElementTree.Element]) -> None:
    for attribute in ("xmlUrl", "text"):
        counts = Counter(feed.get(attribute) for feed in feeds)
        assert [value for value, count in counts.items() if count > 1] == []
