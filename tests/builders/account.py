"""The bot's command line as an account runs it that files may forbid something."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WITHOUT_PRIVILEGES = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs")
"""Before a command of root's: nothing is forbidden to root but for these."""


def run_as_account(data: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command line of the bot on a data folder, bound by what files allow.

    Skips the test where root has no way to be bound.
    """
    before = WITHOUT_PRIVILEGES if os.geteuid() == 0 else ()
    if before and not shutil.which(before[0]):
        pytest.skip("root is forbidden nothing here: setpriv is not installed")
    return subprocess.run(
        [*before, sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env={**os.environ, "VERBATIM_DATA_DIR": str(data), "VERBATIM_DIGEST__TIMEZONE": "UTC"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
