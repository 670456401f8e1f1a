"""How much each word of one language tells about which event an article is on.

By inverse document frequency. A window of a few articles cannot show which words are common, so
the counting starts as if 1,000 other articles had been seen, with each word in as many as news
texts have it (`word_shares`).

Words have numbers here, for lists are faster than dictionaries. A word that no article has any
more gives its number back.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from summarizers.text.newswords import is_counted, word_shares

_PRIOR_ARTICLES = 1000
_OTHER_COUNTED, _OTHER_LISTED = 0.002, 0.01
"""The share of texts that a word without a known one is in: where words were counted, where not."""

_LONE_ARTICLES = 100
"""In a window of so many articles, a word that is in one of them counts half: it says little of
which other article is about the same, but lowers every cosine."""

_OWN_PRIOR = 0.1
"""A word of more than a tenth of all news is particular to no event."""
_OWN_BEFORE = _OWN_PRIOR * _PRIOR_ARTICLES + 1

_EXACTLY, _STEPS = 64, 4
"""From so many articles on their number is rounded, in so many steps at least until it doubles:
one article more does not change the weight of every word."""


class WordWeights:
    """Words, how many articles have each, and what that weighs."""

    def __init__(self, language: str) -> None:
        self._prior, self._other = _prior(language)
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self._free: list[int] = []
        self._counts: list[int] = []
        """How many articles have each word."""
        self._before: list[float] = []
        """How many had it before the first one, and one."""
        self._articles = 0
        self._top, self._lone = _scale(0)
        self._tables: dict[float, list[float]] = {}
        """What a word weighs squared, by how many had it before and by how many have it now."""
        self._table_of: list[list[float]] = []
        """The table of each word: words share them, so no logarithm is taken for each."""
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
        numbers = self._number(list(words))
        counts, tables, squares, places = self._counts, self._table_of, self._squares, self.places
        for number in numbers:
            seen = counts[number] + 1
            counts[number] = seen
            table = tables[number]
            squares[number] = table[seen] if seen < len(table) else self._square(number)
            there = places[number]
            if there is not None:
                there.append(article_id)
            elif seen == 1:
                self._note(number, article_id)
            elif number in self._only:
                places[number] = [self._only.pop(number), article_id]
        if article_id < self._newest:  # it comes back into the window
            self._sort(numbers)
        self._newest = max(article_id, self._newest)
        self._count(1)
        return numbers

    def _note(self, number: int, article_id: int) -> None:
        """Remember the only article with a word, if the word can be particular to an event."""
        if self._before[number] <= _OWN_BEFORE:
            self._only[number] = article_id

    def _number(self, words: list[str]) -> tuple[int, ...]:
        """Return the numbers of the words, some of them new."""
        known = map(self._numbers.get, words)
        return tuple(
            [
                self._new(word) if number is None else number
                for word, number in zip(words, known, strict=True)
            ]
        )

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
                self._squares[number] = self._square(number)
            else:
                self._forget(number)
        self._count(-1)

    def _new(self, word: str) -> int:
        number = self._free.pop() if self._free else len(self._words)
        if number == len(self._words):
            self._words.append("")
            self._counts.append(0)
            self._before.append(0.0)
            self._table_of.append([])
            self._squares.append(0.0)
            self.places.append(None)
        self._numbers[word] = number
        self._words[number] = word
        before = self._prior.get(word, self._other)
        self._before[number] = before
        self._table_of[number] = self._tables.setdefault(before, [])
        return number

    def _forget(self, number: int) -> None:
        del self._numbers[self._words[number]]
        self._words[number] = ""
        self._only.pop(number, None)
        self._free.append(number)

    def _count(self, more: int) -> None:
        """Count an article more or less: every word weighs something else when that matters."""
        self._articles += more
        scale = _scale(self._articles)
        if scale != (self._top, self._lone):
            self._top, self._lone = scale
            for table in self._tables.values():
                table.clear()
            self._is_outdated = True

    def squares(self) -> list[float]:
        """Return the squared weight of each word, by its number.

        Of a lone word it is what it adds to the length of its article.
        """
        if self._is_outdated:
            self._squares[:] = map(self._square, range(len(self._words)))
            self._is_outdated = False
        return self._squares

    def _square(self, number: int) -> float:
        """Return what a word weighs squared; words that are as common share one number."""
        table, seen = self._table_of[number], self._counts[number]
        while len(table) <= seen:
            weight = self._top - log(len(table) + self._before[number])
            table.append(weight * weight * (self._lone if len(table) == 1 else 1))
        return table[seen]


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
    other = _OTHER_COUNTED if is_counted(language) else _OTHER_LISTED
    return known, other * _PRIOR_ARTICLES + 1
