"""Datelines, bylines and credits: where the reporter is, and who helped. Nobody acts there.

::

    NARA, Japan (Wire) — …      Dili, East Timor (CNN)…      By Anna Roe
    … Anna Roe, Ivo Ek and Ada Lund contributed to this report.
"""

import re
from collections.abc import Iterator

from bot.actors.tokens import CAPITAL

_DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]+(?:, [A-Z][\w .,]{1,40})?(?: \([^)\n]{1,40}\))? ?[—–―-]+ "
    r"|^[A-Z][A-Z .'’-]{3,}(?:, [A-Z][\w .,]{1,40})?(?: \([^)\n]{1,40}\))?: (?=[A-Z])"
    r"|^(?:[A-Z][\w.'’ -]{1,30}(?:, [A-Z][\w. -]{1,30})? )?\((?:CNN|AP|AFP|UPI|Reuters|Xinhua"
    r"|PTI|ANI|IANS|dpa|EFE|ANSA|AAP|JTA|TASS|Bloomberg)\)"
    r"|^(?:By|BY) [^.\n]{3,80}$"
    r"|(?<=[.!?”\"’] )\(?[A-Z]{2,5}\)?$"
    r"|^(?:Additional )?[Rr]eporting by [^.\n]{3,200}",
    re.MULTILINE,
)
_HELPED = re.compile(
    r" (?:also )?contributed (?:reporting\b[^\n.]{0,160}"
    r"|to this (?:report|story|article|piece|post)\b"
    r"[^\n.]{0,160}(?=\.?[”\"’)\]]*\s*(?:\n|$|(?<=\s)(?:Edit|Writ|Report|Additional|This "
    r"(?:article|story|report)|The (?:article|story|report) was))))"
)
_HELPERS = re.compile(rf"(?:The )?{CAPITAL}(?:(?:,? and | in |, | ){CAPITAL}){{0,30}}")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+|\n")
_LONGEST = 400
"""Characters of a list of those who helped."""


def find_bylines(text: str) -> Iterator[tuple[int, int]]:
    """Yield where datelines, bylines and credits stand in a text."""
    for match in _DATELINE.finditer(text):
        yield match.span()
    for match in _HELPED.finditer(text) if "contributed" in text else ():
        reach = max(0, match.start() - _LONGEST)
        ends = [end.end() for end in _SENTENCE_END.finditer(text, reach, match.start())]
        start = ends[-1] if ends else reach
        if _HELPERS.fullmatch(text, start, match.start()):
            yield start, match.end()
