"""What feed software writes under an entry's text: whence it comes, where it goes on.

Nobody's sentence, and under every entry alike: a summary must not take it for news.
"""

import re

_LOOKED_AT = 600
"""Characters at the end of a text: no such line is longer."""
_MARKED_WITHIN = 300
_MOST = 4
"""Footers under one text."""
_SIGNED = r"The post \S.{0,250}? (?:first appeared|appeared first) on \S(?:(?![.!?]\s).){0,120}"
"""A site's signature in plain text; with its links, it is told in any language (`signature`)."""
GO_ON = (
    r"(?:Continue reading|Read (?:more|the full (?:story|article))|Weiterlesen|Lire la suite"
    r"|Leer más|Leggi tutto|Lees verder)"
)
ONWARD = (
    rf"{GO_ON}(?:\s?(?:on|at|auf|sur|en|su|op)\s[^.!?]{{1,80}}"
    r"|\s?[“\"«][^”\"»]{1,250}[”\"»])?"
)
"""What stands where an excerpt ends and its page goes on."""
_ASIDE = (
    r"submitted by\s+/?u/[\w-]{1,40}(?:\s+to\s+/?r/\w{1,40})?(?:\s+\[link\])?(?:\s+\[comments\])?",
    r"\[link\]\s+\[comments\]",
    r"(?:Article URL: \S{1,2000}\s+)?Comments URL: \S{1,2000}\s+Points: \d+\s+# Comments: \d+",
    ONWARD,
)
"""Reddit, what Hacker News is read by, and where an excerpt goes on."""
_FOOTER = re.compile(
    rf"(?:(?:\A|(?<=[.!?…。\])\"”’»])\s|\n){_SIGNED}|(?:\A|\s)(?:{'|'.join(_ASIDE)})"
    r"|\AComments)"
    r"[\s.…。»›→\]]*\Z"
)
_MARKS = (
    *("appeared", "submitted by", "omments", "ontinue reading", "Read more", "Read the full"),
    *("Weiterlesen", "Lire la suite", "Leer más", "Leggi tutto", "Lees verder"),
)
"""Every footer holds one of them: looking for them first is much faster."""


def without_footer(text: str) -> str:
    """Return a text, of one line or several, without what feed software wrote under it."""
    for _ in range(_MOST):
        if not _may_end_so(text[-_MARKED_WITHIN:]):
            break
        start = max(0, len(text) - _LOOKED_AT)
        footer = _FOOTER.search(text[start:])
        if footer is None:
            break
        text = text[: start + footer.start()].rstrip()
    return text


def _may_end_so(end: str) -> bool:
    for mark in _MARKS:  # noqa: SIM110 (`any` takes half as long again; every text comes here)
        if mark in end:
            return True
    return False
