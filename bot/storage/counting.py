"""Counts kept up to date: articles that name an actor, by day, and the forms they use."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, case, select, update

from bot.storage import schema
from bot.storage.names import fold
from bot.storage.statements import insert

_A = schema.actor.c
_D = schema.actor_day.c
_F = schema.alias.c


def count_actors(
    connection: Connection, workspace_id: int, day: date, counts: Counter[int]
) -> None:
    """Raise the counts of actors and of one of their days."""
    if not counts:
        return
    statement = (
        update(schema.actor)
        .where(_A.id == bindparam("actor"))
        .values(mentions=_A.mentions + bindparam("more"))
    )
    pairs = sorted(counts.items())
    connection.execute(statement, [{"actor": one, "more": n} for one, n in pairs])
    days = insert(connection, schema.actor_day)
    connection.execute(
        days.on_conflict_do_update(
            index_elements=["actor_id", "day"], set_={"n": _D.n + days.excluded.n}
        ),
        [{"actor_id": one, "day": day, "workspace_id": workspace_id, "n": n} for one, n in pairs],
    )


def uncount_forms(
    connection: Connection, printed: Iterable[tuple[int, Sequence[Sequence[object]]]]
) -> None:
    """Take back how often actors' forms were used: pairs of an actor and its spans."""
    uses: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for actor_id, spans in printed:
        uses[actor_id].update(" ".join(str(span[2]).split()) for span in spans)
    less = [
        {"actor": actor_id, "form": form, "less": n}
        for actor_id, forms in uses.items()
        for form, n in _by_known_form(connection, actor_id, forms).items()
    ]
    if less:
        left = _F.count - bindparam("less")
        connection.execute(
            update(schema.alias)
            .where(_F.actor_id == bindparam("actor"), _F.text == bindparam("form"))
            .values(count=case((left > 0, left), else_=0)),
            less,
        )


def _by_known_form(connection: Connection, actor_id: int, printed: Counter[str]) -> dict[str, int]:
    """Return how often each stored form was used; spellings that fold alike counted as one."""
    folded: Counter[str] = Counter()
    for form, n in printed.items():
        folded[fold(form)] += n
    rows = connection.execute(
        select(_F.text, _F.fold).where(_F.actor_id == actor_id, _F.fold.in_(list(folded)))
    )
    return {row.text: folded[row.fold] for row in rows}
