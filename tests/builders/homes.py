"""Home pages of invented news sites, as a manager meets them, on the servers of a `Press`.

Each is a whole page: menus, a cookie bar, teasers, a footer. They differ in how they say where
their feed is, if they have one.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from html import escape

from tests.builders.press import Press
from tests.builders.world import START
from tests.fakes.web import Reply

HTML = {"Content-Type": "text/html; charset=utf-8"}
_RSS = "application/rss+xml"

# The first has two sentences: whatever the summarizer prefers, both are shown.
_HEADLINES = (
    (
        "Island ferry sails again after nine weeks in dock",
        "The ferry between Sund and the island of Lerey sails again from Thursday after nine weeks "
        "in dock, its owner said. Captain Maren Holt said the first crossing was free for everyone "
        "who lives on the island.",
    ),
    (
        "Council of Aldmoor sells its old town hall",
        "The council of Aldmoor sold its old town hall on Monday for 2.4 million crowns to a "
        "school of music. The vote was eleven to six. Councillor Piet Aske said the roof alone "
        "would have cost the town more than that. The clock tower stays open to visitors.",
    ),
    (
        "Frost takes a third of the Brenn valley's cherries",
        "Two nights of frost have taken a third of this year's cherries in the Brenn valley, the "
        "growers' union said. It was the coldest April in forty years. Insurance pays for trees "
        "but not for blossom, and the union asks the province for a fund of nine million crowns.",
    ),
    (
        "Library of Castor lends tools from June",
        "The library of Castor will lend drills, ladders and sewing machines from June. Whoever "
        "has a card can keep a tool for a week. Director Sanna Ruel said that 130 people had given "
        "things they no longer used.",
    ),
    (
        "Rowers of Dunfell win the lake cup in fog",
        "The eight of Dunfell won the lake cup on Sunday in fog so thick that the judges followed "
        "the race by ear. It was their first win since 1998. Cox Irene Falk had trained her crew "
        "to row by the sound of a bell.",
    ),
)


def _page(name: str, head: str = "", body: str = "", *, teasers: int = 5) -> Reply:
    """Return a home page with its menus, teasers and footer."""
    stories = "".join(
        f'<article class="teaser"><h2><a href="/story/{n}">{escape(title)}</a></h2>'
        f"<p>{escape(text[:120])}…</p><time>today</time></article>"
        for n, (title, text) in enumerate(_HEADLINES[:teasers])
    )
    html = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(name)} – '
        f'news from the coast</title><meta name="viewport" content="width=device-width">'
        f'<link rel="stylesheet" href="/site.css">{head}</head><body>'
        '<div class="cookie-bar">We use cookies. <button>Accept all</button> '
        "<a href='/cookies'>Settings</a></div>"
        "<header><nav><a href='/'>Home</a><a href='/world'>World</a><a href='/sport'>Sport</a>"
        "<a href='/login'>Sign in</a></nav></header>"
        f"<main>{stories}{body}</main><footer><a href='/about'>About us</a>"
        "<a href='/privacy'>Privacy</a> © 2026</footer></body></html>"
    )
    return Reply(body=html.encode(), headers=HTML)


def _article(name: str, title: str, text: str) -> Reply:
    paragraphs = "".join(f"<p>{escape(part)}.</p>" for part in text.rstrip(".").split(". "))
    html = (
        f'<!DOCTYPE html><html lang="en"><head><title>{escape(title)} – {escape(name)}</title>'
        f"</head><body><nav><a href='/'>Home</a></nav><article><h1>{escape(title)}</h1>"
        f"{paragraphs}</article></body></html>"
    )
    return Reply(body=html.encode(), headers=HTML)


def _link(href: str, title: str, kind: str = _RSS) -> str:
    return f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{href}">'


def _feed(press: Press, site: str, name: str, first: int = 0, count: int = 5) -> Reply:
    """Return an RSS feed of the site's stories, beginning with number `first`."""
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{press.url(f'{site}/story/{n}')}</link>"
        f"<guid>{site}/story/{n}</guid>"
        f"<pubDate>{format_datetime(START - timedelta(hours=2 + 6 * n))}</pubDate>"
        f"<description>{escape(text.partition('. ')[0])}.</description></item>"
        for n, (title, text) in list(enumerate(_HEADLINES))[first : first + count]
    )
    body = (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{escape(name)}"
        f"</title><language>en</language><link>{site}</link>{items}</channel></rss>"
    )
    return Reply(body=body.encode(), headers={"Content-Type": _RSS})


def _stories(press: Press, site: str, name: str) -> None:
    for n, (title, text) in enumerate(_HEADLINES):
        press.script(f"{site}/story/{n}", _article(name, title, text))


# ── sites with a feed ───────────────────────────────────────────────────────────────────


