"""Lone names: people the article gives one name only, found wherever that name stands again."""

import re
from collections.abc import Collection, Iterator

from bot.actors import english
from bot.actors.tokens import find_name, tokenise

_OPENING = re.compile(r"(?:^|[.!?:\n“\"‘]\s*)(?P<word>[A-Z]\w+ )?$")
_CAPITAL_BEFORE = re.compile(r"[A-Z]\w+ $")
_ASKING = frozenset(("ask", "tell", "meet", "see", "and", "but", "when", "then", "so", "if"))
"""Words that begin a sentence before a name: "Ask Vikraman"."""
_MOST_NAMES = 100
_SHORTEST = 3
_REACH = 30


def find_lone(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where the names stand alone: "her husband, Per", then "Per likes cats"."""
    for name in sorted(name for name in names if len(name) >= _SHORTEST)[:_MOST_NAMES]:
        for start, end in find_name(text, name):
            followed = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
            if not followed and _is_name(text, start, end):
                yield start, end


def tail_of(name: str) -> str:
    """Return the pattern of "van der Meulen" in "Joost van der Meulen"; empty if it has none."""
    words = re.split(r"[\s-]", name.rstrip("- "))
    for at in range(1, len(words) - 1):
        if words[at].lower() in english.SMALL_WORDS:
            inner = r"[ -]".join(map(re.escape, words[at:]))
            return rf"(?<![\w-]){inner}(?![\w-])"
    return ""


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether it is a name here too: not a word that has its capital from the sentence."""
    before = text[max(0, start - _REACH) : start]
    opening = _OPENING.search(before)
    if opening is None:
        return _CAPITAL_BEFORE.search(before) is None
    if opening.group("word"):
        return opening.group("word").strip().lower() in _ASKING
    after = tokenise(text, end, min(len(text), end + _REACH))
    between = text[end : after[0].start] if after else ""
    if between != " ":
        return between in ("’s ", "'s ")
    verb = after[0].fold
    return verb in english.SAYING | english.ACTING or verb.endswith(("s", "ed"))
