"""What a process and its children take from the machine, as Linux tells under /proc."""

from collections.abc import Iterator
from pathlib import Path

_MB = 1024
"""kB in one, which is what /proc counts in."""


def memory_of_tree(pid: int, *without: int) -> float:
    """Return the MB that a process and its children take; what they share counts once (PSS).

    `without`: children that are left out, with theirs.
    """
    return sum(_memory(one) for one in _tree(pid, frozenset(without))) / _MB


def resident(pid: int) -> float:
    """Return the MB of one process that are in memory (RSS)."""
    return _field(Path(f"/proc/{pid}/status"), "VmRSS:") / _MB


def open_files(pid: int) -> int:
    """Return how many files and sockets a process has open."""
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


def _tree(pid: int, without: frozenset[int]) -> Iterator[int]:
    yield pid
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(word) for task in tasks for word in (task / "children").read_text().split()]
    except OSError:  # it has ended meanwhile
        return
    for child in children:
        if child not in without:
            yield from _tree(child, without)


def _memory(pid: int) -> int:
    return _field(Path(f"/proc/{pid}/smaps_rollup"), "Pss:")


def _field(file: Path, name: str) -> int:
    try:
        lines = file.read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
