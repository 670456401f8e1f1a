"""Promise 10: the bot runs with canaries for tokens and logs all it can; nothing shows one."""

from benchmarks.promises.finding import Finding, run_tests

NUMBER = 10
PROMISE = "Tokens and passwords never reach the log, the chat, an export or the database."


def check(*, quick: bool) -> Finding:
    """Look through all that comes out, quick or not."""
    del quick
    return run_tests(
        "tests/end_to_end/test_secrets.py",
        "tests/bot/test_logs.py",
        "tests/bot/sources/test_secrets.py",
    )
