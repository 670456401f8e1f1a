"""Typed text → lines of Discord's markdown, none longer than a payload can hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise

from bot.model.message import ActorName, Bold, Code, Inline, Link, Plain, Text, Time
from bot.platforms.discord.escape import disarm_mentions, escape, escape_line_start, tidy_line
from bot.platforms.text import GUARD, host_of, tidy, units, web_url

LONGEST_LINE = 2_000
"""UTF-16 units of one line; half of what a payload holds."""
LONGEST_LINE_BYTES = 5_000
_CHUNK = 400
"""Characters of a piece of a line that is too long: escaped, at most 1,200 units, 2,000 bytes."""
_LONGEST_LABEL = 300
_LONGEST_CODE = 1_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_STYLES = {"relative": "R", "date": "D", "time": "t", "full": "F"}


def text_lines(text: Text) -> list[str]:
    """Return typed text as lines of markdown; a line that is too long goes on in the next."""
    return [line for inlines in _split_lines(text) for line in _fit(inlines)]


def one_line(text: Text) -> str:
    """Return typed text as one line of markdown, with an ellipsis where it is too long."""
    first, *rest = text_lines(flatten(text)) or [""]
    return f"{first.rstrip()} …" if rest else first.strip()


def flatten(text: Text) -> Text:
    """Return typed text without line breaks."""
    return tuple(
        replace(inline, text=tidy(inline.text).replace("\n", " "))
        if isinstance(inline, Plain)
        else inline
        for inline in text
    )


def plain_text(text: Text) -> str:
    """Return the words of typed text, without any markup: for titles."""
    words = (getattr(inline, "text", getattr(inline, "name", "")) for inline in text)
    return tidy_line("".join(words))


def show_inline(inline: Inline) -> str:
    """Return one piece of typed text as markdown."""
    match inline:
        case Plain(text):
            return escape(tidy(text))
        case Bold(text) | ActorName(text):
            return _show_bold(tidy(text).replace("\n", " "))
        case Code(text):
            return _show_code(tidy_line(text, _LONGEST_CODE))
        case Link(text, url):
            return show_link(tidy_line(text, _LONGEST_LABEL), url)
        case Time():
            return show_time(inline)


def show_time(moment: Time) -> str:
    """Return a moment that every reader sees in their own zone."""
    at = moment.at if moment.at.tzinfo else moment.at.replace(tzinfo=UTC)
    return f"<t:{(at - _EPOCH) // _SECOND}:{_STYLES[moment.style]}>"


def show_link(label: str, url: str) -> str:
    """Return a label that leads to an address, without a preview.

    A label that looks like an address itself may name another place: then the host that it does
    lead to is the link, beside it. Without an address that a browser opens: the label.
    """
    address = web_url(url)
    if not address:
        return escape(label or tidy_line(url, _LONGEST_LABEL))
    if not label or label in (url, address):
        return f"[{escape(host_of(address))}](<{address}>)"
    if "://" in label:
        return f"{escape(label)} ([{escape(host_of(address))}](<{address}>))"
    return f"[{escape(_flat(label))}](<{address}>)"


def _flat(label: str) -> str:
    """Return a label that Discord can find the end of: no bracket alone or inside another."""
    depth = 0
    for character in label:
        depth += (character == "[") - (character == "]")
        if depth not in (0, 1):
            break
    if depth == 0:
        return label
    return label.replace("[", "(").replace("]", ")")


def _show_bold(text: str) -> str:
    core = text.strip()
    if not core:
        return text
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{lead}**{escape(core)}**{tail}"


def _show_code(text: str) -> str:
    typed = disarm_mentions(text.replace("`", "'"))
    return f"`{typed}`" if typed else ""


# ── lines ───────────────────────────────────────────────────────────────────────────────


def _split_lines(text: Text) -> Iterator[list[Inline]]:
    """Split typed text at the line breaks of its plain pieces."""
    line: list[Inline] = []
    for inline in text:
        if not isinstance(inline, Plain):
            line.append(inline)
            continue
        first, *others = tidy(inline.text).split("\n")
        line.append(Plain(first))
        for other in others:
            yield line
            line = [Plain(other)]
    if line:
        yield line


def _fit(inlines: list[Inline]) -> list[str]:
    whole = _join(inlines)
    if fits_line(whole):
        return [whole]
    lines: list[str] = []
    line: list[Inline] = []
    for piece in (piece for inline in inlines for piece in _chunks(inline)):
        if line and not fits_line(_join([*line, piece])):
            lines.append(_join(line))
            line = []
        line.append(piece)
    return [*lines, _join(line)]


def fits_line(line: str) -> bool:
    """Return whether a line of markdown is short enough for a payload, with room to spare."""
    return units(line) <= LONGEST_LINE and len(line.encode()) <= LONGEST_LINE_BYTES


def _chunks(inline: Inline) -> Iterator[Inline]:
    """Cut a long piece of text, at a space where there is one."""
    if not isinstance(inline, Plain | Bold) or len(inline.text) <= _CHUNK:
        yield _shorten(inline, _CHUNK)
        return
    rest = tidy(inline.text)
    while rest:
        space = rest.rfind(" ", 1, _CHUNK)
        end = _CHUNK if space < 0 or len(rest) <= _CHUNK else space + 1
        yield replace(inline, text=rest[:end])
        rest = rest[end:]


def _shorten(inline: Inline, limit: int) -> Inline:
    if isinstance(inline, ActorName):
        return replace(inline, name=tidy_line(inline.name, limit))
    if isinstance(inline, Time):
        return inline
    lead = " " if inline.text[:1].isspace() else ""
    tail = " " if inline.text[-1:].isspace() and inline.text.strip() else ""
    return replace(inline, text=lead + tidy_line(inline.text, limit) + tail)


def _join(inlines: list[Inline]) -> str:
    """Return pieces side by side: plain and bold neighbours as one, two codes kept apart."""
    merged = _merge_plain(inlines)
    pieces = [(inline, shown) for inline in merged if (shown := show_inline(inline))]
    line = pieces[0][1] if pieces else ""
    for (left, _), (right, shown) in pairwise(pieces):
        strong = isinstance(left, Bold | ActorName) and isinstance(right, Bold | ActorName)
        if strong and line.endswith("**") and shown.startswith("**"):
            line = line[:-2] + shown[2:]
        elif isinstance(left, Code) and isinstance(right, Code):
            line += GUARD + shown
        else:
            line += shown
    return escape_line_start(line)


def _merge_plain(inlines: list[Inline]) -> Iterator[Inline]:
    """Join plain neighbours: what is harmless in two pieces may be markup in one."""
    for plain, group in groupby(inlines, key=lambda inline: isinstance(inline, Plain)):
        if plain:
            yield Plain("".join(inline.text for inline in group if isinstance(inline, Plain)))
        else:
            yield from group
