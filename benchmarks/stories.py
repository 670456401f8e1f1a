"""How well and how fast articles are grouped into stories.

`python -m benchmarks.stories [--neus FOLDER | FILE]` groups the bundled samples, the events of
NeuS's `test` part (benchmarks/corpora.py; shuffled, five times), or the articles of a JSON Lines
file of yours (one object a line: `title`, `text`, `story`, and `language` if not English; the
oldest first), one after the other as the bot does, and prints B-cubed precision, recall and F1
(Bagga and Baldwin 1998). Then it measures how many articles a second find their story among 1,500
others.

What tuned what: word shares were counted in NeuS's `train` part and CNN's tuning articles, the
weights fitted on 1,228 events of `train` (benchmarks/train_grouping.py), the cuts set on NeuS's
`val` part, 614 other events of `train`, and the samples. NeuS's `test` part tuned nothing.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpora import read_neus
from bot.actors.choice import TRAINED, load_recogniser
from bot.actors.tag import tag_actors
from bot.model.article import Span
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
_SHUFFLES = 5
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
        spans = split_sentences(self.text, self.language)
        sentences = [self.text[start:end] for start, end in spans]
        kept = usable(sentences, title=self.title, language=self.language)
        terms = story_terms(self.title, [sentences[index] for index in kept], self.language)
        in_title = count_title_terms(self.title, self.language)
        actors = self._actors(spans)
        return Evidence(terms, in_title, self.title, self.at, self.outlet, actors)

    def _actors(self, sentences: Sequence[tuple[int, int]]) -> dict[int, float]:
        """Return the actors that matter; those with one name are one, as far as it goes."""
        tagged = tag_actors(
            self.text,
            told(self.text, [Span(start, end) for start, end in sentences]),
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
            path.read_bytes(),
            url=path.as_uri(),
            content_type=_KINDS[path.suffix],
            charset="",
            now=_NOW,
        )
        event = f"{path.name.split('--')[0]} {one.language}"
        at = one.published or _NOW
        found.append(Labelled(one.title, one.text, event, one.language, at, one.outlet))
    return found


def read_lines(path: Path) -> list[Labelled]:
    """Return the articles of a JSON Lines file."""
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(line["title"], line["text"], str(line["story"]), line.get("language", "en"))
        for line in lines
    ]


def read_events(folder: Path, seed: int) -> list[Labelled]:
    """Return the articles of NeuS's `test` events, shuffled."""
    articles = [
        Labelled(one.title, " ".join(one.sentences), str(number))
        for number, event in enumerate(read_neus(folder, "test"))
        for one in event.articles
    ]
    random.Random(seed).shuffle(articles)
    return articles


def place(window: StoryWindow, article_id: int, shown: Evidence, language: str) -> None:
    """Put an article into the window; a new story is called after the newest article."""
    for number, group in enumerate(window.place(article_id, shown, language)):
        window.settle(group.story_id or article_id * _NEW_STORIES + number, group.joining)


def group(articles: Sequence[Labelled]) -> list[int]:
    """Return each article's story, grouped one after the other."""
    window = StoryWindow()
    for number, article in enumerate(articles, 1):
        place(window, number, article.evidence(), article.language)
    return [window.story_of(number) for number in range(1, len(articles) + 1)]


def b_cubed(events: Sequence[str], stories: Sequence[int]) -> tuple[float, float]:
    """Return precision and recall, each the mean over articles."""
    both = Counter(zip(events, stories, strict=True))
    of_event, of_story = Counter(events), Counter(stories)
    pairs = list(zip(events, stories, strict=True))
    precision = sum(both[event, story] / of_story[story] for event, story in pairs)
    recall = sum(both[event, story] / of_event[event] for event, story in pairs)
    return precision / len(pairs), recall / len(pairs)


def invented_articles(count: int, seed: int) -> list[Evidence]:
    """Return what articles with news-like word frequencies show: few common words, many rare."""
    draw = random.Random(seed)
    vocabulary = ["".join(draw.choices(_SYLLABLES, k=draw.randint(2, 5))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    articles = []
    for _ in range(count):
        words = draw.choices(vocabulary, weights, k=170)
        title = " ".join(words[:8])
        terms = story_terms(title, [" ".join(words[8:])], "en")
        articles.append(Evidence(terms, count_title_terms(title, "en"), title))
    return articles


def articles_per_second(stories: int = _STORIES, articles: int = _ARTICLES) -> float:
    """Return how many articles a second find their story and join it, in a window of so many."""
    window = StoryWindow()
    for number, shown in enumerate(invented_articles(stories, seed=1), 1):
        place(window, number, shown, "en")
    arriving = invented_articles(articles, seed=2)
    began = time.process_time()
    for number, shown in enumerate(arriving, stories + 1):
        place(window, number, shown, "en")
    return articles / (time.process_time() - began)


def print_quality(articles: Sequence[Labelled]) -> None:
    """Group and print how well that went."""
    began = time.process_time()
    stories = group(articles)
    seconds = time.process_time() - began
    precision, recall = b_cubed([article.event for article in articles], stories)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{len(articles)} articles of {len({a.event for a in articles})} events:"
        f" {len(set(stories))} stories, B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f},"
        f" {len(articles) / seconds:,.0f} articles/s from plain text"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories")
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--neus", type=Path)
    options = parser.parse_args()
    if options.neus:
        for seed in range(_SHUFFLES):
            print_quality(read_events(options.neus, seed))
    else:
        print_quality(read_lines(options.file) if options.file else read_seeds())
    print(f"{articles_per_second():,.0f} articles/s among {_STORIES:,} stories, words ready")


if __name__ == "__main__":
    main()
