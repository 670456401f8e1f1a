"""Promise 9: every command, asked by every kind of person in every place, on both platforms."""

from benchmarks.promises.finding import Finding, run_tests

NUMBER = 9
PROMISE = "Only people who manage a server change what it follows and posts."


def check(*, quick: bool) -> Finding:
    """Go through the whole table, quick or not."""
    del quick
    return run_tests("tests/end_to_end/test_mandates.py", "tests/commands/test_managers.py")
