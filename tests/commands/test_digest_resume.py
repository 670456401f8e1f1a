import pytest

from bot.model.errors import NotAllowedError
from commands.digest_resume import DigestResume
from tests.builders.newsroom import Newsroom


async def test_another_workspaces_digest_is_out_of_reach(room: Newsroom) -> None:
    other = await room.storage.write(lambda t: t.workspaces.ensure("console", "x", "X"))
    await room.storage.write(lambda t: t.channels.ensure(other.id, "99", "private"))
    with pytest.raises(NotAllowedError, match="none of those here"):
        await room.ask(DigestResume(), channel="<#99>")
