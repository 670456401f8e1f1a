"""What an article's capitals are worth: which lines are headlines, which words are names elsewhere.

Document-level evidence is worth the most: a word that stands capitalised in the middle of a
sentence, or does something at the start of one, is a name wherever it appears.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.actors import english
from bot.actors.tokens import SPACE, Token

_OPENERS = "“\"‘'«„(:;—–•[…!?.\n"


@dataclass(slots=True)
class Evidence:
    """What the whole article shows about its words."""

    small: set[str] = field(default_factory=set)
    """Words seen without a capital."""
    alone: set[str] = field(default_factory=set)
    """Words seen capitalised with no capitalised neighbour, not at the start of a sentence."""


@dataclass(slots=True)
class Line:
    """One sentence being read."""

    text: str
    tokens: list[Token]
    headline: bool
    """Most words are capitalised and no full stop ends it, so a capital says nothing."""
    shouting: bool
    """Most words are in capitals throughout."""


def read_line(text: str, tokens: list[Token]) -> Line:
    """Return one sentence with what its capitals are worth."""
    long = [token.text for token in tokens if len(token.text) > 3]
    capital = sum([word[0].isupper() for word in long])
    shouted = sum([word.isupper() for word in long])
    stopped = bool(tokens) and text[tokens[-1].end : tokens[-1].end + 1] == "."
    return Line(
        text,
        tokens,
        headline=len(long) >= 4 and capital >= 0.8 * len(long) and not stopped,
        shouting=len(tokens) >= 3 and bool(long) and shouted >= 0.7 * len(long),
    )


def gather_evidence(lines: Sequence[Line]) -> Evidence:
    """Return what the article shows about its words."""
    evidence = Evidence()
    for line in lines:
        if line.headline or line.shouting:
            continue
        for at, token in enumerate(line.tokens):
            if not token.text[0].isupper():
                evidence.small.add(token.fold)
            elif _is_lone(line.tokens, at) and (not is_initial(line, at) or _acts(line.tokens, at)):
                evidence.alone.add(token.fold)
    return evidence


def is_initial(line: Line, at: int) -> bool:
    """Whether a word would be capitalised whatever it is: it begins a sentence or a quotation."""
    if at == 0:
        return True
    between = line.text[line.tokens[at - 1].end : line.tokens[at].start]
    return any(character in _OPENERS for character in between.rstrip("’'")) and (
        line.tokens[at].gap != SPACE
    )


def _is_lone(tokens: Sequence[Token], at: int) -> bool:
    before = at > 0 and tokens[at].gap == SPACE and tokens[at - 1].capital
    after = at + 1 < len(tokens) and tokens[at + 1].gap == SPACE and tokens[at + 1].capital
    titled = before and tokens[at - 1].fold in english.TITLED
    return (not before or titled) and not after


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that begins a sentence is shown a name by its verb or its apostrophe."""
    if tokens[at].fold in english.PROSE:
        return False
    following = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    return tokens[at].possessive or following in english.SAYING
