"""Which town has one known football club: its name alone is the club's in copy about football."""

from collections import defaultdict
from collections.abc import Iterable

from bot.actors.tokens import folds, word_set

_ENDS = word_set("united city rovers wanderers athletic town county albion hotspur fc afc cf")
_BEGINS = word_set("fc afc cf")


def clubs_of_towns(known: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the one key of each town of one word, from the keys and names of known actors."""
    found = defaultdict[str, set[str]](set)
    for key, name in known:
        words = folds(name)
        if key.startswith("organisation:") and len(words) > 1:
            if words[-1] in _ENDS and len(words) == 2:
                found[words[0]].add(key)
            if words[0] in _BEGINS and len(words) == 2:
                found[words[1]].add(key)
    return {town: keys.pop() for town, keys in found.items() if len(keys) == 1}
