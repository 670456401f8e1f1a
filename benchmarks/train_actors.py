"""Trains the tagger for actors: `python -m benchmarks.train_actors --data FOLDER …`.

Deterministic: the same data and code give the same bytes. Weights, the list of names they were
trained with and the scores on the held-out part go to `bot/actors/weights/`.
"""

import argparse
import ctypes
import gzip
import hashlib
import json
import sys
import tempfile
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.conll import CORPORA, LOOSE, Labelled, find_data, read_corpora
from benchmarks.harmonise import harmonise
from benchmarks.invented import PATTERNS, invent, swap
from benchmarks.invented_names import Stock, read_stock
from benchmarks.labelled_news import news_files, read_news
from benchmarks.own_articles import BATCHES, LEFT_OUT, read_own
from benchmarks.rounded import round_weights
from benchmarks.scores import Score, score_labels
from bot.actors.gazetteer import Gazetteer, load_gazetteer
from bot.actors.trained.features import FeatureReader
from bot.actors.trained.groups import GROUPS
from bot.actors.trained.lexicon import NAMES, read_lexicon
from bot.actors.trained.model import WEIGHTS, load_model, tag_row
from bot.model.errors import VerbatimError

_SWAPPED = ("gmb", "gum_by", "docred")
"""Edited texts of whole documents."""
_MARKS = {"first": "f", "last": "l", "city": "t"}


@dataclass(frozen=True, slots=True)
class Parameters:
    """How the model is trained. Chosen on the dev part."""

    algorithm: str = "ap"
    """Averaged perceptron: as good as L-BFGS here, in a tenth of the time."""
    iterations: int = 2
    least_count: int = 4
    """Attributes seen less often are left out."""
    swapped: int = 2
    """Of so many edited documents one is read a second time with other names."""
    documents_a_round: int = 900
    """The patterns of invented news are filled in once for so many documents."""
    own: int = 2
    """How often our own articles are read as they are."""
    own_swapped: int = 10
    """How often they are read with other names, other ones each time."""
    news: int = 2
    """How often labelled news copy is read as it is."""
    news_swapped: int = 6
    """How often it is read with other names."""


@dataclass(frozen=True, slots=True)
class _Ours:
    """Files of texts that are ours."""

    articles: Sequence[Path]
    """Trap articles."""
    news: Sequence[Path]
    """Labelled news copy."""


def write_names(source: Path, target: Path, documents: Iterable[Labelled] = ()) -> None:
    """Write the list of names the lexicon reads, from `gazetteer/names.json.gz` in the data.

    Beside them stand the words that `documents` mostly write small.
    """
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for kind, names in json.loads(gzip.decompress(source.read_bytes())).items():
        for name in names:
            if name and not set(" #\n") & set(name):
                marks[name].add(_MARKS[kind])
                marks[_without_accents(name)].add(_MARKS[kind])
    for word in _mostly_small(documents):
        marks[word].add("s")
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, found in marks.items():
        groups["".join(sorted(found))].append(name)
    lines = [line for mark in sorted(groups) for line in (f"# {mark}", *sorted(groups[mark]))]
    target.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))


