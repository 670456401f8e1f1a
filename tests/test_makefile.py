"""`make` finds a Python, and makes its environment anew where that has gone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders.account import WITHOUT_PRIVILEGES

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="needs make")


def script(file: Path, *lines: str) -> None:
    file.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    file.chmod(0o755)


def make(folder: Path, *options: str) -> str:
    """Return what `make` would do in a folder with a `.venv`, with the Pythons in `bin` alone."""
    done = subprocess.run(
        [str(shutil.which("make")), "--dry-run", "-f", ROOT / "Makefile", *options, "run"],
        cwd=folder,
        env={"PATH": f"{folder / 'bin'}:/nowhere"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which everything is installed."""
    (tmp_path / "requirements.lock").touch()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / ".venv" / "run.stamp").touch()
    (tmp_path / "bin").mkdir()
    return tmp_path


def test_what_is_installed_is_only_started(folder: Path) -> None:
    assert make(folder) == "exec .venv/bin/python -m bot run\n"


def test_an_environment_whose_python_has_gone_is_made_anew(folder: Path) -> None:
    """As an upgrade of the system leaves it: the link is there, and leads nowhere."""
    (folder / ".venv" / "bin" / "python").unlink()
    (folder / ".venv" / "bin" / "python").symlink_to(folder / "python3.9")
    assert "-m venv" in make(folder)


def test_a_folder_that_may_not_be_written_is_said_to_be_one(folder: Path) -> None:
    (folder / ".venv" / "run.stamp").unlink()
    folder.chmod(0o555)
    bound = WITHOUT_PRIVILEGES if os.geteuid() == 0 else ()
    if bound and not shutil.which(bound[0]):
        pytest.skip("root is forbidden nothing here: setpriv is not installed")
    done = subprocess.run(
        [*bound, str(shutil.which("make")), "-f", ROOT / "Makefile", "run"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    folder.chmod(0o755)
    assert done.returncode == 2
    assert done.stderr.startswith("This folder may not be written by this user, so no .venv")
    assert "A Python from" not in done.stderr


def test_a_python_that_does_not_start_is_passed_over(folder: Path) -> None:
    """As with pyenv: there is a `python3.11`, which says that another version is in use."""
    script(folder / "bin" / "python3.11", "echo 'pyenv: command not found' >&2", "exit 127")
    script(folder / "bin" / "python3.12", "exit 0")
    (folder / ".venv" / "run.stamp").unlink()
    done = make(folder)
    assert f"{folder}/bin/python3.12 -m venv" in done
    assert "bin/python3.11" not in done
