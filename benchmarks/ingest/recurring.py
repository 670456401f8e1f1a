"""`python -m benchmarks.ingest recurring --data FOLDER`: what feeds print under all their articles.

Of the real feeds in the folder that bring five articles or more with their text, the newest thirty
are read as the bot reads them. Printed are the sentences that stand under articles on different
things and that nothing else would have kept out of a summary: to be read, for what is news there
is a mistake.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ingest.feed_readers import NOW
from benchmarks.ingest.feed_suites import real_files
from bot.model.article import Loaded, PrintedArticle
from bot.model.errors import ReadError
from bot.model.feed import Entry
from bot.sources.document import read_document
from bot.sources.formats.feed import parse_feed
from summarizers.text.clean import usable
from summarizers.text.recurring import find_recurring, fold
from summarizers.text.split import split_sentences

NAME = "recurring"
HELP = "Sentences that real feeds print under articles on all sorts of things."
_LEAST, _MOST = 5, 30
_TELLING = 100
"""Characters of an entry from which it counts as an article with its text."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What one feed prints again and again."""

    name: str
    articles: int
    lines: dict[str, int]
    """Sentences fit to be shown but for this, with the number of articles that hold them."""
    held: int
    """Articles that hold one."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this part."""
    parser.add_argument("--data", type=Path, help="a folder of real feeds")


def run(arguments: argparse.Namespace) -> None:
    """Look, and print what was found."""
    if not arguments.data:
        print("Needs --data, a folder of real feeds.")
        return
    habits = list(find_habits(arguments.data))
    found = [habit for habit in habits if habit.lines]
    for habit in found:
        print(f"\n{habit.name}, {habit.held} of {habit.articles} articles")
        for line, count in sorted(habit.lines.items(), key=lambda pair: -pair[1]):
            print(f"{count:>5} x {line[:150]}")
    held, articles = (sum(getattr(h, name) for h in habits) for name in ("held", "articles"))
    print(
        f"\n{len(found)} of {len(habits)} feeds and {held} of {articles} articles hold such lines."
    )


def find_habits(folder: Path) -> Iterator[Habit]:
    """Yield what is found of each feed that brings enough articles."""
    for file in real_files(folder):
        try:
            entries = parse_feed(file.body, url=file.url, charset=file.charset, now=NOW).entries
        except ReadError:
            continue
        articles = list(_read(entries))[:_MOST]
        if len(articles) >= _LEAST:
            yield _habit(file.name, articles)


def _read(entries: tuple[Entry, ...]) -> Iterator[PrintedArticle]:
    for entry in {entry.title: entry for entry in reversed(entries)}.values():
        body = entry.content or entry.summary
        kind = entry.content_type if entry.content else "text/plain"
        if len(body) < _TELLING:
            continue
        try:
            read = read_document(
                Loaded(body.encode(), entry.link, content_type=kind), entry=entry, now=NOW
            )
        except ReadError:
            continue
        language = read.language or "en"
        spans = split_sentences(read.text, language)
        yield PrintedArticle(
            read.title, language, tuple(read.text[start:end] for start, end in spans)
        )


def _habit(name: str, articles: list[PrintedArticle]) -> Habit:
    recurring = find_recurring(articles)
    lines: dict[str, int] = {}
    held = 0
    for article in articles:
        kept = usable(article.sentences, title=article.title, language=article.language)
        own = {fold(article.sentences[index]) for index in kept} & recurring
        held += bool(own)
        for line in own:
            lines[line] = lines.get(line, 0) + 1
    return Habit(name, len(articles), lines, held)
