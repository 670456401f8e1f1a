"""The query language of topics and alerts.

::

    typhoon landfall            both words, anywhere
    "North Korea"               the words next to each other
    semicond*                   a word that begins so (at least 3 letters)
    actor:Takaichi              an actor: a whole name, an alias, or one name of a person
    actor:"Kim Jong-un"
    section:asia                filed under it, as the feed says or the article itself
    typhoon OR hurricane        either; AND is understood, NOT or a leading - is absence
    (Japan OR Korea) -football  parentheses group

Case and accents do not matter; words count as they are, without stemming. In scripts written
without spaces, and in Korean, a word is found inside a longer run too. `actor:Jordan` means
whoever answers to Jordan, the country or a person; to tell them apart, write more of the name
or more words. Nobody's text becomes a regular expression.

Text → tokens (`bot.topics.lexer`) → `Parser` → nodes (`bot.topics.terms`).
"""

from collections.abc import Hashable
from dataclasses import dataclass

from bot.model.errors import QueryError
from bot.model.text import clean_line
from bot.topics.lexer import Kind, Token, read_tokens
from bot.topics.subject import PREFIX_LETTERS, Subject
from bot.topics.terms import (
    And,
    Leaf,
    Node,
    Or,
    Words,
    all_of,
    any_of,
    asks_for_presence,
    name_leaf,
    negate,
    section_leaf,
    words_leaf,
)
from bot.topics.words import is_unspaced

MAX_CHARACTERS = 300
MAX_DEPTH = 10
_EXAMPLES = 'For example: typhoon landfall, "North Korea", actor:Takaichi -football.'


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. `str(query)` is its normal form, which parses to an equal query.

    Queries are equal when they ask the same in the same order, however they were spelled; those of
    one `sense` ask the same in any order.
    """

    root: Node

    @property
    def sense(self) -> Hashable:
        """What it asks for, however it was spelled and in whatever order."""
        return _sense(self.root)

    def matches(self, subject: Subject) -> bool:
        """Return whether the subject is what the query asks for."""
        return self.root.matches(subject)

    def widened(self) -> "Query":
        """Return the query with every plain word it wants to be present open at its end.

        The same query where there is none, or where that would be too long.
        """
        wide = Query(_widen(self.root))
        return wide if len(str(wide)) <= MAX_CHARACTERS else self

    def __str__(self) -> str:
        return str(self.root)


def parse_query(text: str) -> Query:
    """Return the query that `text` writes.

    Raises QueryError, with the place counted in characters from 1, when it cannot be read, is
    longer than 300 characters, or asks only for what shall be absent.
    """
    _check_length(len(text))
    tokens = read_tokens(clean_line(text))
    if not tokens:
        raise QueryError("There is nothing to look for.", fix=_EXAMPLES)
    root = Parser(tokens).parse()
    if not asks_for_presence(root):
        raise QueryError(
            "The query only says what must be absent, so it would match nearly everything.",
            fix="Add what it should be about, for example: typhoon -football.",
        )
    query = Query(root)
    _check_length(len(str(query)))  # The normal form is what is kept, and must be readable too.
    return query


def _sense(node: Node) -> Hashable:
    match node:
        case And(parts) | Or(parts):
            return type(node), frozenset(map(_sense, parts))
    return node


def _widen(node: Node) -> Node:
    match node:
        case And(parts):
            return all_of([_widen(part) for part in parts])
        case Or(parts):
            return any_of([_widen(part) for part in parts])
        case Words((word,), open_end=False, spelling=spelling) if (
            len(word) >= PREFIX_LETTERS and spelling.isalpha() and not is_unspaced(word)
        ):
            return Words((word,), open_end=True, spelling=spelling)
    return node


def _check_length(characters: int) -> None:
    if characters > MAX_CHARACTERS:
        raise QueryError(
            f"The query is {characters} characters long; {MAX_CHARACTERS} is the most.",
            fix="Shorten it, or make several alerts of it.",
        )


class Parser:
    """Reads tokens by recursive descent: OR binds loosest, then AND, then NOT."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._next = 0
        self._open: list[Token] = []

    def parse(self) -> Node:
        """Return the node that all tokens make. Raises QueryError."""
        root = self._either()
        left = self._peek()
        if left is not None:
            raise QueryError(
                f"The closing bracket at character {left.at} has no opening one.",
                fix="Remove it, or put ( before the words it should group.",
            )
        return root

    def _either(self) -> Node:
        parts = [self._together()]
        while self._take(Kind.OR):
            parts.append(self._together())
        return any_of(parts)

    def _together(self) -> Node:
        parts = [self._one()]
        while (token := self._peek()) and token.kind not in (Kind.OR, Kind.CLOSE):
            self._take(Kind.AND)
            parts.append(self._one())
        return all_of(parts)

    def _one(self) -> Node:
        negated = False
        while self._take(Kind.NOT):
            negated = not negated
        node = self._group() if self._take(Kind.OPEN) else self._leaf()
        return negate(node) if negated else node

    def _group(self) -> Node:
        opening = self._tokens[self._next - 1]
        self._open.append(opening)
        if len(self._open) > MAX_DEPTH:
            raise QueryError(
                f"At character {opening.at} the brackets are more than {MAX_DEPTH} deep.",
                fix="Write it with fewer brackets.",
            )
        node = self._either()
        if not self._take(Kind.CLOSE):
            raise QueryError(
                f"The bracket opened at character {opening.at} is never closed.",
                fix="Put ) after the words it should group.",
            )
        self._open.pop()
        return node

    def _leaf(self) -> Leaf:
        for field, (read, missing, fix) in _FIELDS.items():
            if prefix := self._take(field):
                token = self._take(Kind.WORD) or self._take(Kind.PHRASE)
                if token is None:
                    where = f"after {prefix.text} at character {prefix.at}"
                    raise QueryError(f"{missing} is missing {where}.", fix=fix)
                return read(token)
        token = self._take(Kind.WORD) or self._take(Kind.PHRASE)
        return _read_words(token) if token else self._missing()

    def _missing(self) -> Leaf:
        token = self._peek()
        before = self._tokens[self._next - 1] if self._next else None
        where = f"after {before.text} (character {before.at})" if before else "at the beginning"
        found = f", where {token.text} stands" if token else ""
        raise QueryError(f"A word is missing {where}{found}.", fix=_EXAMPLES)

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, kind: Kind) -> Token | None:
        token = self._peek()
        if token is None or token.kind is not kind:
            return None
        self._next += 1
        return token


