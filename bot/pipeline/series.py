"""Items that come again and again: "Markets wrap", "Morning briefing".

Each is on a day of its own, though it has most of its words from the one before.
"""

import re

_HEAD = re.compile(r"(?:[:|\uff1a\u2013\u2014]|\s-\s).*", re.DOTALL)
"""What follows the name of a series in a headline."""
_NO_WORD = re.compile(r"[\W\d_]+")
_WORDS = 2
"""One word is too little to be a name: "Live: …", "Analysis: …"."""


def series(outlet: str, headline: str) -> str:
    """Return which series of an outlet an item may be of, empty if none.

    That is its headline up to the first colon, dash or bar, without figures: any headline is a
    series if it comes again.
    """
    if not outlet:
        return ""
    name = _NO_WORD.sub(" ", _HEAD.sub("", headline)).strip().casefold()
    is_name = len(name.split()) >= _WORDS or not name.isascii()
    return f"{outlet}: {name}" if is_name else ""
