"""Files in Discord's messages: components that show them, multipart bodies that carry them.

https://docs.discord.com/developers/reference#uploading-files. A message of components shows only
the files that a component names (`attachment://name`).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.model.message import Attachment, Part
from bot.platforms.discord.blocks import Solid, text_display
from bot.platforms.discord.escape import tidy_line
from bot.platforms.discord.inlines import show_link
from bot.platforms.discord.limits import (
    BYTES_A_TEXT,
    DESCRIPTION,
    Component,
    Size,
    measure_text,
)
from bot.platforms.files import File
from bot.platforms.text import cut

_GALLERY, _FILE = 12, 13
_SCHEME = "attachment://"

Fields = list[dict[str, Any]]
"""The fields of a multipart form, as discord.py takes them."""


def show_file(part: Part, file: File, instead: str) -> Solid:
    """Return what shows a part's file, with room kept for the text that may have to replace it."""
    address = {"url": f"{_SCHEME}{file.name}"}
    if isinstance(part, Attachment):
        return Solid(({"type": _FILE, "file": address},), reserved=_size_of(instead))
    item: Component = {"media": address}
    if alt := cut(tidy_line(file.alt, DESCRIPTION), DESCRIPTION):
        item["description"] = alt
    return Solid(({"type": _GALLERY, "items": [item]},), reserved=_size_of(instead))


def attach(payload: Component, files: Iterable[File]) -> Component:
    """Return a payload that names the files which its components show."""
    by_name = {file.name: file for file in files}
    named = [by_name[name] for name in _names(payload["components"]) if name in by_name]
    if not named:
        return payload
    listed = [_attachment(str(at), file) for at, file in enumerate(named)]
    return {**payload, "attachments": listed}


def detach(payload: Component, instead: Mapping[str, str]) -> Component:
    """Return a payload without files: in place of each, the text that stands under its name."""

    def change(component: Component) -> Component:
        names = _names_in(component)
        return text_display(instead[names[0]]) if names else component

    kept = {key: value for key, value in payload.items() if key != "attachments"}
    return kept | {"components": list(_map(payload["components"], change))}


def carries_files(payload: Component) -> bool:
    """Return whether a payload goes with files."""
    return bool(payload.get("attachments"))


def as_form(body: Component, payload: Component, files: Iterable[File]) -> Fields:
    """Return a body (which is the payload, or holds it) and the payload's files as one form."""
    by_name = {file.name: file for file in files}
    fields: Fields = [{"name": "payload_json", "value": json.dumps(body, ensure_ascii=False)}]
    for listed in payload["attachments"]:
        file = by_name[listed["filename"]]
        fields.append(
            {
                "name": f"files[{listed['id']}]",
                "value": file.body,
                "filename": file.name,
                "content_type": file.media_type,
            }
        )
    return fields


def reattach(components: Iterable[Component], files: Mapping[str, File]) -> list[Component]:
    """Return components as they were seen, their pictures pointing at files that are sent anew.

    A picture of which no file is at hand is replaced by its words: its address lasts a day.
    """

    def change(component: Component) -> Component:
        for item in component.get("items", ()):
            if is_upload(item["media"]["url"]):
                return _show_again(item, files)
        return component

    return list(_map(components, change))


def is_upload(url: str) -> bool:
    """Return whether an address is that of a file which was sent along with a message."""
    return "attachments/" in urlsplit(url).path


def _show_again(item: Component, files: Mapping[str, File]) -> Component:
    name = urlsplit(item["media"]["url"]).path.rpartition("/")[2]
    if name not in files:
        return text_display(f"-# {show_link(item.get('description') or 'A picture', '')}")
    shown = {**item, "media": {"url": f"{_SCHEME}{name}"}}
    return {"type": _GALLERY, "items": [shown]}


def _size_of(text: str) -> Size:
    return measure_text(text) + Size(utf8_bytes=BYTES_A_TEXT)


def _attachment(number: str, file: File) -> Component:
    listed: Component = {"id": number, "filename": file.name}
    if alt := cut(tidy_line(file.alt, DESCRIPTION), DESCRIPTION):
        listed["description"] = alt
    return listed


def _names(components: Iterable[Component]) -> list[str]:
    return [name for component in components for name in _names_in(component)]


def _names_in(component: Component) -> list[str]:
    """Return the names of the files that a component shows, with everything in it."""
    shown = [item["media"]["url"] for item in component.get("items", ())]
    shown += [component["file"]["url"]] if component["type"] == _FILE else []
    own = [url.removeprefix(_SCHEME) for url in shown if url.startswith(_SCHEME)]
    return own + _names(component.get("components", ()))


def _map(
    components: Iterable[Component], change: Callable[[Component], Component]
) -> Iterator[Component]:
    """Yield components, each without inner ones as `change` makes it."""
    for component in components:
        if "components" in component:
            yield {**component, "components": list(_map(component["components"], change))}
        else:
            yield change(component)
