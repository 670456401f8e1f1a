"""Invented training texts: names of all the world put into news formats and into labelled texts.

The corpora are government radio and posts of 2005 to 2016: a model that has read only them knows
their names by heart and has seen few companies, clubs, bylines and datelines. So names in their
texts are changed for drawn or made-up ones, and `news_patterns.txt` (written for this) is filled
in. Everything is drawn by a seeded lot: the same data give the same texts.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.conll import OWN, Labelled, spans_of
from benchmarks.invented_names import Maker, Stock
from benchmarks.invented_words import FAMILIES
from bot.actors import english
from bot.actors.tokens import fold
from bot.actors.trained.pieces import cut

PATTERNS = Path(__file__).with_name("news_patterns.txt")
_SLOT = re.compile(r"\[([A-Za-z])(\d)\]")
_ENDS = re.compile(
    r"((?<!: \d)(?<!; \d)(?<!\b(?:Dr|Lt))(?<!\b(?:Hon|Sen|Rep|Gov))(?<!Prof)(?<!Engr)"
    r"[.?!][”\"]?) (?=[“\"A-Z0-9\[])"
)
"""Where a sentence ends: every sentence is a row."""
_DATELINE = re.compile(r" ?(?:\(|-|—|/|: |, \[|, [A-Z]\w\w \d)")
_KINDS = {
    **dict.fromkeys("PpgY", "PER"),
    **dict.fromkeys("OoABTMGURFfIiLlHhQqat", "ORG"),
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
            lines = _ENDS.sub(r"\1\n", block.strip()).splitlines()
            rows = [_fill(line, made, maker) for line in lines]
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
        row += [(piece.text, "O") for piece in cut(line, at, match.start())]
        at = match.end()
        kind, number = match.groups()
        slot = ("P" if kind == "g" else kind.upper()) + number
        name = _form(kind, made.setdefault(slot, maker.make(slot[0])), maker)
        if not row and kind == "C" and _DATELINE.match(line, at) and maker.chance(0.6):
            name = name.upper()
        words = [piece.text for piece in cut(name, 0, len(name))]
        label = _KINDS.get(kind)
        marks = [f"{'I' if n else 'B'}-{label}" if label else "O" for n in range(len(words))]
        row += zip(words, marks, strict=True)
    return [*row, *((piece.text, "O") for piece in cut(line, at, len(line)))]


def _form(kind: str, name: str, maker: Maker) -> str:
    """Return a name as its slot writes it: whole, a surname, a given name or a first word."""
    if kind == "p":
        return _surname(name)
    first, last = name.split()[0], name.split()[-1]
    if kind == "t":
        return last if first.lower() in _PLAIN or maker.chance(0.5) else first
    if kind == "g":
        return last if first in FAMILIES.split() else first
    if kind in "oi" and maker.chance(0.8) and first.lower() not in _PLAIN:
        return first
    return name


def _surname(name: str) -> str:
    first, _, rest = name.partition(" ")
    if first in FAMILIES.split():
        return first
    words = rest.split()
    return " ".join(words[1:] if len(words) > 1 and words[0][-1] == "." else words) or first


# ── names changed in labelled texts ─────────────────────────────────────────────────────


def swap(document: Labelled, stock: Stock, turn: int = 0) -> Labelled:
    """Return the document with other people, lone companies and lone towns, alike throughout.

    Every `turn` draws others. In our own articles, where all labels are sure, countries are
    swapped for countries and the words of longer names of organisations too.
    """
    maker = Maker(stock, f"{document.corpus}/{document.name}" + (f"/{turn}" if turn else ""))
    words = {word for row in document.sentences for word in row}
    other = _Other(maker, words, frozenset(stock.countries), whole=document.corpus == OWN)
    sentences, labels = [], []
    for row, marks in zip(document.sentences, document.labels, strict=True):
        new_row: list[str] = []
        new_marks: list[str] = []
        at = 0
        for start, end, kind in [*spans_of(marks), (len(row), len(row), "")]:
            new_row += row[at:start]
            new_marks += marks[at:start]
            names = other(row[start:end], kind)
            new_row += names
            new_marks += [("I-" if n else "B-") + kind for n in range(len(names))]
            at = end
        sentences.append(tuple(new_row))
        labels.append(tuple(new_marks))
    return replace(
        document,
        name=f"{document.name}-swapped" + (f"-{turn}" if turn else ""),
        sentences=tuple(sentences),
        labels=tuple(labels),
    )


class _Other:
    """Gives each name of one document its other name."""

    def __init__(
        self, maker: Maker, words: Collection[str], countries: Collection[str], *, whole: bool
    ) -> None:
        self._maker, self._words, self._countries, self._whole = maker, words, countries, whole
        self._made: dict[tuple[str, str], list[str]] = {}

    def __call__(self, name: Sequence[str], kind: str) -> list[str]:
        """Return the words that stand for a name; the same where nothing is drawn."""
        if kind == "PER":
            parts = (self._part(word, at, len(name)) for at, word in enumerate(name))
            return [piece for part in parts for piece in part]
        if kind not in ("ORG", "LOC"):
            return list(name)
        if self._whole and " ".join(name) in self._countries:
            return self._once(kind, " ".join(name), lambda: self._maker.make("N"))
        if len(name) == 1:
            return self._lone(name[0], kind)
        if self._whole and kind == "ORG":
            return [piece for word in name for piece in self._word(word)]
        return list(name)

    def _once(self, kind: str, word: str, make: Callable[[], str]) -> list[str]:
        if (kind, word) not in self._made:
            text = make()
            self._made[kind, word] = [piece.text for piece in cut(text, 0, len(text))]
        return self._made[kind, word]

    def _lone(self, word: str, kind: str) -> list[str]:
        if not self._is_free(word):
            return [word]
        if (kind, word) not in self._made:
            text = self._maker.acronym() if word.isupper() else self._maker.word()
            if kind == "ORG" and self._whole and not word.isupper():
                text = self._maker.brand()
            if kind == "LOC":
                text = self._maker.make("C")
            keep = self._maker.chance(0.25 if self._whole else 0.5)
            self._once(kind, word, lambda: word if keep else text)
        return self._made[kind, word]

    def _word(self, word: str) -> list[str]:
        """Return another word for one of a longer name that no list knows."""
        if not self._is_free(word) or word.isupper() or not word[0].isupper():
            return [word]
        return self._once("ORG", word, self._maker.word)

    def _is_free(self, word: str) -> bool:
        return word.isalpha() and fold(word) not in _PLAIN and word.lower() not in self._words

    def _part(self, word: str, at: int, size: int) -> list[str]:
        if not word[:1].isupper() or len(word) < 3 or not word.replace("-", "").isalpha():
            return [word]
        first = size > 1 and at == 0
        return self._once("PER", word, self._maker.given if first else self._maker.surname)
