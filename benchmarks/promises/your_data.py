"""Promise 12: a person's id is looked for in the bytes of the database after `/me forget`."""

from benchmarks.promises.finding import Finding, run_tests

NUMBER = 12
PROMISE = "`/me data` shows all that is stored about you, `/me forget` deletes it, in the file too."


def check(*, quick: bool) -> Finding:
    """Store somebody everywhere, forget, and scan the file and its log; quick or not."""
    del quick
    return run_tests(
        "tests/bot/storage/test_forgetting.py",
        "tests/commands/test_me_data.py",
        "tests/commands/test_me_forget.py",
    )
