"""News copy with every name marked, for training: reads the files of `labelled_news/`.

The texts were written for this. A text begins with `=== its name`, then come its headline and its
paragraphs, a line each; lines that begin with `#` are comments. `[PER …]`, `[ORG …]`, `[LOC …]` and
`[NORP …]` stand around the names, and no other square brackets may stand in a text.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.conll import Labelled
from benchmarks.own_articles import Name, as_document
from bot.model.errors import FileError

FOLDER = Path(__file__).with_name("labelled_news")
_MARK = re.compile(r"\[(PER|ORG|LOC|NORP) ([^\[\]]*[^\[\]\s])\]")
Line = tuple[str, list[Name]]
"""A line without its marks, and the names in it."""


def news_files(folder: Path = FOLDER) -> list[Path]:
    """Return the files of labelled news in the order of the training."""
    return sorted(folder.glob("*.txt"))


def read_news(paths: Iterable[Path]) -> list[Labelled]:
    """Return the texts of the files: headline and body of each are documents of their own.

    The product reads bodies without headlines, so neither may tell the other who is who. Raises
    FileError, with file and line, for a mark that cannot be read and for a name of two texts.
    """
    places: dict[str, str] = {}
    found: list[Labelled] = []
    for path in paths:
        for place, name, lines in _texts(path):
            if name in places:
                raise FileError(
                    f"{place}: the text {name} stands at {places[name]} already.",
                    fix="Give every text a name of its own.",
                )
            places[name] = place
            found += [as_document(f"{name}-headline", lines[:1]), as_document(name, lines[1:])]
    return found


def _texts(path: Path) -> Iterator[tuple[str, str, list[Line]]]:
    place, name, lines = "", "", list[Line]()
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), "=== "], 1):
        here = f"{path}, line {number}"
        if line.startswith("=== "):
            if name and len(lines) < 2:
                raise FileError(
                    f"{place}: the text {name} has no headline or no body.",
                    fix="Write its headline in the first line and its paragraphs below.",
                )
            if name:
                yield place, name, lines
            place, name, lines = here, line.removeprefix("=== ").strip(), []
        elif line.strip() and not line.startswith("#"):
            lines.append(_read(line.strip(), here))


def _read(line: str, place: str) -> Line:
    text, at = "", 0
    names: list[Name] = []
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        names.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    text += line[at:]
    if stray := re.search(r".{0,20}[\[\]].{0,20}", text):
        raise FileError(
            f"{place}: a mark cannot be read at “{stray[0]}”.",
            fix="Write [PER …], [ORG …], [LOC …] or [NORP …], one not inside another.",
        )
    return text, names
