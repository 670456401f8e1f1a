"""Groups of words that stand in like surroundings: what is known of a word by the company it keeps.

Made by `benchmarks.group_words` from public word vectors. Words are kept as checksums, sorted: a
fraction of the memory of the words themselves, and nothing is ever read back from them. A word
that nobody grouped gets a wrong group once in twenty thousand times, which does no harm.
"""

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path

from bot.model.errors import FileError

GROUPS = Path(__file__).parents[1] / "weights" / "groups.bin.z"

_UNKNOWN = ("", "", "")


@dataclass(frozen=True, slots=True)
class Groups:
    """Which group a word belongs to, at three levels: fine, middle, coarse."""

    sums: "array[int]"
    """CRC-32 of the lower-case words, in order."""
    numbers: "array[int]"
    """Fine group of each."""
    levels: tuple[tuple[str, str, str], ...]
    """By fine group: its own name and those of the groups it is in."""

    def of(self, low: str) -> tuple[str, str, str]:
        """Return the names of the groups of a lower-case word, all empty for a rare one."""
        wanted = _checksum(low)
        at = bisect_left(self.sums, wanted)
        if at == len(self.sums) or self.sums[at] != wanted:
            return _UNKNOWN
        return self.levels[self.numbers[at]]


def pack(groups: Mapping[str, int], levels: Sequence[tuple[int, int]]) -> bytes:
    """Return the file of groups: fine group by word, middle and coarse group by fine group."""
    rows = sorted({_checksum(word): number for word, number in groups.items()}.items())
    sums = [wanted for wanted, _ in rows]
    parts = (
        array("I", [len(rows), len(levels)]),
        array("I", [sums[0], *(after - before for before, after in pairwise(sums))]),
        array("H", [number for _, number in rows]),
        array("H", [number for pair in levels for number in pair]),
    )
    return zlib.compress(b"".join(map(_bytes, parts)), 9)


@lru_cache(maxsize=2)
def read_groups(path: Path = GROUPS) -> Groups:
    """Return the groups of a file. Raises FileError when it cannot be used."""
    try:
        return _unpack(zlib.decompress(path.read_bytes()))
    except (OSError, zlib.error, ValueError, IndexError) as error:
        raise FileError(
            f"The groups of words of the trained tagger, {path}, cannot be read: {error}.",
            fix="Restore the file from the release you run, or set actors.recognizer to rules.",
        ) from error


def _unpack(raw: bytes) -> Groups:
    words, fine = _read("I", raw[:8])
    steps = _read("I", raw[8 : 8 + 4 * words])
    numbers = _read("H", raw[8 + 4 * words : 8 + 6 * words])
    pairs = _read("H", raw[8 + 6 * words :])
    levels = tuple((str(n), str(pairs[2 * n]), str(pairs[2 * n + 1])) for n in range(fine))
    return Groups(array("I", accumulate(steps)), numbers, levels)


def _read(kind: str, raw: bytes) -> "array[int]":
    found = array(kind, raw)
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _bytes(part: "array[int]") -> bytes:
    if sys.byteorder == "big":
        part.byteswap()
    return part.tobytes()


def _checksum(low: str) -> int:
    return zlib.crc32(low.encode("utf-8", "surrogatepass"))
