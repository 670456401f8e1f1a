"""JSON-LD as pages write it: well-formed mostly, and else with the slips that templates leave."""

import json
import re
from typing import Any

_MOST_VALUES = 20
_DECODER = json.JSONDecoder(strict=False)
"""Not strict: line breaks inside strings are wrong and common."""
_BETWEEN = re.compile(r"[\s,;]*")
_STRING = r'("(?:[^"\\]|\\.)*+(?:"|\\?\Z))'
_SLIPS = tuple(
    re.compile(rf"{_STRING}|{slip}", re.DOTALL)
    for slip in (r"//[^\n]*+|/\*.*?(?:\*/|\Z)", r",(?=\s*[}\]])")
)
"""What JSON does not know: remarks, then commas before an end. Strings stay.

Whatever a string begins with matches: one without an end, looked for from each mark in it anew,
would take the square of its length.
"""
_DATE = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')
_KIND = re.compile(r'"@type"\s*:\s*"([^"\\]{1,60})"')


def read_values(source: str) -> list[Any]:
    """Return the values of one JSON-LD script; several may follow each other. Empty: none is read.

    Of what is broken beyond mending (a quotation mark in a text) kind and date are left.
    """
    values = _decode_all(source)
    if values is None:
        values = _decode_all(_without_slips(source))
    return _salvage(source) if values is None else values


def _decode_all(source: str) -> list[Any] | None:
    """Return the values that a text begins with; None where the first cannot be read.

    Caches and plug-ins write remarks under what they send; what stands before is whole.
    """
    values: list[Any] = []
    place = _behind_gap(source, 0)
    while place < len(source) and len(values) < _MOST_VALUES:
        try:
            value, place = _DECODER.raw_decode(source, place)
        except (ValueError, RecursionError):  # absurd numbers are ValueErrors too
            return values or None
        values.append(value)
        place = _behind_gap(source, place)
    return values


def _behind_gap(source: str, place: int) -> int:
    gap = _BETWEEN.match(source, place)
    return gap.end() if gap else place


def _without_slips(source: str) -> str:
    for slip in _SLIPS:
        source = slip.sub(lambda match: match[1] or "", source)
    return source


def _salvage(source: str) -> list[Any]:
    kind, date = _KIND.search(source), _DATE.search(source)
    return [{"@type": kind[1], "datePublished": date[1]}] if kind and date else []
