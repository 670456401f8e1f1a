"""The real bot, started as a person starts it, on the bundled seeds, with its answers read back."""

import os
import re
import signal
import subprocess
import sys
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


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(
    first: tuple[Path, subprocess.CompletedProcess[str]], stop: signal.Signals
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(first[0]),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("/help\n")
        process.stdin.flush()
        while "/who" not in process.stdout.readline():
            pass
        process.send_signal(stop)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_a_second_copy_is_refused_in_a_sentence(
    first: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env=environment(first[0]),
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write("/help\n")
        running.stdin.flush()
        while "/who" not in running.stdout.readline():
            pass
        second = run_bot(first[0], "/help\n")
        running.stdin.close()
        running.stdout.read()
    assert second.returncode == 3
    assert "Another copy of Verbatim" in second.stderr
    assert "Traceback" not in second.stderr
