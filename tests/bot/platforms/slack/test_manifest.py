import json
import os
from pathlib import Path

import jsonschema
import pytest

from bot.cli.main import main
from bot.model.request import CommandInfo
from bot.platforms.slack.manifest import SCOPES, build_manifest, usage_hint
from commands.dispatch import load_commands
from tests.fakes.slack.desk import COMMANDS

ROOT = Path(__file__).parents[4]
SHARED = Path(os.environ.get("VERBATIM_SHARED", ROOT.parent / "shared"))
GUIDE = ROOT / "docs" / "setup-slack.md"


URL = "https://news.example.com"


@pytest.mark.parametrize("options", [[], ["--url", URL]])
def test_the_manifest_is_what_slack_takes(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    schema = SHARED / "data" / "slack" / "slack-manifest-2.0.0.schema.json"
    if not schema.exists():
        pytest.skip(f"Slack's schema is not at {schema}")

    assert main(["manifest", "slack", *options]) == 0
    manifest = json.loads(capsys.readouterr().out)

    validator = jsonschema.Draft7Validator(json.loads(schema.read_text()))
    assert [error.message for error in validator.iter_errors(manifest)] == []


@pytest.mark.parametrize(
    ("url", "where"),
    [
        (URL, "/slack/events"),
        (f"{URL}/", "/slack/events"),
        (f"{URL}/slack/events", "/slack/events"),
        (f"{URL}:8443/verbatim", ":8443/verbatim/slack/events"),
    ],
)
def test_over_http_everything_goes_to_one_address(url: str, where: str) -> None:
    manifest = build_manifest(COMMANDS, url)
    (command,) = manifest["features"]["slash_commands"]
    settings = manifest["settings"]

    assert command["url"] == URL + where
    assert settings["event_subscriptions"]["request_url"] == URL + where
    assert settings["interactivity"]["request_url"] == URL + where
    assert settings["interactivity"]["message_menu_options_url"] == URL + where
    assert settings["socket_mode_enabled"] is False


@pytest.mark.parametrize(
    "url", ["http://news.example.com", "news.example.com", "https://", f"{URL}/?a=1", f"{URL}/#a"]
)
def test_an_address_that_slack_would_not_take_is_refused(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["manifest", "slack", "--url", url]) != 0

    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"Slack cannot send requests to {url}." in captured.err
    assert "Traceback" not in captured.err


def test_with_a_socket_no_address_is_in_the_manifest() -> None:
    assert "url" not in json.dumps(build_manifest(COMMANDS))


def test_slack_is_not_asked_to_tell_what_private_channels_are_called() -> None:
    """It says no such name with a command; a new one would be shown to whoever is no member."""
    events = build_manifest(COMMANDS)["settings"]["event_subscriptions"]["bot_events"]
    assert [event for event in events if event.endswith("_rename")] == ["channel_rename"]


def test_there_is_one_root_command_and_its_hint_names_every_command() -> None:
    (command,) = build_manifest(COMMANDS)["features"]["slash_commands"]

    assert command["command"] == "/news"
    assert command["usage_hint"] == (
        "latest | who <actor> | topic <query> | trending | help | alert list | feed list | "
        "feed import | status"
    )


def test_a_hint_of_many_commands_stays_within_its_limit() -> None:
    hint = usage_hint([CommandInfo(f"command{n}", "") for n in range(500)])

    assert 900 < len(hint) <= 1_000
    assert hint.endswith(tuple("0123456789"))


def test_every_command_of_the_bot_is_in_the_hint() -> None:
    manifest = build_manifest([CommandInfo(name, "") for name in load_commands()])
    hint = manifest["features"]["slash_commands"][0]["usage_hint"]

    assert set(hint.split(" | ")) == {name.removeprefix("news ") for name in load_commands()}


def test_texts_are_within_slacks_limits() -> None:
    display = build_manifest(COMMANDS)["display_information"]

    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert 174 <= len(display["long_description"]) <= 4_000


def test_the_guide_explains_every_scope() -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    assert [scope for scope in SCOPES if f"`{scope}`" not in guide] == []
