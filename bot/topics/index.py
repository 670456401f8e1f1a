"""All subscriptions against one article, in the time of those few that could match.

Every query is filed under one alternative of keys of which a match must have at least one: of an
AND the rarest part, of an OR all parts. An article looks up its own keys, and only the queries
found there are checked in full. How rare a key is in articles is guessed from its form; how many
queries share it is counted, so that a popular word is nobody's key if there is a better one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from bot.topics.query import Query
from bot.topics.subject import Subject
from bot.topics.terms import And, Leaf, Node, Not, Or

__all__ = ["Subject", "TopicIndex"]

_EXPECTED = {"a": 0.01, "p": 0.3, "c": 0.1, "s": 0.2}
"""How likely an article has a key of that kind (an actor, a beginning, a part, a section)."""


class TopicIndex:
    """Queries by number, ready to be matched; `match` answers exactly as each query would."""

    def __init__(self, pairs: Iterable[tuple[int, Query]]) -> None:
        self._queries = list(pairs)
        shared = Counter(key for _, query in self._queries for key in _all_keys(query.root))
        self._filed: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, query) in enumerate(self._queries):
            for key in _filing_keys(query.root, shared):
                self._filed[key].append(place)

    def __len__(self) -> int:
        """Return how many queries there are."""
        return len(self._queries)

    def match(self, subject: Subject) -> set[int]:
        """Return the numbers of all queries that match the subject."""
        filed = self._filed
        places = {place for key in subject.index_keys() if key in filed for place in filed[key]}
        return {
            number
            for number, query in map(self._queries.__getitem__, places)
            if query.matches(subject)
        }


def _all_keys(node: Node) -> Iterator[str]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _all_keys(part)
        case Leaf():
            yield from node.index_keys()


def _filing_keys(node: Node, shared: Counter[str]) -> list[str]:
    """Return keys of which every match has one, as few candidates behind them as possible.

    Empty where a part demands nothing to be present; a parsed query as a whole never is.
    """
    match node:
        case Not():
            return []
        case And(parts):
            found = [keys for part in parts if (keys := _filing_keys(part, shared))]
            return min(found, key=lambda keys: _cost(keys, shared), default=[])
        case Or(parts):
            found = [_filing_keys(part, shared) for part in parts]
            return [key for keys in found for key in keys] if all(found) else []
        case _:
            return [min(node.index_keys(), key=lambda key: _cost([key], shared))]


def _cost(keys: list[str], shared: Counter[str]) -> float:
    return sum(shared[key] * _EXPECTED.get(key[0], min(1.0, 4 / len(key) ** 2)) for key in keys)
