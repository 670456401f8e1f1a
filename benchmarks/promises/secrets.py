"""Promise 10: every test logs all it can, with canaries for secrets; nothing may show one.

The full form runs the whole suite; each test of it fails after which a canary is seen in a log, in
what is printed, in a file, in a database (but a feed's address in its own column) or in what a
stand-in of chat was told (`tests/canaries.py`).
"""

from benchmarks.promises.finding import Finding, run_tests

NUMBER = 10
PROMISE = "Tokens and passwords never reach the log, the chat, an export or the database."


def check(*, quick: bool) -> Finding:
    """Look through all that comes out of all tests; quick: of those on secrets."""
    few = (
        "tests/test_canaries.py",
        "tests/end_to_end/test_secrets.py",
        "tests/bot/test_logs.py",
        "tests/bot/sources/test_secrets.py",
    )
    return run_tests(*(few if quick else ("tests",)), also="Looked for secrets")
