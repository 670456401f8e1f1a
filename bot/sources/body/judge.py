"""Which blocks of a page are its article: a small model's chance for each, and what follows.

The model is a few nets of two small layers, trained on pages whose article people marked
(`python -m benchmarks.train_text`). From the chances follows the F1 that any set of blocks is
expected to have; the set with the highest is the text, and that F1 is its confidence (1: certainly
the article and all of it). Where it is low, others are heard: nets of their own know what they say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bot.sources.body.blocks import Block, Mark, read_blocks
from bot.sources.body.features import find_taken, flat, measure
from bot.sources.body.hearing import compare
from bot.sources.body.strays import without_strays
from bot.sources.body.wording import look_at, weigh
from bot.sources.page import PageFacts

WEIGHTS = Path(__file__).parent / "weights.npz"
ALONE, TOLD = "alone", "told"
"""The nets that know the page only, and those that know other readings of it too."""
_CAPTION = Mark.FIGURE | Mark.CAPTION
_TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d")
_BEGINNING = 300
"""Characters of a block in which such times are looked for."""
_SMALLEST = ("h5", "h6")
_PARAGRAPH = 30
"""Words from which on a heading is none. Of 14 such in 1,313 pages two are of the article."""
_REPEATED = 40
"""Characters from which on a text that comes twice is taken once."""


class Judge:
    """Judges the blocks of one page, and texts that were extracted from it."""

    def __init__(self, tree: Any, facts: PageFacts) -> None:
        import numpy as np

        self._blocks = read_blocks(tree)
        self._words = [flat(block.text) for block in self._blocks]
        self._sizes = np.array([line.count(" ") + bool(line) for line in self._words], np.float32)
        self._rows = self._measure(facts) if self._blocks else None
        self._told = np.array([not _is_never_told(block) for block in self._blocks])
        self._chances = self._sizes if self._rows is None else self._judge(ALONE, self._rows)

    def _measure(self, facts: PageFacts) -> Any:
        import numpy as np

        weighed = weigh(self._words)
        return np.concatenate(
            [
                measure(self._blocks, self._words, facts),
                look_at(self._blocks, self._sizes, weighed),
            ],
            axis=1,
        )

    def hear(self, *readings: str) -> None:
        """Think again, knowing what others found on the page."""
        import numpy as np

        if self._rows is not None:
            others = compare(self._words, self._sizes, readings)
            self._chances = self._judge(TOLD, np.concatenate([self._rows, others], axis=1))

    def _judge(self, kind: str, rows: Any) -> Any:
        return chances(_nets()[kind], rows) * self._told

    def choose(self) -> tuple[str, float]:
        """Return the text with the highest expected F1, and that F1; "" and 0 without any.

        What is part of that choice but stands apart from the rest is left out (`strays`).
        """
        import numpy as np

        if not self._blocks:
            return "", 0.0
        first = np.array(list(_first_of_each(self._blocks, self._words)))
        sizes = self._sizes * first
        wanted = self._chances * sizes
        order = np.argsort(-self._chances, kind="stable")
        both = np.cumsum(wanted[order])
        expected = 2 * both / np.maximum(np.cumsum(sizes[order]) + wanted.sum(), 1e-9)
        best = int(expected.argmax())
        chosen = np.zeros(len(order), bool)
        chosen[order[: best + 1]] = True
        chosen = without_strays(self._blocks, sizes, self._chances, chosen & first)
        kept = [self._blocks[number] for number in np.flatnonzero(chosen)]
        return "\n".join(_lines(kept)), float(expected[best])

    def expect(self, text: str) -> float:
        """Return the F1 that a text is expected to have, 0 to 1."""
        import numpy as np

        taken = np.array(find_taken(self._words, text), np.float32)
        wanted = self._chances * self._sizes
        both = float((self._sizes * taken).sum() + wanted.sum())
        return 2 * float((wanted * taken).sum()) / both if both else 0.0


def _is_never_told(block: Block) -> bool:
    """Whether it is no text of an article, whatever its chance."""
    # Whoever marks pages by hand may count captions in; no summary may hold one.
    return block.listed or _is_caption(block) or _is_fine_print(block) or _is_data(block)


def _is_data(block: Block) -> bool:
    """Whether it is a machine's: "2023-01-10 10:30:00 2023-01-10 11:00:00 America/Chicago …"."""
    return block.tag != "pre" and len(_TIME.findall(block.text[:_BEGINNING])) > 1


def _is_caption(block: Block) -> bool:
    return block.tag == "figcaption" or block.marks & _CAPTION == _CAPTION


def _is_fine_print(block: Block) -> bool:
    """Whether it is a paragraph in the smallest headings: terms, disclaimers, pleas."""
    return block.tag in _SMALLEST and block.text.count(" ") >= _PARAGRAPH


def _first_of_each(blocks: Sequence[Block], words: Sequence[str]) -> Iterator[bool]:
    """Yield for each block whether it is short, or nobody said the same before."""
    said: set[str] = set()
    for block, line in zip(blocks, words, strict=True):
        yield len(block.text) <= _REPEATED or line not in said
        said.add(line)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield a line for each block; the cells of a table's row stand on one, as `a | b`."""
    row, cells = 0, list[str]()
    for block in blocks:
        if cells and block.row != row:
            yield " | ".join(cells)
            cells = []
        row = block.row
        if row:
            cells.append(block.text)
        else:
            yield block.text
    if cells:
        yield " | ".join(cells)


def chances(net: dict[str, Any], rows: Any) -> Any:
    """Return each block's chance to be part of the article, 0 to 1: the mean of several nets'.

    `net` holds their layers, stacked, and the mean and spread of the columns of `rows`.
    """
    import numpy as np

    value = np.clip((rows - net["mean"]) / net["spread"], -5, 5)
    value = np.maximum(value @ net["w1"] + net["b1"][:, None], 0)
    value = np.maximum(value @ net["w2"] + net["b2"][:, None], 0)
    value = value @ net["w3"] + net["b3"][:, None]
    return (1 / (1 + np.exp(-value)))[:, :, 0].mean(axis=0)


@cache
def _nets() -> dict[str, dict[str, Any]]:
    import numpy as np

    nets: dict[str, dict[str, Any]] = {ALONE: {}, TOLD: {}}
    with np.load(WEIGHTS) as stored:
        for name in stored.files:
            kind, _, part = name.partition("_")
            nets[kind][part] = stored[name].astype(np.float32)
    return nets
