"""Public data sets for the summaries, read from copies of yours. None of it is kept here.

- CNN/DailyMail (See et al. 2017): a CSV with `article` and `highlights`. Of the first 1,000
  articles of the validation part, which are CNN's, rows 0 to 399 are for tuning, 400 to 699 the
  test and 700 to 999 held out; a shorter file is one part.
- CNN's stories as Hermann et al. (2015) gave them out: a folder or a `.tgz` of `.story` files, a
  line a paragraph, and what follows a line `@highlight` is one.
- XSum (Narayan et al. 2018): a CSV with `document` and `summary`: BBC articles without their first
  sentence, which is the reference. Nothing is trained on it: it shows what leads do not.
- NeuS (Lee et al. 2022): a folder with `test.source` and `test.target` and so on: three outlets on
  one event a line, and the round-up an editor wrote of them.
- pySBD's golden rules: its folder `tests/lang`, read without running it.
- Universal Dependencies: `.conllu` files.
"""

import ast
import csv
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizers.story import StoryText
from summarizers.text.dateline import is_dateline
from summarizers.text.split import split_sentences

_ENOUGH = 1000
_LONGEST_FIELD = 10_000_000
_PARTS = (("tuning", 0, 400), ("test", 400, 700), ("held out", 700, 1000))
_NEWEST = re.compile(r"\(CNN\) ?\w")
_BEGINNING = 300
_HIGHLIGHT = re.compile(r"^\s*@highlight\s*$", re.MULTILINE)
_ENDS = (".", "!", "?", "'", "`", '"', "’", "”", ")")
_DOCUMENT = re.compile(r"\s*TITLE=>\s*(.*?)\.?\s*ARTICLE=>\s*(.*)", re.DOTALL)
LANGUAGES = {
    "amharic": "am",
    "arabic": "ar",
    "armenian": "hy",
    "bulgarian": "bg",
    "burmese": "my",
    "chinese": "zh",
    "danish": "da",
    "deutsch": "de",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "greek": "el",
    "hindi": "hi",
    "italian": "it",
    "japanese": "ja",
    "kazakh": "kk",
    "marathi": "mr",
    "persian": "fa",
    "polish": "pl",
    "russian": "ru",
    "slovak": "sk",
    "spanish": "es",
    "urdu": "ur",
}
"""pySBD's files by the languages' codes."""


@dataclass(frozen=True, slots=True)
class Reported:
    """An article, and what a person made of it."""

    sentences: tuple[str, ...]
    reference: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Covered:
    """Articles of several outlets on one event, and what a person made of them."""

    articles: tuple[StoryText, ...]
    reference: str


def read_cnn(path: Path) -> dict[str, list[Reported]]:
    """Return the articles of a CSV by part: tuning, test and held out."""
    rows = _read_pairs(path, "article", "highlights")
    if len(rows) < _ENOUGH:
        return {"all": rows}
    return {name: rows[start:end] for name, start, end in _PARTS}


def read_stories(path: Path, older: int = 40) -> Iterator[Reported]:
    """Yield stories of a folder or a `.tgz`, by name, written as the CSVs of `read_cnn` are.

    All of the newest, which begin "(CNN)Word" as those in the validation and test parts do, and
    every `older`th of the others.
    """
    for number, text in enumerate(_story_texts(path)):
        if number % older and not _NEWEST.search(text[:_BEGINNING]):
            continue
        body, *highlights = _HIGHLIGHT.split(text)
        article = " ".join(_closed(body))
        reference = "\n".join(line for one in highlights for line in _closed(one))
        yield Reported(_sentences(article), reference, article)


def _story_texts(path: Path) -> Iterator[str]:
    if path.is_dir():
        for file in sorted(path.rglob("*.story")):
            yield file.read_text(encoding="utf-8", errors="replace")
        return
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            story = archive.extractfile(member) if member.name.endswith(".story") else None
            if story is not None:
                yield story.read().decode("utf-8", errors="replace")


def _closed(text: str) -> list[str]:
    """Return the lines that are not empty, with a stop after those that end without one."""
    lines = filter(None, map(str.strip, text.splitlines()))
    return [line if line.endswith(_ENDS) else f"{line} ." for line in lines]


def read_xsum(path: Path) -> list[Reported]:
    """Return the articles of a CSV, each without the sentence that sums it up."""
    return _read_pairs(path, "document", "summary")


def _read_pairs(path: Path, article: str, reference: str) -> list[Reported]:
    csv.field_size_limit(_LONGEST_FIELD)
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Reported(_sentences(row[article]), row[reference], row[article])
            for row in csv.DictReader(lines)
        ]


def read_neus(folder: Path, part: str) -> list[Covered]:
    """Return the events of a part: `train`, `val` or `test`."""
    sources = (folder / f"{part}.source").read_text(encoding="utf-8").splitlines()
    targets = (folder / f"{part}.target").read_text(encoding="utf-8").splitlines()
    return [
        Covered(
            tuple(StoryText(title, _sentences(text)) for title, text in _documents(source)), target
        )
        for source, (_, target) in zip(
            sources, (next(iter(_documents(line))) for line in targets), strict=True
        )
    ]


def _documents(line: str) -> Iterator[tuple[str, str]]:
    for document in line.split("[SEP]"):
        found = _DOCUMENT.match(document)
        if found:
            yield found[1], found[2]


def _sentences(text: str) -> tuple[str, ...]:
    pieces = (text[start:end] for start, end in split_sentences(text))
    return tuple(piece for piece in pieces if not is_dateline(piece))


def read_golden(path: Path) -> list[tuple[str, list[str]]]:
    """Return the texts of one of pySBD's test files, each with its sentences."""
    cases = []
    for statement in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.List):
            for element in statement.value.elts:
                parts = element.args if isinstance(element, ast.Call) else [element]
                values = [ast.literal_eval(part) for part in parts]
                cases.append(tuple(values) if len(values) > 1 else values[0])
    pairs = (case for case in cases if isinstance(case, tuple) and len(case) == 2)
    return [(text, wanted) for text, wanted in pairs if isinstance(wanted, list)]


def read_treebank(path: Path, start: str = "") -> list[str]:
    """Return the sentences of a treebank whose ids begin with `start` ("n": news, in PUD)."""
    sentences, wanted = [], True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id = "):
            wanted = line.removeprefix("# sent_id = ").startswith(start)
        elif line.startswith("# text = ") and wanted:
            sentences.append(line.removeprefix("# text = ").strip())
    return sentences
