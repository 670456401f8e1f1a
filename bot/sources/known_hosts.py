"""Hosts that name their feeds by a rule: a page's address → the addresses of its feeds.

Nothing here is fetched; what is made up is parsed before it is offered. Rules are by host name, by
the end of a host name (blog hosts), and by path for software that anybody may run (Mastodon).
"""

import re
from collections.abc import Callable, Sequence
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from bot.sources.links import host_name

_HANDLE = re.compile(r"@([\w.-]{1,60})(?:@([\w.-]{1,200}\.\w{2,30}))?")
_Query = dict[str, list[str]]
_Rule = Callable[[Sequence[str], _Query], list[str]]


def known_feeds(url: str) -> list[str]:
    """Return the feeds of a page whose host names its feeds by a rule, the likeliest first."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return []
    host = host_name(url).removeprefix("m.").removeprefix("old.")
    steps = [step for step in parts.path.split("/") if step]
    query = parse_qs(parts.query)
    if host.endswith(".reddit.com"):
        host = "reddit.com"
    if rule := _BY_HOST.get(host):
        return rule(steps, query)
    base = f"{parts.scheme or 'https'}://{parts.netloc}"
    for ending, make in _BY_ENDING:
        if host.endswith(ending) and host != ending[1:]:
            return make(base, steps)
    return _by_path(base, steps)


def without_feeds(url: str) -> str:
    """Return the name of the network that a page belongs to, if it is one without any feeds."""
    return _WITHOUT_FEEDS.get(host_name(url).removeprefix("m.").removeprefix("mobile."), "")


def _by_path(base: str, steps: Sequence[str]) -> list[str]:
    """Return feeds of software that runs on any host: Mastodon, Lemmy, Discourse."""
    if steps and (handle := _HANDLE.fullmatch(steps[0])):
        return _mastodon(f"https://{handle[2]}" if handle[2] else base, handle[1], steps[1:])
    if len(steps) == 2 and steps[0] == "tags":
        return [f"{base}/tags/{steps[1]}.rss"]
    if len(steps) == 2 and steps[0] == "users":
        return [f"{base}/users/{steps[1]}.rss"]
    if len(steps) == 2 and steps[0] == "c":
        return [f"{base}/feeds/c/{steps[1]}.xml?sort=New"]
    if len(steps) > 1 and steps[0] == "t":
        return [f"{base}/latest.rss"]
    return []


def _mastodon(base: str, name: str, rest: Sequence[str]) -> list[str]:
    """Return the feed of a person at their own server, of whom this page or post may be a copy."""
    return [f"{base}/@{name}.rss"] if not rest or rest[0].isdecimal() else []


# ── by host ─────────────────────────────────────────────────────────────────────────────


def _youtube(steps: Sequence[str], query: _Query) -> list[str]:
    base = "https://www.youtube.com/feeds/videos.xml"
    if len(steps) >= 2 and steps[0] == "channel":
        return [f"{base}?channel_id={steps[1]}"]
    if len(steps) >= 2 and steps[0] == "user":
        return [f"{base}?user={steps[1]}"]
    return [f"{base}?playlist_id={name}" for name in query.get("list", [])[:1]]


def _github(steps: Sequence[str], query: _Query) -> list[str]:
    if steps[:1] == ["orgs"]:
        steps = steps[1:2]
    if len(steps) < 2:
        return [f"https://github.com/{steps[0]}.atom"] if steps else []
    base = f"https://github.com/{steps[0]}/{steps[1]}"
    if steps[2:3] == ["commits"] and len(steps) > 3:
        return [f"{base}/commits/{'/'.join(steps[3:])}.atom"]
    kinds = ["releases", "tags", "commits"]
    asked = steps[2] if len(steps) > 2 else ""
    if asked == "discussions":
        kinds.append(asked)
    kinds.sort(key=lambda kind: kind != asked)
    return [f"{base}/{kind}.atom" for kind in kinds]


def _gitlab(steps: Sequence[str], query: _Query) -> list[str]:
    project = steps[: steps.index("-")] if "-" in steps else steps
    if not project:
        return []
    base = f"https://gitlab.com/{'/'.join(project)}"
    return [f"{base}/-/tags?format=atom", f"{base}.atom"] if len(project) > 1 else [f"{base}.atom"]


def _codeberg(steps: Sequence[str], query: _Query) -> list[str]:
    base = f"https://codeberg.org/{'/'.join(steps[:2])}"
    return [f"{base}/releases.rss", f"{base}.rss"] if len(steps) > 1 else [f"{base}.rss"]


def _reddit(steps: Sequence[str], query: _Query) -> list[str]:
    base = "https://www.reddit.com"
    if not steps:
        return [f"{base}/.rss"]
    if len(steps) >= 2 and steps[0] in ("r", "user", "u"):
        place = f"{base}/{'r' if steps[0] == 'r' else 'user'}/{steps[1]}"
        order = steps[2] if len(steps) == 3 and steps[2] in ("new", "top", "rising") else ""
        return [f"{place}/{order}/.rss" if order else f"{place}/.rss"]
    return []


def _medium(steps: Sequence[str], query: _Query) -> list[str]:
    if steps[:1] == ["tag"] and len(steps) > 1:
        return [f"https://medium.com/feed/tag/{steps[1]}"]
    return [f"https://medium.com/feed/{steps[0]}"] if steps and steps[0] != "feed" else []


def _tumblr(steps: Sequence[str], query: _Query) -> list[str]:
    names = [step for step in steps if step not in ("blog", "view")]
    return [f"https://{names[0].lstrip('@')}.tumblr.com/rss"] if names else []


def _bluesky(steps: Sequence[str], query: _Query) -> list[str]:
    if steps[:1] == ["profile"] and len(steps) > 1:
        return [f"https://bsky.app/profile/{steps[1]}/rss"]
    return []


_NEWS_QUERY = frozenset({"q", "hl", "gl", "ceid"})


def _google_news(steps: Sequence[str], query: _Query) -> list[str]:
    kept = {name: values[0] for name, values in query.items() if name in _NEWS_QUERY}
    path = "/".join(steps) if steps[:1] != ["home"] else ""
    if not path and not kept:
        return ["https://news.google.com/rss"]
    address = f"https://news.google.com/rss/{path}".rstrip("/")
    return [f"{address}?{urlencode(kept)}" if kept else address]


def _stack_overflow(steps: Sequence[str], query: _Query) -> list[str]:
    if "tagged" in steps[:-1]:
        return [f"https://stackoverflow.com/feeds/tag/{steps[steps.index('tagged') + 1]}"]
    return ["https://stackoverflow.com/feeds"]


def _arxiv(steps: Sequence[str], query: _Query) -> list[str]:
    if steps[:1] == ["list"] and len(steps) > 1:
        return [f"https://rss.arxiv.org/rss/{steps[1]}"]
    return []


def _second_step(form: str, first: str) -> _Rule:
    """Return a rule for `/first/NAME`; `form` has a place for the name."""

    def rule(steps: Sequence[str], query: _Query) -> list[str]:
        if len(steps) > 1 and steps[0] == first:
            return [form.format(quote(steps[1], safe="@:%"))]
        return []

    return rule


def _first_step(form: str, front: str = "") -> _Rule:
    """Return a rule for `/NAME`; `front` is the feed of the front page, if there is one."""

    def rule(steps: Sequence[str], query: _Query) -> list[str]:
        if steps:
            return [form.format(quote(steps[0], safe="@:%"))]
        return [front] if front else []

    return rule


_BY_HOST: dict[str, _Rule] = {
    "youtube.com": _youtube,
    "github.com": _github,
    "gitlab.com": _gitlab,
    "codeberg.org": _codeberg,
    "reddit.com": _reddit,
    "medium.com": _medium,
    "tumblr.com": _tumblr,
    "bsky.app": _bluesky,
    "news.google.com": _google_news,
    "stackoverflow.com": _stack_overflow,
    "arxiv.org": _arxiv,
    "store.steampowered.com": _second_step(
        "https://store.steampowered.com/feeds/news/app/{}", "app"
    ),
    "gist.github.com": _first_step("https://gist.github.com/{}.atom"),
    "dev.to": _first_step("https://dev.to/feed/{}", "https://dev.to/feed"),
    "vimeo.com": _first_step("https://vimeo.com/{}/videos/rss"),
    "dailymotion.com": _first_step("https://www.dailymotion.com/rss/user/{}"),
    "letterboxd.com": _first_step("https://letterboxd.com/{}/rss/"),
    "news.ycombinator.com": lambda steps, query: ["https://news.ycombinator.com/rss"],
    "lobste.rs": lambda steps, query: ["https://lobste.rs/rss"],
}


# ── by the end of the host ──────────────────────────────────────────────────────────────


def _wordpress(base: str, steps: Sequence[str]) -> list[str]:
    if len(steps) > 1 and steps[0] in ("category", "tag", "author"):
        return [f"{base}/{steps[0]}/{steps[1]}/feed/", f"{base}/feed/"]
    return [f"{base}/feed/"]


def _blogger(base: str, steps: Sequence[str]) -> list[str]:
    main = f"{base}/feeds/posts/default"
    if steps[:2] == ["search", "label"] and len(steps) > 2:
        return [f"{main}/-/{steps[2]}", main]
    return [main]


def _at(path: str) -> Callable[[str, Sequence[str]], list[str]]:
    return lambda base, steps: [f"{base}{path}"]


_BY_ENDING: tuple[tuple[str, Callable[[str, Sequence[str]], list[str]]], ...] = (
    (".substack.com", _at("/feed")),
    (".stackexchange.com", _at("/feeds")),
    (".wordpress.com", _wordpress),
    (".blogspot.com", _blogger),
    (".tumblr.com", _at("/rss")),
    (".medium.com", _at("/feed")),
    (".hashnode.dev", _at("/rss.xml")),
    (".ghost.io", _at("/rss/")),
    (".beehiiv.com", _at("/feed")),
    (".bearblog.dev", _at("/feed/")),
    (".dreamwidth.org", _at("/data/rss")),
    (".livejournal.com", _at("/data/rss")),
    (".micro.blog", _at("/feed.xml")),
    (".neocities.org", _at("/rss.xml")),
)
_WITHOUT_FEEDS = {
    **dict.fromkeys(("x.com", "twitter.com"), "X"),
    **dict.fromkeys(("facebook.com", "fb.com"), "Facebook"),
    **dict.fromkeys(("threads.net", "threads.com"), "Threads"),
    **{"instagram.com": "Instagram", "linkedin.com": "LinkedIn", "tiktok.com": "TikTok"},
    **{"t.me": "Telegram", "open.spotify.com": "Spotify"},
}
