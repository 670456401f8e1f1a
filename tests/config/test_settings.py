"""Settings: what an operator writes, what wins, and what a mistake is answered with."""

from datetime import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.model.errors import SettingsError
from config.settings import DEFAULTS, SEEDS, load_settings, setting_names

TOKEN = "not-a-real-token"


def load(cwd: Path, environ: dict[str, str] | None = None, written: str | None = None):
    """Load settings in `cwd`, with `written` as the operator's verbatim.yaml."""
    if written is not None:
        (cwd / "verbatim.yaml").write_text(written, encoding="utf-8")
    return load_settings(None, environ or {}, cwd)


def refusal(cwd: Path, environ: dict[str, str] | None = None, written: str | None = None) -> str:
    with pytest.raises(SettingsError) as caught:
        load(cwd, environ, written)
    return str(caught.value)


def test_defaults_are_complete_and_sensible(tmp_path: Path) -> None:
    settings = load(tmp_path)
    assert settings.data_dir == tmp_path / "data"
    assert settings.seeds == SEEDS
    assert settings.digest.time == time(8, 0)
    assert settings.database_url == f"sqlite:///{tmp_path}/data/verbatim.db"
    assert settings.secrets() == []


@pytest.mark.parametrize("name", ["trained", "rules", "spacy:en_core_web_sm"])
def test_the_recogniser_can_be_chosen(tmp_path: Path, name: str) -> None:
    assert load(tmp_path).actors.recognizer == "trained"
    assert load(tmp_path, written=f"actors: {{recognizer: '{name}'}}").actors.recognizer == name


@pytest.mark.parametrize("name", ["magic", "spacy", "spacy:", "spacy:two words", "7"])
def test_a_recogniser_that_there_is_not_is_refused(tmp_path: Path, name: str) -> None:
    said = refusal(tmp_path, {"VERBATIM_ACTORS__RECOGNIZER": name})
    assert "VERBATIM_ACTORS__RECOGNIZER" in said
    assert f'"actors.recognizer" should be trained, rules or spacy:PIPELINE, not "{name}".' in said


def test_every_default_has_a_comment() -> None:
    lines = DEFAULTS.read_text(encoding="utf-8").splitlines()
    leaves = {name.rpartition(".")[2] for name in setting_names()}
    bare = [
        line
        for above, line in pairwise(lines)
        if line.strip().split(":")[0] in leaves and not above.strip().startswith("#")
    ]
    assert bare == []


def test_default_file_has_every_setting_and_no_other() -> None:
    def names(tree: dict[str, object], above: str = "") -> list[str]:
        found: list[str] = []
        for key, value in tree.items():
            nested = isinstance(value, dict)
            found += names(value, f"{above}{key}.") if nested else [f"{above}{key}"]
        return found

    assert names(yaml.safe_load(DEFAULTS.read_text())) == list(setting_names())


def test_later_wins(tmp_path: Path) -> None:
    written = "digest:\n  stories: 5\n  sentences: 1\nlog: {level: debug}\n"
    settings = load(tmp_path, {"VERBATIM_DIGEST__STORIES": "3"}, written)
    assert (settings.digest.stories, settings.digest.sentences) == (3, 1)
    assert settings.log.level == "debug"


def test_a_named_file_is_read_instead_of_verbatim_yaml(tmp_path: Path) -> None:
    (tmp_path / "verbatim.yaml").write_text("digest: {stories: 1}")
    (tmp_path / "other.yaml").write_text("digest: {sentences: 3}")
    settings = load_settings(Path("other.yaml"), {}, tmp_path)
    assert (settings.digest.stories, settings.digest.sentences) == (7, 3)


@pytest.mark.parametrize("written", ["10:30", '"10:30"', "'10:30'"])
def test_a_time_is_a_time_with_or_without_quotes(tmp_path: Path, written: str) -> None:
    assert load(tmp_path, written=f"digest:\n  time: {written}\n").digest.time == time(10, 30)


def test_empty_sections_and_files_change_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, written="digest:\nlog:\n") == load(tmp_path, written="")
    assert load(tmp_path, written="digest: {}\nplatforms: {slack: {}}") == load(tmp_path)


