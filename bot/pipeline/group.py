"""Which articles are one story: pure decisions on words, actors and times.

An article is its terms (stems of the title, twice, and of the opening; sublinear counts, unit
length), who matters in it and when it was written. When one arrives, it and the articles of the
stories it is like are grouped anew, by the mean log-odds that two of them report one event
(average-link clustering; `likeness`). So what an early article could not show, a later one can: two
stories turn out to be one, or an article to belong elsewhere. What was shown to people stays: see
`StoryWindow`.

A window of a few articles is grouped anew as a whole: there every article changes how common words
are and what the news is about, so that an early guess says more of the order of arrival than of the
articles.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log, sqrt

from bot.model.story import Evidence, PlacedStory
from bot.pipeline.likeness import FEW, FITTED, NEVER, Likeness, cut
from bot.pipeline.nearest import NearestArticles
from summarizers.text.words import content_stems

_OPENING_STEMS = 150
_TITLE_WEIGHT = 2

_MOST_ATOMS = 6
"""So many articles or whole stories are grouped anew at once."""
_SETTLED = _MOST_ATOMS + 1
"""A story of so many articles is not taken apart any more: one that is and has too many parts would
not take part at all, and no article could join it."""
_COMPARED = 8
"""So many articles of a story stand for all: the first one and the newest."""
_PASSES = 2
"""So often: that two articles are one story changes what is around them."""
_READ_AT_ONCE = 100


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
    """Return the weighted stems of an article's title, then its opening: a vector of length 1.

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


def count_title_terms(title: str, language: str) -> int:
    """Return how many terms of an article, the first ones, are its title's."""
    return len(set(content_stems(title, language)))


def unit(terms: dict[str, float]) -> dict[str, float]:
    """Return the terms scaled to Euclidean length 1, rounded to 4 digits."""
    norm = sqrt(sum(weight * weight for weight in terms.values()))
    return {term: round(weight / norm, 4) for term, weight in terms.items()} if norm else {}


ReadEvidence = Callable[[Sequence[int]], Mapping[int, Evidence]]
"""Returns what articles show, by their ids."""


