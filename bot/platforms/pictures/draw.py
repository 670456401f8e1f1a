"""Charts → PNG. Runs in a worker process; Pillow is imported there and nowhere else.

Pillow rather than a plotting library: bars, lines and labels are all there is to draw. Its own
scalable font knows little more than ASCII: a title that it cannot write is written without accents,
or left to the number before it, which the message repeats.
"""

import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.model.message import Chart
from bot.platforms.pictures.ink import Palette

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH = 960
"""Pixels; chats show pictures about half as wide, so that this is sharp on good screens."""
MOST_DAYS = 120
MOST_CHARTS = 12
_HEIGHT = 300
_PANEL = 190
_COLUMNS = 2
_MARGIN = 28
_LARGE, _SMALL = 27, 22
_LINE = 34
_GAP = 0.28
"""Of a day's width, what stays free between two bars."""
_LEAST_BAR = 3
"""Pixels of the lowest bar that is not nothing."""
_MISSING = "\uffff"


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle on the paper."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def draw_chart(chart: Chart, palette: Palette) -> bytes:
    """Return a chart as a PNG: bars, the highest value, the first day and the last."""
    return _draw_all([(chart, _Box(_MARGIN, 16, WIDTH - _MARGIN, _HEIGHT - 12))], _HEIGHT, palette)


def draw_charts(charts: Sequence[Chart], palette: Palette) -> bytes:
    """Return charts side by side as one PNG, each with its title and its own scale."""
    shown = charts[:MOST_CHARTS]
    rows = -(-len(shown) // _COLUMNS) or 1
    width = (WIDTH - _MARGIN * (_COLUMNS + 1)) // _COLUMNS
    boxes = [
        _Box(left, top, left + width, top + _PANEL)
        for at in range(len(shown))
        for left in (_MARGIN + at % _COLUMNS * (width + _MARGIN),)
        for top in (20 + at // _COLUMNS * (_PANEL + 24),)
    ]
    height = 20 + rows * (_PANEL + 24)
    return _draw_all(list(zip(shown, boxes, strict=True)), height, palette)


def _draw_all(panels: Sequence[tuple[Chart, _Box]], height: int, palette: Palette) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (WIDTH, height), palette.paper)
    pen = ImageDraw.Draw(image)
    large, small = ImageFont.load_default(_LARGE), ImageFont.load_default(_SMALL)
    # Without FreeType Pillow falls back to a font of one size and one face.
    if not isinstance(large, ImageFont.FreeTypeFont) or not isinstance(
        small, ImageFont.FreeTypeFont
    ):
        raise RuntimeError("This copy of Pillow cannot draw letters: it lacks FreeType.")
    for chart, box in panels:
        _Panel(pen, large, small, palette, chart, box).draw()
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Panel:
    """One chart on the paper."""

    pen: "ImageDraw"
    large: "FreeTypeFont"
    small: "FreeTypeFont"
    palette: Palette
    chart: Chart
    box: _Box

    def draw(self) -> None:
        """Draw title, axis, bars and labels."""
        box = self.box
        if self.chart.title:
            title = _fit(_writable(self.chart.title, self.large), self.large, box.width)
            self.pen.text((box.left, box.top), title, self.palette.text, self.large)
        plot = _Box(
            box.left,
            box.top + _LINE + (_LINE if self.chart.title else 0),
            box.right,
            box.bottom - _LINE,
        )
        values = [max(0, value) for value in self.chart.values[-MOST_DAYS:]]
        if values:
            self._draw_bars(values, plot)
            self._write_days(len(values), plot)
        self.pen.line(
            (plot.left, plot.bottom, plot.right, plot.bottom), self.palette.faint, width=2
        )

    def _draw_bars(self, values: Sequence[int], plot: _Box) -> None:
        top, step = max(values), plot.width / len(values)
        ink = self.palette
        usual, latest = (ink.fall_bar, ink.fall) if self.chart.falls else (ink.bar, ink.strong)
        for at, value in enumerate(values):
            if value:
                high = max(_LEAST_BAR, round(plot.height * value / top))
                left = plot.left + round(at * step + step * _GAP / 2)
                right = max(left + 1, plot.left + round((at + 1) * step - step * _GAP / 2) - 1)
                colour = latest if at == len(values) - 1 else usual
                self.pen.rectangle((left, plot.bottom - high, right, plot.bottom), colour)
        self._draw_usual(top, plot)
        if top:
            at = len(values) - 1 - values[::-1].index(top)
            self._write_top(str(top), plot.left + round((at + 0.5) * step), plot)
        else:
            self._write("none", plot.left, plot.bottom - _LINE, self.palette.faint)

    def _draw_usual(self, top: int, plot: _Box) -> None:
        """Draw a dashed line at what is usual a day."""
        if not 0 < self.chart.usual <= top:
            return
        y = plot.bottom - round(plot.height * self.chart.usual / top)
        for x in range(plot.left, plot.right, 14):
            end = min(x + 7, plot.right)
            self.pen.line((x, y, end, y), self.palette.faint, width=2)

    def _write_top(self, label: str, middle: int, plot: _Box) -> None:
        """Write the highest value above its bar, within the panel."""
        label = _fit(label, self.small, plot.width)
        wide = round(self.small.getlength(label))
        left = min(max(middle - wide // 2, plot.left), plot.right - wide)
        self._write(label, left, plot.top - 30, self.palette.text)

    def _write_days(self, count: int, plot: _Box) -> None:
        first = _day(self.chart.first_day, len(self.chart.values) - count)
        last = _day(self.chart.first_day, len(self.chart.values) - 1)
        if not first or not last:
            return
        self._write(first, plot.left, plot.bottom + 6, self.palette.text)
        if last != first:
            left = plot.right - round(self.small.getlength(last))
            self._write(last, left, plot.bottom + 6, self.palette.text)

    def _write(self, text: str, x: int, y: int, colour: str) -> None:
        self.pen.text((x, y), text, colour, self.small)


def _day(first_day: str, later: int) -> str:
    try:
        day = date.fromisoformat(first_day) + timedelta(days=later)
    except (ValueError, OverflowError):  # no date given, or none that the calendar has
        return ""
    return f"{day.day} {day:%b}"


def _writable(text: str, font: "FreeTypeFont") -> str:
    """Return what of a title the font can write: "1. José" is "1. Jose", "2. 高市" only "2."."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    missing = bytes(font.getmask(_MISSING))
    if all(c == " " or (c.isprintable() and bytes(font.getmask(c)) != missing) for c in plain):
        return plain
    number, dot, _ = plain.partition(". ")
    return f"{number}." if dot and number.isdecimal() and number.isascii() else ""


def _fit(text: str, font: "FreeTypeFont", width: int) -> str:
    """Return text, cut where it is wider than it may be."""
    shown = text[:200]
    if shown == text and font.getlength(text) <= width:
        return text
    while shown and font.getlength(f"{shown}…") > width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"
