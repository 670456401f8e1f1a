"""The parts a query is made of: leaves that ask one thing, and AND, OR and NOT over them.

`Not` stands on leaves only; the parser moves it there (De Morgan), so that everything above the
leaves asks for something to be present.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.topics.subject import (
    Subject,
    fold_name,
    name_key,
    part_keys,
    prefix_key,
    section_key,
    word_key,
)
from bot.topics.words import is_unspaced, split_words

OPERATORS = frozenset({"and", "or", "not"})
_BARE = frozenset("-'’.·")


class Leaf(ABC):
    """One thing asked of a subject. Equal leaves ask the same, however they were spelled."""

    __slots__ = ()

    @abstractmethod
    def matches(self, subject: Subject) -> bool:
        """Return whether the subject has it."""

    @abstractmethod
    def index_keys(self) -> list[str]:
        """Return the index keys of which a matching subject has every one."""


@dataclass(frozen=True, slots=True)
class Words(Leaf):
    """A word, a phrase, or (`open_end`) the beginning of a word."""

    words: tuple[str, ...]
    open_end: bool = False
    spelling: str = field(default="", compare=False)

    def matches(self, subject: Subject) -> bool:
        """Return whether the words stand in the subject as they stand here."""
        if self.open_end:
            return subject.has_prefix(self.words[0])
        if len(self.words) == 1 and not is_unspaced(self.words[0]):
            return self.words[0] in subject.words
        return subject.has_phrase(self.words)

    def index_keys(self) -> list[str]:
        """Return the keys of its words; of a run in an unspaced script its longest parts."""
        if self.open_end:
            return [prefix_key(self.words[0])]
        found: list[str] = []
        for word in self.words:
            parts = list(part_keys(word)) if is_unspaced(word) else [word_key(word)]
            longest = max(map(len, parts))
            found += [part for part in parts if len(part) == longest]
        return found

    def __str__(self) -> str:
        if self.open_end:
            return f"{self.spelling}*"
        return self.spelling if _is_bare(self.spelling) else f'"{self.spelling}"'


@dataclass(frozen=True, slots=True)
class Name(Leaf):
    """An actor, by a name that it answers to (see `Subject`)."""

    name: str
    spelling: str = field(default="", compare=False)

    def matches(self, subject: Subject) -> bool:
        """Return whether one of the subject's actors answers to the name."""
        return self.name in subject.names

    def index_keys(self) -> list[str]:
        """Return the key of the name."""
        return [name_key(self.name)]

    def __str__(self) -> str:
        spelling = self.spelling if _is_bare(self.spelling) else f'"{self.spelling}"'
        return f"actor:{spelling}"


@dataclass(frozen=True, slots=True)
class Section(Leaf):
    """A section that an article, or the feed it came from, is filed under."""

    name: str
    spelling: str = field(default="", compare=False)

    def matches(self, subject: Subject) -> bool:
        """Return whether the subject is filed under the section."""
        return self.name in subject.filed

    def index_keys(self) -> list[str]:
        """Return the key of the section."""
        return [section_key(self.name)]

    def __str__(self) -> str:
        spelling = self.spelling if _is_bare(self.spelling) else f'"{self.spelling}"'
        return f"section:{spelling}"


@dataclass(frozen=True, slots=True)
class Not:
    """The absence of a leaf."""

    leaf: Leaf

    def matches(self, subject: Subject) -> bool:
        """Return whether the subject lacks it."""
        return not self.leaf.matches(subject)

    def __str__(self) -> str:
        return f"-{self.leaf}"


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts, in any order."""

    parts: tuple["Node", ...]

    def matches(self, subject: Subject) -> bool:
        """Return whether every part matches."""
        return all(part.matches(subject) for part in self.parts)

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of the parts."""

    parts: tuple["Node", ...]

    def matches(self, subject: Subject) -> bool:
        """Return whether any part matches."""
        return any(part.matches(subject) for part in self.parts)

    def __str__(self) -> str:
        return " OR ".join(map(str, self.parts))


Node: TypeAlias = Leaf | Not | And | Or


def all_of(parts: list[Node]) -> Node:
    """Return one node that asks for all parts: nested ANDs opened, repetitions dropped."""
    opened = [
        inner for part in parts for inner in (part.parts if isinstance(part, And) else [part])
    ]
    kept = tuple(dict.fromkeys(opened))
    return kept[0] if len(kept) == 1 else And(kept)


def any_of(parts: list[Node]) -> Node:
    """Return one node that asks for any part: nested ORs opened, repetitions dropped."""
    opened = [inner for part in parts for inner in (part.parts if isinstance(part, Or) else [part])]
    kept = tuple(dict.fromkeys(opened))
    return kept[0] if len(kept) == 1 else Or(kept)


def negate(node: Node) -> Node:
    """Return what matches exactly where `node` does not."""
    match node:
        case Not(leaf):
            return leaf
        case And(parts):
            return any_of([negate(part) for part in parts])
        case Or(parts):
            return all_of([negate(part) for part in parts])
        case _:
            return Not(node)


def asks_for_presence(node: Node) -> bool:
    """Return whether nothing can match without having at least one of the leaves."""
    match node:
        case Not():
            return False
        case And(parts):
            return any(map(asks_for_presence, parts))
        case Or(parts):
            return all(map(asks_for_presence, parts))
        case _:
            return True


def words_leaf(spelling: str) -> Words:
    """Return the leaf for a word or phrase as typed. Raises ValueError if it holds no word."""
    words = tuple(split_words(spelling))
    if not words:
        raise ValueError(spelling)
    return Words(words, spelling=spelling)


def name_leaf(spelling: str) -> Name:
    """Return the leaf for an actor's name as typed. Raises ValueError if it holds no word."""
    name = fold_name(spelling)
    if not name:
        raise ValueError(spelling)
    return Name(name, spelling=spelling)


def section_leaf(spelling: str) -> Section:
    """Return the leaf for a section as typed. Raises ValueError if it holds no word."""
    name = fold_name(spelling)
    if not name:
        raise ValueError(spelling)
    return Section(name, spelling=spelling)


def _is_bare(spelling: str) -> bool:
    """Return whether a spelling needs no quotation marks to be read back as it is."""
    plain = all(character.isalnum() or character in _BARE for character in spelling)
    return plain and not spelling.startswith("-") and spelling.lower() not in OPERATORS
