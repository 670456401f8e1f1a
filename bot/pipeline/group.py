"""Which story an article belongs to: pure decisions on words.

An article is its terms: stems of the title (twice) and of the opening, sublinear counts, unit
length. It joins the story whose articles are on average most like it (TF-IDF cosine), if that
reaches a cut and they share words of their own. Precision comes first: a missed merge is a second
item in the digest, a wrong one is a false story.

A window of a few stories cannot show which words are common, so the counting starts as if 1,000
other stories had been seen, with each word in as many as news texts have it (`word_shares`).
With thousands of stories in the window, what is counted there outweighs that.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from math import fsum, log, sqrt

from bot.model.story import StoryTerms
from summarizers.text.newswords import is_counted, word_shares
from summarizers.text.words import content_stems

_OPENING_STEMS = 150
_TITLE_WEIGHT = 2

_PRIOR_STORIES = 1000
_OTHER_COUNTED, _OTHER_LISTED = 0.002, 0.01
"""The share of texts that a word without a known one is in: where words were counted, where not."""
_OWN_PRIOR = 0.1
"""A word of more than a tenth of all news is particular to no story."""

_CUT_FEW, _CUT_MANY, _MANY = 0.25, 0.28, 300
_LIKE_WITHIN = 0.35
"""How alike two articles of one story are on average, where only their sum is known."""
_SHARED_OWN_TERMS = 3

_LOOKED_AT = 4
_OWN_IN_STORIES, _OWN_SHARE = 20, 0.05
"""A word of more stories than 20 and a twentieth of the window is particular to none."""

_LOOKED_UP = 300
"""So many places of its rarest words are looked at to find the stories like an article."""

_STALE, _CLEARLY_BELOW = 1.25, 0.8
"""A story's length is measured anew when there are a quarter more stories (words become common
slowly); what is below four fifths of the cut by an older length is not looked at more closely."""

_HEADLINE_TERMS = 14
"""An article of at most so many terms has no text worth the name."""
_HEADLINE_WEIGHT = 0.4


def story_terms(title: str, sentences: Sequence[str], language: str) -> dict[str, float]:
    """Return the weighted stems of an article's title and opening: a vector of length 1.

    Already `unit`, so that adding up the stored terms of a story's articles gives
    `StoryTerms.terms`. Weights are rounded to 4 digits; an article without words has no terms.
    """
    counts: Counter[str] = Counter()
    for stem in content_stems(title, language):
        counts[stem] += _TITLE_WEIGHT
    opening: list[str] = []
    for sentence in sentences:
        if len(opening) >= _OPENING_STEMS:
            break
        opening.extend(content_stems(sentence, language))
    counts.update(opening[:_OPENING_STEMS])
    return unit({stem: 1 + log(count) for stem, count in counts.items()})


def unit(terms: dict[str, float]) -> dict[str, float]:
    """Return the terms scaled to Euclidean length 1, rounded to 4 digits."""
    norm = sqrt(sum(weight * weight for weight in terms.values()))
    return {term: round(weight / norm, 4) for term, weight in terms.items()} if norm else {}


def choose_story(
    terms: dict[str, float], language: str, window: Sequence[StoryTerms]
) -> int | None:
    """Return the id of the story the article belongs to, or None for a new story.

    `terms` are what `story_terms` gave; only stories of the same language are considered. To
    place many articles one after the other, keep one `StoryWindow` and `add` to it.
    """
    return StoryWindow(window).choose(terms, language)


class StoryWindow:
    """The stories an article may join, indexed by their terms."""

    def __init__(self, stories: Iterable[StoryTerms] = ()) -> None:
        self._languages: defaultdict[str, _Stories] = defaultdict(_Stories)
        for story in stories:
            self._languages[story.language].add(story.story_id, story.terms, story.size)

    def choose(self, terms: dict[str, float], language: str) -> int | None:
        """Return the id of the story an article with these terms belongs to, or None."""
        return self._languages[language].choose(terms, language)

    def add(self, story_id: int, terms: dict[str, float], language: str) -> None:
        """Put one article into a story, which is new if its id is."""
        self._languages[language].add(story_id, terms, 1)


class _Stories:
    """The stories of one language."""

    def __init__(self) -> None:
        self._terms: dict[int, dict[str, float]] = {}
        self._sizes: Counter[int] = Counter()
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._lengths: dict[int, _Length] = {}

    def add(self, story_id: int, terms: dict[str, float], size: int) -> None:
        """Add articles to a story."""
        own = self._terms.setdefault(story_id, {})
        self._sizes[story_id] += size
        self._lengths.pop(story_id, None)
        for term, weight in terms.items():
            if term not in own:
                self._places[term].append(story_id)
            own[term] = own.get(term, 0.0) + weight

    def choose(self, terms: dict[str, float], language: str) -> int | None:
        """Return the id of the story most like the terms if that is enough."""
        weights = _Weights(self._places, len(self._terms), language)
        article = weights.weigh(terms)
        rated = [
            (self._likeness(article, story, weights), -story) for story in self._close(article)
        ]
        best, story = max(rated, default=(0.0, 0))
        return -story if best >= self._cut() else None

    def _close(self, article: "_Weighted") -> list[int]:
        """Return the few stories worth a closer look: by the share of own words in common."""
        shared: Counter[int] = Counter()
        looked_up = 0
        for term in article.own:
            places = self._places[term]
            looked_up += len(places)
            if looked_up > _LOOKED_UP:
                break
            shared.update(places)
        terms = self._terms
        rated = [
            (-words * words / len(terms[story]), story)
            for story, words in shared.items()
            if words >= _SHARED_OWN_TERMS
        ]
        return [story for _, story in nsmallest(_LOOKED_AT, rated)]

    def _likeness(self, article: "_Weighted", story: int, weights: "_Weights") -> float:
        """Return about the average cosine with the story's articles, 0 to 1.

        Of a story only the sum of its articles is known; the cosine with a sum is higher than
        the average one, by what articles of one story have in common.
        """
        summed, size = self._terms[story], self._sizes[story]
        factors = article.factors
        # The exact sum does not depend on the order of a set, which changes with PYTHONHASHSEED.
        product = fsum(factors[term] * summed[term] for term in factors.keys() & summed.keys())
        spread = sqrt((1 + (size - 1) * _LIKE_WITHIN) / size) / article.length
        average = product / self._about_length(story, weights) * spread
        if average >= _CLEARLY_BELOW * self._cut():
            average = product / weights.length(summed) * spread
        return max(average, _HEADLINE_WEIGHT * _headline_share(article.terms, summed, weights))

    def _about_length(self, story: int, weights: "_Weights") -> float:
        """Return a story's weighted length, or what it was a few stories ago."""
        known, stories = self._lengths.get(story), len(self._terms)
        if known is None or stories > _STALE * known.stories:
            known = _Length(weights.length(self._terms[story]), stories)
            self._lengths[story] = known
        return known.length

    def _cut(self) -> float:
        """Few stories: most words of an article are in no other, which lowers every cosine."""
        filled = len(self._terms) / (len(self._terms) + _MANY)
        return _CUT_FEW + (_CUT_MANY - _CUT_FEW) * filled


