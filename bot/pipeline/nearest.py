"""The articles of one language that are in the window, and which of them are alike.

An index from terms to articles. Terms are weighed by inverse document frequency. A window of a few
articles cannot show which words are common, so the counting starts as if 1,000 other articles had
been seen, with each word in as many as news texts have it (`word_shares`).
"""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from math import fsum, log, sqrt

from bot.pipeline.likeness import FITTED, NEIGHBOURS, Likeness, Measures
from summarizers.text.newswords import is_counted, word_shares

_PRIOR_ARTICLES = 1000
_OTHER_COUNTED, _OTHER_LISTED = 0.002, 0.01
"""The share of texts that a word without a known one is in: where words were counted, where not."""

_LONE_ARTICLES = 100
"""In a window of so many articles, a word that is in one of them counts half: it says little of
which other article is about the same, but lowers every cosine."""

_OWN_PRIOR = 0.1
"""A word of more than a tenth of all news is particular to no event."""
_SHARED_OWN_TERMS = 2
"""Articles with fewer particular words in common are not compared."""
_NEWEST, _LOOKED_UP, _LOOKED_AT = 30, 400, 8
"""Of an article's rarest words, so many of the newest articles that have one are looked at, so many
in all, and so many of them are compared."""

_USUAL = 0.15
"""In a full window every article is so much like some others at least, so in an emptier one too."""

_STALE = 1.25
"""An article's length is measured anew when there are a quarter more articles: words become common
slowly."""


