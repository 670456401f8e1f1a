"""What takes long to put together, kept ready in a file: a worker must not wait for it.

The file is made by `python -m bot.actors.gazetteer` and carries the checksum of what it was made
of. Where that has changed since, the file is not used. A row is kept as it was written and read
when it is asked for: an article names few of the thousands that are known.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
D = TypeVar("D")
Rows = dict[str, bytes]
"""Rows by their keys, as JSON."""
_KEPT = 1024
"""Rows of a table that stay read: those of the names that the news is full of."""


class Table(Mapping[str, T], Generic[T]):
    """Rows by key, each made into what it stands for when it is asked for."""

    def __init__(self, rows: Rows, make: Callable[[Any], T]) -> None:
        """`make` gets a row as JSON has it."""
        self._rows = rows
        self._made = lru_cache(maxsize=_KEPT)(lambda key: make(json.loads(rows[key])))

    def __getitem__(self, key: str) -> T:
        return self._made(key)

    @overload
    def get(self, key: str, /) -> T | None: ...
    @overload
    def get(self, key: str, /, default: T | D) -> T | D: ...
    def get(self, key: str, /, default: T | D | None = None) -> T | D | None:
        """Return what stands under `key`; most words of a text are no key, so nothing is raised."""
        return self._made(key) if key in self._rows else default

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def read_prebuilt(path: Path, source: Path) -> dict[str, Rows] | None:
    """Return the tables in `path` by name; None where it is missing or not made of `source`."""
    tables: dict[str, Rows] = {}
    try:
        first, *lines = path.read_bytes().splitlines()
        if first.decode() != _checksum(source):
            return None
        for line in lines:
            name, key, row = line.split(b"\t", 2)
            tables.setdefault(name.decode(), {})[key.decode()] = row
    except (OSError, ValueError):
        return None
    return tables


def write_prebuilt(path: Path, source: Path, tables: Mapping[str, Mapping[str, Any]]) -> None:
    """Write the tables, a row a line, with the checksum of `source`."""
    lines = [
        f"{name}\t{key}\t{json.dumps(row, ensure_ascii=False)}"
        for name, rows in tables.items()
        for key, row in rows.items()
    ]
    path.write_text("\n".join((_checksum(source), *lines)) + "\n", "utf-8")


def _checksum(source: Path) -> str:
    return hashlib.sha256(source.read_bytes()).hexdigest()
