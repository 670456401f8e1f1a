"""What an operator copies: the compose file and the systemd unit say what the handbook promises."""

import configparser
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.cli.main import NOT_AS_SET_UP, RUNS_ALREADY
from bot.sources.resolve import AT_ONCE
from config.settings import load_settings

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    read: dict[str, Any] = compose["services"]["verbatim"]
    return read


class Unit(configparser.RawConfigParser):
    """A unit file: keys keep their case and may come more than once; the last counts here."""

    def __init__(self) -> None:
        super().__init__(strict=False)
        self.read(ROOT / "docs" / "deploy" / "verbatim.service", encoding="utf-8")

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def test_the_container_may_do_as_little_as_possible(service: dict[str, Any]) -> None:
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["user"] == "10001:10001"
    assert "ports" not in service
    assert service["tmpfs"] == ["/tmp:size=64m,mode=1777"]
    assert service["mem_limit"] == "1g"
    assert int(service["pids_limit"]) <= 256

    assert service["init"] is True  # worker processes that end are taken leave of
    loose = {"privileged", "cap_add", "devices", "network_mode", "pid", "ipc", "userns_mode"}
    assert not loose & service.keys()
    assert service.get("healthcheck") is None  # that of the image
    writable = [volume for volume in service["volumes"] if not volume.endswith(":ro")]
    assert writable == ["data:/data"]


def test_the_container_has_time_to_end(service: dict[str, Any]) -> None:
    assert int(service["stop_grace_period"].removesuffix("s")) > 10


def test_the_settings_of_the_container_are_settings(
    service: dict[str, Any], tmp_path: Path
) -> None:
    given = {**service["environment"], "VERBATIM_SECRETS_DIR": str(tmp_path)}
    token = tmp_path / "VERBATIM_PLATFORMS__DISCORD__TOKEN"
    token.write_text("a.b.c")
    token.chmod(0o600)
    settings = load_settings(None, given, tmp_path)
    assert settings.platforms.discord.token.get_secret_value() == "a.b.c"
    assert settings.monitor.listen == "127.0.0.1:9464"


def test_the_unit_starts_what_the_readme_starts() -> None:
    service = Unit()["Service"]
    assert service["ExecStart"].endswith(".venv/bin/python -m bot run")
    assert int(service["TimeoutStopSec"]) > 10
    assert service["KillMode"] == "mixed"  # workers that are ended first would be started anew


def test_a_worker_that_is_killed_for_its_memory_does_not_end_the_service(
    tmp_path: Path,
) -> None:
    """A worker alone may take all that the unit allows; left alone, systemd stops the service."""
    unit, settings = Unit()["Service"], load_settings(None, {}, tmp_path)
    assert unit["MemoryMax"] == f"{settings.workers.megabytes // 1024}G"
    assert unit["OOMPolicy"] == "continue"


@pytest.mark.parametrize(
    "key",
    [
        *("NoNewPrivileges", "DynamicUser", "PrivateTmp", "PrivateDevices", "ProtectHome"),
        *("ProtectKernelModules", "ProtectKernelTunables", "RestrictNamespaces"),
    ],
)
def test_the_unit_is_hardened(key: str) -> None:
    assert Unit()["Service"][key] == "yes"


def test_the_unit_listens_to_the_bot() -> None:
    unit = Unit()["Service"]
    assert unit["Type"] == "notify"
    assert unit["NotifyAccess"] == "main"
    assert int(unit["WatchdogSec"]) >= 60
    assert "AF_UNIX" in unit["RestrictAddressFamilies"]


def test_the_unit_hands_secrets_over_as_settings() -> None:
    names = re.findall(
        r"^LoadCredential=(\w+):",
        (ROOT / "docs" / "deploy" / "verbatim.service").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    assert names
    load_settings(None, dict.fromkeys(names, "a.b.c"), ROOT)


def test_there_is_room_for_all_threads_when_no_name_can_be_looked_up(
    service: dict[str, Any],
) -> None:
    """Both limits count threads: a dead resolver holds one for each look-up, and the rest go on."""
    others = 64  # asyncio's own, the database's, the workers and who looks after them
    for limit in (service["pids_limit"], Unit()["Service"]["TasksMax"]):
        assert int(limit) >= AT_ONCE + others


def test_systemd_does_not_start_again_what_that_cannot_mend() -> None:
    statuses = Unit()["Service"]["RestartPreventExitStatus"].split()
    assert {int(one) for one in statuses} == {NOT_AS_SET_UP, RUNS_ALREADY}
