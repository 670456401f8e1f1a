"""Discord's own rules on what it is sent, as its documents state them: what the OpenAPI leaves out.

Each check returns what is wrong, in words; nothing where all is well.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias
from urllib.parse import urlsplit

Json: TypeAlias = Any

COMPONENTS_V2 = 1 << 15
ROW, BUTTON, SELECT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = (
    *(1, 2, 3, 9, 10, 11, 12, 13, 14, 17),
)
TOP_LEVEL = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}
IN_CONTAINER = TOP_LEVEL - {CONTAINER}
_COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")


def walk(components: Json) -> Iterator[Json]:
    """Every component, nested ones and accessories too."""
    for component in components or ():
        yield component
        yield from walk(component.get("components"))
        if "accessory" in component:
            yield from walk([component["accessory"]])


def texts_of(body: Json) -> list[str]:
    """The texts a reader sees, in order."""
    shown = [c["content"] for c in walk(body.get("components")) if c["type"] == TEXT]
    return [*([body["content"]] if body.get("content") else []), *shown]


def check_message(body: Json) -> list[str]:
    """What Discord would refuse in a message."""
    if body.get("flags", 0) & COMPONENTS_V2:
        return list(_components_v2(body))
    if not body.get("content") and not body.get("embeds") and not body.get("components"):
        return ["an empty message"]
    return ["content over 2,000"] if len(body.get("content") or "") > 2_000 else []


def _components_v2(body: Json) -> Iterator[str]:
    for gone in ("content", "embeds", "poll"):
        if body.get(gone):
            yield f"{gone} beside components"
    every = list(walk(body.get("components")))
    texts = [c["content"] for c in every if c["type"] == TEXT]
    if not 1 <= len(every) <= 40:
        yield f"{len(every)} components"
    if sum(len(text.encode("utf-16-le")) // 2 for text in texts) > 4_000:
        yield "text over 4,000 characters"
    if sum(len(text.encode()) + 12 for text in texts) > 10_170:
        yield "text over 10,170 bytes"
    custom_ids = [c["custom_id"] for c in every if "custom_id" in c]
    yield from _doubles("custom_id", custom_ids)
    yield from _doubles("id", [c["id"] for c in every if "id" in c])
    for component in body.get("components") or ():
        if component["type"] not in TOP_LEVEL:
            yield f"type {component['type']} at the top"
    for component in every:
        yield from _component(component)


def _doubles(what: str, values: list[Any]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{what} {value!r} {count} times"


def _component(component: Json) -> Iterator[str]:
    kind = component["type"]
    inner = component.get("components", [])
    kinds = [c["type"] for c in inner]
    if "custom_id" in component and not 1 <= len(component["custom_id"]) <= 100:
        yield "custom_id length"
    if kind == ROW and kinds not in ([SELECT], *([BUTTON] * count for count in range(1, 6))):
        yield f"a row of {kinds}"
    elif kind == BUTTON and not 1 <= len(component.get("label") or "") <= 80:
        yield "button label length"
    elif kind == SECTION:
        yield from _section(component, kinds)
    elif kind == TEXT and not component["content"].strip():
        yield "an empty text"
    elif kind == CONTAINER and not (kinds and set(kinds) <= IN_CONTAINER):
        yield f"a container of {kinds}"
    elif kind == SELECT:
        yield from _select(component)
    elif kind in (GALLERY, FILE):
        yield from _media(component)


def _section(component: Json, kinds: list[int]) -> Iterator[str]:
    if not 1 <= len(kinds) <= 3 or set(kinds) != {TEXT}:
        yield f"a section of {kinds}"
    if component["accessory"]["type"] not in (BUTTON, THUMBNAIL):
        yield "a strange accessory"


def _select(component: Json) -> Iterator[str]:
    options = component["options"]
    if not 1 <= len(options) <= 25:
        yield f"{len(options)} options"
    yield from _doubles("value", [option["value"] for option in options])
    for option in options:
        if not 1 <= len(option["label"]) <= 100 or not 1 <= len(option["value"]) <= 100:
            yield "option length"
    if not 1 <= len(component.get("placeholder") or "x") <= 150:
        yield "placeholder length"


def _media(component: Json) -> Iterator[str]:
    if component["type"] == FILE:
        if not component["file"]["url"].startswith("attachment://"):
            yield "a file that was not uploaded"
        return
    if not 1 <= len(component["items"]) <= 10:
        yield "gallery items"
    for item in component["items"]:
        address = urlsplit(item["media"]["url"])
        schemes = ("http", "https", "attachment")
        if address.scheme not in schemes or not address.hostname:
            yield "a picture that is not on the web"
        if not 1 <= len(item.get("description") or "x") <= 1_024:
            yield "description length"


def check_commands(commands: Json) -> list[str]:
    """What Discord would refuse in a list of global commands."""
    wrong = list(_doubles("command", [command["name"] for command in commands]))
    if len(commands) > 100:
        wrong.append(f"{len(commands)} commands")
    for command in commands:
        if count_characters(command) > 8_000:
            wrong.append(f"{command['name']} over 8,000 characters")
        wrong += _command(command, depth=0)
    return wrong


def count_characters(option: Json) -> int:
    """What counts toward a command's 8,000 characters: names, descriptions, values."""
    own = len(option["name"]) + len(option.get("description", ""))
    values = sum(len(c["name"]) + len(str(c["value"])) for c in option.get("choices", ()))
    return own + values + sum(count_characters(inner) for inner in option.get("options", ()))


def _command(command: Json, depth: int) -> Iterator[str]:
    name, options = command["name"], command.get("options", [])
    if not _COMMAND_NAME.fullmatch(name) or name != name.lower():
        yield f"the name {name!r}"
    if not 1 <= len(command.get("description", "")) <= 100:
        yield f"the description of {name}"
    if len(options) > 25 or depth > 3:
        yield f"the options of {name}"
    groups = [option for option in options if option["type"] in (1, 2)]
    if groups and len(groups) != len(options):
        yield f"{name} mixes groups and options"
    needed = [bool(option.get("required")) for option in options]
    if needed != sorted(needed, reverse=True):
        yield f"required options of {name} come first"
    for option in options:
        yield from _command(option, depth + 1)
