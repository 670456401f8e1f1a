"""Command lines: what a person typed → a command and its arguments, and back.

Tolerant, and shell-like only where that helps: the slash is optional, double quotes (straight or
curly) group words, `name:value` names a parameter if the command has it and is text otherwise, an
apostrophe is an apostrophe. A query takes the rest of the line as it is.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.model.errors import UsageError
from bot.model.request import CommandInfo, Kind, Parameter
from commands.wording import argument, join, quoted
from commands.words import SLASHES, Word, match_command, split_words

REST_KINDS = frozenset(
    {Kind.TEXT, Kind.ACTOR, Kind.ADDRESS, Kind.FEED, Kind.STORY, Kind.COMMAND, Kind.PERSON}
)
"""Kinds whose values may be several words without quotes."""
VERBATIM_KINDS = frozenset({Kind.QUERY, Kind.ALERT})
"""Kinds that are written in the topic language, where quotes have a meaning of their own."""

_JOINERS = ("and", "&")
_NOUNS = {
    Kind.ACTOR: "a name",
    Kind.QUERY: "words to look for",
    Kind.ADDRESS: "an address",
    Kind.FEED: "a feed",
    Kind.CHANNEL: "a channel",
    Kind.STORY: "the number of a story",
    Kind.ALERT: "the number of an alert",
    Kind.MODEL: "the name of a model",
    Kind.NUMBER: "a number",
    Kind.TIME: "a time of day",
    Kind.ZONE: "a time zone",
    Kind.COMMAND: "a command",
    Kind.FILE: "a file",
    Kind.PERSON: "a person",
}
_SHORT = 30
_FEW = 3
"""Words that may be a name or a topic; more are a sentence."""
_ALIKE, _ALIKE_TWO = 0.6, 0.65
"""How alike one word and two words are to a command that is meant: "hello there" is no merging."""


def parse_line(line: str, commands: Sequence[CommandInfo]) -> tuple[CommandInfo, dict[str, str]]:
    """Return the command a line calls and its arguments, as typed and stripped.

    The longest command name wins. Raises UsageError, with the line to type instead, for an
    unknown command and for missing, doubled or too many arguments.
    """
    body = line.lstrip(SLASHES)
    found = match_command(body, commands)
    if found is None:
        raise _unknown(body, commands)
    info, end = found
    return info, check_arguments(info, _read_arguments(typed_only(info), body[end:]))


def check_arguments(info: CommandInfo, arguments: Mapping[str, str]) -> dict[str, str]:
    """Return the arguments stripped, and without empty ones.

    Raises UsageError for an argument the command does not have, or a required one missing.
    """
    given = {name: value.strip() for name, value in arguments.items() if value.strip()}
    for name in given.keys() - {parameter.name for parameter in info.parameters}:
        raise UsageError(f"`/{info.name}` has no {quoted(short(name))}.", fix=_usage(info))
    for parameter in info.parameters:
        if parameter.required and parameter.name not in given:
            raise _missing(info, parameter, given)
    return given


def write_line(info: CommandInfo, arguments: Mapping[str, str]) -> str:
    """Return the line, without the slash, that `parse_line` reads as these arguments."""
    words = [info.name]
    query = ""
    in_order = True
    for parameter in info.parameters:
        value = arguments.get(parameter.name, "").strip()
        if parameter.kind in VERBATIM_KINDS:
            query, in_order = value, False
        elif not value:
            in_order = False
        else:
            words.append(argument(value) if in_order else f"{parameter.name}:{argument(value)}")
            in_order = in_order and not _takes_rest(parameter, info.parameters)
    return " ".join(word for word in (*words, query) if word)


def typed_only(info: CommandInfo) -> CommandInfo:
    """Return a command with what can be typed of it: files are handed in."""
    return replace(info, parameters=tuple(p for p in info.parameters if p.kind is not Kind.FILE))


def rest_taker(parameters: Sequence[Parameter]) -> Parameter | None:
    """Return the parameter that takes all remaining words: the last of a wordy kind."""
    wordy = [parameter for parameter in parameters if parameter.kind in REST_KINDS]
    return wordy[-1] if wordy else None


def verbatim_parameter(info: CommandInfo) -> Parameter | None:
    """Return the parameter that takes the line as it is."""
    return next((p for p in info.parameters if p.kind in VERBATIM_KINDS), None)


def short(text: str) -> str:
    """Return typed text as an error may repeat it."""
    plain = " ".join(text.replace("`", "").split())
    return f"{plain[:_SHORT]}…" if len(plain) > _SHORT else plain


# ── reading ─────────────────────────────────────────────────────────────────────────────


def _read_arguments(info: CommandInfo, rest: str) -> dict[str, str]:
    words = split_words(rest, info)
    query = verbatim_parameter(info)
    if query:
        return _read_query(info, query, words, rest)
    named, loose = _read_named(info, words)
    unfilled = [p for p in info.parameters if p.name not in named]
    return {**named, **_read_loose(info, unfilled, loose, named)}


def _read_query(
    info: CommandInfo, query: Parameter, words: list[Word], rest: str
) -> dict[str, str]:
    """Take other parameters, named, from both ends; what is between is the query, verbatim."""
    given: dict[str, str] = {}
    for end in (0, -1):
        while words and words[end].name not in ("", query.name):
            word = words.pop(end)
            _put(info, given, word.name, word.text)
    if words:
        start = words[0].value_start if words[0].name else words[0].start
        given[query.name] = rest[start : words[-1].end]
    return given


def _read_named(info: CommandInfo, words: list[Word]) -> tuple[dict[str, str], list[Word]]:
    """Return the named arguments and the words left.

    `/who actor:Lee Jae Myung`: words after a wordy parameter's name belong to it, where no
    other wordy parameter waits for them.
    """
    names = {word.name for word in words}
    waiting = rest_taker([p for p in info.parameters if p.name not in names])
    wordy = {p.name for p in info.parameters if p.kind in REST_KINDS and not waiting}
    given: dict[str, str] = {}
    loose: list[Word] = []
    last = ""
    for word in words:
        if word.name:
            _put(info, given, word.name, word.text)
            last = word.name
        elif last in wordy:
            given[last] += f" {word.raw}"
        else:
            loose.append(word)
    return given, loose


def _read_loose(
    info: CommandInfo, unfilled: list[Parameter], words: list[Word], named: Mapping[str, str]
) -> dict[str, str]:
    """Give words without a name to the parameters without a value, in order."""
    taker = rest_taker(unfilled)
    before = unfilled[: unfilled.index(taker)] if taker else []
    if taker and taker.kind is Kind.ACTOR and [p.kind for p in before] == [Kind.ACTOR]:
        pair = _read_pair(info, words)
        return dict(zip((before[0].name, taker.name), pair, strict=False))
    given: dict[str, str] = {}
    left = list(words)
    for parameter in unfilled:
        if not left:
            break
        if parameter is taker and not _is_web_address(parameter, left[0]):
            given[parameter.name] = _together(left, parameter.kind)
            return given
        given[parameter.name] = left.pop(0).text
    if left:
        raise _too_many(info, left[0], {**named, **given})
    return given


def _read_pair(info: CommandInfo, words: list[Word]) -> list[str]:
    """Return two names (or one, or none): `Japan "South Korea"`, `Japan and South Korea`."""
    if len(words) <= 2:
        return [word.text.rstrip(",") if not word.quoted else word.text for word in words]
    joined = [i for i, word in enumerate(words) if _joins(word) and 0 < i < len(words) - 1]
    commas = [i for i, word in enumerate(words[:-1]) if word.raw.endswith(",")]
    if len(joined) == 1:
        sides = words[: joined[0]], words[joined[0] + 1 :]
    elif len(commas) == 1:
        sides = words[: commas[0] + 1], words[commas[0] + 1 :]
    elif words[0].quoted:
        sides = words[:1], words[1:]
    elif words[-1].quoted:
        sides = words[:-1], words[-1:]
    else:
        raise _unclear_pair(info, words)
    return [_together(side, Kind.ACTOR).rstrip(",") for side in sides]


def _joins(word: Word) -> bool:
    return not word.quoted and word.text.casefold() in _JOINERS


def _together(words: Sequence[Word], kind: Kind) -> str:
    """Return words as one value. In a text of several words, quotes are the text's own."""
    if len(words) == 1 or kind is not Kind.TEXT:
        return " ".join(word.text for word in words)
    return " ".join(word.raw for word in words)


