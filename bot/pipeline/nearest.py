"""The articles of one language that are in the window, and which of them are alike.

An index from words to articles. What was measured of two articles is kept: words become common
slowly. An article's *surroundings* are all the articles that it was compared with.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nsmallest
from itertools import chain, compress, repeat
from math import fsum, sqrt
from operator import itemgetter, mul
from typing import Any

from bot.pipeline.likeness import FEW, FITTED, NEIGHBOURS, USUAL, Likeness, Measures
from bot.pipeline.word_weights import WordWeights

_SHARED_OWN_TERMS = 2
"""Articles with fewer particular words in common are not compared."""
_NEWEST, _LOOKED_UP, _LOOKED_AT = 30, 400, 8
"""Of an article's rarest words, so many of the newest articles that have one are looked at, so many
in all, and so many of them are compared."""

_STALE = 0.25
"""An article's length is measured anew when so large a part of the window came or went."""


_Pair = tuple[float, int, float, float]
"""What two articles have in common: cosine, shared terms, what both say of the odds, and what the
odds are if nothing else is around."""
_InBoth = tuple[Callable[[Any], tuple[Any, ...]], tuple[float, ...]]
"""What takes the words that two articles share out of a list, and the products of their values."""


class NearestArticles:
    """Articles of one language, known by their ids, and how alike they are.

    `story_of` is the caller's, and changes as articles are placed: see `moved`.
    """

    def __init__(
        self, language: str, story_of: Mapping[int, int], likeness: Likeness = FITTED
    ) -> None:
        self._story_of = story_of
        self._likeness = likeness
        self._weights = WordWeights(language)
        self._articles: dict[int, _Article] = {}
        self._changes = 0
        """How many articles came and went."""
        self._at_hand: _Article | None = None
        """The article whose words are in `_products`."""
        self._products: list[float] = []
        """What each word of that article adds to a cosine; 0 for every other word."""

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[int]:
        return iter(self._articles)

    def add(self, article_id: int, terms: Mapping[str, float]) -> None:
        """Add an article."""
        self._changes += 1
        self._put_away()
        numbers = self._weights.add(article_id, terms)
        self._articles[article_id] = _Article(numbers, terms.values())
        if len(self._articles) == FEW + 1:
            for one in self._articles.values():
                one.in_both.clear()

    def remove(self, article_id: int) -> None:
        """Take an article out."""
        self._changes += 1
        self._put_away()
        gone = self._articles.pop(article_id)
        self._weights.remove(article_id, gone.numbers)
        for other in gone.pairs:
            self._articles[other].lose(article_id)

    def has(self, article_id: int, terms: Mapping[str, float]) -> bool:
        """Return whether an article it holds has exactly these terms."""
        one = self._articles[article_id]
        return one.numbers == self._weights.known(terms) and one.values == (*terms.values(),)

    def moved(self, article_id: int) -> None:
        """Take notice that an article is in another story now."""
        articles = self._articles
        for other in articles[article_id].pairs:
            articles[other].surrounding = None

    def regard(self, story_of: Mapping[int, int]) -> None:
        """Measure surroundings with the articles in these stories from now on."""
        self._story_of = story_of
        for one in self._articles.values():
            one.surrounding = None

    def nearest(self, article_id: int) -> list[int]:
        """Return the few articles most like an article, by the words particular to events."""
        one = self._articles[article_id]
        one.is_compared = True
        found = self._candidates(article_id, one)
        self.compare(article_id, found)
        return found

    def compare_all(self) -> None:
        """Compare each article with every other one, as words are common now."""
        everybody = sorted(self._articles)
        squares = self._weights.squares()
        for place, one_id in enumerate(everybody):
            one = self._articles[one_id]
            one.begin_anew()
            for other_id in everybody[:place]:
                pick, products = self._in_both(one_id, other_id)
                product = sum(map(mul, pick(squares), products))
                self._keep(one_id, other_id, product, len(products))

    def _in_both(self, one_id: int, other_id: int) -> _InBoth:
        """Return the words that two articles of a small window share."""
        one, other = self._articles[one_id], self._articles[other_id]
        if other_id not in one.in_both:
            mine = dict(zip(one.numbers, one.values, strict=True))
            shared = [
                (number, mine[number] * value)
                for number, value in zip(other.numbers, other.values, strict=True)
                if number in mine
            ]
            numbers, products = zip(*shared, strict=True) if shared else ((), ())
            one.in_both[other_id] = _picker(numbers), products
        return one.in_both[other_id]

    def log_odds(self, one: int, other: int) -> float:
        """Return the log-odds that two articles report one event."""
        pair = self._pair(one, other)
        surroundings = self._surrounding(one), self._surrounding(other)
        return pair[2] + self._likeness.of_surroundings(*surroundings)

    def may_reach(self, one: int, other: int, lowest: float) -> bool:
        """Return whether the log-odds may be so high: they are if nothing else is around."""
        return self._pair(one, other)[3] >= lowest

    def reaching(self, article_id: int, lowest: float) -> list[int]:
        """Return the articles it was compared with whose log-odds may be so high."""
        pairs = self._articles[article_id].pairs
        return [other for other, pair in pairs.items() if pair[3] >= lowest]

    def measures(self, one: int, other: int) -> Measures:
        """Return what is known of two articles."""
        cosine, shared, _, _ = self._pair(one, other)
        return Measures(
            cosine,
            shared,
            (self._articles[one].size, self._articles[other].size),
            (self._surrounding(one), self._surrounding(other)),
        )

    def _surrounding(self, article_id: int) -> float:
        one = self._articles[article_id]
        if not one.is_compared:
            self.nearest(article_id)
        if one.surrounding is None:
            one.surrounding = self._mean_of_nearest(one)
        return one.surrounding

    def _mean_of_nearest(self, one: "_Article") -> float:
        """Return the mean cosine with the nearest article of each of the nearest stories."""
        story_of = self._story_of
        best: dict[int, float] = {}
        one.around.sort()
        for cosine, other in reversed(one.around):
            story_id = story_of.get(other, -other)
            if story_id not in best:
                best[story_id] = cosine if cosine > USUAL else USUAL
                if len(best) == NEIGHBOURS:
                    break
        return (fsum(best.values()) + USUAL * (NEIGHBOURS - len(best))) / NEIGHBOURS

    def _candidates(self, article_id: int, one: "_Article") -> list[int]:
        own = list(filter(None, one.pick(self._weights.places)))
        own.sort(key=len)  # words that are as rare as each other stay in the article's order
        looked_at: list[list[int]] = []
        looked_up = 0
        for places in own:
            newest = places if len(places) <= _NEWEST else places[-_NEWEST:]
            looked_up += len(newest)
            if looked_up > _LOOKED_UP:
                break
            looked_at.append(newest)
        shared = Counter(chain.from_iterable(looked_at))
        del shared[article_id]
        articles = self._articles
        rated = [
            (-words * words / articles[other].size, other)
            for other, words in shared.items()
            if words >= _SHARED_OWN_TERMS
        ]
        return [other for _, other in nsmallest(_LOOKED_AT, rated)]

    def _pair(self, one: int, other: int) -> _Pair:
        """Return what two articles have in common."""
        pairs = self._articles[one].pairs
        if other not in pairs:
            self.compare(one, [other])
        return pairs[other]

    def compare(self, article_id: int, others: Iterable[int]) -> None:
        """Find out what an article has in common with others, if that is not known."""
        one = self._articles[article_id]
        unknown = [other for other in others if other not in one.pairs]
        if not unknown:
            return
        self._take_up(one)
        for other_id in unknown:
            other = self._articles[other_id]
            products = other.pick(self._products)
            in_both = list(filter(None, products))
            product = sum(map(mul, in_both, compress(other.values, products)))
            self._keep(article_id, other_id, product, len(in_both))

    def _take_up(self, one: "_Article") -> None:
        """Have at hand what each word of an article adds to a cosine, as common as it is now."""
        if self._at_hand is one:
            return
        self._put_away()
        products = self._products
        products.extend(repeat(0.0, len(self._weights) - len(products)))
        factors = map(mul, one.pick(self._weights.squares()), one.values)
        for number, factor in zip(one.numbers, factors, strict=True):
            products[number] = factor
        self._at_hand = one

    def _put_away(self) -> None:
        if self._at_hand is not None:
            for number in self._at_hand.numbers:
                self._products[number] = 0.0
            self._at_hand = None

    def _keep(self, one_id: int, other_id: int, product: float, shared: int) -> None:
        """Remember what two articles have in common."""
        one, other = self._articles[one_id], self._articles[other_id]
        cosine = min(product / (self._length(one) * self._length(other)), 1.0)
        of_words = self._likeness.of_words(cosine, shared, (one.size, other.size))
        alone = of_words + self._likeness.alone(cosine)
        one.pairs[other_id] = other.pairs[one_id] = (cosine, shared, of_words, alone)
        one.around.append((cosine, other_id))
        other.around.append((cosine, one_id))
        one.surrounding = other.surrounding = None

    def _length(self, one: "_Article") -> float:
        """Return an article's weighted length, or what it was a few articles ago."""
        if self._changes > one.measured_until:
            squares = one.pick(self._weights.squares())
            one.length = sqrt(sum(map(mul, squares, one.squares))) or 1.0  # no terms: no matter
            one.measured_until = self._changes + int(_STALE * len(self._articles))
        return one.length


