"""Promise 4: addresses that lead inside are tried through the real client, and none is dialled.

Two tables (tests/bot/sources/test_ssrf.py) go through names, redirects and spellings of numbers;
redirects go over real sockets past a server that nobody may reach. One more test fails where any
other module imports an HTTP client.
"""

from benchmarks.promises.finding import Finding, run_tests
from tests.bot.sources.test_ssrf import ALLOWED, REFUSED

NUMBER = 4
PROMISE = "Only public web addresses are fetched."


def check(*, quick: bool) -> Finding:
    """Try all addresses, quick or not; it takes seconds."""
    del quick
    tested = run_tests(
        "tests/bot/sources/test_ssrf.py",
        "tests/bot/sources/test_guard.py",
        "tests/bot/sources/test_secrets.py",
        "tests/test_layers.py",
    )
    counts = f"{len(set(REFUSED))} addresses refused, {len(ALLOWED)} allowed"
    return Finding(tested.kept, f"{counts}; {tested.figure}")
