"""Discord's official OpenAPI document, as far as it is at hand: payloads checked against it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
DOCUMENT = SHARED / "data" / "discord" / "discord-openapi.json"


@cache
def validator(schema: str) -> Draft202012Validator:
    """Return the validator of one of the document's schemas."""
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("discord:openapi", resource)
    reference = {"$ref": f"discord:openapi#/components/schemas/{schema}"}
    return Draft202012Validator(reference, registry=registry)


def violations(schema: str, body: Any) -> list[str]:
    """Return what the document forbids in a body."""
    return [error.message[:300] for error in validator(schema).iter_errors(body)]