def _is_web_address(parameter: Parameter, word: Word) -> bool:
    """Return whether a word is all of an address: `/summarize https://… lead`."""
    return parameter.kind is Kind.ADDRESS and "://" in word.text


def _takes_rest(parameter: Parameter, parameters: Sequence[Parameter]) -> bool:
    return parameter is rest_taker(parameters)


def _put(info: CommandInfo, given: dict[str, str], name: str, value: str) -> None:
    if name in given:
        raise UsageError(f"{quoted(name)} is given twice.", fix=_usage(info))
    given[name] = value


# ── what is wrong, and the line to type instead ─────────────────────────────────────────


def _usage(info: CommandInfo) -> str:
    return f"Type it like this: `{_example(info)}`."


def _example(info: CommandInfo) -> str:
    if info.examples:
        return info.examples[0]
    return " ".join([f"/{info.name}", *(f"<{p.name}>" for p in info.parameters if p.required)])


def _missing(info: CommandInfo, parameter: Parameter, given: Mapping[str, str]) -> UsageError:
    noun = _NOUNS.get(parameter.kind) or _described(parameter)
    again = any(p.kind is parameter.kind and p.name in given for p in info.parameters)
    what = noun.replace("a ", "a second ", 1) if again else noun
    return UsageError(f"`/{info.name}` needs {what}: `{_example(info)}`.", subject=parameter.name)