@dataclass(frozen=True, slots=True)
class _Length:
    """How long a story's weighted terms are, as long as words are about as common as then."""

    length: float
    stories: int
    """How many stories there were when it was measured."""


@dataclass(frozen=True, slots=True)
class _Weighted:
    """An article's terms with their weights, as every comparison needs them."""

    terms: dict[str, float]
    factors: dict[str, float]
    """What a story's terms are multiplied with: the squared weight times the article's value."""
    own: list[str]
    """Those known terms that can be particular to an event, the rarest first."""
    length: float


class _Weights:
    """Inverse document frequencies, with the prior."""

    def __init__(self, places: Mapping[str, Collection[int]], stories: int, language: str) -> None:
        self._places = places
        self._prior, self._other = _prior(language)
        self._all = log(stories + _PRIOR_STORIES + 1)
        self._rare = _OWN_IN_STORIES + _OWN_SHARE * stories

    def weigh(self, terms: dict[str, float]) -> _Weighted:
        """Return an article's terms with all that depends on the weights."""
        places, prior, other, top = self._places, self._prior, self._other, self._all
        factors: dict[str, float] = {}
        own: list[tuple[int, str]] = []
        squares = 0.0
        for term, value in terms.items():
            seen_in, before = len(places.get(term, ())), prior.get(term, other)
            weight = top - log(seen_in + before + 1)
            factors[term] = factor = weight * weight * value
            squares += factor * value
            if 0 < seen_in <= self._rare and before <= _OWN_PRIOR * _PRIOR_STORIES:
                own.append((seen_in, term))
        rarest_first = [term for _, term in sorted(own)]
        return _Weighted(terms, factors, rarest_first, sqrt(squares) or 1.0)

    def length(self, terms: dict[str, float]) -> float:
        """Return the Euclidean length of weighted terms; 1 where there are none."""
        places, prior, other, top = self._places, self._prior, self._other, self._all
        squares = 0.0
        for term, value in terms.items():
            weight = top - log(len(places.get(term, ())) + prior.get(term, other) + 1)
            squares += (weight * value) ** 2
        return sqrt(squares) or 1.0


@lru_cache(maxsize=32)
def _prior(language: str) -> tuple[dict[str, float], float]:
    """Return in how many of the stories before the first one a word was seen; and any other."""
    known = {term: share * _PRIOR_STORIES for term, share in word_shares(language).items()}
    other = _OTHER_COUNTED if is_counted(language) else _OTHER_LISTED
    return known, other * _PRIOR_STORIES


def _headline_share(a: dict[str, float], b: dict[str, float], weights: _Weights) -> float:
    """Return how much of the shorter one is in the longer one, if it is but a headline."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) > _HEADLINE_TERMS:
        return 0.0
    found = {term: value for term, value in short.items() if term in long}
    return (weights.length(found) / weights.length(short)) ** 2 if found else 0.0
