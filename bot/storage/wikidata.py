"""What Wikidata said of actors, kept for a while."""

from dataclasses import asdict

from sqlalchemy import Connection, select

from bot.model.wikidata import KeptAnswer, WikidataItem
from bot.storage import schema
from bot.storage.statements import insert, owned_by

_K = schema.wikidata_answer.c
_A = schema.actor.c


class WikidataAnswers:
    """Implements `bot.storage.wikidata_contract.WikidataAnswers`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, workspace_id: int, actor_id: int) -> KeptAnswer | None:
        """Return what is kept of an actor; None where it was never asked for."""
        row = self._connection.execute(
            select(schema.wikidata_answer).where(
                _K.workspace_id == workspace_id, _K.actor_id == actor_id
            )
        ).first()
        if row is None:
            return None
        item = {**row.item, "native": tuple(row.item["native"])} if row.item else None
        return KeptAnswer(row.name, WikidataItem(**item) if item else None, row.at)

    def keep(self, workspace_id: int, actor_id: int, answer: KeptAnswer) -> None:
        """Keep an answer in place of the one before. An actor that is gone keeps none."""
        mine = select(_A.id).where(owned_by(_A.workspace_id, workspace_id), _A.id == actor_id)
        if self._connection.execute(mine).first() is None:
            return
        values = {
            "name": answer.name,
            "item": asdict(answer.item) if answer.item else None,
            "at": answer.at,
        }
        statement = insert(self._connection, schema.wikidata_answer).values(
            actor_id=actor_id, workspace_id=workspace_id, **values
        )
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=[_K.actor_id], set_=values)
        )
