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
_AFTER_WORD = 60
"""Characters between the last word of a title and its link's end: signs, as entities perhaps."""
_LETTERS = re.compile(r"\w+")
_EDGE = re.compile(r"</?(?:p|div|br|hr|li|ul|section|footer)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_LINKED = re.compile(r"<a\b[^<>]{0,1000}>(.{1,500}?)</a\s*>", re.IGNORECASE | re.DOTALL)
_MOST_EDGES = 20
"""Ends of blocks at the end that are looked at."""
_MORE = 120
"""Characters that it has besides the title at most: a few words, the name of the site."""


def without_signature(fragment: str, title: str) -> str:
    """Return an HTML fragment without the line that signs it; `title` may hold markup."""
    if "</a" not in fragment[-_AFTER_LINK:]:
        return fragment  # nearly always, and fast
    tail = fragment[-_TAIL:]
    if not _ends_link(tail, title):
        return fragment
    wanted = _plain(title)
    edges = [edge.end() for edge in _EDGE.finditer(tail)][-_MOST_EDGES:]
    for start in reversed(edges):
        block = tail[start:]
        if said := _plain(block):
            # Alone, a linked title and some words are what a list of links has to say.
            signed = block.count("</a") > 1 or _plain(tail[:start])
            cut = len(fragment) - len(block)
            return fragment[:cut] if signed and _signs(block, said, wanted) else fragment
    return fragment


def _ends_link(tail: str, title: str) -> bool:
    """Whether the last word of the title stands at the end of a link: asked first, for speed."""
    words = _LETTERS.findall(html.unescape(title[-_AFTER_WORD:]))
    at = tail.rfind(words[-1]) if words else -1
    return at >= 0 and "</a" in tail[at : at + len(words[-1]) + _AFTER_WORD]


def _signs(block: str, said: str, title: str) -> bool:
    """Whether a block links the title and says hardly more; `said` is its text."""
    if not title or len(said) - len(title) > _MORE:
        return False
    return title in (_plain(match[1]) for match in _LINKED.finditer(block))


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).casefold().split())
