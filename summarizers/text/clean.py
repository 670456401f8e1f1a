"""Which sentences of a page are fit to be shown."""

import re
from collections.abc import Sequence

from summarizers.text.boilerplate import is_boilerplate
from summarizers.text.dateline import is_dateline
from summarizers.text.words import content_stems, length, share_of_letters

_ENDS = re.compile(r"[.!?…‽؟。！？｡۔।॥։።។](?:\W|\[\d{1,3}\])*$")
_HEADING_WORDS = 12
_STUB_WORDS = 4
_UNSPACED = frozenset(("ja", "zh", "th", "lo", "km", "my"))
_CODE = re.compile(r"[{};|\\=<>\t_]")
_LINE_OF_CODE = re.compile(r"[{}]\s*$|\w\([^()]{0,80}\)\s*[:;]?\s*$")
_PROSE_SHARE = 0.5
_LONGEST_LINE_OF_CODE = 80
_SEEN = 600
_TAIL = 40


def usable(sentences: Sequence[str], *, title: str = "", language: str = "en") -> list[int]:
    """Return the indexes of the sentences fit to be shown, ascending.

    Out go boilerplate, tables and code, repetitions of the title and of earlier sentences, and
    headings and stubs; those last ones stay where there is nothing better.
    """
    kept: list[int] = []
    seen: set[str] = set()
    title_stems = set(content_stems(title, language))
    for index, sentence in enumerate(sentences):
        folded = " ".join(sentence.lower().split())
        if folded in seen or not _is_prose(sentence) or _is_no_sentence(sentence):
            continue
        seen.add(folded)
        if not _repeats(sentence, title, title_stems, language):
            kept.append(index)
    whole = [index for index in kept if not _is_stub(sentences[index], language)]
    return whole or kept


def presentable(sentences: Sequence[str], *, title: str = "", language: str = "en") -> list[int]:
    """Return `usable`, but rather what repeats the title than nothing at all."""
    kept = usable(sentences, title=title, language=language)
    return kept or usable(sentences, language=language)


def _is_no_sentence(sentence: str) -> bool:
    return is_boilerplate(sentence) or is_dateline(sentence)


def _is_prose(sentence: str) -> bool:
    text = sentence[:_SEEN]
    solid = len("".join(text.split()))
    if len(sentence) <= _LONGEST_LINE_OF_CODE and _LINE_OF_CODE.search(text):
        return False
    return share_of_letters(text) >= _PROSE_SHARE and len(_CODE.findall(text)) <= solid // 40


def _is_stub(sentence: str, language: str) -> bool:
    size = length(sentence)
    if not _ENDS.search(sentence[-_TAIL:]) and language not in ("th", "lo", "km", "my"):
        return size < _HEADING_WORDS
    return size < _STUB_WORDS and language not in _UNSPACED


def _repeats(sentence: str, title: str, title_stems: set[str], language: str) -> bool:
    if not title_stems:
        return bool(title) and sentence.strip().rstrip(".") == title.strip().rstrip(".")
    own = set(content_stems(sentence[:_SEEN], language))
    return len(own & title_stems) >= 0.8 * len(own | title_stems)
