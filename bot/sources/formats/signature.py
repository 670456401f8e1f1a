"""The line under an article by which a site signs it: "The post … appeared first on …".

The programs that most sites run on put it under every article of their feeds, in the site's own
language. It is known without a list of languages: a last paragraph that repeats the article's own
title, linked, with hardly a word more.
"""

import html
import re

_TAIL = 2_000
"""Characters of markup at the end in which it is looked for: it holds two addresses."""
_AFTER_LINK = 300
"""Characters in which its last link ends: a few words and a picture that counts readers follow."""
_LETTERS = re.compile(r"\w+")
_EDGE = re.compile(r"</?(?:p|div|br|hr|li|ul|section|footer)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_LINKED = re.compile(r"<a\b[^<>]{0,1000}>(.{1,500}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_MORE = 120
"""Characters that it has besides the title at most: a few words, the name of the site."""


def without_signature(fragment: str, title: str) -> str:
    """Return an HTML fragment without the line that signs it; `title` may hold markup."""
    tail = fragment[-_TAIL:]
    # Nearly always one of these says no, and fast.
    if (
        "</a" not in tail[-_AFTER_LINK:]
        or max(_LETTERS.findall(title), key=len, default="<") not in tail
    ):
        return fragment
    wanted, place = _plain(title), len(fragment) - len(tail)
    edges = [place + edge.end() for edge in _EDGE.finditer(tail)]
    for start in reversed(edges or [0]):
        if _plain(fragment[start:]):
            return fragment[:start] if _signs(fragment[start:], wanted) else fragment
    return fragment


def _signs(block: str, title: str) -> bool:
    linked = (_plain(match[1]) for match in _LINKED.finditer(block))
    return bool(title) and title in linked and len(_plain(block)) - len(title) <= _MORE


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).casefold().split())
