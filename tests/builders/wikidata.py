"""Answers of Wikidata's API as it documents them (`wbsearchentities`, `wbgetentities`).

https://www.wikidata.org/w/api.php?action=help&modules=wbsearchentities%7Cwbgetentities
"""

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.web import Asked, Reply, ScriptedWeb

API = "/w/api.php"


def found(**labels: str) -> dict[str, Any]:
    """Return the answer to a search: ids and labels."""
    rows = [
        {"id": one, "label": text, "match": {"type": "label", "language": "en", "text": text}}
        for one, text in labels.items()
    ]
    return {"searchinfo": {"search": ""}, "search": rows, "success": 1}


def items(**entities: dict[str, Any]) -> dict[str, Any]:
    """Return the answer to a request for items."""
    return {"entities": entities, "success": 1}


def entity(label: str, description: str, **claims: list[Any]) -> dict[str, Any]:
    """Return an item; each claim holds the values of its statements."""
    return {
        "type": "item",
        "labels": {"en": {"language": "en", "value": label}},
        "descriptions": {"en": {"language": "en", "value": description}},
        "claims": {
            name: [
                {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}, "rank": "normal"}
                for value in values
            ]
            for name, values in claims.items()
        },
    }


def say(web: ScriptedWeb, search: dict[str, Any], got: dict[str, Any]) -> None:
    """Have the stand-in answer both questions."""

    def answer(asked: Asked) -> Reply:
        (action,) = parse_qs(urlsplit(asked.target).query)["action"]
        body = {"wbsearchentities": search, "wbgetentities": got}[action]
        return Reply(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})

    web.script(API, answer)
