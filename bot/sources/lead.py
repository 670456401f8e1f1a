"""The one paragraph of a doubtful page that is the article's for sure: it speaks of its headline.

A page with a plea to subscribe shows a paragraph or two of the article and then itself. No
extractor tells them apart on so short a page, but the headline does, which the feed has given.
"""

import re
from collections.abc import Iterator
from typing import Any

from bot.model.text import UNSPACED, pairs
from bot.sources.extract import is_plea
from bot.sources.markup import tidy

_LOOKED_AT = 80
"""Paragraphs; an article begins long before."""
_SHORTEST, _LONGEST = 40, 1_500
_SHORTEST_UNSPACED = 20
_SHARE = 0.3
"""Of the headline's words, and two of them at least."""
_AROUND = ("aside", "nav", "footer", "figure", "form", "li", "blockquote")
_WORD = re.compile(r"\w+")
_SHORT_WORD = 4
_ENDS = re.compile(r"(?<!\.\.)[.!?。！？।؟][\"'”’»」』)]*$")


def find_lead(tree: Any, title: str, description: str = "") -> str:
    """Return the first paragraph of a page that speaks of its headline, else its description.

    `tree` is lxml's. "" where neither does: what only looks like an article is not shown.
    """
    wanted = _words(title)
    candidates = (*_paragraphs(tree), tidy(description, _LONGEST).replace("\n", " "))
    return next((text for text in candidates if _speaks_of(wanted, text)), "")


def _paragraphs(tree: Any) -> Iterator[str]:
    for number, element in enumerate(tree.iter("p")):
        if number == _LOOKED_AT:
            return
        if next(element.iterancestors(*_AROUND), None) is None:
            yield tidy(element.text_content()[: 2 * _LONGEST], _LONGEST).replace("\n", " ")


def _speaks_of(wanted: set[str], text: str) -> bool:
    shortest = _SHORTEST_UNSPACED if UNSPACED.search(text) else _SHORTEST
    if not shortest <= len(text) < _LONGEST or not _ENDS.search(text) or is_plea(text):
        return False
    shared = len(wanted & _words(text))
    return shared >= 2 and shared >= _SHARE * len(wanted)


def _words(text: str) -> set[str]:
    """Return the words that say something; of scripts without spaces, each two characters."""
    found: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if UNSPACED.search(word):
            found |= pairs(word)
        elif len(word) >= _SHORT_WORD:
            found.add(word)
    return found
