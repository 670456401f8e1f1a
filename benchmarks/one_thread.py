"""One thread for numpy, as the bot's workers have: threads that wait would count as CPU time."""

import os
import sys

_THREADS = "OPENBLAS_NUM_THREADS"


def begin_with_one_thread(module: str) -> None:
    """Start a module's program again unless numpy, which is loaded by now, has one thread."""
    if os.environ.get(_THREADS) != "1":
        os.environ[_THREADS] = "1"
        os.execv(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]])
