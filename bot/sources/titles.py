r"""The title of a plain text: its first line, or the beginning of its first sentence.

::

    "Storm closes the harbour\nThe harbour of…"   title line, taken out of the text
    "The harbour of Lund was closed on Monday and…" a sentence: stays; its first clause
"""

import re

from bot.model.text import clean_line

_TITLE_LINE = 140
_LONGEST = 110
_SHORTEST = 30
_LONGEST_WIDE = 50
_SHORTEST_WIDE = 12
"""Wide: scripts that are written without spaces say more in fewer characters."""
_SHORTEST_CLAUSE = 15
_ENDS = ".!?。！？…:;"
_CLOSERS = "\"'”’»)]」』"
_DECORATION = re.compile(r"\A(?:(?:[^\w\n]|_)*\n)+")
"""Lines before the first word: rulers and the like."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)\]]*(?=\s)|[。！？][」』”）]*")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:[A-Z]|[A-Za-z]\.[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Sgt|Capt|Sen|Rep|Gov"
    r"|Rev|Jr|Sr|No|vs|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|approx|etc|Sr|Sra|Hr|Fr"
    r"|z\.B|bzw|ca|Nr)\.$"
)
_CLAUSE = re.compile(
    r",?\s(?:even\sas|as\swell\sas|while|after|before|although|though|because|since|amid|despite"
    r"|whereas|when|where|which|who|whose|until|unless|following|saying|adding|aiming|aimed)\s"
    r"|,?\s(?:and|but|then)\s(?=[\w-]+(?:ed|ing)\b|(?:is|are|was|were|has|have|had|will|would|could"
    r"|may|might|said|says|took|gave|made|went|came|began|held|told|left|won|lost|put|set|saw)\b)"
    r"|[;:—–]\s|\s[—–-]\s|,\s|[、，；：]",
    re.IGNORECASE,
)
_FEWEST_WORDS, _FEWEST_SHARED, _LEAST_SHARE = 4, 2, 0.25
_TELLING = re.compile(r"[^\W\d_]{4,}")
_OPENERS = "\"'“‘«„("
_RUNNING_ON = re.compile(r"\s+(?:[-–—|:]\s+)?")
_FIRST_WORDS = 60
"""Characters after a title in capitals that show whether a headline goes on or a text begins."""
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"), ("‘", "’"))


def split_title(text: str) -> tuple[str, str]:
    """Return title and text of a plain text whose paragraphs are lines.

    A short first line without final punctuation, with more text after it, is a title line and
    leaves the text. Otherwise the text stays whole and the title is the beginning of its first
    sentence.
    """
    text = _DECORATION.sub("", text, count=1)
    first, _, rest = text.partition("\n")
    if rest and is_title_line(first):
        return clean_line(first, 500), rest
    return cut_title(first), text


def is_title_line(line: str) -> bool:
    """Return whether a line looks like a title: short, and not ended like a sentence."""
    bare = line.strip().rstrip(_CLOSERS)
    return 0 < len(bare) <= _TITLE_LINE and bare[-1] not in _ENDS


def cut_title(line: str) -> str:
    """Return the beginning of a line as a title: its first sentence, cut at a clause if long."""
    sentence = _first_sentence(clean_line(line, 2_000))
    wide = _is_wide(sentence)
    shortest, longest = (_SHORTEST_WIDE, _LONGEST_WIDE) if wide else (_SHORTEST, _LONGEST)
    if len(sentence) <= longest:
        bare = sentence.rstrip(_CLOSERS + " ")
        return sentence[:-1] if bare == sentence and bare[-1:] in (".", "。") else sentence
    ends = (match.start() for match in _CLAUSE.finditer(sentence[: longest + 20]))
    fitting = [end for end in ends if shortest <= end <= longest and _is_balanced(sentence[:end])]
    while len(fitting) > 1 and fitting[-1] - fitting[-2] < _SHORTEST_CLAUSE:
        fitting.pop()  # ", six years after": a comma and a few words are no clause
    if fitting:
        return sentence[: fitting[-1]].rstrip(" ,;:—–-")
    return _cut_at_word(sentence, longest - 10)


def without_title(text: str, title: str) -> str:
    """Return a text without the title that it begins with, if more follows.

    The title is its first line, or runs into the first sentence: "Storm closes harbour The harbour
    of Lund …". There it goes only where a sentence of its own follows: one that tells the title
    again, or one in small letters behind a title in capitals. "Storm closes harbour Monday" stays.
    """
    first, _, rest = text.partition("\n")
    if rest and first.casefold() == title.casefold():
        return rest
    if not title or _plain(first[: len(title)]) != _plain(title):
        return text
    space = _RUNNING_ON.match(first, len(title))
    if not space or not _runs_into(title, first[space.end() :]):
        return text
    return text[space.end() :]


def _plain(text: str) -> str:
    return text.translate(_STRAIGHT).lower()


def _runs_into(title: str, following: str) -> bool:
    """Return whether what follows a title on its line is a sentence that stands without it."""
    opening = following.lstrip(_OPENERS)[:1]
    if len(title.split()) < _FEWEST_WORDS or not opening.isalnum() or opening.islower():
        return False
    words = {word.lower() for word in _TELLING.findall(title)}
    sentence = {word.lower() for word in _TELLING.findall(_first_sentence(following))}
    again = len(words & sentence)
    if again >= _FEWEST_SHARED and again >= _LEAST_SHARE * len(words):
        return True
    return _is_capitalised(title) and not _is_capitalised(following[:_FIRST_WORDS])


def _is_capitalised(text: str) -> bool:
    """Return whether all longer words begin with a capital, as American headlines have them."""
    return all(word[0].isupper() for word in _TELLING.findall(text))


def _first_sentence(line: str) -> str:
    for match in _SENTENCE_END.finditer(line):
        if match[0][0] in "!?。！？" or not _ABBREVIATION.search(line[: match.start() + 1]):
            return line[: match.end()]
    return line


def _cut_at_word(sentence: str, limit: int) -> str:
    head = sentence[:limit]
    return f"{head.rpartition(' ')[0] or head}…"


def _is_wide(text: str) -> bool:
    """Return whether the text is written without spaces between words."""
    return text.count(" ") < len(text) / 25


def _is_balanced(text: str) -> bool:
    """Return whether no quotation or bracket is still open (an apostrophe closes nothing)."""
    return text.count('"') % 2 == 0 and all(
        text.count(opening) <= text.count(closing) for opening, closing in _PAIRS
    )
