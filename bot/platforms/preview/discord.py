"""A payload for Discord → HTML that looks as its client shows it on a dark page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.platforms.discord.limits import Component
from bot.platforms.preview.html import Html, Moment, picture, tag, text
from bot.platforms.preview.markdown import show_markdown

_ATTACHED = "attachment://"


@dataclass(frozen=True, slots=True)
class DiscordPage:
    """What showing a payload depends on besides it: its files by name, and when it is read."""

    files: Mapping[str, bytes]
    moment: Moment

    def show(self, payload: Component) -> Html:
        """Return a message."""
        return "".join(self._component(component) for component in payload["components"])

    def _component(self, component: Component) -> Html:
        shown: Callable[[Component], Html] | None = {
            1: self._row,
            9: self._section,
            10: self._text,
            12: self._gallery,
            13: self._file,
            14: self._separator,
            17: self._container,
        }.get(component["type"])
        if shown is None:
            return tag("div", "d-unknown", text(f"(component {component['type']})"))
        return shown(component)

    def _container(self, component: Component) -> Html:
        inner = "".join(self._component(one) for one in component["components"])
        return tag("div", "d-container", inner)

    def _text(self, component: Component) -> Html:
        return tag("div", "d-text", show_markdown(component["content"], self.moment))

    def _section(self, component: Component) -> Html:
        texts = "".join(self._component(one) for one in component["components"])
        button = tag("div", "d-side", self._control(component["accessory"]))
        return tag("div", "d-section", tag("div", "d-main", texts), button)

    def _row(self, component: Component) -> Html:
        return tag("div", "d-row", *(self._control(one) for one in component["components"]))

    def _control(self, control: Component) -> Html:
        if control["type"] == 2:
            return tag("span", "d-button", text(control["label"]))
        return tag("span", "d-select", text(control.get("placeholder", "")))

    def _gallery(self, component: Component) -> Html:
        items = (self._picture(item) for item in component["items"])
        return tag("div", "d-gallery", *items)

    def _picture(self, item: Component) -> Html:
        url, alt = item["media"]["url"], item.get("description", "")
        if url.startswith(_ATTACHED):
            body = self.files.get(url.removeprefix(_ATTACHED), b"")
            return picture(body, alt)
        where = f"Picture from {urlsplit(url).hostname}: {alt}"
        return tag("div", "d-picture", text(where))

    def _file(self, component: Component) -> Html:
        name = component["file"]["url"].removeprefix(_ATTACHED)
        return tag("div", "d-file", text(f"▤ {name}"))

    def _separator(self, component: Component) -> Html:
        return "<hr>" if component.get("divider") else ""
