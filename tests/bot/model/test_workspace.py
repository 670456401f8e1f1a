"""What a channel is called where no chat shows it."""

import pytest

from bot.model.workspace import Channel, direct_id


@pytest.mark.parametrize(
    ("remote_id", "name", "label"),
    [
        ("C0123", "news", "news"),
        ("C0123", "", "C0123"),
        (direct_id("U0456"), "", "direct messages"),
    ],
)
def test_the_log_names_a_channel_and_no_person(remote_id: str, name: str, label: str) -> None:
    channel = Channel(id=1, workspace_id=1, platform="slack", remote_id=remote_id, name=name)
    assert channel.label == label
