"""Finding actors by what a person types: exactly, by the beginning, or nearly so."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, case, func, select

from bot.model.actor import ActorType
from bot.storage import schema
from bot.storage.names import allowed_slips, bag, distance, fold
from bot.storage.statements import in_batches, owned_by

_A = schema.actor.c
_F = schema.alias.c
_W = schema.alias_word.c
_S = schema.actor.alias("shown")

_LAST = "\U0010ffff"
_MOST_WORDS = 6
_LONGEST_WORD = 40
_TIED = 2
_CANDIDATES = 500
"""Words whose distance is measured; the database hands over those that share most letter pairs."""


def find(connection: Connection, workspace_id: int, text: str, limit: int) -> Sequence[int]:
    """Return ids of actors one of whose forms, or a word of whose name, is `text`."""
    folded = fold(text)
    if not folded:
        return []
    forms = select(_F.actor_id).where(_F.workspace_id == workspace_id, _F.bag == bag(folded))
    ids = set(connection.execute(forms).scalars())
    if " " not in folded:
        ids |= set(_persons_named(connection, workspace_id, folded))
    elif not ids and len(text.split()) == 1:  # "Min-ji"
        ids = _persons_with_words(connection, workspace_id, folded.split()[:_MOST_WORDS])
    return _most_mentioned(connection, workspace_id, [_A.id.in_(ids)], limit)


def complete(connection: Connection, workspace_id: int, prefix: str, limit: int) -> Sequence[int]:
    """Return ids of actors who have all the words typed, the last one as a beginning."""
    words = fold(prefix).split()[:_MOST_WORDS]
    if not words:
        return []
    mine = _W.workspace_id == workspace_id
    begins = (_W.word >= words[-1], _W.word < words[-1] + _LAST)
    held = [select(_W.actor_id).where(mine, _W.word == word) for word in words[:-1]]
    held.append(select(_W.actor_id).where(mine, *begins))
    return _most_mentioned(connection, workspace_id, [_A.id.in_(ids) for ids in held], limit)


def near(connection: Connection, workspace_id: int, text: str, limit: int) -> Sequence[int]:
    """Return ids of actors each typed word of whom is a word of theirs but for slips.

    The fewest slips first, then the most mentioned. A word of 3 or 4 letters may hold one slip,
    of up to 8 two, a longer one three, a shorter one none.
    """
    totals: dict[int, int] | None = None
    for word in fold(text).split()[:_MOST_WORDS]:
        slips = _actors_near(connection, workspace_id, word[:_LONGEST_WORD])
        if totals is not None:
            slips = {one: totals[one] + n for one, n in slips.items() if one in totals}
        totals = slips
    if not totals:
        return []
    order = _most_mentioned(connection, workspace_id, [_A.id.in_(list(totals))], len(totals))
    others = shown(connection, workspace_id, list(totals))
    for one, other in others.items():
        totals[other] = min(totals[one], totals.get(other, totals[one]))
    return sorted(order, key=lambda one: totals[one])[:limit]


def _persons_named(connection: Connection, workspace_id: int, word: str) -> Sequence[int]:
    """Return ids of persons with that word in their name.

    A word of one or two letters counts only where no hyphen ties it to another in the actor's own
    name: "UN" is not Kim Jong-un, though somebody else may write "Kim Jong Un".
    """
    named = (
        select(_A.id)
        .join(schema.alias_word, _W.actor_id == _A.id)
        .where(_W.workspace_id == workspace_id, _W.word == word, _A.type == ActorType.PERSON.value)
        .order_by(_A.mentions.desc(), _A.id)
        .limit(_CANDIDATES)
    )
    ids = connection.execute(named).scalars().all()
    if len(word) > _TIED or not word.isascii():
        return ids
    names = connection.execute(select(_A.id, _A.name).where(_A.id.in_(ids)))
    return [actor_id for actor_id, name in names if word in map(fold, name.split())]


def _persons_with_words(
    connection: Connection, workspace_id: int, words: Sequence[str]
) -> set[int]:
    """Return ids of persons with all these words in their names: "Min-ji", of Kim Min-ji."""
    held = (
        select(_W.actor_id).where(_W.workspace_id == workspace_id, _W.word == word)
        for word in words
    )
    rows = connection.execute(
        select(_A.id).where(
            owned_by(_A.workspace_id, workspace_id),
            _A.type == ActorType.PERSON.value,
            *(_A.id.in_(ids) for ids in held),
        )
    )
    return set(rows.scalars())


def _most_mentioned(
    connection: Connection,
    workspace_id: int,
    conditions: Sequence[ColumnElement[bool]],
    limit: int,
) -> Sequence[int]:
    """Return the ids of the actors under which those that meet the conditions are shown."""
    is_shown = _S.c.id == func.coalesce(_A.shown_id, _A.id)
    rows = connection.execute(
        select(_S.c.id)
        .join_from(schema.actor, _S, is_shown)
        .where(owned_by(_A.workspace_id, workspace_id), *conditions)
        .group_by(_S.c.id, _S.c.mentions)
        .order_by(_S.c.mentions.desc(), _S.c.id)
        .limit(limit)
    )
    return rows.scalars().all()


def shown(connection: Connection, workspace_id: int, ids: Sequence[int]) -> dict[int, int]:
    """Return under which other actor some of these are shown."""
    found: dict[int, int] = {}
    for some in in_batches(ids):
        rows = connection.execute(
            select(_A.id, _A.shown_id).where(
                owned_by(_A.workspace_id, workspace_id),
                _A.id.in_(some),
                _A.shown_id.is_not(None),
            )
        )
        found.update((row.id, row.shown_id) for row in rows)
    return found


def _actors_near(connection: Connection, workspace_id: int, word: str) -> dict[int, int]:
    """Return actors with a word near `word`, and how many slips lie between."""
    most = allowed_slips(len(word))
    same_start = (_W.word >= word[0], _W.word < word[0] + _LAST)
    # Most slips spare the first letter; the rest of the alphabet is looked at only without luck,
    # and one slip is enough there: who asks for Putin does not mean Anutin.
    for where, allowed in ((same_start, most), ((), min(most, 1))):
        found = {
            other: slips
            for other in _candidates(connection, workspace_id, word, allowed, where)
            if (slips := distance(word, other, allowed)) <= allowed
        }
        if found:
            return _owners(connection, workspace_id, found)
    return {}


def _candidates(
    connection: Connection,
    workspace_id: int,
    word: str,
    most: int,
    where: Sequence[ColumnElement[bool]],
) -> Sequence[str]:
    length = func.length(_W.word)
    return (
        connection.execute(
            select(_W.word)
            .where(
                _W.workspace_id == workspace_id,
                length.between(len(word) - most, len(word) + most),
                *where,
            )
            .group_by(_W.word)
            .order_by(_shared_pairs(connection, word).desc(), func.abs(length - len(word)))
            .limit(_CANDIDATES)
        )
        .scalars()
        .all()
    )


def _shared_pairs(connection: Connection, word: str) -> ColumnElement[int]:
    """Return how many pairs of neighbouring letters of `word` the column's word holds."""
    place = func.instr if connection.dialect.name == "sqlite" else func.strpos
    pairs = {word[i : i + 2] for i in range(len(word) - 1)} or {word}
    held: list[ColumnElement[int]] = [
        case((place(_W.word, pair) > 0, 1), else_=0) for pair in sorted(pairs)
    ]
    return sum(held[1:], start=held[0])


def _owners(connection: Connection, workspace_id: int, slips: dict[str, int]) -> dict[int, int]:
    rows = connection.execute(
        select(_W.actor_id, _W.word).where(
            _W.workspace_id == workspace_id, _W.word.in_(list(slips))
        )
    )
    nearest: dict[int, int] = {}
    for actor_id, word in rows:
        nearest[actor_id] = min(slips[word], nearest.get(actor_id, slips[word]))
    return nearest
