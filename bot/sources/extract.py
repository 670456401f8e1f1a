"""A page → the text of its article, as a judge chooses it.

::

    judge ─▶ nearly certain? ─▶ done
             └─ no ─▶ trafilatura fast: another text? ─▶ readability: the same one? ─▶ outvoted
                      └─ unsure? ─▶ trafilatura, readability ─▶ judge, who knows what they found

The judge (`bot.sources.body.judge`) tells from the page's blocks how likely each is to be part of
the article, and so how much of the article a text is likely to be; that figure is the confidence of
the result. It learned from pages; the others are rules, which fail on other pages than it does. A
scrap of a page that holds no article is no text at all, nor is the notice of one that says in its
title that it is an error or a login.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.sources.body.hearing import agreement
from bot.sources.body.judge import Judge
from bot.sources.formats.parsed import language_code
from bot.sources.lean import flatten
from bot.sources.markup import text_of, tidy
from bot.sources.page import PageFacts
from bot.sources.sight import name_notice

JUDGE = "judge"
FAST = "trafilatura fast"
TRAFILATURA = "trafilatura"
READABILITY = "readability"
DECLARED = "JSON-LD"
FEED_CONTENT = "feed content"
CERTAIN = 0.97
"""Expected F1 from which on nobody else is asked."""
SURE = 0.86
"""Expected F1 under which the judge thinks again."""
DOUBTFUL = 0.55
"""Confidence below which a text is not believed to be the article."""
NO_ARTICLE = 0.25
"""Expected F1 under which a text is a scrap of a page that holds no article. Of 3,123 articles,
read by nets that never saw their site, two have less: made-up pages of three and six words."""
OTHERS = (TRAFILATURA, READABILITY)
"""Whose readings the judge hears, in the order in which it was trained with them."""
_MANY_TAGS = 7_500
"""Above it (1 page in 400), what takes time quadratic in the number of paragraphs is not asked."""
_LONG = 300_000
"""Characters from which on no other is asked: the longest of 2,000 articles has 50,000."""
_ALIKE = 0.7
"""Agreement under which two texts are different articles, or one is a part of the other."""
_SAME = 0.9
_TOO_SHORT = 300
"""Characters under which the others' text decides nothing: there a share bar is half of it."""
_LITTLE = 200
_NOTICE = 1_500
"""Characters under which a page whose title names an error, a login or the like has no article."""
_SHARE = 0.25
_BULLET = re.compile(r"^- +", re.MULTILINE)
_ROW = re.compile(r"^\|.*$|^[-| ]+$", re.MULTILINE)
_PLEA = re.compile(
    r"enable javascript|javascript is (?:disabled|required)|disable your ad.?blocker"
    r"|subscribe to continue|already a subscriber|log in to (?:continue|read)"
    r"|cookies? (?:settings|policy|preferences)|we use cookies|accept (?:all )?cookies"
    r"|cookies on your device|we and our (?:\d+ )?partners|(?:manage|change) your consent"
    r"|verify (?:that )?you are (?:a )?human|access denied"
    r"|checking your browser|page not found|browser is (?:out of date|not supported)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of a page's article, "" where none was found."""

    text: str
    tried: tuple[str, ...]
    """What was asked, in order, the last of which gave the text."""
    confidence: float
    """The F1 the text is expected to have, 0 to 1."""


def parse_page(text: str) -> Any:
    """Return the lxml tree of an HTML document, or None when there is nothing in it."""
    tree, too_deep = _parse(text)
    return _parse(flatten(text))[0] if too_deep else tree


def _parse(text: str) -> tuple[Any, bool]:
    """Return a tree, and whether the parser gave up on nesting that is too deep."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        tree = None
    last = parser.error_log.last_error
    return tree, last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


def extract_text(tree: Any, source: str, *, url: str, facts: PageFacts, carried: str) -> Extraction:
    """Return the article's text, what was tried, and how sure it is.

    `tree` loses its meta elements. `carried` is the text that the feed had for this entry, or "".
    """
    judge = Judge(tree, facts)
    found = _choose(judge, (JUDGE,))
    if found.confidence < CERTAIN and _may_be_read_again(source, found.text):

        @cache
        def ask(name: str) -> str:
            return read_by(name, tree, source, url=url, language=facts.language)

        found = _outvote(judge, found, ask) or _think_again(judge, found, ask, facts)
    if len(found.text) < _NOTICE and name_notice(facts.title):
        found = Extraction("", found.tried, 0.0)
    if carried and len(carried) > len(found.text) and _is_little(found, carried):
        return Extraction(carried, (*found.tried, FEED_CONTENT), 1.0)
    return found


def _choose(judge: Judge, tried: tuple[str, ...]) -> Extraction:
    text, expected = judge.choose()
    text = _unless_plea(tidy(text, len(text))) if expected >= NO_ARTICLE else ""
    return Extraction(text, tried, expected if text else 0.0)


def _may_be_read_again(source: str, text: str) -> bool:
    return len(text) <= _LONG and source.count("<") <= _MANY_TAGS


def _outvote(judge: Judge, found: Extraction, ask: Callable[[str], str]) -> Extraction | None:
    """Return what two others agree on against the judge, or None."""
    quick = ask(FAST)
    if len(quick) < _TOO_SHORT or agreement(quick, found.text) >= _ALIKE:
        return None
    same = agreement(quick, ask(READABILITY))
    if same <= _SAME:
        return None
    # The mean, so that what the judge holds for boilerplate stays in doubt whoever takes it.
    confidence = (judge.expect(quick) + same) / 2
    return Extraction(quick, (JUDGE, FAST, READABILITY, FAST), confidence)


def _think_again(
    judge: Judge, found: Extraction, ask: Callable[[str], str], facts: PageFacts
) -> Extraction:
    """Return what an unsure judge makes of other readings; one of them where it finds nothing."""
    if found.confidence >= SURE:
        return Extraction(found.text, (JUDGE, FAST, JUDGE), found.confidence)
    readings = {name: ask(name) for name in OTHERS}
    judge.hear(*readings.values())
    found = _choose(judge, (JUDGE, FAST, *OTHERS, JUDGE))
    if found.text:
        return found
    believed = {name: t for name, t in readings.items() if judge.expect(t) >= NO_ARTICLE}
    readings = {DECLARED: _unless_plea(facts.body), **believed}
    name = next((name for name, text in readings.items() if text), JUDGE)
    text = readings.get(name, "")
    return Extraction(text, (JUDGE, FAST, *OTHERS, name), judge.expect(text))


def read_by(name: str, tree: Any, source: str, *, url: str = "", language: str = "") -> str:
    """Return the text that one extractor finds; only its paragraphs, one a line.

    `name` is FAST, TRAFILATURA, which costs the tree its meta elements, or READABILITY.
    """
    if name == READABILITY:
        return _by_readability(source)
    return _by_trafilatura(name, tree, url, language_code(language))


def _is_little(found: Extraction, carried: str) -> bool:
    return found.confidence < DOUBTFUL or len(found.text) < max(_LITTLE, _SHARE * len(carried))


def _by_trafilatura(name: str, tree: Any, url: str, language: str) -> str:
    from lxml import etree
    from trafilatura.core import bare_extraction
    from trafilatura.settings import JUSTEXT_LANGUAGES

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    target = None
    if name != FAST:
        # A language is named only so that its fallback loads the stop words of one language instead
        # of a hundred (35 MB, and searched one by one). It would refuse pages whose meta elements
        # name another language, hence they go.
        target = language if language in JUSTEXT_LANGUAGES else "en"
        # By libxml2: moved by lxml, a text behind one that holds a control character is an error.
        etree.strip_elements(tree, "meta", with_tail=False)
    # Without its metadata: dates would be searched for, and ours are only ever declared ones.
    found = bare_extraction(
        tree,
        url=url or None,
        fast=name == FAST,
        include_comments=False,
        with_metadata=False,
        target_language=target,
    )
    text = str(getattr(found, "text", None) or "")
    return _unless_plea(tidy(_BULLET.sub("", _ROW.sub(_cells, text)), len(text)))


def _cells(row: re.Match[str]) -> str:
    """Return a table's row as `a | b`, which no summary takes for a sentence."""
    return " | ".join(cell for part in row[0].split("|") if (cell := part.strip(" -")))


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


def is_plea(text: str) -> bool:
    """Return whether a paragraph asks the reader for something, as pages do instead of telling."""
    return bool(_PLEA.search(text))
