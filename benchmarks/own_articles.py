"""Our own trap articles as training text: the answers made into labels.

The answers of `tests/data/actors/traps/seen` list who is named, mention by mention. What they leave
out on purpose (a town that is only the scene, media, ministries, things of a country) is a name all
the same, and stands in `left_out.txt` with its type; whatever is in neither names nobody. So a
batch trains the tagger only when `left_out.txt` was written for it: `BATCHES`. Later ones measure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from benchmarks.conll import OWN, Labelled, mend
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.trained.pieces import Piece, cut
from summarizers.text.split import split_sentences
from tests.builders.traps import SEEN, ExpectedActor, Trap, read_traps

LEFT_OUT = Path(__file__).with_name("left_out.txt")
BATCHES = tuple(
    SEEN / f"{name}.txt"
    for name in (
        "eighth_batch",
        "eleventh_batch",
        "fifteenth_batch",
        "fifth_batch",
        "fourteenth_batch",
        "fourth_batch",
        "more",
        "ninth_batch",
        "once_locked",
        "once_unseen",
        "rules",
        "second_batch",
        "seventeenth_batch",
        "seventh_batch",
        "situations",
        "sixteenth_batch",
        "sixth_batch",
        "tenth_batch",
        "third_batch",
        "thirteenth_batch",
        "twelfth_batch",
    )
)
"""The files that train the tagger. Their order is that of the training."""
_KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC"}
Name = tuple[int, int, str]
"""Where a name begins and ends in the text, and its label."""


def read_own(
    gazetteer: Gazetteer, paths: Iterable[Path] = BATCHES, left_out: Path = LEFT_OUT
) -> list[Labelled]:
    """Return the English articles of files or folders, labelled."""
    beside = read_left_out(left_out)
    return [
        label(trap, beside.get(trap.name, {}), gazetteer)
        for path in paths
        for trap in read_traps(path)
        if trap.language == "en"
    ]


@cache
def read_left_out(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the names that the answers leave out and their labels, by article."""
    found: dict[str, dict[str, str]] = {}
    article = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("=== "):
            article = line.removeprefix("=== ")
        elif line and not line.startswith("#"):
            kind, _, names = line.partition(" ")
            for name in names.split(" | "):
                found.setdefault(article, {})[name] = kind
    return found


def label(trap: Trap, beside: Mapping[str, str], gazetteer: Gazetteer) -> Labelled:
    """Return an article as a labelled document, a sentence a row."""
    text = trap.text.replace("\n", " ")
    names = list(_names(text, trap.actors, beside, gazetteer))
    return as_document(trap.name, [(text, names)])


def as_document(name: str, lines: Iterable[tuple[str, Sequence[Name]]]) -> Labelled:
    """Return lines, each with the names in it, as a labelled document, a sentence a row."""
    sentences, labels = [], []
    for text, names in lines:
        for start, end in split_sentences(text):
            pieces = cut(text, start, end)
            words = tuple(piece.text for piece in pieces)
            sentences.append(words)
            labels.append(mend(words, _marks(pieces, names)))
    return Labelled(OWN, name, tuple(sentences), tuple(labels))


def _names(
    text: str, actors: Sequence[ExpectedActor], beside: Mapping[str, str], gazetteer: Gazetteer
) -> Iterator[Name]:
    """Yield the names where they stand, the longest forms placed first.

    A mention stands as often as the answer says, what the answers leave out wherever it is free.
    """
    wanted = [(form, kind, len(text)) for form, kind in beside.items()]
    wanted += [
        (form, _kind(form, actor, gazetteer), actor.mentions.count(form))
        for actor in actors
        for form in dict.fromkeys(actor.mentions)
    ]
    taken: set[int] = set()
    for form, kind, times in sorted(wanted, key=lambda name: (-len(name[0]), name[2])):
        found = (match.span() for match in _standing(form).finditer(text))
        free = [span for span in found if taken.isdisjoint(range(*span))]
        for span in free[:times]:
            taken.update(range(*span))
            yield *span, kind


def _kind(form: str, actor: ExpectedActor, gazetteer: Gazetteer) -> str:
    phrase = gazetteer.look_up(form)
    demonym = phrase is not None and phrase.form is Form.DEMONYM
    return "NORP" if demonym and actor.type == "place" else _KINDS[actor.type]


def _standing(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


def _marks(pieces: Sequence[Piece], names: Iterable[Name]) -> list[str]:
    """Return a label for every piece. Of "Ada “Dot” Quill" the quotes are left out."""
    marks = ["O"] * len(pieces)
    for start, end, kind in names:
        goes_on = False
        for at, piece in enumerate(pieces):
            inside = kind != "O" and piece.start < end and start < piece.end and piece.text != '"'
            if inside:
                marks[at] = f"{'I' if goes_on else 'B'}-{kind}"
            goes_on = inside
    return marks
