"""A chart's values as one line of bars: what every platform can show."""

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def draw_bars(values: Sequence[int]) -> str:
    """Return a bar a value, the highest full; nothing (and less) is the lowest bar alone."""
    top = max(values, default=0)
    return "".join(_bar(value, top) for value in values)


def _bar(value: int, top: int) -> str:
    """Return one bar; whatever is more than nothing stands above the lowest one."""
    if value <= 0:
        return _BARS[0]
    steps = len(_BARS) - 1
    return _BARS[max(1, (value * steps + top // 2) // top)]