def _read_name(token: Token) -> Leaf:
    if token.kind is Kind.WORD and "*" in token.text:
        raise QueryError(
            f"A star cannot stand in a name (character {token.at}).",
            fix='Write the name out: actor:Takaichi or actor:"Sanae Takaichi".',
        )
    try:
        return name_leaf(token.text)
    except ValueError:
        raise _nothing_in(token) from None


def _read_section(token: Token) -> Leaf:
    try:
        return section_leaf(token.text)
    except ValueError:
        raise _nothing_in(token) from None


def _read_words(token: Token) -> Leaf:
    try:
        if token.kind is Kind.WORD and "*" in token.text:
            return _read_beginning(token)
        return words_leaf(token.text)
    except ValueError:
        raise _nothing_in(token) from None


def _read_beginning(token: Token) -> Leaf:
    spelling = token.text.removesuffix("*")
    leaf = words_leaf(spelling)
    if "*" in spelling or len(leaf.words) != 1:
        raise QueryError(
            f"A star may only stand at the end of one plain word (character {token.at}).",
            fix="Write it like this: semicond*.",
        )
    if is_unspaced(leaf.words[0]):
        return leaf  # Found inside longer runs anyway.
    if len(leaf.words[0]) < PREFIX_LETTERS:
        raise QueryError(
            f"Before the star at character {token.at + len(spelling)} there are too few letters.",
            fix=f"Write at least {PREFIX_LETTERS} letters: semicond*.",
        )
    return Words(leaf.words, open_end=True, spelling=spelling)


def _nothing_in(token: Token) -> QueryError:
    return QueryError(
        f'There is no letter or digit in "{token.text}" at character {token.at}.',
        fix="Remove it, or write a word.",
    )


_FIELDS = {
    Kind.ACTOR: (_read_name, "A name", 'Write actor:Takaichi or actor:"Kim Jong-un".'),
    Kind.SECTION: (_read_section, "A section", 'Write section:asia or section:"Middle East".'),
}
"""Prefixes: how what follows is read, and what is said where nothing does."""
