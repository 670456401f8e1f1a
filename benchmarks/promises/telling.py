"""Promise 11: what breaks is told once, where somebody can mend it, and nothing is destroyed."""

from benchmarks.promises.finding import Finding, run_tests

NUMBER = 11
PROMISE = "What goes wrong is said, once, where somebody can mend it, with what to do."


def check(*, quick: bool) -> Finding:
    """Break feeds, permissions, tokens and the disk, quick or not."""
    del quick
    return run_tests(
        "tests/bot/pipeline/test_notices.py",
        "tests/bot/pipeline/test_clean_up.py",
        "tests/bot/pipeline/test_post.py",
        "tests/bot/platforms/discord/test_presence.py",
        "tests/bot/platforms/slack/test_presence.py",
        "tests/bot/platforms/slack/test_connection.py",
        "tests/bot/platforms/test_supervise.py",
        "tests/bot/storage/test_open.py",
        "tests/commands/test_news_status.py",
    )
