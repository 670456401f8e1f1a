"""Takes the pictures in this folder anew: `python -m docs.images.take` (needs Chromium and Pillow).

From the bundled articles, through the real bot: `run`, then `preview`, then a browser's screenshot.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PICTURES = {
    "discord-digest.png": ("discord", 0, 660),
    "slack-digest.png": ("slack", 0, 700),
    "discord-who.png": ("discord", 1, 660),
    "slack-who.png": ("slack", 1, 700),
}
"""File → platform, which of the page's messages, width in CSS pixels."""
_SCALE = 1.25
_PAPER = {"discord": "#313338", "slack": "#fff"}
_PROBE = (
    "<script>document.body.dataset.high = "
    "Math.ceil(document.body.getBoundingClientRect().height);</script>"
)


def make_page(folder: Path) -> str:
    """Return the preview page after a first run of the bot."""
    settings = {"VERBATIM_DATA_DIR": str(folder), "VERBATIM_DIGEST__TIMEZONE": "Europe/London"}
    for words in (("run",), ("preview",)):
        subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return (folder / "preview.html").read_text("utf-8")


def only(page: str, platform: str, number: int) -> str:
    """Return a page with one message, as one platform shows it, and a probe of its height."""
    other = "slack" if platform == "discord" else "discord"
    scene = f".scene:nth-of-type({number + 1})"
    style = (
        f".title, .asked, .scene:not({scene}), .{other} {{ display: none; }} "
        f"body {{ padding: 0; background: {_PAPER[platform]}; }} .pair {{ display: block; }} "
        f".{platform} {{ border-radius: 0; }}"
    )
    shown = page.replace("</style>", f"{style}</style>").replace("</body>", f"{_PROBE}</body>")
    return shown.replace("default-src 'none'", "default-src 'none'; script-src 'unsafe-inline'")


def browse(folder: Path, *options: str) -> str:
    """Return what the browser says of the page in the folder."""
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    ran = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--user-data-dir={folder / 'profile'}", *options, (folder / "one.html").as_uri()),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def take(folder: Path, page: str, name: str) -> None:
    """Take one picture."""
    platform, number, width = PICTURES[name]
    (folder / "one.html").write_text(only(page, platform, number), "utf-8")
    dom = browse(folder, "--dump-dom", f"--window-size={width},1000")
    found = re.search(r'data-high="(\d+)"', dom)
    high = int(found[1]) if found else 1_000
    browse(
        folder,
        f"--screenshot={folder / name}",
        f"--window-size={width},{high}",
        f"--force-device-scale-factor={_SCALE}",
    )
    Image.open(folder / name).convert("RGB").quantize(96).save(HERE / name, optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        shown = make_page(Path(made))
        for picture in PICTURES:
            take(Path(made), shown, picture)