def test_lists_come_from_yaml_and_from_the_environment(tmp_path: Path) -> None:
    in_file = load(tmp_path, written="fetch:\n  allow_private: [rsshub.lan:1200]\n")
    assert in_file.fetch.allow_private == ("rsshub.lan:1200",)
    environ = {"VERBATIM_FETCH__ALLOW_PRIVATE": "a.lan:80, [fd00::1]:8080"}
    assert load(tmp_path, environ).fetch.allow_private == ("a.lan:80", "[fd00::1]:8080")


def test_platform_settings_have_the_documented_variables(tmp_path: Path) -> None:
    environ = {
        "VERBATIM_DATA_DIR": str(tmp_path / "kept"),
        "VERBATIM_DATABASE__URL": "postgresql+psycopg://u:p@db/verbatim",
        "VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN,
        "VERBATIM_PLATFORMS__DISCORD__API_BASE": "http://127.0.0.1:9/api/",
        "VERBATIM_PLATFORMS__DISCORD__GATEWAY_URL": "ws://127.0.0.1:9",
        "VERBATIM_PLATFORMS__SLACK__BOT_TOKEN": "xoxb-1",
        "VERBATIM_PLATFORMS__SLACK__APP_TOKEN": "xapp-1",
        "VERBATIM_PLATFORMS__SLACK__API_BASE": "http://127.0.0.1:9",
    }
    settings = load(tmp_path, environ)
    assert settings.data_dir == tmp_path / "kept"
    assert settings.platforms.discord.token.get_secret_value() == TOKEN
    assert settings.platforms.discord.api_base == "http://127.0.0.1:9/api"
    assert set(settings.secrets()) == {
        "postgresql+psycopg://u:p@db/verbatim",
        TOKEN,
        "xoxb-1",
        "xapp-1",
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", " "])
def test_a_line_break_at_the_end_of_a_variable_is_no_part_of_it(tmp_path: Path, end: str) -> None:
    """What reads a secret from a file into the environment often takes it along."""
    settings = load(tmp_path, {"VERBATIM_PLATFORMS__SLACK__SIGNING_SECRET": TOKEN + end})
    assert settings.platforms.slack.signing_secret.get_secret_value() == TOKEN
    assert settings.secrets() == [TOKEN]


def test_other_variables_are_none_of_our_business(tmp_path: Path) -> None:
    assert load(tmp_path, {"HOME": "/nowhere", "DIGEST__STORIES": "1"}) == load(tmp_path)


class TestSecretsInFiles:
    def test_a_file_variable_names_a_file(self, tmp_path: Path) -> None:
        file = secret_file(tmp_path / "token")
        settings = load(tmp_path, {"VERBATIM_PLATFORMS__DISCORD__TOKEN_FILE": str(file)})
        assert settings.platforms.discord.token.get_secret_value() == TOKEN

    def test_a_mark_that_an_editor_puts_first_is_no_part_of_it(self, tmp_path: Path) -> None:
        file = secret_file(tmp_path / "token")
        file.write_text(TOKEN, encoding="utf-8-sig")
        settings = load(tmp_path, {"VERBATIM_PLATFORMS__DISCORD__TOKEN_FILE": str(file)})
        assert settings.platforms.discord.token.get_secret_value() == TOKEN

    @pytest.mark.parametrize("variable", ["VERBATIM_SECRETS_DIR", "CREDENTIALS_DIRECTORY"])
    def test_a_folder_of_secrets(self, tmp_path: Path, variable: str) -> None:
        folder = tmp_path / "secrets"
        folder.mkdir()
        secret_file(folder / "verbatim_platforms__discord__token")
        (folder / "another-service").write_text("x")
        settings = load(tmp_path, {variable: str(folder)})
        assert settings.platforms.discord.token.get_secret_value() == TOKEN

    def test_a_variable_wins_over_the_folder(self, tmp_path: Path) -> None:
        secret_file(tmp_path / "VERBATIM_PLATFORMS__DISCORD__TOKEN")
        environ = {
            "VERBATIM_SECRETS_DIR": str(tmp_path),
            "VERBATIM_PLATFORMS__DISCORD__TOKEN": "typed",
        }
        assert load(tmp_path, environ).platforms.discord.token.get_secret_value() == "typed"

    def test_a_file_that_everyone_may_read_is_refused(self, tmp_path: Path) -> None:
        file = secret_file(tmp_path / "token", mode=0o644)
        said = refusal(tmp_path, {"VERBATIM_PLATFORMS__DISCORD__TOKEN_FILE": str(file)})
        assert "everyone on this machine may read" in said
        assert "chmod" in said
        assert TOKEN not in said

    def test_a_variable_that_names_no_file_is_refused(self, tmp_path: Path) -> None:
        variable = "VERBATIM_PLATFORMS__DISCORD__TOKEN_FILE"
        assert refusal(tmp_path, {variable: ""}).startswith(f"{variable} is empty. Name the file")
        said = refusal(tmp_path, {variable: str(tmp_path)})
        assert said == f"{variable}: {tmp_path} is a folder. Name a file in it."

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        said = refusal(tmp_path, {"VERBATIM_DATABASE__URL_FILE": "/no/such/file"})
        assert "VERBATIM_DATABASE__URL_FILE" in said
        assert "/no/such/file" in said

    def test_a_missing_folder_is_named(self, tmp_path: Path) -> None:
        said = refusal(tmp_path, {"VERBATIM_SECRETS_DIR": "/no/such/folder"})
        assert "VERBATIM_SECRETS_DIR" in said


def secret_file(path: Path, mode: int = 0o600) -> Path:
    path.write_text(f"{TOKEN}\n")
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("digest: {tiem: '08:00'}", '"digest.tiem" is not a setting; did you mean "digest.time"?'),
        ("colour: red", '"colour" is not a setting'),
        ("digest: {time: '25:00'}", '"digest.time" should be a time of day'),
        ("digest: {time: [8]}", '"digest.time" should be a time of day'),
        ("digest: {timezone: Europe/Berln}", 'did you mean "Europe/Berlin"?'),
        ("digest: {timezone: ../../etc/passwd}", '"digest.timezone" should be an IANA time zone'),
        ("digest: {stories: 9}", '"digest.stories" should be at most 8, not "9".'),
        ("digest: {stories: seven}", '"digest.stories" should be a whole number, not "seven".'),
        ("digest: 7", '"digest" is a section'),
        ("platforms: {slack: x}", '"platforms.slack" is a section'),
        ("digest: {stories: {most: 7}}", '"digest.stories.most" is not a setting'),
        ("data_dir: ''", '"data_dir" should name a folder'),
        ("data_dir: [a, b]", '"data_dir" should name a folder'),
        ("data_dir: ~no-such-user-here/x", '"data_dir" should name a folder'),
        ("log: {level: loud}", "'debug', 'info', 'warning' or 'error', not \"loud\"."),
        (
            "fetch: {allow_private: [lan]}",
            'should list host:port, such as rsshub.lan:1200, not "lan"',
        ),
        ("fetch: {allow_private: ['lan:99999']}", "should list host:port"),
        ("platforms: {discord: {api_base: localhost}}", "should be a whole address"),
        ("platforms: {discord: {api_base: 'http://127.0.0.1:abc'}}", "should be a whole address"),
        ("platforms: {discord: {api_base: 'http://127.0.0.1:99999'}}", "should be a whole address"),
        ("platforms: {discord: {api_base: 'http://[x'}}", "should be a whole address"),
        ("a: " + "[" * 3000 + "]" * 3000, "is not a YAML text file"),
        ("workers: {megabytes: 64}", 'should be at least 256, not "64".'),
        ("digest: {time: a}\nlog: {level: b}", '"log.level"'),
        ("digest: {time: '{0}'}", 'not "{0}".'),
        ("digest: {stories: 7.5}", 'should be a whole number, not "7.5".'),
        ("actors: {enrich: maybe}", 'should be true or false, not "maybe".'),
        ("monitor: {listen: 127.0.0.1:99999}", "should be host:port"),
        ("- a\n- b", "holds no settings"),
        ("a: [b", "line 1 is not right"),
        ("log: {level: info}\nlog: {level: debug}", '"log" is written twice'),
        ("digest:\n\ttime: '08:00'", "Indent with spaces, not with tabs."),
        ('"": x', "line 1 is not right: a name is missing before the colon"),
        ("digest:\n  ? [a, b]\n  : c", "line 2 is not right: a name is missing"),
        ("digest: {model: ''}", '"digest.model" should not be empty.'),
        ("digest: {timezone: Q/Q}", 'an IANA time zone such as Europe/Berlin, and "Q/Q" is none.'),
        ("fetch: {user_agent: Zürich}", '"fetch.user_agent" should be of plain letters'),
        ("platforms: {slack: {api_base: 'https://'}}", "should be a whole address"),
        ("platforms: {slack: {api_base: [a, b]}}", "should be one address"),
        ("platforms: {discord: {token: [a.b.c]}}", '"platforms.discord.token" should be text.'),
        ("workers: {megabytes: 9999999999}", 'should be at most 1000000, not "9999999999".'),
        ("workers: {seconds: 601}", 'should be at most 600, not "601".'),
    ],
)
def test_a_mistake_is_named_with_file_and_key(tmp_path: Path, written: str, said: str) -> None:
    sentence = refusal(tmp_path, written=written)
    assert said in sentence
    assert str(tmp_path / "verbatim.yaml") in sentence


