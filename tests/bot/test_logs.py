"""The log: no secret, no forged line, nothing over the prompt."""

import io
import json
import logging
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import HIDDEN, OURS, redact, set_up_logs
from bot.model.errors import SettingsError

FULL = Path("/dev/full")
SLACK = "xoxb-" + "123456789012-abcdefABCDEF"
SLACK_APP = "xapp-" + "1-A0123456789-abcdef"
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs"


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level, raises = root.handlers[:], root.level, logging.raiseExceptions
    ours = {name: logging.getLogger(name).level for name in OURS}
    yield
    for handler in root.handlers[:]:
        if handler not in handlers:
            handler.close()
    root.handlers[:], root.level, logging.raiseExceptions = handlers, level, raises
    for name, before in ours.items():
        logging.getLogger(name).setLevel(before)
    logging.captureWarnings(False)


@pytest.mark.parametrize("token", [SLACK, SLACK_APP, DISCORD])
@pytest.mark.parametrize("around", ["{}", "token {} refused", '{{"a": "{}"}}', "Bot {}", "/x/{}/y"])
def test_anything_like_a_token_is_removed(token: str, around: str) -> None:
    assert token not in redact(around.format(token))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://me:pa55@example.org/feed", "https://***@example.org/feed"),
        ("postgresql+psycopg://bot:pw@db/verbatim", "postgresql+psycopg://***@db/verbatim"),
        (
            "https://example.org/f?key=1234&user=me#top",
            "https://example.org/f?key=***&user=***#top",
        ),
        ("Authorization: Bearer abcdefghijklmnop1234", "Authorization: Bearer ***"),
        ("password=hunter22, next", "password=***, next"),
        ("https://x.example/api/webhooks/123/abc-DEF", "https://x.example/api/webhooks/123/***"),
        ("https://hooks.slack.com/services/T0/B0/xyz", "https://hooks.slack.com/***"),
        ("Feed 7 gave 3 entries. Next at 08:00?", "Feed 7 gave 3 entries. Next at 08:00?"),
        (
            "https://example.org/2026/11/a.html is empty",
            "https://example.org/2026/11/a.html is empty",
        ),
    ],
)
def test_secrets_go_and_the_rest_stays(text: str, expected: str) -> None:
    assert redact(text) == expected


@given(st.text(max_size=2000))
def test_redacting_never_fails_and_is_stable(text: str) -> None:
    once = redact(text, ["sesame"])
    assert "sesame" not in once
    assert redact(once, ["sesame"]) == once


def test_known_secrets_are_removed_from_messages_and_traces(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs(secrets=["open sesame", "open"])
    log = logging.getLogger("bot.test")
    try:
        raise ValueError("the word is open sesame")
    except ValueError:
        log.exception("cannot say %s", "open sesame")
    written = capsys.readouterr().err
    assert "sesame" not in written
    assert "ValueError" in written
    assert "cannot say ***" in written


@pytest.mark.parametrize("before", [19_980, 21_980])
def test_a_secret_at_the_edge_of_what_is_cut_off_leaves_no_half(
    capsys: pytest.CaptureFixture[str], before: int
) -> None:
    secret = "open-sesame-and-more-letters-than-that-are-left"
    set_up_logs(secrets=[secret])
    logging.getLogger("bot.test").warning("%s", "x " * (before // 2) + secret + " y" * 5_000)
    written = capsys.readouterr().err
    assert "open-sesame" not in written
    assert len(written) < 20_200


@pytest.mark.parametrize("long", [21_000, 22_000, 200_000])
@pytest.mark.parametrize("after", ["", " could not be read", " z" * 900, " z" * 5_000])
def test_a_hidden_value_that_fills_the_line_leaves_what_stands_before_it(
    capsys: pytest.CaptureFixture[str], long: int, after: str
) -> None:
    set_up_logs()
    value = "v" * long
    logging.getLogger("bot.test").warning("Reading %s", f"https://a.example/?q={value}{after}")
    written = capsys.readouterr().err
    assert f"Reading https://a.example/?q={HIDDEN}" in written
    assert "vv" not in written


def test_a_text_from_outside_cannot_forge_a_line_or_drive_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs()
    logging.getLogger("bot.test").warning("title: %s", "x\n2026 ERROR bot: lie\x1b[2J\u202e\x85y")
    first, *rest = capsys.readouterr().err.splitlines()
    assert first.endswith("title: x")
    assert rest == ["    2026 ERROR bot: lie[2Jy"]


def test_json_lines_are_objects_with_stable_fields(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(form="json", secrets=['a"b'])
    logging.getLogger("bot.test").warning('two\nlines and a"b')
    entry = json.loads(capsys.readouterr().err)
    assert set(entry) == {"at", "level", "logger", "message"}
    assert entry["message"] == "two\nlines and ***"
    assert entry["level"] == "warning"
    assert entry["at"].endswith("+00:00")


def test_levels_are_for_our_code_and_libraries_speak_from_warning(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs(level="debug")
    logging.getLogger("bot.test").debug("ours")
    logging.getLogger("httpx2").info("GET https://example.org")
    logging.getLogger("httpx2").warning("theirs")
    assert [line.rpartition(": ")[2] for line in capsys.readouterr().err.splitlines()] == [
        "ours",
        "theirs",
    ]


def test_the_log_of_the_console_goes_to_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data" / "verbatim.log"
    set_up_logs(file=file)
    logging.getLogger("bot.test").warning("into the file")
    assert "into the file" in file.read_text()
    assert capsys.readouterr().err == ""


def test_a_file_that_is_moved_or_deleted_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "logs" / "verbatim.log"
    set_up_logs(file=file)
    log = logging.getLogger("bot.test")
    log.warning("one")
    file.rename(tmp_path / "verbatim.log.1")  # logrotate
    log.warning("two")
    assert file.read_text().endswith("two\n")
    file.unlink()
    log.warning("three")
    assert file.read_text().endswith("three\n")
    shutil.rmtree(file.parent)
    log.warning("four")  # nowhere to write it: nobody is disturbed
    file.parent.mkdir()
    log.warning("five")
    assert file.read_text().endswith("five\n")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_file_that_is_deleted_to_make_room_is_made_anew(tmp_path: Path) -> None:
    """A line that the full disk had not taken came back when the file was closed, as an error."""
    file = tmp_path / "verbatim.log"
    file.symlink_to(FULL)
    set_up_logs(file=file)
    log = logging.getLogger("bot.test")
    log.warning("one")
    file.unlink()
    log.warning("two")
    assert file.read_text().endswith("two\n")


def test_setting_up_again_replaces_the_first_set_up(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs()
    set_up_logs()
    logging.getLogger("bot.test").warning("once")
    assert capsys.readouterr().err.count("once") == 1


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    blocked.chmod(stat.S_IRUSR)
    with pytest.raises(SettingsError, match="cannot be written") as caught:
        set_up_logs(file=blocked / "verbatim.log")
    assert str(blocked) in str(caught.value)


def test_a_closed_stream_disturbs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    set_up_logs()
    stream.close()
    logging.getLogger("bot.test").warning("nobody listens")
    assert logging.raiseExceptions is False
