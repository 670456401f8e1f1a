"""Analysed articles → the archive: actors joined, stories found, all in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.model.actor import ActorMention, TaggedActor
from bot.model.article import Analysis, NewArticle
from bot.pipeline.correct import replay
from bot.pipeline.group import StoryWindow
from bot.pipeline.windows import StoryWindows
from bot.storage.contract import Transaction


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a batch of articles changed."""

    article_ids: tuple[int, ...] = ()
    story_ids: tuple[int, ...] = ()
    """Stories that are new or have a new article, each once."""


def store_articles(
    t: Transaction, windows: StoryWindows, workspace_id: int, articles: Sequence[NewArticle]
) -> Stored:
    """Store new articles, the oldest first, with their actors, and put each into its story."""
    ordered = sorted(articles, key=_at)
    if not ordered:
        return Stored()
    window = windows.take(t, workspace_id, _at(ordered[0]))
    article_ids: list[int] = []
    for article in ordered:
        article_id = t.articles.add(article)
        if article_id is not None:
            store_actors(t, workspace_id, article_id, _at(article), article.analysis.actors)
            article_ids.append(article_id)
            _place(t, article, article_id, window)
    windows.keep(workspace_id, window)
    return Stored(tuple(article_ids), tuple(dict.fromkeys(map(window.story_of, article_ids))))


def store_actors(
    t: Transaction,
    workspace_id: int,
    article_id: int,
    at: datetime,
    tagged: Sequence[TaggedActor],
) -> None:
    """Store whom an article names, and replay what managers corrected.

    A lone part of a name joins nobody, unless a manager said whom it names.
    """
    named = [
        (t.actors.join if one.whole else t.actors.join_part)(workspace_id, one, article_id, at)
        for one in tagged
    ]
    mentions = _combined(
        ActorMention(article_id, actor_id, one.salience, one.mentions, one.role)
        for one, actor_id in zip(tagged, named, strict=True)
        if actor_id is not None
    )
    t.actors.add_mentions(workspace_id, at, mentions)
    replay(t, workspace_id, {article_id: [mention.actor_id for mention in mentions]})


def _combined(mentions: Iterable[ActorMention]) -> list[ActorMention]:
    """Return one mention an actor: a full name and a part given as an alias may be one."""
    found: dict[int, ActorMention] = {}
    for one in mentions:
        other = found.get(one.actor_id)
        if other is not None:
            spans = tuple(sorted((*other.spans, *one.spans), key=lambda span: span.start))
            one = replace(other, spans=spans)
        found[one.actor_id] = one
    return list(found.values())


def _place(t: Transaction, article: NewArticle, article_id: int, window: StoryWindow) -> None:
    """Put an article into the story it belongs to, and mend what it shows to be wrong."""
    workspace_id, at = article.workspace_id, _at(article)
    language = _language(article.analysis)
    shown = t.stories.evidence(workspace_id, [article_id])[article_id]
    for group in window.place(article_id, shown, language):
        story_id = group.story_id or t.stories.create(workspace_id, language, at)
        if article_id in group.joining:
            t.stories.attach(workspace_id, story_id, article_id, at)
        if moved := [one for one in group.joining if one != article_id]:
            t.stories.move(workspace_id, story_id, moved)
        for gone_id in group.absorbed:
            t.stories.merge(workspace_id, gone_id, story_id, at)
        window.settle(story_id, group.joining)


def _language(analysis: Analysis) -> str:
    return analysis.document.language or "en"


def _at(article: NewArticle) -> datetime:
    return article.analysis.document.published or article.seen_at
