"""How well and how fast articles are grouped into stories.

`python -m benchmarks.stories [--neus FOLDER | FILE]` groups the bundled samples in 22 orders, the
events of NeuS's `test` part (benchmarks/corpora.py) in five, or the articles of a JSON Lines file
of yours (one object a line: `title`, `text`, `story`, and `language` if not English, `at` as an ISO
8601 moment and `outlet` if known; the oldest first), one after the other as the bot does. It prints
B-cubed precision, recall and F1 (Bagga and Baldwin 1998) and how many articles are grouped in a
second of CPU time. Then it groups articles of invented words.

What tuned what: docs/benchmarks/stories.md.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from benchmarks.corpora import read_neus
from bot.actors.choice import TRAINED, load_recogniser
from bot.actors.tag import tag_actors
from bot.model.article import Loaded, Span
from bot.model.story import KEY_SALIENCE, Evidence
from bot.pipeline.analyse import told
from bot.pipeline.group import StoryWindow, count_title_terms, story_terms
from bot.sources.document import read_document
from summarizers.text.clean import usable
from summarizers.text.split import split_sentences

SEEDS = Path(__file__).parent.parent / "seeds/articles"
_KINDS = {".md": "text/markdown", ".txt": "text/plain", ".html": "text/html"}
_NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
_STORIES = 1500
_ARTICLES = 1000
_SHUFFLES, _ORDERS = 5, 22
_NEW_STORIES = 100
"""More than one article can bring about."""
_ACTORS: dict[str, int] = {}
"""Numbers of the actors that were named."""
_SYLLABLES = ("ka", "ro", "mi", "ten", "sul", "ba", "ve", "lor", "ni", "gra", "po", "shi", "dun")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the event that a person says it is about."""

    title: str
    text: str
    event: str
    language: str = "en"
    at: datetime | None = None
    outlet: str = ""

    def evidence(self) -> Evidence:
        """Return what grouping looks at, made as the bot makes it."""
        in_title = count_title_terms(self.title, self.language)
        return Evidence(self.terms(), in_title, self.title, self.at, self.outlet, self.key_actors())

    def terms(self) -> dict[str, float]:
        """Return the weighted stems of title and opening."""
        sentences = [self.text[start:end] for start, end in self._spans()]
        kept = usable(sentences, title=self.title, language=self.language)
        return story_terms(self.title, [sentences[index] for index in kept], self.language)

    def _spans(self) -> Sequence[tuple[int, int]]:
        return split_sentences(self.text, self.language)

    def key_actors(self) -> dict[int, float]:
        """Return the actors that matter; those with one name are one, as far as it goes."""
        tagged = tag_actors(
            self.text,
            told(self.text, [Span(start, end) for start, end in self._spans()]),
            title=self.title,
            language=self.language,
            recogniser=load_recogniser(TRAINED),
        )
        return {
            _ACTORS.setdefault(one.key or one.name, len(_ACTORS)): one.salience
            for one in tagged
            if one.whole and one.salience >= KEY_SALIENCE
        }


def read_seeds() -> list[Labelled]:
    """Return the bundled samples as the bot reads them; the event begins the name of a file."""
    found: list[Labelled] = []
    for path in sorted(SEEDS.iterdir()):
        one = read_document(
            Loaded(path.read_bytes(), path.as_uri(), content_type=_KINDS[path.suffix]), now=_NOW
        )
        event = f"{path.name.split('--')[0]} {one.language}"
        at = one.published or _NOW
        found.append(Labelled(one.title, one.text, event, one.language, at, one.outlet))
    return found


def read_lines(path: Path) -> list[Labelled]:
    """Return the articles of a JSON Lines file."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            line["title"],
            line["text"],
            str(line["story"]),
            line.get("language", "en"),
            datetime.fromisoformat(line["at"]) if "at" in line else None,
            line.get("outlet", ""),
        )
        for line in lines
    ]


def read_events(folder: Path) -> list[Labelled]:
    """Return the articles of NeuS's `test` events."""
    return [
        Labelled(one.title, " ".join(one.sentences), str(number))
        for number, event in enumerate(read_neus(folder, "test"))
        for one in event.articles
    ]


