"""How well actors are found: `python -m benchmarks.actors [--data FOLDER …]`.

One table: the held-out part of the public data (`--data`, nothing of it is ever trained on), speed
and memory, surnames, and our own trap articles. Without `--data` only our own texts are read.
Linux only (/proc).
"""

import argparse
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.conll import LOOSE, Labelled, has_corpora, read_corpora
from benchmarks.foreign import read_foreign
from benchmarks.plain_text import as_text
from benchmarks.scores import TYPES, Name, Score
from benchmarks.tagged_traps import split_plainly, tag_trap, typed_score
from bot.actors.choice import RULES, TRAINED, load_recogniser
from bot.actors.gazetteer import Form, Gazetteer, load_gazetteer
from bot.actors.names import read_name
from bot.actors.recognise import Candidate, Recogniser
from bot.actors.tag import tag_actors
from bot.actors.trained.recogniser import CrfRecogniser
from bot.model.actor import ActorType
from bot.model.errors import VerbatimError
from tests.builders.traps import LOCKED, SEEN, read_traps

DATA = Path(__file__).parent.parent / "tests" / "data" / "actors"
_NEWS = ("gmb", "gum_by", "re3d_open")
_KINDS = {
    "news (GMB, GUM, re3d)": _NEWS,
    "posts (BTC, WNUT17)": tuple(LOOSE),
    "Wikipedia and web (DocRED, CrossNER, UNER)": ("docred", "crossner", "uner"),
}
"""Corpora that are reported together."""
_TYPES = {
    ActorType.PERSON: "PER",
    ActorType.ORGANISATION: "ORG",
    ActorType.PLACE: "LOC",
}
Row = tuple[str, ...]
Mentioned = tuple[int, str]
"""Where a form begins, and the form."""
Clusters = dict[Mentioned, str]
"""Mentions and the names of their actors."""


