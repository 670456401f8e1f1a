"""Sentences that are unresolved, at either end: "He said …", "Meanwhile, …"; "…, she said".

Such a sentence is only understood after the one before it. The lists hold pronouns and
connectives that open sentences in news; a demonstrative before a word of time ("This week, …")
is no reference.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizers.text.early import points_back_early
from summarizers.text.opening_words import CONNECTIVES, MORE_TIMES, PRONOUNS, TIMES, UNSPACED
from summarizers.text.quotes import after_quote

_WORD = re.compile(r"\w+")
_BARS = re.compile(r"\|(?![^(]*\))")
"""Bars between phrases, but not those inside one."""
_BEFORE = re.compile(r"^[\s\"“„«»‘'(\[—―–-]+")
_WHERE_OR_WHEN = frozenset(
    (
        *("since", "while", "after", "when", "as", "if", "although", "though", "before"),
        *("because", "despite", "in", "on", "at", "with", "for", "during", "asked", "speaking"),
        *("from", "earlier"),
    )
)
"""What the next two patterns begin with."""
_CATAPHORA = re.compile(
    r"^(?:since|while|after|when|as|if|although|though|before|because|despite|in|on|at|with|for"
    r"|during|asked|speaking)\s(?:\w+\s){0,3}?(?:he|she|they|his|her|their)\b",
    re.IGNORECASE,
)
_WHO_AFTER_WHERE = re.compile(
    r"^(?:in|on|at|with|during|despite|for|from|earlier)\b[^,]{0,60},\s"
    r"(?:(?:some|most|many|all|none|part|half|much|few|each|both)\sof\s)?(?:he|she|they|it|them)\b",
    re.IGNORECASE,
)
_BACK_TO_THAT = re.compile(  # "Since then, …", "By this point …", "In it, …"
    r"^(?:(?:in|on|at|with|for|during|despite|from|since|after|before|by|until|under|about|of|through"
    r"|amid|over|like|unlike|following|given|to|beyond)|(?:because|instead) of|according to)\s"
    r"(?:this|that|these|those|then|them|him|it)\b"
    rf"(?!\s(?:{TIMES}|country|who|whose|with|in|living)s?\b)",
    re.IGNORECASE,
)
_BACK_WORDS = frozenset(
    (
        *("in", "on", "at", "with", "for", "during", "despite", "from", "since", "after", "before"),
        *("by", "until", "under", "about", "of", "through", "amid", "over", "like", "unlike"),
        *("following", "given", "to", "beyond", "because", "instead", "according"),
    )
)
_SET_OFF = re.compile(  # "Israeli courts, however, have …"
    r", (?:however|though|meanwhile|instead|therefore|nonetheless|nevertheless|too"
    r"|in turn|after all|by contrast|in contrast|on the other hand|for (?:his|her|its|their) part),"
)
_EARLY = 90
"""So many characters are the beginning of a sentence."""
_SAYS = (
    "said|says|added|told|wrote|tweeted|noted|explained|argued|warned|insisted|recalled|testified"
    "|claimed|stated"
)
_SAID_INSIDE = re.compile(  # "The savings, she said, “do not cut …”"
    r"(?:The|That|This|These|Those|Such|A|An|All|Most|No|Any|What|If|In|On|It|There)\b[^A-Z“”\"]{0,80}"
    rf", (?:he|she|they) (?:{_SAYS}),"
)
_SPEAKER_UNKNOWN = re.compile(r"(?:he|she|they|it)\b", re.IGNORECASE)
_ALSO_THEM = re.compile(
    r"(?:[A-Z][\w’'.-]* ){1,3}(?:[a-z]+ ){0,2}also [a-z]+ed (?:to [a-z]+ )?"
    r"(?:(?:him|them)\b|her(?:\W*$|[,;:]|\s(?:about|after|against|and|as|at|because|before|but|by"
    r"|during|for|from|in|into|of|on|out|over|that|to|when|while|with|without|a|an|the|he|she|they"
    r"|how|what|whether|again|not)\b))"
)
"""Who was said before, and what was done to whom: "Israel has also vowed to kill him".

