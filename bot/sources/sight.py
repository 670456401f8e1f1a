"""What an answer looks like that is no feed, in words a manager understands. Worker functions."""

import re
from html import unescape

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEAD = 300_000
_FEW_LETTERS = 40
_LOOK = (
    "Its links, the usual addresses and its news sitemap were tried; "
    "if the site has a feed elsewhere, give the feed's own address."
)
_CONSENT_FIX = (
    "The bot agrees to nothing for you. Feeds seldom ask: give the feed's own address, if the site "
    "has one."
)
_OTHER = "Check how the address is written."
# What may come in between is bounded: a page of nothing but beginnings of tags took minutes.
_IN_TITLE = r"<title[^<>]{0,200}>[^<]{0,300}"
_SIGHTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            r"cf-challenge|cf_chl_|challenge-platform|<title>just a moment|attention required"
            r"! \| cloudflare|checking your browser|ddos-guard|_incapsula_|datadome|perimeterx",
            re.IGNORECASE,
        ),
        "a page that checks whether you are a robot (such as Cloudflare's), not a feed",
        "The site keeps automated readers out; look for another feed of it, or ask the site.",
    ),
    (
        re.compile(r"g-recaptcha|h-captcha|are you a robot|verify (?:that )?you are (?:a )?human"),
        "a page that asks whether you are a robot, not a feed",
        "The site keeps automated readers out; look for another feed of it, or ask the site.",
    ),
    (
        re.compile(
            r"domain (?:name )?(?:is|may be) for sale|buy this domain|this domain is parked"
            r"|parkingcrew|sedoparking|hugedomains|dan\.com/buy|bodis\.com|domain has expired"
            r"|afternic\.com/forsale",
            re.IGNORECASE,
        ),
        "a parked domain: nobody publishes there",
        _OTHER,
    ),
    (
        re.compile(
            _IN_TITLE + r"(?:log.?in|sign.?in|anmeld|einloggen|connexion"
            r"|iniciar sesi|ログイン)"
            r"|<form[^<>]{0,1000}(?:login|signin|sign-in)",
            re.IGNORECASE,
        ),
        "a login page, not a feed",
        "Give an address that can be read without logging in. Some sites show members a feed "
        "address of their own, in their account.",
    ),
    (
        re.compile(
            _IN_TITLE + r"(?:404|not found|nicht gefunden|introuvable|no encontrad)",
            re.IGNORECASE,
        ),
        'a page that says "not found"',
        _OTHER,
    ),
    (
        re.compile(_IN_TITLE + r"(?:403|forbidden|access denied|blocked)", re.IGNORECASE),
        "a page that refuses access",
        "The site keeps automated readers out; look for another feed of it, or ask the site.",
    ),
    (
        re.compile(
            _IN_TITLE + r"(?:maintenance|coming soon|under construction|be right back)",
            re.IGNORECASE,
        ),
        "a page that says the site is not ready",
        "Try again later.",
    ),
)
_PASSWORD = re.compile(r"type\s*=\s*[\"']?password", re.IGNORECASE)
_CONSENT = re.compile(
    r"before you continue|consent\.|cookie wall|accept (?:all )?cookies to continue", re.I
)
_SCRIPTED = re.compile(
    r"enable javascript|javascript (?:is|must be)|id=[\"'](?:root|app|__next)[\"']", re.I
)


def describe_page(text: str) -> tuple[str, str]:
    """Return what a web page without a feed looks like, and what a person can do about it."""
    head = text[:_HEAD]
    for pattern, what, fix in _SIGHTS:
        if pattern.search(head):
            return what, fix
    words = " ".join(_TAG.sub(" ", _without_code(head)).split())
    if _PASSWORD.search(head) and len(words) < 600:
        return "a login page, not a feed", _SIGHTS[3][2]
    if len(words) < _FEW_LETTERS:
        if _SCRIPTED.search(head) or "<script" in head:
            return (
                "a page that is empty until scripts run, so that nothing on it can be read",
                _LOOK,
            )
        return "an empty page", _OTHER
    if _CONSENT.search(head) and len(words) < 1_500:
        return "a page that asks about cookies before it shows anything", _CONSENT_FIX
    title = _TITLE.search(head)
    named = " ".join(unescape(title[1]).split())[:80] if title else ""
    return (f"a web page (“{named}”)" if named else "a web page"), _LOOK


def _without_code(text: str) -> str:
    return re.sub(r"<(script|style)\b.*?(?:</\1>|\Z)", " ", text, flags=re.IGNORECASE | re.DOTALL)
