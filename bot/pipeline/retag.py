"""Reading stored articles again for their actors, with the tagger and the names of today."""

import hashlib
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from bot.actors import choice, gazetteer
from bot.actors.tag import tag_actors
from bot.actors.tokens import folds
from bot.actors.trained.model import WEIGHTS
from bot.model.actor import TaggedActor
from bot.model.article import Article
from bot.model.errors import WorkerError
from bot.model.progress import Progress
from bot.pipeline.analyse import told
from bot.pipeline.services import Services
from bot.pipeline.store import store_actors
from bot.storage.contract import Transaction

BATCH = 20
"""Articles that are read and stored together: an interrupted run repeats no more than these."""
AT_ONCE = 60
"""Articles that are read again while somebody waits for the answer, the newest that hold a name."""

_Read: TypeAlias = tuple[Article, tuple[TaggedActor, ...] | None]
"""An article and whom it names; None where it could not be read."""


async def resolve_again(
    services: Services, workspace_id: int, progress: Progress
) -> tuple[int, int]:
    """Read all articles of a workspace again; return how many were read, and how many failed.

    An interrupted run goes on where it stopped, if the tagger is the same. Actors keep their ids;
    those that no article names any more go. One that cannot be read keeps what it had.
    """
    storage, tagger = services.storage, fingerprint(services.recognizer)
    last = await storage.read(lambda t: t.corrections.resolved_to(workspace_id, tagger))
    total = (await storage.read(lambda t: t.workspaces.counts(workspace_id))).articles
    left = await storage.read(lambda t: t.corrections.articles_left(workspace_id, last))
    done = total - left
    count = failed = 0
    while articles := await _next(services, workspace_id, last):
        tagged = [await _tag(services, article) for article in articles]
        last = articles[-1].id
        await storage.write(
            partial(
                _keep,
                workspace_id=workspace_id,
                tagger=tagger,
                read=list(zip(articles, tagged, strict=True)),
            )
        )
        count += len(articles)
        failed += sum(actors is None for actors in tagged)
        progress("Resolving articles", done + count, total)
    await storage.write(lambda t: _end(t, workspace_id, tagger))
    return count, failed


async def resolve_naming(services: Services, workspace_id: int, form: str) -> tuple[int, bool]:
    """Read the newest articles again that hold a name, and store those in which it stands alone.

    Return in how many it does, and whether older articles that hold it were left unread. For a
    name that has come to mean somebody, or no longer does: a lone part of a name joins nobody, so
    nothing of it is kept with the articles that print it.
    """
    wanted = folds(form)
    held = await services.storage.read(
        lambda t: t.articles.search(workspace_id, form, limit=AT_ONCE + 1)
    )
    read = [(article, await _tag(services, article)) for article in held[:AT_ONCE]]
    alone: list[_Read] = [
        (article, actors)
        for article, actors in read
        if actors and any(folds(actor.name) == wanted for actor in actors)
    ]

    def keep(t: Transaction) -> None:
        _store_anew(t, workspace_id, alone)
        t.corrections.sweep(workspace_id)

    if alone:
        await services.storage.write(keep)
    return len(alone), len(held) > AT_ONCE


@cache
def fingerprint(recognizer: str) -> str:
    """Return what tells one tagger from another: its name, weights and gazetteer."""
    digest = hashlib.sha256(recognizer.encode())
    for path in (WEIGHTS, gazetteer.PREBUILT):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:16]


def tag_stored(article: Article, recognizer: str) -> tuple[TaggedActor, ...]:
    """Return the actors of a stored article by the sentences that tell it. Worker function."""
    return tag_actors(
        article.text,
        told(article.text, article.sentences, article.recurring),
        title=article.title,
        language=article.language or "en",
        author=article.author,
        outlet=article.outlet,
        recogniser=choice.load_recogniser(recognizer),
    )


async def _next(services: Services, workspace_id: int, last: int) -> list[Article]:
    def load(t: Transaction) -> list[Article]:
        ids = t.corrections.articles_after(workspace_id, last, limit=BATCH)
        return t.articles.many(workspace_id, ids)

    return await services.storage.read(load)


async def _tag(services: Services, article: Article) -> tuple[TaggedActor, ...] | None:
    try:
        return await services.run(tag_stored, article, services.recognizer)
    except WorkerError:
        return None  # counted and said by the caller; the article keeps the actors it has


def _keep(
    t: Transaction,
    workspace_id: int,
    tagger: str,
    read: Sequence[_Read],
) -> None:
    _store_anew(t, workspace_id, read)
    t.corrections.set_resolved(workspace_id, tagger, read[-1][0].id)


def _store_anew(t: Transaction, workspace_id: int, read: Sequence[_Read]) -> None:
    """Store whom articles name as they were read, but for those that a clean-up has deleted."""
    there = {one.id for one in t.articles.many(workspace_id, [article.id for article, _ in read])}
    for article, actors in read:
        if actors is not None and article.id in there:
            t.corrections.forget_article(workspace_id, article.id)
            store_actors(t, workspace_id, article.id, article.at, actors)


def _end(t: Transaction, workspace_id: int, tagger: str) -> None:
    t.corrections.sweep(workspace_id)
    t.corrections.set_resolved(workspace_id, tagger, None)
