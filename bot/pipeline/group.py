"""Which articles are one story: pure decisions on words.

An article is its terms: stems of the title (twice) and of the opening, sublinear counts, unit
length. When one arrives, it and the articles of the stories it is like are grouped anew, by the
mean log-odds that two of them report one event (average-link clustering; `likeness`). So what an
early article could not show, a later one can: two stories turn out to be one, or an article to
belong elsewhere. What was shown to people stays: see `StoryWindow`.

A window of a few articles is grouped anew as a whole: there every article changes how common words
are and what the news is about, so that an early guess says more of the order of arrival than of the
articles.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from bot.model.story import PlacedTerms
from bot.pipeline.likeness import FEW, FITTED, Likeness, cut
from bot.pipeline.nearest import NearestArticles
from summarizers.text.words import content_stems

_OPENING_STEMS = 150
_TITLE_WEIGHT = 2

_MOST_ATOMS = 8
"""So many articles or whole stories are grouped anew at once."""
_SETTLED = 8
"""A story of so many articles is not taken apart any more."""
_COMPARED = 8
"""So many of the newest articles of a story stand for all."""
_PASSES = 2
"""So often: that two articles are one story changes what is around them."""
_NEVER = -1e6


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that come together, and what becomes of the stories they come from."""

    story_id: int | None
    """The story they join; None is a new one."""
    joining: tuple[int, ...]
    """The articles that were not in it, in ascending order of their ids."""
    absorbed: tuple[int, ...] = ()
    """The stories that have no article left; their first one is in this story now."""


