"""What an answer looks like that is no feed, in words a manager understands. Worker functions."""

import re
from html import unescape

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_HEAD = 300_000
_FEW_LETTERS = 40
_LOGIN_LETTERS = 600
_SITE_SPACES = 4
"""Spaces in what may follow a notice's name in a title: `Error | The Harbour Courier`."""
_APART = "|–—·•»«.!…()[]/"
"""Marks that set a site's name apart from a notice, as a single hyphen does."""
_OWN_WORDS = re.compile(
    r"(?:[\s-]*(?<!\w)(?:access|account|an?|backend|bad|back|been|browser|continue|denied|error"
    r"|fehler|file|forbidden|found|gateway|gefunden|have|http|internal|login|log in|maintenance"
    r"|nicht|not|occurred|or|page|read|register|request(?:ed)?|required|seite|server|service"
    r"|sign ?in|sign ?up|site|status|temporarily|the|this|time-?out|to|unavailable|view|website"
    rf"|you|your|\d{{3}})(?!\w))*\s*(?:\Z|[{re.escape(_APART)}]|-(?!\w))",
    re.IGNORECASE,
)
"""What a notice goes on with, up to the site's name: "503 Service" "Temporarily Unavailable |"."""
_MANY_LETTERS = 1_500
"""A page with more to read is what it is for that: its captcha belongs to its comments."""
LOOK = (
    "Its links, the usual addresses and its news sitemap were tried; "
    "if the site has a feed elsewhere, give the feed's own address."
)
"""What to do about an ordinary page whose feed was looked for."""
_CONSENT_FIX = (
    "The bot agrees to nothing for you. Feeds seldom ask: give the feed's own address, if the site "
    "has one."
)
_OTHER = "Check how the address is written."
_KEPT_OUT = "The site keeps automated readers out; look for another feed of it, or ask the site."
_LOGIN_FIX = (
    "Give an address that can be read without logging in. Some sites show members a feed address "
    "of their own, in their account."
)
_ROBOT = "a page that checks whether you are a robot (such as Cloudflare's)"
_LOGIN = "a login page"
_TROUBLE = "an error message of its server"
_PASSES = "Its server has trouble; that mostly passes."


def _says(sign: str, goes_on: str = "") -> re.Pattern[str]:
    """Return what matches a title that begins with `sign` and says nothing else.

    It ends there, a mark sets the site's name apart, or one of the words `goes_on` follows: "Blog
    in Berlin" and "How to log in" are no logins, nor are "Sign-In Solutions" and "404 Media".
    """
    words = rf"|[\s-]*(?:{goes_on})(?!\w)" if goes_on else ""
    end = rf"(?!\w)(?:\s*(?:\Z|[^\w\s'’&-])|\s*-(?!\w){words})"
    return re.compile(rf"(?:{sign}){end}", re.IGNORECASE)


