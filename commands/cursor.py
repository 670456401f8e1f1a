"""What is being typed at the end of a line, so that it can be completed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.model.request import CommandInfo, Kind, Parameter
from commands.line import VERBATIM_KINDS, rest_taker, typed_only, verbatim_parameter
from commands.wording import bare
from commands.words import SLASHES, Word, match_command, split_words, unquote


@dataclass(frozen=True, slots=True)
class Fragment:
    """The piece of a line before the cursor that may be completed."""

    command: CommandInfo | None
    """None: the command itself is being typed."""
    parameter: Parameter | None
    """None where the command takes nothing more."""
    start: int
    """Where in the line the piece begins, its quotation mark included."""
    typed: str
    """The piece without its quotation mark."""
    given: Mapping[str, str] = field(default_factory=dict)
    """What else is typed already, by the names of parameters that are named in the line."""


def find_fragment(line: str, commands: Sequence[CommandInfo]) -> Fragment:
    """Return what is being typed at the end of a line. Never raises."""
    body = line.lstrip(SLASHES)
    lead = len(line) - len(body)
    found = match_command(body, commands)
    if found is None or found[1] == len(body):
        return Fragment(None, None, lead, body)
    info, end = typed_only(found[0]), found[1]
    rest = body[end:]
    words = split_words(rest, info)
    if not words or (words[-1].closed and words[-1].end < len(rest)):
        words.append(Word("", "", len(rest), len(rest), len(rest)))
    parameter, start = _under_cursor(info, words)
    given = {word.name: word.text for word in words[:-1] if word.name}
    return Fragment(info, parameter, lead + end + start, unquote(rest[start:]), given)


def written(fragment: Fragment, value: str) -> str:
    """Return a completion's value as it is put into the line in place of the fragment."""
    kind = fragment.parameter.kind if fragment.parameter else Kind.COMMAND
    as_it_is = kind is Kind.COMMAND or kind in VERBATIM_KINDS
    if as_it_is or not any(character.isspace() for character in value):
        return value
    return f'"{bare(value)}"'


def _under_cursor(info: CommandInfo, words: Sequence[Word]) -> tuple[Parameter | None, int]:
    """Return the parameter the last word belongs to, and where its value begins."""
    last = words[-1]
    query = verbatim_parameter(info)
    if last.name:
        return next(p for p in info.parameters if p.name == last.name), last.value_start
    if query:
        return query, last.start
    named = {word.name for word in words}
    unfilled = [p for p in info.parameters if p.name not in named]
    loose = [word for word in words if not word.name]
    taker = rest_taker(unfilled)
    for parameter, word in zip(unfilled, loose, strict=False):
        if parameter is taker or word is last:
            return parameter, word.start
    return None, last.start
