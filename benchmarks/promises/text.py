"""Promise 6: strings made to ping, to disguise a link or to break a page, on every platform.

Beside the table, any message at all (hypothesis) is rendered, read back as the platform shows it,
and compared with what was meant.
"""

from benchmarks.promises.finding import Finding, run_tests
from tests.builders.hostile_strings import STRINGS

NUMBER = 6
PROMISE = "Text of a feed cannot ping, disguise a link or break the layout."


def check(*, quick: bool) -> Finding:
    """Render all of them, quick or not."""
    del quick
    tested = run_tests(
        "tests/bot/platforms/test_hostile_strings.py",
        "tests/bot/platforms/discord/test_render.py",
        "tests/bot/platforms/slack/test_structure.py",
        "tests/bot/platforms/console/test_render.py",
        "tests/bot/model/test_text.py",
    )
    return Finding(tested.kept, f"{len(set(STRINGS))} hostile strings; {tested.figure}")
