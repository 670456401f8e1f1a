"""`feeds`, `digest` and `db` on the database that a real run of the bot left behind."""

import io
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.promises.migrations import make_old, version_and_rows
from bot.cli.main import main
from bot.sources.opml import OpmlFeed, read_opml, write_opml
from bot.storage.migrations import HEAD
from tests.builders.account import run_as_account

ROOT = Path(__file__).parents[3]
ARTICLES = {
    "one.txt": (
        "Ferry line to Lund reopens\n\nThe ferry line between Aarn and Lund reopened on Monday, as "
        "the storm was over. Transport Minister Mara Ellis travelled on the first ship.\n"
    ),
    "two.txt": (
        "Aarn votes for a new bridge\n\nThe council of Aarn voted on Monday for a bridge over the "
        "northern channel. Mayor Jonas Wirth called the decision a beginning.\n"
    ),
}
OPML = """<opml version="2.0"><body><outline text="World"><outline type="rss" text="Far News"
xmlUrl="https://far.example/rss?key=s3cret"/></outline></body></opml>"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the bot ran once on two articles."""
    home = tmp_path_factory.mktemp("ran")
    (home / "articles").mkdir()
    for name, text in ARTICLES.items():
        (home / "articles" / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env={**os.environ, **environment(home)},
        input="/latest\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Ferry line" in done.stdout
    return home


def environment(home: Path) -> dict[str, str]:
    return {
        "VERBATIM_DATA_DIR": str(home / "data"),
        "VERBATIM_SEEDS": str(home / "articles"),
        "VERBATIM_DIGEST__TIMEZONE": "Europe/Berlin",
    }


Bot = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bot(
    ran: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Bot:
    """The command line on a copy of that folder; returns status, output and errors."""
    shutil.copytree(ran / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for name, value in environment(ran).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("VERBATIM_DATA_DIR", str(tmp_path / "data"))

    def call(*words: str) -> tuple[int, str, str]:
        status = main(words)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return call


def test_feeds_list_shows_each_feed_and_its_state(bot: Bot, ran: Path) -> None:
    status, shown, _ = bot("feeds", "list")
    assert status == 0
    assert str(ran / "articles") in shown
    assert "read 20" in shown


def test_feeds_are_followed_once_and_let_go(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text(ARTICLES["one.txt"])
    assert "is followed now (feed 2)" in bot("feeds", "add", str(tmp_path / "more"))[1]
    assert "was followed before (feed 2)" in bot("feeds", "add", str(tmp_path / "more"))[1]
    assert bot("feeds", "remove", "2")[0] == 0
    status, _, said = bot("feeds", "remove", "2")
    assert status == 1
    assert "There is no feed 2" in said


def test_a_folder_is_shown_by_the_path_it_has(bot: Bot, tmp_path: Path) -> None:
    folder = tmp_path / "Zeitung von gestern #1? 新聞"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLES["one.txt"])
    assert bot("feeds", "add", str(folder))[0] == 0
    assert str(folder) in bot("feeds", "list")[1]


def test_what_is_no_feed_is_not_added(bot: Bot) -> None:
    status, _, said = bot("feeds", "add", "./nowhere")
    assert status == 1
    assert "nowhere" in said


def test_feeds_check_reads_every_feed(bot: Bot, tmp_path: Path) -> None:
    status, shown, _ = bot("feeds", "check")
    assert status == 0
    assert "2 entries" in shown
    (tmp_path / "gone").mkdir()
    bot("feeds", "add", str(tmp_path / "gone"))
    (tmp_path / "gone").rmdir()
    status, shown, _ = bot("feeds", "check")
    assert status == 1
    assert "BAD" in shown
    assert "2 feeds read; 1 cannot be read." in shown
    header, good, bad, _ = shown.splitlines()
    assert " ".join(header.split()) == "ID FEED LAST READ NEXT (UTC) UNCHANGED WHAT IT SAID"
    assert re.search(r"^1 +ok +articles +20\d\d-\d\d-\d\d \d\d:\d\d +\d\d-\d\d", good)
    assert re.search(r"^2 +BAD +gone +never +now +- ", bad)


def test_feeds_go_in_and_out_as_opml(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "in.opml").write_text(OPML)
    status, shown, _ = bot("feeds", "import", "in.opml", "--dry-run")
    assert status == 0
    assert "Far News" in shown
    assert "s3cret" not in shown
    assert "Far News" not in bot("feeds", "list")[1]
    assert "1 of 1 feed is new" in bot("feeds", "import", "in.opml")[1]
    assert "0 of 1 feed is new" in bot("feeds", "import", "in.opml")[1]
    listed = bot("feeds", "list")[1]
    assert "Far News" in listed
    assert "s3cret" not in listed
    exported = bot("feeds", "export")[1]
    assert "https://far.example/rss" in exported
    assert "World" in exported


def test_a_list_says_what_of_it_cannot_be_followed(bot: Bot, tmp_path: Path) -> None:
    listed = (OpmlFeed("http://127.0.0.1/feed", "Own"), OpmlFeed("https://near.example/feed", ""))
    (tmp_path / "in.opml").write_bytes(write_opml(listed))
    said = bot("feeds", "import", "in.opml")[1]
    assert "Left out: Own. http://127.0.0.1/feed is not a public address." in said
    assert "1 of 1 feed is new" in said
    (tmp_path / "own.opml").write_bytes(write_opml(listed[:1]))
    assert "There is no feed to follow in own.opml." in bot("feeds", "import", "own.opml")[1]
    (tmp_path / "empty.opml").write_bytes(write_opml(()))
    assert "names no feed" in bot("feeds", "import", "empty.opml")[2]


def test_a_list_keeps_news_sitemaps_and_names_the_folders_it_leaves(
    bot: Bot, tmp_path: Path
) -> None:
    listed = (
        OpmlFeed("https://far.example/news.xml", "Far News", sitemap=True),
        OpmlFeed("https://near.example/feed", "Near News"),
    )
    (tmp_path / "in.opml").write_bytes(write_opml(listed))
    assert "2 of 2 feeds are new" in bot("feeds", "import", "in.opml")[1]
    status, exported, said = bot("feeds", "export")
    assert status == 0
    assert set(read_opml(exported.encode())) == set(listed)
    assert "Left out, for a list holds what is on the web: " in said
    assert "articles" in said


def test_a_list_is_written_as_it_says_whatever_the_terminal_can_show(
    bot: Bot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = [OpmlFeed("https://far.example/rss", "Café 港")]
    (tmp_path / "in.opml").write_bytes(write_opml(listed))
    bot("feeds", "import", "in.opml")
    out = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("sys.stdout", out)
    assert main(["feeds", "export"]) == 0
    assert read_opml(out.buffer.getvalue()) == listed  # type: ignore[attr-defined]


def test_a_file_that_is_no_opml_is_refused(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "in.opml").write_text("no such thing")
    status, _, said = bot("feeds", "import", "in.opml")
    assert status == 1
    assert said.strip().endswith(".")


def test_an_empty_address_is_not_the_folder_it_was_typed_in(bot: Bot) -> None:
    status, _, said = bot("feeds", "add", "")
    assert status == 2
    assert "empty address" in said


def test_a_number_beyond_all_numbers_is_no_feed(bot: Bot) -> None:
    status, _, said = bot("feeds", "remove", "99999999999999999999")
    assert status == 1
    assert "There is no feed 99999999999999999999" in said


def test_digest_list_shows_hour_next_and_last(bot: Bot) -> None:
    status, shown, _ = bot("digest", "list")
    assert status == 0
    assert "08:00 Europe/Berlin" in shown
    assert "stories" in shown


def test_digest_preview_shows_a_digest_and_keeps_nothing(bot: Bot) -> None:
    before = bot("digest", "list")[1]
    status, shown, _ = bot("digest", "preview")
    assert status == 0
    assert "Extracted, not generated" in shown
    assert bot("digest", "list")[1] == before


def test_digest_now_queues_for_the_running_bot(bot: Bot, tmp_path: Path) -> None:
    status, shown, _ = bot("digest", "now")
    assert status == 0
    assert "is queued" in shown
    with sqlite3.connect(tmp_path / "data" / "verbatim.db") as database:
        states = [row[0] for row in database.execute("SELECT state FROM delivery ORDER BY id")]
    assert states[-1] == "new"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("digest", "preview", "--channel", "nobody"), 1, 'There is no channel "nobody"'),
        (("digest", "list", "--workspace", "nobody"), 1, 'There is no workspace "nobody"'),
        (("feeds", "export", "--workspace", "nobody"), 1, "Choose one of: 1 (console"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_those_that_are(
    bot: Bot, words: tuple[str, ...], status: int, said: str
) -> None:
    answered = bot(*words)
    assert answered[0] == status
    assert said in answered[2]


def test_db_status_says_what_there_is(bot: Bot, tmp_path: Path) -> None:
    status, shown, _ = bot("db", "status")
    assert status == 0
    assert str(tmp_path / "data" / "verbatim.db") in shown
    assert "SQLite" in shown
    assert shown.splitlines()[-1].split()[1:4] == ["1", "2", "2"]


def test_db_backup_copies_and_never_overwrites(bot: Bot, tmp_path: Path) -> None:
    assert bot("db", "backup", "copy.db")[0] == 0
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT count(*) FROM article").fetchone() == (2,)
    status, _, said = bot("db", "backup", "copy.db")
    assert status == 1
    assert "copy.db is there already" in said
    assert bot("db", "backup")[0] == 0
    assert len(list((tmp_path / "data").glob("verbatim-2*.db"))) == 1


def test_db_check_vacuum_and_migrate_are_content_with_a_sound_database(bot: Bot) -> None:
    assert bot("db", "check") == (0, "The database is sound.\n", "")
    assert bot("db", "vacuum")[0] == 0
    assert bot("db", "migrate") == (0, "The database has the form of this version.\n", "")
    assert bot("check")[1].endswith("Nothing is wrong with these settings.\n")


def test_db_check_calls_nothing_damaged_that_it_may_only_not_write(
    bot: Bot, tmp_path: Path
) -> None:
    (tmp_path / "data" / "verbatim.db").chmod(0o444)
    done = run_as_account(tmp_path / "data", "db", "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert "may not be written" in done.stderr


def test_db_check_knows_what_is_no_database_of_ours(bot: Bot, tmp_path: Path) -> None:
    for file in (tmp_path / "data").iterdir():
        if file.is_file():
            file.unlink()
    (tmp_path / "data" / "verbatim.db").touch()
    status, shown, _ = bot("db", "check")
    assert status == 1
    assert shown.splitlines()[0] == "It holds no database of Verbatim."


@pytest.mark.parametrize("words", ["feeds list", "digest preview", "feeds import x.opml"])
def test_only_the_bot_and_db_migrate_change_the_form(bot: Bot, tmp_path: Path, words: str) -> None:
    data = tmp_path / "data"
    (tmp_path / "old").mkdir()
    for end in ("-wal", "-shm"):
        (data / f"verbatim.db{end}").unlink(missing_ok=True)
    make_old(tmp_path / "old", rows=3).replace(data / "verbatim.db")
    status, _, said = bot(*words.split())
    assert status == 1
    assert "python -m bot db migrate" in said
    assert version_and_rows(data / "verbatim.db")[0] == "0001"
    assert bot("db", "migrate")[0] == 0
    assert version_and_rows(data / "verbatim.db") == (HEAD, 3)


def test_a_damaged_database_is_named_with_what_to_do(bot: Bot, tmp_path: Path) -> None:
    for file in (tmp_path / "data").iterdir():
        if file.is_file():
            file.unlink()
    (tmp_path / "data" / "verbatim.db").write_bytes(b"not a database at all" * 500)
    for words in (("check",), ("db", "status"), ("feeds", "list")):
        status, shown, said = bot(*words)
        assert status == 1
        assert "damaged" in shown + said
        assert "python -m bot db restore" in shown + said


def test_a_damaged_database_is_not_named_as_the_backup(bot: Bot, tmp_path: Path) -> None:
    (tmp_path / "data" / "verbatim.db").write_bytes(b"not a database at all" * 500)
    status, _, said = bot("db", "backup", str(tmp_path / "copy.db"))
    assert status == 1
    assert "verbatim.db is damaged" in said
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("words", ["feeds list", "digest preview", "db status", "db backup"])
def test_where_there_is_no_database_none_is_made(
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words.split()) == 1
    assert "There is no database" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_the_running_bot_ends_in_order_when_it_is_told_to(ran: Path, sent: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        env={**os.environ, **environment(ran)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write("/latest\n")
    process.stdin.flush()
    while "Ferry line" not in process.stdout.readline():
        assert process.poll() is None
    process.send_signal(sent)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in said


def test_a_second_copy_says_so_and_ends(ran: Path, bot: Bot, tmp_path: Path) -> None:
    from bot.storage.lease import hold_lease

    with hold_lease(f"sqlite:///{tmp_path}/data/verbatim.db"):
        status, shown, said = bot("run")
    assert status == 3
    assert shown == ""
    assert "Traceback" not in said


def actors_in(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / "data" / "verbatim.db") as database:
        return dict(database.execute("SELECT name, id FROM actor WHERE mentions > 0"))


def test_actors_resolve_reads_old_articles_again_and_keeps_ids(bot: Bot, tmp_path: Path) -> None:
    before = actors_in(tmp_path)
    assert "Mara Ellis" in before
    with sqlite3.connect(tmp_path / "data" / "verbatim.db") as database:
        # As an older tagger left them: one actor misread, one overlooked.
        database.execute("UPDATE actor SET mentions = mentions + 1 WHERE name = 'Mara Ellis'")
        database.execute(
            "INSERT INTO actor (workspace_id, name, fold, type, mentions) "
            "VALUES (1, 'Ferry Line', 'ferry line', 'organisation', 0)"
        )
        database.execute("DELETE FROM mention WHERE actor_id = ?", (before["Jonas Wirth"],))
    status, shown, said = bot("actors", "resolve")
    assert status == 0
    assert "Console: 2 articles read again." in shown
    assert "Resolving articles: 2 of 2" in said
    after = actors_in(tmp_path)
    assert after["Mara Ellis"] == before["Mara Ellis"]
    assert after["Jonas Wirth"] == before["Jonas Wirth"]
    with sqlite3.connect(tmp_path / "data" / "verbatim.db") as database:
        names = {name for (name,) in database.execute("SELECT name FROM actor")}
    assert "Ferry Line" not in names
