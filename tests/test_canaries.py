"""The look for secrets can fail: tests that let one out do, wherever it comes out."""

import base64
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes import canaries

ROOT = Path(__file__).parent.parent
LEAKS = """
import logging, sqlite3, sys
import aiohttp, pytest
from tests.fakes import canaries
from tests.fakes.discord.server import TOKEN, FakeDiscord
from tests.fakes.slack.server import BOT_TOKEN, FakeSlack

FEED = f"https://{canaries.USER}@news.example/rss"


def test_it_logs_ours():
    logging.getLogger("bot.sources.web").debug("reading %s", FEED)


def test_it_logs_of_a_library():
    logging.getLogger("some.library").debug("reading {'pw': '%s-pw'}", canaries.FEED)


def test_it_logs_a_traceback():
    try:
        raise ValueError(FEED)
    except ValueError:
        logging.getLogger("bot.app").exception("no")


def test_it_logs_base64():
    logging.getLogger("some.library").debug("sent %s", canaries._forms(canaries.FEED)[2])


def test_it_prints():
    print(TOKEN)


def test_it_prints_what_is_read_again(capsys):
    print(TOKEN, file=sys.stderr)
    capsys.readouterr()


def test_it_exports(tmp_path):
    (tmp_path / "feeds.opml").write_text(FEED)


def test_it_stores_in_the_wrong_column(tmp_path):
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE feed (address, last_error)")
        db.execute("INSERT INTO feed VALUES ('', ?)", (FEED,))
    db.close()


def test_it_stores_a_token(tmp_path):
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE feed (address)")
        db.execute("INSERT INTO feed VALUES (?)", (TOKEN,))
    db.close()


async def test_it_says_on_discord():
    async with FakeDiscord() as discord, aiohttp.ClientSession() as session:
        await session.post(discord.api_base + "/channels/1/messages", json={"content": FEED})


async def test_it_says_on_slack():
    async with FakeSlack() as slack, aiohttp.ClientSession() as session:
        said = {"channel": "C1", "text": FEED}
        await session.post(slack.api_base + "/chat.postMessage", json=said)


async def test_fine_where_it_belongs(tmp_path):
    logging.getLogger("some.library").debug("Authorization: Bearer %s", BOT_TOKEN)
    with sqlite3.connect(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE feed (address)")
        db.execute("INSERT INTO feed VALUES (?)", (FEED,))
    db.close()
    async with FakeSlack() as slack, aiohttp.ClientSession() as session:
        headers = {"Authorization": f"Bearer {BOT_TOKEN}"}
        await session.post(slack.api_base + "/auth.test", json={}, headers=headers)
"""


def test_whatever_way_a_secret_takes_it_is_seen(tmp_path: Path) -> None:
    leaking = tmp_path / "test_leaks.py"
    leaking.write_text(LEAKS, encoding="utf-8")
    options = ("-p", "tests.canaries", "-p", "no:cacheprovider", "-rE", "--rootdir", str(ROOT))
    # Not `subprocess.run`, which the plug-in looks at.
    done = subprocess.Popen(
        [sys.executable, "-m", "pytest", *options, "-c", str(ROOT / "pyproject.toml"), leaking],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    said = done.communicate()[0]
    leaks = LEAKS.count("def test_it_")
    assert f"{leaks + 1} passed, {leaks} errors" in said, said
    assert len(re.findall(r"^ERROR .*test_it_.*A secret came out", said, re.MULTILINE)) == leaks
    leaking.unlink()  # it holds no secret, but words for them


@pytest.mark.parametrize("before", ["", "a", "ab", "abc:"])
def test_a_canary_is_seen_in_base64_wherever_it_begins(before: str) -> None:
    encoded = base64.b64encode(f"{before}{canaries.FEED}xyz".encode()).decode()
    assert canaries.marks_in(f"Basic {encoded}") == [canaries.FEED]
    assert canaries.marks_in("Basic cmVhZGVyOm5vYm9keQ==") == []
