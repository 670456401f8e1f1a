"""Firms: the single words that name a firm in an article which also names its founder."""

from collections import Counter
from collections.abc import Sequence

from bot.actors.english import COURTESIES
from bot.actors.link import Named


def find_firms(names: Sequence[Named]) -> frozenset[tuple[str, ...]]:
    """Return the single words that name a firm beside its founder: "Ford" beside "Mr Ford".

    Copy that calls the man "Mr Ford" does not also call him "Ford": where the bare word came before
    his full name, and comes again, it is the firm's. Headlines call everybody by the bare surname.
    """
    names = [named for named in names if not named.in_title]
    single = [named for named in names if len(named.words) == 1 and not named.key]
    polite = {named.words for named in single if named.title in COURTESIES}
    bare = [named for named in single if not named.title and not named.placed]
    often = Counter(named.words for named in bare)
    full = {(named.words[-1],) for named in names if len(named.words) > 1}
    opening = set[tuple[str, ...]]()
    for named in names:
        if len(named.words) > 1:
            opening.add((named.words[-1],))
        elif named.words in polite & full and named.words not in opening and not named.title:
            opening.add((named.words[0], "firm"))
    return frozenset(w for w in polite & full if often[w] > 1 and (w[0], "firm") in opening)
