"""Promise 5: feeds, pages, lists and answers made to hurt, each read in a process of its own.

Bodies are read under limits of CPU time and memory and must end in a result or an error that says
what is wrong; answers come over real sockets and must end within the deadline. Beside them run the
tests of the workers, which are stopped when a reading takes too long or too much all the same.
"""

from benchmarks.ingest.hostile_feeds import HOSTILE
from benchmarks.ingest.hostile_pages import LISTS, PAGES
from benchmarks.promises.finding import Finding, run_tests
from tests.fakes.hostile_answers import ANSWERS

NUMBER = 5
PROMISE = "No feed, page or answer exhausts the bot."


def check(*, quick: bool) -> Finding:
    """Read all of them, quick or not: it takes a minute."""
    del quick
    tested = run_tests(
        "tests/bot/sources/formats/test_hostile.py",
        "tests/bot/sources/test_hostile_bodies.py",
        "tests/bot/sources/test_client.py",
        "tests/bot/sources/test_client_limits.py",
        "tests/bot/sources/test_extract.py",
        "tests/bot/pipeline/test_workers.py",
    )
    total = len(HOSTILE) + len(PAGES) + len(LISTS) + len(ANSWERS)
    counts = (
        f"{total} hostile bodies ({len(HOSTILE)} feeds, {len(PAGES)} pages, {len(LISTS)} lists, "
        f"{len(ANSWERS)} answers)"
    )
    return Finding(tested.kept, f"{counts}; {tested.figure}")
