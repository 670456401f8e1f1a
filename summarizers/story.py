"""One summary of several articles about one event, and what is new in later ones.

score = .5 base + .3 exp(-i/3) + .3 title words + .5 support by the other articles - penalties, of
which the greatest is for an article that the others hardly back; then greedy picking on idf cosine,
where nothing may hold half of a picked sentence's stems, or 40 % of another outlet's, or begin with
what that tells: what all support is the first pick's, and in other words it is no second one.
Constants tuned on development parts of NeuS only.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import exp, inf, log, sqrt

from summarizers.base import check_limit
from summarizers.news import pick_news, rate_bases
from summarizers.novelty import RETOLD, ToldFacts, counted
from summarizers.picking import pick
from summarizers.ranking import Candidate, Costs, asks, candidates, penalty, scale
from summarizers.rated import RatedModel
from summarizers.text.clean import presentable, usable
from summarizers.text.quotes import is_anonymous_quote
from summarizers.text.words import content_stems, stems

_BASE, _POSITION, _TITLE, _SUPPORT = 0.5, 0.3, 0.3, 0.5
_FADE = 3.0
_COSTS = Costs(
    quote_only=0.5,
    long=0.1,
    long_quote=0.1,
    question=0.3,
    speaks=0.2,
    nameless=0.1,
    also=0.1,
    linked=0.2,
    cut_off=0.2,
)
_TRADE = 0.3
_BAN = 0.5
_ALONE = 1.0
_BACKED = 0.4
"""An article whose best sentence has less of the best backed one's support is on something else."""
_COPY = 0.9
"""A sentence so like another outlet's is one wire text in both and backs nothing; else outlets that
print it would make a stray of the one that wrote its own."""
_OPENING = 9
"""So many content stems of an English sentence say what it is about; names among them are told by
capitals, so in other languages this would ban who did another thing on the same day."""
_SAME_COUNT = 0.3
"""What has so much of a picked sentence and the same number tells it again."""
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")
_ACROSS = 2.0
"""So much more likeness costs between outlets: none of them says a thing twice, two of them do."""
_MOST_ARTICLES = 12
_MOST_SENTENCES = 25
_AT_THE_TOP = 8
"""Among so many sentences of a later article its news is; what is new further down was known."""


@dataclass(frozen=True, slots=True)
class StoryText:
    """One article of a story."""

    title: str
    sentences: tuple[str, ...]


Vector = dict[str, float]


def summarize_story(
    articles: Sequence[StoryText],
    limit: int,
    *,
    language: str,
    shown: Sequence[str] = (),
    base: RatedModel | None = None,
) -> list[tuple[int, int]]:
    """Return (article index, sentence index) of at most `limit` sentences, in reading order.

    Looks at the first 12 articles and 25 usable sentences of each, so put the best outlets first.
    No two sentences repeat each other, and of several articles stubs that hold no word of a title,
    questions and quotations of nobody are shown only where there is nothing else. With `shown`,
    only sentences that add something to it (see `novelty`) are chosen, from the top of each
    article, and nothing if none of them can stand alone: the result can be empty. With `base`, that
    model's ratings over all sentences take the place of the recipe's own base.
    Raises ValueError for a negative limit.
    """
    check_limit(limit)
    pool = _pool(articles[:_MOST_ARTICLES], language)
    if shown:
        pool = [candidate for candidate in pool if candidate.position < _AT_THE_TOP]
        told = ToldFacts(shown, language)
        pool = [candidate for candidate in pool if told.lacks(candidate.text)]
        if not any(map(_is_whole, pool)):
            return []  # better none than one that nobody understands
    title = articles[0].title if articles else ""
    if len({candidate.document for candidate in pool}) > 1:
        titles = _stems_of_titles(articles, language)
        telling = [candidate for candidate in pool if not _tells_nothing(candidate, titles)]
        pool = telling if any(map(_is_whole, telling)) else pool
        bases = rate_bases(pool, base, title=title, language=language)
        picked = _pick_from_several(pool, bases, titles, limit, language)
    else:
        picked = pick_news(pool, limit, base, title=title, language=language)
    return [(c.document, c.index) for c in _in_reading_order([pool[place] for place in picked])]


def _pool(articles: Sequence[StoryText], language: str) -> list[Candidate]:
    strict = [usable(a.sentences, title=a.title, language=language) for a in articles]
    kept = (
        strict
        if any(strict)
        else [presentable(a.sentences, title=a.title, language=language) for a in articles]
    )
    return [
        candidate
        for document, article in enumerate(articles)
        for candidate in candidates(
            article.sentences, kept[document], language, document=document, most=_MOST_SENTENCES
        )
    ]


def _is_whole(candidate: Candidate) -> bool:
    """Return whether a sentence is understood without another one."""
    return not (candidate.unresolved or candidate.half_quote)


def _stems_of_titles(articles: Sequence[StoryText], language: str) -> frozenset[str]:
    return frozenset(stem for one in articles for stem in content_stems(one.title, language))


def _tells_nothing(candidate: Candidate, titles: frozenset[str]) -> bool:
    """Return whether a sentence is better left out, even where the summary is shorter for it.

    A stub that holds a content stem of the titles may be the news: "The president resigned."
    """
    stub = candidate.is_stub and titles.isdisjoint(candidate.stems)
    return stub or asks(candidate.text) or is_anonymous_quote(candidate.text)


def _pick_from_several(
    pool: Sequence[Candidate],
    bases: Sequence[float],
    titles: frozenset[str],
    limit: int,
    language: str,
) -> list[int]:
    vectors = _unit_vectors([candidate.stems for candidate in pool])
    scores = _score(pool, bases, titles, _cosines(pool, vectors))
    likeness = partial(_likeness, pool, vectors)
    repeats = partial(_tells_again, _OPENING if language == "en" else 0)
    return pick(pool, scores, limit, ban=_BAN, trade=_TRADE, likeness=likeness, repeats=repeats)


