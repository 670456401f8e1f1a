"""Bytes → document: HTML, plain text or Markdown, with what is known of it. Worker functions.

::

    bytes ─▶ text ─┬─ page: facts, article text ──┐
                   ├─ the feed's own content ─────┼─▶ the entry's facts ─▶ language ─▶ Document
                   └─ plain text, Markdown ───────┘
"""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from bot.model.article import Document, Loaded
from bot.model.errors import EmptyDocumentError, NotAFeedError, TooLargeError
from bot.model.feed import Entry, FetchResult, FetchState
from bot.sources.decode import decode, require_text
from bot.sources.extract import DOUBTFUL, FEED_CONTENT, Extraction, extract_text, parse_page
from bot.sources.formats.feed import describe, find_feed
from bot.sources.formats.footers import ONWARD, without_footer
from bot.sources.hosts import is_same_owner
from bot.sources.language import find_language
from bot.sources.lead import find_lead
from bot.sources.lean import lean
from bot.sources.links import canonical_link, display_link, is_recording
from bot.sources.markup import text_of, tidy
from bot.sources.page import PageFacts, read_facts
from bot.sources.plain import MARKDOWN, read_plain, split_markdown
from bot.sources.sight import name_notice
from bot.sources.titles import cut_title, without_title

MOST_BYTES = 10_485_760
MOST_PAGE_CHARACTERS = 5_242_880
MOST_CHARACTERS = 1_000_000
_SHORTEST_ARTICLE = 25
_ENOUGH_CONTENT = 600
_PAGE = re.compile(r"<(!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(r"<(p|div|article|section|h[1-6]|br|span|a|ul|table)[\s>/]", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_CUT_OFF = re.compile(
    rf"(…|\.\.\.|\[(…|\.\.\.)\]|{ONWARD}|続きを読む)[\s.»›→]*$",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(r"#[!/]|\Ahttps?://news\.google\.com/", re.IGNORECASE)
"""Links of sites that are one page to their server, and of what only a browser is led on from."""
_NEW_WINDOW = re.compile(
    r"\s?\((?:öffnet i[nm] (?:einem )?neuen? (?:Fenster|Tab)|opens in (?:a )?new (?:tab|window)"
    r"|s['’]ouvre dans (?:un nouvel onglet|une nouvelle fenêtre)|nouvelle fenêtre"
    r"|se abre en (?:una )?(?:nueva )?(?:ventana|pestaña)(?: nueva)?"
    r"|abre em (?:uma )?nova (?:janela|aba)|si apre in una nuova (?:finestra|scheda)"
    r"|opent in (?:een )?nieuw (?:venster|tabblad)|otwiera się w nowej karcie"
    r"|åpnes i ny(?:tt)? (?:fane|vindu)|öppnas i (?:ny flik|nytt fönster)"
    r"|åbner i (?:ny fane|nyt vindue))\)",
    re.IGNORECASE,
)
"""What pages say of their links to who cannot see them; no word of the article."""
_DOUBTS = (
    "What is the article on this page could not be told for sure; parts may be missing or extra."
)
_CUT = "The page is longer than any article; only its beginning was read."
FEED_SUMMARY = "feed summary"
LEAD = "lead"
_TOO_LONG = f"The text is longer than {MOST_CHARACTERS:,} characters; the rest is left out."


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one way of reading found, before the entry's own facts are laid over it."""

    text: str
    facts: PageFacts
    tried: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    confidence: float = 1.0


def needs_page(entry: Entry) -> bool:
    """Return whether an entry's own content is too thin, so that its link should be fetched.

    Cheap: it runs on the event loop, so it measures the content without parsing it.
    """
    if not entry.link or entry.is_played or is_recording(entry.link):
        return False
    if _NO_PAGE.search(entry.link):
        return False
    if entry.content and (entry.content_type != "text/html" or _PAGE.search(entry.content[:5_000])):
        return False
    text = _TAGS.sub("", entry.content[:20_000])
    size = sum(2 if character > "\u2e7f" else 1 for character in text)
    ending = unescape(_TAGS.sub("", entry.content[-400:])).strip()
    return size < _ENOUGH_CONTENT or bool(_CUT_OFF.search(ending))


def read_document(loaded: Loaded, *, entry: Entry | None = None, now: datetime) -> Document:
    """Return the readable part of a page, a text, or an entry's own content.

    What `entry` knows (title, author, date, outlet, image) wins over what the document says. Raises
    NotTextError, TooLargeError, EmptyDocumentError.
    """
    shown = _name(loaded.url, entry)
    _require_size(len(loaded.body), MOST_BYTES, shown)
    require_text(loaded.body, shown)
    text = decode(loaded.body, loaded.charset)
    if not text.strip():
        raise _empty(shown, "is empty")
    reading = _read(text, loaded, entry, now, shown)
    if not reading.text:
        raise _without_text(shown, reading.facts.title)
    return _assemble(reading, loaded.url, entry)


def read_any(loaded: Loaded, *, now: datetime) -> Document | FetchResult:
    """Return the feed that was loaded, else the document. Raises a ReadError for neither."""
    body, charset = loaded.body, loaded.charset
    shown = _name(loaded.url, None)
    _require_size(len(body), MOST_BYTES, shown)
    start = decode(body[:1_000], charset).lstrip()[:5]
    if start[:1] in ("<", "{") or "xml" in loaded.content_type:
        feed = find_feed(body, url=loaded.url, charset=charset, now=now, name=shown)
        if feed is not None:
            return FetchResult(
                FetchState(), feed.title, feed.language, feed.entries, warnings=feed.warnings
            )
        if start[:1] == "{" or start in ("<?xml", "<opml") or "xml" in loaded.content_type:
            _refuse_other_data(body, charset, shown)
    return read_document(loaded, now=now)


# ── the ways of reading ─────────────────────────────────────────────────────────────────


def _read(text: str, loaded: Loaded, entry: Entry | None, now: datetime, shown: str) -> _Reading:
    url, content_type = loaded.url, loaded.content_type
    own = _own_content(text, entry)
    if content_type in ("text/plain", MARKDOWN):
        return (
            _read_own_plain(text, content_type, own)
            if own
            else _read_plain(text, url, content_type, now)
        )
    if _PAGE.search(text[:5_000]):
        return _read_page(text, url, entry, now, shown)
    if own:
        return _Reading(without_footer(text_of(text, MOST_CHARACTERS)), PageFacts(), (own,))
    if "html" in content_type or _MARKUP.search(text[:5_000]):
        return _read_page(text, url, entry, now, shown)
    return _read_plain(text, url, content_type, now)


def _own_content(text: str, entry: Entry | None) -> str:
    """Return how to call it when the text is what the feed carried for its entry, else ""."""
    if entry is None:
        return ""
    if text == entry.content:
        return FEED_CONTENT
    return FEED_SUMMARY if text == entry.summary else ""


def _read_own_plain(text: str, content_type: str, own: str) -> _Reading:
    """Read an entry's own plain text: its title was taken out when the entry was made."""
    heading, paragraphs = split_markdown(text) if content_type == MARKDOWN else ("", tidy(text))
    whole = f"{heading}\n{paragraphs}" if heading else paragraphs
    return _Reading(whole, PageFacts(), (own,))


def _read_plain(text: str, url: str, content_type: str, now: datetime) -> _Reading:
    plain = read_plain(text[:MOST_CHARACTERS], content_type=content_type, now=now)
    front = plain.front
    facts = PageFacts(
        title=plain.title,
        outlet=front.outlet,
        author=front.author,
        language=front.language,
        url=front.url if not url or is_same_owner(front.url, url) else "",
        published=front.published,
    )
    warnings = (*plain.warnings, *_length_warning(text))
    return _Reading(plain.text, facts, ("plain text",), warnings)


def _read_page(text: str, url: str, entry: Entry | None, now: datetime, shown: str) -> _Reading:
    _require_size(len(text), MOST_PAGE_CHARACTERS, shown)
    source, cut = lean(text)
    tree = parse_page(source)
    if tree is None:
        return _Reading("", PageFacts(), ())
    facts = read_facts(tree, url=url, now=now)
    carried = text_of(entry.content) if entry and entry.content != text else ""
    carried = without_footer(carried)
    found = extract_text(tree, source, url=url, facts=facts, carried=carried)
    if entry and found.confidence < DOUBTFUL:
        summary = text_of(entry.summary)
        text = summary or find_lead(tree, entry.title or facts.title, facts.description)
        return _Reading(text, facts, (*found.tried, FEED_SUMMARY if summary else LEAD))
    kept = found.text if len(found.text) >= _SHORTEST_ARTICLE else ""
    warnings = (*_doubts(found), *((_CUT,) if cut else ()))
    return _Reading(kept, facts, found.tried, warnings, found.confidence)


def _doubts(found: Extraction) -> tuple[str, ...]:
    return (_DOUBTS,) if found.text and found.confidence < DOUBTFUL else ()


# ── putting it together ─────────────────────────────────────────────────────────────────


def _assemble(reading: _Reading, url: str, entry: Entry | None) -> Document:
    facts = reading.facts
    known = entry or Entry(title="", link="", id="")
    text = tidy(_NEW_WINDOW.sub("", reading.text), MOST_CHARACTERS)
    title = known.title or facts.title or cut_title(text.partition("\n")[0])
    body = without_title(text, title)
    link = facts.url or canonical_link(known.link) or canonical_link(url)
    return Document(
        title=title,
        text=body,
        url=link,
        language=find_language(f"{title}\n{body}", known.language or facts.language),
        outlet=known.outlet or facts.outlet,
        author=known.author or facts.author,
        published=known.published or facts.published,
        image=known.image or facts.image,
        tried=reading.tried,
        warnings=(*reading.warnings, *_length_warning(reading.text)),
        confidence=round(reading.confidence, 3),
    )


def _length_warning(text: str) -> tuple[str, ...]:
    return (_TOO_LONG,) if len(text) > MOST_CHARACTERS else ()


def _require_size(size: int, limit: int, shown: str) -> None:
    if size > limit:
        raise TooLargeError(
            f"{shown} is {size / 1_048_576:.1f} MB long; at most {limit // 1_048_576} MB are read.",
            fix="Split it, or save only its text.",
            subject=shown,
        )


def _refuse_other_data(body: bytes, charset: str, shown: str) -> None:
    """Raise NotAFeedError for data that is neither a feed nor a document: JSON, other XML."""
    what, fix = describe(decode(body, charset))
    if what.startswith(("JSON", "XML", "an OPML")):
        raise NotAFeedError(
            f"{shown} is no feed and no article but {what}.", fix=fix, subject=shown
        )


def _without_text(shown: str, title: str) -> EmptyDocumentError:
    """Return what to say of a page in which nothing was found, by what its title calls it."""
    if notice := name_notice(title):
        what, fix = notice
        return EmptyDocumentError(f"{shown} is no article but {what}.", fix=fix, subject=shown)
    return _empty(shown, "holds no text that can be read")


def _empty(shown: str, what: str) -> EmptyDocumentError:
    return EmptyDocumentError(
        f"{shown} {what}.", fix="Open it in a browser to see what is there.", subject=shown
    )


def _name(url: str, entry: Entry | None) -> str:
    """Return what messages call the document."""
    address = url or (entry.link if entry else "")
    if address:
        return display_link(address)
    return f'"{entry.title[:80]}"' if entry and entry.title else "This document"
