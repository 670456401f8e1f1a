"""A page → the text of its article, by several extractors, of which a judge believes one.

::

    trafilatura fast ─▶ sure? ─▶ done
                         └─ no ─▶ trafilatura ─▶ readability ─▶ trafilatura recall ─▶ JSON-LD
                                  └─▶ the one with the highest expected F1, or the feed's own words

They fail on different pages. The judge (`bot.sources.body.judge`) tells from the page's blocks how
much of the article a text is likely to be; that figure is the confidence of the result.
"""

import logging
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.sources.body.features import Opinions, flat
from bot.sources.body.judge import Judge
from bot.sources.formats.parsed import language_code
from bot.sources.lean import flatten
from bot.sources.markup import text_of, tidy
from bot.sources.page import PageFacts

FAST = "trafilatura fast"
TRAFILATURA = "trafilatura"
READABILITY = "readability"
RECALL = "trafilatura recall"
DECLARED = "JSON-LD"
FEED_CONTENT = "feed content"
SURE = 0.86
"""Expected F1 from which on no second opinion is asked."""
DOUBTFUL = 0.55
"""Confidence below which a text is not believed to be the article."""
_SECOND = (TRAFILATURA, READABILITY, RECALL, DECLARED)
_MANY_TAGS = 7_500
"""Above it (1 page in 400), what takes time quadratic in the number of paragraphs is not asked."""
_LONG = 300_000
"""Characters from which on the first opinion stands: the longest of 2,000 articles has 50,000.

What would be asked besides reads all of them again, each with its own patterns.
"""
_BETTER = 0.02
_UNLIKELY = 0.08
_LITTLE = 200
_SHARE = 0.25
_REPEATED = 40
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
    first = read_by(FAST, tree, source, url=url)
    judge = Judge(tree, opinions_of(facts, first))
    found = _ask(
        judge, first, _others(source, first), lambda name: _opinion(name, tree, source, url, facts)
    )
    text = _without(found.text, judge.unlikely(_UNLIKELY))
    if carried and len(carried) > len(text) and _is_little(text, carried, found.confidence):
        return Extraction(carried, (*found.tried, FEED_CONTENT), 1.0)
    return Extraction(text, found.tried, found.confidence if text else 0.0)


def _others(source: str, first: str) -> tuple[str, ...]:
    """Return who is asked besides, where the first opinion is not sure."""
    if len(first) > _LONG:
        return ()
    return _SECOND if source.count("<") <= _MANY_TAGS else (READABILITY, DECLARED)


def opinions_of(facts: PageFacts, first: str) -> Opinions:
    """Return what the judge is told, besides the page itself. `first` is FAST's text."""
    return Opinions(first, facts.body, facts.title, facts.description)


def read_by(name: str, tree: Any, source: str, *, url: str = "", language: str = "") -> str:
    """Return the text that one extractor finds; only its paragraphs, one a line.

    `name` is FAST, TRAFILATURA, READABILITY or RECALL. All but FAST and READABILITY cost the tree
    its meta elements.
    """
    if name == READABILITY:
        return _by_readability(source)
    return _by_trafilatura(name, tree, url, language_code(language))


def _ask(
    judge: Judge, first: str, names: Iterable[str], opinion: Callable[[str], str]
) -> Extraction:
    """Return the text with the highest expectation; the later ones only if the first is unsure."""
    best = Extraction(first, (FAST,), judge.expect(first))
    tried, chosen = [FAST], FAST
    for name in names:
        if best.confidence >= SURE:
            break
        text = opinion(name)
        tried.append(name)
        expected = judge.expect(text)
        if text and (expected > best.confidence + _BETTER or not best.text):
            best, chosen = Extraction(text, (), expected), name
    if tried[-1] != chosen:
        tried.append(chosen)
    return Extraction(best.text, tuple(tried), best.confidence)


def _opinion(name: str, tree: Any, source: str, url: str, facts: PageFacts) -> str:
    if name == DECLARED:
        return _unless_plea(facts.body)
    return read_by(name, tree, source, url=url, language=facts.language)


def _is_little(text: str, carried: str, confidence: float) -> bool:
    return confidence < DOUBTFUL or len(text) < max(_LITTLE, _SHARE * len(carried))


def _without(text: str, unlikely: frozenset[str]) -> str:
    """Drop lines that the judge holds for no part of the article, and what is said twice.

    Where little would be left, the judge is not believed.
    """
    once: dict[object, str] = {}
    for number, line in enumerate(text.split("\n")):
        once.setdefault(flat(line) if len(line) > _REPEATED else number, line)
    kept = "\n".join(line for line in once.values() if flat(line) not in unlikely)
    return kept if len(kept) >= 0.5 * len(text) else "\n".join(once.values())


def _by_trafilatura(name: str, tree: Any, url: str, language: str) -> str:
    from trafilatura.core import bare_extraction
    from trafilatura.settings import JUSTEXT_LANGUAGES

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    target = None
    if name != FAST:
        # A language is named only so that its fallback loads the stop words of one language instead
        # of a hundred (35 MB, and searched one by one). It would refuse pages whose meta elements
        # name another language, hence they go.
        target = language if language in JUSTEXT_LANGUAGES else "en"
        for element in list(tree.iter("meta")):
            element.drop_tree()
    # Without its metadata: dates would be searched for, and ours are only ever declared ones.
    found = bare_extraction(
        tree,
        url=url or None,
        fast=name == FAST,
        favor_recall=name == RECALL,
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
