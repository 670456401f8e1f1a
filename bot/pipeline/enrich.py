"""actor ─▶ what Wikidata says of it, from the cache or asked for aside. Off unless set up.

Nobody waits long for it: an answer that is not there in time is kept for whoever asks next.
"""

import asyncio
import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.model.actor import Actor, ActorType
from bot.model.clock import lies_ahead
from bot.model.errors import VerbatimError
from bot.model.progress import Clock
from bot.model.wikidata import KeptAnswer, WikidataItem
from bot.sources.wikidata import Kind
from bot.storage.contract import Storage, Transaction

log = logging.getLogger(__name__)

FRESH = timedelta(days=30)
_REST = timedelta(minutes=10)
"""How long nothing is asked after a failure."""
_PATIENCE = 1.5
"""Seconds that an answer waits for Wikidata."""
_AT_ONCE = 4
_TELLING_LETTERS = 4


class Encyclopedia(Protocol):
    """Where items are looked up."""

    async def find(self, name: str, kind: Kind) -> WikidataItem | None:
        """Return the one item of that kind and name. Raises ReadError."""
        ...


class Enricher:
    """Looks actors up, each once in 30 days, at most four at a time."""

    def __init__(
        self,
        encyclopedia: Encyclopedia,
        storage: Storage,
        clock: Clock,
        *,
        patience: float = _PATIENCE,
    ) -> None:
        self._encyclopedia = encyclopedia
        self._storage = storage
        self._clock = clock
        self._patience = patience
        self._asking: dict[tuple[int, int], asyncio.Task[WikidataItem | None]] = {}
        self._rests_until: datetime | None = None

    async def describe(self, actor: Actor) -> WikidataItem | None:
        """Return what is known of an actor by now; None where nothing is, or not yet."""
        kind = kind_to_ask(actor)
        if kind is None:
            return None
        kept, namesakes = await self._storage.read(partial(_look, actor=actor))
        if namesakes:
            return None
        if kept is None or self._clock() - kept.at >= FRESH:
            fresh = await self._in_time(actor, kind)
            return fresh or (kept.item if kept else None)
        return kept.item

    async def settle(self) -> None:
        """Wait for what is being asked."""
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    async def close(self) -> None:
        """Stop asking."""
        for task in self._asking.values():
            task.cancel()
        await self.settle()

    async def _in_time(self, actor: Actor, kind: Kind) -> WikidataItem | None:
        """Return the answer where it comes in time; it is kept whenever it comes."""
        place = actor.workspace_id, actor.id
        task = self._asking.get(place)
        if task is None:
            if len(self._asking) >= _AT_ONCE or self._rests():
                return None
            task = asyncio.create_task(self._ask(actor, kind), name="wikidata")
            self._asking[place] = task
            task.add_done_callback(lambda _: self._asking.pop(place))
        await asyncio.wait([task], timeout=self._patience)
        return task.result() if task.done() and not task.cancelled() else None

    def _rests(self) -> bool:
        until = self._rests_until
        return until is not None and lies_ahead(until, self._clock(), _REST)

    async def _ask(self, actor: Actor, kind: Kind) -> WikidataItem | None:
        try:
            item = await self._encyclopedia.find(actor.name, kind)
            if item is not None and not is_surely(actor, item):
                item = None
            answer = KeptAnswer(actor.name, item, self._clock())
            await self._storage.write(partial(_keep, actor=actor, answer=answer))
        except VerbatimError as error:
            self._rests_until = self._clock() + _REST
            log.warning("Wikidata was not read; it is asked again in ten minutes. %s", error)
            return None
        return item


def kind_to_ask(actor: Actor) -> Kind | None:
    """Return what an item must be to be this actor; None for places that are no countries."""
    if actor.type is ActorType.PERSON:
        return Kind.HUMAN
    if actor.type is ActorType.ORGANISATION:
        return Kind.ORGANISATION
    return Kind.COUNTRY if actor.key.startswith("country:") else None


def is_surely(actor: Actor, item: WikidataItem) -> bool:
    """Return whether an item of an actor's name and kind is the actor.

    A person's name is borne by others, and most of them are not public: unless the gazetteer knows
    the person, the role that articles print has to share a word with the description.
    """
    if actor.type is not ActorType.PERSON or actor.key:
        return True
    role = actor.role.text if actor.role else ""
    return bool(_telling_words(role) & _telling_words(item.description))


def _telling_words(text: str) -> set[str]:
    words = (word.strip(".,;:()'\"") for word in text.casefold().split())
    return {word for word in words if len(word) >= _TELLING_LETTERS}


def _look(t: Transaction, actor: Actor) -> tuple[KeptAnswer | None, bool]:
    """Return what is kept under the actor's present name, and whether others here bear it."""
    kept = t.wikidata.get(actor.workspace_id, actor.id)
    named = t.actors.find(actor.workspace_id, actor.name)
    others = any(one.id != actor.id and one.name == actor.name for one in named)
    return (kept if kept and kept.name == actor.name else None), others


def _keep(t: Transaction, actor: Actor, answer: KeptAnswer) -> None:
    t.wikidata.keep(actor.workspace_id, actor.id, answer)