def _absolute(press: Press, site: str) -> None:
    link = _link(press.url(f"{site}/rss/all.xml"), "Coast Herald")
    press.script(f"{site}/", _page("Coast Herald", link))
    press.script(f"{site}/rss/all.xml", _feed(press, site, "Coast Herald"))


def _based(press: Press, site: str) -> None:
    base = f'<base href="{press.url(site)}/en/">'
    press.script(f"{site}/", _page("Sund Tidings", base + _link("feeds/news.xml", "Sund Tidings")))
    press.script(f"{site}/en/feeds/news.xml", _feed(press, site, "Sund Tidings"))


def _wordpress(press: Press, site: str) -> None:
    name = "The Brenn Observer"
    links = (
        _link(press.url(f"{site}/comments/feed/"), f"{name} » Comments Feed"),
        _link(press.url(f"{site}/feed/"), f"{name} » Feed"),
        _link("/wp-json/oembed/1.0/embed?url=x", "oEmbed (JSON)", "application/json+oembed"),
        _link("/wp-json/", "", "application/json"),
    )
    press.script(f"{site}/", _page(name, "".join(links)))
    press.script(f"{site}/feed/", _feed(press, site, name))
    press.script(f"{site}/comments/feed/", _feed(press, site, f"Comments for {name}"))


def _sections(press: Press, site: str) -> None:
    name = "Aldmoor Post"
    links = (
        _link("/rss/sport", f"{name}: Sport"),
        _link("/rss/culture", f"{name}: Culture"),
        _link("/rss", name),
    )
    press.script(f"{site}/", _page(name, "".join(links)))
    press.script(f"{site}/rss", _feed(press, site, name))
    press.script(f"{site}/rss/sport", _feed(press, site, f"{name}: Sport", 4, 1))
    press.script(f"{site}/rss/culture", _feed(press, site, f"{name}: Culture", 3, 1))


def _anchor(press: Press, site: str) -> None:
    anchor = '<p class="follow">Follow us: <a href="/syndication/latest">RSS</a></p>'
    press.script(f"{site}/", _page("Castor Weekly", body=anchor))
    press.script(f"{site}/syndication/latest", _feed(press, site, "Castor Weekly"))


def _json_feed(press: Press, site: str) -> None:
    import json

    items = [
        {
            "id": str(n),
            "url": press.url(f"{site}/story/{n}"),
            "title": title,
            "content_text": text,
            "date_published": f"{START - timedelta(hours=1 + 5 * n):%Y-%m-%dT%H:%M:%SZ}",
        }
        for n, (title, text) in enumerate(_HEADLINES)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Dunfell Notes",
        "language": "en",
        "items": items,
    }
    link = _link("/feed.json", "Dunfell Notes", "application/feed+json")
    press.script(f"{site}/", _page("Dunfell Notes", link))
    body = json.dumps(feed).encode()
    press.script(
        f"{site}/feed.json", Reply(body=body, headers={"Content-Type": "application/feed+json"})
    )


def _redirect(press: Press, site: str) -> None:
    there = site.replace("://", "://www.")
    press.script(f"{site}/", Reply(status=301, headers={"Location": press.url(f"{there}/")}))
    press.script(f"{there}/", _page("Esk Mercury", _link("/feed.xml", "Esk Mercury")))
    press.script(f"{there}/feed.xml", _feed(press, there, "Esk Mercury"))


def _empty(press: Press, site: str) -> None:
    press.script(f"{site}/", _page("Gorst Review", _link("/feed.xml", "Gorst Review")))
    press.script(f"{site}/feed.xml", _feed(press, site, "Gorst Review", count=0))


def _asleep(press: Press, site: str) -> None:
    """Nobody has published there for years."""
    feed = _feed(press, site, "Skerry Gazette")
    year = f"{START:%Y} ".encode()
    press.script(f"{site}/", _page("Skerry Gazette", _link("/rss", "Skerry Gazette")))
    press.script(f"{site}/rss", replace(feed, body=feed.body.replace(year, b"2019 ")))


def _xhtml(press: Press, site: str) -> None:
    html = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict'
        '//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html '
        'xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>Farrow Chronicle</title>'
        '<link rel="alternate" type="application/rss+xml" title="Farrow Chronicle" href="/rss.xml" '
        "/></head><body><h1>Farrow Chronicle</h1><p>News of the valley.</p></body></html>"
    )
    press.script(
        f"{site}/", Reply(body=html.encode(), headers={"Content-Type": "application/xhtml+xml"})
    )
    press.script(f"{site}/rss.xml", _feed(press, site, "Farrow Chronicle"))


# ── sites without ───────────────────────────────────────────────────────────────────────


