"""Which stored actor a tagged actor is: by its key, else by its full name; unknown beats wrong."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.model.actor import ActorType, TaggedActor
from bot.model.correction import CorrectionKind
from bot.storage import schema
from bot.storage.columns import storable
from bot.storage.names import LONGEST, bag, fold, is_full, is_latin, name_words
from bot.storage.namesakes import choose_namesake
from bot.storage.other_forms import find_other_form
from bot.storage.statements import insert

_A = schema.actor.c
_F = schema.alias.c

# Built once: this runs for every actor of every article, and building took half of the time.
_BY_KEY = select(schema.actor).where(
    _A.workspace_id == bindparam("workspace"), _A.key == bindparam("key")
)
_BY_FORM = (
    select(schema.actor)
    .join(schema.alias, _F.actor_id == _A.id)
    .where(
        _F.workspace_id == bindparam("workspace"),
        _F.bag == bindparam("bag"),
        _F.fold == bindparam("form"),
        _A.workspace_id + 0 == bindparam("workspace"),  # see `owned_by`
        _A.type == bindparam("type"),
        _A.apart.is_not(True),
    )
    .distinct()
    .order_by(_A.mentions.desc(), _A.id)
)
_BY_ALIAS = (
    select(schema.actor)
    .join(schema.correction, schema.correction.c.other_id == _A.id)
    .where(
        schema.correction.c.workspace_id == bindparam("workspace"),
        schema.correction.c.kind == CorrectionKind.ALIAS.value,
        _A.fold == bindparam("fold"),
    )
)
_KNOWN_FORMS = select(_F.text).where(
    _F.actor_id == bindparam("actor"), _F.text.in_(bindparam("forms", expanding=True))
)
_COUNT_FORM = (
    update(schema.alias)
    .where(_F.actor_id == bindparam("actor"), _F.text == bindparam("form"))
    .values(count=_F.count + bindparam("more"))
)


def join(
    connection: Connection, workspace_id: int, tagged: TaggedActor, article_id: int, at: datetime
) -> int:
    """Return the id of the actor that `tagged` is, making it on first sight.

    Same key; else same type and the same full name, where a key that only one of both has becomes
    the key of both. Two of one name with different keys stay apart, and so do two people whose
    articles are of different worlds (`namesakes`). Somebody unknown whose name is not stored joins
    another form of it where more than the name tells so (`other_forms`), a firm the one that has
    its name without "Inc." (`known_aliases`). Counts the forms the article uses, adds
    `known_aliases` with count 0, keeps the newest role in the script of the name. Raises
    ValueError for a lone part of a name.
    """
    if not tagged.whole:
        raise ValueError(f"{tagged.name!r} is a lone part of a name; it joins no actor.")
    known = _find(connection, workspace_id, tagged, article_id)
    return _take_in(connection, workspace_id, known, tagged, article_id, at)


def join_part(
    connection: Connection, workspace_id: int, tagged: TaggedActor, article_id: int, at: datetime
) -> int | None:
    """Return the id of the actor that a manager said a lone part of a name is, if one did."""
    known = connection.execute(
        _BY_ALIAS, {"workspace": workspace_id, "fold": fold(tagged.name)}
    ).first()
    if known is None:
        return None
    return _take_in(connection, workspace_id, known, tagged, article_id, at)


def _take_in(
    connection: Connection,
    workspace_id: int,
    known: Row[Any] | None,
    tagged: TaggedActor,
    article_id: int,
    at: datetime,
) -> int:
    if known is None:
        actor_id = _make(connection, workspace_id, tagged)
    else:
        actor_id = int(known.id)
        _improve(connection, known, tagged)
    if _may_replace(known, tagged, at):
        _keep_role(connection, actor_id, tagged, article_id, at)
    _keep_forms(connection, workspace_id, actor_id, tagged)
    return actor_id


def _find(
    connection: Connection, workspace_id: int, tagged: TaggedActor, article_id: int
) -> Row[Any] | None:
    if tagged.key:
        known = connection.execute(_BY_KEY, {"workspace": workspace_id, "key": tagged.key}).first()
        if known is not None:
            return known
    namesakes = _namesakes(connection, workspace_id, tagged.name, tagged.type)
    if not namesakes and not tagged.key and tagged.type is ActorType.ORGANISATION:
        for form in tagged.known_aliases:  # "Osk Stores" for "Osk Stores Inc."
            namesakes = namesakes or _namesakes(connection, workspace_id, form, tagged.type)
    keyless = [row for row in namesakes if row.key is None]
    if keyless and not tagged.key and tagged.type is ActorType.PERSON:
        return choose_namesake(connection, keyless, tagged, article_id)
    if not namesakes and not tagged.key and tagged.type is ActorType.PERSON:
        return find_other_form(connection, workspace_id, tagged, article_id)
    return _choose(tagged, namesakes)


def _namesakes(
    connection: Connection, workspace_id: int, name: str, kind: ActorType
) -> Sequence[Row[Any]]:
    """Return the actors of the same type and full name, the most mentioned first."""
    folded = fold(name)
    rows = connection.execute(
        _BY_FORM,
        {
            "workspace": workspace_id,
            "type": kind.value,
            "form": folded,
            "bag": bag(folded),
        },
    ).all()
    # A lone word ("Kim") is a name only where it is all of the name ("Hezbollah", "Pelé").
    return rows if is_full(folded) else [row for row in rows if row.fold == folded]


def _choose(tagged: TaggedActor, namesakes: Sequence[Row[Any]]) -> Row[Any] | None:
    keyless = [row for row in namesakes if row.key is None]
    if keyless:
        return keyless[0]
    # Of several known people of one name, a name alone does not say which one is meant.
    return namesakes[0] if len(namesakes) == 1 and not tagged.key else None


def _make(connection: Connection, workspace_id: int, tagged: TaggedActor) -> int:
    statement = insert(connection, schema.actor).values(
        workspace_id=workspace_id,
        name=tagged.name[:LONGEST],
        fold=fold(tagged.name),
        type=tagged.type.value,
        key=tagged.key or None,
    )
    return int(connection.execute(statement.returning(_A.id)).scalar_one())


def _improve(connection: Connection, known: Row[Any], tagged: TaggedActor) -> None:
    """Give a known actor the key, and the gazetteer's name or a fuller one."""
    values: dict[str, Any] = {}
    if tagged.key and known.key is None:
        values["key"] = tagged.key
    if tagged.name != known.name and (tagged.key or _is_fuller(tagged, known)):
        values |= {"name": tagged.name[:LONGEST], "fold": fold(tagged.name)}
    if values:
        connection.execute(update(schema.actor).where(_A.id == known.id).values(values))