class _Article:
    """An article's terms, and what was measured of it."""

    __slots__ = (
        "around",
        "in_both",
        "is_compared",
        "length",
        "measured_until",
        "numbers",
        "pairs",
        "pick",
        "size",
        "squares",
        "surrounding",
        "values",
    )

    def __init__(self, numbers: tuple[int, ...], values: Iterable[float]) -> None:
        self.size = len(numbers)
        self.numbers = numbers
        shared = {value: value for value in values}  # few are different: each is one object
        squares = {value: value * value for value in shared}
        self.values = tuple(map(shared.__getitem__, values))
        self.squares = tuple(map(squares.__getitem__, values))
        self.pick = _picker(numbers)
        """Takes what belongs to these words out of a list."""
        self.pairs: dict[int, _Pair] = {}
        """By the articles that it was compared with."""
        self.around: list[tuple[float, int]] = []
        """The same with their cosines; the least alike first when they are looked at."""
        self.in_both: dict[int, _InBoth] = {}
        """In a small window, by articles with lower ids."""
        self.is_compared = False
        """Whether with the nearest ones, too."""
        self.surrounding: float | None = None
        self.length = 1.0
        self.measured_until = -1

    def begin_anew(self) -> None:
        """Forget what was measured, to be compared with all others."""
        self.pairs.clear()
        self.around.clear()
        self.is_compared, self.measured_until = True, -1

    def lose(self, article_id: int) -> None:
        """Forget an article that is not in the window any more."""
        cosine, *_ = self.pairs.pop(article_id)
        self.around.remove((cosine, article_id))
        self.in_both.pop(article_id, None)
        self.surrounding = None


def _picker(numbers: tuple[int, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes these places out of a list."""
    if len(numbers) > 1:
        return itemgetter(*numbers)
    return lambda those: tuple(those[number] for number in numbers)
