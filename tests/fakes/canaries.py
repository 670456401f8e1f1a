"""Canaries: words that stand in every secret of the tests, looked for in all that comes out.

`TOKEN` is in what the bot signs in with, `FEED` in addresses of feeds. The plug-in
`tests.canaries` looks at logs, printed text, files and databases; stand-ins of chat report what
they are told with `look`. Where a secret belongs (the Authorization header, IDENTIFY, the
operator's own export, a feed's address in its own column of the database) nobody looks.
"""

import base64
import json
from collections import Counter
from pathlib import Path
from typing import Any

TOKEN, FEED = "t0kencanary", "f33dcanary"
USER = f"reader:{FEED}-pw"
"""Stands before the host in an address of a feed."""

looked: Counter[str] = Counter()
"""How many things were looked at, by their kind."""
sightings: list[str] = []
"""Where one was seen, since the last test took them."""


def _forms(mark: str) -> tuple[str, ...]:
    """Return a mark as it stands in text, and in Base64 at each of three places."""
    encoded = (base64.b64encode(b"\0" * n + mark.encode()).decode() for n in range(3))
    return (mark, *(text[4:-4] for text in encoded))


_FORMS = {mark: _forms(mark) for mark in (TOKEN, FEED)}


def marks_in(text: str) -> list[str]:
    """Return the canaries that a text holds, plain or in Base64."""
    return [mark for mark, forms in _FORMS.items() if any(form in text for form in forms)]


def look(kind: str, where: str, said: Any, *, allowed: str = "") -> None:
    """Look at something that comes out; `kind` is what is counted, `allowed` a canary's place."""
    looked[kind] += 1
    if isinstance(said, bytes):
        said = said.decode("latin-1")
    text = said if isinstance(said, str) else json.dumps(said, ensure_ascii=False, default=str)
    for mark in marks_in(text):
        if mark != allowed:
            at = max(0, text.find(mark) - 200)
            sightings.append(f"{kind}, {where}: {mark} in {text[at : at + 400]!r}")


def take_sightings() -> list[str]:
    """Return where canaries were seen, and forget it."""
    seen = sightings[:]
    sightings.clear()
    return seen


def look_at_files(folder: Path) -> None:
    """Look into every file of a folder but those with settings, which a test itself wrote."""
    for file in folder.rglob("*"):
        settings = file.name.upper().startswith("VERBATIM_") or file.suffix in {".yaml", ".pem"}
        if file.is_file() and not file.is_symlink() and not settings:
            body = file.read_bytes()
            is_database = body.startswith(b"SQLite format 3") or "-wal" in file.name
            look("files", str(file), body, allowed=FEED if is_database else "")