def _is_fuller(tagged: TaggedActor, known: Row[Any]) -> bool:
    """Whether an unknown actor's new name says more than the stored one; "Inc." says nothing."""
    if known.name in tagged.known_aliases:
        return False
    return known.key is None and len(fold(tagged.name).split()) > len(known.fold.split())


def _may_replace(known: Row[Any] | None, tagged: TaggedActor, at: datetime) -> bool:
    """Return whether a role takes the place of the known one: the newest in the name's script.

    Who is stored as "Sanae Takaichi" is shown as "Prime Minister" rather than "首相".
    """
    if not tagged.role or known is None or not known.role or known.role_article_id is None:
        return bool(tagged.role)
    latin = is_latin(known.name)
    native, was_native = is_latin(tagged.role) is latin, is_latin(known.role) is latin
    return bool(known.role_at <= at) if native is was_native else native


def _keep_role(
    connection: Connection, actor_id: int, tagged: TaggedActor, article_id: int, at: datetime
) -> None:
    connection.execute(
        update(schema.actor)
        .where(_A.id == actor_id)
        .values(role=tagged.role, role_article_id=article_id, role_at=at)
    )


def _keep_forms(
    connection: Connection, workspace_id: int, actor_id: int, tagged: TaggedActor
) -> None:
    counts = _count_forms(tagged)
    rows = connection.execute(_KNOWN_FORMS, {"actor": actor_id, "forms": list(counts)})
    there = set(rows.scalars())
    again = [
        {"actor": actor_id, "form": form, "more": n}
        for form, n in counts.items()
        if n and form in there
    ]
    if again:
        connection.execute(_COUNT_FORM, again)
    new = {form: n for form, n in counts.items() if form not in there}
    if new:
        add_forms(connection, workspace_id, actor_id, new)


def _count_forms(tagged: TaggedActor) -> dict[str, int]:
    """Return the forms of a name and how often this article uses each."""
    printed = Counter(fold(mention.text) for mention in tagged.mentions)
    counts = {form[:LONGEST]: 0 for form in tagged.known_aliases}
    counts |= {form[:LONGEST]: max(1, printed[fold(form)]) for form in tagged.aliases}
    counts[tagged.name[:LONGEST]] = printed[fold(tagged.name)]
    return {storable(form): n for form, n in counts.items() if fold(form)}


def add_forms(
    connection: Connection, workspace_id: int, actor_id: int, counts: dict[str, int]
) -> None:
    """Store forms that an actor has not had, and how often each was used."""
    mine = {"workspace_id": workspace_id, "actor_id": actor_id}
    folds = {form: fold(form) for form in counts}
    connection.execute(
        insert(connection, schema.alias),
        [
            {**mine, "text": form, "fold": folds[form], "bag": bag(folds[form]), "count": n}
            for form, n in counts.items()
        ],
    )
    words = sorted({word for folded in folds.values() for word in name_words(folded)})
    connection.execute(
        insert(connection, schema.alias_word).on_conflict_do_nothing(),
        [{**mine, "word": word} for word in words],
    )
