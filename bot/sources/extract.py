"""A page → the text of its article, by two extractors and what the feed itself carried.

trafilatura reads first. Where it finds little, readability gives a second opinion: the two fail
on different pages. What the feed carried stands in when both find less than the feed had.
"""

import logging
import re
from typing import Any

from bot.sources.formats.parsed import language_code
from bot.sources.markup import text_of, tidy

TRAFILATURA = "trafilatura"
READABILITY = "readability"
FEED_CONTENT = "feed content"
_LITTLE = 200
_SHARE = 0.25
_BULLET = re.compile(r"^- +", re.MULTILINE)
_TABLE_LINE = re.compile(r"^\|.*$|^[-| ]+$", re.MULTILINE)
_PLEA = re.compile(
    r"enable javascript|javascript is disabled|disable your ad.?blocker|subscribe to continue"
    r"|cookies? (?:settings|policy|preferences)|verify you are (?:a )?human|access denied"
    r"|checking your browser|page not found",
    re.IGNORECASE,
)


def parse_page(text: str) -> Any:
    """Return the lxml tree of an HTML document, or None when there is nothing in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8")
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None


def extract_text(
    tree: Any, source: str, *, url: str, language: str, carried: str
) -> tuple[str, tuple[str, ...]]:
    """Return the article's text and what was tried, the last of which gave the text.

    `tree` loses its meta elements. `language` is the page's own tag, or "". `carried` is the text
    that the feed had for this entry, or "". The text is "" when nothing readable was found.
    """
    best, tried = _by_trafilatura(tree, url, language_code(language)), [TRAFILATURA]
    if _is_little(best, carried):
        second = _by_readability(source)
        tried.append(READABILITY)
        if len(second) > len(best):
            best = second
        elif best:
            tried.append(TRAFILATURA)
    if carried and _is_little(best, carried) and len(carried) > len(best):
        best = carried
        tried.append(FEED_CONTENT)
    return best, tuple(tried)


def _is_little(text: str, carried: str) -> bool:
    return len(text) < max(_LITTLE, _SHARE * len(carried))


def _by_trafilatura(tree: Any, url: str, language: str) -> str:
    from trafilatura.core import bare_extraction
    from trafilatura.settings import JUSTEXT_LANGUAGES

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # A language is named only so that its fallback loads the stop words of one language instead of
    # a hundred (35 MB, and searched one by one). It would refuse pages whose meta elements name
    # another language, hence they go.
    for element in list(tree.iter("meta")):
        element.drop_tree()
    # Without its metadata: dates would be searched for, and ours are only ever declared ones.
    found = bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        with_metadata=False,
        target_language=language if language in JUSTEXT_LANGUAGES else "en",
    )
    text = str(getattr(found, "text", None) or "")
    return _unless_plea(tidy(_BULLET.sub("", _TABLE_LINE.sub("", text)), len(text)))


def _by_readability(source: str) -> str:
    from readability import Document
    from readability.readability import Unparseable

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        return _unless_plea(text_of(Document(source).summary(html_partial=True), len(source)))
    except Unparseable:
        return ""


def _unless_plea(text: str) -> str:
    """Return the text unless it is what a page says instead of its article."""
    return "" if len(text) < 600 and _PLEA.search(text) else text
