"""Answers of web servers made to hurt whoever asks, for a `ScriptedWeb`."""

import gzip
import zlib
from collections.abc import Callable, Mapping

from tests.fakes.web import Reply

_MB = 1_000_000


def _coded(body: bytes, coding: str = "gzip", **more: str) -> Reply:
    return Reply(body=body, headers={"Content-Encoding": coding, **more})


def _raw(body: bytes) -> bytes:
    made = zlib.compressobj(9, wbits=-15)
    return made.compress(body) + made.flush()


ANSWERS: Mapping[str, Callable[[], Reply]] = {
    "gzip bomb of 100 MB": lambda: _coded(gzip.compress(bytes(100 * _MB))),
    "deflate bomb": lambda: _coded(zlib.compress(bytes(100 * _MB)), "deflate"),
    "raw deflate bomb": lambda: _coded(_raw(bytes(100 * _MB)), "deflate"),
    "gzip in gzip, said": lambda: _coded(gzip.compress(gzip.compress(bytes(_MB))), "gzip, gzip"),
    "ten codings": lambda: _coded(b"x", ", ".join(["gzip"] * 10)),
    "br": lambda: _coded(b"\x8b" * 9, "br"),
    "zstd": lambda: _coded(b"\x28\xb5\x2f\xfd" * 9, "zstd"),
    "a coding that was not offered": lambda: _coded(b"x", "br"),
    "a coding of 9 kB": lambda: _coded(b"x", ", ".join(["br"] * 3_000)),
    "gzip members without end": lambda: _coded(gzip.compress(bytes(1_000)) * 200_000),
    "gzip with a large header": lambda: _coded(
        b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * 4 * _MB + b"\0"
    ),
    "gzip damaged": lambda: _coded(gzip.compress(b"words " * 99)[:20] + b"\xff" * 90),
    "deflate of noise": lambda: _coded(b"\xff\xfe" * 900, "deflate"),
    "20 MB body": lambda: Reply(body=b"x" * 20 * _MB),
    "endless": lambda: Reply(body=b"x" * 65_536, ending="endless"),
    "endless zeros in gzip": lambda: Reply(
        body=gzip.compress(bytes(_MB)), headers={"Content-Encoding": "gzip"}, ending="endless"
    ),
    "a byte at a time": lambda: Reply(body=b"x" * 9_000, ending="drip"),
    "gzip a byte at a time": lambda: Reply(
        body=gzip.compress(bytes(100 * _MB)), headers={"Content-Encoding": "gzip"}, ending="drip"
    ),
    "stops in the middle": lambda: Reply(body=b"<rss>", ending="hang"),
    "silent": lambda: Reply(ending="silent"),
    "cut before the answer": lambda: Reply(ending="reset"),
    "shorter than it says": lambda: Reply(body=b"x" * 10, ending="short"),
    "2 MB header": lambda: Reply(headers={"X-Big": "x" * 2 * _MB}),
    "20 MB header": lambda: Reply(headers={"X-Big": "x" * 20 * _MB}),
    "9,000 headers": lambda: Reply(headers={f"X-{n}": "x" * 99 for n in range(9_000)}),
    "says it is 10 GB": lambda: Reply(body=b"x", headers={"Content-Length": str(10**10)}),
    "a length that is none": lambda: Reply(body=b"x", headers={"Content-Length": "many"}),
    "a length below nothing": lambda: Reply(body=b"x", headers={"Content-Length": "-1"}),
    "status 999": lambda: Reply(status=999, body=b"x"),
    "redirect to itself": lambda: Reply(status=302, headers={"Location": "/a"}),
    "redirect of 1 MB": lambda: Reply(status=302, headers={"Location": "/" + "a" * _MB}),
    "redirect nowhere": lambda: Reply(status=302),
}
"""Each is an error, never an answer that is read."""
