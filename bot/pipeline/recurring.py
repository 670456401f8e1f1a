"""New articles of a feed → the same, without what the feed prints under all of them.

Which sentences those are shows only beside the feed's other articles. So the new ones are read
first, each by itself, and then once more where that says something of them.
"""

import asyncio
import logging
from collections.abc import Sequence, Set
from dataclasses import replace

from bot.model.article import NewArticle, PrintedArticle
from bot.model.errors import WorkerError
from bot.model.feed import Feed
from bot.pipeline.analyse import analyse
from bot.pipeline.services import Services
from summarizers.text.recurring import find_recurring, fold

log = logging.getLogger(__name__)

_EARLIER = 20
"""So many articles that the feed brought before are looked at beside the new ones."""


async def leave_out_recurring(
    services: Services, feed: Feed, articles: Sequence[NewArticle]
) -> list[NewArticle]:
    """Return a feed's new articles as they read without its recurring sentences.

    Those stay in the text, and are marked. What cannot be read again stays as it was read.
    """
    if not any(article.analysis.sentences for article in articles):
        return list(articles)
    earlier = await services.storage.read(
        lambda t: t.articles.newest(feed.workspace_id, feed.id, limit=_EARLIER)
    )
    printed = await asyncio.to_thread(lambda: list(map(_printed, articles)))
    try:
        known = await services.run(recurring_in, printed, earlier)
    except WorkerError as error:
        log.warning("What feed %d repeats could not be found: %s", feed.id, error)
        return list(articles)
    return [
        await _read_again(services, article, lines) if lines else article
        for article, lines in zip(articles, known, strict=True)
    ]


def recurring_in(
    new: Sequence[PrintedArticle], earlier: Sequence[PrintedArticle]
) -> list[frozenset[str]]:
    """Return which recurring sentences, folded, each of the new articles has. Worker function."""
    known = find_recurring([*new, *earlier])
    return [known.intersection(map(fold, article.sentences)) for article in new]


def _printed(article: NewArticle) -> PrintedArticle:
    document, sentences = article.analysis.document, article.analysis.sentences
    return PrintedArticle.of(document.title, document.language, document.text, sentences)


async def _read_again(services: Services, article: NewArticle, known: Set[str]) -> NewArticle:
    document = article.analysis.document
    try:
        analysis = await services.run(
            analyse, document, recognizer=services.recognizer, known=known
        )
    except WorkerError as error:
        log.warning("What its feed repeats was left in “%s”: %s", document.title, error)
        return article
    return replace(article, analysis=analysis)
