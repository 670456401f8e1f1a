"""The words of a command line: quotes group, `name:value` names a parameter the command has."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.model.request import CommandInfo

SLASHES = " \t\r\n/／"
"""What may stand before a command."""

_QUOTES = '"“”„‟'
_WORD = re.compile(rf"(?:[^\W\d][\w-]*:)?[{_QUOTES}][^{_QUOTES}]*[{_QUOTES}]?|\S+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several in quotes, and where it stands in the text it is from."""

    text: str
    """Its value: without quotes, without the name of a parameter."""
    raw: str
    """Its value as typed."""
    start: int
    value_start: int
    """Where the value begins, after `name:`."""
    end: int
    name: str = ""
    """The parameter it names."""
    quoted: bool = False
    closed: bool = True
    """False inside a quotation that has not ended."""


def match_command(body: str, commands: Sequence[CommandInfo]) -> tuple[CommandInfo, int] | None:
    """Return the command with the longest name that the text begins with, and where that ends."""
    for info in sorted(commands, key=lambda info: -len(info.name.split())):
        pattern = r"\s+".join(re.escape(word) for word in info.name.split())
        match = re.match(rf"{pattern}(?=\s|$)", body, re.IGNORECASE)
        if match:
            return info, match.end()
    return None


def split_words(rest: str, info: CommandInfo) -> list[Word]:
    """Return the words of what follows a command's name."""
    known = {parameter.name.casefold(): parameter.name for parameter in info.parameters}
    words: list[Word] = []
    for match in _WORD.finditer(rest):
        word = _read(match, known)
        if words and words[-1].name and not words[-1].raw and not word.name:
            # "model: lsa", as chat clients write it: the value is the word after the name.
            before = words.pop()
            word = replace(word, start=before.start, name=before.name)
        words.append(word)
    return words


def _read(match: re.Match[str], known: Mapping[str, str]) -> Word:
    raw, start = match.group(), match.start()
    head, colon, tail = raw.partition(":")
    name = known.get(head.casefold(), "") if colon else ""
    value = tail if name else raw
    quoted = value[:1] != "" and value[0] in _QUOTES
    return Word(
        text=unquote(value) if quoted else value,
        raw=value,
        start=start,
        value_start=match.end() - len(value),
        end=match.end(),
        name=name,
        quoted=quoted,
        closed=sum(c in _QUOTES for c in value) % 2 == 0,
    )


def unquote(text: str) -> str:
    """Return text without double quotes, straight or curly, around it."""
    return text.strip(_QUOTES)
