"""Which sentences of an article say what its headline says, and which only lead up to it.

A feature or an opinion begins with a scene, and its words may be worth as much as any ("Millions
of people are familiar with the terrifying film"). The headline knows better what it is about.
"""

from collections.abc import Sequence
from dataclasses import replace

from summarizers.ranking import Candidate
from summarizers.text.voice import sends_elsewhere
from summarizers.text.words import content_stems

_OPENING = 2
"""So many sentences say, with the headline, what an article is about."""
_EARLY = 8
"""The news is told within so many sentences, or the headline says something else."""
_FEWEST = 3
"""So many words of the headline, at least, tell it again."""
_NEARLY = 0.75
"""What holds so much of what the best one holds tells the headline, too; the first sentence, which
in a report is the news, with less."""
_LEAD = 0.6


def mark_apart(pool: Sequence[Candidate], title: str, language: str) -> list[Candidate]:
    """Return the candidates with those marked that share no word with what it is all about.

    None of a text of a few lines: all of it is what it is about. Nor without a headline: the first
    lines alone say too little of it (on CNN's articles, which have none, it cost 0.1 of ROUGE-1).
    """
    if not title or len(pool) <= 2 * _OPENING:
        return list(pool)
    opening = (candidate.stems for candidate in pool[:_OPENING])
    topic = frozenset(content_stems(title, language)).union(*opening)
    return [replace(one, apart=True) if topic.isdisjoint(one.stems) else one for one in pool]


def mark_news(pool: Sequence[Candidate], title: str, language: str) -> list[Candidate]:
    """Return the candidates with those marked that tell the headline, and the scene before them.

    None where no early sentence tells it.
    """
    headline = frozenset(content_stems(title, language))
    held = [_held(headline, one) for one in pool[:_EARLY]]
    most = max(held, default=0)
    if most < _FEWEST:
        return list(pool)
    marked, told = list(pool), False
    for place, count in enumerate(held):
        if count >= (_NEARLY if place else _LEAD) * most:
            marked[place], told = replace(pool[place], news=True), True
        elif not count and not told:
            marked[place] = replace(pool[place], scene=True)
    return marked


def _held(headline: frozenset[str], candidate: Candidate) -> int:
    """Return how many words of the headline a sentence tells; what only leads elsewhere, none."""
    both = headline.intersection(candidate.stems)
    return 0 if both and sends_elsewhere(candidate.text) else len(both)
