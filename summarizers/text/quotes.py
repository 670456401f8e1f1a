"""Quotation marks in a sentence: whether they pair, and how much of the sentence they hold."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(
    r"“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»|»([^«»]*)«|\"([^\"]*)\"|「([^「」]*)」|『([^『』]*)』"
    r"|‘([^‘]*?)’(?!\w)"
)
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"), ("(", ")"))
_OPENED_SINGLE = re.compile(r"(?<!\w)‘")
"""No apostrophe that was set the wrong way round: "Swift‘s album"."""
_CLOSED_SINGLE = re.compile(r"[.,!?]’(?!\w)")
_OPENED_PLAIN = re.compile(r"(?<!\w)'(?![\d\s]|(?:tis|twas|em|cause|til)\b)(?=\w)")
_CLOSED_PLAIN = re.compile(r"(?<=[\w.,!?…])'(?!\w)")
_LEADING = re.compile(r"[\"“„«»「『‘']")
_MARKS = frozenset('"“„«»「『‘')
"""What a quotation begins with."""
_WORD = re.compile(r"\w+")
_LEFT_OVER_WORDS = 2


def is_half_quote(sentence: str) -> bool:
    """Return whether a quotation begins or ends outside the sentence."""
    if sentence.isascii():
        return (
            sentence.count('"') % 2 == 1
            or sentence.count("(") != sentence.count(")")
            or _plain_singles_unpaired(sentence)
        )
    return (
        _doubles_unpaired(sentence)
        or any(sentence.count(left) != sentence.count(right) for left, right in _PAIRS)
        or _singles_unpaired(sentence)
    )


def inside_quotations(sentences: Sequence[str]) -> set[int]:
    """Return the indexes of those that somebody says who is named before or after, if at all.

    “We will not leave. The port is ours. It was built by us,” said Ines Farrow: of these the
    second has no mark of its own, and reads as if the paper said it. Only quotations that are
    closed count, so that a mark that was forgotten takes nothing along.
    """
    found: set[int] = set()
    waiting: list[int] | None = None
    for index, sentence in enumerate(sentences):
        if '"' not in sentence and "“" not in sentence and "”" not in sentence:
            if waiting is not None:
                waiting.append(index)
            continue
        if waiting and _closes(sentence):
            found.update(waiting)
        waiting = [] if _opens(sentence) else None
    return found


def quoted(sentence: str) -> list[str]:
    """Return what stands between quotation marks, in order, without the marks."""
    if sentence.isascii() and '"' not in sentence:
        return []
    return ["".join(found.groups("")) for found in _QUOTED.finditer(sentence)]


def is_quote_only(sentence: str) -> bool:
    """Return whether a quotation is all there is, but for a word or two on who says it."""
    return opens_quoted(sentence) and _words_outside(sentence) <= _LEFT_OVER_WORDS


def is_anonymous_quote(sentence: str) -> bool:
    """Return whether a quotation is all there is, with no word on who says it."""
    return opens_quoted(sentence) and _words_outside(sentence) == 0


def opens_quoted(sentence: str) -> bool:
    """Return whether a sentence begins with a quotation."""
    return _LEADING.match(sentence) is not None


def after_quote(sentence: str) -> str:
    """Return what follows a quotation that opens the sentence, or an empty text."""
    found = _QUOTED.match(sentence) if sentence[:1] in _MARKS else None
    return sentence[found.end() :].lstrip(" ,，、") if found else ""


def _opens(sentence: str) -> bool:
    """Return whether a quotation goes on after the sentence, in English."""
    if sentence.count("“") > sentence.count("”"):
        return True
    last = sentence.rfind('"')
    return sentence.count('"') % 2 == 1 and _is_opening(sentence, last)


def _closes(sentence: str) -> bool:
    """Return whether a quotation that began before the sentence ends in it, in English."""
    if sentence.count("”") > sentence.count("“"):
        return True
    first = sentence.find('"')
    return sentence.count('"') % 2 == 1 and not _is_opening(sentence, first)


def _is_opening(sentence: str, place: int) -> bool:
    return place == 0 or sentence[place - 1] in " (—–-["


def _words_outside(sentence: str) -> int:
    return len(_WORD.findall(_QUOTED.sub(" ", sentence)))


def _doubles_unpaired(sentence: str) -> bool:
    high, right, low = sentence.count("“"), sentence.count("”"), sentence.count("„")
    nordic = low == high == 0 and right % 2 == 0  # ”Ja”, in Swedish and Finnish
    pairs = low == high + right if low else high == right or nordic
    return not pairs or sentence.count('"') % 2 == 1 or sentence.count("«") != sentence.count("»")


def _singles_unpaired(sentence: str) -> bool:
    opened = len(_OPENED_SINGLE.findall(sentence)) if "‘" in sentence else 0
    if opened == 0 and _CLOSED_SINGLE.search(sentence):
        return True
    return opened > sentence.count("’") or _plain_singles_unpaired(sentence)


def _plain_singles_unpaired(sentence: str) -> bool:
    if "'" not in sentence:
        return False
    return len(_OPENED_PLAIN.findall(sentence)) > len(_CLOSED_PLAIN.findall(sentence))
