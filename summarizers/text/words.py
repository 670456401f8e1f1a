"""Words and stems in any language, without data files and without NLTK.

A *word* is what `words` returns: lower-case, with a straight apostrophe.

- Scripts with spaces: runs of letters, marks and digits; `1,300` and `3.5` are one word each.
- Han: pairs of neighbouring characters. Chinese and Japanese write no spaces, most words are two
  characters long, and pairs need no dictionary; in retrieval they measure within a few points
  of word segmentation (Kwok 1997, doi:10.1145/258525.258531).
- Katakana runs are whole words (loan words, names). Hiragana runs hold inflection and particles:
  they are words for `words`, but never content.
- Thai, Lao, Khmer and Burmese write no spaces either, but with letters: three characters in a row
  say about as much as two of Han.
- Korean: the word up to its particle or common verb ending.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Protocol

from summarizers.text.stops import has_stop_words, stop_words

# Combining marks are no word characters for `re`; without them Hindi or Tamil words fall apart.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0970-\u0dff"
)
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA = "\u3041-\u309f"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_SPACELESS = "\u0e00-\u0eff\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u17e0-\u17ff"
_OTHER = f"{_HAN}{_HIRAGANA}{_KATAKANA}{_SPACELESS}"

SPACELESS = frozenset(("ja", "zh", "th", "lo", "km", "my"))
"""Languages that put no spaces between words."""
_TOKEN = re.compile(
    rf"(?P<number>[0-9]+(?:[.,][0-9]+){{0,5}}(?![^\W{_OTHER}]))"
    rf"|(?P<han>[{_HAN}]+)|(?P<hira>[{_HIRAGANA}]+)|(?P<kata>[{_KATAKANA}]+)"
    rf"|(?P<spaceless>[{_SPACELESS}]+)"
    rf"|(?P<word>[^\W_{_OTHER}](?:[{_MARKS}]|[^\W_{_OTHER}])*"
    rf"(?:'[^\W_{_OTHER}](?:[{_MARKS}]|[^\W_{_OTHER}])*)*)"
)
_APOSTROPHES, _PARTING = "\u2019\u2018\u02bc\uff07", "\u201c\u201d\u2013\u2014\u2026\u00a0"
"""Apostrophes that are made straight, and signs that part words: spaces are put for them."""
_PLAIN_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+){0,5}(?![a-z0-9_])|[a-z0-9]+(?:'[a-z0-9]+)*")
"""`_TOKEN` for lower-case ASCII, three times as fast."""
_UNSPACED = re.compile(f"[{_OTHER}]")
_HIRAGANA_ONLY = re.compile(f"[{_HIRAGANA}]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPING = re.compile(r"[.,](?=\d{3}(?:\D|$))")
_ELIDING = ("fr", "it", "ca")

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "nb": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Snowball's names of the languages whose words it stems."""
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,}")
# Particles and the commonest endings of news verbs, the longest first.
_KOREAN_TAIL = re.compile(
    r"(?<=[\uac00-\ud7a3]{2})(?:했습니다|됐습니다|했다고|한다고|하겠다고|이라고|라고|으로부터|에게서"
    r"|으로써|으로서|에서는|에서도|까지는|부터는|하면서|하기로|했으며|했지만|에서|에게|까지|부터"
    r"|으로|이나|보다|처럼|마다|조차|밖에|이며|이다|했다|됐다|한다|된다|하는|되는|하고|되고|하며"
    r"|했고|하기|하지|와의|과의|에는|에도|은|는|이|가|을|를|의|에|로|와|과|도|만|한|할|인)$"
)
_STEM_LOCK = Lock()
_VOCABULARY = 32_768
"""So many words of a language are known twice over."""
_FUNCTIONAL = 2_048
"""So many stems of words that carry no content are known, of all languages."""
_LANGUAGES = 24
_TEXTS, _LONGEST_TEXT = 512, 1_000
"""So many sentences that were read last are kept as words, none longer: one sentence is read for
its fitness, for its stems, for grouping and for what is new in it."""
_SPACE = b" \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


def words(text: str, language: str = "en") -> list[str]:
    """Return the words of `text`, in order, lower-case."""
    if not text.isascii():
        text = _plain(text)
    text = text.lower()
    if text.isascii() and language not in _ELIDING:
        return _PLAIN_TOKEN.findall(text)
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        piece = match[0]
        if match.lastgroup == "han":
            found.extend(_runs(piece, 2))
        elif match.lastgroup == "spaceless":
            found.extend(_runs(piece, 3))
        elif language in _ELIDING:
            found.extend(part for part in piece.split("'") if part)
        else:
            found.append(piece)
    return found


def _plain(text: str) -> str:
    """Return a text with plain signs; ten times as fast as `str.translate`."""
    for sign in _APOSTROPHES:
        text = text.replace(sign, "'")
    for sign in _PARTING:
        text = text.replace(sign, " ")
    return text


def stem(word: str, language: str) -> str:
    """Return the stem of a word as `words` gives it (itself where no stemmer is known)."""
    found = _vocabulary(language)[word]
    return _functional_stem(word, language) if found is None else found


def stems(text: str, language: str) -> list[str]:
    """Return the stems of all words of `text`, in order."""
    told = words(text, language)
    return [
        _functional_stem(word, language) if found is None else found
        for word, found in zip(told, map(_vocabulary(language).__getitem__, told), strict=True)
    ]


