"""Loads actors with their aliases and role, many at once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.model.actor import Actor, ActorType, Alias, Role
from bot.storage import schema
from bot.storage.statements import in_batches, owned_by

_A = schema.actor.c
_F = schema.alias.c


def load_actors(connection: Connection, workspace_id: int, ids: Sequence[int]) -> list[Actor]:
    """Return those of the workspace's actors that exist, in the order asked."""
    found: dict[int, Actor] = {}
    for some in in_batches(list(dict.fromkeys(ids))):
        rows = connection.execute(
            select(schema.actor).where(owned_by(_A.workspace_id, workspace_id), _A.id.in_(some))
        ).all()
        forms = _load_forms(connection, workspace_id, some, _merged(connection, some))
        found.update((row.id, _actor(row, forms.get(row.id, ()))) for row in rows)
    return [found[one] for one in ids if one in found]


def _merged(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Return the actors that are shown as one of these, with the one."""
    rows = connection.execute(select(_A.id, _A.shown_id).where(_A.shown_id.in_(ids)))
    return {row.id: row.shown_id for row in rows}


def _load_forms(
    connection: Connection, workspace_id: int, ids: Sequence[int], merged: Mapping[int, int]
) -> dict[int, list[Alias]]:
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    rows = connection.execute(
        select(_F.actor_id, _F.text, _F.count)
        .where(owned_by(_F.workspace_id, workspace_id), _F.actor_id.in_([*ids, *merged]))
        .order_by(_F.count.desc(), _F.text)
    )
    for actor_id, text, count in rows:
        counts[merged.get(actor_id, actor_id)][text] += count
    return {
        actor_id: [Alias(text, n) for text, n in forms.most_common()]
        for actor_id, forms in counts.items()
    }


def _actor(row: Row[Any], forms: Sequence[Alias]) -> Actor:
    role = None
    if row.role and row.role_article_id is not None:
        role = Role(row.role, row.role_article_id, row.role_at)
    return Actor(
        id=row.id,
        workspace_id=row.workspace_id,
        name=row.name,
        type=ActorType(row.type),
        key=row.key or "",
        mentions=row.mentions,
        aliases=tuple(form for form in forms if form.text != row.name),
        role=role,
    )
