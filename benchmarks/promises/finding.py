"""What trying a promise brought, and the promises that the tests of the suite prove."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PASSED = re.compile(r"(\d+) passed")


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether a promise held, and the figure that says how well."""

    kept: bool
    figure: str


def run_tests(*paths: str, also: str = "") -> Finding:
    """Run tests of the suite; the promise holds where all pass. `paths` are from the root.

    `also`: how a line begins that is told beside the last one.
    """
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--no-header", *paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    closing = done.stdout.strip().splitlines()[-1:] or [done.stderr.strip()[-200:]]
    kept = done.returncode == 0 and _PASSED.search(closing[0]) is not None
    told = [line for line in done.stdout.splitlines() if also and line.startswith(also)]
    return Finding(kept, " ".join([f"tests: {closing[0]}", *told]))
