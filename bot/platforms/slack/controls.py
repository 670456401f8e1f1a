"""Buttons and selects. Each says by its value what it asks, so a restart changes nothing."""

from collections.abc import Sequence

from bot.model.message import Button
from bot.platforms.slack.escape import tidy_line
from bot.platforms.slack.limits import (
    BUTTON,
    BUTTON_VALUE,
    BUTTONS,
    OPTION,
    OPTION_VALUE,
    OPTIONS,
    PLACEHOLDER,
    Block,
)
from bot.platforms.text import units

ASK = "ask"
"""Action ids of what asks the desk: `ask-0`, `ask-1` …, by their place in their row."""
SHARE = "share"


def plain_text(text: str) -> Block:
    """Return text as the object that Slack parses nothing in, not even `:smile:`."""
    return {"type": "plain_text", "text": text, "emoji": False}


def show_buttons(buttons: Sequence[Button]) -> list[Block]:
    """Return rows of buttons. One whose request is too long is left out: cut, it asks another."""
    shown = [button for button in buttons if fits(button.request, BUTTON_VALUE)]
    return [
        _actions([_button(b, at) for at, b in enumerate(shown[start : start + BUTTONS])])
        for start in range(0, len(shown), BUTTONS)
    ]


def show_selects(selects: Sequence[tuple[str, Sequence[Button]]]) -> list[Block]:
    """Return a row of selects, each with what it asks for; those with nothing to choose left out.

    What a select offers is a button's label and request, each offered once.
    """
    offered = [(prompt, _options(buttons)) for prompt, buttons in selects]
    elements: list[Block] = [
        {
            "type": "static_select",
            "action_id": f"{ASK}-{at}",
            "placeholder": plain_text(tidy_line(prompt, PLACEHOLDER)),
            "options": options,
        }
        for at, (prompt, options) in enumerate(offered)
        if options
    ]
    return [_actions(elements)] if elements else []


def share_row(token: str) -> Block:
    """Return the button that shows an answer to everyone; `token` says which answer."""
    button = {
        "type": "button",
        "action_id": SHARE,
        "text": plain_text("Share in channel"),
        "value": token,
    }
    return _actions([button])


def option(label: str, value: str) -> Block:
    """Return one choice of a select; `value` is not empty and short enough."""
    return {"text": plain_text(tidy_line(label, OPTION) or "–"), "value": value}


def request_of(action: Block) -> str:
    """Return the line that a pressed button or a chosen option asks, or nothing."""
    if not str(action.get("action_id", "")).startswith(ASK):
        return ""
    chosen = action.get("selected_option") or {}
    return str(action.get("value") or chosen.get("value") or "")


def _actions(elements: list[Block]) -> Block:
    return {"type": "actions", "elements": elements}


def _button(button: Button, at: int) -> Block:
    return {
        "type": "button",
        "action_id": f"{ASK}-{at}",
        "text": plain_text(tidy_line(button.label, BUTTON) or "–"),
        "value": button.request,
    }


def _options(buttons: Sequence[Button]) -> list[Block]:
    unique = {b.request: b.label for b in buttons if fits(b.request, OPTION_VALUE)}
    return [option(label, request) for request, label in list(unique.items())[:OPTIONS]]


def fits(value: str, limit: int) -> bool:
    """Return whether a value comes back from Slack as it is: neither too long nor half a letter."""
    whole = not any("\ud800" <= character <= "\udfff" for character in value)
    return bool(value.strip()) and whole and units(value) <= limit
