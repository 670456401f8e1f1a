"""Reading and splitting the labelled data the tagger is trained and measured on."""

import gzip
import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.actors import english
from bot.actors.tokens import word_set
from bot.actors.trained.pieces import plain
from bot.model.errors import FileError

CORPORA = ("gmb", "re3d_open", "btc", "wnut17", "gum_by", "docred", "crossner", "uner")
"""Files `NAME.conll.gz` whose weights may ship; no other file of the folders is read.

The last three are made by `benchmarks.open_labels`."""
OWN = "own"
"""Our own trap articles (`benchmarks.own_articles`)."""
LOOSE = frozenset(("btc", "wnut17"))
"""Posts, each a document of its own."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One document."""

    corpus: str
    name: str
    sentences: tuple[tuple[str, ...], ...]
    labels: tuple[tuple[str, ...], ...]
    """`O`, or `B-` and `I-` with PER, ORG, LOC or NORP."""

    @property
    def part(self) -> str:
        """`train`, `dev` or `test`: by a checksum of the name, so it never changes."""
        lot = zlib.crc32(f"{self.corpus}/{self.name}".encode()) % 20
        return "test" if lot < 2 else "dev" if lot < 3 else "train"


def read_corpora(folders: Sequence[Path], corpora: Collection[str] = CORPORA) -> list[Labelled]:
    """Return all documents of the corpora in `folders`. Raises FileError when one is missing."""
    found: list[Labelled] = []
    for corpus in (name for name in CORPORA if name in corpora):
        path = find_data(folders, f"{corpus}.conll.gz")
        try:
            lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise FileError(
                f"The training data {path} cannot be read: {error}.",
                fix="Name the folder that holds it: --data FOLDER, once for each folder.",
            ) from error
        found += _documents(corpus, lines)
    return found


def has_corpora(folders: Sequence[Path], corpora: Collection[str]) -> bool:
    """Return whether `folders` hold all these corpora."""
    return all(find_data(folders, f"{name}.conll.gz").is_file() for name in corpora)


def find_data(folders: Sequence[Path], name: str) -> Path:
    """Return a file of that name in the first of the folders that has it, else in the last."""
    paths = [folder / name for folder in folders]
    return next((path for path in paths if path.is_file()), paths[-1])


def _documents(corpus: str, lines: Sequence[str]) -> Iterator[Labelled]:
    name = ""
    held: list[str] = []
    for number, line in enumerate([*lines, "-DOCSTART- end"]):
        if line.startswith("-DOCSTART-"):
            yield from _document(corpus, name, held)
            name, held = line.split()[-1], []
        elif corpus in LOOSE and not line.strip():
            yield from _document(corpus, f"{name}-{number}", held)
            held = []
        else:
            held.append(line)


def _document(corpus: str, name: str, lines: Sequence[str]) -> Iterator[Labelled]:
    sentences: list[tuple[str, ...]] = []
    labels: list[tuple[str, ...]] = []
    held: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        word, _, label = line.partition("\t")
        if word.strip():
            held.append((plain(word), label.strip()))
        elif held:
            sentences.append(tuple(word for word, _ in held))
            labels.append(mend([word for word, _ in held], [label for _, label in held]))
            held = []
    if sentences:
        yield Labelled(corpus, name, tuple(sentences), tuple(labels))


def spans_of(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the labelled spans (first, one past the last, type)."""
    spans: list[tuple[int, int, str]] = []
    for at, label in enumerate(labels):
        kind = label[2:]
        if label.startswith("I-") and spans and spans[-1][1] == at and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], at + 1, kind)
        elif label != "O":
            spans.append((at, at + 1, kind))
    return spans


def mend(words: Sequence[str], labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels with what the corpora disagree on settled as the product needs it.

    Titles ("Secretary-General", "Mr."), "the" and a possessive at the ends belong to no name.
    """
    mended = ["O"] * len(words)
    for start, end, kind in spans_of(labels):
        while end > start and _is_outside(words[start], kind):
            start += 1
        while end > start and (words[end - 1] in ("'s", "'") or _is_title(words[end - 1], kind)):
            end -= 1
        mended[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)][: end - start]
    return tuple(mended)


def _is_outside(word: str, kind: str) -> bool:
    return word.lower() in ("the", "a", "an") or _is_title(word, kind)


def _is_title(word: str, kind: str) -> bool:
    low = word.lower().replace(".", "").replace("-", " ").split(" ")[0]
    if kind == "PER":
        return low in english.COURTESIES or low in english.TITLES
    return kind == "ORG" and (low in english.COURTESIES or low in _OFFICES)


_OFFICES = word_set("president minister secretary spokesman spokeswoman chairman leader")