def test_a_mistake_in_the_environment_is_named_by_its_variable(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"VERBATIM_DIGEST__TIEM": "1"}).startswith("VERBATIM_DIGEST__TIEM: ")
    assert refusal(tmp_path, {"VERBATIM_LOG__LEVEL": "x"}).startswith("VERBATIM_LOG__LEVEL: ")
    assert refusal(tmp_path, {"VERBATIM_": "x"}).startswith('VERBATIM_: "" is not a setting')


def test_a_file_that_is_missing_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.yaml"):
        load_settings(Path("gone.yaml"), {}, tmp_path)
    (tmp_path / "picture.yaml").write_bytes(b"\x89PNG\r\n\xff\xfe")
    with pytest.raises(SettingsError, match=r"picture\.yaml is not a YAML text file"):
        load_settings(Path("picture.yaml"), {}, tmp_path)


def test_a_wrong_secret_is_never_repeated(tmp_path: Path) -> None:
    said = refusal(tmp_path, written=f"platforms: {{discord: {{token: [{TOKEN}]}}}}")
    assert '"platforms.discord.token"' in said
    assert TOKEN not in said


def test_secrets_are_masked_when_shown(tmp_path: Path) -> None:
    environ = {"VERBATIM_PLATFORMS__DISCORD__TOKEN": TOKEN, "VERBATIM_DATABASE__URL": "pg://u:pw@h"}
    settings = load(tmp_path, environ)
    assert TOKEN not in f"{settings!r} {settings} {settings.shown()}"
    assert "pw@h" not in f"{settings!r} {settings} {settings.shown()}"
    assert settings.shown()["platforms.discord.token"] == "********"
    assert settings.shown()["platforms.slack.bot_token"] == ""
    assert settings.shown()["actors.enrich"] == "false"
    assert list(settings.shown()) == list(setting_names())


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    settings = load(tmp_path)
    with pytest.raises(ValueError, match="frozen"):
        settings.digest.stories = 1


