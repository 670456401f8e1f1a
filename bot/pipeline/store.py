"""Analysed articles → the archive: actors joined, stories found, all in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model.actor import ActorMention
from bot.model.article import Analysis, NewArticle
from bot.pipeline.group import StoryWindow
from bot.storage.contract import Transaction

STORY_WINDOW = timedelta(hours=96)
"""An article may join a story that had an article so long before: follow-ups take days."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a batch of articles changed."""

    article_ids: tuple[int, ...] = ()
    story_ids: tuple[int, ...] = ()
    """Stories that are new or have a new article, each once."""


def store_articles(t: Transaction, workspace_id: int, articles: Sequence[NewArticle]) -> Stored:
    """Store new articles, the oldest first, with their actors, and put each into its story."""
    ordered = sorted(articles, key=_at)
    if not ordered:
        return Stored()
    window = StoryWindow(t.stories.window(workspace_id, _at(ordered[0]) - STORY_WINDOW))
    article_ids: list[int] = []
    story_ids: list[int] = []
    for article in ordered:
        article_id = t.articles.add(article)
        if article_id is not None:
            _store_actors(t, article, article_id)
            article_ids.append(article_id)
            story_ids.append(_place(t, article, article_id, window))
    return Stored(tuple(article_ids), tuple(dict.fromkeys(story_ids)))


def _store_actors(t: Transaction, article: NewArticle, article_id: int) -> None:
    mentions = [
        ActorMention(
            article_id=article_id,
            actor_id=t.actors.join(article.workspace_id, tagged, article_id, _at(article)),
            salience=tagged.salience,
            spans=tagged.mentions,
        )
        for tagged in article.analysis.actors
        if tagged.whole
    ]
    t.actors.add_mentions(article.workspace_id, _at(article), mentions)


def _place(t: Transaction, article: NewArticle, article_id: int, window: StoryWindow) -> int:
    """Put an article into the story it belongs to, or into one of its own."""
    terms, at, language = article.analysis.terms, _at(article), _language(article.analysis)
    story_id = window.choose(terms, language)
    if story_id is None:
        story_id = t.stories.create(article.workspace_id, language, at)
    t.stories.attach(article.workspace_id, story_id, article_id, at)
    window.add(story_id, terms, language)
    return story_id


def _language(analysis: Analysis) -> str:
    return analysis.document.language or "en"


def _at(article: NewArticle) -> datetime:
    return article.analysis.document.published or article.seen_at
