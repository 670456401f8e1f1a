"""Messages into channels: each once, whatever fails, and what each failure means."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.model.errors import DeliveryError
from bot.model.message import Message, Paragraph, Plain
from bot.model.workspace import Channel
from bot.platforms.discord import Discord
from tests.bot.platforms.discord.conftest import NOW, Connect
from tests.builders import messages
from tests.fakes.discord.desk import say
from tests.fakes.discord.rules import texts_of
from tests.fakes.discord.server import FakeDiscord, Fault
from tests.fakes.discord.world import ANNOUNCEMENTS, FORUM, NEWS, READER, THREAD

SILENT = 1 << 12
KEY = "alert-7"
HELLO = say("Hello")
LONG = Message(
    (*messages.digest().parts, Paragraph((Plain("\n".join(["many words " * 30] * 20)),)))
)


def channel(remote_id: str) -> Channel:
    return Channel(id=1, workspace_id=1, platform="discord", remote_id=remote_id, name="#news")


async def fail_to_send(platform: Discord, remote_id: str = NEWS) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await platform.send(channel(remote_id), HELLO, KEY)
    return caught.value


async def test_a_digest_arrives_in_silence_and_pings_nobody(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect() as platform:
        receipt = await platform.send(channel(NEWS), messages.digest(), "digest-1-20260113T0700Z")
        alert = await platform.send(channel(NEWS), HELLO, KEY)

    first, second = discord.world.sent(NEWS)
    assert (receipt.remote_id, alert.remote_id) == (first["id"], second["id"])
    assert first["flags"] & SILENT
    assert not second["flags"] & SILENT
    bodies = [body for method, path, body in discord.asked if path.endswith("/messages") and body]
    assert all(body["allowed_mentions"] == {"parse": []} for body in bodies)
    assert all(len(body["nonce"]) == 25 and body["enforce_nonce"] for body in bodies)


async def test_a_message_of_many_parts_arrives_in_order_and_once(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.fail("POST", f"/channels/{NEWS}/messages", Fault(503, {"message": "no", "code": 0}))
    async with connect() as platform:
        parts = platform.render(LONG)
        assert len(parts) > 1
        with pytest.raises(DeliveryError):
            await platform.send(channel(NEWS), LONG, KEY)
        discord.fail("POST", "never", Fault())
        await platform.send(channel(NEWS), LONG, KEY)
        await platform.send(channel(NEWS), LONG, KEY)

    assert [texts_of(message) for message in discord.world.sent(NEWS)] == [
        texts_of(part) for part in parts
    ]


@pytest.mark.parametrize("remembered", [True, False])
async def test_a_lost_reply_leaves_one_copy(
    discord: FakeDiscord, connect: Connect, remembered: bool
) -> None:
    """Also when Discord has forgotten the nonce: then the history knows."""
    discord.fail("POST", f"/channels/{NEWS}/messages", Fault(stored=True))
    async with connect() as platform:
        error = await fail_to_send(platform)
        assert error.ambiguous
        assert not error.dead
        discord.world.forget_nonces = not remembered
        receipt = await platform.send(channel(NEWS), HELLO, KEY)

    assert [message["id"] for message in discord.world.sent(NEWS)] == [receipt.remote_id]


async def test_a_crash_between_sending_and_confirming_leaves_one_copy(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect() as platform:
        first = await platform.send(channel(NEWS), LONG, KEY)
    discord.world.forget_nonces = True
    async with connect() as platform:
        again = await platform.send(channel(NEWS), LONG, KEY)
        other = await platform.send(channel(NEWS), LONG, "alert-8")

    assert first == again != other
    assert len(discord.world.sent(NEWS)) == 2 * len(platform.render(LONG))


async def test_a_channel_whose_history_is_closed_gets_its_messages(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.world.closed_history.add(NEWS)
    async with connect() as platform:
        await platform.send(channel(NEWS), HELLO, KEY)

    assert len(discord.world.sent(NEWS)) == 1


async def test_an_announcement_reaches_those_who_follow(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect() as platform:
        receipt = await platform.send(channel(ANNOUNCEMENTS), HELLO, KEY)
        assert discord.world.crossposted == [receipt.remote_id]
        limited = Fault(429, {"retry_after": 3600.0, "global": False}, {"Via": "1.1 google"})
        discord.fail("POST", "/crosspost", limited)
        await platform.send(channel(ANNOUNCEMENTS), HELLO, "alert-8")

    assert len(discord.world.sent(ANNOUNCEMENTS)) == 2


async def test_a_forum_gets_a_post_with_all_parts_in_it(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect() as platform:
        receipt = await platform.send(channel(FORUM), LONG, KEY)
        parts = platform.render(LONG)

    assert discord.world.channels[receipt.remote_id]["name"] == "Your digest · Tue 13 Jan"
    posted = discord.world.sent(receipt.remote_id)
    assert [texts_of(message) for message in posted] == [texts_of(part) for part in parts]


async def test_a_post_whose_reply_was_lost_is_found_again(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.fail("POST", f"/channels/{FORUM}/threads", Fault(stored=True))
    async with connect() as platform:
        assert (await fail_to_send(platform, FORUM)).ambiguous
        receipt = await platform.send(channel(FORUM), HELLO, KEY)

    assert discord.count("POST", "/threads") == 1
    assert len(discord.world.sent(receipt.remote_id)) == 1


async def test_an_archived_thread_is_opened(discord: FakeDiscord, connect: Connect) -> None:
    discord.world.archived.add(THREAD)
    async with connect() as platform:
        await platform.send(channel(THREAD), HELLO, KEY)

    assert len(discord.world.sent(THREAD)) == 1


async def test_an_opened_thread_whose_reply_was_lost_gets_one_copy(
    discord: FakeDiscord, connect: Connect
) -> None:
    archived = Fault(400, {"message": "Thread is archived", "code": 50083})
    discord.fail("POST", f"/channels/{THREAD}/messages", archived, Fault(stored=True))
    async with connect() as platform:
        assert (await fail_to_send(platform, THREAD)).ambiguous
        discord.world.forget_nonces = True
        receipt = await platform.send(channel(THREAD), HELLO, KEY)

    assert [message["id"] for message in discord.world.sent(THREAD)] == [receipt.remote_id]


@pytest.mark.parametrize(
    ("refusal", "said"),
    [
        (50001, "cannot be seen by the bot. Give the bot View Channel"),
        (50013, "does not let the bot post. Give the bot View Channel"),
        (None, "no longer exists. Choose another channel"),
    ],
)
async def test_a_channel_that_is_closed_to_the_bot_is_dead(
    discord: FakeDiscord, connect: Connect, refusal: int | None, said: str
) -> None:
    if refusal is None:
        del discord.world.channels[NEWS]
    else:
        discord.world.refusals[NEWS] = refusal
    async with connect() as platform:
        error = await fail_to_send(platform)

    assert error.dead
    assert str(error).startswith(f"The channel #news {said}")


async def test_an_archived_thread_that_the_bot_may_not_open_is_dead(
    discord: FakeDiscord, connect: Connect
) -> None:
    discord.world.archived.add(THREAD)
    forbidden = Fault(403, {"message": "Missing Permissions", "code": 50013})
    discord.fail("PATCH", f"/channels/{THREAD}", forbidden)
    async with connect() as platform:
        error = await fail_to_send(platform, THREAD)

    assert error.dead
    assert error.fix
    assert discord.world.sent(THREAD) == []


CLOSED = (10003, 10004, 40058, 40067, 50001, 50008, 50013, 50024, 50083, 160005)


@pytest.mark.parametrize("code", CLOSED)
async def test_what_no_second_try_helps_against_is_dead_and_says_what_to_do(
    discord: FakeDiscord, connect: Connect, code: int
) -> None:
    refused = Fault(404 if code < 20_000 else 403, {"message": "No", "code": code})
    discord.fail("POST", f"/channels/{NEWS}/messages", refused, refused)
    async with connect() as platform:
        error = await fail_to_send(platform)

    assert error.closed
    assert "#news" in error.message
    assert error.fix


@pytest.mark.parametrize("code", [50007, 50278])
async def test_closed_direct_messages_are_called_so(
    discord: FakeDiscord, connect: Connect, code: int
) -> None:
    refused = Fault(403, {"message": "Cannot send messages to this user", "code": code})
    discord.fail("POST", "/messages", refused)
    direct = Channel(1, 1, "discord", f"@{READER}", "direct messages")
    async with connect() as platform:
        with pytest.raises(DeliveryError) as caught:
            await platform.send(direct, HELLO, KEY)

    assert caught.value.closed
    assert str(caught.value) == (
        "The person's direct messages cannot be written to. "
        "The person has to allow direct messages from this server."
    )


@pytest.mark.parametrize(
    ("fault", "retry_in", "ambiguous"),
    [
        (Fault(503, {"message": "x", "code": 0}), None, True),
        (Fault(200, "<html>", content_type="text/html"), None, True),
        (Fault(200, '{"id": "1'), None, True),
        (Fault(), None, True),
        (Fault(429, "<html>", {"Retry-After": "120"}, "text/html"), 121, False),
        (Fault(429, "<html>", {"Retry-After": "9" * 30}, "text/html"), 86_400, False),
        (Fault(429, "<html>", {}, "text/html"), 600, False),
        (Fault(403, "<html>", {}, "text/html"), 600, False),
        (Fault(429, {"retry_after": 90.0, "global": False}, {"Via": "1.1"}), 90, False),
    ],
)
async def test_what_may_come_right_is_tried_again(
    discord: FakeDiscord,
    connect: Connect,
    fault: Fault,
    retry_in: int | None,
    ambiguous: bool,
) -> None:
    discord.fail("POST", f"/channels/{NEWS}/messages", fault)
    async with connect() as platform:
        error = await fail_to_send(platform)

    assert not error.dead
    assert error.ambiguous == ambiguous
    assert error.retry_at == (retry_in and NOW + timedelta(seconds=retry_in))


@pytest.mark.parametrize("code", [40004, 40006, 130000, 160006])
async def test_what_discord_refuses_for_a_while_only_is_tried_again(
    discord: FakeDiscord, connect: Connect, code: int
) -> None:
    discord.fail("POST", f"/channels/{NEWS}/messages", Fault(403, {"message": "x", "code": code}))
    async with connect() as platform:
        error = await fail_to_send(platform)
        await platform.send(channel(NEWS), HELLO, KEY)

    assert (error.dead, error.closed, error.ambiguous) == (False, False, False)
    assert len(discord.world.sent(NEWS)) == 1


async def test_a_short_rate_limit_is_waited_for(discord: FakeDiscord, connect: Connect) -> None:
    limited = Fault(429, {"retry_after": 0.01, "global": False}, {"Via": "1.1 google"})
    discord.fail("POST", f"/channels/{NEWS}/messages", limited)
    async with connect() as platform:
        await platform.send(channel(NEWS), HELLO, KEY)

    assert len(discord.world.sent(NEWS)) == 1


async def test_a_message_that_discord_does_not_understand_is_not_tried_again(
    discord: FakeDiscord, connect: Connect
) -> None:
    refused = Fault(400, {"message": "Invalid Form Body", "code": 50035})
    discord.fail("POST", f"/channels/{NEWS}/messages", refused)
    async with connect() as platform:
        error = await fail_to_send(platform)

    assert error.dead
    assert "Invalid Form Body" in error.message


async def test_without_a_connection_a_message_waits(make: Callable[..., Any]) -> None:
    error = await fail_to_send(make())

    assert error.retry_at is not None
    assert error.retry_at > NOW


async def test_a_channel_of_another_platform_is_refused(
    discord: FakeDiscord, connect: Connect
) -> None:
    async with connect() as platform:
        assert (await fail_to_send(platform, "C0123456")).dead


async def test_an_empty_message_is_not_sent(discord: FakeDiscord, connect: Connect) -> None:
    async with connect() as platform:
        await platform.send(channel(NEWS), Message(()), KEY)

    assert discord.world.sent(NEWS) == []


async def test_an_answer_that_got_lost_behind_a_proxy_leaves_one_copy(
    discord: FakeDiscord, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library tries again by itself, with the same nonce."""
    real_sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: real_sleep(0))
    lost = Fault(502, "<html>", content_type="text/html", stored=True)
    discord.fail("POST", f"/channels/{NEWS}/messages", *[lost] * 2)
    async with connect() as platform:
        await platform.send(channel(NEWS), HELLO, KEY)

    assert discord.count("POST", f"/channels/{NEWS}/messages") == 3
    assert len(discord.world.sent(NEWS)) == 1


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_post_whose_answer_got_lost_behind_a_proxy_is_there_once(
    discord: FakeDiscord, connect: Connect, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """The library would try again by itself, and posts in forums know no nonce."""
    real_sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: real_sleep(0))
    lost = Fault(status, "<html>", content_type="text/html", stored=True)
    discord.fail("POST", f"/channels/{FORUM}/threads", lost)
    async with connect() as platform:
        assert (await fail_to_send(platform, FORUM)).ambiguous
        await platform.send(channel(FORUM), HELLO, KEY)

    posts = [one for one in discord.world.channels.values() if one["parent_id"] == FORUM]
    assert len(posts) == 1


