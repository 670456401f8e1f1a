"""Who is who across articles: an invented stream through the pipeline, and /who questions on it."""

import asyncio
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model.article import Document, NewArticle
from bot.model.errors import NotFoundError
from bot.pipeline.analyse import analyse
from bot.pipeline.store import store_articles
from bot.pipeline.windows import StoryWindows
from bot.storage.contract import Transaction
from bot.storage.database import open_database
from commands.actor_search import find_actors

Cluster = dict[tuple[int, str], str]
"""Mentions (where, and the form) and who is named."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One article of the stream with who is named: label to forms."""

    at: datetime
    language: str
    text: str
    named: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of the stream: pairs for B-cubed, and what was asked and answered."""

    pairs: tuple[tuple[Cluster, Cluster], ...]
    questions: int
    wrong: tuple[str, ...]
    """The questions that were answered wrongly, with what came instead."""


def read_stream(path: Path) -> list[Dated]:
    """Return the articles of the file, in order."""
    return [_dated(block) for block in path.read_text("utf-8").split("\n=== ")[1:]]


def _dated(block: str) -> Dated:
    day, _, rest = block.partition("\n")
    body, _, named = rest.partition("\n---")
    language = "en"
    if match := re.match(r"language: (\w+)\n", body):
        language, body = match.group(1), body[match.end() :]
    who: dict[str, tuple[str, ...]] = {}
    for part in filter(None, (piece.strip() for piece in named.strip().split(";"))):
        label, _, forms = part.partition(":")
        who[label] = tuple(form.strip() for form in forms.split(","))
    at = datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC)
    return Dated(at, language, " ".join(body.split()), who)


def run_stream(stream: Path, questions: Path) -> Reading:
    """Store the stream in a database of its own and ask the questions."""
    articles = read_stream(stream)
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/stream.db")
        try:
            return asyncio.run(database.write(lambda t: _run(t, articles, questions)))
        finally:
            database.close_now()


def _run(t: Transaction, articles: list[Dated], questions: Path) -> Reading:
    workspace_id = t.workspaces.ensure("console", "stream", "Stream").id
    windows = StoryWindows()
    wanted: Cluster = {}
    found: Cluster = {}
    for number, article in enumerate(articles):
        ids = _store(t, windows, workspace_id, number, article)
        printed = {
            (number * 10_000 + span.start, span.text): str(mention.actor_id)
            for article_id in ids
            for _, mention in t.actors.of_article(workspace_id, article_id)
            for span in mention.spans
        }
        found |= printed
        wanted |= _place(number, article, printed)
    labels = _labels(wanted, found)
    lines = [line for line in questions.read_text("utf-8").splitlines() if " | " in line]
    wrong = [said for line in lines if (said := _ask(t, workspace_id, line, labels))]
    return Reading(((wanted, found),), len(lines), tuple(wrong))


def _store(
    t: Transaction, windows: StoryWindows, workspace_id: int, number: int, article: Dated
) -> tuple[int, ...]:
    document = Document(
        title="",
        text=article.text,
        url=f"https://stream.example/{number}",
        language=article.language,
        outlet="Stream",
        published=article.at,
    )
    new = NewArticle(
        workspace_id=workspace_id,
        feed_id=None,
        identity=str(number),
        seen_at=article.at + timedelta(minutes=5),
        section="",
        analysis=analyse(document),
    )
    return store_articles(t, windows, workspace_id, [new]).article_ids


def _place(number: int, article: Dated, printed: Cluster) -> Cluster:
    """Return the wanted mentions where they stand; of several places of a form the found ones."""
    placed: Cluster = {}
    taken: set[int] = set()
    for label, forms in article.named.items():
        for form, times in Counter(forms).items():
            for start in _places(article.text, form, printed, number, taken)[:times]:
                placed[number * 10_000 + start, form] = label
                taken.update(range(start, start + len(form)))
    return placed


def _places(text: str, form: str, printed: Cluster, number: int, taken: set[int]) -> list[int]:
    starts = [match.start() for match in re.finditer(re.escape(form), text)]
    free = [start for start in starts if start not in taken]
    return sorted(free, key=lambda start: (number * 10_000 + start, form) not in printed)


def _labels(wanted: Cluster, found: Cluster) -> dict[str, str]:
    """Return for each stored actor the label that most of its mentions should have."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention, actor in found.items():
        if mention in wanted:
            votes[actor][wanted[mention]] += 1
    return {actor: count.most_common(1)[0][0] for actor, count in votes.items()}


def _ask(t: Transaction, workspace_id: int, line: str, labels: Mapping[str, str]) -> str:
    """Return what is wrong with the answer to a question, or nothing."""
    question, _, answer = line.partition(" | ")
    try:
        actors = find_actors(t, workspace_id, question)
        said = "? " if len(actors) > 1 else ""
        got = [labels.get(str(actor.id), actor.name) for actor in actors]
    except NotFoundError as error:
        nearest = [labels.get(_id_of(t, workspace_id, name), name) for name in error.nearest]
        said, got = ("~ ", nearest[:1]) if answer.startswith("~") else ("-", [])
    shown = said + ", ".join(sorted(got))
    marks = "?~ "
    wanted = (answer[:1] if answer[0] in "?~" else "") + (" " if answer[0] in "?~" else "")
    names = ", ".join(sorted(name.strip() for name in answer.lstrip(marks).split(",")))
    return "" if shown == wanted + names else f"{question}: {shown}, not {answer}"


def _id_of(t: Transaction, workspace_id: int, name: str) -> str:
    return str(next((actor.id for actor in t.actors.find(workspace_id, name)), 0))
