"""Datelines: where a report was filed, in front of its first sentence ("GENEVA — ").

A dateline is no part of the sentence. Set apart, the sentence after it is still verbatim, and
reads as one.
"""

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’/-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’/-]*){0,3}"
_REGION = r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
_DATE = rf"(?:, {_MONTH} \d{{1,2}})?"
_AGENCY = r"\([^()\n]{2,40}\)"
_PLACED = rf"{_CAPITALS}{_REGION}{_DATE}(?: {_AGENCY})?"
_GLUED = r"(?:[^\W\d_][\w.’'/-]*,? ){0,5}\([A-Z]{2,10}\)(?=[\"“‘']?[A-Z])"
"""Rome (CNN)The … : no space follows, so it is no abbreviation that is being introduced."""
_DASH = r"\s?(?:—|―|–|--|-)"
_JOINED = r"\s?[—―](?=[\"“‘']?[A-Z])(?![^—―.]{0,80}[—―])"
"""WASHINGTON—The …: no space follows, and no second dash that would make it an aside."""
_LAST = ("—", "―", "–", "-", ")")
"""What every dateline ends with."""
_DATELINE = re.compile(
    rf"(?:{_PLACED}"  # GENEVA, Switzerland, Jan. 3 (Agency) —
    rf"|(?:[^\W\d_][\w.’'/-]*,? ){{1,3}}{_AGENCY}"  # Berlin (dpa) –
    rf"|{_AGENCY}){_DASH}(?=\s+\S)"  # (Agency) -
    rf"|{_PLACED}{_JOINED}"
    rf"|{_GLUED}"
)


def dateline_length(line: str) -> int:
    """Return how many characters of the line are its dateline, dash included; 0 for none."""
    match = _DATELINE.match(line[:160])
    return match.end() if match else 0


def is_dateline(sentence: str) -> bool:
    """Return whether a piece of text is a dateline and nothing else."""
    return sentence.endswith(_LAST) and any(
        dateline_length(sentence + after) == len(sentence) for after in (" x", "X")
    )
