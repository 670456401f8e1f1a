"""Public labelled texts made into training data: `python -m benchmarks.open_labels --out FOLDER …`.

Reads copies of yours and writes `docred.conll.gz`, `crossner.conll.gz` and `uner.conll.gz` as
`benchmarks.train_actors` reads them. None of it is kept here.

- DocRED (Yao et al. 2019; MIT, text of Wikipedia CC BY-SA): JSON files of documents with `sents`
  and `vertexSet`, of DocRED or of Re-DocRED (Tan et al. 2022), which keeps its names.
- CrossNER (Liu et al. 2021; MIT, text of Wikipedia CC BY-SA): a folder of `DOMAIN-PART.txt`, word
  and label in two columns. Every sentence is a document of its own.
- Universal NER (Mayhew et al. 2024; CC BY-SA 4.0): `.iob2` files.

What shares a run of eight words with a text named by `--apart` is left out: that is for measuring.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.conll import Labelled, spans_of
from benchmarks.foreign import read_foreign
from benchmarks.plain_text import is_split, join_words
from bot.actors.gazetteer import Form, Gazetteer, load_gazetteer
from bot.actors.tokens import fold, word_set
from bot.actors.trained.pieces import cut, plain
from bot.model.errors import FileError, VerbatimError

_RUN = 8
"""Words in a row that two texts share only when one was taken from the other."""
_KINDS = {
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "MISC": "MISC",
    **dict.fromkeys(
        ("person", "politician", "writer", "musicalartist", "scientist", "researcher"), "PER"
    ),
    **dict.fromkeys(("organisation", "politicalparty", "band", "university", "magazine"), "ORG"),
    **dict.fromkeys(("location", "country"), "LOC"),
    "misc": "MISC",
}
"""What the corpora call our types; MISC becomes NORP or nothing, all else of theirs nothing."""
_PEOPLES = word_set(
    """
    english european african asian american british roman arab arabic kurdish jewish jew christian
    catholic protestant muslim islamic islamist hindu buddhist lutheran baptist anglican orthodox
    shia sunni nazi fascist communist socialist marxist republican democrat democratic liberal
    conservative labor labour radical scottish welsh catalan basque ottoman persian byzantine
    soviet hawaiian scandinavian venetian bavarian prussian sicilian athenian spartan trojan
    norman saxon celtic gaelic germanic slavic latin hebrew aboriginal mughal tamil bengali punjabi
    hindi urdu kurd serb croat pole dane swede finn scot briton turk greek roma viking
    """
)
"""Peoples, faiths, parties as adjectives: no names of actors, whatever the corpora call them."""
_BELIEFS = word_set("islam christianity catholicism judaism hinduism buddhism communism")


# ── what a label means ──────────────────────────────────────────────────────────────────


def settle(words: Sequence[str], start: int, end: int, kind: str, gazetteer: Gazetteer) -> str:
    """Return what a labelled span is here: PER, ORG, LOC, NORP, or nothing."""
    kind = _KINDS.get(kind, "")
    name = " ".join(words[start:end])
    if kind in ("", "PER"):
        return "" if name.islower() else kind
    if _is_people(name, gazetteer):
        return "NORP"
    return "" if kind == "MISC" or name.islower() or fold(name) in _BELIEFS else kind


def _is_people(name: str, gazetteer: Gazetteer) -> bool:
    forms = {name, name.removesuffix("s")}
    phrases = (gazetteer.look_up(form) for form in forms)
    if any(phrase is not None and phrase.form is Form.DEMONYM for phrase in phrases):
        return True
    return not _PEOPLES.isdisjoint(map(fold, forms))


def to_pieces(document: Labelled, gazetteer: Gazetteer) -> Labelled:
    """Return a document with its own labels cut as the tagger cuts text, labelled as we label.

    A name that would end inside a piece ("New York" in "New York-based") is given up.
    """
    split = is_split(document.sentences)
    rows, labels = [], []
    for words, marks in zip(document.sentences, document.labels, strict=True):
        spans = [
            (start, end, found)
            for start, end, kind in spans_of(marks)
            if (found := settle(words, start, end, kind, gazetteer))
        ]
        row, row_labels = _cut_row(words, spans, split)
        rows.append(row)
        labels.append(row_labels)
    return replace(document, sentences=tuple(rows), labels=tuple(labels))


def _cut_row(
    words: Sequence[str], spans: Iterable[tuple[int, int, str]], split: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    text, places = join_words(words, split=split)
    pieces = cut(text, 0, len(text))
    starts = {piece.start: at for at, piece in enumerate(pieces)}
    ends = {piece.end: at + 1 for at, piece in enumerate(pieces)}
    labels = ["O"] * len(pieces)
    for start, end, kind in spans:
        first, last = starts.get(places[start][0]), ends.get(places[end - 1][1])
        if first is not None and last is not None:
            labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]
    return tuple(piece.text for piece in pieces), tuple(labels)


# ── the corpora ─────────────────────────────────────────────────────────────────────────


def read_docred(path: Path) -> Iterator[Labelled]:
    """Yield the documents of a JSON file. Raises FileError."""
    try:
        held = json.loads(path.read_text("utf-8"))
        for found in held:
            yield _docred(found)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise _unreadable(path, error) from error


def _docred(found: Mapping[str, Any]) -> Labelled:
    sentences = [[plain(word).strip() for word in row] for row in found["sents"]]
    labels = [["O"] * len(row) for row in sentences]
    mentions = [mention for entity in found["vertexSet"] for mention in entity]
    for mention in sorted(mentions, key=lambda m: (m["pos"][0] - m["pos"][1], m["pos"][0])):
        row, (start, end) = labels[mention["sent_id"]], mention["pos"]
        if set(row[start:end]) == {"O"}:
            row[start:end] = _marks(mention["type"], end - start)
    kept = [
        [(word, label) for word, label in zip(row, marks, strict=True) if word]
        for row, marks in zip(sentences, labels, strict=True)
    ]
    return _labelled("docred", "_".join(found["title"].split()), kept)


def read_crossner(folder: Path) -> Iterator[Labelled]:
    """Yield every sentence of the files of a folder. Raises FileError."""
    for path in sorted(folder.glob("*.txt")):
        for number, row in enumerate(_rows(path, word=0, label=-1)):
            yield _labelled("crossner", f"{path.stem}-{number}", [_with_possessives(row)])


def _with_possessives(row: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return a row with "'" and "s" of two lines as one."""
    joined: list[tuple[str, str]] = []
    for word, label in row:
        if word == "s" and joined and joined[-1][0] == "'":
            joined[-1] = ("'s", joined[-1][1])
        else:
            joined.append((word, label))
    return joined