def place(window: StoryWindow, article_id: int, shown: Evidence, language: str) -> None:
    """Put an article into the window; a new story is called after the newest article."""
    for number, group in enumerate(window.place(article_id, shown, language)):
        window.settle(group.story_id or article_id * _NEW_STORIES + number, group.joining)


def group(articles: Sequence[Labelled], made: Sequence[Evidence]) -> list[int]:
    """Return each article's story, grouped one after the other."""
    window = StoryWindow()
    for number, (article, shown) in enumerate(zip(articles, made, strict=True), 1):
        place(window, number, shown, article.language)
    return [window.story_of(number) for number in range(1, len(articles) + 1)]


def b_cubed(events: Sequence[str], stories: Sequence[int]) -> tuple[float, float]:
    """Return precision and recall, each the mean over articles."""
    both = Counter(zip(events, stories, strict=True))
    of_event, of_story = Counter(events), Counter(stories)
    pairs = list(zip(events, stories, strict=True))
    precision = sum(both[event, story] / of_story[story] for event, story in pairs)
    recall = sum(both[event, story] / of_event[event] for event, story in pairs)
    return precision / len(pairs), recall / len(pairs)


def invented_articles(articles: int, seed: int) -> list[Evidence]:
    """Return what articles with news-like word frequencies show: few common words, many rare."""
    draw = random.Random(seed)
    vocabulary = ["".join(draw.choices(_SYLLABLES, k=draw.randint(2, 5))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    found = []
    for _ in range(articles):
        words = draw.choices(vocabulary, weights, k=170)
        title = " ".join(words[:8])
        terms = story_terms(title, [" ".join(words[8:])], "en")
        found.append(Evidence(terms, count_title_terms(title, "en"), title))
    return found


def articles_per_second(stories: int = _STORIES, articles: int = _ARTICLES) -> tuple[float, float]:
    """Return how many articles a second are placed while a window fills up to so many stories.

    And then, when others come in words never seen before.
    """
    window = StoryWindow()
    numbers = count(1)
    speeds = []
    for batch in (invented_articles(stories, seed=1), invented_articles(articles, seed=2)):
        began = time.process_time()
        for shown in batch:
            place(window, next(numbers), shown, "en")
        speeds.append(len(batch) / (time.process_time() - began))
    return speeds[0], speeds[1]


def print_quality(articles: Sequence[Labelled], orders: Sequence[int]) -> None:
    """Make what articles show, and print how well and how fast they are grouped in each order."""
    began = time.process_time()
    for article in articles:
        article.terms()
    terms = time.process_time() - began
    made = [article.evidence() for article in articles]
    events = len({one.event for one in articles})
    print(f"{len(articles)} articles of {events} events")
    for seed in orders:
        _print_order(list(zip(articles, made, strict=True)), seed)
    print(f"{len(articles) / terms:,.0f} articles/s making the terms from plain text")


def _print_order(pairs: list[tuple[Labelled, Evidence]], seed: int) -> None:
    """Print how one order is grouped: the one given is 0, the others are shuffled."""
    if seed:
        random.Random(seed).shuffle(pairs)
    articles, made = [one for one, _ in pairs], [shown for _, shown in pairs]
    began = time.process_time()
    stories = group(articles, made)
    seconds = time.process_time() - began
    precision, recall = b_cubed([one.event for one in articles], stories)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"order {seed}: {len(set(stories))} stories,"
        f" B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f},"
        f" {len(articles) / seconds:,.0f} articles/s grouping, terms and actors ready"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--neus", type=Path)
    options = parser.parse_args()
    if options.neus:
        print_quality(read_events(options.neus), range(1, _SHUFFLES + 1))
    elif options.file:
        print_quality(read_lines(options.file), [0])
    else:
        print_quality(read_seeds(), range(_ORDERS))
    filling, then = articles_per_second()
    print(
        f"invented articles, terms ready: {filling:,.0f} articles/s while the window fills up to"
        f" {_STORIES:,}, then {then:,.0f}"
    )


if __name__ == "__main__":
    main()