def content_stems(text: str, language: str) -> list[str]:
    """Return the stems of the words of `text` that carry content, in order: no function words."""
    return list(read_words(text, language)[1])


def read_words(text: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of `text`, and the stems of those that carry content, both in order."""
    return _read_lately(text, language) if len(text) <= _LONGEST_TEXT else _read(text, language)


def is_content(word: str, language: str) -> bool:
    """Return whether a word as `words` gives it says something about the subject."""
    stops = stop_words(language)
    if word in stops:
        return False
    if word.isascii():
        return len(word) > 1 or word.isdigit()
    if language == "zh":
        return not any(character in stops for character in word)
    return not _HIRAGANA_ONLY.fullmatch(word)


def sentence_stems(sentences: Sequence[str], language: str) -> list[tuple[str, ...]]:
    """Return the content stems of every sentence of one text.

    In a language without a list of function words, those are words that are short and in every
    sixth sentence, or in two of five, of a text of at least 8 sentences.
    """
    per_sentence = [read_words(sentence, language)[1] for sentence in sentences]
    if has_stop_words(language) or language in ("ja", "ko") or len(sentences) < 8:
        return per_sentence
    seen_in = Counter(s for one in per_sentence for s in set(one))
    often = {s for s, n in seen_in.items() if n / len(sentences) > (0.16 if len(s) < 5 else 0.4)}
    return [tuple(s for s in one if s not in often) for one in per_sentence]


def numbers(text: str) -> frozenset[str]:
    """Return the numbers in `text`, written one way: `1,300` is `1300` and `3,5` is `3.5`."""
    found = (unicodedata.normalize("NFKC", match) for match in _NUMBER.findall(text))
    return frozenset(_GROUPING.sub("", number).replace(",", ".") for number in found)


def length(text: str) -> int:
    """Return about how many English words long `text` is, in any script."""
    if text.isascii() or not _UNSPACED.search(text):
        return len(text.split())
    size = 0.0
    for match in _TOKEN.finditer(text):
        if match.lastgroup in ("han", "hira", "kata"):
            size += len(match[0]) / 2
        elif match.lastgroup == "spaceless":
            size += len(match[0]) / 5
        else:
            size += 1
    return max(1, round(size)) if size else 0


def is_shorter(text: str, size: int) -> bool:
    """Return whether `text` is less than so many English words long, in any script."""
    if text.isascii() or not _UNSPACED.search(text):
        return len(text.split(None, size - 1)) < size
    return length(text) < size


def visible_length(text: str) -> int:
    """Return how many characters of `text` are no white space."""
    if text.isascii():
        return len(text.encode().translate(None, _SPACE))
    return len("".join(text.split()))


def has_letters(text: str, share: float) -> bool:
    """Return whether at least this part of the visible characters belongs to words."""
    plain = len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    # Each plain letter belongs to a word; nearly every sentence has so many of them.
    return plain >= share * len(text) > 0 or share_of_letters(text) >= share


def share_of_letters(text: str) -> float:
    """Return which part of the visible characters belongs to words, not numbers or signs."""
    visible = visible_length(text)
    if not visible:
        return 0.0
    if text.isascii():
        return len(text.encode().translate(None, _NO_LETTERS)) / visible
    lettered = sum(len(m[0]) for m in _TOKEN.finditer(text) if m.lastgroup != "number")
    return lettered / visible


def _runs(characters: str, size: int) -> list[str]:
    if len(characters) <= size:
        return [characters]
    return [characters[i : i + size] for i in range(len(characters) - size + 1)]


class Vocabulary(dict[str, str | None]):
    """The stems of a language by word, found out when they are asked for.

    None is in the place of the stem of a word that carries no content. At most `most` words are
    known twice over: those met last, and those before.
    """

    def __init__(self, language: str, most: int) -> None:
        super().__init__()
        self._language = language
        self._most = most
        self._before: dict[str, str | None] = {}
        """Words met earlier, kept until as many others were met."""

    def __missing__(self, word: str) -> str | None:
        if len(self) >= self._most:
            self._before = dict(self)
            self.clear()
        before = self._before
        found = before[word] if word in before else self._find(word)
        self[word] = found
        return found

    def _find(self, word: str) -> str | None:
        return _find_stem(word, self._language) if is_content(word, self._language) else None


@lru_cache(maxsize=_LANGUAGES)
def _vocabulary(language: str) -> Vocabulary:
    return Vocabulary(language, _VOCABULARY)


def _read(text: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    told = words(text, language)
    stemmed = map(_vocabulary(language).__getitem__, told)
    return tuple(told), tuple([one for one in stemmed if one is not None])


_read_lately = lru_cache(maxsize=_TEXTS)(_read)


def _find_stem(word: str, language: str) -> str:
    if _HANGUL.fullmatch(word):
        return _KOREAN_TAIL.sub("", word)
    stemmer = _stemmer(language)
    if stemmer is None or not word[0].isalpha() or len(word) > 64:
        return word
    with _STEM_LOCK:  # snowball's stemmers keep state between two lines of code
        return str(stemmer.stemWord(word))


_functional_stem = lru_cache(maxsize=_FUNCTIONAL)(_find_stem)


@lru_cache(maxsize=40)
def _stemmer(language: str) -> _Stemmer | None:
    if language not in STEMMERS:
        return None
    import snowballstemmer  # has PyStemmer do the work, compiled and in a tenth of the time

    stemmer: _Stemmer = snowballstemmer.stemmer(STEMMERS[language])
    return stemmer