class StoryWindow:
    """The articles that a new one may be grouped with, and their stories.

    A story is *fixed* once people have been shown it, or once a manager split it: it keeps its
    articles, and is not joined with another fixed one. Others may still join it.
    """

    def __init__(self, *, likeness: Likeness = FITTED) -> None:
        self._likeness = likeness
        self._languages: dict[str, NearestArticles] = {}
        self._language_of: dict[int, NearestArticles] = {}
        self._story_of: dict[int, int] = {}
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        self._fixed: set[int] = set()
        self._whole: object = None
        self._unsure: dict[int, object] = {}
        """Articles that were placed in a transaction that may have failed, with what stands for it;
        their ids may be others' then."""

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self._story_of)

    def renew(self, stories: Iterable[PlacedStory], read: ReadEvidence, whole: object) -> None:
        """Let the window hold the articles of these stories, and no others.

        What articles show is asked for only of those that it does not surely hold yet. `whole`
        stands for the transaction.
        """
        stories = list(stories)
        story_of = {article_id: one for one in stories for article_id in one.article_ids}
        for article_id in self._story_of.keys() - story_of.keys():
            self._drop(article_id)
        known = self._story_of.keys() - self._unsure.keys()
        there = set(known)
        for article_id, shown in _few_by_few(read, sorted(story_of.keys() - known)):
            self._hold(article_id, shown, story_of[article_id].language)
            there.add(article_id)
        for article_id in there:
            if self._story_of.get(article_id) != story_of[article_id].id:
                self.settle(story_of[article_id].id, [article_id])
        self._fixed = {one.id for one in stories if one.fixed}
        self._whole = whole
        self._unsure = {
            one: its_whole
            for one, its_whole in self._unsure.items()
            if its_whole is whole and one in story_of
        }

    def _hold(self, article_id: int, shown: Evidence, language: str) -> None:
        """Hold an article that shows this, whatever was thought to have that id."""
        articles = self.articles(language)
        if article_id in self._story_of:
            if self._language_of[article_id] is articles and articles.has(article_id, shown):
                return
            self._drop(article_id)
        self._add(article_id, shown, articles)

    def _add(self, article_id: int, shown: Evidence, articles: NearestArticles) -> None:
        articles.add(article_id, shown)
        self._language_of[article_id] = articles

    def _drop(self, article_id: int) -> None:
        self._leave(article_id, self._story_of.pop(article_id))
        self._language_of.pop(article_id).remove(article_id)

    def _leave(self, article_id: int, story_id: int) -> None:
        members = self._members[story_id]
        members.remove(article_id)
        if not members:
            del self._members[story_id]

    def story_of(self, article_id: int) -> int:
        """Return the story of an article in the window."""
        return self._story_of[article_id]

    def articles(self, language: str) -> NearestArticles:
        """Return the articles of one language."""
        if language not in self._languages:
            self._languages[language] = NearestArticles(language, self._story_of, self._likeness)
        return self._languages[language]

    def place(self, article_id: int, shown: Evidence, language: str) -> list[Group]:
        """Return the groups that a new article brings about: one of them has it.

        Only articles of the same language are considered.
        The caller puts the articles into their stories and calls `settle` for each group.
        """
        articles = self.articles(language)
        self._add(article_id, shown, articles)
        self._unsure[article_id] = self._whole
        if len(articles) <= FEW:
            found = self._regroup(articles)
        else:
            found = self._regroup_near(article_id, articles)
        groups = [self._group(group) for group in found]
        return [group for group in groups if group.joining]

    def _regroup_near(self, article_id: int, articles: NearestArticles) -> list[list[int]]:
        """Return a new article and what is like it grouped anew."""
        atoms = [[article_id], *self._near(article_id, articles)]
        stand_for = [one for atom in atoms for one in _stand_for(atom)]
        for place, one in enumerate(stand_for):  # before: surroundings depend on it
            articles.compare(one, stand_for[place + 1 :])  # the new one is at hand already
        return self._link(atoms, articles)

    def _near(self, article_id: int, articles: NearestArticles) -> list[list[int]]:
        """Return what a new article is grouped with."""
        lowest = cut(len(articles))
        # A group with the new one has a pair that reaches the cut, as its mean does.
        return self._atoms(
            other
            for other in (*articles.again(article_id), *articles.nearest(article_id))
            if articles.may_reach(article_id, other, lowest)
            and articles.log_odds(article_id, other) >= lowest
        )

    def _regroup(self, articles: NearestArticles) -> list[list[int]]:
        """Return all articles of a small window grouped anew, the oldest story first."""
        everybody = sorted(articles)
        stories = dict.fromkeys(self._story_of[one] for one in everybody if one in self._story_of)
        atoms = [part for story_id in stories for part in self._parts(story_id)]
        atoms += [[one] for one in everybody if one not in self._story_of]
        articles.compare_all()
        story_of, found = self._story_of, atoms
        for _ in range(_PASSES):
            articles.regard(story_of)
            found = self._link(atoms, articles)
            story_of = {one: group[0] for group in found for one in group}
        articles.regard(self._story_of)
        return found

    def settle(self, story_id: int, article_ids: Iterable[int]) -> None:
        """Put articles into a story, which is new if its id is."""
        for article_id in article_ids:
            before = self._story_of.get(article_id)
            if before is not None:
                self._leave(article_id, before)
            self._story_of[article_id] = story_id
            self._members[story_id].append(article_id)
            self._language_of[article_id].moved(article_id)

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

    def _link(self, atoms: list[list[int]], articles: NearestArticles) -> list[list[int]]:
        """Return the atoms grouped by average-link clustering, in the order of their first ones."""
        lowest = cut(len(articles))
        found: dict[int, list[int]] = {}
        for part in self._connected(atoms, articles, lowest):
            found |= self._link_part({one: atoms[one] for one in part}, articles, lowest)
        return [found[one] for one in sorted(found)]

    def _connected(
        self, atoms: list[list[int]], articles: NearestArticles, lowest: float
    ) -> Iterable[list[int]]:
        """Return the numbers of the atoms in parts: atoms of two parts cannot come together.

        For groups to come together, one pair of their articles has to reach the cut.
        """
        atom_of = {one: number for number, atom in enumerate(atoms) for one in _stand_for(atom)}
        part_of = list(range(len(atoms)))
        for one, number in atom_of.items():
            for other in articles.reaching(one, atom_of, lowest):
                kept, gone = part_of[number], part_of[atom_of[other]]
                if kept != gone:
                    part_of = [kept if part == gone else part for part in part_of]
        parts: defaultdict[int, list[int]] = defaultdict(list)
        for one, part in enumerate(part_of):
            parts[part].append(one)
        return parts.values()

    def _link_part(
        self, groups: dict[int, list[int]], articles: NearestArticles, lowest: float
    ) -> dict[int, list[int]]:
        """Join the groups that are most alike, as long as they are enough so."""
        odds = {
            (one, other): self._mean_odds(groups[one], groups[other], articles)
            for one, other in combinations(groups, 2)
        }
        while odds:
            best, one, other = max((value, -one, -other) for (one, other), value in odds.items())
            if best < lowest:
                break
            _join(groups, odds, -one, -other)
        return groups

    def _mean_odds(self, a: list[int], b: list[int], articles: NearestArticles) -> float:
        """Return the mean log-odds of two atoms; two fixed stories never come together."""
        if self._is_fixed(a) and self._is_fixed(b):
            return NEVER
        if len(a) == len(b) == 1:
            return articles.log_odds(a[0], b[0])
        those = _stand_for(b)
        odds = [articles.log_odds(one, other) for one in _stand_for(a) for other in those]
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


def _few_by_few(read: ReadEvidence, article_ids: Sequence[int]) -> Iterator[tuple[int, Evidence]]:
    """Yield articles with what they show, read by the hundred: as words it takes more memory."""
    for start in range(0, len(article_ids), _READ_AT_ONCE):
        yield from sorted(read(article_ids[start : start + _READ_AT_ONCE]).items())


def _stand_for(article_ids: Sequence[int]) -> Sequence[int]:
    """Return the articles of a group that are compared with others."""
    if len(article_ids) <= _COMPARED:
        return article_ids
    return [article_ids[0], *article_ids[1 - _COMPARED :]]


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
