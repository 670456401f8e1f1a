"""What a web page says of itself: JSON-LD first, then meta elements, then the page's own marks.

A date is read only where the page declares one; none is ever searched for in its text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from bot.model.text import clean_line
from bot.sources.formats.dates import read_date
from bot.sources.formats.zones import countries_of
from bot.sources.hosts import is_same_owner
from bot.sources.json_ld import read_values
from bot.sources.links import canonical_link, host_name, web_link
from bot.sources.markup import line_of, text_of

_JSON_BLOCKS = 20
_JSON_LENGTH = 200_000
_JSON_NODES = 300
_JSON_TYPE = "application/ld+json"
_HIDDEN = re.compile(r"\A[\s/*]{0,40}<!(?:\[CDATA\[|--)[\s/*]{0,40}")
"""What a script may begin with so that it disturbs no parser: `//<![CDATA[`, `<!--`."""
_ARTICLE = re.compile(r"(article|posting|newsitem|report)$", re.IGNORECASE)
_SITE_SUFFIX = re.compile(r"\s+[|–—·•»:-]{1,2}\s+")
_DATE_SUFFIX = re.compile(r"\s+\|\s+\d{1,2}\.\d{1,2}\.\d{4}$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_LONG_HOST = 7
"""Letters from which on a host's name that ends a title is hardly a word of it."""
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
_DATES = (
    *("article:published_time", "og:published_time", "datepublished", "date", "dc.date"),
    *("dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date"),
    *("pubdate", "publishdate", "publish-date", "publication_date", "citation_publication_date"),
)
_IMAGES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page declares; absent values are empty or None."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    language: str = ""
    """A language tag as the page has it: a hint, often wrong."""
    url: str = ""
    image: str = ""
    section: str = ""
    published: datetime | None = None
    description: str = ""
    body: str = ""
    """The article's text as its JSON-LD has it."""


def read_facts(tree: Any, *, url: str, now: datetime) -> PageFacts:
    """Read what a page (its lxml tree) declares. `url` is where it came from, or ""."""
    meta = _read_meta(tree)
    article = _read_json(tree)
    outlet = _outlet(meta, article, url)
    language = _language(tree, meta, article)
    return PageFacts(
        title=_title(tree, meta, article, outlet, url),
        outlet=outlet,
        author=_author(meta, article),
        language=language,
        url=_canonical(tree, meta, url),
        image=_image(meta, article, url),
        section=clean_line(meta.get("article:section", ""), 100),
        published=_published(tree, meta, article, now, countries_of(url, language)),
        description=_first_of(meta, _DESCRIPTIONS),
        body=text_of(_string(article.get("articleBody")), _JSON_LENGTH),
    )


# ── what is declared where ──────────────────────────────────────────────────────────────


def _read_meta(tree: Any) -> dict[str, str]:
    """Return meta elements by lower-case name; the first of a name wins."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = line_of(element.get("content") or "", 2_000)
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _read_json(tree: Any) -> dict[str, Any]:
    """Return the JSON-LD node that describes the article, or an empty one."""
    for source in islice(_json_sources(tree), _JSON_BLOCKS):
        # A page with broken JSON-LD is still a page.
        values = read_values(source) if len(source) <= _JSON_LENGTH else []
        for node in _nodes(values):
            if _is_article(node):
                return node
    return {}


def _json_sources(tree: Any) -> Iterator[str]:
    """Yield the JSON-LD of a page, out of what old templates hide scripts in."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith(_JSON_TYPE):
            yield _HIDDEN.sub("", script.text or "").strip()


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the JSON-LD nodes of a block, its graph included."""
    waiting = [value]
    for _ in range(_JSON_NODES):
        if not waiting:
            return
        part = waiting.pop(0)
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            yield part
            waiting.extend(part[key] for key in ("@graph", "mainEntity") if key in part)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


# ── one fact each ───────────────────────────────────────────────────────────────────────


def _outlet(meta: dict[str, str], article: dict[str, Any], url: str) -> str:
    """Return the name a page gives its site; an address is none."""
    declared = line_of(_first_of(meta, _OUTLETS) or _name(article.get("publisher")), 200)
    return (
        host_name(url) or host_name(declared) if "://" in declared else declared or host_name(url)
    )


def _title(tree: Any, meta: dict[str, str], article: dict[str, Any], outlet: str, url: str) -> str:
    headline = line_of(_string(article.get("headline")), 500)
    if headline:
        return _without_site(headline, outlet, url, meta.get("article:section", ""))
    headings = [text for element in tree.iter("h1") if (text := _content_of(element))]
    declared = _first_of(meta, _TITLES)
    if declared:
        return _without_site(declared, outlet, url)
    if len(headings) == 1:
        return headings[0]
    titles = [text for element in tree.iter("title") if (text := _content_of(element))]
    return _without_site(titles[0], outlet, url) if titles else (headings or [""])[0]


def _without_site(title: str, outlet: str, url: str, section: str = "") -> str:
    """Cut the site's name, or the section's, off the end of a title: `Headline | The Courier`."""
    title = _DATE_SUFFIX.sub("", title)
    breaks = list(_SITE_SUFFIX.finditer(title))
    if not breaks:
        return clean_line(title, 500)
    last = title[breaks[-1].end() :]
    host = host_name(url)
    sites = {_bare(name) for name in (outlet, host, host.partition(".")[0], section)} - {""}
    is_site = _bare(last) in sites or (
        # "Die Neue Südtiroler Tageszeitung" on tageszeitung.it: a name in full, every word of it
        len(host.partition(".")[0]) >= _LONG_HOST
        and _bare(last).endswith(_bare(host.partition(".")[0]))
        and all(word[0].isupper() for word in last.split())
    )
    return clean_line(title[: breaks[-1].start()] if is_site else title, 500)


def _bare(name: str) -> str:
    """Return a site's name as it is compared: "Börsen-Zeitung" is boersen-zeitung."""
    letters = name.casefold().translate(_UMLAUTS)
    return "".join(letter for letter in letters if letter.isalnum() or letter == ".")


