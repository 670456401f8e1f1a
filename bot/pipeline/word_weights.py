"""How much each word of one language tells about which event an article is on.

By inverse document frequency. A window of a few articles cannot show which words are common, so
the counting starts as if 1,000 other articles had been seen, with each word in as many as news
texts have it (`word_shares`).

Words have numbers here, for lists are faster than dictionaries. A word that no article has any
more gives its number back.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from math import log
from operator import getitem

from summarizers.text.newswords import word_shares

_PRIOR_ARTICLES = 1000
_OTHER = 0.002
"""The share of texts that a word without a known one is in, in every language: what is counted in
the window soon says more."""

_LONE_ARTICLES = 100
"""In a window of so many articles, a word that is in one of them counts half: it says little of
which other article is about the same, but lowers every cosine."""

_OWN_PRIOR = 0.1
"""A word of more than a tenth of all news is particular to no event."""
_OWN_BEFORE = _OWN_PRIOR * _PRIOR_ARTICLES + 1

_ROOM = 64
"""For so many words room is made at once."""

_EXACTLY, _STEPS = 64, 4
"""From so many articles on their number is rounded, in so many steps at least until it doubles:
one article more does not change the weight of every word."""


class _Table(dict[int, float]):
    """What words weigh squared that are as common at first, by how many articles have them now.

    Words share them, so that no logarithm is taken for each.
    """

    def __init__(self, weights: "WordWeights", before: float) -> None:
        super().__init__()
        self._weights, self._before = weights, before
        self.is_particular = before <= _OWN_BEFORE
        """Whether such words can be particular to an event."""

    def __missing__(self, seen: int) -> float:
        weight = self._weights.top - log(seen + self._before)
        square = self[seen] = weight * weight * (self._weights.lone if seen == 1 else 1)
        return square


class _Numbers(dict[str, int]):
    """The numbers of words; one that has none yet is given one."""

    def __init__(self, give: Callable[[str], int]) -> None:
        super().__init__()
        self._give = give

    def __missing__(self, word: str) -> int:
        number = self[word] = self._give(word)
        return number


class WordWeights:
    """Words, how many articles have each, and what that weighs."""

    def __init__(self, language: str) -> None:
        self._prior, self._other = _prior(language)
        self._numbers = _Numbers(self._learn)
        self._words: list[str] = []
        self._free: list[int] = []
        self._counts: list[int] = []
        """How many articles have each word."""
        self._articles = 0
        self.top, self.lone = _scale(0)
        """The logarithm of how many articles count as seen, and what a lone word counts."""
        self.changes = 0
        """How often what words weigh has changed."""
        self._tables: dict[float, _Table] = {}
        """By how many had a word before."""
        self._table_of: list[_Table] = []
        """The table of each word."""
        self._squares: list[float] = []
        self._is_outdated = False
        """Whether all words are to be weighed anew before that is asked for: not for each of the
        many articles of a window that is read."""
        self.places: list[list[int] | None] = []
        """The articles with each word that can be particular to an event, the newest last, where
        there are two at least."""
        self._only: dict[int, int] = {}
        """The article with such a word where there is one."""
        self._newest = -1

    def __len__(self) -> int:
        """Return what all numbers are below."""
        return len(self._words)

    def add(self, article_id: int, words: Iterable[str]) -> tuple[int, ...]:
        """Count the words of an article and return their numbers."""
        numbers = tuple(map(self._numbers.__getitem__, words))
        counts, tables, squares, places = self._counts, self._table_of, self._squares, self.places
        only = self._only
        for number in numbers:
            seen = counts[number] + 1
            counts[number] = seen
            squares[number] = tables[number][seen]
            there = places[number]
            if there is not None:
                there.append(article_id)
            elif seen == 1:
                if tables[number].is_particular:
                    only[number] = article_id
            elif number in only:
                places[number] = [only.pop(number), article_id]
        if article_id < self._newest:  # it comes back into the window
            self._sort(numbers)
        self._newest = max(article_id, self._newest)
        self._count(1)
        return numbers

    def _sort(self, numbers: Iterable[int]) -> None:
        for there in filter(None, map(self.places.__getitem__, numbers)):
            there.sort()

    def known(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of those of the words that an article has."""
        return tuple(self._numbers[word] for word in words if word in self._numbers)

    def remove(self, article_id: int, numbers: Sequence[int]) -> None:
        """Take an article out again."""
        for number in numbers:
            self._counts[number] -= 1
            there = self.places[number]
            if there is not None:
                there.remove(article_id)
                if len(there) == 1:
                    self._only[number] = there[0]
                    self.places[number] = None
            if self._counts[number]:
                self._squares[number] = self._table_of[number][self._counts[number]]
            else:
                self._forget(number)
        self._count(-1)

    def _learn(self, word: str) -> int:
        """Return a number for a new word: that of a word that is gone, if there is one."""
        if not self._free:
            self._make_room()
        number = self._free.pop()
        self._words[number] = word
        self._table_of[number] = self._table(self._prior.get(word, self._other))
        return number

    def _make_room(self) -> None:
        """Have some more numbers that are free; the lowest comes next."""
        size = len(self._words)
        self._free = list(range(size + _ROOM - 1, size - 1, -1))
        self._words.extend(repeat("", _ROOM))
        self._counts.extend(repeat(0, _ROOM))
        self._table_of.extend(repeat(self._table(self._other), _ROOM))
        self._squares.extend(repeat(0.0, _ROOM))
        self.places.extend(repeat(None, _ROOM))

    def _table(self, before: float) -> _Table:
        table = self._tables.get(before)
        if table is None:
            table = self._tables[before] = _Table(self, before)
        return table

    def _forget(self, number: int) -> None:
        del self._numbers[self._words[number]]
        self._words[number] = ""
        self._only.pop(number, None)
        self._free.append(number)

    def _count(self, more: int) -> None:
        """Count an article more or less: every word weighs something else when that matters."""
        self._articles += more
        self.changes += 1
        scale = _scale(self._articles)
        if scale != (self.top, self.lone):
            self.top, self.lone = scale
            for table in self._tables.values():
                table.clear()
            self._is_outdated = True

    def squares(self) -> list[float]:
        """Return the squared weight of each word, by its number.

        Of a lone word it is what it adds to the length of its article.
        """
        if self._is_outdated:
            self._squares[:] = map(getitem, self._table_of, self._counts)
            self._is_outdated = False
        return self._squares


def _scale(articles: int) -> tuple[float, float]:
    """Return the logarithm of how many articles count as seen, and what a lone word counts."""
    if articles >= _EXACTLY:
        step = (1 << articles.bit_length() - 1) // _STEPS
        articles = articles // step * step
    return log(articles + _PRIOR_ARTICLES + 1), _LONE_ARTICLES / (_LONE_ARTICLES + articles)


@lru_cache(maxsize=32)
def _prior(language: str) -> tuple[dict[str, float], float]:
    """Return in how many articles a word counts as seen at first, and one; and any other word."""
    known = {term: share * _PRIOR_ARTICLES + 1 for term, share in word_shares(language).items()}
    return known, _OTHER * _PRIOR_ARTICLES + 1
