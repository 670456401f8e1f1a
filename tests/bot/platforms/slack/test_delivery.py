"""Messages into channels: each once, whatever happens to the answers of the fake Slack."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.model.errors import DeliveryError
from bot.model.message import Message, Paragraph, Plain, say
from bot.model.workspace import Channel
from bot.platforms.slack import Slack
from tests.bot.platforms.slack.conftest import NOW, Connect
from tests.fakes.slack.server import CHANNEL, PERSON, TEAM, FakeSlack, Fault, Place

HELLO = say("Hello")
LONG = Message((Paragraph((Plain("word " * 6_000),)),), line="Long")

Make = Callable[..., Slack]


def channel(remote_id: str = CHANNEL) -> Channel:
    return Channel(1, 1, "slack", remote_id, "news")


async def failing(platform: Slack, message: Message = HELLO, to: str = CHANNEL) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        await platform.send(channel(to), message, "d1")
    return caught.value


async def test_a_message_is_posted_with_its_mark_and_no_previews(
    make: Make, slack: FakeSlack
) -> None:
    receipt = await make().send(channel(), HELLO, "d1")

    (posted,) = slack.places[CHANNEL].messages
    assert receipt.remote_id == posted["ts"]
    assert posted["metadata"]["event_payload"] == {"key": "d1", "part": 0}
    assert posted["unfurl_links"] is False
    assert posted["unfurl_media"] is False


async def test_the_same_key_never_shows_twice(make: Make, slack: FakeSlack) -> None:
    platform = make()
    first = await platform.send(channel(), LONG, "d1")
    again = await platform.send(channel(), LONG, "d1")
    after_a_restart = await make().send(channel(), LONG, "d1")
    await platform.send(channel(), LONG, "d2")

    parts = ["Long (1/3)", "Long (2/3)", "Long (3/3)"]
    assert slack.shown() == [*parts, *parts]
    assert first == again == after_a_restart


@pytest.mark.parametrize("what", ["lost", "done-html"])
async def test_a_lost_reply_is_looked_up_before_posting_again(
    make: Make, slack: FakeSlack, what: str
) -> None:
    platform = make()
    slack.fail("chat.postMessage", Fault(what))

    error = await failing(platform)
    await platform.send(channel(), HELLO, "d1")

    assert error.ambiguous
    assert not error.dead
    assert slack.shown() == ["Hello"]
    assert slack.count("chat.postMessage") == 1  # the SDK does not post again by itself, either


@pytest.mark.parametrize("what", ["cut", "html", "html200", "fatal_error"])
async def test_what_was_not_posted_is_posted_at_the_next_attempt(
    make: Make, slack: FakeSlack, what: str
) -> None:
    platform = make()
    slack.fail("chat.postMessage", Fault(what))

    error = await failing(platform)
    await platform.send(channel(), HELLO, "d1")

    assert error.ambiguous
    assert slack.shown() == ["Hello"]


async def test_a_part_that_failed_is_sent_again_and_no_other(make: Make, slack: FakeSlack) -> None:
    platform = make()
    slack.fail("chat.postMessage", Fault("done-html"))
    await failing(platform, LONG)
    slack.fail("chat.postMessage", Fault("internal_error"))
    await failing(platform, LONG)
    await platform.send(channel(), LONG, "d1")

    assert slack.shown() == ["Long (1/3)", "Long (2/3)", "Long (3/3)"]


@pytest.mark.parametrize(("given", "seconds"), [("7", 7), ("soon", 30), ("9" * 30, 86_400)])
async def test_slack_says_when_to_come_again(
    make: Make, slack: FakeSlack, given: str, seconds: int
) -> None:
    platform = make()
    slack.fail("chat.postMessage", Fault("ratelimited", given))

    error = await failing(platform)

    assert error.retry_at == NOW + timedelta(seconds=seconds)
    assert not error.ambiguous


CLOSED = (
    *("channel_not_found", "is_archived", "restricted_action"),
    *("restricted_action_read_only_channel", "restricted_action_thread_only_channel"),
)


@pytest.mark.parametrize("code", CLOSED)
async def test_a_channel_that_is_gone_is_given_up(make: Make, slack: FakeSlack, code: str) -> None:
    slack.fail("chat.postMessage", Fault(code))

    error = await failing(make())

    assert error.dead
    assert "#news" in error.message
    assert "/invite" in error.fix


@pytest.mark.parametrize("code", ["user_not_found", "user_disabled", "user_not_visible"])
async def test_a_person_who_cannot_be_written_to_is_given_up(
    make: Make, slack: FakeSlack, code: str
) -> None:
    slack.fail("conversations.open", Fault(code))

    assert (await failing(make(), to=f"@{PERSON}")).closed


async def test_a_public_channel_is_joined_and_a_private_one_asks_for_an_invitation(
    make: Make, slack: FakeSlack
) -> None:
    slack.places |= {"C2": Place(joined=False), "C3": Place(joined=False, archived=True)}

    await make().send(channel("C2"), HELLO, "d1")
    slack.fail("chat.postMessage", Fault("not_in_channel"))
    error = await failing(make(), to="C3")

    assert slack.shown("C2") == ["Hello"]
    assert error.dead


async def test_without_its_history_a_channel_gets_its_message_all_the_same(
    make: Make, slack: FakeSlack
) -> None:
    slack.fail("conversations.history", Fault("missing_scope"))

    await make().send(channel(), HELLO, "d1")

    assert slack.shown() == ["Hello"]


@pytest.mark.parametrize("stored", [True, False])
async def test_an_uncertain_alert_is_not_sent_again_where_nothing_shows_whether_it_came(
    make: Make, slack: FakeSlack, stored: bool
) -> None:
    slack.fail("chat.postMessage", Fault("lost" if stored else "cut"))
    with pytest.raises(DeliveryError) as first:
        await make().send(channel(), HELLO, "alert-1-2")
    assert first.value.ambiguous
    slack.fail("conversations.history", Fault("missing_scope"))
    with pytest.raises(DeliveryError, match="not known whether an alert arrived in #news") as again:
        await make().send(channel(), HELLO, "alert-1-2", again=True)  # after a restart
    assert again.value.dead
    assert len(slack.shown()) == stored


async def test_an_uncertain_digest_is_rather_sent_twice_than_never(
    make: Make, slack: FakeSlack
) -> None:
    slack.fail("chat.postMessage", Fault("cut"))
    with pytest.raises(DeliveryError):
        await make().send(channel(), HELLO, "digest-1-20260113T0700Z")
    slack.fail("conversations.history", Fault("missing_scope"))
    await make().send(channel(), HELLO, "digest-1-20260113T0700Z", again=True)
    assert slack.shown() == ["Hello"]


async def test_a_history_that_fails_for_now_holds_the_message_back(
    make: Make, slack: FakeSlack
) -> None:
    platform = make()
    slack.fail("conversations.history", Fault("ratelimited", "9"))

    error = await failing(platform)

    assert error.retry_at == NOW + timedelta(seconds=9)
    assert slack.shown() == []


@pytest.mark.parametrize(
    ("code", "dead", "said"),
    [
        ("invalid_blocks", True, "does not take this message"),
        ("missing_scope", False, "refused a message"),
        ("some_new_error", False, "some_new_error"),
    ],
)
async def test_what_slack_refuses_for_good_is_dead_and_the_rest_is_tried_again(
    make: Make, slack: FakeSlack, code: str, dead: bool, said: str
) -> None:
    slack.fail("chat.postMessage", Fault(code))

    error = await failing(make())

    assert (error.dead, error.ambiguous) == (dead, False)
    assert said in error.message


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("user_disabled", "Nothing can be posted in direct messages: the person's account is"),
        ("some_new_error", "Slack refused a message in direct messages (some_new_error)."),
        ("fatal_error", "Slack did not confirm a message in direct messages (fatal_error)."),
    ],
)
async def test_direct_messages_are_no_channel(
    make: Make, slack: FakeSlack, code: str, said: str
) -> None:
    """It was "#direct messages", and a bot was to be invited there."""
    slack.fail("chat.postMessage", Fault(code))
    direct = Channel(1, 1, "slack", f"@{PERSON}", "direct messages")
    with pytest.raises(DeliveryError) as caught:
        await make().send(direct, HELLO, "d1")

    assert str(caught.value).startswith(said)
    assert "/invite" not in str(caught.value)


async def test_no_slack_at_all_is_not_ambiguous(make: Make) -> None:
    error = await failing(make(api_base="http://127.0.0.1:9/api"))

    assert not error.dead
    assert not error.ambiguous


async def test_a_message_without_content_is_not_sent(make: Make, slack: FakeSlack) -> None:
    receipt = await make().send(channel(), Message(()), "d1")

    assert receipt.remote_id == ""
    assert slack.calls == []


async def test_a_message_for_another_workspace_is_not_sent(
    connect: Connect, slack: FakeSlack
) -> None:
    async with connect() as platform:
        with pytest.raises(DeliveryError, match="another Slack workspace") as caught:
            await platform.send(Channel(1, 1, "slack", CHANNEL, "news", workspace="T2"), HELLO, "d")
        await platform.send(Channel(1, 1, "slack", CHANNEL, "news", workspace=TEAM), HELLO, "d")

    assert caught.value.dead
    assert len(slack.places[CHANNEL].messages) == 1