"Her" is whom only at the end or before what begins no thing of hers: "also sold her house"."""
_LEANS = re.compile(
    r"The (?:(?:company|firm|agency|group|organi[sz]ation|institution|duo|trio|couple|twins"
    r"|victims?|suspects?|defendant|attacker|gunman|driver|pilot|man|woman|boy|girl|teenager|youngster"
    r"|actor|actress|singer|striker|midfielder|defender|goalkeeper|congressman|lawmaker"
    r"|politician|author|director|documents?|letter|footage|clip|tagline|slogan|others|elder"
    r"|younger|\d\d-year-old)\b"
    r"(?!,? (?:of|who|whose|that|in|at|behind|accused|suspected|responsible|charged|for|to|on)\b)"
    r"|[A-Z][a-z]+(?:an|ese|ish|i|man|woman)"
    r" (?:was|is|has|had|will|would|said|says|told|also|who|then|[a-z]{3,}ed)\b)"
)
"""Whom or what the sentence before has named: "The victims …", "The Australian was …".

What happened ("The move …") is told by the headline."""
_ENDING = 70
"""So many characters at the end of a sentence show whether it points back there."""
_BACK_AT_THE_END = re.compile(  # "…, she said on Monday." "… no evidence for this."
    rf"[,?!][\"”’]?\s(?:he|she|it|they)\s(?:also\s|later\s)?(?:{_SAYS}|continued)\b[^.,;]{{0,40}}"
    r"[.\"”’]*$"
    r"|\b(?:of|for|to|about|with|by|from|in|on|like|after|before|said|than|behind)\s"
    r"(?:this|that|these|those)[.!?\"”’]+$"
)
_NAME_INSIDE = re.compile(r"(?<=[\s“\"‘(])[A-Z][\w’'-]{2,}")


def opens_unresolved(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence can only be understood after the one before it."""
    bare = _BEFORE.sub("", sentence).replace("’", "'")
    opening = _opening(language)
    if opening is not None and opening.matches(bare):
        return True
    if language != "en":
        return points_back_early(bare, language)
    return (
        bool(_SPEAKER_UNKNOWN.match(after_quote(sentence)))
        or _names_nobody(bare)
        or _ALSO_THEM.match(bare) is not None
        or _SET_OFF.search(bare, 0, _EARLY) is not None
        or _SAID_INSIDE.match(bare) is not None
        or (_first_word(bare) in _BACK_WORDS and _BACK_TO_THAT.match(bare) is not None)
    )


def ends_unresolved(sentence: str, language: str = "en") -> bool:
    """Return whether a sentence points back at its end: "…, she said", "… no proof of this"."""
    return language == "en" and _BACK_AT_THE_END.search(sentence[-_ENDING:]) is not None


def leans_back(sentence: str) -> bool:
    """Return whether an English sentence begins with whom the one before it has named, likely."""
    return sentence.startswith("The ") and _LEANS.match(sentence) is not None


def announces(sentence: str) -> bool:
    """Return whether a sentence ends with a colon: what it is about comes after it."""
    return sentence.endswith((":", "："))


def _names_nobody(bare: str) -> bool:
    """Whether an English sentence begins with where or when, and then with a pronoun."""
    if _first_word(bare) not in _WHERE_OR_WHEN:
        return False
    return _WHO_AFTER_WHERE.match(bare) is not None or (
        _CATAPHORA.match(bare) is not None and not _NAME_INSIDE.search(bare)
    )


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found[0].lower() if found else ""


class _Opening:
    """A pattern, tried only where the first word is one that it can begin with."""

    def __init__(self, choices: Sequence[str], pattern: str) -> None:
        self._pattern = re.compile(pattern, re.IGNORECASE)
        self._first = frozenset(map(_first_word, choices))

    def matches(self, text: str) -> bool:
        return _first_word(text) in self._first and self._pattern.match(text) is not None


class _UnspacedOpening:
    """A pattern for a language whose words are not parted by spaces."""

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def matches(self, text: str) -> bool:
        return self._pattern.match(text) is not None


@lru_cache(maxsize=32)
def _opening(language: str) -> _Opening | _UnspacedOpening | None:
    if language in UNSPACED:
        return _UnspacedOpening(UNSPACED[language])
    if language not in PRONOUNS:
        return None
    pronouns = PRONOUNS[language].split()
    single, *phrases = _BARS.split(CONNECTIVES[language])
    connectives = [*single.split(), *phrases]
    times = TIMES if language == "en" else f"{TIMES}|{MORE_TIMES}"
    return _Opening(
        [*pronouns, *connectives],
        rf"(?:(?:{'|'.join(pronouns)})\b(?!-)(?!\s(?:{times})\b)"
        rf"|(?:{'|'.join(connectives)})\b(?!-))",
    )
