"""`digest` and `db` on the database that a real run of the bot left behind."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.promises.migrations import make_old, version_and_rows
from bot.cli.main import main
from bot.storage.migrations import HEAD
from tests.bot.cli.conftest import ROOT, Bot, environment
from tests.builders.account import run_as_account


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


def test_db_backup_names_a_folder_that_is_not_there(bot: Bot, tmp_path: Path) -> None:
    for folder in (tmp_path / "no" / "where", tmp_path / "data" / "verbatim.db"):
        status, _, said = bot("db", "backup", str(folder / "copy.db"))
        assert status == 1
        assert said == f"There is no folder {folder}. Make it, or name another one.\n"


@pytest.mark.parametrize("mode", [0o555, 0o444, 0o000])
def test_db_backup_names_a_folder_that_is_closed_to_it(bot: Bot, tmp_path: Path, mode: int) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode)
    done = run_as_account(tmp_path / "data", "db", "backup", str(closed / "copy.db"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"The folder {closed} may not be written by this account.")


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
