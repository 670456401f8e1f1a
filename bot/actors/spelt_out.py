"""Organisations whose initials follow in brackets: "Liga Oceánica para los Migrantes (LOM)"."""

from collections.abc import Sequence

from bot.actors.tokens import BREAK, SPACE, Token, word_set

LINKS = word_set(
    "de del la las los el para por y e des du pour et der die das fur und di della per da do dos"
)
"""Small words inside the name of an organisation."""


def find_spelt_out(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the names whose initials follow in brackets: where each begins → where it ends."""
    names = {_start_of(tokens, end): end for end in range(2, len(tokens)) if tokens[end].acronym}
    return {start: end for start, end in names.items() if start >= 0}


def _start_of(tokens: Sequence[Token], end: int) -> int:
    """Return where the name begins that the acronym at `end` is short for, or -1."""
    if tokens[end].gap != BREAK or tokens[end].start - tokens[end - 1].end != len(" ("):
        return -1
    letters, at = tokens[end].fold, end
    while letters and at > 0 and (at == end or tokens[at].gap == SPACE):
        at -= 1
        if tokens[at].capital and tokens[at].fold[0] == letters[-1]:
            letters = letters[:-1]
        elif tokens[at].capital or tokens[at].fold not in LINKS:
            return -1
    return -1 if letters else at
