"""`python -m bot preview` on the bundled seeds, opened in a real browser."""

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from tests.end_to_end.test_run import ROOT, environment, run_bot

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), "")
PROBE = """<script>
const page = document.documentElement;
const wide = [...document.querySelectorAll("*")].filter(
    (e) => e.getBoundingClientRect().right > page.clientWidth + 1);
const broken = [...document.images].filter((image) => !image.naturalWidth);
document.body.dataset.probe = `${page.scrollWidth - page.clientWidth} ${wide.length} ` +
    `${document.images.length} ${broken.length}`;
</script>"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page, made after a first run of the bot."""
    home = tmp_path_factory.mktemp("preview")
    assert run_bot(home, "").returncode == 0
    made = subprocess.run(
        [sys.executable, "-m", "bot", "preview"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(home),
        timeout=120,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert str(home / "preview.html") in made.stdout
    return home / "preview.html"


def test_the_page_shows_every_kind_of_message(page: Path) -> None:
    shown = page.read_text("utf-8")
    titles = re.findall(r'<h2 class="asked">(.*?)</h2>', shown)
    assert titles[0] == "The digest"
    assert titles[1].startswith("/who &quot;")
    assert titles[2] == "/who Kim"
    assert titles[3:] == ["/trending", "An alert"]
    assert shown.count("data:image/png;base64,") >= 2
    assert "There is no command" not in shown


def test_a_place_that_cannot_be_written_is_said(page: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "bot", "preview", str(page.parent)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(page.parent),
        timeout=120,
        check=False,
    )
    assert made.returncode == 1
    assert "cannot be written" in made.stderr
    assert "Traceback" not in made.stderr


def browse(address: str, *options: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Open an address in the browser, without a window; its own noise goes to standard error."""
    return subprocess.run(
        [
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *("--enable-logging=stderr", "--v=0", "--no-first-run", "--disable-dev-shm-usage"),
            *(f"--user-data-dir={folder / 'profile'}", *options, address),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class Words(HTMLParser):
    """The words of a page, and what the probe says of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.probe = "", ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.probe = dict(attrs).get("data-probe") or self.probe

    def handle_data(self, data: str) -> None:
        self.words += data


needs_browser = pytest.mark.skipif(not BROWSER, reason=f"none of {BROWSERS} is on the PATH")


@needs_browser
@pytest.mark.parametrize("width", [1300, 520])
def test_a_browser_shows_it_whole(page: Path, tmp_path: Path, width: int) -> None:
    probed = tmp_path / "probed.html"
    shown = page.read_text("utf-8")
    allowed = shown.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'")
    probed.write_text(allowed.replace("</body>", f"{PROBE}</body>"), "utf-8")

    seen = browse(probed.as_uri(), "--dump-dom", f"--window-size={width},2000", folder=tmp_path)
    dom = Words(seen.stdout)
    assert dom.words.count("Lee") > 4
    overflow, wide, pictures, broken = map(int, dom.probe.split())
    assert (overflow, wide, broken) == (0, 0, 0)
    assert pictures >= 2
    assert "CONSOLE" not in seen.stderr


@needs_browser
def test_a_browser_takes_a_picture_of_it(page: Path, tmp_path: Path) -> None:
    picture = tmp_path / "page.png"
    seen = browse(
        page.as_uri(), f"--screenshot={picture}", "--window-size=1300,1600", folder=tmp_path
    )
    assert "CONSOLE" not in seen.stderr
    image = Image.open(picture).convert("RGB")
    assert image.size == (1300, 1600)
    colours = {colour for _, colour in image.getcolors(maxcolors=1_000_000) or []}
    assert {(0x31, 0x33, 0x38), (0xFF, 0xFF, 0xFF), (0x2F, 0x6F, 0xDE)} <= colours
