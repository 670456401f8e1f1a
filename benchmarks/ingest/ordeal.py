"""Runs one reading of hostile input in a process of its own, and says what it cost. Linux only."""

import os
import pickle
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_MEGABYTES = 2_000
"""Address space of the process: a reader that wants more is stopped."""


@dataclass(frozen=True, slots=True)
class Ordeal:
    """What one reading cost: CPU seconds, and megabytes on top of what was in use before."""

    name: str
    seconds: float
    megabytes: float
    answer: str
    """How the reading ended, as the reader's result or error says it."""
    survived: bool = True
    """False when the process was stopped, or died."""


def undergo(
    name: str,
    make: Callable[[], bytes],
    read: Callable[[bytes], object],
    *,
    patience: int,
) -> Ordeal:
    """Make the input and read it in a forked process; stop that after `patience` CPU seconds."""
    ours, its = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _be_tried(name, make, read, patience, its)
    os.close(its)
    with os.fdopen(ours, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    if not told:
        return Ordeal(name, float(patience), 0.0, "stopped", survived=False)
    ordeal: Ordeal = pickle.loads(told)
    return ordeal


def _be_tried(
    name: str,
    make: Callable[[], bytes],
    read: Callable[[bytes], object],
    patience: int,
    pipe: int,
) -> None:
    status = 1
    try:
        os.write(pipe, pickle.dumps(_measure(name, make(), read, patience)))
        status = 0
    finally:
        os._exit(status)  # never back into the caller's code


def _measure(name: str, body: bytes, read: Callable[[bytes], object], patience: int) -> Ordeal:
    read(b"<rss version='2.0'><channel><title>x</title></channel></rss>")  # imports are not counted
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + patience + 1, used + patience + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_MEGABYTES << 20, _MEGABYTES << 20))
    Path("/proc/self/clear_refs").write_text("5")  # forget the peak so far
    before = _peak()
    began = time.process_time()
    try:
        answer = _shown(read(body))
    except Exception as error:  # noqa: BLE001  whatever the reader says is its answer
        answer = f"{type(error).__name__}: {error}"
    seconds = time.process_time() - began
    return Ordeal(name, seconds, _peak() - before, answer[:300])


def _shown(result: object) -> str:
    return f"{len(result)} entries" if isinstance(result, tuple) else str(result)


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
