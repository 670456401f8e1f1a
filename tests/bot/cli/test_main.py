"""The command line as an operator meets it: help, mistakes, and how it ends."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main as cli
from bot.storage.lease import hold_lease

ROOT = Path(__file__).parents[3]


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return every subcommand by its words: `feeds`, `feeds list`, …"""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                found[name] = below
                found |= {f"{name} {more}": sub for more, sub in subcommands(below).items()}
    return found


ALL = subcommands(cli.build_parser())


def test_the_operator_has_the_commands_of_daily_needs() -> None:
    assert {"run", "inspect", "check", "feeds list", "digest preview", "db backup"} <= set(ALL)


@pytest.mark.parametrize("words", ["", *ALL])
def test_help_shows_what_it_does(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([*words.split(), "--help"])
    assert ended.value.code == 0
    assert "usage: python -m bot" in capsys.readouterr().out


@pytest.mark.parametrize("words", ALL)
def test_help_has_examples_that_are_command_lines(words: str) -> None:
    epilog = ALL[words].epilog or ""
    lines = [line.strip() for line in epilog.splitlines()[1:]]
    assert lines
    for line in lines:
        typed = line.split("python -m bot ")[-1].split(">")[0].split()
        arguments = cli.build_parser().parse_args(typed)
        assert callable(arguments.run)


@pytest.mark.parametrize("words", [[], ["rnu"], ["feeds"], ["inspect"], ["feeds", "remove", "x"]])
def test_wrong_words_are_answered_with_usage(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert "usage: python -m bot" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["--config", "x.yaml", "check"], ["check", "--config", "x.yaml"]]
)
def test_the_settings_file_may_be_named_before_or_after(words: list[str]) -> None:
    assert cli.build_parser().parse_args(words).config == Path("x.yaml")
    assert cli.build_parser().parse_args(["check"]).config is None


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("db status", 1, "There is no database"),
        ("check --config nowhere.yaml", 2, "nowhere.yaml, cannot be read"),
        ("db migrate", 3, "Another copy of Verbatim"),
    ],
)
def test_a_failure_is_its_sentence_and_a_status(
    words: str,
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with hold_lease(f"sqlite:///{tmp_path}/data/verbatim.db"):
        assert cli.main(words.split()) == status
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.err.count("\n") == 1
    assert captured.out == ""


def test_ctrl_c_ends_a_command_without_a_trace(tmp_path: Path) -> None:
    settings = tmp_path / "verbatim.yaml"
    os.mkfifo(settings)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "check", "--config", settings],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # A shell lets what it starts in the background ignore Ctrl-C, and so do its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    with settings.open("w"):  # opens once the command reads
        process.send_signal(signal.SIGINT)
    # Closed only now, and closed at all: a signal that comes between Python's last look and its
    # read waits for the end of that read.
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 130


def test_a_python_without_the_libraries_is_told_of_the_one_that_has_them() -> None:
    """`python -m bot check`, with the machine's own Python: the first thing many people type."""
    done = subprocess.run(
        [sys.executable, "-S", "-m", "bot", "check"],  # -S: no packages but Python's own
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "use .venv/bin/python" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_failure_to_tell_of() -> None:
    """`python -m bot check | head -0`: quiet, also when Python flushes at its end."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "check"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "VERBATIM_DATA_DIR": "/"},
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=60) == 1
    assert said == ""


def in_shell(line: str, data: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command line of the bot in a shell, on `data`."""
    environ = {**os.environ, "VERBATIM_DATA_DIR": str(data), "VERBATIM_DIGEST__TIMEZONE": "UTC"}
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m bot {line}', sys.executable],
        cwd=ROOT,
        env={**environ, "VERBATIM_SEEDS": str(data / "none")},
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("line", ["run <&-", "run <&- >&- 2>&-", "db check >&- 2>&-"])
def test_closed_streams_are_nowhere_to_read_and_write(line: str, tmp_path: Path) -> None:
    assert in_shell("run", tmp_path).returncode == 0
    done = in_shell(line, tmp_path)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert in_shell("db check", tmp_path).stdout == "The database is sound.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("line", ["check", "inspect --json README.md", "run"])
def test_output_that_cannot_be_written_is_a_sentence(line: str, tmp_path: Path) -> None:
    done = in_shell(f"{line} > /dev/full", tmp_path, typed="/help\n")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("The output cannot be written: No space left")
    assert "Traceback" not in done.stderr


def test_a_terminal_without_the_characters_gets_their_numbers() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "inspect", "/no/such/文.txt"],
        cwd=ROOT,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert b"\\u6587" in done.stdout
    assert b"Traceback" not in done.stderr