def main(words: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors", description=__doc__)
    parser.add_argument(
        "--data", type=Path, action="append", default=[], help="folder of *.conll.gz, or more"
    )
    parser.add_argument(
        "--public", type=Path, action="append", default=[], help="a CoNLL file or folder, or more"
    )
    parser.add_argument(
        "--archive", type=int, default=0, metavar="N", help="ask /who in an archive of N articles"
    )
    parser.add_argument("--memory", choices=(TRAINED, RULES), help=argparse.SUPPRESS)
    arguments = parser.parse_args(words)
    if arguments.memory:
        print(_peak_of_one_article(arguments.memory))
        return 0
    try:
        foreign = {path.name: read_foreign(path) for path in arguments.public}  # fails at once
        rows = [
            *own_rows(),
            *typed_rows(),
            *(public_rows(arguments.data) if arguments.data else ()),
            *(row for name, documents in foreign.items() for row in foreign_rows(name, documents)),
            *(archive_rows(arguments.archive) if arguments.archive else ()),
        ]
    except VerbatimError as error:
        print(error, file=sys.stderr)
        return 1
    print(_table([("what", "rules", "trained", "all names"), *rows]))
    return 0


# ── our own texts ───────────────────────────────────────────────────────────────────────


def own_rows() -> list[Row]:
    """Return the lines that need no data from outside."""
    right, names = surnames()
    rows: list[Row] = [(f"surnames right, of {names}", str(right), str(right), "")]
    rows += [*trap_rows(), *stream_rows()]
    before, after = (_measured_memory(name) for name in (RULES, TRAINED))
    return [*rows, ("memory of a process after one article, MB", str(before), str(after), "")]


def typed_rows() -> list[Row]:
    """Return the lines on the types of the mentions in the trap articles."""
    readers = load_recogniser(RULES), load_recogniser(TRAINED)
    return [
        (
            f"traps, {label}: mentions with their type, F1",
            *(f"{typed_score(folder, reader):.1f}" for reader in readers),
            "",
        )
        for label, folder in (("seen (most train the tagger)", SEEN), ("unseen (locked)", LOCKED))
    ]


def trap_rows(locked: Path = LOCKED) -> list[Row]:
    """Return the lines on the trap articles: seen, locked, and each locked file as a whole."""
    readers = load_recogniser(RULES), load_recogniser(TRAINED)
    paths = {"seen, most train the tagger": SEEN, "unseen (locked)": locked}
    files = sorted(path for path in locked.iterdir() if path.suffix in (".txt", ".json"))
    paths |= {f"of these, {path.name}": path for path in files}
    rows: list[Row] = []
    for label, path in paths.items():
        number = len(read_traps(path))
        found = (f"{trap_score(path, reader):.1f}" if number else "-" for reader in readers)
        rows.append((f"traps, {label}: {number} articles, B-cubed F1", *found, ""))
    return rows


def stream_rows() -> list[Row]:
    """Return the lines on who is who across articles."""
    # Imported here: the memory that is measured is the tagger's, not the database's.
    from benchmarks.stream import run_stream

    read = run_stream(DATA / "stream.txt", DATA / "questions.txt")
    right = f"{read.questions - len(read.wrong)} of {read.questions}"
    return [
        (
            "stream.txt: mentions to actors across articles, B-cubed F1",
            "",
            f"{b_cubed(read.pairs):.1f}",
            "",
        ),
        ("questions.txt: /who questions on it", "", right, ""),
    ]


def archive_rows(articles: int) -> list[Row]:
    """Return the lines on /who in a large archive: middle and p99, in milliseconds of CPU."""
    from benchmarks.archive import measure_who

    return [
        (f"/who in {articles:,} articles, {who}: p50 / p99, ms", "", str(latency), "")
        for who, latency in measure_who(articles).items()
    ]


def _readers(gazetteer: Gazetteer) -> list[Recogniser]:
    """Return what is compared: the rules, the tagger, and the tagger's labels as they are."""
    trained = CrfRecogniser(gazetteer)
    return [
        load_recogniser(RULES),
        trained,
        lambda text, sentences, title, language: trained.label(text, sentences),
    ]


def foreign_rows(name: str, documents: Sequence[Labelled]) -> list[Row]:
    """Return the lines measured on a public text that the tagger was never trained on."""
    gazetteer = load_gazetteer()
    readers = _readers(gazetteer)
    scores = [score_texts(documents, reader, gazetteer) for reader in readers]
    return [
        (
            f"{name}: all / PER / ORG / LOC F1",
            *(" / ".join(f"{s.f1(*k):.1f}" for k in ((), *((t,) for t in TYPES))) for s in scores),
        )
    ]


def surnames(path: Path = DATA / "surnames.txt") -> tuple[int, int]:
    """Return how many surnames of the list are read rightly, and how many there are."""
    families = load_gazetteer().surnames_first
    lines = [line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
    right = 0
    for line in lines:
        name, _, wanted = line.partition(" | ")
        right += " ".join(sorted(read_name(name, families_first=families).surnames)) == wanted
    return right, len(lines)


def trap_score(path: Path, recogniser: Recogniser) -> float:
    """Return B-cubed F1 over the mentions of all trap articles of a file or folder, in percent."""
    pairs = []
    for trap in read_traps(path):
        actors = tag_trap(trap, recogniser)
        found = {(m.start, m.text): actor.name for actor in actors for m in actor.mentions}
        wanted = Counter((form, actor.name) for actor in trap.actors for form in actor.mentions)
        pairs.append((_place(wanted, found), found))
    return b_cubed(pairs)


def _place(wanted: Counter[tuple[str, str]], found: Clusters) -> Clusters:
    """Return the wanted mentions with offsets: the traps list forms, not where they stand.

    A form is placed where it was found for the same actor, then where it was found for another;
    what was not found at all gets a place of its own.
    """
    left, placed = Counter(wanted), dict[Mentioned, str]()
    for mention, name in sorted(found.items()):
        if left[mention[1], name] > 0:
            left[mention[1], name] -= 1
            placed[mention] = name
    missing = list((+left).elements())
    for mention in sorted(found.keys() - placed.keys()):
        twin = next((pair for pair in missing if pair[0] == mention[1]), None)
        if twin is not None:
            missing.remove(twin)
            placed[mention] = twin[1]
    return placed | {(-1 - at, form): name for at, (form, name) in enumerate(missing)}


def b_cubed(pairs: Iterable[tuple[Clusters, Clusters]]) -> float:
    """Return B-cubed F1 in percent; each pair maps mentions to actors, wanted and found.

    Bagga and Baldwin 1998; a mention that only one side has counts as wrong there.
    """
    held = list(pairs)
    precision = sum(_purity(found, wanted) for wanted, found in held)
    recall = sum(_purity(wanted, found) for wanted, found in held)
    p = precision / max(1, sum(len(found) for _, found in held))
    r = recall / max(1, sum(len(wanted) for wanted, _ in held))
    return 200 * p * r / (p + r) if p + r else 0.0


def _purity(one: Clusters, other: Clusters) -> float:
    """Return the sum over the mentions of `one` of how pure their clusters are in `other`."""
    members: defaultdict[str, list[Mentioned]] = defaultdict(list)
    for mention, actor in one.items():
        members[actor].append(mention)
    return sum(
        sum(m in other and other[m] == other[mention] for m in members[actor]) / len(members[actor])
        for mention, actor in one.items()
        if mention in other
    )


# ── public data ─────────────────────────────────────────────────────────────────────────


def public_rows(folders: Sequence[Path]) -> list[Row]:
    """Return the lines measured on the held-out part of the public data that `folders` hold.

    Raises FileError when they hold none of it whole.
    """
    kinds_there = {k: names for k, names in _KINDS.items() if has_corpora(folders, names)} or _KINDS
    wanted = [name for names in kinds_there.values() for name in names]
    documents = [d for d in read_corpora(folders, wanted) if d.part == "test"]
    gazetteer = load_gazetteer()
    readers = _readers(gazetteer)
    rows = []
    for name, corpora in kinds_there.items():
        part = [d for d in documents if d.corpus in corpora]
        scores = [score_texts(part, reader, gazetteer) for reader in readers]
        rows += [
            (f"{name}: {label} F1", *(f"{score.f1(*kinds):.1f}" for score in scores))
            for label, kinds in (("all", ()), *((kind, (kind,)) for kind in TYPES))
        ]
        rows.append((f"{name}: precision", *(f"{score.precision():.1f}" for score in scores)))
    rows += [
        (f"{name}: not in the folders", "", "", "") for name in _KINDS if name not in kinds_there
    ]
    return [*rows, ("tokens a second, one core", *(_speed(documents, r) for r in readers))]


def score_texts(
    documents: Iterable[Labelled], recogniser: Recogniser, gazetteer: Gazetteer
) -> Score:
    """Return the score of the candidates in running text made of the documents."""
    score = Score()
    for document in documents:
        text, sentences, wanted = as_text(document)
        found = recogniser(text, sentences, "", "en")
        score.add(
            [name for c in found if (name := _named(text, c, gazetteer)) is not None],
            [(c.start, c.end, _TYPES[c.type]) for c in wanted if c.type is not None],
        )
    return score


def _named(text: str, candidate: Candidate, gazetteer: Gazetteer) -> Name | None:
    """Return a candidate as a labelled name; None for demonyms and what has no type."""
    phrase = gazetteer.look_up(text[candidate.start : candidate.end])
    if phrase is not None and phrase.form is Form.DEMONYM:
        return None
    if candidate.type is None and (phrase is None or phrase.form is not Form.CAPITAL):
        return None
    return candidate.start, candidate.end, _TYPES[candidate.type or ActorType.PLACE]


# ── speed and memory ────────────────────────────────────────────────────────────────────


def _speed(documents: Sequence[Labelled], recogniser: Recogniser) -> str:
    texts = [as_text(d)[:2] for d in documents if d.corpus in _NEWS]
    tokens = sum(len(row) for d in documents if d.corpus in _NEWS for row in d.sentences)
    began = time.process_time()
    for text, sentences in texts:
        recogniser(text, sentences, "", "en")
    return f"{tokens / (time.process_time() - began):,.0f}"


def _measured_memory(name: str) -> int:
    command = (sys.executable, "-m", "benchmarks.actors", "--memory", name)
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(found.stdout)


def _peak_of_one_article(name: str) -> int:
    text = "Mara Ellis of the Harbour Authority spoke in Tokyo. Ellis said Japan agreed."
    tag_actors(text, split_plainly(text), recogniser=load_recogniser(name))
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _table(rows: Sequence[Row]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(
            (row[0].ljust(widths[0]), *(f"{row[i]:>{widths[i]}}" for i in (1, 2, 3)))
        ).rstrip()
        for row in rows
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
