"""What links carry to follow readers about: query values that change no page, and detours.

A detour is an address of a search engine or a network that counts the click and leads on to the
page, whose own address it holds.
"""

import re
from urllib.parse import parse_qs, urlsplit

_NAMES = re.compile(
    r"(utm_.*|mtm_.*|itm_.*|hsa_.*|(pk|piwik|matomo)_(campaign|kwd|keyword|source|medium)|_ga|_gl|fbclid"
    r"|gclid|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|li_fat_id|srsltid|igshid|igsh|mkt_tok"
    r"|mc_(cid|eid)|_hs(enc|mi)|vero_id|oly_(anon|enc)_id|ocid|cmpid|s_cid|ncid|maca"
    r"|ns_(source|mchannel|campaign)|at_(medium|campaign|custom\d?|link.*|bbc.*|format|ptr.*)|ref_src"
    r"|ref_url|smid|smtyp|wt_mc|xtor|sfnsn|guccounter|guce_referrer(_sig)?|traffic_source|src_cid"
    r"|__twitter_impression|phpsessid|jsessionid)",
    re.IGNORECASE,
)
_FROM_A_FEED = re.compile(
    r"(mod|ref|referrer|source|src|from|via|partner|emc|cid|cmp|origin|feedtype|campaign|medium)="
    r"rss([-_:].*|\d.*|feeds?)?",
    re.IGNORECASE,
)
"""A value that says that a feed was read: often each feed of an outlet has one of its own."""
_SESSION = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_DETOUR = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/url\?|(?:www\.)?bing\.com/news/apiclick\.aspx\?"
    r"|out\.reddit\.com/|lm?\.facebook\.com/l\.php\?|t\.umblr\.com/redirect\?)",
    re.IGNORECASE,
)
_AMP_CACHE = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]{2,6}/amp|[\w-]{1,80}\.cdn\.ampproject\.org/[cv])"
    r"/(s/)?([^/]+\..+)",
    re.IGNORECASE,
)
"""A page out of a search engine's cache; `s/`: its own address begins with https."""
_HOLDS_ADDRESS = ("url", "q", "u", "z")
"""The names under which detours hold the page's address."""


def without_trackers(query: str) -> str:
    """Return a query without its tracking pairs; what is kept stays byte for byte."""
    return "&".join(pair for pair in query.split("&") if not _is_tracker(pair))


def without_session(path: str) -> str:
    """Return a path without the number that a server made up for one visit."""
    return _SESSION.sub("", path) if ";" in path else path


def end_of_detour(link: str) -> str:
    """Return the address that a detour leads to, as it is written there; "" where there is none."""
    if cached := _AMP_CACHE.match(link):
        return f"http{'s' if cached[1] else ''}://{cached[2]}"
    if not _DETOUR.match(link):
        return ""
    values = parse_qs(urlsplit(link).query)
    return next((values[name][0] for name in _HOLDS_ADDRESS if name in values), "")


def _is_tracker(pair: str) -> bool:
    name = pair.partition("=")[0]
    return bool(_NAMES.fullmatch(name) or _FROM_A_FEED.fullmatch(pair))
