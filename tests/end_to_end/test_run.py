"""The real bot, started as a person starts it, on the bundled seeds, with its answers read back."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUESTIONS = """\
/who Takaichi
/who Myung
/who Kim
/who 高市早苗
/latest
/story 3
/between Japan "South Korea"
/topic "North Korea"
/summarize seeds/articles/boj-rate--meridian-wire.md
/alert add actor:Takaichi
/alert list
/feed list
/digest preview
/digest why 2
/trending
/help
"""


def environment(data: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "VERBATIM_DATA_DIR": str(data), "VERBATIM_DIGEST__TIMEZONE": "UTC"}


def run_bot(data: Path, typed: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        input=typed,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**environment(data), **settings},
        timeout=120,
        check=False,
    )


def answer_to(line: str, output: str) -> str:
    """Return what the bot printed after `> line`, up to the next question."""
    _, _, rest = output.partition(f"> {line}\n")
    assert rest, f"{line} was not answered in:\n{output}"
    return re.split(r"^> /", rest, maxsplit=1, flags=re.MULTILINE)[0]


@pytest.fixture(scope="module")
def first(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    data = tmp_path_factory.mktemp("data")
    return data, run_bot(data, QUESTIONS)


def test_what_is_written_is_its_owners_alone(tmp_path: Path) -> None:
    data = tmp_path / "new"
    assert run_bot(data, "").returncode == 0
    written = [data, *data.rglob("*")]
    assert data / "verbatim.db" in written
    assert not [path for path in written if path.stat().st_mode & 0o077]


def test_the_first_start_posts_todays_digest(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    _, done = first
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    digest = done.stdout.partition("> /who")[0]
    assert "Extracted, not generated" in digest
    assert re.search(r"\d+ articles, [5-8] stories, 1 feed", digest)
    assert "Also Read" not in done.stdout


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("/who Takaichi", "Sanae Takaichi"),
        ("/who Myung", "Lee Jae Myung"),
        ("/who Kim", "Kim Jong-un"),
        ("/who Kim", "Kim Min-seok"),
        ("/who 高市早苗", "Sanae Takaichi"),
        ("/latest", "#"),
        ("/story 3", "#"),
        ('/between Japan "South Korea"', "Takaichi"),
        ('/topic "North Korea"', "North Korea"),
        ("/summarize seeds/articles/boj-rate--meridian-wire.md", "Meridian Wire"),
        ("/alert add actor:Takaichi", "Takaichi"),
        ("/alert list", "actor:Takaichi"),
        ("/feed list", "articles"),
        ("/digest preview", "next digest"),
        ("/digest why 2", "coverage"),
        ("/trending", "usual"),
        ("/help", "/who"),
    ],
)
def test_every_question_is_answered(
    first: tuple[Path, subprocess.CompletedProcess[str]], line: str, expected: str
) -> None:
    answer = answer_to(line, first[1].stdout)
    assert expected.casefold() in answer.casefold()
    assert "something went wrong" not in answer.casefold()


def test_the_second_start_pulls_nothing_and_posts_nothing_twice(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    data, _ = first
    again = run_bot(data, "/who Takaichi\n")
    assert again.returncode == 0
    assert "Reading articles" not in again.stderr
    assert "stories, 1 feed" not in again.stdout
    assert "Sanae Takaichi" in answer_to("/who Takaichi", again.stdout)


def test_another_hour_brings_no_second_digest_of_the_day(
    first: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(first[0], data)
    moved = run_bot(data, "/digest set 07:31\n")
    assert "every day at 07:31" in answer_to("/digest set 07:31", moved.stdout)
    assert "Your digest" not in run_bot(data, "").stdout


def heed_hang_up() -> None:
    """Take SIGHUP as it comes: what is run by nohup passes on that it is not heeded."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextmanager
