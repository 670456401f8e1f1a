"""`check`: what is wrong, in sentences, and nothing secret."""

from pathlib import Path

import psycopg
import pytest

from bot.cli.main import main
from bot.cli.problems import find_problems
from bot.storage.database import open_database
from bot.storage.engines import read_url
from config.settings import Settings, load_settings
from tests.builders.account import run_as_account

pytest_plugins = ["tests.fakes.postgres"]


def load(cwd: Path, **environ: str) -> Settings:
    given = {"VERBATIM_DIGEST__TIMEZONE": "UTC"} | {f"VERBATIM_{k}": v for k, v in environ.items()}
    return load_settings(None, given, cwd)


def problems_of(cwd: Path, **environ: str) -> list[str]:
    return find_problems(load(cwd, **environ), zone="UTC")


def test_a_fresh_machine_has_no_problem_and_nothing_is_made(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_check_prints_the_settings_and_the_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERBATIM_DIGEST__TIMEZONE", "Asia/Seoul")
    monkeypatch.setenv("VERBATIM_DIGEST__MODEL", "nwes")
    monkeypatch.setenv("VERBATIM_PLATFORMS__DISCORD__TOKEN", "tell-nobody")
    assert main(["check"]) == 1
    shown = capsys.readouterr().out
    assert "digest.timezone" in shown
    assert "Asia/Seoul" in shown
    assert "tell-nobody" not in shown
    assert 'digest.model: There is no "nwes"' in shown
    assert "platforms.discord.token" in shown.rpartition("\n\n")[2]


def test_wrong_settings_are_told_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("verbatim.yaml").write_text("digest: {tiem: 8}")
    assert main(["check"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith('"digest.tiem" is not a setting; did you mean "digest.time"?\n')


def test_a_recogniser_that_is_not_installed_is_a_problem(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path, ACTORS__RECOGNIZER="spacy:no_such_pipeline")
    assert 'actors.recognizer is "spacy:no_such_pipeline"' in problem
    assert "not installed" in problem


def test_a_data_dir_below_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    problems = problems_of(tmp_path, DATA_DIR="file/data")
    assert len(problems) == 1
    assert "is a file" in problems[0]


def test_a_folder_that_may_not_be_written_is_a_problem(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0o555)
    done = run_as_account(closed, "check")
    assert done.returncode == 1
    assert told_by(done.stdout) == [
        f"data_dir: {closed} may not be written by this user. "
        "Change its owner, or set data_dir to a folder that may be."
    ]


def test_a_disk_with_no_room_is_a_problem(tmp_path: Path) -> None:
    # A disk that is always full: /proc has no room for anyone.
    problems = problems_of(tmp_path, DATA_DIR="/proc/verbatim")
    assert "data_dir: only 0 MB are free on the disk of /proc." in problems


def test_a_database_that_may_not_be_written_is_a_problem(tmp_path: Path) -> None:
    settings = load(tmp_path)
    open_database(settings.database_url).close_now()
    file = settings.data_dir / "verbatim.db"
    file.chmod(0o444)
    done = run_as_account(settings.data_dir, "check")
    assert done.returncode == 1
    (problem,) = told_by(done.stdout)
    assert problem.startswith(f"database.url: {file} may not be written")


def test_a_server_that_lets_nothing_be_written_is_a_problem(
    tmp_path: Path, postgres_url: str
) -> None:
    assert (
        problems_of(tmp_path, DATABASE__URL=postgres_url) != []
    )  # empty: the first start fills it
    open_database(postgres_url).close_now()
    assert problems_of(tmp_path, DATABASE__URL=postgres_url) == []
    name = read_url(postgres_url).database
    with psycopg.connect(postgres_url, autocommit=True) as operator:
        operator.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'.encode())
    (problem,) = problems_of(tmp_path, DATABASE__URL=postgres_url)
    assert problem.startswith("database.url: The server of")
    assert "lets nothing be written" in problem


def test_a_data_dir_that_may_not_be_entered_is_a_problem(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(0o000)
    done = run_as_account(closed / "data", "check")
    assert done.returncode == 1
    assert any(
        problem.startswith("database.url") and "Let the account that runs the bot write" in problem
        for problem in told_by(done.stdout)
    )


def told_by(shown: str) -> list[str]:
    """Return the problems that `check` printed."""
    return [line[2:] for line in shown.splitlines() if line.startswith("- ")]


def test_check_says_when_it_is_the_terminal_that_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERBATIM_DIGEST__TIMEZONE", "UTC")
    assert main(["check"]) == 0
    assert "the bot answers in the terminal" in capsys.readouterr().out
    monkeypatch.setenv("VERBATIM_PLATFORMS__DISCORD__TOKEN", "a.b.c")
    assert main(["check"]) == 0
    assert "the terminal" not in capsys.readouterr().out


def test_missing_seeds_are_a_problem(tmp_path: Path) -> None:
    assert "there is no folder" in problems_of(tmp_path, SEEDS="nowhere")[0]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"PLATFORMS__DISCORD__TOKEN": "abc"}, "platforms.discord.token is not the token"),
        ({"PLATFORMS__SLACK__BOT_TOKEN": "xoxb-1"}, "platforms.slack.app_token is missing"),
        ({"PLATFORMS__SLACK__APP_TOKEN": "xapp-1"}, "platforms.slack.bot_token is missing"),
        ({"PLATFORMS__SLACK__SIGNING_SECRET": "1f"}, "platforms.slack.bot_token is missing"),
        (
            {
                "PLATFORMS__SLACK__BOT_TOKEN": "xoxb-1",
                "PLATFORMS__SLACK__APP_TOKEN": "xapp-1",
                "PLATFORMS__SLACK__SIGNING_SECRET": "1f",
            },
            "platforms.slack.app_token and platforms.slack.signing_secret are both set",
        ),
        (
            {
                "PLATFORMS__SLACK__BOT_TOKEN": "xoxb-1",
                "PLATFORMS__SLACK__SIGNING_SECRET": "xapp-1",
            },
            "platforms.slack.signing_secret is a token",
        ),
        (
            {"PLATFORMS__SLACK__BOT_TOKEN": "xapp-1", "PLATFORMS__SLACK__APP_TOKEN": "xapp-1"},
            "platforms.slack.bot_token should begin with xoxb-",
        ),
    ],
)
def test_tokens_are_looked_at_but_never_shown(
    tmp_path: Path, environ: dict[str, str], said: str
) -> None:
    problems = problems_of(tmp_path, **environ)
    assert any(said in problem for problem in problems)


@pytest.mark.parametrize("way", ["APP_TOKEN", "SIGNING_SECRET"])
def test_one_way_to_hear_slack_is_enough(tmp_path: Path, way: str) -> None:
    secret = {"APP_TOKEN": "xapp-1", "SIGNING_SECRET": "8f74"}[way]
    given = {"PLATFORMS__SLACK__BOT_TOKEN": "xoxb-1", f"PLATFORMS__SLACK__{way}": secret}
    assert problems_of(tmp_path, **given) == []


def test_a_manager_that_is_no_member_id_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, PLATFORMS__SLACK__MANAGERS="U012AB3CD, @tom")
    assert '"@tom" is no member id' in problem


def test_a_machine_without_a_zone_is_a_problem_where_none_is_set(tmp_path: Path) -> None:
    (problem,) = find_problems(load(tmp_path, DIGEST__TIMEZONE=""), zone="")
    assert "digest.timezone is empty" in problem
    assert find_problems(load(tmp_path, DIGEST__TIMEZONE=""), zone="Asia/Seoul") == []
    assert find_problems(load(tmp_path, DIGEST__TIMEZONE="Asia/Seoul"), zone="") == []
