"""No secret of an address reaches a log or a message."""

import logging

import pytest

from bot.model.errors import ReadError
from bot.sources.client import Client
from tests.fakes.canaries import FEED, USER
from tests.fakes.web import Reply, ScriptedWeb


async def test_addresses_are_never_logged_with_their_secrets(
    web: ScriptedWeb, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    web.script("/ok", Reply(body=b"x"))
    web.script("/bad", Reply(status=500))
    await client.get(f"http://{USER}@{web.address}/ok?key={FEED}-key")
    for address in ("/bad", "/silent"):
        with pytest.raises(ReadError) as caught:
            await client.get(f"http://{USER}@{web.address}{address}?key={FEED}-key")
        assert "canary" not in str(caught.value)
        assert "canary" not in caught.value.subject
    assert FEED not in caplog.text
