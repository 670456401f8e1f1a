"""Buttons and selects: what can be pressed, with the request line in its stable custom id.

A custom id is all that comes back when something is pressed, even after a restart: it holds the
line itself (`ask:who Takaichi`; of a select, each option's value does). A line too long for one
(100 characters) is shown as text that a person can copy.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bot.model.message import Button, Choices
from bot.platforms.discord.escape import tidy_line
from bot.platforms.discord.limits import (
    BUTTONS_A_ROW,
    CUSTOM_ID,
    LABEL,
    OPTION,
    OPTIONS,
    PLACEHOLDER,
    Component,
)
from bot.platforms.text import cut, units

SHARE = "share"
"""The custom id of the button that shows a private answer to the channel."""
_ACTION_ROW, _BUTTON, _SELECT = 1, 2, 3
_GREY = 2
_ASK = re.compile(r"ask\d*:(.+)", re.DOTALL)
_SERVER = re.compile(r"server:(\d{1,20}) ?(.*)", re.DOTALL)
_PICK = re.compile(r"pick\d*")
_NUMBER = 3
"""Characters kept free in a custom id for the number that tells two like ones apart."""
_LONGEST_REQUEST = CUSTOM_ID - len("ask:") - _NUMBER
_MOST_BUTTONS = 5
"""More choices than that become a select."""
_MOST_SELECTS = 4
_HINT = PLACEHOLDER - len(" (1 of 4)")


def request_of(custom_id: str, values: Sequence[str] = ()) -> str:
    """Return the request line of what was pressed or picked; empty if it is none of ours."""
    asked = _ASK.fullmatch(custom_id)
    if asked:
        return asked[1]
    return values[0] if _PICK.fullmatch(custom_id) and values else ""


def fits(button: Button) -> bool:
    """Return whether a button's request can be pressed: whether it fits a custom id."""
    return 0 < units(_line(button)) <= _LONGEST_REQUEST


def show_button(button: Button) -> Component:
    """Return a button whose request fits."""
    line = _line(button)
    label = cut(tidy_line(button.label, LABEL), LABEL) or cut(line, LABEL)
    return {"type": _BUTTON, "style": _GREY, "label": label, "custom_id": f"ask:{line}"}


def show_buttons(buttons: Iterable[Button]) -> list[Component]:
    """Return buttons in rows; two of the same request are one."""
    unique = {_line(button): show_button(button) for button in buttons if fits(button)}
    return [_row(*row) for row in _batches(unique.values(), BUTTONS_A_ROW)]


def show_choices(choices: Choices) -> list[Component]:
    """Return a few choices as buttons, and many as selects."""
    buttons = [button for button in choices.buttons if fits(button)]
    if len({_line(button) for button in buttons}) <= _MOST_BUTTONS:
        return show_buttons(buttons)
    return show_selects(buttons, choices.prompt)


def show_selects(buttons: Iterable[Button], placeholder: str) -> list[Component]:
    """Return buttons as the options of selects, 25 in each."""
    options = {_line(button): _option(button) for button in buttons if fits(button)}
    hint = cut(tidy_line(placeholder, _HINT), _HINT) or "Choose one"
    batches = _batches(options.values(), OPTIONS)[:_MOST_SELECTS]
    selects = [
        {"type": _SELECT, "custom_id": "pick", "placeholder": hint, "options": batch}
        for batch in batches
    ]
    if len(batches) > 1:  # of several that ask the same, each says which part it holds
        for number, select in enumerate(selects, 1):
            select["placeholder"] = f"{hint} ({number} of {len(batches)})"
    return [_row(select) for select in selects]


def share_row() -> Component:
    """Return the row with the button that shows an answer to everyone in the channel."""
    label = "Share in channel"
    return _row({"type": _BUTTON, "style": _GREY, "label": label, "custom_id": SHARE})


def is_share_row(component: Component) -> bool:
    """Return whether a component is what `share_row` returned."""
    inner: list[Component] = component.get("components") or [{}]
    return component.get("type") == _ACTION_ROW and inner[0].get("custom_id") == SHARE


def number_alike(components: Iterable[Component]) -> None:
    """Give every control in a payload a custom id of its own: `ask:`, `ask2:`, `ask3:`."""
    seen: dict[str, int] = {}
    for control in controls_in(components):
        given = control["custom_id"]
        seen[given] = seen.get(given, 0) + 1
        if seen[given] > 1:
            word, colon, rest = given.partition(":")
            control["custom_id"] = f"{word}{seen[given]}{colon}{rest}"


def ask_in(server: str, components: Iterable[Component]) -> None:
    """Let controls ask about a server, for direct messages: elsewhere it is where they are pressed.

    One whose request is too long for that stays as it is: then the server is asked for.
    """
    for control in controls_in(components):
        asked = _ASK.fullmatch(control["custom_id"])
        if asked:
            start = control["custom_id"].removesuffix(asked[1])
            control["custom_id"] = f"{start}{_in_server(server, asked[1], CUSTOM_ID - len(start))}"
        for option in control.get("options", ()):
            option["value"] = _in_server(server, option["value"], OPTION)


def line_in_server(server: int | str, line: str) -> str:
    """Return a line that is about a server."""
    return f"server:{server} {line}".rstrip()


def take_server(line: str) -> tuple[int, str]:
    """Return the server that a line begins with, 0 where it does not, and the rest."""
    found = _SERVER.fullmatch(line)
    return (int(found[1]), found[2]) if found else (0, line)


def _in_server(server: str, line: str, most: int) -> str:
    longer = line_in_server(server, line)
    return longer if units(longer) <= most else line


def controls_in(components: Iterable[Component]) -> Iterator[Component]:
    """Return everything that has a custom id, in order."""
    for component in components:
        if "custom_id" in component:
            yield component
        yield from controls_in(component.get("components", ()))
        if "accessory" in component:
            yield from controls_in((component["accessory"],))


def _line(button: Button) -> str:
    return tidy_line(button.request, CUSTOM_ID * 2)


def _option(button: Button) -> Component:
    line = _line(button)
    label = cut(tidy_line(button.label, OPTION), OPTION) or cut(line, OPTION)
    return {"label": label, "value": line}


def _row(*components: Component) -> Component:
    return {"type": _ACTION_ROW, "components": list(components)}


def _batches(items: Iterable[Component], size: int) -> list[list[Component]]:
    waiting = iter(items)
    return list(iter(lambda: list(islice(waiting, size)), []))
