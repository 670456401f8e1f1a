"""Typed text → elements of rich text, where nothing but a typed link leads anywhere."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from bot.model.message import ActorName, Bold, Code, Inline, Link, Plain, Text, Time
from bot.platforms.slack.escape import tidy_line
from bot.platforms.slack.limits import Block, weigh
from bot.platforms.text import host_of, tidy, web_url

ROOT = "/news"
"""The one command: Slack's own win over most words, and apps that share one collide."""

_FORMATS = {
    "relative": "{date_short_pretty} {time}",
    "full": "{date_short_pretty} {time}",
    "date": "{date_short_pretty}",
    "time": "{time}",
}
_SLACKS_OWN = ("/invite ",)
"""How commands begin that are Slack's, not ours."""
_LABEL = 300
_LAST = datetime(2100, 1, 1, tzinfo=UTC)


def text_element(text: str, style: str = "") -> list[Block]:
    """Return text as an element; nothing for no text, which Slack refuses."""
    if not text:
        return []
    element: Block = {"type": "text", "text": text}
    return [element | ({"style": {style: True}} if style else {})]


def show_text(text: Text) -> list[Block]:
    """Return typed text as elements."""
    return [element for inline in text for element in show_inline(inline)]


def show_inline(inline: Inline, style: str = "") -> list[Block]:
    """Return one piece of typed text; `style` is what plain text and links are shown in."""
    match inline:
        case Plain(text):
            return text_element(tidy(text), style)
        case Bold(text):
            return text_element(tidy(text), "bold")
        case Code(text):
            return text_element(as_typed(text), "code")
        case Link(text, url):
            return _show_link(tidy_line(text, _LABEL), url, style)
        case Time():
            return [show_date(inline)]
        case ActorName(name):
            return text_element(tidy_line(name, _LABEL), style)


def show_date(time: Time) -> Block:
    """Return a moment that each reader sees in their own zone."""
    at = time.at if time.at.tzinfo else time.at.replace(tzinfo=UTC)
    if not 0 < at.timestamp() < _LAST.timestamp():
        return {"type": "text", "text": say_date(time)}
    return {
        "type": "date",
        "timestamp": int(at.timestamp()),
        "format": _FORMATS[time.style],
        "fallback": say_date(time),
    }


def say_date(time: Time) -> str:
    """Return a moment in words, for where it cannot be an element."""
    try:
        at = time.at.astimezone(UTC) if time.at.tzinfo else time.at
    except OverflowError:  # the first or the last day of the calendar: no other zone has it
        at = time.at
    day = f"{at.day} {at:%b} {at.year}"
    return {"date": day, "time": f"{at:%H:%M} UTC"}.get(time.style, f"{day}, {at:%H:%M} UTC")


def in_words(text: Text) -> str:
    """Return typed text as plain text."""
    return "".join(_in_words(inline) for inline in text)


def flat(text: Text) -> str:
    """Return the words of typed text as they are kept, commands without what is typed here."""
    return "".join(getattr(inline, "text", getattr(inline, "name", "")) for inline in text)


def as_typed(text: str) -> str:
    """Return a command as one types it here: `/who Kim` is `/news who Kim`."""
    typed = tidy_line(text)
    if not typed.startswith("/") or typed.startswith(("//", *_SLACKS_OWN)):
        return typed
    return f"{ROOT} {typed[1:].removeprefix('news ').strip()}".strip()


def pack(elements: Iterable[Block], limit: int) -> list[list[Block]]:
    """Return elements in groups of at most `limit` characters; text is cut at a space."""
    groups: list[list[Block]] = [[]]
    room = limit
    for element in (piece for whole in elements for piece in _pieces(whole, limit)):
        size = weigh(element)
        if size > room and groups[-1]:
            groups.append([])
            room = limit
        groups[-1].append(element)
        room -= size
    return [group for group in groups if has_content(group)]


def has_content(elements: Sequence[Block]) -> bool:
    """Return whether elements show anything at all."""
    return any(element["type"] != "text" or element["text"].strip() for element in elements)


def _pieces(element: Block, limit: int) -> list[Block]:
    if weigh(element) <= limit or element["type"] != "text":
        return [element]
    text = element["text"]
    pieces = []
    while text:
        end = limit // 2  # characters outside the basic plane count twice
        if len(text) > end:
            end = text.rfind(" ", end - 200, end) + 1 or end
        pieces.append(element | {"text": text[:end]})
        text = text[end:]
    return pieces


def _in_words(inline: Inline) -> str:
    match inline:
        case Time():
            return say_date(inline)
        case Code(text):
            return as_typed(text)
        case Link(text, url):
            return tidy_line(text, _LABEL) or web_url(url)
        case ActorName(name):
            return tidy_line(name, _LABEL)
        case Plain(text) | Bold(text):
            return tidy(text)


def _show_link(label: str, url: str, style: str) -> list[Block]:
    """Return a link; a label that looks like another address stands beside it, not on it."""
    address = web_url(url)
    if not address:
        return text_element(label, style)
    if "://" in label and label not in (url, address):
        beside = _link(host_of(address), address, style)
        return [*text_element(f"{label} (", style), beside, *text_element(")", style)]
    return [_link(label or host_of(address), address, style)]


def _link(label: str, address: str, style: str) -> Block:
    element: Block = {"type": "link", "url": address, "text": label}
    return element | ({"style": {style: True}} if style else {})
