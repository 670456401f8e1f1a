"""How fast the bot starts and how much memory it takes, on the bundled samples.

`python -m benchmarks.startup` starts the real bot twice in a terminal of its own, with an empty
data folder first, and prints what it measured beside the aims. Linux only (/proc).
"""

import os
import pty
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DIGEST = b"Your digest"
PROMPT = b"/quit ends"
"""The last words before the prompt."""
PATIENCE = 120.0
_MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Start:
    """One start of the bot: seconds until something showed, megabytes once it did."""

    digest: float | None
    """None where no digest was due any more."""
    prompt: float
    main: int
    workers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    what: str
    measured: float
    aim: float
    unit: str


def measure_start(data_dir: Path) -> Start:
    """Start the bot on a data folder, wait for its prompt, look at its memory, and end it."""
    ours, its = pty.openpty()
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
        env={**os.environ, "VERBATIM_DATA_DIR": str(data_dir), "TERM": "xterm"},
    )
    os.close(its)
    try:
        seen = _watch(ours, began, (DIGEST, PROMPT))
        time.sleep(1)  # memory is looked at when things have settled
        families = _children(process.pid)
        # The workers are the children of the fork server, which is a child of the bot.
        workers = [
            pid for child in families.get(process.pid, []) for pid in families.get(child, [])
        ]
        return Start(
            digest=seen.get(DIGEST),
            prompt=seen[PROMPT],
            main=_resident(process.pid),
            workers=tuple(_resident(pid) for pid in workers),
        )
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        os.close(ours)


def _watch(terminal: int, began: float, marks: Sequence[bytes]) -> dict[bytes, float]:
    """Read until the last mark shows; return when each of them did, in seconds."""
    seen: dict[bytes, float] = {}
    shown = b""
    while marks[-1] not in seen:
        if time.perf_counter() - began > PATIENCE:
            sys.exit(f"The bot showed no prompt within {PATIENCE:g} s. It showed:\n{shown!r}")
        try:
            shown += os.read(terminal, 65_536)
        except OSError:
            sys.exit(f"The bot ended early. It showed:\n{shown.decode(errors='replace')}")
        now = time.perf_counter() - began
        seen |= {mark: now for mark in marks if mark in shown and mark not in seen}
    return seen


def _children(root: int) -> dict[int, list[int]]:
    """Return the processes of a session by their parents."""
    families: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        parent, session = int(fields[1]), int(fields[3])
        if session == root:
            families.setdefault(parent, []).append(int(folder.name))
    return families


def _resident(pid: int) -> int:
    """Return a process's resident memory in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) // _MEGABYTE


def figures(cold: Start, warm: Start) -> list[Figure]:
    """Return the table: what was measured and what we aim at."""
    table = [Figure("main process after the seeds", cold.main, 150, "MB")]
    if cold.digest is not None:
        table.insert(0, Figure("first digest, empty data folder", cold.digest, 5, "s"))
    table.insert(1, Figure("prompt, second start", warm.prompt, 2, "s"))
    table.append(Figure("main process, second start", warm.main, 150, "MB"))
    numbered = enumerate(cold.workers, start=1)
    return table + [Figure(f"worker {n} after the seeds", mb, 130, "MB") for n, mb in numbered]


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        cold = measure_start(Path(folder))
        warm = measure_start(Path(folder))
    for figure in figures(cold, warm):
        verdict = "" if figure.measured <= figure.aim else "  over"
        measured = f"{figure.measured:.2f}" if figure.unit == "s" else f"{figure.measured:.0f}"
        print(f"{figure.what:<34}{measured:>7} {figure.unit:<3} aim {figure.aim:g}{verdict}")


if __name__ == "__main__":
    main()