class NearestArticles:
    """Articles of one language, known by their ids, and how alike they are.

    `story_of` is the caller's, and changes as articles are placed.
    """

    def __init__(
        self, language: str, story_of: Mapping[int, int], likeness: Likeness = FITTED
    ) -> None:
        self._language = language
        self._story_of = story_of
        self._likeness = likeness
        self._prior, self._other = _prior(language)
        self._terms: dict[int, dict[str, float]] = {}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._lengths: dict[int, _Length] = {}
        self._pairs: dict[tuple[int, int], _Pair] = {}
        self._surroundings: dict[int, float] = {}
        self._around: dict[int, list[tuple[float, int]]] = {}

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[int]:
        return iter(self._terms)

    def afresh(self, story_of: Mapping[int, int]) -> "NearestArticles":
        """Return the same articles, measured anew with all of them known, in other stories."""
        same = NearestArticles(self._language, story_of, self._likeness)
        for article_id, terms in self._terms.items():
            same.add(article_id, terms)
        return same

    def moved(self) -> None:
        """Take notice that articles are in other stories now."""
        self._surroundings.clear()

    def add(self, article_id: int, terms: dict[str, float]) -> None:
        """Add an article."""
        self.moved()  # the one before, by now
        self._terms[article_id] = terms
        for term in terms:
            self._places[term].append(article_id)

    def nearest(self, article_id: int) -> list[int]:
        """Return the few articles most like an article, by the words particular to events."""
        weighed = self._weigh(article_id)
        found = self._candidates(article_id, weighed.own)
        around: list[tuple[float, int]] = []
        for other in found:
            pair = self._pair(article_id, other, weighed.factors)
            around.append((pair.cosine, other))
            if other in self._around:
                insort(self._around[other], (pair.cosine, article_id))
        self._around[article_id] = sorted(around)
        return found

    def compared(self, article_id: int) -> list[int]:
        """Return the articles that this one was compared with so far, the least alike first."""
        return [other for _, other in self._around.get(article_id, ())]

    def log_odds(self, one: int, other: int) -> float:
        """Return the log-odds that two articles report one event."""
        return self._likeness.log_odds(self.measures(one, other))

    def measures(self, one: int, other: int) -> Measures:
        """Return what is known of two articles."""
        pair = self._pair(one, other)
        return Measures(
            pair.cosine,
            pair.shared,
            (len(self._terms[one]), len(self._terms[other])),
            (self._surrounding(one), self._surrounding(other)),
        )

    def _surrounding(self, article_id: int) -> float:
        known = self._surroundings.get(article_id)
        if known is None:
            known = self._surroundings[article_id] = self._mean_of_nearest(article_id)
        return known

    def _mean_of_nearest(self, article_id: int) -> float:
        """Return the mean cosine with the nearest article of each of the nearest stories."""
        if article_id not in self._around:
            self.nearest(article_id)
        best: dict[int, float] = {}
        for cosine, other in reversed(self._around[article_id]):
            best.setdefault(self._story_of.get(other, -other), max(cosine, _USUAL))
            if len(best) == NEIGHBOURS:
                break
        return (fsum(best.values()) + _USUAL * (NEIGHBOURS - len(best))) / NEIGHBOURS

    def _candidates(self, article_id: int, own: list[tuple[int, str]]) -> list[int]:
        shared: Counter[int] = Counter()
        looked_up = 0
        for seen_in, term in sorted(own):
            looked_up += min(seen_in, _NEWEST)
            if looked_up > _LOOKED_UP:
                break
            shared.update(self._places[term][-_NEWEST:])
        shared.pop(article_id, None)
        terms = self._terms
        rated = [
            (-words * words / len(terms[other]), other)
            for other, words in shared.items()
            if words >= _SHARED_OWN_TERMS
        ]
        return [other for _, other in nsmallest(_LOOKED_AT, rated)]

    def _pair(self, one: int, other: int, factors: Mapping[str, float] | None = None) -> "_Pair":
        """Return what two articles have in common; `factors` are those of the first one."""
        key = (one, other) if one < other else (other, one)
        pair = self._pairs.get(key)
        if pair is None:
            pair = self._pairs[key] = self._measure(one, other, factors)
        return pair

    def _measure(self, one: int, other: int, factors: Mapping[str, float] | None) -> "_Pair":
        a, b = self._terms[one], self._terms[other]
        common = a.keys() & b.keys()
        if factors is None:
            factors = self._factors(a, common)
        # The exact sum does not depend on the order of a set, which changes with PYTHONHASHSEED.
        product = fsum([factors[term] * b[term] for term in common])
        cosine = product / (self._length(one) * self._length(other))
        return _Pair(min(cosine, 1.0), len(common))

    def _factors(self, terms: Mapping[str, float], some: Iterable[str]) -> dict[str, float]:
        """Return some terms' squared weights times the article's values."""
        places, prior, other, top = self._places, self._prior, self._other, self._top()
        return {
            term: (top - log(len(places[term]) + prior.get(term, other) + 1)) ** 2 * terms[term]
            for term in some
        }

    def _top(self) -> float:
        return log(len(self._terms) + _PRIOR_ARTICLES + 1)

    def _length(self, article_id: int) -> float:
        """Return an article's weighted length, or what it was a few articles ago."""
        known = self._lengths.get(article_id)
        if known is None or len(self._terms) > _STALE * known.articles:
            self._weigh(article_id)
            known = self._lengths[article_id]
        return known.length

    def _weigh(self, article_id: int) -> "_Weighed":
        """Weigh an article's terms, as words are common now, and measure its length."""
        places, prior, other, top = self._places, self._prior, self._other, self._top()
        articles = len(self._terms)
        lone = _LONE_ARTICLES / (_LONE_ARTICLES + articles)
        common = _OWN_PRIOR * _PRIOR_ARTICLES
        factors: dict[str, float] = {}
        own: list[tuple[int, str]] = []
        squares = 0.0
        for term, value in self._terms[article_id].items():
            seen_in, before = len(places[term]), prior.get(term, other)
            weight = top - log(seen_in + before + 1)
            factors[term] = factor = weight * weight * value
            squares += factor * value if seen_in > 1 else factor * value * lone
            if seen_in > 1 and before <= common:
                own.append((seen_in, term))
        # Terms are stored in order, so this sum is the same everywhere. No terms: no matter.
        self._lengths[article_id] = _Length(sqrt(squares) or 1.0, articles)
        return _Weighed(factors, own)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An article's terms with their weights."""

    factors: dict[str, float]
    """The squared weight times the article's value."""
    own: list[tuple[int, str]]
    """The words that can be particular to an event, with how many articles have them."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """What two articles have in common."""

    cosine: float
    shared: int


@dataclass(frozen=True, slots=True)
class _Length:
    """How long an article's weighted terms are, as long as words are about as common as then."""

    length: float
    articles: int
    """How many articles there were when it was measured."""


@lru_cache(maxsize=32)
def _prior(language: str) -> tuple[dict[str, float], float]:
    """Return in how many of the articles before the first one a word was seen; and any other."""
    known = {term: share * _PRIOR_ARTICLES for term, share in word_shares(language).items()}
    other = _OTHER_COUNTED if is_counted(language) else _OTHER_LISTED
    return known, other * _PRIOR_ARTICLES
