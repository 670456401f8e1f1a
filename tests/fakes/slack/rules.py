"""What Slack would refuse, or what a feed must never get into a message: its own rules.

From the official types of node-slack-sdk (limits) and the pages on formatting; on top of what
slack_sdk's own block models check.
"""

import re
from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
ALL_TEXT = 13_000
RICH = {"rich_text_section", "rich_text_quote", "rich_text_list"}
INLINE = {"text", "link", "date"}
DATE = re.compile(
    r"<!date\^\d+\^[{}a-z_ ]+\|[^<>|]+>|\d+ [A-Z][a-z]{2} \d+(, \d\d:\d\d UTC)?|[\d:]+ UTC"
)


def length(text: str) -> int:
    """Return the length as JavaScript counts it; a lone surrogate is an error."""
    return len(text.encode("utf-16-le")) // 2


def problems_of_message(payload: dict[str, Any]) -> list[str]:
    """Return why Slack would refuse a message."""
    text = payload.get("text", "")
    found = list(_problems_of_line(text))
    return found + problems_of_blocks(payload.get("blocks", []), MESSAGE_BLOCKS)


def problems_of_view(view: dict[str, Any]) -> list[str]:
    """Return why Slack would refuse a view."""
    found = [f"{name} too long" for name in ("title", "submit", "close") if _label(view, name) > 24]
    if length(view.get("private_metadata", "")) > 3_000:
        found.append("private_metadata too long")
    return found + problems_of_blocks(view["blocks"], VIEW_BLOCKS, view["type"])


def problems_of_blocks(
    blocks: list[dict[str, Any]], most: int, surface: str = "message"
) -> list[str]:
    """Return why Slack would refuse blocks."""
    found = [] if blocks else ["no blocks"]
    if len(blocks) > most:
        found.append("too many blocks")
    if surface == "message" and sum(length(text) for text in strings(blocks)) > ALL_TEXT:
        found.append("msg_blocks_too_long")
    for block in blocks:
        found += _problems_of_block(block)
    return found


def strings(value: Any) -> Iterator[str]:
    """Yield every text that somebody reads, and every address."""
    if isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, str) and name in {"text", "url", "fallback", "alt_text"}:
                yield item
            elif not isinstance(item, str):
                yield from strings(item)


def _problems_of_line(text: str) -> Iterator[str]:
    if not text or length(text) >= 4_000:
        yield "text is empty or too long"
    if "<" in text or ">" in text or re.search(r"@(channel|here|everyone)", text, re.I):
        yield f"text is parsed: {text!r}"
    if "\n" in text:
        yield "text is not one line"


def _problems_of_block(block: dict[str, Any]) -> Iterator[str]:
    parsed = Block.parse(block)
    if parsed is None:
        yield f"unknown block {block['type']}"
        return
    if parsed.to_dict() != block:  # to_dict validates, too
        yield f"slack_sdk reads {block['type']} otherwise"
    check = {
        "rich_text": _rich_text,
        "header": _header,
        "context": _context,
        "actions": _actions,
        "image": _image,
    }.get(block["type"])
    if check:
        yield from check(block)


def _rich_text(block: dict[str, Any]) -> Iterator[str]:
    if not block["elements"]:
        yield "empty rich text"
    for element in block["elements"]:
        if element["type"] not in RICH or not element["elements"]:
            yield f"bad rich text element {element['type']}"
        for inner in element["elements"]:
            if element["type"] == "rich_text_list":
                inner_elements = inner["elements"]
                if inner["type"] != "rich_text_section":
                    yield "a list holds sections only"
            else:
                inner_elements = [inner]
            for inline in inner_elements:
                yield from _inline(inline)


def _inline(inline: dict[str, Any]) -> Iterator[str]:
    if inline["type"] not in INLINE:
        yield f"live element {inline['type']}"
    elif inline["type"] != "date" and not inline["text"]:
        yield "empty text"
    if inline["type"] == "link":
        url = inline["url"]
        if not re.match(r"https?://[^\s<>|]+$", url) or length(url) > 3_000:
            yield f"bad address {url!r}"
        if "://" in inline["text"] and inline["text"] != url:
            yield "a link that says it leads elsewhere"


def _image(block: dict[str, Any]) -> Iterator[str]:
    if not 0 < length(block["alt_text"]) <= 2_000:
        yield "bad alt text"
    if not re.fullmatch(r"F[A-Z0-9]{8,}", block["slack_file"]["id"]):
        yield "bad id of a file"


def _header(block: dict[str, Any]) -> Iterator[str]:
    yield from _plain(block["text"], 150)


def _context(block: dict[str, Any]) -> Iterator[str]:
    if not 0 < len(block["elements"]) <= 10:
        yield "bad number of context elements"
    for element in block["elements"]:
        if element["type"] == "mrkdwn":
            if not DATE.fullmatch(element["text"]):
                yield f"markup {element['text']!r}"
        else:
            yield from _plain(element, 3_000)


def _actions(block: dict[str, Any]) -> Iterator[str]:
    elements = block["elements"]
    ids = [element["action_id"] for element in elements]
    if not 0 < len(elements) <= 25 or len(set(ids)) < len(ids):
        yield "bad actions"
    for element in elements:
        if element["type"] == "button":
            yield from _plain(element["text"], 75)
            if not 0 < length(element["value"]) <= 2_000:
                yield "bad value"
        else:
            yield from _select(element)


def _select(element: dict[str, Any]) -> Iterator[str]:
    yield from _plain(element["placeholder"], 150)
    options = element["options"]
    values = [option["value"] for option in options]
    if not 0 < len(options) <= 100 or len(set(values)) < len(values):
        yield "bad options"
    for option in options:
        yield from _plain(option["text"], 75)
        if not 0 < length(option["value"]) <= 150:
            yield "bad value of an option"


def _plain(text: dict[str, Any], most: int) -> Iterator[str]:
    if text["type"] != "plain_text" or text.get("emoji") is not False:
        yield f"parsed text {text}"
    if not text["text"].strip() or length(text["text"]) > most:
        yield f"empty or too long: {text['text'][:20]!r}"


def _label(view: dict[str, Any], name: str) -> int:
    return length(view[name]["text"]) if name in view else 0