def test_user_agent_names_version_and_contact(tmp_path: Path) -> None:
    assert load(tmp_path).user_agent.startswith("Verbatim/")
    settings = load(tmp_path, {"VERBATIM_FETCH__CONTACT": "https://example.org/bot"})
    assert settings.user_agent.endswith(" (+https://example.org/bot)")
    assert load(tmp_path, {"VERBATIM_FETCH__USER_AGENT": "Mine/1"}).user_agent == "Mine/1"
    assert load(tmp_path, {"VERBATIM_FETCH__USER_AGENT": " Mine/1 "}).user_agent == "Mine/1"
    assert load(tmp_path, {"VERBATIM_FETCH__USER_AGENT": " "}).user_agent.startswith("Verbatim/")
    assert "fetch.contact" in refusal(tmp_path, {"VERBATIM_FETCH__CONTACT": "a\r\nX-Evil: 1"})


NAMES = (
    st.sampled_from(["digest", "platforms", "slack", "workers", "time"])
    | st.text(max_size=8)
    | st.tuples(st.text(max_size=3))  # what YAML allows as a key, and nobody means
)
WRITTEN = st.recursive(
    st.text(max_size=8),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=4),
)


@given(WRITTEN)
def test_whatever_is_written_gives_settings_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, tree: object
) -> None:
    folder = tmp_path_factory.mktemp("any", numbered=True)
    file = folder / "verbatim.yaml"
    file.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")
    said = ""
    try:
        load_settings(None, {}, folder)
    except SettingsError as error:
        said = str(error)
    assert not said or str(file) in said