def _sitemap(press: Press, site: str) -> None:
    urls = "".join(
        f"<url><loc>{press.url(f'{site}/story/{n}')}</loc><news:news><news:publication>"
        "<news:name>Vardheim Today</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>{START - timedelta(hours=1 + 4 * n):%Y-%m-%dT%H:%M:%SZ}"
        f"</news:publication_date><news:title>{escape(title)}</news:title></news:news></url>"
        for n, (title, _) in enumerate(_HEADLINES)
    )
    body = (
        "<?xml version='1.0' encoding='UTF-8'?>"
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
        f"xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{urls}</urlset>"
    )
    press.script(f"{site}/", _page("Vardheim Today"))
    named = f"User-agent: *\nDisallow: /search\nSitemap: {press.url(f'{site}/maps/news.xml')}\n"
    press.script(f"{site}/robots.txt", Reply(body=named.encode()))
    press.script(f"{site}/maps/news.xml", Reply(body=body.encode()))


def _login(press: Press, site: str) -> None:
    form = (
        "<form method='post' action='/session'><label>E-mail <input name='mail'></label>"
        "<label>Password <input type='password' name='word'></label><button>Go on</button></form>"
    )
    html = (
        "<!DOCTYPE html><html lang='en'><head><title>Sign in – Ledger Pro</title></head>"
        f"<body><h1>Ledger Pro is for members</h1>{form}</body></html>"
    )
    press.script(f"{site}/", Reply(body=html.encode(), headers=HTML))


def _consent(press: Press, site: str) -> None:
    html = (
        "<!DOCTYPE html><html lang='en'><head><title>Your privacy</title></head><body>"
        "<h1>Before you continue to The Harbour Mirror</h1><p>We and our 214 partners store and "
        "read information on your device. Choose whether you agree.</p>"
        "<button>Agree to all</button><button>Reject</button></body></html>"
    )
    press.script(f"{site}/", Reply(body=html.encode(), headers=HTML))


def _challenge(press: Press, site: str) -> None:
    html = (
        "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
        "<div id='cf-challenge'>Checking your browser before you enter.</div></body></html>"
    )
    reply = Reply(status=403, body=html.encode(), headers={**HTML, "cf-mitigated": "challenge"})
    press.script(f"{site}/", reply)


def _guarded(press: Press, site: str) -> None:
    """Its pages are for browsers, its feed is for everybody."""
    press.script(f"{site}/", Reply(status=403, body=b"<h1>Forbidden</h1>", headers=HTML))
    press.script(f"{site}/feed", _feed(press, site, "Lerey Lantern"))


def _locked(press: Press, site: str) -> None:
    """The feed it names is for members."""
    press.script(f"{site}/", _page("Ondal Club Paper", _link("/rss", "Ondal Club Paper")))
    press.script(f"{site}/rss", Reply(status=401, body=b"<h1>Log in</h1>", headers=HTML))


def _mistaken(press: Press, site: str) -> None:
    """What it names as its feed is a page; its name is an error's."""
    press.script(f"{site}/", _page("404 Quays", _link("/feeds", "404 Quays")))
    press.script(f"{site}/feeds", _page("Our feeds"))


def _nothing(press: Press, site: str) -> None:
    press.script(f"{site}/", _page("Tarn Bakers' Guild", teasers=2))


_HOMES: dict[str, tuple[str, Callable[[Press, str], None]]] = {
    "absolute_link": ("coast-herald.example", _absolute),
    "relative_link": ("sund-tidings.example", _based),
    "wordpress": ("brenn-observer.example", _wordpress),
    "sections": ("aldmoor-post.example", _sections),
    "anchor": ("castor-weekly.example", _anchor),
    "json_feed": ("dunfell-notes.example", _json_feed),
    "redirect": ("esk-mercury.example", _redirect),
    "empty_feed": ("gorst-review.example", _empty),
    "xhtml": ("farrow-chronicle.example", _xhtml),
    "sitemap": ("vardheim-today.example", _sitemap),
    "login": ("ledger-pro.example", _login),
    "consent": ("harbour-mirror.example", _consent),
    "challenge": ("storm-wire.example", _challenge),
    "guarded": ("lerey-lantern.example", _guarded),
    "locked": ("ondal-club.example", _locked),
    "mistaken": ("quays-404.example", _mistaken),
    "asleep": ("skerry-gazette.example", _asleep),
    "nothing": ("tarn-bakers.example", _nothing),
}
HOMES = tuple(_HOMES)
"""What each site is an example of."""
NAMES = tuple(name for host, _ in _HOMES.values() for name in (host, f"www.{host}"))
"""The hosts of all the sites."""


def open_home(press: Press, home: str) -> str:
    """Put a site on the server; return the address of its home page, as a person types it."""
    host, build = _HOMES[home]
    site = f"http://{host}"
    build(press, site)
    for at in (site, f"http://www.{host}"):
        _stories(press, at, host)
    return site
