"""Typed text → tokens of the query language, each with the place where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.model.errors import QueryError
from bot.topics.terms import OPERATORS

# Phones and word processors put these for the plain signs.
_PLAIN_SIGNS = str.maketrans(
    dict.fromkeys("“”„‟«»＂「」『』", '"')
    | dict.fromkeys("−–—－", "-")
    | {"（": "(", "）": ")", "：": ":", "＊": "*", "　": " "}
)
_FIELDS = {"actor": "ACTOR", "section": "SECTION"}
_ENDS_WORD = frozenset('()" ')


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    ACTOR = auto()
    """The prefix `actor:`; a word or phrase follows."""
    SECTION = auto()
    """The prefix `section:`; a word or phrase follows."""
    WORD = auto()
    PHRASE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query; `at` is its first character's place, counted from 1."""

    kind: Kind
    text: str
    at: int


def read_tokens(text: str) -> list[Token]:
    """Return the tokens of a query. Raises QueryError for an open quotation mark."""
    plain = text.translate(_PLAIN_SIGNS)
    tokens: list[Token] = []
    start = 0
    while start < len(plain):
        if plain[start] == " ":
            start += 1
            continue
        token, start = _read_one(plain, start)
        tokens += _split_field(token)
    return tokens


def _read_one(text: str, start: int) -> tuple[Token, int]:
    match text[start]:
        case "(":
            return Token(Kind.OPEN, "(", start + 1), start + 1
        case ")":
            return Token(Kind.CLOSE, ")", start + 1), start + 1
        case '"':
            return _read_phrase(text, start)
        case "-" if start + 1 < len(text) and text[start + 1] != " ":
            return Token(Kind.NOT, "-", start + 1), start + 1
        case _:
            return _read_word(text, start)


def _read_phrase(text: str, start: int) -> tuple[Token, int]:
    end = text.find('"', start + 1)
    if end < 0:
        raise QueryError(
            f"A closing quotation mark is missing after {text[start:]} (character {start + 1}).",
            fix='Write phrases like this: "North Korea".',
        )
    return Token(Kind.PHRASE, text[start + 1 : end], start + 1), end + 1


def _read_word(text: str, start: int) -> tuple[Token, int]:
    end = start
    while end < len(text) and text[end] not in _ENDS_WORD:
        end += 1
    word = text[start:end]
    kind = Kind[word.upper()] if word.lower() in OPERATORS else Kind.WORD
    return Token(kind, word, start + 1), end


def _split_field(token: Token) -> Iterator[Token]:
    """Part `actor:Takaichi` or `section:asia` into prefix and name; pass everything else on."""
    prefix, colon, rest = token.text.partition(":")
    if token.kind is not Kind.WORD or not colon:
        yield token
    elif prefix.lower() not in _FIELDS:
        yield _no_field(token, prefix)
    else:
        yield Token(Kind[_FIELDS[prefix.lower()]], f"{prefix}:", token.at)
        if rest:
            yield Token(Kind.WORD, rest, token.at + len(prefix) + 1)


def _no_field(token: Token, prefix: str) -> Token:
    if prefix.isalpha():
        raise QueryError(
            f'"{prefix}:" at character {token.at} is not known here; "actor:" and "section:" are.',
            fix=f'To search for the words themselves, quote them: "{token.text}".',
        )
    return token