def _author(meta: dict[str, str], article: dict[str, Any]) -> str:
    value = article.get("author")
    people = value if isinstance(value, list) else [value]
    names = [line_of(_name(person), 200) for person in people]
    declared = [meta.get(name, "") for name in _AUTHORS]
    found = [name for name in names if _is_name(name)] or [
        name for name in declared if _is_name(name)
    ][:1]
    return ", ".join(dict.fromkeys(found))[:300]


def _is_name(text: str) -> bool:
    return bool(text) and "://" not in text and "@" not in text and not text.startswith("www.")


def _published(
    tree: Any,
    meta: dict[str, str],
    article: dict[str, Any],
    now: datetime,
    countries: frozenset[str],
) -> datetime | None:
    marked = tree.xpath(
        ".//time[@pubdate or @itemprop='datePublished']/@datetime | .//article//time[1]/@datetime"
    )
    declared = [
        _string(article.get("datePublished")),
        *(meta.get(name, "") for name in _DATES),
        *(str(value) for value in marked[:5]),
    ]
    dates = (read_date(text, now, countries) for text in declared if text)
    return next((date for date in dates if date), None)


def _language(tree: Any, meta: dict[str, str], article: dict[str, Any]) -> str:
    declared = (
        _string(article.get("inLanguage")),
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        meta.get("og:locale", ""),
    )
    return next((clean_line(tag, 40) for tag in declared if tag), "")


def _canonical(tree: Any, meta: dict[str, str], url: str) -> str:
    """Return the address the page names as its own, if whoever owns that also owns the page.

    `url` is where the page came from in the end: a page that was redirected to may name itself.
    Nobody may lend an article the name of a site that did not publish it.
    """
    named = [str(href) for href in tree.xpath(".//link[@rel='canonical']/@href")[:1]]
    for href in (*named, meta.get("og:url", "")):
        link = canonical_link(web_link(href, url))
        if link and (not url or _is_same_page(link, url)):
            return link
    return canonical_link(url)


def _is_same_page(link: str, url: str) -> bool:
    """Return whether a declared address is plausible: same owner, and not just a front page."""
    return is_same_owner(link, url) and (
        link.count("/") > 3 or link.rstrip("/").count("/") == url.count("/")
    )


def _image(meta: dict[str, str], article: dict[str, Any], url: str) -> str:
    value = article.get("image")
    first = value[0] if isinstance(value, list) and value else value
    described = first.get("url") if isinstance(first, dict) else first
    candidates = [*(meta.get(name, "") for name in _IMAGES), _string(described)]
    links = (web_link(candidate, url) for candidate in candidates if candidate)
    return next((link for link in links if link), "")


# ── small readings ──────────────────────────────────────────────────────────────────────


def _first_of(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _name(value: Any) -> str:
    """Return the name of a JSON-LD person or organisation, which may be a plain string."""
    if isinstance(value, list):
        return _name(value[0]) if value else ""
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _content_of(element: Any) -> str:
    return clean_line("".join(element.itertext()), 500)