def _described(parameter: Parameter) -> str:
    """Return what a parameter of any text is, as `/help` says it: "WORDS (in any order)"."""
    return f"{parameter.name.upper()} ({parameter.help[:1].lower()}{parameter.help[1:]})"


def _too_many(info: CommandInfo, word: Word, given: Mapping[str, str]) -> UsageError:
    if not info.parameters:
        return UsageError(f"`/{info.name}` stands alone.", fix=f"Type `/{info.name}`.")
    return UsageError(
        f"{quoted(short(word.text))} is more than `/{info.name}` takes.",
        fix=f"Type `/{write_line(info, given)}`.",
    )


def _unclear_pair(info: CommandInfo, words: Sequence[Word]) -> UsageError:
    texts = [word.text for word in words]
    middle = len(texts) // 2  # two names are mostly of as many words
    cuts = dict.fromkeys((middle, 1, len(texts) - 1) if len(texts) > 3 else (1, len(texts) - 1))
    lines = [f"`/{info.name} {_side(texts[:cut])} {_side(texts[cut:])}`" for cut in cuts]
    return UsageError(
        f"It is not clear where the first name ends in {quoted(short(' '.join(texts)))}.",
        fix=f"Put quotes around a name of several words: {join(lines, 'or')}.",
    )


def _side(words: Sequence[str]) -> str:
    return argument(" ".join(words))


def _unknown(body: str, commands: Sequence[CommandInfo]) -> UsageError:
    words = body.casefold().split()
    if not words:
        return UsageError("That is an empty line.", fix="`/help` lists what you can ask.")
    group = [info for info in commands if info.name.split()[0] == words[0]]
    if group:
        return _unknown_of(group, words)
    names = [info.name for info in commands]
    typed = (" ".join(words[:2])[:_SHORT], words[0][:_SHORT])
    near = [
        name
        for text, alike in zip(typed, (_ALIKE_TWO, _ALIKE), strict=True)
        for name in difflib.get_close_matches(text, names, cutoff=alike)
    ]
    fix = f"Did you mean {_ways(near)}?" if near else _look_up(body, names)
    return UsageError(
        f"There is no command `/{short(body.split()[0])}`.", fix=fix, subject=words[0]
    )


def _unknown_of(group: Sequence[CommandInfo], words: Sequence[str]) -> UsageError:
    """Say which commands begin with a word; first those that the next word may mean."""
    ways = f"Type {_ways([info.name for info in group])}."
    if len(words) == 1:
        return UsageError(f"`/{words[0]}` needs one more word.", fix=ways)
    second = words[1][:_SHORT]
    seconds = {info.name.partition(" ")[2]: info.name for info in group}
    near = [seconds[one] for one in difflib.get_close_matches(second, seconds, cutoff=_ALIKE)]
    near += [info.name for info in group if second in {one.name for one in info.parameters}]
    fix = f"Did you mean {_ways(near)}?" if near else ways
    typed = f"/{words[0]} {short(second)}"
    return UsageError(f"There is no command `{typed}`.", fix=fix, subject=words[0])


def _look_up(body: str, names: Sequence[str]) -> str:
    """Return what to type instead of words that are no command: perhaps they are what is asked."""
    asked = " ".join(body.replace("`", "").split()).strip("?!.,")
    few = asked and len(asked) <= _SHORT and len(asked.split()) <= _FEW
    if not few or not {"who", "topic"} <= set(names):
        return "`/help` lists what you can ask."
    looks = f"`/who {asked}` looks up a name, `/topic {asked}` what there is on it"
    return f"{looks}; `/help` lists the rest."


def _ways(names: Sequence[str]) -> str:
    return join([f"`/{name}`" for name in dict.fromkeys(names)], "or")
