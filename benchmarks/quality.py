"""How good summaries are: ROUGE against people's, flaws, repetitions; peers in the same run."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from benchmarks.corpora import Covered, Reported
from benchmarks.flaws import flaws, repeats
from benchmarks.peers import Pick, PickFromSeveral, lead, round_robin, sumy, sumy_on_all
from benchmarks.rouge import rouge
from summarizers.news import News
from summarizers.story import summarize_story
from summarizers.text.edge import LEFT_OUT, shown

_RESAMPLES = 1000
_SUMYS = ("sumy-lex-rank", "sumy-text-rank", "luhn", "sumy-lsa", "sum-basic", "sumy-reduction")


@dataclass(slots=True)
class Result:
    """What one way to summarise reached on one set."""

    name: str
    limit: int
    rouge: list[tuple[float, float]] = field(default_factory=list)
    words: int = 0
    flawed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    repeating: int = 0

    def line(self) -> str:
        """Return the figures as a line of a table."""
        count = len(self.rouge) or 1
        first, second = (100 * sum(pair[which] for pair in self.rouge) / count for which in (0, 1))
        kinds = ", ".join(f"{kind} {number}" for kind, number in self.kinds.most_common())
        return (
            f"  {self.name:<22}{self.limit:>2}{first:>8.2f}/{second:<6.2f}"
            f"{self.words / count:>6.0f} words{100 * self.flawed / count:>6.1f} % flawed"
            f"{100 * self.repeating / count:>5.0f} % repeat   {kinds}"
        )


def single(articles: Sequence[Reported]) -> list[Result]:
    """Return the results on articles: ours, their openings, and sumy's models."""
    news = News()
    ways: list[tuple[str, int, Pick]] = [
        ("news", 2, news),
        ("news", 3, news),
        ("first sentences", 2, lead),
        ("first sentences", 3, lead),
        *((name, 3, sumy(name)) for name in _SUMYS),
    ]
    return [_single(name, limit, pick, articles) for name, limit, pick in ways]


def _single(name: str, limit: int, pick: Pick, articles: Sequence[Reported]) -> Result:
    result = Result(name, limit)
    for article in articles:
        picked = list(pick(article.sentences, limit))
        seen = list(article.sentences)
        chosen = _read(seen, picked, ours=name == "news")
        _count(result, chosen, flaws(seen, picked), article.reference)
    return result


def several(
    events: Sequence[Covered], limits: Sequence[int] = (2, 3, 4), *, peers: bool = True
) -> list[Result]:
    """Return the results on events that several outlets cover; without peers, ours alone."""
    ways: list[tuple[str, PickFromSeveral]] = [
        ("news", lambda articles, limit: summarize_story(articles, limit, language="en")),
        ("first ones in turn", round_robin),
        ("sumy-lex-rank", sumy_on_all("sumy-lex-rank")),
        ("sumy-text-rank", sumy_on_all("sumy-text-rank")),
        ("sumy-reduction", sumy_on_all("sumy-reduction")),
    ][: None if peers else 1]
    return [_several(name, limit, pick, events) for limit in limits for name, pick in ways]


def _several(name: str, limit: int, pick: PickFromSeveral, events: Sequence[Covered]) -> Result:
    result = Result(name, limit)
    for event in events:
        picked = list(pick(event.articles, limit))
        seen = [list(article.sentences) for article in event.articles]
        chosen: list[str] = []
        for number, run in groupby(picked, key=lambda pick: pick[0]):
            chosen += _read(seen[number], [place for _, place in run], ours=name == "news")
        found: set[str] = set()
        for number, sentences in enumerate(seen):
            found |= flaws(sentences, [place for of, place in picked if of == number])
        _count(result, chosen, found, event.reference)
    return result


def _read(sentences: list[str], picked: Sequence[int], *, ours: bool) -> list[str]:
    """Return the picked sentences as a reader sees them; ours lose linking words, in place too."""
    if not ours:
        return [sentences[place] for place in picked]
    chosen = shown(sentences, picked, "en")
    for place, text in zip(picked, chosen, strict=True):
        sentences[place] = text.removeprefix(LEFT_OUT)
    return chosen


def _count(result: Result, chosen: Sequence[str], found: set[str], reference: str) -> None:
    text = " ".join(chosen)
    result.rouge.append(rouge(text, reference))
    result.words += len(text.split())
    result.flawed += bool(found)
    result.kinds.update(found)
    result.repeating += repeats(chosen)


def gain(ours: Result, theirs: Result, which: int) -> tuple[float, float, float]:
    """Return the difference in ROUGE-1 (0) or -2 (1), and its 95 % bootstrap interval."""
    pairs = zip(ours.rouge, theirs.rouge, strict=True)
    differences = [100 * (a[which] - b[which]) for a, b in pairs]
    draw, count = random.Random(7), len(differences)
    means = sorted(sum(draw.choices(differences, k=count)) / count for _ in range(_RESAMPLES))
    edge = _RESAMPLES // 40
    return sum(differences) / count, means[edge], means[-edge - 1]


def print_results(title: str, results: Sequence[Result], beside: Callable[[Result], bool]) -> None:
    """Print a table, and how far our first line is from the peer that `beside` finds."""
    print(title)
    for result in results:
        print(result.line())
    ours, theirs = results[0], next(filter(beside, results))
    for which in (0, 1):
        mean, low, high = gain(ours, theirs, which)
        print(
            f"  ROUGE-{which + 1}: {ours.name} {ours.limit} against {theirs.name} {theirs.limit}:"
            f" {mean:+.2f} ({low:+.2f} to {high:+.2f})"
        )
