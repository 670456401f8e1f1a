"""How much of an article a text is: a small model's chance for each block, and what follows.

The model is a net of two small layers, trained on pages whose article people marked
(`python -m benchmarks.train_text`). From the chances follows, for any text somebody extracted from
the page, the F1 it is expected to have: a measure that can be compared between extractors, and a
confidence (1: certainly the article and all of it).
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from bot.sources.body.blocks import read_blocks
from bot.sources.body.features import Opinions, find_taken, flat, measure

WEIGHTS = Path(__file__).parent / "weights.npz"


class Judge:
    """Judges texts that were extracted from one page."""

    def __init__(self, tree: Any, opinions: Opinions) -> None:
        import numpy as np

        blocks = read_blocks(tree)
        self._words = [flat(block.text) for block in blocks]
        self._sizes = np.array([line.count(" ") + bool(line) for line in self._words], np.float32)
        self._chances = chances(measure(blocks, self._words, opinions)) if blocks else self._sizes

    def expect(self, text: str) -> float:
        """Return the F1 that a text is expected to have, 0 to 1."""
        import numpy as np

        taken = np.array(find_taken(self._words, text), np.float32)
        wanted = self._chances * self._sizes
        both = float((self._sizes * taken).sum() + wanted.sum())
        return 2 * float((wanted * taken).sum()) / both if both else 0.0

    def unlikely(self, below: float) -> frozenset[str]:
        """Return the words of blocks that are hardly part of the article."""
        pairs: Sequence[tuple[str, float]] = list(zip(self._words, self._chances, strict=True))
        likely = {line for line, chance in pairs if chance >= below}
        return frozenset(line for line, chance in pairs if chance < below) - likely


def chances(rows: Any) -> Any:
    """Return each block's chance to be part of the article, 0 to 1."""
    import numpy as np

    net = _net()
    value = np.clip((rows - net["mean"]) / net["spread"], -5, 5)
    value = np.maximum(value @ net["w1"] + net["b1"], 0)
    value = np.maximum(value @ net["w2"] + net["b2"], 0)
    return 1 / (1 + np.exp(-(value @ net["w3"] + net["b3"])[:, 0]))


@cache
def _net() -> dict[str, Any]:
    import numpy as np

    with np.load(WEIGHTS) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}
