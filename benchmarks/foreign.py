"""Public labelled texts the tagger is measured on and never trained on: CoNLL files, by path."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.conll import Labelled
from bot.actors.trained.pieces import plain
from bot.model.errors import FileError

_KINDS = {
    "PER": "PER",
    "Person": "PER",
    "ORG": "ORG",
    "Organization": "ORG",
    "LOC": "LOC",
    "Location": "LOC",
    "Facility": "LOC",
}
_LABEL = re.compile(r"O|[BIES]-\w+")
_MARK = re.compile(r"^-DOCSTART-.*$", re.MULTILINE)
"""What other corpora call our three types; all else of theirs counts as no name.

That of the newswire corpus is its makers' own reduction to the types of CoNLL."""
_LONGEST_DOCUMENT = 40
"""Sentences of a file without marks between its documents that are read as one document."""


def read_foreign(path: Path) -> list[Labelled]:
    """Return the documents of a file, or of all files below a folder: word first, label last.

    Where a word has several labels, for a name inside a name, the first is read: the outer one.
    Labels are the corpus's own, untouched. Raises FileError when it cannot be read.
    """
    files = sorted(filter(Path.is_file, path.rglob("*"))) if path.is_dir() else [path]
    try:
        texts = [(file.name, file.read_text("utf-8", errors="replace")) for file in files]
    except OSError as error:
        raise FileError(
            f"The labelled text {path} cannot be read: {error}.",
            fix="Name a CoNLL file, or a folder of them.",
        ) from error
    return [found for name, text in texts for found in _documents(path.stem, name, text)]


def _documents(corpus: str, name: str, text: str) -> Iterator[Labelled]:
    marked = _MARK.search(text) is not None
    for number, part in enumerate(_MARK.split(text)):
        sentences = list(_sentences(part))
        size = len(sentences) if marked else _LONGEST_DOCUMENT
        for start in range(0, len(sentences), max(1, size)):
            rows = sentences[start : start + size]
            yield Labelled(
                corpus,
                f"{name}-{number}-{start}",
                tuple(tuple(word for word, _ in row) for row in rows),
                tuple(tuple(label for _, label in row) for row in rows),
            )


def _sentences(text: str) -> Iterator[list[tuple[str, str]]]:
    held: list[tuple[str, str]] = []
    for line in [*text.splitlines(), ""]:
        fields = line.split()
        if len(fields) > 1:
            held.append((plain(fields[0]), _label(_outer(fields[1:]))))
        elif held and not fields:
            yield held
            held = []


def _outer(columns: Sequence[str]) -> str:
    labels = all(_LABEL.fullmatch(column) for column in columns)
    return columns[0] if labels else columns[-1]


def _label(label: str) -> str:
    place, _, kind = label.partition("-")
    return f"{place}-{_KINDS[kind]}" if kind in _KINDS else "O"
