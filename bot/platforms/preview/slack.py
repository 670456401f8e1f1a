"""A payload for Slack → HTML that looks as its client shows it on a light page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.platforms.preview.html import Html, Moment, link, picture, tag, text
from bot.platforms.slack.limits import Block

_DATE = re.compile(r"<!date\^(\d+)\^([^|>]*)\|([^>]*)>")


@dataclass(frozen=True, slots=True)
class SlackPage:
    """What showing a payload depends on besides it: its files by id, and when it is read."""

    files: Mapping[str, bytes]
    moment: Moment

    def show(self, payload: Block) -> Html:
        """Return a message."""
        return "".join(self._block(block) for block in payload["blocks"])

    def _block(self, block: Block) -> Html:
        shown: Callable[[Block], Html] | None = {
            "header": self._header,
            "rich_text": self._rich_text,
            "context": self._context,
            "actions": self._actions,
            "image": self._image,
            "divider": lambda _: "<hr>",
        }.get(block["type"])
        if shown is None:
            return tag("div", "s-unknown", text(f"({block['type']})"))
        return tag("div", "s-block", shown(block))

    def _header(self, block: Block) -> Html:
        return tag("h2", "s-header", text(block["text"]["text"]))

    def _rich_text(self, block: Block) -> Html:
        return "".join(self._element(element) for element in block["elements"])

    def _element(self, element: Block) -> Html:
        if element["type"] == "rich_text_list":
            return self._list(element)
        inner = "".join(self._inline(inline) for inline in element["elements"])
        if element["type"] == "rich_text_quote":
            return tag("blockquote", "s-quote", inner)
        return tag("div", "s-section", inner)

    def _list(self, element: Block) -> Html:
        first = int(element.get("offset", 0)) + 1
        ordered = element["style"] == "ordered"
        items = (
            tag(
                "div",
                "s-item",
                tag("span", "s-mark", text(f"{number}." if ordered else "•")),
                tag("span", "s-rest", "".join(self._inline(i) for i in item["elements"])),
            )
            for number, item in enumerate(element["elements"], start=first)
        )
        return "".join(items)

    def _inline(self, inline: Block) -> Html:
        if inline["type"] == "date":
            return text(self._date(inline["timestamp"], inline["format"]))
        shown = text(inline["text"])
        style = inline.get("style") or {}
        if style.get("code"):
            shown = tag("code", "s-code", shown)
        if style.get("bold"):
            shown = f"<strong>{shown}</strong>"
        return link(inline["url"], shown) if inline["type"] == "link" else shown

    def _context(self, block: Block) -> Html:
        pieces = (self._small(element) for element in block["elements"])
        return tag("div", "s-context", *(tag("span", "s-piece", piece) for piece in pieces))

    def _small(self, element: Block) -> Html:
        date = _DATE.fullmatch(element["text"]) if element["type"] == "mrkdwn" else None
        return text(self._date(int(date[1]), date[2]) if date else element["text"])

    def _date(self, timestamp: int, shape: str) -> str:
        """Return a moment as Slack's own formats have it, in the reader's zone."""
        at, today = self.moment.at(timestamp), self.moment.now.astimezone(self.moment.zone)
        days = (at.date() - today.date()).days
        near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(days)
        day = near or f"{at:%b} {at.day}, {at.year}"
        return shape.replace("{date_short_pretty}", day).replace("{time}", f"{at:%H:%M}")

    def _actions(self, block: Block) -> Html:
        return tag("div", "s-actions", *(self._control(one) for one in block["elements"]))

    def _control(self, control: Block) -> Html:
        if control["type"] == "button":
            return tag("span", "s-button", text(control["text"]["text"]))
        return tag("span", "s-select", text(control["placeholder"]["text"]))

    def _image(self, block: Block) -> Html:
        return picture(self.files.get(block["slack_file"]["id"], b""), block["alt_text"])
