"""Is a feed still its publisher's? A sold domain or a redirect may bring another one's entries.

::

    reading ─▶ title and site as it is known by ─▶ fine
            ├▶ one of them other ─▶ fine; after a month it is known by that
            └▶ both wholly other, at once or one after the other within the month
               ─▶ paused, told once; resumed: followed as what it is now
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.feed import Feed, FetchResult, FetchState, Stop
from bot.model.text import UNSPACED, pairs
from bot.pipeline.trouble import Notice
from bot.sources.hosts import site_of

SETTLED_AFTER = timedelta(days=30)
"""A name that was taken over is filled within days; a paper that is renamed moves house later."""
_LOOKED_AT = 50
"""Entries whose links tell the site."""
_GENERIC = frozenset(
    [
        *("the", "a", "an", "of", "and", "my", "all", "top", "latest", "home", "com", "www"),
        *("news", "rss", "atom", "feed", "feeds", "blog", "stories", "articles", "posts"),
    ]
)
"""Words that feeds of any publisher share."""
_WORD = re.compile(r"\w+")


def is_taken_over(feed: Feed, result: FetchResult, now: datetime) -> bool:
    """Return whether title and site of a feed are both wholly other than those it is known by.

    They need not change at once: what a feed is known by follows slowly (`note_publisher`).
    """
    was, links = _settle(feed.state, now), _sites(result)
    return bool(
        was.called
        and was.site
        and result.title
        and links
        and was.site not in links
        and not _share_words(was.called, result.title)
    )


def note_publisher(result: FetchResult, now: datetime) -> FetchState:
    """Return the state of a reading with whose it is; where it does not tell, as it was.

    A new title or a new site is believed after a month: until then it is the old pair that the
    next reading is held against.
    """
    state, home = _settle(result.state, now), _home(result)
    if not result.title or not home:
        return state
    if state.called and state.site and not _is_known(state, result):
        since = state.other_since or now
        return replace(state, other_since=since, taken_title=result.title, taken_site=home)
    return _known_by(state, result.title, home)


def set_aside(state: FetchState, result: FetchResult, now: datetime) -> FetchState:
    """Return the state of a feed that was taken over: read no more until a manager resumes it.

    Validators and dates stay those of before, so that resuming reads what is there.
    """
    return replace(
        _settle(state, now),
        stopped=Stop.TAKEN,
        noticed=Notice.TAKEN,
        other_since=None,
        taken_title=result.title,
        taken_site=_commonest(_sites(result)),
        last_error="",
        failures=0,
        failing_since=None,
        next_at=now,
    )


def _settle(state: FetchState, now: datetime) -> FetchState:
    """Return the state of a feed that is known by another title or site once a month has gone.

    Looked at when it is needed: a feed may bring nothing new for that long.
    """
    if state.other_since is None or now - state.other_since < SETTLED_AFTER:
        return state
    return _known_by(state, state.taken_title, state.taken_site)


def _known_by(state: FetchState, title: str, site: str) -> FetchState:
    """Return the state of a feed that is known by title and site, and by no others since."""
    known = replace(state, called=title, site=site)
    return replace(known, other_since=None, taken_title="", taken_site="")


def _is_known(state: FetchState, result: FetchResult) -> bool:
    return _words(state.called) == _words(result.title) and state.site in _sites(result)


def _sites(result: FetchResult) -> Counter[str]:
    links = (entry.link for entry in result.entries[:_LOOKED_AT])
    return Counter(site for link in links if (site := site_of(link)))


def _home(result: FetchResult) -> str:
    """Return the site that half of the entries lead to at least; "" where they lead anywhere."""
    sites = _sites(result)
    home = _commonest(sites) if sites else ""
    return home if 2 * sites[home] >= sites.total() else ""


def _commonest(sites: Counter[str]) -> str:
    return sites.most_common(1)[0][0]


def _share_words(one: str, other: str) -> bool:
    return not _words(one).isdisjoint(_words(other))


def _words(title: str) -> set[str]:
    """Return what a title is known by: its words; of unspaced scripts, each two characters."""
    found: set[str] = set()
    for word in _WORD.findall(title.casefold()):
        if UNSPACED.search(word) and len(word) > 1:
            found |= pairs(word)
        else:
            found.add(word)
    return found - _GENERIC or found
