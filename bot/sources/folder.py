"""The source of folders: every text, Markdown or HTML file in it is one article.

Sub-folders count too; hidden files and folders do not. A file is known by its path inside the
folder, so an edited file is no new article.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.model.errors import FileError, ReadError
from bot.model.feed import Entry, Feed, FetchResult
from bot.model.text import clean_line
from bot.sources.base import Source
from bot.sources.decode import decode
from bot.sources.extract import parse_page
from bot.sources.local import is_folder, read_file
from bot.sources.pace import FOLDER_INTERVAL
from bot.sources.page import read_facts
from bot.sources.plain import MARKDOWN, read_plain

_KINDS = {".txt": "text/plain", ".md": MARKDOWN, ".html": "text/html", ".htm": "text/html"}
_TEXT_LIKE = frozenset({".text", ".markdown", ".rst", ".rtf", ".xhtml", ".mdown", ".asc", ""})
"""Files that people may take for articles, though they are not read: worth a warning."""
_MOST_FILES = 2_000
_LONGEST = 1_000_000
_SURROGATE = re.compile("[\ud800-\udfff]")
"""What stands for a byte that is no character."""


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What a folder held: no entries where its fingerprint is the one known before."""

    fingerprint: str
    """Changes when any file is added, removed or changed."""
    entries: tuple[Entry, ...] = ()
    warnings: tuple[str, ...] = ()


class Folder(Source):
    """Reads a folder of files; `feed.address` is its path."""

    async def read(self, feed: Feed) -> FetchResult:
        """Read the folder unless nothing in it changed. Raises FileError."""
        now = self._clock()
        reading = await self._run(read_folder, feed.address, feed.state.body_hash, now)
        state = replace(
            feed.state,
            body_hash=reading.fingerprint,
            next_at=now + FOLDER_INTERVAL,
            last_ok_at=now,
            last_error="",
            failures=0,
        )
        if reading.fingerprint == feed.state.body_hash:
            return FetchResult(state, not_modified=True)
        title = Path(feed.address).name
        return FetchResult(state, title, entries=reading.entries, warnings=reading.warnings)


def read_folder(address: str, known: str, now: datetime) -> FolderReading:
    """Read every article in a folder, sorted by path; nothing when its fingerprint is `known`.

    A file that cannot be read becomes a warning and costs only itself. Raises FileError when the
    folder is missing or may not be read. Worker function.
    """
    folder = Path(address)
    paths, warnings = _list_files(folder)
    fingerprint = _fingerprint(folder, paths)
    if fingerprint == known:
        return FolderReading(fingerprint)
    entries: list[Entry] = []
    for path in paths:
        try:
            entry, doubts = read_entry(path, path.relative_to(folder).as_posix(), now)
        except ReadError as error:
            warnings.append(str(error))
            continue
        entries.append(entry)
        warnings.extend(f"{path}: {doubt}" for doubt in doubts)
    return FolderReading(fingerprint, tuple(entries), tuple(warnings))


def read_entry(path: Path, name: str, now: datetime) -> tuple[Entry, tuple[str, ...]]:
    """Return one file as an entry called `name`, and warnings. Raises ReadError."""
    text = decode(read_file(path))
    if not text.strip():
        raise FileError(f"{path} is empty.", fix="Write something in it.", subject=str(path))
    kind = _KINDS[path.suffix.lower()]
    entry, warnings = _read_html(text, now) if kind == "text/html" else _read_text(text, kind, now)
    return replace(entry, id=_encodable(name), title=entry.title or _encodable(path.stem)), warnings


def _encodable(name: str) -> str:
    """Return a file's name as text; names of old disks are bytes that are no UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _read_text(text: str, kind: str, now: datetime) -> tuple[Entry, tuple[str, ...]]:
    plain = read_plain(text, content_type=kind, now=now)
    front = plain.front
    entry = Entry(
        title=plain.title,
        link=front.url,
        id="",
        author=front.author,
        published=front.published,
        content=plain.text[:_LONGEST],
        language=front.language,
        outlet=front.outlet,
        section=front.section,
        content_type="text/plain",  # Markdown is read by now
    )
    return entry, plain.warnings


def _read_html(text: str, now: datetime) -> tuple[Entry, tuple[str, ...]]:
    tree = parse_page(text[:_LONGEST])
    content = text.encode("utf-8", "ignore").decode("utf-8")
    if tree is None:
        return Entry(title="", link="", id="", content=content), ()
    facts = read_facts(tree, url="", now=now)
    entry = Entry(
        title=facts.title,
        link=facts.url,
        id="",
        author=facts.author,
        published=facts.published,
        content=content,
        image=facts.image,
        outlet=facts.outlet,
        section=facts.section,
    )
    return entry, ()


def _list_files(folder: Path) -> tuple[list[Path], list[str]]:
    """Return the article files sorted by path, and warnings about what looks like one."""
    _require_text(folder)
    if not is_folder(folder):
        raise FileError(
            f"There is no folder {folder}.", fix="Make it, or remove the feed.", subject=str(folder)
        )
    found = sorted(_walk(folder))
    articles = [path for path in found if path.suffix.lower() in _KINDS]
    warnings = [
        f"{path} is not read: only .txt, .md and .html files are."
        for path in found
        if path.suffix.lower() in _TEXT_LIKE
    ]
    if len(articles) > _MOST_FILES:
        warnings.append(
            f"{folder} holds {len(articles):,} files; the first {_MOST_FILES:,} are read."
        )
    return articles[:_MOST_FILES], warnings


def _require_text(folder: Path) -> None:
    """Raise FileError for a path that is no text: it could not be stored, and found again."""
    if _SURROGATE.search(str(folder)):
        shown = _encodable(str(folder))
        raise FileError(
            f"The path {shown} is not in the encoding of this account.",
            fix="Give it a name in UTF-8, and run the bot in a locale of UTF-8 (LANG=C.UTF-8).",
            subject=shown,
        )


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the visible files below a folder. Links to folders are not followed: no loops."""

    def refuse(error: OSError) -> None:
        if Path(error.filename or folder) == folder:
            fix = "Give the bot's user the right to read it."
            raise FileError(f"{folder} may not be read.", fix=fix, subject=str(folder)) from error

    for place, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place) / name for name in files if not name.startswith("."))


def _fingerprint(folder: Path, paths: list[Path]) -> str:
    """Return a hash over name, size and time of change of every file."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            state = path.stat()
            facts = f"{state.st_size} {state.st_mtime_ns}"
        except OSError as error:
            facts = f"unreadable {error.errno}"
        digest.update(f"{clean_line(str(path.relative_to(folder)))}\0{facts}\n".encode())
    return digest.hexdigest()
