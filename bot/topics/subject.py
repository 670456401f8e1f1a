"""What a query is held against: one article's or story's words and actors, prepared once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.topics.words import is_unspaced, split_words

PREFIX_LETTERS = 3
"""The shortest `word*`, and how many first letters the index knows of each word."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An article's title and text, and the names and aliases of each of its actors.

    A phrase never reaches over a line break or from the title into the text. An actor answers to
    its whole names; one that is a person, and so stands in `persons`, also to every word of them
    (`Takaichi`, `Jong-un`) except particles in lower case. `Korea` thus names neither Korea.
    """

    title: str
    text: str
    actors: tuple[tuple[str, ...], ...] = ()
    """Of organisations and places; of persons too where only whole names shall count."""
    persons: tuple[tuple[str, ...], ...] = ()
    sections: tuple[str, ...] = ()
    """What it is filed under."""
    never_persons: frozenset[str] = frozenset()
    """Folded names under which no person is asked for: `Jordan` is the country."""
    line: str = field(init=False, repr=False, compare=False)
    """All folded words between single spaces; a line break stands between spaces too."""
    words: frozenset[str] = field(init=False, repr=False, compare=False)
    names: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every folded form under which one of the actors may be asked for."""
    filed: frozenset[str] = field(init=False, repr=False, compare=False)
    """The sections, folded."""

    def __post_init__(self) -> None:
        lines = [split_words(line) for line in (self.title, *self.text.splitlines())]
        together = " \n ".join(" ".join(words) for words in lines)
        # Frozen: what is derived is set past the guard, once.
        object.__setattr__(self, "line", f" {together} ")
        object.__setattr__(self, "words", frozenset(word for words in lines for word in words))
        object.__setattr__(self, "names", frozenset(_names(self)))
        object.__setattr__(self, "filed", frozenset(map(fold_name, self.sections)) - {""})

    def has_phrase(self, words: tuple[str, ...]) -> bool:
        """Return whether the words stand next to each other, in this order.

        An edge in an unspaced script may lie inside a longer run (`日本` in `日本銀行`).
        """
        before = "" if is_unspaced(words[0]) else " "
        after = "" if is_unspaced(words[-1]) else " "
        return f"{before}{' '.join(words)}{after}" in self.line

    def has_prefix(self, prefix: str) -> bool:
        """Return whether a word begins with `prefix`."""
        return f" {prefix}" in self.line

    def index_keys(self) -> Iterator[str]:
        """Yield every key under which an index may have filed a query that this could match."""
        for word in self.words:
            if is_unspaced(word):
                yield from part_keys(word)
            else:
                yield word_key(word)
                if len(word) >= PREFIX_LETTERS:
                    yield prefix_key(word)
        for name in self.names:
            yield name_key(name)
        for section in self.filed:
            yield section_key(section)


def word_key(word: str) -> str:
    """Return the key of a whole word."""
    return f"w{word}"


def prefix_key(word: str) -> str:
    """Return the key of a word's first letters."""
    return f"p{word[:PREFIX_LETTERS]}"


def part_keys(run: str) -> Iterator[str]:
    """Yield the keys of a run in an unspaced script: its characters and its pairs of them."""
    for start in range(len(run)):
        yield f"c{run[start]}"
        if start + 1 < len(run):
            yield f"c{run[start : start + 2]}"


def name_key(name: str) -> str:
    """Return the key of an actor's folded name."""
    return f"a{name}"


def section_key(section: str) -> str:
    """Return the key of a folded section."""
    return f"s{section}"


def fold_name(name: str) -> str:
    """Return a name as it is compared: folded words between single spaces."""
    return " ".join(split_words(name))


def _names(subject: Subject) -> Iterator[str]:
    for names in subject.actors:
        yield from map(fold_name, names)
    for names in subject.persons:
        for name in names:
            forms = (fold_name(name), *_halves(name))
            yield from (form for form in forms if form not in subject.never_persons)


def _halves(name: str) -> Iterator[str]:
    parts = name.split()
    for part in parts:
        if not part.islower():
            yield fold_name(part)
    whole = fold_name(name)
    if len(parts) == 1 and is_unspaced(whole):
        # 高市 and 早苗 of 高市早苗: nothing says where the family name ends, so both ends count.
        for length in range(2, len(whole)):
            yield whole[:length]
            yield whole[-length:]
