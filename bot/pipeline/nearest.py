"""The articles of one language that are in the window, and which of them are alike.

An index from words to articles. What was measured of two articles is kept: words become common
slowly. An article's *surroundings* are all the articles that it was compared with, but for stories
that it is too far from in time to be in.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, islice, repeat
from math import fsum, log, sqrt
from operator import mul

from bot.model.story import Evidence
from bot.pipeline.indexed import NOTHING, InBoth, IndexedArticle, SharedValues, picker
from bot.pipeline.likeness import (
    FEW,
    FITTED,
    LONGEST,
    NEIGHBOURS,
    SURE,
    USUAL,
    Likeness,
    Measures,
)
from bot.pipeline.series import series
from bot.pipeline.word_weights import WordWeights

_SHARED_OWN_TERMS = 2
"""Articles with fewer particular words in common are not compared."""
_NEWEST, _LOOKED_UP, _LOOKED_AT = 30, 200, 5
"""Of an article's rarest words, so many of the newest articles that have one are looked at, so many
in all, and so many of them are compared."""

_STALE = 0.25
"""An article's length is measured anew when so large a part of the window came or went."""
_BEFORE, _NAMED_BEFORE = 1001, 3
"""So many articles count as seen before the first one, and of those so many name any actor, and
one each."""


