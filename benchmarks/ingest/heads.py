"""Heads of pages as sites write them, by us: what is advertised, and which feed is the main one.

A case is a name, the page's address, its markup, and the address that should be offered first
("" where nothing on the page is worth offering).
"""

from dataclasses import dataclass

_RSS = "application/rss+xml"
_ATOM = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Head:
    """One case."""

    name: str
    url: str
    markup: str
    wanted: str


def own_heads() -> list[Head]:
    """Return the cases."""
    return [
        Head(name, f"https://paper.example{path}", markup, wanted and _absolute(wanted))
        for name, path, markup, wanted in _CASES
    ]


def _absolute(address: str) -> str:
    return address if "://" in address else f"https://paper.example{address}"


def _link(href: str, title: str = "", kind: str = _RSS, more: str = "") -> str:
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{href}" {more}>'


_NAME = '<meta property="og:site_name" content="The Paper">'
_POST = '<meta property="og:type" content="article">'
_MAIN = _link("/feed/", "The Paper » Feed")
_COMMENTS = _link("/comments/feed/", "The Paper » Comments Feed")
_EMBED = (
    '<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">'
    '<link rel="alternate" type="application/json" title="JSON" href="/wp-json/wp/v2/posts/7">'
)
_CASES: tuple[tuple[str, str, str, str], ...] = (
    ("one rss", "/", _link("/rss.xml"), "/rss.xml"),
    ("one atom", "/", _link("/atom.xml", kind=_ATOM), "/atom.xml"),
    ("one json feed", "/", _link("/feed.json", kind="application/feed+json"), "/feed.json"),
    ("relative", "/blog/", _link("feed.xml"), "/blog/feed.xml"),
    ("base", "/a/b", '<base href="https://paper.example/en/">' + _link("rss"), "/en/rss"),
    ("blog", "/", _MAIN + _COMMENTS, "/feed/"),
    ("blog, comments first", "/", _COMMENTS + _MAIN, "/feed/"),
    ("blog with false friends", "/", _EMBED + _COMMENTS + _MAIN, "/feed/"),
    ("only comments", "/", _COMMENTS, ""),
    ("only false friends", "/", _EMBED, ""),
    (
        "post",
        "/2026/pier/",
        _NAME + _POST + _link("/2026/pier/feed/", "The Paper » Pier Comments Feed") + _MAIN,
        "/feed/",
    ),
    (
        "post, its comments unnamed",
        "/2026/pier/",
        _NAME + _POST + _link("/2026/pier/feed/", "Pier") + _MAIN,
        "/feed/",
    ),
    (
        "category page",
        "/category/asia/",
        _MAIN + _COMMENTS + _link("/category/asia/feed/", "The Paper » Asia Category Feed"),
        "/category/asia/feed/",
    ),
    (
        "section page",
        "/world",
        _link("/rss.xml", "The Paper") + _link("/world/rss.xml", "The Paper: World"),
        "/world/rss.xml",
    ),
    (
        "sections on the front page",
        "/",
        _NAME
        + _link("/sport/rss", "The Paper - Sport")
        + _link("/culture/rss", "The Paper - Culture")
        + _link("/rss", "The Paper"),
        "/rss",
    ),
    (
        "all and best",
        "/",
        _NAME + _link("/feed/best/", "Best of The Paper") + _link("/feed/all/", "The Paper"),
        "/feed/all/",
    ),
    (
        "podcast first",
        "/",
        _NAME + _link("/feed/podcast", "Podcast RSS feed") + _link("/feed/", "The Paper"),
        "/feed/",
    ),
    ("podcast alone", "/", _link("/podcast.xml", "The Pier Podcast"), "/podcast.xml"),
    (
        "web stories",
        "/",
        _NAME + _link("/web-stories/feed/", "The Paper » Stories Feed") + _MAIN,
        "/feed/",
    ),
    ("rss and atom", "/", _link("/rss.xml", "RSS") + _link("/atom.xml", "Atom", _ATOM), "/rss.xml"),
    (
        "atom before json",
        "/",
        _link("/feed.json", "JSON Feed", "application/feed+json") + _link("/a.xml", "Atom", _ATOM),
        "/a.xml",
    ),
    ("old theme", "/", _link("/feed/rdf/", "RDF", "application/rdf+xml") + _MAIN, "/feed/"),
    ("xml type", "/", _link("/index.xml", "RSS", "application/xml"), "/index.xml"),
    ("text/xml", "/", _link("/backend.php", "RSS", "text/xml"), "/backend.php"),
    ("wrong type", "/", _link("/rss", "RSS", "text/rss+xml"), "/rss"),
    ("rel feed", "/", f'<link rel="feed" type="{_ATOM}" href="/f">', "/f"),
    ("rel feed without a type", "/", '<link rel="feed" href="/f">', "/f"),
    ("rel feed of a page", "/", '<link rel="feed" type="text/html" href="/blog">', ""),
    ("an anchor that says feed", "/", '<a rel="feed" href="/updates">Updates</a>', "/updates"),
    ("rel in capitals", "/", f'<LINK REL="ALTERNATE" TYPE="{_RSS}" HREF="/F">', "/F"),
    ("feed scheme", "/", _link("feed://paper.example/rss"), "/rss"),
    ("feed in front of https", "/", _link("feed:https://paper.example/rss"), "/rss"),
    (
        "two languages",
        "/",
        '<html lang="de">'
        + _link("/en.xml", "The Paper", more='hreflang="en"')
        + _link("/de.xml", "The Paper", more='hreflang="de"'),
        "/de.xml",
    ),
    (
        "burner",
        "/",
        _NAME + _link("https://feeds.feedburner.com/paper", "The Paper"),
        "https://feeds.feedburner.com/paper",
    ),
    (
        "another site's feed",
        "/",
        _NAME + _link("https://theme.example/feed", "Theme news") + _link("/feed", "The Paper"),
        "/feed",
    ),
    (
        "search feed",
        "/",
        _link("/search/rss", "Search results") + _link("/news.xml", "News"),
        "/news.xml",
    ),
    ("author feed", "/", _link("/author/ann/feed", "Ann") + _link("/feed", "RSS"), "/feed"),
    ("tag feed", "/", _link("/tag/sea.xml", "Tag: sea") + _link("/index.xml", ""), "/index.xml"),
    ("jobs", "/", _link("/jobs/rss", "Jobs") + _link("/news/rss", "News"), "/news/rss"),
    (
        "events",
        "/",
        _link("/events.ics.xml", "Events") + _link("/all.rss", "All posts"),
        "/all.rss",
    ),
    (
        "forum",
        "/t/pier/12",
        _link("/t/pier/12.rss", "Latest posts of the topic")
        + _link("/latest.rss", "Latest topics"),
        "/latest.rss",
    ),
    ("one topic only", "/t/pier/12", _link("/t/pier/12.rss", "Topic"), ""),
    ("comments in German", "/", _link("/k.xml", "Kommentare zu: Pier") + _link("/a.xml"), "/a.xml"),
    (
        "comments in French",
        "/",
        _link("/c.xml", "Flux des commentaires") + _link("/a.xml"),
        "/a.xml",
    ),
    (
        "comments in Japanese",
        "/",
        _link("/c.xml", "The Paper » コメント") + _link("/a.xml"),
        "/a.xml",
    ),
    (
        "blogger",
        "/2026/01/pier.html",
        _link("/feeds/7/comments/default", "The Paper - Atom", _ATOM)
        + _link("/feeds/posts/default", "The Paper - Atom", _ATOM)
        + _link("/feeds/posts/default?alt=rss", "The Paper - RSS"),
        "/feeds/posts/default",
    ),
    ("query feed", "/", _link("/index.php?feed=rss2&p=7") + _link("/?feed=rss2"), "/?feed=rss2"),
    ("style sheet named so", "/", _link("/feed.css", "Feed", "text/xml") + _link("/r"), "/r"),
    ("script address", "/", _link("javascript:void(0)", "RSS") + _link("/rss"), "/rss"),
    ("an anchor only", "/", '<body><a href="/rss.xml">RSS</a>', "/rss.xml"),
    (
        "an anchor among others",
        "/",
        '<body><a href="/x">X</a><a href="/blog/feed/">Feed</a>',
        "/blog/feed/",
    ),
    (
        "anchor to comments",
        "/",
        '<body><a href="/comments/feed/">Comments RSS</a><a href="/feed/">Entries RSS</a>',
        "/feed/",
    ),
    ("nothing", "/", "<body><a href='/about'>About</a>", ""),
)
