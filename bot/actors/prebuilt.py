"""What takes long to put together, kept ready in a file: a worker must not wait for it.

The file is made by `python -m bot.actors.gazetteer` and carries the checksum of what it was made
of. Where that has changed since, the file is not used.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

Rows = dict[str, list[list[Any]]]
"""Named tables: rows of strings, numbers and lists."""


def read_prebuilt(path: Path, source: Path) -> Rows | None:
    """Return the tables in `path`; None where they are missing or not made of `source`."""
    try:
        found = json.loads(path.read_bytes())
        if found.pop("source") != _checksum(source):
            return None
    except (OSError, ValueError, KeyError, AttributeError):
        return None
    rows: Rows = found
    return rows


def write_prebuilt(path: Path, source: Path, tables: Rows) -> None:
    """Write the tables, a row a line, with the checksum of `source`."""
    parts = [f'"source": "{_checksum(source)}"']
    for name, rows in tables.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f'"{name}": [\n{lines}\n]')
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


def _checksum(source: Path) -> str:
    return hashlib.sha256(source.read_bytes()).hexdigest()
