"""The colours of a picture: opaque, so that it reads on any background of a chat."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as Pillow takes them."""

    paper: str
    text: str
    faint: str
    """Axes and the line of what is usual."""
    bar: str
    strong: str
    """The latest day."""
    fall_bar: str
    fall: str
    """Bars of what falls, and its latest day."""


DARK = Palette("#1f2126", "#e3e5e8", "#686d78", "#4a6da8", "#7fb0ff", "#8f6b48", "#ffb069")
"""For Discord, where most people look at dark pages."""
LIGHT = Palette("#ffffff", "#1d1c1d", "#a3a7ad", "#9dbcea", "#2463c7", "#ecc19b", "#c2570c")
"""For Slack, which comes with light ones."""