_TITLES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        _says(
            r"just a moment|attention required|robot check|bot verification|security check"
            r"|pardon our interruption|are you (?:a )?(?:robot|human)",
            "required|page",
        ),
        _ROBOT,
        _KEPT_OUT,
    ),
    (
        _says(
            r"(?:member |user |admin |please )?(?:log.?in|sign.?in)"
            r"|anmeld(?:en|ung)|einloggen|connexion|iniciar sesi[oó]n|ログイン",
            "to|with|or|and|on|at|for|page|required|form|bei|mit|zum|zur|oder|und|à|sur|ou|en|con|o",
        ),
        _LOGIN,
        _LOGIN_FIX,
    ),
    (
        _says(
            r"(?:(?:http(?: status)?|error|fehler|erreur)\W{1,3})*404|(?:page|site|seite) (?:was )?"
            r"(?:not found|nicht gefunden)|not found|nicht gefunden|page introuvable"
            r"|p[aá]gina no encontrada",
            "not|nicht|page|file|error|oops|the|this|seite|fehler|erreur|nothing|no|http|on|auf|sur",
        ),
        "a page that says “not found”",
        _OTHER,
    ),
    (
        _says(
            r"(?:(?:http(?: status)?|error|fehler|erreur)\W{1,3})*403|forbidden|access denied"
            r"|(?:you are |sorry, you (?:have been |are )?)?blocked",
            "forbidden|error|access|request|you|to|by|on|for",
        ),
        "a page that refuses access",
        _KEPT_OUT,
    ),
    (
        _says(
            r"(?:(?:http(?: status)?|error|fehler|erreur)\W{1,3})*(?:500|50[234])"
            r"|(?:an? |internal |server |application |unexpected )*error(?: page)?"
            r"(?: (?:has )?occurred)?|(?:oops|sorry)\W{1,3}something went wrong"
            r"|something went wrong|bad gateway|gateway time-?out"
            r"|(?:(?:the |this |our )?(?:service|site|website) (?:is )?)?"
            r"(?:temporarily |currently )?(?:unavailable|out of service|down for maintenance)"
            r"|(?:we['’]ll )?be right back|we['’]ll be back"
            r"|(?:ein |interner )?(?:server)?fehler(?: ist aufgetreten)?"
            r"|(?:une )?erreur(?: est survenue| interne| serveur)*",
            "internal|service|bad|gateway|backend|error|page|soon|shortly|on|auf|sur",
        ),
        _TROUBLE,
        _PASSES,
    ),
)
_SIGHTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(
            r"cf-challenge|cf_chl_|challenge-platform|checking your browser|ddos-guard"
            r"|_incapsula_|datadome|perimeterx|g-recaptcha|h-captcha|are you a robot"
            r"|verify (?:that )?you are (?:a )?human",
            re.IGNORECASE,
        ),
        _ROBOT,
        _KEPT_OUT,
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
            r"<b>(?:warning|(?:fatal |parse )?error|notice|deprecated)</b>\s*:"
            r"|error establishing a database connection|too many connections",
            re.IGNORECASE,
        ),
        _TROUBLE,
        _PASSES,
    ),
    # What may come in between is bounded: a page of nothing but beginnings of tags took minutes.
    (
        re.compile(r"<form[^<>]{0,1000}(?:login|signin|sign-in)", re.IGNORECASE),
        _LOGIN,
        _LOGIN_FIX,
    ),
    (
        re.compile(
            r"<title[^<>]{0,200}>[^<]{0,300}"
            r"(?:(?:under|down for|scheduled|site|in) maintenance|maintenance (?:mode|page|work)"
            r"|coming soon|under construction|be right back)"
            r"|<title[^<>]{0,200}>\s{0,9}maintenance\s{0,9}(?:[^\w\s]|</)",
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


def describe_page(text: str, otherwise: str) -> tuple[str, str]:
    """Return what a web page looks like, and what a person can do about it.

    `otherwise` is what can be done where nothing but a feed is missing.
    """
    head = text[:_HEAD]
    found = _TITLE.search(head)
    title = " ".join(unescape(found[1]).split()) if found else ""
    letters = len(" ".join(_TAG.sub(" ", _without_code(head)).split()))
    special = _by_title(title) or _by_sight(head, letters) or _by_letters(head, letters, otherwise)
    named = f"a web page (“{title[:80]}”)" if title else "a web page"
    return special or (named, otherwise)


def name_notice(title: str) -> tuple[str, str] | None:
    """Return what a page is that has a notice instead of an article, by its title, and what to do.

    None for all others, and for headlines such as "Blocked: ships wait at the canal".
    """
    for sign, what, fix in _TITLES:
        if match := sign.match(title):
            end = _end_of_notice(title, match.end(), is_login=what is _LOGIN)
            return (what, fix) if end > 0 and title.count(" ", end) <= _SITE_SPACES else None
    return None


def _end_of_notice(title: str, end: int, *, is_login: bool) -> int:
    """Return where a title's notice ends and the site's name begins; -1 for a headline.

    "500% tariffs on steel" and "Blocked by court, law stalls" only begin like notices.
    """
    if more := _OWN_WORDS.match(title, end):
        return more.end()
    if title[end - 1] in (*_APART, "-"):
        return end
    names_site = is_login and title.endswith(" to", 0, end) and not re.search("[,:]", title)
    return end if names_site else -1


def _by_title(title: str) -> tuple[str, str] | None:
    return next(((what, fix) for sign, what, fix in _TITLES if sign.match(title)), None)


def _by_sight(head: str, letters: int) -> tuple[str, str] | None:
    if letters > _MANY_LETTERS:
        return None
    return next(((what, fix) for sign, what, fix in _SIGHTS if sign.search(head)), None)


def _by_letters(head: str, letters: int, otherwise: str) -> tuple[str, str] | None:
    """Return what a page is that holds little or nothing to read."""
    if _PASSWORD.search(head) and letters < _LOGIN_LETTERS:
        return _LOGIN, _LOGIN_FIX
    if letters < _FEW_LETTERS:
        if _SCRIPTED.search(head) or "<script" in head:
            what = "a page that is empty until scripts run, so that nothing on it can be read"
            return what, otherwise
        return (
            ("a page with hardly a word on it", otherwise) if letters else ("an empty page", _OTHER)
        )
    if _CONSENT.search(head) and letters < _MANY_LETTERS:
        return "a page that asks about cookies before it shows anything", _CONSENT_FIX
    return None


def _without_code(text: str) -> str:
    return re.sub(r"<(script|style)\b.*?(?:</\1>|\Z)", " ", text, flags=re.IGNORECASE | re.DOTALL)
