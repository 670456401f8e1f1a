"""Which sentences of a page are fit to be shown."""

import re
from collections.abc import Sequence
from functools import lru_cache

from summarizers.text.boilerplate import is_boilerplate
from summarizers.text.dateline import is_dateline
from summarizers.text.quotes import inside_quotations
from summarizers.text.words import (
    SPACELESS,
    content_stems,
    has_letters,
    is_shorter,
    read_words,
    visible_length,
)

_ENDS = re.compile(r"[.!?…‽؟。！？｡۔।॥։።។](?:\W|\[\d{1,3}\])*$")
_HEADING_WORDS = 12
_STUB_WORDS = 4
_FRAGMENT = re.compile(
    "(?:Was|Wie|Warum|Wieso|Weshalb|Wer|Wo|Wann|Wohin|Woher|Womit|Worum|Welche[mnrs]?|Ob|Dass|Weil"
    "|Obwohl|Wenn|Sodass)\\s[^,:;–—?!]*[.…]$"
)
"""A German clause that nothing governs, or a comma would follow it: a teaser."""
_CODE = re.compile(r"[{};|\\=<>\t_]")
_LINE_OF_CODE = re.compile(r"[{}]\s*$|\w\([^()]{0,80}\)\s*[:;]?\s*$")
_PROSE_SHARE = 0.5
_LONGEST_LINE_OF_CODE = 80
_FEW = 3
_SEEN = 600
_TAIL = 40
_LONGEST = 30_000
"""Characters; what goes on for longer is no sentence that can be shown."""
_SENTENCES = 512
"""So many sentences that were looked at last are known: a text is cleaned when it is stored, and
what is left of it by whoever chooses from it."""


def usable(sentences: Sequence[str], *, title: str = "", language: str = "en") -> list[int]:
    """Return the indexes of the sentences fit to be shown, ascending.

    Out go boilerplate, tables and code, repetitions of the title and of earlier sentences, and
    headings, stubs and what stands in the middle of a quotation; those last ones stay where there
    is nothing better.
    """
    kept: list[int] = []
    seen: set[str] = set()
    title_stems = set(content_stems(title, language))
    for index, sentence in enumerate(sentences):
        if len(sentence) > _LONGEST:
            continue
        folded = " ".join(sentence.lower().split())
        if folded in seen or not _is_news(sentence[:_SEEN], len(sentence)):
            continue
        seen.add(folded)
        if not _repeats(sentence, title, title_stems, language):
            kept.append(index)
    said = inside_quotations(sentences) if language == "en" else ()
    whole = [
        index for index in kept if index not in said and not _is_stub(sentences[index], language)
    ]
    return whole or kept


def presentable(sentences: Sequence[str], *, title: str = "", language: str = "en") -> list[int]:
    """Return `usable`, but rather what repeats the title than nothing at all."""
    kept = usable(sentences, title=title, language=language)
    return kept or usable(sentences, language=language)


@lru_cache(maxsize=_SENTENCES)
def _is_news(beginning: str, size: int) -> bool:
    """Whether a sentence so long that begins so is prose, and neither boilerplate nor dateline."""
    return (
        _is_prose(beginning, size)
        and not is_boilerplate(beginning)
        and not (size == len(beginning) and is_dateline(beginning))
    )


def _is_prose(text: str, size: int) -> bool:
    if size <= _LONGEST_LINE_OF_CODE and _LINE_OF_CODE.search(text):
        return False
    if not has_letters(text, _PROSE_SHARE):
        return False
    signs = _CODE.findall(text)
    return not signs or len(signs) <= visible_length(text) // 40


def is_ended(sentence: str) -> bool:
    """Return whether a sentence ends as sentences do, marks and a footnote's number behind."""
    return _ENDS.search(sentence[-_TAIL:]) is not None


def _is_stub(sentence: str, language: str) -> bool:
    if not is_ended(sentence) and language not in ("th", "lo", "km", "my"):
        # Korean: lines of headlines, joined.
        return language == "ko" or is_shorter(sentence, _HEADING_WORDS) or _is_shouted(sentence)
    if language == "de" and _FRAGMENT.match(sentence):
        return True
    return language not in SPACELESS and is_shorter(sentence, _STUB_WORDS)


def _is_shouted(sentence: str) -> bool:
    """Whether a line is in capitals; in scripts without any, a name in capitals makes none."""
    capitals = sum(map(str.isupper, sentence))
    return 2 * capitals > sum(map(str.isalpha, sentence))


def _repeats(sentence: str, title: str, title_stems: set[str], language: str) -> bool:
    if not title_stems:
        return bool(title) and sentence.strip().rstrip(".") == title.strip().rstrip(".")
    own = read_words(sentence[:_SEEN], language)[1]
    both = title_stems.intersection(own)
    return (bool(both) and len(both) >= 0.8 * len(title_stems.union(own))) or (
        language != "en" and len(title_stems) > _FEW and _is_title_line(sentence, own, title_stems)
    )


def _is_title_line(sentence: str, own: Sequence[str], title_stems: set[str]) -> bool:
    """Whether a line that is no sentence is the title with a few words before it."""
    return not is_ended(sentence) and (
        len(title_stems.intersection(own)) >= 0.8 * len(title_stems)
        and len(set(own)) <= 2 * len(title_stems)
    )