def _without_accents(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _mostly_small(documents: Iterable[Labelled]) -> list[str]:
    """Return the words of edited texts that stand small three times, and four times of five."""
    small, large = Counter[str](), Counter[str]()
    for document in documents:
        if document.corpus in LOOSE:
            continue
        for row in document.sentences:
            small.update(word for word in row if word.isalpha() and word.islower())
            large.update(word.lower() for word in row[1:] if word[:1].isupper())
    return sorted(w for w, n in small.items() if n > 2 and n >= 4 * large[w])


def train(
    documents: Iterable[Labelled], reader: FeatureReader, target: Path, parameters: Parameters
) -> None:
    """Train on `documents` and write the weights, compressed."""
    import pycrfsuite

    # The trainer shuffles with the C library's rand(): seeded, it always shuffles alike.
    ctypes.CDLL(None).srand(1)
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in documents:
        for stretches, labels in zip(reader.read(document.sentences), document.labels, strict=True):
            for start, attributes in stretches:
                trainer.append(attributes, labels[start : start + len(attributes)])
    trainer.select(parameters.algorithm)
    trainer.set_params(
        {"max_iterations": parameters.iterations, "feature.minfreq": parameters.least_count}
    )
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "model"
        trainer.train(str(raw))
        target.write_bytes(zlib.compress(round_weights(raw.read_bytes()), 9))


def prepare(
    documents: Sequence[Labelled],
    own: Sequence[Labelled],
    news: Sequence[Labelled],
    names: Mapping[str, str],
    gazetteer: Gazetteer,
    how: Parameters,
) -> list[Labelled]:
    """Return what is trained on: documents with their labels harmonised, invented ones, ours."""
    stock = read_stock(names, gazetteer)
    mended = [harmonise(document, gazetteer) for document in documents]
    edited = [document for document in mended if document.corpus in _SWAPPED]
    rounds = max(1, len(documents) // how.documents_a_round)
    return [
        *mended,
        *(swap(document, stock) for document in edited[:: how.swapped]),
        *invent(stock, rounds),
        *_again(own, how.own, how.own_swapped, stock),
        *_again(news, how.news, how.news_swapped, stock),
    ]


def _again(
    documents: Sequence[Labelled], plain: int, swapped: int, stock: Stock
) -> Iterator[Labelled]:
    """Yield documents `plain` times as they are and `swapped` times with other names."""
    for _ in range(plain):
        yield from documents
    for turn in range(swapped):
        yield from (swap(document, stock, turn + 1) for document in documents)


def measure(documents: Sequence[Labelled], reader: FeatureReader, weights: Path) -> Score:
    """Return the score of the labels of a model, before anything is combined with them."""
    model = load_model(weights)
    return score_labels(
        (
            document.labels,
            [tag_row(model, *row) for row in zip(read, map(len, document.labels), strict=True)],
        )
        for document in documents
        for read in [reader.read(document.sentences)]
    )


def main(words: Sequence[str]) -> int:
    """Train, measure, and write everything."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train_actors", description=__doc__)
    parser.add_argument(
        "--data", type=Path, action="append", required=True, help="folder of *.conll.gz, or more"
    )
    parser.add_argument(
        "--own", type=Path, action="append", help="file of our own articles, or more; else BATCHES"
    )
    parser.add_argument(
        "--news", type=Path, action="append", help="file of labelled news, or more; else all"
    )
    parser.add_argument("--out", type=Path, default=WEIGHTS.parent, help="folder of the weights")
    arguments = parser.parse_args(words)
    try:
        ours = _Ours(arguments.own or BATCHES, arguments.news or news_files())
        report = _train_all(arguments.data, ours, arguments.out, Parameters())
    except VerbatimError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(report, indent=2))
    return 0


def _train_all(
    data: Sequence[Path], ours: _Ours, out: Path, parameters: Parameters
) -> dict[str, object]:
    """Train with what is in `data` and ours, write all to `out`, and return the report."""
    documents = read_corpora(data)
    out.mkdir(parents=True, exist_ok=True)
    names, weights = out / NAMES.name, out / WEIGHTS.name
    parts = {part: [d for d in documents if d.part == part] for part in ("train", "dev", "test")}
    write_names(find_data(data, "gazetteer/names.json.gz"), names, parts["train"])
    gazetteer = load_gazetteer()
    lexicon = read_lexicon(gazetteer, names)
    reader = FeatureReader(lexicon)
    own, news = read_own(gazetteer, ours.articles), read_news(ours.news)
    prepared = prepare(parts["train"], own, news, lexicon.names, gazetteer, parameters)
    train(prepared, reader, weights, parameters)
    texts = {**parts, "own": own, "news": news, "read": prepared}
    report: dict[str, object] = {
        "parameters": asdict(parameters),
        "data": _hashes(data, ours),
        "tokens": {kind: _tokens(found) for kind, found in texts.items()},
        "documents": {kind: len(found) for kind, found in texts.items()},
        "megabytes": round(weights.stat().st_size / 1e6, 2),
        "sha256": _hash(weights),
        "scores": _scores(parts, reader, weights),
    }
    (out / "english.json").write_text(json.dumps(report, indent=2) + "\n", "utf-8")
    return report


def _hashes(data: Sequence[Path], ours: _Ours) -> dict[str, str]:
    """Return the SHA-256 of every file that is trained with, by its name."""
    return {
        **{name: _hash(find_data(data, f"{name}.conll.gz")) for name in CORPORA},
        **{path.name: _hash(path) for path in (PATTERNS, LEFT_OUT)},
        **{path.name: _hash(path) for path in (*ours.articles, *ours.news)},
        GROUPS.name: _hash(GROUPS),
    }


def _scores(
    parts: Mapping[str, Sequence[Labelled]], reader: FeatureReader, weights: Path
) -> dict[str, object]:
    """Return the scores of the parts that were not trained with, by corpus."""
    held_out = {
        f"{part}/{corpus}": [d for d in parts[part] if d.corpus == corpus]
        for part in ("dev", "test")
        for corpus in CORPORA
    }
    return {name: measure(found, reader, weights).shown() for name, found in held_out.items()}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _tokens(documents: Iterable[Labelled]) -> int:
    return sum(len(labels) for document in documents for labels in document.labels)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
