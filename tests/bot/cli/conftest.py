"""What all tests of the command line share."""

import pytest


@pytest.fixture(autouse=True)
def logs(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """The log is left as pytest set it up; how a command would have set it up is returned."""
    calls: list[dict[str, object]] = []
    monkeypatch.setattr("bot.cli.settings.set_up_logs", lambda **given: calls.append(given))
    return calls
