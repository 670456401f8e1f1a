"""Somebody unknown, stored under another form of the full name: Jim Mattis, James N. Mattis.

Nickname, initial or spelling alone join nobody across articles, since Mike and Michael Johnson may
be two: the articles must be of one world and share two other names, or print the very same role.
"""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from bot.model.actor import ActorType, TaggedActor
from bot.model.full_name import (
    FullName,
    adds_a_name,
    may_be_one,
    same_given,
    take_apart,
    without_nickname,
)
from bot.storage import schema
from bot.storage.names import fold, is_latin
from bot.storage.namesakes import is_close

_A = schema.actor.c
_F = schema.alias.c
_W = schema.alias_word.c
_MOST = 60
"""Stored people of one surname that are looked at, the most mentioned."""
_ROLE_WORDS = 2
"""Words a role must have to tell who somebody is: not "senator", but "harbour master"."""
# Built once: this runs for every unknown person whose name is not stored.
_BY_SURNAME = (
    select(schema.actor)
    .join(schema.alias_word, _W.actor_id == _A.id)
    .where(
        _W.workspace_id == bindparam("workspace"),
        _W.word == bindparam("surname"),
        _A.type == ActorType.PERSON.value,
        _A.key.is_(None),
        _A.apart.is_not(True),
    )
    .order_by(_A.mentions.desc(), _A.id)
    .limit(_MOST)
)
_FORMS = select(_F.text).where(_F.actor_id == bindparam("actor"))


def find_other_form(
    connection: Connection, workspace_id: int, tagged: TaggedActor, article_id: int
) -> Row[Any] | None:
    """Return the stored person who is surely this one by another form of the name, if one is."""
    name = _read(tagged.name)
    if name is None:
        return None
    wanted = {"workspace": workspace_id, "surname": name.surname}
    rows = connection.execute(_BY_SURNAME, wanted).all()
    alike = [row for row in rows if _may_be(connection, row, name)]
    if len(alike) != 1:
        return None  # nobody, or "Pat Roe" where both Patrick and Patricia Roe are stored
    same_role = fold(alike[0].role or "") == fold(tagged.role)
    sure = same_role and len(fold(tagged.role).split()) >= _ROLE_WORDS
    return alike[0] if is_close(connection, alike[0], tagged, article_id, sure=sure) else None


def _may_be(connection: Connection, row: Row[Any], name: FullName) -> bool:
    """Whether the name is a form of the stored one, and no other stored form contradicts."""
    own = _read(row.name)
    if own is None or not may_be_one(own, name) or own.suffix != name.suffix:
        return False
    if adds_a_name(own, name) or adds_a_name(name, own):
        return False  # "Jair Renan" is the son of Jair
    printed = connection.execute(_FORMS, {"actor": row.id}).scalars()
    others = [form for text in printed if (form := _read(text)) and form.surname == name.surname]
    return all(may_be_one(form, name) for form in others if same_given(form, name))


def _read(name: str) -> FullName | None:
    """Return a full name in Latin letters taken apart."""
    return take_apart(fold(without_nickname(name)).split()) if is_latin(name) else None
