"""Wikidata: the item that surely is an actor, or none.

::

    name ─wbsearchentities─▶ items labelled exactly so ─wbgetentities─▶ those of its kind ─▶ the one

Both are modules of the MediaWiki API (https://www.wikidata.org/w/api.php?action=help). What they
answer is hostile: sizes are capped, every value is checked, and texts are cleaned.
"""

import json
import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any
from urllib.parse import quote, urlencode

from bot.model.errors import ReadError
from bot.model.progress import Runner
from bot.model.text import clean_line
from bot.model.wikidata import WikidataItem
from bot.sources.client import Client

SERVICE = "https://www.wikidata.org"
_FILES = "https://commons.wikimedia.org/wiki/Special:FilePath/"
_SEARCH_LIMIT = 262_144
_ITEMS_LIMIT = 4_194_304
_FOUND = 50
_MOST_CANDIDATES = 8
"""More items of one label than that are ambiguous whatever they are."""
_LONGEST = 160
_MOST_NATIVE = 3
_ID = re.compile(r"Q[1-9][0-9]{0,11}")
_FILE = re.compile(r"[^\x00-\x1f<>\[\]|{}#/\\]{1,200}\.(?:jpe?g|png|svg|webp|gif|tiff?)", re.I)


class Kind(Enum):
    """What an item may be said to be an instance of (P31), by the ids of the classes."""

    HUMAN = frozenset({"Q5"})
    COUNTRY = frozenset({"Q6256", "Q3624078"})  # country, sovereign state
    # Organisation, business, enterprise, company, public company; international and
    # intergovernmental organisation, military alliance, supranational union; party, ministry,
    # government agency; NGO, non-profit; university; bank, central bank; football club.
    ORGANISATION = frozenset(
        {"Q43229", "Q4830453", "Q6881511", "Q783794", "Q891723", "Q484652", "Q245065"}
        | {"Q1127126", "Q1335818", "Q7278", "Q192350", "Q327333", "Q79913", "Q163740"}
        | {"Q3918", "Q22687", "Q66344", "Q476028"}
    )


_PICTURES = {Kind.HUMAN: "P18", Kind.COUNTRY: "P41", Kind.ORGANISATION: "P154"}
_NATIVE = ("P1559", "P1705")
"""Name in native language (people), native label (others)."""


class Wikidata:
    """Asks Wikidata, or a mirror at `base`, through the guarded client."""

    def __init__(self, client: Client, run: Runner, base: str = "") -> None:
        self._client = client
        self._run = run
        self._api = f"{base or SERVICE}/w/api.php"

    async def find(self, name: str, kind: Kind) -> WikidataItem | None:
        """Return the one item of that kind that is labelled exactly so; None without or with more.

        Raises ReadError and its kinds.
        """
        found = await self._ask(
            _SEARCH_LIMIT,
            action="wbsearchentities",
            search=name,
            language="en",
            type="item",
            limit=str(_FOUND),
        )
        ids = await self._run(read_search, found, name)
        if not 0 < len(ids) <= _MOST_CANDIDATES:
            return None
        items = await self._ask(
            _ITEMS_LIMIT,
            action="wbgetentities",
            ids="|".join(ids),
            props="labels|descriptions|claims",
            languages="en",
        )
        return await self._run(read_items, items, tuple(ids), name, kind)

    async def _ask(self, most_bytes: int, /, **parameters: str) -> bytes:
        query = urlencode({**parameters, "format": "json"})
        answer = await self._client.get(
            f"{self._api}?{query}", accept="application/json", limit=most_bytes
        )
        return answer.body


def read_search(body: bytes, name: str) -> list[str]:
    """Return the ids of the items labelled exactly `name`. Raises ReadError."""
    rows = _object(body).get("search")
    if not isinstance(rows, list):
        raise _malformed("search")
    exact = (row for row in rows if isinstance(row, dict) and _is_same(row.get("label"), name))
    ids = (row.get("id") for row in exact)
    return list(dict.fromkeys(one for one in ids if isinstance(one, str) and _ID.fullmatch(one)))


def read_items(body: bytes, ids: Sequence[str], name: str, kind: Kind) -> WikidataItem | None:
    """Return the one item of that kind and label. Raises ReadError."""
    entities = _object(body).get("entities")
    if not isinstance(entities, dict):
        raise _malformed("entities")
    of_kind = [
        (one, entity)
        for one in ids
        if isinstance(entity := entities.get(one), dict)
        and _is_same(_english(entity, "labels"), name)
        and kind.value & set(_classes(entity))
    ]
    if len(of_kind) != 1:
        return None
    found, entity = of_kind[0]
    return WikidataItem(
        id=found,
        description=clean_line(_english(entity, "descriptions"), _LONGEST),
        image=_image(entity, _PICTURES[kind]),
        native=_native(entity, name),
    )


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _malformed("JSON") from error
    if not isinstance(value, dict):
        raise _malformed("JSON object")
    if "error" in value:
        raise _malformed("answer but an error")
    return value


def _malformed(what: str) -> ReadError:
    return ReadError(
        f"Wikidata answered without a readable {what}.",
        fix="Check actors.wikidata_base, where one is set.",
        subject="Wikidata",
    )


def _is_same(label: object, name: str) -> bool:
    return isinstance(label, str) and _folded(label) == _folded(name)


def _folded(text: str) -> str:
    return clean_line(text, _LONGEST).casefold()


def _english(entity: dict[str, Any], part: str) -> str:
    texts = entity.get(part)
    said = texts.get("en") if isinstance(texts, dict) else None
    value = said.get("value") if isinstance(said, dict) else None
    return value if isinstance(value, str) else ""


def _values(entity: dict[str, Any], claim: str) -> Iterator[Any]:
    """Yield what an item's statements say, the preferred ones first, without deprecated ones."""
    claims = entity.get("claims")
    rows = claims.get(claim) if isinstance(claims, dict) else None
    stated = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    for row in sorted(stated, key=lambda row: row.get("rank") != "preferred"):
        snak = row.get("mainsnak")
        value = snak.get("datavalue") if isinstance(snak, dict) else None
        if isinstance(value, dict) and row.get("rank") != "deprecated":
            yield value.get("value")


def _classes(entity: dict[str, Any]) -> Iterator[str]:
    for value in _values(entity, "P31"):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield value["id"]


def _image(entity: dict[str, Any], claim: str) -> str:
    names = (value for value in _values(entity, claim) if isinstance(value, str))
    name = next((value for value in names if _FILE.fullmatch(value)), "")
    return f"{_FILES}{quote(name.replace(' ', '_'), safe='')}" if name else ""


def _native(entity: dict[str, Any], name: str) -> tuple[str, ...]:
    texts = (
        clean_line(value["text"], _LONGEST)
        for claim in _NATIVE
        for value in _values(entity, claim)
        if isinstance(value, dict) and isinstance(value.get("text"), str)
    )
    other = (text for text in texts if text and not _is_same(text, name))
    return tuple(dict.fromkeys(other))[:_MOST_NATIVE]
