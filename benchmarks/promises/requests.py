"""Promise 7: queries, names and zones made to hurt, asked of the real desk on a real archive."""

from benchmarks.promises.finding import Finding, run_tests
from tests.commands.test_hostile_words import QUERIES, ZONES

NUMBER = 7
PROMISE = "Nothing typed in chat hangs or crashes the bot."


def check(*, quick: bool) -> Finding:
    """Ask all of them, quick or not."""
    del quick
    tested = run_tests(
        "tests/commands/test_hostile_words.py",
        "tests/bot/topics/test_query.py",
        "tests/commands/test_zones.py",
        "tests/commands/test_line.py",
    )
    counts = f"{len(set(QUERIES))} hostile queries by five commands, {len(set(ZONES))} zones"
    return Finding(tested.kept, f"{counts}; {tested.figure}")
