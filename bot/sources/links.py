"""Web links: made absolute, shown without secrets, stripped of what tracks readers."""

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from bot.sources.trackers import end_of_detour, without_session, without_trackers

_LONGEST = 2_048
_UNSAFE = re.compile(
    r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff<>\"]"
)
_PLAIN = re.compile(
    r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+/[\w/.~%&=;,:@+!$*'()-]*"
    r"(?:\?[\w/.~%&=;,:@+!$*'()?-]+)?(?:\#[\w/.~%&=;,:@+!$*'()?-]+)?",
    re.ASCII,
)
"""An absolute address that is safe as it stands: nearly every one is, so that is tried first."""
_ESCAPED_AND = re.compile(r"&(?:(?:amp|#0*38|#x0*26);)+", re.IGNORECASE)
"""An ampersand that was escaped once more than it was read; no address means that."""
_KEY_NAME = re.compile(
    r"(^|[_-])(api)?(key|token|auth|secret|pass(word|wd)?|sig(nature)?|hash|session|credential|pwd"
    r"|access)($|[_-]|token|key|id)|^(apikey|authkey|accesstoken|authtoken|userkey|rsskey|rsstoken"
    r"|feedkey|feedtoken|privatekey|jwt|authorization|bearer)$",
    re.IGNORECASE,
)
_PUBLIC_IDS = frozenset({"channel_id", "playlist_id", "user", "id", "feed", "format", "q"})
"""Names of query values that are long and public: a YouTube channel, a search."""
_HEX_KEY = re.compile(
    r"(?=.*\d)(?=.*[a-f])[0-9a-f]{24,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I
)
_LONG_TOKEN = re.compile(r"[A-Za-z0-9_]{20,}={0,2}")
DEFAULT_PORTS = {"http": 80, "https": 443}
"""By the schemes of web addresses, of which there are no others."""
_RECORDING = re.compile(
    r"https?://[^/?#]+/[^?#]*\.(?:mp3|m4[abv]|mp4|aac|og[agv]|opus|flac|wav|webm|mov|m3u8)(?:[?#]|\Z)",
    re.IGNORECASE,
)


def web_link(href: str, base: str = "") -> str:
    """Return `href` as an absolute http(s) link, or "" when it is none.

    `base` is the address of what the link was found in. What a browser would read as a break or
    hide (white space, controls, invisible characters, quotes) is percent-encoded inside the link.
    """
    trimmed = href.strip()
    if not trimmed or len(trimmed) > _LONGEST:
        return ""
    if "&" in trimmed:
        trimmed = _ESCAPED_AND.sub("&", trimmed)
    if trimmed.startswith(("www.", "WWW.")):  # no file is called so: the scheme was forgotten
        trimmed = f"//{trimmed}"
        base = base or "https:"
    if _PLAIN.fullmatch(trimmed):
        return trimmed
    try:
        joined = urljoin(base, trimmed)
        parts = urlsplit(joined)
        if parts.scheme.lower() not in DEFAULT_PORTS or not parts.hostname:
            return ""
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        return ""
    link = _UNSAFE.sub(lambda match: quote(match[0], safe="", errors="replace"), joined)
    return link if len(link) <= _LONGEST and not _UNSAFE.search(parts.netloc) else ""


def plain_address(address: str) -> str:
    """Return a feed's address as it is kept, from how people and lists write it.

    Without `feed:` in front, an old way to say that it is one; scheme and host in lower case.
    """
    trimmed = address.strip()
    if trimmed[:5].lower() == "feed:":
        rest = trimmed[5:]
        trimmed = rest if rest[:4].lower() == "http" else f"https://{rest.lstrip('/')}"
    scheme, mark, rest = trimmed.partition("://")
    if not mark:
        return trimmed
    site = re.split(r"[/?#]", rest, maxsplit=1)[0]
    user, at, host = site.rpartition("@")
    return f"{scheme.lower()}://{user}{at}{host.lower()}{rest[len(site) :]}"


def canonical_link(url: str) -> str:
    """Return the link without what does not change the page: trackers, fragment, default port.

    Scheme and host in lower case, user and password gone; the rest stays as it is, so the link
    still works: of sites that are one page to their server, the fragment too (`#/news/1`). "" when
    it is no http(s) link.
    """
    link = web_link(url)
    if not link:
        return ""
    parts = urlsplit(link)
    scheme = parts.scheme.lower()
    host = _host(parts.hostname or "", parts.port, scheme)
    path, query = without_session(parts.path) or "/", without_trackers(parts.query)
    route = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    route = route if route.strip("/!") else ""  # `#/` is the front
    return urlunsplit((scheme, host, path, query, route))


def direct_link(link: str) -> str:
    """Return where a link leads in the end, as far as it says so itself: detours are left out."""
    end = end_of_detour(link)
    return (web_link(end) if end else "") or link


def display_link(url: str) -> str:
    """Return the link as messages may show it: no user, no password, no query values."""
    try:
        parts = urlsplit(url)
        host = _host(parts.hostname or "", parts.port, parts.scheme)
    except ValueError:
        return "an address that cannot be read"
    query = "&".join(_hidden(pair) for pair in parts.query.split("&") if pair)
    shown = _UNSAFE.sub("", urlunsplit((parts.scheme, host, parts.path, query, "")))
    return shown if len(shown) <= 200 else f"{shown[:199]}…"


def is_recording(url: str) -> bool:
    """Return whether an address is that of sound or film, by its ending."""
    return _RECORDING.match(url) is not None


def names_key(url: str) -> bool:
    """Return whether an address has a user, a password, or a query value named like a key.

    A web token (RFC 7519), which begins "eyJ", is one in the path too. True of an address that
    cannot be read.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    if parts.username is not None or parts.password is not None:
        return True
    if any(part.startswith("eyJ") and "." in part for part in parts.path.split("/")):
        return True
    return any(value and _KEY_NAME.search(name) for name, value in _pairs(parts.query))


def holds_key(url: str) -> bool:
    """Return whether an address looks as if it opened something for its owner alone.

    It names a key (see `names_key`), or has a part that reads like one: long, and of letters and
    digits mixed beyond what words are.
    """
    if names_key(url):
        return True
    parts = urlsplit(url)
    values = [value for name, value in _pairs(parts.query) if name.lower() not in _PUBLIC_IDS]
    return any(_looks_drawn(text) for text in (*parts.path.split("/"), *values))


def _pairs(query: str) -> list[tuple[str, str]]:
    split = (pair.partition("=") for pair in query.split("&"))
    return [(name, value) for name, _, value in split]


def _looks_drawn(text: str) -> bool:
    """Return whether a part of an address looks drawn by lot."""
    stem = text.rpartition(".")[0] or text
    if _HEX_KEY.fullmatch(stem):
        return True
    kinds = (str.islower, str.isupper, str.isdigit)
    return bool(_LONG_TOKEN.fullmatch(stem)) and all(any(map(kind, stem)) for kind in kinds)


def host_name(url: str) -> str:
    """Return the host of a link without `www.`, or "" where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _hidden(pair: str) -> str:
    name, equals, _ = pair.partition("=")
    return f"{name}=…" if equals else "…"


def _host(name: str, port: int | None, scheme: str) -> str:
    shown = f"[{name}]" if ":" in name else name
    return shown if port in (None, DEFAULT_PORTS.get(scheme)) else f"{shown}:{port}"
