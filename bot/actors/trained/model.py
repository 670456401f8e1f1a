"""The weights in memory: read once a process."""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from bot.actors.trained.features import Stretch
from bot.model.errors import FileError

WEIGHTS = Path(__file__).parents[1] / "weights" / "english.crf.z"
_SIZE = slice(4, 8)
"""Where the head of a model in CRFsuite's format says how many bytes it has."""
_LARGEST = 1 << 26
"""Bytes; what a damaged head says is not believed."""


class Model(Protocol):
    """Labels one sentence."""

    def tag(self, sentence: Sequence[Sequence[str]]) -> list[str]:
        """Return a label for every piece, of whose attributes `sentence` is made."""
        ...


def tag_row(model: Model, stretches: Sequence[Stretch], size: int) -> list[str]:
    """Return the labels of a sentence of `size` pieces; outside of its stretches is no name."""
    labels = ["O"] * size
    for start, attributes in stretches:
        labels[start : start + len(attributes)] = model.tag(attributes)
    return labels


@lru_cache(maxsize=2)
def load_model(path: Path = WEIGHTS) -> Model:
    """Return the model of a weight file. Raises FileError when it cannot be used."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    try:
        weights = _unpack(path.read_bytes())
        tagger.open_inmemory(weights)
    except (OSError, zlib.error, ValueError) as error:
        raise FileError(
            f"The weights of the trained tagger, {path}, cannot be read: {error}.",
            fix="Restore the file from the release you run, or set actors.recognizer to rules.",
        ) from error
    return _Crf(tagger, weights)


def _unpack(packed: bytes) -> bytes:
    """Return the model of a weight file. Its head tells its size: so it is never held twice."""
    head = zlib.decompressobj().decompress(packed, _SIZE.stop)
    size = int.from_bytes(head[_SIZE], "little")
    return zlib.decompress(packed, bufsize=max(1, min(size, _LARGEST)))


class _Crf:
    def __init__(self, tagger: object, weights: bytes) -> None:
        self._tagger = tagger
        self._weights = weights  # the tagger reads them in place and keeps no reference

    def tag(self, sentence: Sequence[Sequence[str]]) -> list[str]:
        labels: list[str] = self._tagger.tag(sentence)  # type: ignore[attr-defined]
        return labels
