"""Broken feeds, in the ways of the fault model: for promises 3 and 14."""

import gzip
from collections.abc import Callable

from tests.fakes.web import Reply

_MEGABYTE = 1_048_576


def _bombs() -> tuple[Reply, ...]:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    laughs = f"<!DOCTYPE rss [{entities}]><rss><channel><title>&e11;</title></channel></rss>"
    nested = "<rss><channel>" + "<a>" * 200_000
    labels = "<category>x</category>" * 50_000
    labelled = f"<rss version='2.0'><channel><item>{labels}</item></channel></rss>"
    zeros = gzip.compress(bytes(64 * _MEGABYTE))
    return (
        Reply(body=zeros, headers={"Content-Encoding": "gzip"}),
        *(Reply(body=text.encode()) for text in (laughs, nested, labelled)),
    )


_BOMBS = _bombs()

_WAYS: dict[str, Callable[[int, bytes], Reply]] = {
    "dribble": lambda _, body: Reply(body=body * 20, ending="drip"),
    "silence": lambda *_: Reply(ending="silent"),
    "hang": lambda _, body: Reply(body=body[: len(body) // 2], ending="hang"),
    "endless": lambda _, body: Reply(body=body, ending="endless"),
    "reset": lambda *_: Reply(ending="reset"),
    "short": lambda _, body: Reply(body=body, ending="short"),
    "error": lambda number, _: Reply(status=(500, 502, 503, 504)[number % 4]),
    "away": lambda *_: Reply(status=503, headers={"Retry-After": "7200"}),
    "busy": lambda *_: Reply(status=429, headers={"Retry-After": "soon"}),
    "gone": lambda *_: Reply(status=410),
    "garbage": lambda _, body: Reply(body=body[:200] + bytes(range(256)) * 9),
    "page": lambda *_: Reply(body=b"<html><p>We have moved.</p></html>"),
    "bomb": lambda number, _: _BOMBS[number % len(_BOMBS)],
    "loop": lambda *_: Reply(status=302, headers={"Location": "?again"}),
}
WAYS = tuple(_WAYS)
"""In which a server can be broken that is there."""


def break_feed(way: str, number: int, body: bytes) -> Reply:
    """Return what the server of feed `number` answers that would else send `body`."""
    return _WAYS[way](number, body)
