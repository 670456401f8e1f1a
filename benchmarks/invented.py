"""Invented training texts: names of all the world put into news formats and into labelled texts.

The corpora are government radio and posts of 2005 to 2016: a model that has read only them knows
their names by heart and has seen few companies, clubs, bylines and datelines. So names in their
texts are changed for drawn or made-up ones, and `news_patterns.txt` (written for this) is filled
in. Everything is drawn by a seeded lot: the same data give the same texts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.conll import Labelled, spans_of
from benchmarks.invented_names import FAMILIES, Maker, Stock
from bot.actors import english
from bot.actors.tokens import fold
from bot.actors.trained.pieces import cut

PATTERNS = Path(__file__).with_name("news_patterns.txt")
_SLOT = re.compile(r"\[([A-Za-z])(\d)\]")
_KINDS = {
    **dict.fromkeys("Pp", "PER"),
    **dict.fromkeys("OoABTMGUR", "ORG"),
    **dict.fromkeys("CSNVK", "LOC"),
    "D": "NORP",
}
"""Labels of the slots; X (works, events, laws) and E (machines) are no names of actors."""
_PLAIN = english.ORGANISATION_WORDS | english.GENERIC | english.PLACE_WORDS | english.PROSE

# ── patterns filled in ──────────────────────────────────────────────────────────────────


def invent(stock: Stock, rounds: int, patterns: Path = PATTERNS) -> Iterator[Labelled]:
    """Yield every block of the patterns, `rounds` times with other names."""
    blocks = re.sub(r"^#.*\n", "", patterns.read_text("utf-8"), flags=re.M).strip().split("\n\n")
    for turn in range(rounds):
        for number, block in enumerate(blocks):
            name = f"{number}-{turn}"
            maker = Maker(stock, name)
            made: dict[str, str] = {}
            rows = [_fill(line, made, maker) for line in block.strip().splitlines()]
            yield Labelled(
                "invented",
                name,
                tuple(tuple(word for word, _ in row) for row in rows),
                tuple(tuple(label for _, label in row) for row in rows),
            )


def _fill(line: str, made: dict[str, str], maker: Maker) -> list[tuple[str, str]]:
    row: list[tuple[str, str]] = []
    at = 0
    for match in _SLOT.finditer(line):
        row += [(word, "O") for word in line[at : match.start()].split()]
        at = match.end()
        kind, number = match.groups()
        name = made.setdefault(kind.upper() + number, maker.make(kind.upper()))
        if kind == "p":
            name = _surname(name)
        elif kind == "o" and maker.chance(0.8):
            name = name.split()[0] if name.split()[0].lower() not in _PLAIN else name
        if not row and kind == "C" and line[at : at + 3] in (" ( ", " - ", " / ", ", ["):
            name = name.upper() if maker.chance(0.6) else name
        words = [piece.text for piece in cut(name, 0, len(name))]
        label = _KINDS.get(kind)
        marks = [f"{'I' if n else 'B'}-{label}" if label else "O" for n in range(len(words))]
        row += zip(words, marks, strict=True)
    return [*row, *((word, "O") for word in line[at:].split())]


def _surname(name: str) -> str:
    first, _, rest = name.partition(" ")
    if first in FAMILIES.split():
        return first
    words = rest.split()
    return " ".join(words[1:] if len(words) > 1 and words[0][-1] == "." else words) or first


# ── names changed in labelled texts ─────────────────────────────────────────────────────


def swap(document: Labelled, stock: Stock) -> Labelled:
    """Return the document with other people, lone companies and lone towns, alike throughout."""
    maker = Maker(stock, f"{document.corpus}/{document.name}")
    words = {word for row in document.sentences for word in row}
    made: dict[tuple[str, str], list[str]] = {}
    sentences, labels = [], []
    for row, marks in zip(document.sentences, document.labels, strict=True):
        new_row: list[str] = []
        new_marks: list[str] = []
        at = 0
        for start, end, kind in [*spans_of(marks), (len(row), len(row), "")]:
            new_row += row[at:start]
            new_marks += marks[at:start]
            names = _other(row[start:end], kind, maker, made, words)
            new_row += names
            new_marks += [("I-" if n else "B-") + kind for n in range(len(names))]
            at = end
        sentences.append(tuple(new_row))
        labels.append(tuple(new_marks))
    return replace(
        document,
        name=document.name + "-swapped",
        sentences=tuple(sentences),
        labels=tuple(labels),
    )


def _other(
    name: Sequence[str],
    kind: str,
    maker: Maker,
    made: dict[tuple[str, str], list[str]],
    words: set[str],
) -> list[str]:
    if kind == "PER":
        found: list[str] = []
        for at, word in enumerate(name):
            found += _part(word, at, len(name), maker, made)
        return found
    lone = len(name) == 1 and name[0].isalpha() and fold(name[0]) not in _PLAIN
    if not lone or kind not in ("ORG", "LOC") or name[0].lower() in words:
        return list(name)
    if (kind, name[0]) not in made:
        text = maker.acronym() if name[0].isupper() else maker.word()
        if kind == "LOC":
            text = maker.make("C")
        keep = maker.chance(0.5)
        made[kind, name[0]] = [name[0]] if keep else [p.text for p in cut(text, 0, len(text))]
    return made[kind, name[0]]


def _part(
    word: str, at: int, size: int, maker: Maker, made: dict[tuple[str, str], list[str]]
) -> list[str]:
    if not word[:1].isupper() or len(word) < 3 or not word.replace("-", "").isalpha():
        return [word]
    if ("PER", word) not in made:
        text = maker.given() if size > 1 and at == 0 else maker.surname()
        made["PER", word] = [piece.text for piece in cut(text, 0, len(text))]
    return made["PER", word]