def _score(
    pool: Sequence[Candidate],
    bases: Sequence[float],
    titles: frozenset[str],
    cosines: Sequence[dict[int, float]],
) -> list[float]:
    """Return what each candidate is worth on its own; `cosines` are with other documents'."""
    alone = _stand_alone(pool, _support(pool, cosines, below=_COPY))
    titled = scale([_overlap(candidate, titles) for candidate in pool])
    supported = scale(_support(pool, cosines))
    return [
        _BASE * base
        + _POSITION * exp(-candidate.position / _FADE)
        + _TITLE * in_title
        + _SUPPORT * support
        - penalty(candidate, _COSTS)
        - _ALONE * (candidate.document in alone)
        for candidate, base, in_title, support in zip(pool, bases, titled, supported, strict=True)
    ]


def _tells_again(opening: int, one: Candidate, other: Candidate, repeated: float) -> bool:
    """Return whether another outlet tells what was picked in words of its own, or begins with it.

    News comes first in a sentence: one whose first words were told adds but what hangs on them. So
    does one with a number that was told: "up to 15,000 troops".
    """
    if one.document == other.document:
        return False
    begins = [*dict.fromkeys(other.stems)][:opening]
    again = repeated >= RETOLD or (repeated >= _SAME_COUNT and _share_number(one, other))
    shared = frozenset(one.stems).intersection(other.stems if again else begins)
    if not again and len(shared) < _BAN * len(begins):
        return False
    return bool(shared - _names(one.text) - _names(other.text))  # names, all on it share


def _share_number(one: Candidate, other: Candidate) -> bool:
    return not counted(one.text).isdisjoint(counted(other.text))


def _names(text: str) -> set[str]:
    """Return the stems of the words with a capital: whom it is about, not what it tells."""
    return set(stems(" ".join(_CAPITALISED.findall(text)), "en"))


def _likeness(pool: Sequence[Candidate], vectors: Sequence[Vector], a: int, b: int) -> float:
    alike = _cosine(vectors, a, b)
    return alike if pool[a].document == pool[b].document else _ACROSS * alike


def _in_reading_order(picked: Sequence[Candidate]) -> list[Candidate]:
    """By position in its document, then as picked; what needs a sentence before it follows it."""
    waiting = sorted(picked, key=lambda candidate: candidate.position)
    ordered: list[Candidate] = []
    while waiting:
        following: Candidate | None = next(c for c in waiting if not _depends(c, waiting))
        while following is not None:
            waiting.remove(following)
            ordered.append(following)
            following = next((c for c in waiting if _follows(c, ordered[-1])), None)
    return ordered


def _depends(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    return any(_follows(candidate, other) for other in others)


def _follows(candidate: Candidate, other: Candidate) -> bool:
    return (
        candidate.unresolved
        and candidate.document == other.document
        and candidate.position == other.position + 1
    )


def _overlap(candidate: Candidate, titles: frozenset[str]) -> float:
    own = set(candidate.stems)
    return len(own & titles) / sqrt(len(own)) if own else 0.0


def _unit_vectors(sentences: Sequence[Sequence[str]]) -> list[Vector]:
    seen_in = Counter(stem for one in sentences for stem in set(one))
    vectors = []
    for one in sentences:
        weights = {s: n * log(1 + len(sentences) / seen_in[s]) for s, n in Counter(one).items()}
        norm = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        vectors.append({stem: weight / norm for stem, weight in weights.items()})
    return vectors


def _cosine(vectors: Sequence[Vector], a: int, b: int) -> float:
    small, large = sorted((vectors[a], vectors[b]), key=len)
    return sum(weight * large.get(stem, 0.0) for stem, weight in small.items())


def _cosines(pool: Sequence[Candidate], vectors: Sequence[Vector]) -> list[dict[int, float]]:
    """Return each candidate's cosines with the candidates of other documents, by their place."""
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for stem, weight in vector.items():
            places[stem].append((place, weight))
    found = []
    for candidate, vector in zip(pool, vectors, strict=True):
        alike: defaultdict[int, float] = defaultdict(float)
        for stem, weight in vector.items():
            for place, their_weight in places[stem]:
                alike[place] += weight * their_weight
        own = candidate.document
        found.append({place: one for place, one in alike.items() if pool[place].document != own})
    return found


def _support(
    pool: Sequence[Candidate], cosines: Sequence[dict[int, float]], below: float = inf
) -> list[float]:
    """Return how well the other documents back each candidate: the mean of their best cosines.

    Documents whose best cosine is not less than `below` are left out.
    """
    others = len({candidate.document for candidate in pool}) - 1
    support = []
    for alike in cosines:
        best: defaultdict[int, float] = defaultdict(float)
        for place, cosine in alike.items():
            best[pool[place].document] = max(best[pool[place].document], cosine)
        counted = sorted(cosine for cosine in best.values() if cosine < below)
        support.append(sum(counted) / max(1, others - len(best) + len(counted)))
    return support


def _stand_alone(pool: Sequence[Candidate], support: Sequence[float]) -> set[int]:
    """Return the documents that the others hardly back: in the story by mistake, or no report."""
    best: defaultdict[int, float] = defaultdict(float)
    for candidate, backing in zip(pool, support, strict=True):
        best[candidate.document] = max(best[candidate.document], backing)
    least = _BACKED * max(best.values(), default=0.0)
    return {document for document, backing in best.items() if backing < least}
