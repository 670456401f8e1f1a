"""What the command line prints, made safe for a terminal."""

import sys
from collections.abc import Sequence

from bot.model.text import clean_text


def say(text: str) -> None:
    """Print lines. What came from outside cannot move the cursor or change colours."""
    sys.stdout.write(clean_text(text) + "\n")


def say_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table with columns as wide as their widest cell; the last column runs free."""
    cells = [list(header), *[[" ".join(cell.split()) for cell in row] for row in rows]]
    widths = [max(_width(row[column]) for row in cells) for column in range(len(header) - 1)]
    for row in cells:
        padded = [
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)
        ]
        say("  ".join([*padded, row[-1]]).rstrip())


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text (East Asian characters take two)."""
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)
