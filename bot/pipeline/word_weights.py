"""How much each word of one language tells about which event an article is on.

By inverse document frequency. A window of a few articles cannot show which words are common, so
the counting starts as if 1,000 other articles had been seen, with each word in as many as news
texts have it (`word_shares`).

Words have numbers here, for lists are faster than dictionaries. A word that no article has any
more gives its number back.
"""

from array import array
from bisect import insort
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

_EXACTLY, _STEPS = 64, 8
"""From so many articles on their number is rounded, in so many steps at least until it doubles:
one article more does not change the weight of every word."""


class WordWeights:
    """Words, how many articles have each, and what that weighs."""

    def __init__(self, language: str) -> None:
        self._prior, self._other = _prior(language)
        self._numbers = {"": 0}  # 0 is no word: it fills up short articles
        self._words = [""]
        self._free: list[int] = []
        self._counts = array("l", [0])
        self._before = array("d", [1.0])
        """In how many articles each word counts as seen at first, and one."""
        self._articles = 0
        self._top, _ = _scale(0)
        self._squares = array("d", [0.0])
        self._recounted: list[int] = []
        """The words that were counted since words were weighed."""
        self.places: list[list[int] | int | None] = [None]
        """The articles with each word that can be particular to an event, the newest last."""

    def add(self, article_id: int, words: Iterable[str]) -> tuple[int, ...]:
        """Count the words of an article and return their numbers."""
        known, places = self._numbers, self.places
        numbers = [known[word] if word in known else self._new(word) for word in words]
        self._count(numbers, 1)
        for number in numbers:
            there = places[number]
            if isinstance(there, list):
                if article_id > there[-1]:
                    there.append(article_id)
                else:
                    insort(there, article_id)  # it comes back into the window
            elif there is not None:
                places[number] = sorted((there, article_id)) if there else article_id
        return tuple(numbers)

    def known(self, words: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of those of the words that an article has."""
        return tuple(self._numbers[word] for word in words if word in self._numbers)

    def remove(self, article_id: int, numbers: Sequence[int]) -> None:
        """Take an article out again."""
        self._count(numbers, -1)
        places = self.places
        for number in numbers:
            there = places[number]
            if isinstance(there, list):
                there.remove(article_id)
                if len(there) == 1:
                    places[number] = there[0]
            elif there is not None:
                places[number] = 0
            if not self._counts[number]:
                self._forget(number)

    def _new(self, word: str) -> int:
        number = self._free.pop() if self._free else len(self._words)
        if number == len(self._words):
            self._words.append("")
            self._counts.append(0)
            self._before.append(1.0)
            self._squares.append(0.0)
            self.places.append(None)
        self._numbers[word] = number
        self._words[number] = word
        before = self._prior.get(word, self._other)
        self._before[number] = before + 1
        self.places[number] = 0 if before <= _OWN_PRIOR * _PRIOR_ARTICLES else None
        return number

    def _forget(self, number: int) -> None:
        del self._numbers[self._words[number]]
        self._words[number] = ""
        self.places[number] = None
        self._free.append(number)

    def _count(self, numbers: Sequence[int], more: int) -> None:
        """Count an article more or less with each word."""
        counts = self._counts
        for number in numbers:
            counts[number] += more
        self._articles += more
        self._recounted.extend(numbers)

    def squares(self) -> "array[float]":
        """Return the squared weight of each word, by its number.

        Of a lone word it is what it adds to the length of its article.
        """
        if self._recounted:
            self._weigh()
        return self._squares

    def _weigh(self) -> None:
        """Weigh the words that were counted since, or all where that changes with their number."""
        numbers: Iterable[int] = self._recounted
        top, lone = _scale(self._articles)
        if top != self._top or len(self._recounted) > len(self._words):
            self._top, numbers = top, range(1, len(self._words))
        counts, before, squares = self._counts, self._before, self._squares
        for number in numbers:
            count = counts[number]
            weight = top - log(count + before[number])
            squares[number] = weight * weight if count > 1 else weight * weight * lone
        self._recounted.clear()


def _scale(articles: int) -> tuple[float, float]:
    """Return the logarithm of how many articles count as seen, and what a lone word counts."""
    if articles >= _EXACTLY:
        step = (1 << articles.bit_length() - 1) // _STEPS
        articles = articles // step * step
    return log(articles + _PRIOR_ARTICLES + 1), _LONE_ARTICLES / (_LONE_ARTICLES + articles)


@lru_cache(maxsize=32)
def _prior(language: str) -> tuple[dict[str, float], float]:
    """Return in how many of the articles before the first one a word was seen; and any other."""
    known = {term: share * _PRIOR_ARTICLES for term, share in word_shares(language).items()}
    other = _OTHER_COUNTED if is_counted(language) else _OTHER_LISTED
    return known, other * _PRIOR_ARTICLES