async def test_a_post_is_made_after_a_short_rate_limit(
    discord: FakeDiscord, connect: Connect
) -> None:
    limited = Fault(429, {"retry_after": 0.01, "global": False}, {"Via": "1.1 google"})
    discord.fail("POST", f"/channels/{FORUM}/threads", limited, limited)
    async with connect() as platform:
        receipt = await platform.send(channel(FORUM), HELLO, KEY)

    assert discord.count("POST", f"/channels/{FORUM}/threads") == 3
    assert len(discord.world.sent(receipt.remote_id)) == 1


async def test_a_post_that_got_lost_after_a_short_rate_limit_is_there_once(
    discord: FakeDiscord, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_sleep = asyncio.sleep
    monkeypatch.setattr(asyncio, "sleep", lambda seconds: real_sleep(0))
    limited = Fault(429, {"retry_after": 0.01, "global": False}, {"Via": "1.1 google"})
    lost = Fault(502, "<html>", content_type="text/html", stored=True)
    discord.fail("POST", f"/channels/{FORUM}/threads", limited, lost)
    async with connect() as platform:
        assert (await fail_to_send(platform, FORUM)).ambiguous
        await platform.send(channel(FORUM), HELLO, KEY)

    posts = [one for one in discord.world.channels.values() if one["parent_id"] == FORUM]
    assert len(posts) == 1
