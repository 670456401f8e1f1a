"""The memory of a process that runs for months: how it is handed out, and how it is looked through.

glibc gives each thread that asks for much an arena of its own, up to eight a core, and holds on to
what was freed in the middle of one: with a database, parsers and a dozen threads, the process grows
for days. One arena for all costs little here, as Python's lock lets one thread work at a time
anyway. See mallopt(3).
"""

import asyncio
import ctypes
import gc

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""The numbers of malloc.h for what is set."""
_LARGE = 131_072
"""Bytes from which a block is mapped on its own, and so given back at once when it is freed. Left
alone, glibc raises this limit with the first large body, to 32 MB at most."""
_SETTLED_AFTER = 60.0
"""Seconds until what the bot needs has been loaded, by and large."""


def keep_together() -> bool:
    """Let all threads share one arena; to be called while there is but one thread.

    Returns whether the C library can do so: others than glibc have no such arenas.
    """
    try:
        set_option = ctypes.CDLL(None).mallopt
    except AttributeError:
        return False
    return bool(set_option(_ARENA_MAX, 1)) and bool(set_option(_MMAP_THRESHOLD, _LARGE))


async def settle() -> None:
    """Spare the collector what stays for good, once most of it is there.

    It would look through all modules and tables again and again, and the loop waits meanwhile.
    """
    await asyncio.sleep(_SETTLED_AFTER)
    gc.collect()
    gc.freeze()
