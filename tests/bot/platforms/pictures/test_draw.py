"""Pictures of charts: what is in them, whatever the chart holds, and where they are drawn."""

import io
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.model.message import Chart
from bot.pipeline.workers import Workers
from bot.platforms.pictures.draw import WIDTH, draw_chart, draw_charts
from bot.platforms.pictures.ink import DARK, LIGHT, Palette
from tests.bot.platforms.discord.any_message import charts

WEEK = Chart((0, 1, 2, 0, 4, 3, 8), "Seven days", "2026-01-07")


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image.convert("RGB")


def columns_of(image: Image.Image, colour: str, row: int) -> list[int]:
    """Return where a row has a colour, as the left ends of its runs."""
    wanted = tuple(bytes.fromhex(colour.removeprefix("#")))
    found = [x for x in range(image.width) if image.getpixel((x, row)) == wanted]
    return [x for before, x in pairwise([-2, *found]) if x != before + 1]


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> bytes:
    """Return where a piece of a dark picture is bright."""
    return image.crop(box).convert("L").point(lambda value: 255 if value > 128 else 0).tobytes()


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    shares = [channel / 255 for channel in bytes.fromhex(colour.removeprefix("#"))]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_every_day_has_its_bar_and_the_latest_stands_out(palette: Palette) -> None:
    image = opened(draw_chart(WEEK, palette))
    assert image.width == WIDTH
    above_axis = image.height - 50
    assert len(columns_of(image, palette.bar, above_axis)) == 4  # 1, 2, 4 and 3
    assert len(columns_of(image, palette.strong, above_axis)) == 1
    below_half = image.height - 130
    assert len(columns_of(image, palette.bar, below_half)) == 1  # of those only 4 is so high


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_letters_and_bars_can_be_read(palette: Palette) -> None:
    assert contrast(palette.text, palette.paper) > 7
    for colour in (palette.strong, palette.fall):
        assert contrast(colour, palette.paper) > 4.5
        assert contrast(colour, palette.bar if colour == palette.strong else palette.fall_bar) > 1.5


def test_days_and_the_highest_value_are_written() -> None:
    """Letters are pixels: a chart with other days or another peak has others, where they stand."""
    image = opened(draw_chart(WEEK, DARK))
    later = opened(draw_chart(Chart(WEEK.values, "", "2026-02-07"), DARK))
    higher = opened(draw_chart(Chart(tuple(v * 5 for v in WEEK.values), "", "2026-01-07"), DARK))
    below, above = (0, image.height - 40, WIDTH, image.height), (0, 0, WIDTH, 48)
    assert ink(image, below) != ink(later, below)
    assert ink(image, above) == ink(later, above)
    assert ink(image, above) != ink(higher, above)
    assert ink(image, below) == ink(higher, below)


def test_several_charts_stand_in_two_columns() -> None:
    two = opened(draw_charts([WEEK, WEEK], DARK))
    three = opened(draw_charts([WEEK] * 3, DARK))
    assert two.height < three.height
    assert len(columns_of(two, DARK.strong, two.height - 70)) == 2


def test_a_title_that_the_font_lacks_leaves_its_number() -> None:
    numbered = [draw_charts([Chart((1, 2), "", "", t)], DARK) for t in ("3. 高市早苗", "3.", "4.")]
    assert numbered[0] == numbered[1] != numbered[2]
    plain = [draw_charts([Chart((1, 2), "", "", t)], DARK) for t in ("1. José", "1. Jose")]
    assert plain[0] == plain[1]


@settings(max_examples=30, deadline=None)
@given(charts, st.sampled_from([DARK, LIGHT]))
def test_any_chart_becomes_a_small_picture(chart: Chart, palette: Palette) -> None:
    for png in (draw_chart(chart, palette), draw_charts([chart] * 3, palette)):
        assert opened(png).width == WIDTH
        assert len(png) < 200_000


async def test_it_is_drawn_in_a_worker_process() -> None:
    workers = Workers(count=1)
    try:
        assert opened(await workers(draw_chart, WEEK, DARK)).width == WIDTH
    finally:
        await workers.close()


def test_the_bot_itself_never_loads_the_library() -> None:
    code = (
        "import sys, bot.app, bot.platforms.discord.answers, bot.platforms.slack.uploads; "
        "print('PIL' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
