"""All threads of the bot's process share one arena of the C library."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = """
import ctypes, sys, threading
from bot.monitor.memory import keep_together

if sys.argv[2] == "kept":
    assert keep_together()
libc = ctypes.CDLL(None)
libc.malloc.restype = libc.fopen.restype = ctypes.c_void_p
begun = threading.Barrier(8)

def take():
    begun.wait()
    for _ in range(200):
        libc.malloc(50_000)
    begun.wait()

threads = [threading.Thread(target=take) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
out = ctypes.c_void_p(libc.fopen(sys.argv[1].encode(), b"w"))
libc.malloc_info(0, out)
libc.fclose(out)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no arenas")
def test_threads_share_one_arena(tmp_path: Path) -> None:
    """Eight threads that take much at once get one arena, and not several."""
    assert _count_arenas(tmp_path / "kept", "kept") == 1
    assert _count_arenas(tmp_path / "alone", "left alone") > 1


def _count_arenas(seen: Path, how: str) -> int:
    subprocess.run([sys.executable, "-c", _SCRIPT, str(seen), how], check=True)
    return seen.read_text().count("<heap nr=")
