"""A reader of Discord's markdown: text as sent → what a person sees, by the client's own rules.

Written from Discord's guide to its markdown and from the rules its client is known to apply in
this order; generous to mischief: what might be taken for markup is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

GUARD = "\u200b"

_LINK_INSIDE = r"(?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*"
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.DOTALL))
    for kind, pattern in (
        ("escape", r"\\([^0-9A-Za-z\s])"),
        ("address", r"<(https?://[^ >]+|mailto:[^>]+|tel:[^>]+)>"),
        ("address", r"((?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s])"),
        ("link", rf"\[({_LINK_INSIDE})\]\(\s*<?((?:\([^)]*\)|[^\s\\>]|\\.)*?)>?\s*\)"),
        ("mention", r"<(?:@[!&]?|#)\d+>|@everyone|@here"),
        ("emoji", r"<a?:\w+:\d+>"),
        ("time", r"<t:(-?\d{1,17}(?::[tTdDfFR])?)>"),
        ("command", r"</[^>:]+:\d+>|<id:\w+>"),
        ("code", r"(`+)(.*?[^`])\1(?!`)"),
        ("bold", r"\*\*((?:\\.|[^\\])+?)\*\*(?!\*)"),
        ("underline", r"__((?:\\.|[^\\])+?)__(?!_)"),
        ("italic", r"\*(?=\S)((?:\*\*|\\.|\s+(?:\\.|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"),
        ("italic", r"\b_((?:__|\\.|[^\\_])+?)_\b"),
        ("strike", r"~~((?:\\.|[^\\])+?)~~"),
        ("spoiler", r"\|\|(.+?)\|\|"),
    )
)
_BLOCKS = (
    ("heading", re.compile(r"(#{1,3}) +(?=\S)")),
    ("small", re.compile(r"-# +(?=\S)")),
    ("quote", re.compile(r">(?:>>)? ")),
    ("item", re.compile(r"\s*(?:[-*+]|\d+\.) +(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of what is seen: its text, how it looks, where it leads."""

    text: str
    styles: frozenset[str] = frozenset()
    url: str = ""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line: the blocks it is in, outermost first, and its pieces."""

    blocks: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """What a person reads."""
        return "".join(span.text for span in self.spans).replace(GUARD, "")

    @property
    def styles(self) -> set[str]:
        """Every look in the line."""
        return {style for span in self.spans for style in span.styles}


def read(content: str) -> list[SeenLine]:
    """Return what a person sees of a text."""
    return [_read_line(line) for line in content.split("\n")]


def _read_line(line: str) -> SeenLine:
    blocks: list[str] = []
    for kind, opening in _BLOCKS:
        if found := opening.match(line):
            blocks.append(kind)
            line = line[found.end() :]
    return SeenLine(tuple(blocks), tuple(_read(line, frozenset())))


def _read(text: str, styles: frozenset[str]) -> Iterator[Span]:
    plain, at = "", 0
    while at < len(text):
        kind, found = _match(text, at, styles)
        if found is None:
            plain, at = plain + text[at], at + 1
        elif kind == "escape":
            plain, at = plain + found[1], found.end()
        else:
            if plain:
                yield Span(plain, styles)
            plain, at = "", found.end()
            yield from _show(kind, found, styles | {kind})
    if plain:
        yield Span(plain, styles)


def _match(text: str, at: int, styles: frozenset[str]) -> tuple[str, re.Match[str] | None]:
    for kind, rule in _RULES:
        if kind in ("link", "address") and "link" in styles:
            continue
        if found := rule.match(text, at):
            return kind, found
    return "", None


def _show(kind: str, found: re.Match[str], styles: frozenset[str]) -> Iterator[Span]:
    if kind == "link":
        url = found[2]
        for span in _read(found[1], styles):
            yield Span(span.text, span.styles, url)
    elif kind == "code":
        yield Span(found[2], styles)
    elif kind in ("mention", "emoji", "command"):
        yield Span(found[0], styles)
    elif kind in ("address", "time"):
        yield Span(found[1], styles, found[1] if kind == "address" else "")
    else:
        yield from _read(found[1], styles)