def read_uner(path: Path) -> Iterator[Labelled]:
    """Yield the documents of an `.iob2` file. Raises FileError."""
    for number, part in enumerate(_text(path).split("# newdoc id = ")):
        rows = list(_sentences(part.splitlines(), word=1, label=2))
        if rows:
            yield _labelled("uner", f"{path.stem}-{number}", rows)


def _rows(path: Path, word: int, label: int) -> Iterator[list[tuple[str, str]]]:
    yield from _sentences(_text(path).splitlines(), word=word, label=label)


def _sentences(lines: Sequence[str], word: int, label: int) -> Iterator[list[tuple[str, str]]]:
    held: list[tuple[str, str]] = []
    for line in [*lines, ""]:
        fields = line.split("\t")
        if len(fields) > 1 and not line.startswith("#"):
            held.append((plain(fields[word].strip()), fields[label].strip()))
        elif held and not line.strip():
            yield held
            held = []


def _labelled(corpus: str, name: str, rows: Iterable[Sequence[tuple[str, str]]]) -> Labelled:
    kept = [row for row in rows if row]
    return Labelled(
        corpus,
        name,
        tuple(tuple(word for word, _ in row) for row in kept),
        tuple(tuple(label for _, label in row) for row in kept),
    )


def _marks(kind: str, size: int) -> list[str]:
    return [f"B-{kind}", *[f"I-{kind}"] * (size - 1)]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> FileError:
    return FileError(
        f"The labelled text {path} cannot be read: {error}.",
        fix="Name a file of that corpus as its makers publish it.",
    )


# ── kept apart from what is measured ────────────────────────────────────────────────────


def runs_of(document: Labelled) -> set[str]:
    """Return every run of eight words in a document, small and without marks."""
    words = [word.lower() for row in document.sentences for word in row if word.isalnum()]
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def keep_apart(documents: Iterable[Labelled], seen: Collection[str]) -> list[Labelled]:
    """Return the documents that share no run of words with what was seen elsewhere."""
    return [document for document in documents if runs_of(document).isdisjoint(seen)]


# ── the command ─────────────────────────────────────────────────────────────────────────


def write(documents: Iterable[Labelled], path: Path) -> None:
    """Write documents as `benchmarks.conll` reads them; the same documents, the same bytes."""
    lines: list[str] = []
    for document in documents:
        lines.append(f"-DOCSTART- {document.name}")
        for row, labels in zip(document.sentences, document.labels, strict=True):
            lines += [*map("\t".join, zip(row, labels, strict=True)), ""]
    path.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


_READERS: Mapping[str, Callable[[Path], Iterator[Labelled]]] = {
    "docred": read_docred,
    "crossner": read_crossner,
    "uner": read_uner,
}


def main(words: Sequence[str]) -> int:
    """Convert, leave out what must be kept apart, and print how much of each there is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.open_labels", description=__doc__)
    for name in _READERS:
        parser.add_argument(f"--{name}", type=Path, action="append", default=[], metavar="PATH")
    parser.add_argument("--apart", type=Path, action="append", default=[], metavar="PATH")
    parser.add_argument("--out", type=Path, required=True, help="folder of *.conll.gz")
    arguments = parser.parse_args(words)
    try:
        seen = {run for path in arguments.apart for d in read_foreign(path) for run in runs_of(d)}
        gazetteer = load_gazetteer()
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name, reader in _READERS.items():
            found = [
                document for path in getattr(arguments, name) for document in _read(reader, path)
            ]
            if found:
                _convert(name, found, seen, gazetteer, arguments.out)
    except VerbatimError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _read(reader: Callable[[Path], Iterator[Labelled]], path: Path) -> list[Labelled]:
    found = list(reader(path))
    if not found:
        raise _unreadable(path, ValueError("there is no labelled text in it"))
    return found


def _convert(
    name: str, found: Sequence[Labelled], seen: set[str], gazetteer: Gazetteer, out: Path
) -> None:
    kept = keep_apart(found, seen)
    write((to_pieces(document, gazetteer) for document in kept), out / f"{name}.conll.gz")
    tokens = sum(len(row) for document in kept for row in document.sentences)
    left = len(found) - len(kept)
    print(f"{name}: {len(kept):,} documents, {tokens:,} tokens; {left} left out")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
