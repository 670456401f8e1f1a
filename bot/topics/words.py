"""How topics see text: folded words, with scripts that are written without spaces kept whole.

Folding makes `ÉLYSÉE`, `élysée` and `Elysee` one word: compatibility forms, case, and accents of
the Latin, Greek, Cyrillic, Hebrew and Arabic scripts go. Voiced kana and Indic vowel signs stay:
they are letters of their own. The archive's search folds in the database; this is for matching
alerts, and both sides of a match are folded here.
"""

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0640\u064b-\u065f\u0670]")
_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_DOTTED = re.compile(r"(?<![^\W_])(?:[a-z]\.){2,}")

# Thai to Khmer, kana, Han, Hangul: where a word is found as a part of the text, because spaces
# do not part words or because particles grow on them.
_UNSPACED = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1100-\u11ff\u1780-\u17d3\u3005-\u3007\u3041-\u30fa"
    "\u30fc-\u30ff\u3105-\u318e\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_INDIC = "\u0900-\u0963\u0966-\u0df3"
_UNSPACED_RUN = re.compile(f"[{_UNSPACED}]+")
_WORD = re.compile(f"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])[^\\W_]|[{_INDIC}])+")


def fold(text: str) -> str:
    """Return `text` without case, accents and compatibility forms; `U.S.` becomes `us`."""
    if text.isascii():
        folded = text.lower()
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        bare = _ACCENTS.sub("", plain).translate(_LETTERS_WITHOUT_ACCENT)
        folded = unicodedata.normalize("NFC", bare)
    return _DOTTED.sub(lambda match: match[0].replace(".", ""), folded) if "." in folded else folded


def split_words(text: str) -> list[str]:
    """Return the folded words of `text` in order; a run of an unspaced script is one word."""
    return _WORD.findall(fold(text))


def is_unspaced(word: str) -> bool:
    """Return whether `word` is (or begins) a run of a script that is matched as a part."""
    return _UNSPACED_RUN.match(word) is not None
