"""What is known of single words, as evidence for the model: names, countries, cities, kinds."""

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.actors import english
from bot.actors.gazetteer import Form, Gazetteer
from bot.actors.stoplist import NOT_ACTORS
from bot.actors.trained.groups import Groups, read_groups
from bot.model.errors import FileError

NAMES = Path(__file__).parents[1] / "weights" / "names.txt.gz"

_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("T", english.TITLES),
    ("C", frozenset(english.COURTESIES)),
    ("M", english.MONTHS_AND_DAYS),
    ("O", english.ORGANISATION_WORDS),
    ("P", english.PLACE_WORDS),
    ("S", english.SAYING),
    ("N", english.NEVER_IN_PEOPLE),
    ("G", english.GENERIC),
    ("V", english.PARTICLES),
    ("A", english.GOVERNMENT_NOUNS),
)
_FORMS = {Form.DEMONYM: "d", Form.CAPITAL: "c", Form.NOBODY: "n"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Marks of words (one letter each, sorted) and longer known names."""

    names: dict[str, str]
    """By the name as it is printed: `f` given name, `l` surname, `t` town.

    Words that are mostly written small stand here so, marked `s`."""
    marks: dict[str, str]
    """By folded word: what the gazetteer and the word lists say."""
    rows: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By first lower-case word: known names of several words, the longest first, and their type."""

    groups: Groups
    """Of words, by the company they keep."""

    def of(self, word: str, low: str) -> str:
        """Return the marks of one word."""
        marks = self.marks.get(low.replace(".", ""), "") + self.names.get(word, "")
        return marks + "s" if word != low and self.is_mostly_small(low) else marks

    def is_mostly_small(self, low: str) -> bool:
        """Whether a word, given in small letters, is mostly written in them."""
        return "s" in self.names.get(low, "")


def read_lexicon(gazetteer: Gazetteer, names: Path = NAMES) -> Lexicon:
    """Return the lexicon: the list of names and the gazetteer. Raises FileError."""
    return Lexicon(read_names(names), _read_marks(gazetteer), _read_rows(gazetteer), read_groups())


@lru_cache(maxsize=2)
def read_names(path: Path = NAMES) -> dict[str, str]:
    """Return the list of names: marks by name, as in `Lexicon.names`. Raises FileError."""
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    except (OSError, EOFError, ValueError) as error:
        raise FileError(
            f"The list of names of the trained tagger, {path}, cannot be read: {error}.",
            fix="Restore it from the release you run, or set actors.recognizer to rules.",
        ) from error
    found: dict[str, str] = {}
    marks = ""
    for line in lines:
        if line.startswith("#"):
            marks = line[1:].strip()
        else:
            found[line] = marks
    return found


def is_given_name(word: str) -> bool:
    """Return whether the list has a word, as it is printed, for a given name."""
    return "f" in read_names().get(word, "")


def _read_marks(gazetteer: Gazetteer) -> dict[str, str]:
    marks: defaultdict[str, str] = defaultdict(str)
    for mark, words in _KINDS:
        for word in words:
            marks[word] += mark
    for first, phrases in gazetteer.phrases.items():
        for phrase in phrases:
            if len(phrase.folds) == 1:
                mark = _FORMS.get(phrase.form) or _mark_of_type(phrase.key)
                if mark not in marks[first]:
                    marks[first] += mark
    return dict(marks)


def _mark_of_type(key: str) -> str:
    kind = key.partition(":")[0]
    return {"country": "k", "person": "p", "organisation": "o"}.get(kind, "y")


def _read_rows(gazetteer: Gazetteer) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    rows: defaultdict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for known in gazetteer.known.values():
        for form in (known.name, *known.aliases):
            words = tuple(form.lower().replace("’", "'").split())
            if len(words) > 1:
                rows[words[0]].add((words, _mark_of_type(known.key)))
    for form in NOT_ACTORS:
        words = tuple(form.lower().split())
        if len(words) > 1:
            rows[words[0]].add((words, "n"))
    return {
        first: tuple(sorted(group, key=lambda row: (-len(row[0]), row)))
        for first, group in rows.items()
    }
