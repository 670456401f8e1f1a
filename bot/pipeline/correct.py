"""Corrections of who is who: kept, taken back, and replayed on new and old articles.

One rule carries all of it: whoever an article was found to name goes through the workspace's
corrections in the order in which they were made (`bot.model.correction.corrected`).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import cache

from bot.model.correction import Correction, CorrectionKind, connected, corrected
from bot.pipeline.match import filed_under, subjects_of
from bot.storage.contract import Transaction
from bot.topics.index import Subject
from bot.topics.query import parse_query


def merge(t: Transaction, workspace_id: int, actor_id: int, other_id: int, at: datetime) -> None:
    """Let another actor be this one, from now on and in the whole archive."""
    t.corrections.add(workspace_id, CorrectionKind.MERGE, actor_id, other_id, "", at)
    _renew(t, workspace_id, [actor_id])


def split(t: Transaction, workspace_id: int, actor_id: int, query: str, at: datetime) -> int | None:
    """Let the articles of an actor that match a query be about another one; return its id.

    None, and nothing changes, unless some match and some do not. Raises QueryError.
    """
    wanted = parse_query(query)
    articles = list(t.corrections.joined(workspace_id, [actor_id]))
    subjects = _subjects(t, workspace_id, articles)
    matching = sum(wanted.matches(subjects(article_id)) for article_id in articles)
    if not 0 < matching < len(articles):
        return None
    other = t.corrections.make_actor(workspace_id, actor_id, apart=True)
    t.corrections.add(workspace_id, CorrectionKind.SPLIT, actor_id, other, query, at)
    _renew(t, workspace_id, [actor_id])
    return other


def give_alias(t: Transaction, workspace_id: int, actor_id: int, form: str, at: datetime) -> None:
    """Let a form name an actor. Articles that are stored from now on join it by that form."""
    made = t.corrections.make_actor(workspace_id, actor_id, name=form, apart=False)
    t.corrections.add(workspace_id, CorrectionKind.ALIAS, actor_id, made, form, at)
    _renew(t, workspace_id, [actor_id])


def undo(t: Transaction, workspace_id: int, correction: Correction) -> None:
    """Take a correction back; the others go on holding, but not those on whom it split off."""
    corrections = t.corrections.list(workspace_id)
    tied = connected([correction.actor_id], corrections)
    gone = correction.other_id if correction.kind is CorrectionKind.SPLIT else 0
    for one in corrections:
        if one.id == correction.id or gone in (one.actor_id, one.other_id):
            t.corrections.remove(workspace_id, one.id)
    _renew(t, workspace_id, tied)
    if correction.kind is not CorrectionKind.MERGE:
        t.corrections.drop_actor(workspace_id, correction.other_id)


def replay(t: Transaction, workspace_id: int, joined: Mapping[int, Collection[int]]) -> None:
    """Apply all corrections to articles just stored, given whom each was found to name."""
    corrections = t.corrections.list(workspace_id)
    spoken_of = {actor for one in corrections for actor in (one.actor_id, one.other_id)}
    found = {
        article_id: spoken_of.intersection(actors)
        for article_id, actors in joined.items()
        if not spoken_of.isdisjoint(actors)
    }
    if found:
        t.corrections.move(workspace_id, _moves(t, workspace_id, corrections, found))


def _renew(t: Transaction, workspace_id: int, actor_ids: Collection[int]) -> None:
    """Restore all mentions that corrections of these actors moved, and replay those that hold."""
    corrections = t.corrections.list(workspace_id)
    tied = connected(actor_ids, corrections)
    t.corrections.restore(workspace_id, tied)
    found = t.corrections.joined(workspace_id, tied)
    t.corrections.move(workspace_id, _moves(t, workspace_id, corrections, found))
    t.corrections.show(
        workspace_id, {one: corrected(one, corrections, lambda _: False) for one in tied}
    )


def _moves(
    t: Transaction,
    workspace_id: int,
    corrections: Sequence[Correction],
    found: Mapping[int, Collection[int]],
) -> dict[int, dict[int, int]]:
    subjects = _subjects(t, workspace_id, list(found))
    queries = {
        one.id: parse_query(one.text) for one in corrections if one.kind is CorrectionKind.SPLIT
    }

    def target(actor_id: int, article_id: int) -> int:
        return corrected(
            actor_id, corrections, lambda one: queries[one.id].matches(subjects(article_id))
        )

    moves = {
        article_id: {actor: target(actor, article_id) for actor in actors}
        for article_id, actors in found.items()
    }
    return {
        article_id: {one: other for one, other in actors.items() if one != other}
        for article_id, actors in moves.items()
        if any(one != other for one, other in actors.items())
    }


def _subjects(
    t: Transaction, workspace_id: int, article_ids: Sequence[int]
) -> Callable[[int], Subject]:
    """Return what looks up an article as queries see it; nothing is read before it is asked."""

    @cache
    def read() -> Mapping[int, Subject]:
        articles = t.articles.many(workspace_id, article_ids)
        return subjects_of(t, articles, filed_under(t, workspace_id))

    return lambda article_id: read().get(article_id, Subject("", ""))
