"""Spellings: one name written in different ways, by whoever carried it over from another script.

"Zelensky", "Zelenskyy" and "Zelenskiy", "Mohammed" and "Muhammad" are compared as one; nothing is
shown respelled. Only what differs between systems of transliteration is taken away, never what may
part two people ("Daniel" and "Daniela", "Hassan" and "Hussein").
"""

import re
from functools import lru_cache

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), wanted)
    for pattern, wanted in (
        (r"^m[ou]h?amm?[ae]d$", "muhammad"),
        (r"^(?:y|e|ye|ie)?vge?n[iy]+$", "evgeni"),
        (r"^h[ou]ss?[ea][iy]n$", "husein"),
        (r"^ah?m[ae]d$", "ahmad"),
        (r"^abd[aeu]ll?ah?$", "abdullah"),
        (r"^(?:y|i|j)(?:ou|u|o)ss?[eou]+f$", "yusuf"),
        (r"^k?h?alee?d$", "khalid"),
        (r"^(?:qu?|k)ad+h?af[iy]$|^gh?add?h?af[iy]$", "gaddafi"),
        (r"^[ao]le?(?:x|ks)and(?:er|r)$", "alexandr"),
        (r"ks", "x"),
        (r"gu(?=[ei])", "g"),  # French: "Sergueï"
        (r"(?:iy|yi|yy|ij|ii|ey|ei|y)$", "i"),
        (r"ou", "u"),
        (r"dj", "j"),
        (r"tch", "ch"),
        (r"ph", "f"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=20_000)
def respell(word: str) -> str:
    """Return a folded word of a name in the one spelling it is compared by."""
    for pattern, wanted in _RULES:
        word = pattern.sub(wanted, word)
    return word


def is_slip(one: str, other: str) -> bool:
    """Whether two long words differ in one letter: dropped, added, changed, or changed in place.

    Never in the first letter or the last ("Ivanov" and "Ivanova" are two people).
    """
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    if len(shorter) < 6 or len(longer) - len(shorter) > 1 or one[0] != other[0] or one == other:
        return False
    if one[-1] != other[-1]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), -1)
    if at < 0:
        return False
    if len(longer) != len(shorter):
        return longer[at + 1 :] == shorter[at:]
    swapped = longer[at : at + 2] == shorter[at : at + 2][::-1]
    return longer[at + 1 :] == shorter[at + 1 :] or (
        swapped and longer[at + 2 :] == shorter[at + 2 :]
    )
