"""What makes an English summary read badly, checked without the code that avoids it.

A summary has a flaw if one of its sentences opens unresolved and the sentence before it was not
picked, is nothing but a quotation, holds half of one, is boilerplate, or is a stub of fewer than
six words. The lists are written for this check; `summarizers` does not know them.
"""

import re
from collections.abc import Sequence

from benchmarks.rouge import stemmed

KINDS = ("opener", "half quote", "quotation only", "boilerplate", "stub")
_STUB = 6
_LEFT_OVER = 2
_OPENER = re.compile(
    r"^[\s\"'“‘(—–-]*(?:(?:he|she|they|it|his|her|their|its|these|those|such|this|that)\b"
    r"(?!'?s? (?:week|weekend|year|month|morning|afternoon|evening|summer|winter|spring|fall"
    r"|time|season|day)\b)"
    r"|(?:but|and|or|yet|so|nor|however|meanwhile|also|still|then(?!-)|moreover|furthermore|therefore"
    r"|thus|instead|nevertheless|besides|otherwise|indeed)\b"
    r"|in addition\b|as a result\b|for example\b|for instance\b|on the other hand\b"
    r"|by contrast\b|in response\b|both of them\b|the two\b|the latter\b|the former\b)",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\bcontributed to this (?:report|story)|scroll down for|e-mail to a friend|click here"
    r"|all rights reserved|read more\b|also read\b|follow (?:@|us\b)|sign up for"
    r"|^\W*(?:photo|image|source|caption|watch|share|updated|published)s?\s*:"
    r"|the opinions expressed (?:in this|are)|on this page you will find|editor'?s note"
    r"|subscribe (?:to|now)|for a chance to be mentioned",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")


def flaws(sentences: Sequence[str], picked: Sequence[int]) -> set[str]:
    """Return which kinds of flaw (`KINDS`) the summary has."""
    found: set[str] = set()
    for place in picked:
        text = sentences[place].replace("’", "'").strip()
        if _OPENER.match(text) and place - 1 not in picked:
            found.add("opener")
        if text.count('"') % 2 or text.count("“") != text.count("”"):
            found.add("half quote")
        elif text[:1] in '"“' and len(re.findall(r"\w+", _QUOTED.sub(" ", text))) <= _LEFT_OVER:
            found.add("quotation only")
        if _BOILERPLATE.search(text):
            found.add("boilerplate")
        if len(text.split()) < _STUB:
            found.add("stub")
    return found


def repeats(summary: Sequence[str]) -> bool:
    """Return whether a sentence holds half of another's content words, or more."""
    bags = [_content(sentence) for sentence in summary]
    return any(
        len(a & b) >= 0.5 * min(len(a), len(b))
        for place, a in enumerate(bags)
        for b in bags[:place]
        if a and b
    )


def _content(sentence: str) -> frozenset[str]:
    return frozenset(stem for stem in stemmed(sentence) if stem not in _FUNCTION_WORDS)


_FUNCTION_WORDS = frozenset(
    stemmed(
        """
        a about after all also an and any are as at be been before but by can could did do for from
        had has have he her him his how i if in into is it its more most new no not of on one or
        other our out over s said say she so some such t than that the their them then there these
        they this those through to two up us was we were what when which who will with would year
        you your"""
    )
)
