"""What summaries are compared with: the openings of articles, and sumy as it is.

All get the sentences that our splitter finds and no cleaning: sumy's own splitter needs a download
before it works, and glues lines.
"""

from collections.abc import Callable, Sequence
from functools import cache

from bot.plugins import load
from summarizers.base import Summarizer
from summarizers.rated import RatedModel
from summarizers.story import StoryText

Pick = Callable[[Sequence[str], int], Sequence[int]]
PickFromSeveral = Callable[[Sequence[StoryText], int], Sequence[tuple[int, int]]]


def lead(sentences: Sequence[str], limit: int) -> list[int]:
    """Return the first sentences."""
    return list(range(min(limit, len(sentences))))


def sumy(name: str) -> Pick:
    """Return one of sumy's models, choosing from all sentences as it does by itself."""
    model = _rated(name)

    def pick(sentences: Sequence[str], limit: int) -> list[int]:
        distinct = list(dict.fromkeys(sentences))[: model.most]
        ratings = model.rated(distinct, limit)
        best = sorted(range(len(distinct)), key=lambda place: (-ratings[place], place))[:limit]
        return sorted(sentences.index(distinct[place]) for place in best)

    return pick


def sumy_on_all(name: str) -> PickFromSeveral:
    """Return one of sumy's models, choosing from the articles put end to end."""
    pick = sumy(name)

    def pick_from_several(articles: Sequence[StoryText], limit: int) -> list[tuple[int, int]]:
        places = [(a, i) for a, one in enumerate(articles) for i in range(len(one.sentences))]
        sentences = [articles[a].sentences[i] for a, i in places]
        return [places[place] for place in pick(sentences, limit)]

    return pick_from_several


def round_robin(articles: Sequence[StoryText], limit: int) -> list[tuple[int, int]]:
    """Return the articles' first sentences, then their second ones, and so on."""
    longest = max((len(article.sentences) for article in articles), default=0)
    places = [
        (article, index)
        for index in range(longest)
        for article, one in enumerate(articles)
        if index < len(one.sentences)
    ]
    return places[:limit]


@cache
def _rated(name: str) -> RatedModel:
    model = load("summarizers", name, Summarizer)()
    if not isinstance(model, RatedModel):
        raise TypeError(f"{name} is no model that rates sentences")
    return model
