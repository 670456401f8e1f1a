"""Which story an article belongs to: pure decisions on words.

An article is its terms: stems of the title (twice) and of the opening, sublinear counts, unit
length. It joins the story whose articles are on average most like it (TF-IDF cosine), if that
reaches a cut and they share words of their own. Precision comes first: a missed merge is a second
item in the digest, a wrong one is a false story.

A window of a few stories cannot show which words are common, so the counting starts as if 200
other stories had been seen: half of them with each word that reports of any kind share, a fifth
with the name of each power that is always in the news, one in a hundred with any other word. With
thousands of stories in the window, what is counted there outweighs that.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt

from bot.model.story import StoryTerms
from summarizers.text.newswords import common_stems, standing_stems
from summarizers.text.words import content_stems

_OPENING_STEMS = 150
_TITLE_WEIGHT = 2

_PRIOR_STORIES = 200
_COMMON_SHARE, _STANDING_SHARE, _OTHER_SHARE = 0.5, 0.2, 0.01

_CUT_FEW, _CUT_MANY, _MANY = 0.15, 0.25, 300
_LIKE_WITHIN = 0.35
"""How alike two articles of one story are on average, where only their sum is known."""
_SHARED_OWN_TERMS = 3

_LOOKED_AT = 20
_OWN_IN_STORIES, _OWN_SHARE = 20, 0.05
"""A word of more stories than 20 and a twentieth of the window is particular to none."""

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

    def add(self, story_id: int, terms: dict[str, float], size: int) -> None:
        """Add articles to a story."""
        own = self._terms.setdefault(story_id, {})
        self._sizes[story_id] += size
        for term, weight in terms.items():
            if term not in own:
                self._places[term].append(story_id)
            own[term] = own.get(term, 0.0) + weight

    def choose(self, terms: dict[str, float], language: str) -> int | None:
        """Return the id of the story most like the terms if that is enough."""
        weights = _Weights(self._places, len(self._terms), language)
        rated = [
            (self._likeness(terms, story, weights), -story)
            for story in self._nearest(terms, weights)
        ]
        best, story = max(rated, default=(0.0, 0))
        return -story if best >= self._cut() else None

    def _nearest(self, terms: dict[str, float], weights: "_Weights") -> list[int]:
        """Return the few stories worth a closer look: by dot product, own words shared."""
        products: defaultdict[int, float] = defaultdict(float)
        own_words: Counter[int] = Counter()
        for term, value in terms.items():
            places = self._places.get(term, ())
            if not places or not weights.is_own(term):
                continue
            factor = weights[term] ** 2 * value
            own_words.update(places)
            for story in places:
                products[story] += factor * self._terms[story][term]
        close = [story for story in products if own_words[story] >= _SHARED_OWN_TERMS]
        close.sort(key=lambda story: (-products[story] / self._sizes[story], story))
        return close[:_LOOKED_AT]

    def _likeness(self, terms: dict[str, float], story: int, weights: "_Weights") -> float:
        """Return about the average cosine with the story's articles, 0 to 1.

        Of a story only the sum of its articles is known; the cosine with a sum is higher than
        the average one, by what articles of one story have in common.
        """
        summed, size = self._terms[story], self._sizes[story]
        product = sum(
            weights[term] ** 2 * value * summed[term]
            for term, value in terms.items()
            if term in summed
        )
        cosine = product / (weights.length(terms) * weights.length(summed))
        average = cosine * sqrt((1 + (size - 1) * _LIKE_WITHIN) / size)
        return max(average, _HEADLINE_WEIGHT * _headline_share(terms, summed, weights))

    def _cut(self) -> float:
        """Few stories: most words of an article are in no other, which lowers every cosine."""
        filled = len(self._terms) / (len(self._terms) + _MANY)
        return _CUT_FEW + (_CUT_MANY - _CUT_FEW) * filled


class _Weights:
    """Inverse document frequencies, with the prior."""

    def __init__(self, places: dict[str, list[int]], stories: int, language: str) -> None:
        self._places, self._stories = places, stories
        self._common, self._standing = common_stems(language), standing_stems(language)
        self._known: dict[str, float] = {}

    def __getitem__(self, term: str) -> float:
        if term not in self._known:
            seen_in = len(self._places.get(term, ())) + self._share(term) * _PRIOR_STORIES
            self._known[term] = log((self._stories + _PRIOR_STORIES + 1) / (seen_in + 1))
        return self._known[term]

    def is_own(self, term: str) -> bool:
        """Whether the word can be particular to an event."""
        rare_here = len(self._places.get(term, ())) <= _OWN_IN_STORIES + _OWN_SHARE * self._stories
        return rare_here and self._share(term) == _OTHER_SHARE

    def length(self, terms: dict[str, float]) -> float:
        """Return the Euclidean length of weighted terms; 1 where there are none."""
        return sqrt(sum((self[term] * value) ** 2 for term, value in terms.items())) or 1.0

    def _share(self, term: str) -> float:
        if term in self._common:
            return _COMMON_SHARE
        return _STANDING_SHARE if term in self._standing else _OTHER_SHARE


def _headline_share(a: dict[str, float], b: dict[str, float], weights: _Weights) -> float:
    """Return how much of the shorter one is in the longer one, if it is but a headline."""
    short, long = sorted((a, b), key=len)
    if len(short) > _HEADLINE_TERMS:
        return 0.0
    found = {term: value for term, value in short.items() if term in long}
    return (weights.length(found) / weights.length(short)) ** 2 if found else 0.0
