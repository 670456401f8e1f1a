"""Turkish bodies: their last word is a possessive, and cases hang on it: "Savunma Bakanlığının"."""

import re
from collections.abc import Sequence

from bot.actors.tokens import SPACE, Token, fold

_BODY = re.compile(
    r"(?:bakanlig|baskanlig|mudurlug|savcilig|valilig|kaymakamlig|komutanlig|temsilcilig|universite"
    r"|belediye|vakf|derneg|federasyon|kurum|kurul|banka|mahkeme|birlig|meclis|konsey|sendika|komite"
    r"|kulub|borsa|baro|ajans|hastane|teskilat)(?:si|su|i|u)(?:n(?:in|un|a|e|da|de|dan|den|i|u|ca|ce))?"
)
_CASE = re.compile(r"(?<=[ıiuü])n(?:[ıiuü]n|[ae]|d[ae]n?|[ıiuü]|c[ae])$")


def is_turkish_body(name: Sequence[Token]) -> bool:
    """Return whether a row of capitals ends as bodies do: "Milli Savunma Bakanlığı"."""
    return len(name) > 1 and _BODY.fullmatch(name[-1].fold) is not None


def first_of_body(tokens: Sequence[Token], at: int) -> int:
    """Return where a body's name begins: two fields before "ve" are one ministry's."""
    if at < 2 or tokens[at - 1].fold != "ve" or not tokens[at - 2].capital:
        return at
    spaced = tokens[at].gap == tokens[at - 1].gap == SPACE
    return at - 2 if spaced else at


def is_turkish_name(words: Sequence[str]) -> bool:
    """Return whether folded words are a body's, of which none is its name alone: "İzmir …"."""
    return len(words) > 1 and _BODY.fullmatch(words[-1]) is not None


def turkish_nominative(name: str) -> str:
    """Return a body's name without the case of its sentence; another name as it is."""
    last = name.rsplit(" ", 1)[-1]
    return _CASE.sub("", name) if _BODY.fullmatch(fold(last)) else name