class NearestArticles:
    """Articles of one language, known by their ids, and how alike they are.

    `story_of` is the caller's, and changes as articles are placed: see `moved`.
    """

    def __init__(
        self, language: str, story_of: Mapping[int, int], likeness: Likeness = FITTED
    ) -> None:
        self._story_of = story_of
        self._likeness = likeness
        self._language = language
        self._weights = WordWeights(language)
        self._shared_values = SharedValues()
        self._articles: dict[int, IndexedArticle] = {}
        self._changes = 0
        """How many articles came and went."""
        self._naming: Counter[int] = Counter()
        """How many articles each actor matters in."""
        self._actor_squares: dict[int, float] = {}
        """What actors weigh squared, as many articles as there are now."""
        self._printed: dict[int, list[int]] = defaultdict(list)
        """The articles that are one text of one outlet, the first one first."""
        self._at_hand: IndexedArticle | None = None
        self._title: frozenset[int] = frozenset()
        """The words of the title of the one at hand."""
        self._values: list[float | None] = []
        """The values that the article at hand has of each word; None of one it does not have."""

    def __len__(self) -> int:
        return len(self._articles)

    def __iter__(self) -> Iterator[int]:
        return iter(self._articles)

    def add(self, article_id: int, shown: Evidence) -> None:
        """Add an article. Where it has no title, all its terms stand for it."""
        self._changes += 1
        self._actor_squares.clear()
        numbers = self._weights.add(article_id, shown.terms)
        self._values.extend(repeat(None, len(self._weights) - len(self._values)))
        self._naming.update(shown.actors.keys())
        one = IndexedArticle(numbers, self._shared_values, shown, self._language)
        self._articles[article_id] = one
        if one.printed:
            self._printed[one.printed].append(article_id)
        if len(self._articles) == FEW + 1:
            for each in self._articles.values():
                each.in_both.clear()

    def remove(self, article_id: int) -> None:
        """Take an article out."""
        self._changes += 1
        self._actor_squares.clear()
        gone = self._articles.pop(article_id)
        if self._at_hand is gone:
            self._put_away()
        self._weights.remove(article_id, gone.numbers)
        if gone.printed:
            self._printed[gone.printed].remove(article_id)
            if not self._printed[gone.printed]:
                del self._printed[gone.printed]
        for actor in gone.actors:
            self._naming[actor] -= 1
            if not self._naming[actor]:
                del self._naming[actor]
        for other in gone.odds:
            self._articles[other].lose(article_id)

    def has(self, article_id: int, shown: Evidence) -> bool:
        """Return whether an article it holds shows exactly this."""
        one = self._articles[article_id]
        return (
            one.numbers == self._weights.known(shown.terms)
            and one.values == tuple(shown.terms.values())
            and one.title == one.numbers[: shown.title_terms or None]
            and one.actors == shown.actors
            and one.at == shown.at
            and one.series == series(shown.outlet, shown.title)
        )

    def moved(self, article_id: int) -> None:
        """Take notice that an article is in another story now."""
        articles = self._articles
        moved = articles[article_id]
        for other, cosine in moved.cosines.items():
            if cosine >= articles[other].least:
                articles[other].surrounding = None
        for other in moved.far:
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

    def again(self, article_id: int) -> list[int]:
        """Return the article before it that is the same text of the same outlet, if there is one.

        Where one text comes often, its words are too common for it to be found by them.
        """
        same = self._printed.get(self._articles[article_id].printed, ())
        return [one for one in same if one != article_id][-1:]

    def compare(self, article_id: int, others: Iterable[int]) -> None:
        """Find out what an article has in common with others, if that is not known."""
        one = self._articles[article_id]
        unknown = [other for other in others if other not in one.odds]
        if unknown:
            self._take_up(one)
            for other in unknown:
                self._keep(article_id, other, self._share(one, self._articles[other]))

    def compare_all(self) -> None:
        """Compare each article with every other one, as words are common now."""
        everybody = sorted(self._articles)
        for place, article_id in enumerate(everybody):
            one = self._articles[article_id]
            one.begin_anew()
            for other in everybody[:place]:
                if other not in one.in_both:
                    self._take_up(one)
                    one.in_both[other] = self._share(one, self._articles[other])
                self._keep(article_id, other, one.in_both[other])

    def log_odds(self, one: int, other: int) -> float:
        """Return the log-odds that two articles report one event."""
        odds = self._known(one, other).odds[other]
        mine = self._articles[one].surrounding
        if mine is None:
            mine = self._surrounding(one)
        theirs = self._articles[other].surrounding  # the line before may have made it unknown
        if theirs is None:
            theirs = self._surrounding(other)
        return odds + self._likeness.of_surroundings(mine, theirs)

    def may_reach(self, one: int, other: int, lowest: float) -> bool:
        """Return whether the log-odds may be so high: they are if nothing else is around."""
        return self._known(one, other).alone[other] >= lowest

    def reaching(self, article_id: int, among: Iterable[int], lowest: float) -> list[int]:
        """Return those of the articles it was compared with whose log-odds may be so high."""
        alone = self._articles[article_id].alone
        return [other for other in among if other in alone and alone[other] >= lowest]

    def measures(self, one: int, other: int) -> Measures:
        """Return what is known of two articles, as common as words are now."""
        first, second = self._known(one, other), self._articles[other]
        self._take_up(first)
        cosine, shared, covered, rarest = self._weigh(first, second, self._share(first, second))
        hours = first.hours_from(second)
        return Measures(
            cosine,
            shared,
            (first.size, second.size),
            covered,
            rarest,
            (self._surrounding(one), self._surrounding(other)),
            self._compare_actors(first, second) if first.actors and second.actors else None,
            first.names_a_day_of(second, hours),
            hours,
        )

    def _known(self, one: int, other: int) -> IndexedArticle:
        """Return an article, compared with another one."""
        article = self._articles[one]
        if other not in article.odds:
            self.compare(one, [other])
        return article

    def _surrounding(self, article_id: int) -> float:
        one = self._articles[article_id]
        if not one.is_compared:
            self.nearest(article_id)
        if one.surrounding is None:
            one.surrounding = self._mean_of_nearest(one)
        return one.surrounding

    def _mean_of_nearest(self, one: IndexedArticle) -> float:
        """Return the mean cosine with the nearest article of each of the nearest stories."""
        story_of, cosines = self._story_of, one.cosines
        best: dict[int, float] = {}
        closed = {story_of.get(other, -other) for other in one.far} if one.far else ()
        one.least = NOTHING
        for other in sorted(cosines, key=cosines.__getitem__, reverse=True):
            story_id = story_of.get(other, -other)
            if story_id not in best and story_id not in closed:
                cosine = cosines[other]
                best[story_id] = cosine if cosine > USUAL else USUAL
                if len(best) == NEIGHBOURS:
                    one.least = cosine
                    break
        return (fsum(best.values()) + USUAL * (NEIGHBOURS - len(best))) / NEIGHBOURS

    def _candidates(self, article_id: int, one: IndexedArticle) -> list[int]:
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
        rated.sort()
        found = (other for _, other in rated[: 2 * _LOOKED_AT])
        near = (other for other in found if not one.is_far_from(articles[other]))
        return list(islice(near, _LOOKED_AT))

    def _take_up(self, one: IndexedArticle) -> None:
        """Have at hand what an article has of each word."""
        if self._at_hand is one:
            return
        self._put_away()
        for number, value in zip(one.numbers, one.values, strict=True):
            self._values[number] = value
        self._at_hand, self._title = one, frozenset(one.title)

    def _put_away(self) -> None:
        if self._at_hand is not None:
            for number in self._at_hand.numbers:
                self._values[number] = None
            self._at_hand = None

    def _share(self, one: IndexedArticle, other: IndexedArticle) -> InBoth:
        """Return the words that another article shares with the one at hand."""
        values = other.pick(self._values)
        where = tuple(compress(range(other.size), values))
        take = picker(where)
        numbers = take(other.numbers)
        products = tuple(map(mul, take(values), take(other.values)))
        mine = self._title.intersection(numbers)
        in_order = tuple(filter(mine.__contains__, one.title)) if len(mine) > 1 else tuple(mine)
        theirs = bisect_left(where, len(other.title))  # a title's words come first
        return picker(numbers), products, in_order, theirs

    def _keep(self, one_id: int, other_id: int, in_both: InBoth) -> None:
        """Remember what two articles have in common, as common as words are now."""
        one, other = self._articles[one_id], self._articles[other_id]
        cosine, shared, covered, rarest = self._weigh(one, other, in_both)
        likeness, sizes = self._likeness, (one.log_size, other.log_size)
        odds = likeness.of_words(cosine, shared, sizes, covered, rarest)
        if one.actors and other.actors:
            odds += likeness.of_actors(self._compare_actors(one, other))
        hours = one.hours_from(other)
        same_day = one.names_a_day_of(other, hours)
        if same_day is not None:
            odds += likeness.of_days(same_day)
        if hours is not None:
            odds += likeness.of_time(hours)
        if one.repeats(other):
            odds = SURE  # however common its words have become by that
        alone, far = odds + likeness.alone(cosine), hours is not None and hours > LONGEST
        one.keep(other_id, cosine, odds, alone, far)
        other.keep(one_id, cosine, odds, alone, far)

    def _weigh(
        self, one: IndexedArticle, other: IndexedArticle, in_both: InBoth
    ) -> tuple[float, int, tuple[float, float], float]:
        """Return the cosine of two articles and how many words they share.

        And how much of each one's title the other has, and the weight of the rarest word in both.
        """
        if self._changes > one.measured_until:
            self._measure(one)
        if self._changes > other.measured_until:
            self._measure(other)
        take, products, mine, theirs = in_both
        squares = self._weights.squares()
        shared = take(squares)
        cosine = sum(map(mul, shared, products)) / (one.length * other.length)
        covered = (
            self._covered([squares[number] for number in mine], one) if mine else 0.0,
            self._covered(shared[:theirs], other) if theirs else 0.0,
        )
        rarest = sqrt(max(shared)) if shared else 0.0
        return cosine if cosine < 1 else 1.0, len(shared), covered, rarest

    def _covered(self, some: Sequence[float], article: IndexedArticle) -> float:
        """Return how much of what the words of its title weigh that of some of them is, 0 to 1."""
        if article.title_weighed != self._weights.changes:
            squares = self._weights.squares()
            article.title_weighed = self._weights.changes
            article.title_weight = sum([squares[number] for number in article.title])
        whole = article.title_weight
        return sum(some) / whole if whole else 0.0

    def _compare_actors(self, one: IndexedArticle, other: IndexedArticle) -> float:
        """Return the cosine of the actors of two articles."""
        mine, theirs = one.actors, other.actors
        if theirs.keys().isdisjoint(mine):
            return 0.0
        both = [actor for actor in mine if actor in theirs]
        product = fsum([self._square(actor) * mine[actor] * theirs[actor] for actor in both])
        return min(product / (one.actors_length * other.actors_length), 1.0)

    def _square(self, actor: int) -> float:
        """Return what an actor weighs squared: the more, the fewer articles it matters in."""
        square = self._actor_squares.get(actor)
        if square is None:
            seen = len(self._articles) + _BEFORE
            square = log(seen / (self._naming[actor] + _NAMED_BEFORE)) ** 2
            self._actor_squares[actor] = square
        return square

    def _measure(self, one: IndexedArticle) -> None:
        """Measure an article's weighted lengths: they stay for some time."""
        squares = self._weights.squares()
        # Without any terms or actors, it does not matter what it is.
        weighed = map(mul, one.pick(squares), one.values)
        one.length = sqrt(sum(map(mul, weighed, one.values))) or 1.0
        salient = one.actors.items()
        actors = fsum([self._square(actor) * weight * weight for actor, weight in salient])
        one.actors_length = sqrt(actors) or 1.0
        one.measured_until = self._changes + int(_STALE * len(self._articles))