def story_terms(title: str, sentences: Sequence[str], language: str) -> dict[str, float]:
    """Return the weighted stems of an article's title and opening: a vector of length 1.

    Weights are rounded to 4 digits; an article without words has no terms.
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


class StoryWindow:
    """The articles that a new one may be grouped with, and their stories.

    A story is *fixed* once people have been shown it, or once a manager split it: it keeps its
    articles, and is not joined with another fixed one. Others may still join it.
    """

    def __init__(
        self, articles: Iterable[PlacedTerms] = (), *, likeness: Likeness = FITTED
    ) -> None:
        self._likeness = likeness
        self._languages: dict[str, NearestArticles] = {}
        self._story_of: dict[int, int] = {}
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        self._fixed: set[int] = set()
        for article in articles:
            self.articles(article.language).add(article.article_id, article.terms)
            self.settle(article.story_id, [article.article_id])
            if article.fixed:
                self._fixed.add(article.story_id)

    def story_of(self, article_id: int) -> int:
        """Return the story of an article in the window."""
        return self._story_of[article_id]

    def articles(self, language: str) -> NearestArticles:
        """Return the articles of one language."""
        if language not in self._languages:
            self._languages[language] = NearestArticles(language, self._story_of, self._likeness)
        return self._languages[language]

    def place(self, article_id: int, terms: dict[str, float], language: str) -> list[Group]:
        """Return the groups that a new article brings about: one of them has it.

        `terms` are what `story_terms` gave. Only articles of the same language are considered.
        The caller puts the articles into their stories and calls `settle` for each group.
        """
        articles = self.articles(language)
        articles.add(article_id, terms)
        if len(articles) <= FEW:
            found = self._regroup(articles)
        else:
            found = self._link([[article_id], *self._near(article_id, articles)], articles)
        groups = [self._group(group) for group in found]
        return [group for group in groups if group.joining]

    def _near(self, article_id: int, articles: NearestArticles) -> list[list[int]]:
        """Return what a new article is grouped with."""
        lowest = cut(len(articles))
        odds = {
            other: articles.log_odds(article_id, other) for other in articles.nearest(article_id)
        }
        # A group with the new one has a pair that reaches the cut, as its mean does.
        return self._atoms(
            other
            for other, value in odds.items()
            if value >= lowest or self._is_loose(other, articles)
        )

    def _regroup(self, articles: NearestArticles) -> list[list[int]]:
        """Return all articles of a small window grouped anew, the oldest story first."""
        stories = dict.fromkeys(self._story_of[one] for one in articles if one in self._story_of)
        atoms = [part for story_id in stories for part in self._parts(story_id)]
        atoms += [[one] for one in articles if one not in self._story_of]
        story_of = {one: self._story_of.get(one, -one) for one in articles}
        afresh = articles.afresh(story_of)
        found = atoms
        for _ in range(_PASSES):
            found = self._link(atoms, afresh)
            story_of.update({one: group[0] for group in found for one in group})
            afresh.moved()
        return found

    def settle(self, story_id: int, article_ids: Iterable[int]) -> None:
        """Put articles into a story, which is new if its id is."""
        for article_id in article_ids:
            before = self._story_of.get(article_id)
            if before is not None:
                self._members[before].remove(article_id)
                if not self._members[before]:
                    del self._members[before]
            self._story_of[article_id] = story_id
            self._members[story_id].append(article_id)

    def _atoms(self, near: Iterable[int]) -> list[list[int]]:
        """Return what is grouped anew: the stories of these articles, taken apart if that may be.

        Of many, those of the first articles; never a part of a story.
        """
        atoms: list[list[int]] = []
        for story_id in dict.fromkeys(self._story_of[article_id] for article_id in near):
            parts = self._parts(story_id)
            if len(atoms) + len(parts) <= _MOST_ATOMS:
                atoms += parts
        return atoms

    def _parts(self, story_id: int) -> list[list[int]]:
        """Return a story whole, or its articles one by one if it may be taken apart."""
        members = sorted(self._members[story_id])
        if story_id in self._fixed or len(members) >= _SETTLED:
            return [members]
        return [[member] for member in members]

    def _is_loose(self, article_id: int, articles: NearestArticles) -> bool:
        """Return whether an article does not belong to its story, by what is known now."""
        story_id = self._story_of[article_id]
        others = [one for one in self._members[story_id] if one != article_id]
        if not others or story_id in self._fixed or len(others) >= _SETTLED:
            return False
        return self._mean_odds([article_id], others, articles) < cut(len(articles))

    def _link(self, atoms: list[list[int]], articles: NearestArticles) -> list[list[int]]:
        """Return the atoms grouped by average-link clustering."""
        groups, lowest = dict(enumerate(atoms)), cut(len(articles))
        odds = {
            (one, other): self._mean_odds(groups[one], groups[other], articles)
            for other in groups
            for one in range(other)
        }
        while odds:
            best, one, other = max((value, -one, -other) for (one, other), value in odds.items())
            if best < lowest:
                break
            _join(groups, odds, -one, -other)
        return list(groups.values())

    def _mean_odds(self, a: list[int], b: list[int], articles: NearestArticles) -> float:
        """Return the mean log-odds of two atoms; two fixed stories never come together."""
        if self._is_fixed(a) and self._is_fixed(b):
            return _NEVER
        odds = [articles.log_odds(one, other) for one in a[-_COMPARED:] for other in b[-_COMPARED:]]
        return sum(odds) / len(odds)

    def _is_fixed(self, article_ids: Sequence[int]) -> bool:
        return self._story_of.get(article_ids[0]) in self._fixed

    def _group(self, article_ids: Sequence[int]) -> Group:
        """Return a group with its story: the one people know, or the oldest one.

        Of a story that is taken apart, the group with its first article has the id.
        """
        stories = {self._story_of[one] for one in article_ids if one in self._story_of}
        held = set(article_ids)
        claimed = sorted(story for story in stories if min(self._members[story]) in held)
        if not claimed:
            return Group(None, tuple(sorted(article_ids)))
        story_id = min(claimed, key=lambda story: (story not in self._fixed, story))
        joining = (one for one in article_ids if self._story_of.get(one) != story_id)
        absorbed = (story for story in claimed if story != story_id)
        return Group(story_id, tuple(sorted(joining)), tuple(absorbed))


def _join(
    groups: dict[int, list[int]], odds: dict[tuple[int, int], float], one: int, other: int
) -> None:
    """Put the second group into the first and update the mean odds (Lance and Williams 1967)."""
    sizes = len(groups[one]), len(groups[other])
    groups[one] = groups[one] + groups.pop(other)
    odds.pop((one, other))
    for third in groups:
        if third != one:
            key = (min(one, third), max(one, third))
            gone = odds.pop((min(other, third), max(other, third)))
            odds[key] = (odds[key] * sizes[0] + gone * sizes[1]) / sum(sizes)
