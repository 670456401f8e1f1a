"""Lists of other things on a page: five items alike, each with a linked title and a date.

News of the same section, events of other days, posts of the month: each item is made as its
neighbours are, begins with a link and says when. Of 86 such lists on 1,313 pages whose articles
people or rules had marked, four held a word of the article.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

_FEWEST = 5
"""Items alike from which on they are a list."""
_MOST = 4 / 5
"""Share of them that has to be so."""
_TITLED = 3 / 5
"""Share whose link has the words of a title: names of those who comment are shorter."""
_TITLE = 3
"""Words of a title at least."""
_SHORTEST, _LONGEST = 12, 120
"""Words of an item: of the one in the middle at least, of each at most."""
_READ = 200
"""Pieces of an item's text that are read: enough to see that it is too long for an item."""
_ITEMS = frozenset(("div", "li", "section", "article"))
_DATED = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,2} ?(?:h|min|hour|day|week|month)s?\.? ago\b"
    r"|\bvor \d+ (?:Min|Std|Tag)|\bil y a \d|\bhace \d"
    r"|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"\.?,? \d{1,2}\b"
)


def find_listed(tree: Any) -> set[Any]:
    """Return the elements of a page (lxml's) that are items of such a list."""
    return {item for items in _alike(tree) if _is_list(items) for item in items}


def _alike(tree: Any) -> Iterator[list[Any]]:
    """Yield the children of an element that have the tag and the class of most of them."""
    for element in tree.iter():
        if len(element) < _FEWEST:
            continue
        kinds = [(child.tag, child.get("class")) for child in element]
        kind, count = Counter(kinds).most_common(1)[0]
        if count >= _FEWEST and kind[0] in _ITEMS and kind[1]:
            yield [child for child, own in zip(element, kinds, strict=True) if own == kind]


def _is_list(items: Sequence[Any]) -> bool:
    linked = titled = dated = 0
    sizes = []
    may_miss = (1 - _MOST) * len(items)
    for seen, item in enumerate(items, 1):
        title, text = _read(item)
        sizes.append(text.count(" ") + 1)
        linked += bool(title)
        titled += title.count(" ") >= _TITLE - 1
        dated += _DATED.search(text) is not None
        if sizes[-1] > _LONGEST or max(seen - linked, seen - dated) > may_miss:
            return False
    return titled >= _TITLED * len(items) and sorted(sizes)[len(items) // 2] >= _SHORTEST


def _read(item: Any) -> tuple[str, str]:
    """Return the link that an item begins with ("" where it does not), and its text."""
    text = _flat(islice(item.itertext("*"), _READ))
    for link in item.iter("a"):
        if words := _flat(islice(link.itertext("*"), _READ)):
            return words if text.startswith(words) else "", text
    return "", text


def _flat(pieces: Iterable[str]) -> str:
    return " ".join(" ".join(pieces).split())
