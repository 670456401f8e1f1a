"""The forms of one page: for phones (`m.`), as AMP, under its plain address.

Two feeds of an outlet often link to different forms. A page says itself which is its address
(`rel=canonical`); where it was not read, only marks count that no article is told apart by.
"""

import re

from bot.sources.hosts import is_same_owner, site_of
from bot.sources.identity import same_link

_HOSTS = ("amp.", "m.", "mobile.")
_AMP_QUERY = re.compile(
    r"_?amp(?:=.*)?|amp_(?:js_v|gsa)=.*|(?:output(?:type)?|view|layout)=amp(?:[-_].*)?",
    re.IGNORECASE,
)
_PHONE_QUERY = re.compile(r"m=[01]")
"""On Blogger alone; elsewhere that may be anything."""
_BLOGGER = re.compile(r"\.blogspot\.[a-z.]{2,6}\Z")
_AMP_ENDING = re.compile(r"(?<=[^/])(?:\.amp)+(?=\.html?\Z|\Z)", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|shtml)\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_LONG_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{5,}")
"""As pages are numbered; a day written in one (20260302) is none."""


def plain_page(link: str) -> str:
    """Return a link as it is compared (see `same_link`), without the marks of AMP and of phones."""
    compared = same_link(link)
    if "#" in compared:
        return compared
    address, _, query = compared.partition("?")
    host, slash, path = address.partition("/")
    parts = [part for part in path.split("/") if part.casefold() != "amp"]
    parts = [*parts[:-1], _AMP_ENDING.sub("", parts[-1])] if parts else path.split("/")
    pairs = [pair for pair in query.split("&") if pair and not _is_form(pair, host)]
    return f"{_plain_host(host)}{slash}{'/'.join(parts)}{'?' if pairs else ''}{'&'.join(pairs)}"


def page_named(link: str, declared: str) -> str:
    """Return what a page is compared by: the address it declares, where that can only be its own.

    Sites declare wrong addresses, too: their front, a section's for all of its articles. So the
    declared one has to be of the same owner, to keep every number and value of the link, and to
    hold all of its parts or end in the same number.
    """
    own, named = plain_page(link), plain_page(declared)
    if own == named or "#" in own or not is_same_owner(link, declared):
        return own
    return named if _keeps_all(own, named) and _leads_alike(own, named) else own


def _plain_host(host: str) -> str:
    mark = next((mark for mark in _HOSTS if host.startswith(mark)), "")
    return host.removeprefix(mark) if mark and site_of(f"http://{host}/") != host else host


def _is_form(pair: str, host: str) -> bool:
    on_phone = _PHONE_QUERY.fullmatch(pair) and _BLOGGER.search(host)
    return bool(_AMP_QUERY.fullmatch(pair) or on_phone)


def _keeps_all(own: str, named: str) -> bool:
    """Return whether an address has every number and value of a page's."""
    ours, theirs = _behind_host(own), _behind_host(named)
    if not set(_NUMBER.findall(ours)) <= set(_NUMBER.findall(theirs)):
        return False
    values = (pair.rpartition("=")[2] for pair in ours.partition("?")[2].split("&"))
    return all(_has_whole(theirs, value) for value in values if value)


def _behind_host(page: str) -> str:
    """Return path and query: a front page has no slash here, so either may come first."""
    return page[len(re.split("[/?]", page, maxsplit=1)[0]) :]


def _has_whole(address: str, value: str) -> bool:
    return bool(re.search(rf"(?<![^\W_]){re.escape(value)}(?![^\W_])", address))


def _leads_alike(own: str, named: str) -> bool:
    """Return whether an address has all parts of a page's, or ends in the same number."""
    ours, theirs = _parts(own), _parts(named)
    if ours[-1] == theirs[-1] and set(ours) <= set(theirs):
        return bool(ours[-1])
    return not set(_LONG_NUMBER.findall(ours[-1])).isdisjoint(_LONG_NUMBER.findall(theirs[-1]))


def _parts(page: str) -> list[str]:
    """Return the parts of a page's path; the last one has its query, and no ending."""
    path, mark, query = page.partition("?")
    *parts, last = path.split("/")[1:] or [""]
    return [*parts, f"{_ENDING.sub('', last)}{mark}{query}"]
