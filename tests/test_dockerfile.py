"""The Dockerfile: what it says, and what comes of its steps, carried out without Docker."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.image import (
    NOT_CHECKED,
    ROOT,
    Image,
    Step,
    context_files,
    in_context,
    read_ignore,
)

PINNED = re.compile(r"python:3\.11\.\d+-slim-\w+@sha256:[0-9a-f]{64}")
QUESTIONS = "/latest\n/who Takaichi\n/news status\n"


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    """Yield the image, made but for the installation."""
    # Not pytest's own folder: nobody but its owner may read that.
    folder = Path(tempfile.mkdtemp(prefix="verbatim-image-"))
    try:
        made = Image(folder)
        made.copy()
        made.borrow()
        made.run_steps()
        made.close()
        yield made
    finally:
        for place, _, _ in os.walk(folder):
            Path(place).chmod(0o700)
        shutil.rmtree(folder)


def test_both_stages_begin_with_the_same_slim_base_by_its_digest(image: Image) -> None:
    first, second = image.build.base.removesuffix(" AS build"), image.stage.base
    assert first == second
    assert PINNED.fullmatch(second)


def test_it_runs_as_nobody_in_particular(image: Image) -> None:
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", image.stage.last("USER").rest)
    after = image.stage.steps[image.stage.steps.index(image.stage.last("USER")) :]
    assert not {step.name for step in after} & {"RUN", "COPY", "ADD", "USER"} - {"USER"}


def test_it_has_one_volume_and_starts_without_a_shell(image: Image) -> None:
    assert [step.rest for step in image.stage.all("VOLUME")] == ["/data"]
    assert image.stage.last("ENTRYPOINT").words == ["python", "-m", "bot"]
    assert image.stage.last("CMD").words == ["run"]
    assert not image.stage.all("EXPOSE")
    assert not [step for stage in (image.build, image.stage) for step in stage.all("ADD")]


def test_what_is_installed_is_what_the_lock_pins(image: Image) -> None:
    (install,) = image.build.all("RUN")
    assert "--require-hashes" in install.rest
    assert "--no-deps" in install.rest
    assert "-r requirements.lock" in install.rest


def test_docker_is_given_what_is_copied_and_nothing_else() -> None:
    tops = {path.partition("/")[0] for path in context_files()}
    assert tops == {line[1:] for line in read_ignore() if line.startswith("!")}
    for kept_out in (".git/config", "secrets/TOKEN", "verbatim.yaml", "data/verbatim.db", ".env"):
        assert not in_context(kept_out, read_ignore())
    assert not [path for path in context_files() if path.endswith(".pyc")]
    assert in_context("bot/app.py", read_ignore())


def test_a_first_start_answers_and_writes_to_the_volume_alone(image: Image) -> None:
    before = set(image.written())
    started = image.run([*image.stage.last("ENTRYPOINT").words, "run"], QUESTIONS)
    assert started.returncode == 0, started.stderr
    assert "Prime Minister" in started.stdout
    assert (image.folder / "data" / "verbatim.db").is_file()
    assert set(image.written()) == before


def test_its_health_check_needs_no_shell_and_says_that_all_is_well(image: Image) -> None:
    check = image.stage.last("HEALTHCHECK").rest.partition("CMD ")[2]
    command = Step("CMD", check).words
    checked = image.run(command)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    data = image.folder / "data"
    data.chmod(0o555)
    try:
        assert image.run(command).returncode == 1  # a volume that does not let it write
    finally:
        data.chmod(0o755)


def test_nobody_can_write_where_the_code_is(image: Image) -> None:
    tried = image.run(["python", "-c", "open('bot/app.py', 'a')"])
    assert tried.returncode == 1
    assert "PermissionError" in tried.stderr


@pytest.mark.skipif(
    os.environ.get("VERBATIM_IMAGE") != "whole",
    reason="it installs everything, which takes minutes and a package registry: `make image`",
)
def test_the_first_stage_installs_all_that_the_bot_needs(tmp_path: Path) -> None:
    made = Image(tmp_path)
    made.copy()
    made.install()
    made.run_steps()
    code = "import bot.app, discord, slack_bolt, trafilatura; print('there')"
    found = subprocess.run(
        [tmp_path / "venv" / "bin" / "python", "-c", code],
        cwd=tmp_path / "app",
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout == "there\n", found.stderr


def test_the_handbook_says_what_this_cannot_check() -> None:
    handbook = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    words = " ".join(handbook.split())
    assert [said for said in NOT_CHECKED if said not in words] == []
