"""Is a feed still its publisher's? A sold domain or a redirect may bring another one's entries.

::

    reading ─▶ title and site as before, or one of them ─▶ remembered
            └▶ both wholly other ─▶ paused, told once; resumed: followed as what it is now
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime

from bot.model.feed import Feed, FetchResult, FetchState, Stop
from bot.pipeline.trouble import Notice
from bot.sources.hosts import site_of

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
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts written without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""


def is_taken_over(feed: Feed, result: FetchResult) -> bool:
    """Return whether title and site of a feed have both changed wholly since its last reading."""
    was, links = feed.state, _sites(result)
    return bool(
        was.called
        and was.site
        and result.title
        and links
        and was.site not in links
        and not _share_words(was.called, result.title)
    )


def note_publisher(result: FetchResult) -> FetchState:
    """Return the state of a reading with whose it is; where it does not tell, as it was."""
    sites = _sites(result)
    if not result.title or not sites:
        return result.state
    return replace(result.state, called=result.title, site=_commonest(sites))


def set_aside(state: FetchState, result: FetchResult, now: datetime) -> FetchState:
    """Return the state of a feed that was taken over: read no more until a manager resumes it.

    Validators and dates stay those of before, so that resuming reads what is there.
    """
    return replace(
        state,
        stopped=Stop.TAKEN,
        noticed=Notice.TAKEN,
        taken_title=result.title,
        taken_site=_commonest(_sites(result)),
        last_error="",
        failures=0,
        failing_since=None,
        next_at=now,
    )


def _sites(result: FetchResult) -> Counter[str]:
    links = (entry.link for entry in result.entries[:_LOOKED_AT])
    return Counter(site for link in links if (site := site_of(link)))


def _commonest(sites: Counter[str]) -> str:
    return sites.most_common(1)[0][0]


def _share_words(one: str, other: str) -> bool:
    return not _words(one).isdisjoint(_words(other))


def _words(title: str) -> set[str]:
    """Return what a title is known by: its words; of unspaced scripts, each two characters."""
    found: set[str] = set()
    for word in _WORD.findall(title.casefold()):
        if _UNSPACED.search(word) and len(word) > 1:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        else:
            found.add(word)
    return found - _GENERIC or found