def running_bot(data: Path, *, alone: bool = False) -> Iterator[subprocess.Popen[str]]:
    """Start a bot that waits for lines, and go on once it has answered one.

    `alone`: in a session of its own, as a service, which no terminal controls.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(data),
        start_new_session=alone,
        preexec_fn=heed_hang_up,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("/help\n")
        process.stdin.flush()
        while "/who" not in process.stdout.readline():
            pass
        yield process


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(
    first: tuple[Path, subprocess.CompletedProcess[str]], stop: signal.Signals
) -> None:
    with running_bot(first[0]) as process:
        process.send_signal(stop)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_who_forgot_the_tokens_is_told_where_the_bot_answers(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    """A service whose token is in a file of another name would end at once without a word."""
    said = "No token of Discord or Slack is set: the bot answers here"
    assert said in run_bot(first[0], "").stderr


def test_a_second_copy_is_refused_in_a_sentence(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    with running_bot(first[0]) as running:
        second = run_bot(first[0], "/help\n")
        running.communicate(timeout=20)
    assert second.returncode == 3
    assert "Another copy of Verbatim" in second.stderr
    assert "Traceback" not in second.stderr


@pytest.mark.parametrize(
    ("settings", "says", "status"),
    [
        # 2: starting again does not mend it, and a service manager need not try.
        ({"VERBATIM_DIGEST__TIMEZONE": "Mars/Olympus"}, "should be an IANA time zone", 2),
        ({"VERBATIM_DIGEST__TIEM": "07:00"}, 'did you mean "digest.time"', 2),
        ({"VERBATIM_DIGEST__MODEL": "gpt"}, "Choose one of", 2),
        ({"VERBATIM_MONITOR__LISTEN": "127.0.0.1:99999"}, "should be host:port", 2),
        ({"VERBATIM_PLATFORMS__SLACK__APP_TOKEN": "xapp-1"}, "platforms.slack.bot_token", 2),
        ({"VERBATIM_PLATFORMS__SLACK__SIGNING_SECRET": "5ec"}, "platforms.slack.bot_token", 2),
        ({"VERBATIM_DATABASE__URL": "postgresql://u:a@hush@127.0.0.1:1/x"}, "more than one @", 1),
        ({"VERBATIM_DATA_DIR": "/dev/null/data"}, "cannot be made", 1),
        ({"VERBATIM_DATABASE__URL": "postgresql://u:hush@127.0.0.1:1/x"}, "cannot be reached", 1),
    ],
)
def test_a_start_that_cannot_work_says_why_in_a_sentence(
    tmp_path: Path, settings: dict[str, str], says: str, status: int
) -> None:
    done = run_bot(tmp_path, "/help\n", **settings)
    assert done.returncode == status
    assert says in done.stderr
    assert "hush" not in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_model_that_there_is_not_is_said_before_a_digest_is_due(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    done = run_bot(first[0], "/help\n", VERBATIM_DIGEST__MODEL="gpt")  # today's is posted
    assert done.returncode == 2
    assert "Choose one of" in done.stderr


def test_a_damaged_database_is_left_alone(tmp_path: Path) -> None:
    damaged = tmp_path / "verbatim.db"
    damaged.write_bytes(b"not a database, but somebody's file" * 200)
    before = damaged.read_bytes()
    done = run_bot(tmp_path, "/help\n")
    assert done.returncode == 1
    assert "damaged or not a database" in done.stderr
    assert damaged.read_bytes() == before


def test_texts_dropped_into_the_folder_become_articles(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    sentences = "The council of Port Ilmen closed two quays. Mayor Ada Brandvold said why."
    (texts / "quays.txt").write_text(f"Two quays close\n{sentences}\n", "utf-8")
    (texts / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (texts / "empty.txt").write_text("", "utf-8")
    done = run_bot(tmp_path / "data", "/who Brandvold\n", VERBATIM_SEEDS=str(texts))
    assert done.returncode == 0
    assert "Two quays close" in done.stdout
    assert "Ada Brandvold" in answer_to("/who Brandvold", done.stdout)
    assert "picture.txt" in done.stderr
    assert "empty.txt" in done.stderr
