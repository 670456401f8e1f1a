"""The image as far as it can be made without Docker: the Dockerfile's steps, in a folder.

Paths of the image (`/app`, `/venv`, `/data`) lie below that folder. What this leaves unchecked is
in `NOT_CHECKED`.
"""

import fnmatch
import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.builders.account import WITHOUT_PRIVILEGES

ROOT = Path(__file__).parents[2]
NOT_CHECKED = (
    "the base image behind the digest",
    "that the kernel refuses writing (a read-only root, dropped capabilities)",
    "limits of memory and processes",
    "how Docker runs the health check and what it does with its result",
)
_PLACES = ("/app", "/venv", "/data")


@dataclass(frozen=True, slots=True)
class Step:
    """One instruction: its name, and the rest of it."""

    name: str
    rest: str

    @property
    def words(self) -> list[str]:
        """The rest, in words: of a JSON list, or as a shell reads it."""
        found: list[str] = json.loads(self.rest) if self.rest[:1] == "[" else shlex.split(self.rest)
        return found


@dataclass(frozen=True, slots=True)
class Stage:
    """What stands between one FROM and the next."""

    base: str
    steps: list[Step] = field(default_factory=list)

    def all(self, name: str) -> list[Step]:
        """Return the instructions of one name."""
        return [step for step in self.steps if step.name == name]

    def last(self, name: str) -> Step:
        """Return the instruction of that name that holds."""
        return self.all(name)[-1]

    @property
    def environment(self) -> dict[str, str]:
        """What ENV sets."""
        pairs = (word.partition("=") for step in self.all("ENV") for word in step.words)
        return {name: value for name, _, value in pairs}


def read_dockerfile(text: str) -> list[Stage]:
    """Return the stages of a Dockerfile."""
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    stages: list[Stage] = []
    for line in filter(None, map(str.strip, joined.splitlines())):
        name, _, rest = line.partition(" ")
        if name == "FROM":
            stages.append(Stage(rest))
        else:
            stages[-1].steps.append(Step(name, rest.strip()))
    return stages


def in_context(path: str, ignore: Sequence[str]) -> bool:
    """Return whether Docker is given a file: the last line of .dockerignore that fits decides."""
    given = True
    for line in ignore:
        pattern = line.removeprefix("!")
        if _fits(path, pattern):
            given = line.startswith("!")
    return given


def _fits(path: str, pattern: str) -> bool:
    parts = path.split("/")
    whole = ("/".join(parts[:n]) for n in range(1, len(parts) + 1))
    if pattern.startswith("**/"):
        return any(fnmatch.fnmatchcase(part, pattern[3:]) for part in parts)
    return any(
        one.count("/") == pattern.count("/") and fnmatch.fnmatchcase(one, pattern) for one in whole
    )


def read_ignore() -> list[str]:
    """Return the lines of .dockerignore."""
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def context_files() -> list[str]:
    """Return the files of the checkout that Docker is given."""
    ignore = read_ignore()
    found = []
    for folder, folders, names in os.walk(ROOT):
        inside = Path(folder).relative_to(ROOT)
        folders[:] = [one for one in folders if inside.parts or in_context(one, ignore)]
        found += [(inside / name).as_posix() for name in names]
    return [path for path in found if in_context(path, ignore)]


class Image:
    """An image that is being made in a folder that everybody may read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.chmod(0o755)
        self.build, self.stage = read_dockerfile((ROOT / "Dockerfile").read_text(encoding="utf-8"))

    def copy(self) -> None:
        """Carry out what COPY says, from the files that Docker is given."""
        given = context_files()
        for step in self.stage.all("COPY"):
            *sources, target = [word for word in step.words if not word.startswith("--")]
            if "--from=" not in step.rest:
                for source in sources:
                    self._copy_one(source, target, given)

    def _copy_one(self, source: str, target: str, given: Sequence[str]) -> None:
        files = [path for path in given if path == source or path.startswith(f"{source}/")]
        assert files, f"COPY {source}: nothing of it is in the context"
        into = self.folder / "app" / target
        for path in files:
            inside = Path(path).relative_to(source) if path != source else Path(source)
            (into / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, into / inside)

    def install(self) -> None:
        """Carry out the first stage: a virtual environment with what the lock pins."""
        shutil.copy(ROOT / "requirements.lock", self.folder / "requirements.lock")
        for step in self.build.all("RUN"):
            self._shell(step.rest)

    def borrow(self) -> None:
        """In place of installing: a virtual environment that sees what is installed here."""
        self._shell("python -m venv --without-pip /venv")
        site = next((self.folder / "venv" / "lib").glob("python*/site-packages"))
        (site / "borrowed.pth").write_text("\n".join(p for p in sys.path if "site-packages" in p))

    def run_steps(self) -> None:
        """Carry out what RUN says in the second stage; who is not root cannot give away folders."""
        for step in self.stage.all("RUN"):
            commands = [one.strip() for one in step.rest.split("&&")]
            allowed = [one for one in commands if self.is_root or not one.startswith("chown")]
            self._shell(" && ".join(allowed))

    def close(self) -> None:
        """Let nobody write what is not the volume."""
        for folder, _, names in os.walk(self.folder / "app", topdown=False):
            for name in names:
                (Path(folder) / name).chmod(0o444)
            Path(folder).chmod(0o555)

    @property
    def is_root(self) -> bool:
        """Whether this process may become somebody else."""
        return os.geteuid() == 0

    @property
    def user(self) -> int:
        """The number of the image's user."""
        return int(self.stage.last("USER").rest.partition(":")[0])

    @cached_property
    def _becoming(self) -> tuple[list[str], dict[str, Any]]:
        """How to run as somebody without privileges: words before a command, and options.

        Whoever is not root has none. Root becomes the image's user; where that one may not read
        this machine's Python (below /root), root without a single capability has to do.
        """
        if not self.is_root:
            return [], {}
        become = {"user": self.user, "group": self.user, "extra_groups": []}
        try:
            tried = subprocess.run(
                [self.folder / "venv/bin/python", "-c", "import yaml"],
                capture_output=True,
                check=False,
                **become,
            )
        except PermissionError:
            tried = None
        if tried is not None and tried.returncode == 0:
            return [], become
        shutil.chown(self.folder / "data", 0, 0)
        return [*WITHOUT_PRIVILEGES], {}

    def run(self, words: Sequence[str], typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a command of the image without privileges, in its folder, with its environment."""
        environment = {name: self._here(value) for name, value in self.stage.environment.items()}
        environment["PATH"] = environment["PATH"].replace("$PATH", os.defpath)
        before, become = self._becoming
        return subprocess.run(
            [*before, *words],
            cwd=self.folder / "app",
            env=environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            **become,
        )

    def written(self) -> Iterator[str]:
        """Yield every file below the folder, with its size and moment, but for the volume's."""
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = Path(folder) / name
                if (self.folder / "data") not in path.parents:
                    facts = path.lstat()
                    if stat.S_ISREG(facts.st_mode):
                        yield f"{path} {facts.st_size} {facts.st_mtime_ns}"

    def _here(self, text: str) -> str:
        for place in _PLACES:
            text = re.sub(rf"(?<![\w/]){place}(?!\w)", str(self.folder) + place, text)
        return text

    def _shell(self, command: str) -> None:
        python = Path(sys.executable).parent
        subprocess.run(
            ["/bin/sh", "-ec", self._here(command)],
            cwd=self.folder,
            env={**os.environ, "PATH": f"{python}:{os.environ['PATH']}"},
            check=True,
            capture_output=True,
        )
