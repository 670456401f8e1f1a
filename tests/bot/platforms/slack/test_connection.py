"""The socket: lost, refreshed, burnt, refused. The real SDK against a Slack that misbehaves."""

import asyncio
import logging
from collections.abc import Callable

import pytest

from bot.model.errors import DeliveryError, LoginError
from bot.model.message import Message, say
from bot.model.request import Happening, Request
from bot.model.workspace import Channel
from bot.platforms.slack import Slack
from tests.bot.platforms.slack.conftest import Connect
from tests.fakes.proxy import FakeProxy
from tests.fakes.slack.desk import FakeDesk
from tests.fakes.slack.people import Someone
from tests.fakes.slack.server import CHANNEL, FakeSlack, Fault

HELLO = say("Hello")


async def answers(slack: FakeSlack, person: Someone) -> bool:
    await person.types("latest", url=f"r{slack.socket.connections}")
    return (await slack.responded.next())["text"] == "You asked: latest"


async def test_a_refreshed_link_and_a_dropped_one_are_replaced(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    async with connect():
        await slack.socket.refresh()
        await slack.socket.wait_for_connection(2)
        assert await answers(slack, person)
        await slack.socket.close()
        await slack.socket.wait_for_connection(3)
        assert await answers(slack, person)


async def test_an_answer_comes_though_the_socket_was_closed_while_it_was_made(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    asked, go_on, answer = asyncio.Event(), asyncio.Event(), desk.answer

    async def slowly(request: Request, interim: object) -> Message:
        asked.set()
        await go_on.wait()
        return await answer(request)

    desk.answer = slowly  # type: ignore[method-assign]
    async with connect():
        await person.types("latest")
        await asked.wait()
        await slack.socket.close()
        await slack.socket.wait_for_connection(2)
        go_on.set()
        assert (await slack.responded.next())["text"] == "You asked: latest"
    assert len(desk.asked) == 1


async def test_the_log_says_that_slack_is_connected(
    connect: Connect, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with connect():
        await slack.socket.close()
        await slack.socket.wait_for_connection(2)
    assert caplog.messages.count("Connected to Slack; workspace: Fake") == 1


async def test_an_address_used_up_by_a_failed_handshake_is_not_tried_for_ever(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    async with connect(patience=0.3):
        slack.socket.refusing = 1
        await slack.socket.close()
        await slack.socket.wait_for_connection(2)
        assert await answers(slack, person)


async def test_a_first_handshake_that_fails_is_not_tried_for_ever(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    slack.socket.refusing = 1
    async with connect(patience=0.3):
        assert await answers(slack, person)


@pytest.mark.parametrize("what", ["html", "cut", "ratelimited", "internal_error", "html200"])
@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_slack_being_down_at_the_start_is_waited_for(
    connect: Connect, slack: FakeSlack, person: Someone, method: str, what: str
) -> None:
    slack.fail(method, Fault(what), Fault(what))
    async with connect():
        assert await answers(slack, person)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("html", "Slack cannot be reached (HTTP 502)."),
        ("cut", "Slack cannot be reached (ServerDisconnectedError)."),
        ("internal_error", "Slack refused the connection (internal_error)."),
        ("too_many_websockets", "Slack refused the connection (too_many_websockets)."),
    ],
)
async def test_an_outage_is_one_line_in_the_log(
    connect: Connect, slack: FakeSlack, caplog: pytest.LogCaptureFixture, what: str, said: str
) -> None:
    slack.fail("apps.connections.open", Fault(what))
    async with connect():
        pass

    assert f"{said} Connecting to Slack again in 2 s." in caplog.text
    assert "Traceback" not in caplog.text


async def test_nobody_is_asked_at_the_first_event(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    """Bolt would ask auth.test then; a slow answer costs the first command."""
    async with connect():
        slack.fail("auth.test", Fault("internal_error"))
        assert await answers(slack, person)

    assert slack.count("auth.test") == 1


@pytest.mark.parametrize("which", ["bot_token", "app_token"])
async def test_a_wrong_token_ends_the_platform_with_a_sentence(
    make: Callable[..., Slack], slack: FakeSlack, desk: FakeDesk, which: str
) -> None:
    with pytest.raises(LoginError, match=f"platforms.slack.{which}") as caught:
        await make(**{which: "x-revoked"}).serve(desk)

    assert "x-revoked" not in str(caught.value)


@pytest.mark.parametrize("event", ["tokens_revoked", "app_uninstalled"])
async def test_a_removed_app_ends_the_platform_with_a_sentence(
    make: Callable[..., Slack], slack: FakeSlack, desk: FakeDesk, person: Someone, event: str
) -> None:
    serving = asyncio.create_task(make().serve(desk))
    await slack.socket.wait_for_connection()
    slack.revoke_token()
    await person.causes({"type": event, "tokens": {"bot": ["UBOT"]}})

    with pytest.raises(LoginError, match="removed"):
        await serving


@pytest.mark.parametrize("event", ["tokens_revoked", "app_uninstalled"])
async def test_news_of_a_removal_that_is_over_ends_nothing(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone, event: str
) -> None:
    """Slack tells again what was not acknowledged: by then the app may be installed anew."""
    async with connect():
        await person.causes({"type": event, "tokens": {"bot": ["UBOT"]}})
        async with asyncio.timeout(5):
            while slack.count("auth.test") < 2:  # noqa: ASYNC110 - another program's doing
                await asyncio.sleep(0)
        assert await answers(slack, person)

    assert Happening.REMOVED not in [event.kind for event in desk.events]


async def test_one_refusal_of_a_token_that_is_good_ends_nothing(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    news = Channel(1, 1, "slack", CHANNEL, "news")
    async with connect() as platform:
        slack.fail("chat.postMessage", Fault("invalid_auth"))
        with pytest.raises(DeliveryError):
            await platform.send(news, HELLO, "d1")
        await platform.send(news, HELLO, "d1")
        async with asyncio.timeout(5):
            while slack.count("auth.test") < 2:  # noqa: ASYNC110 - another program's doing
                await asyncio.sleep(0)
        assert await answers(slack, person)

    assert slack.shown() == ["Hello"]


async def test_a_workspace_that_slack_is_moving_is_waited_for(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    slack.fail("auth.test", Fault("org_login_required"))
    async with connect():
        assert await answers(slack, person)


async def test_a_persons_own_revoked_token_ends_nothing(
    connect: Connect, slack: FakeSlack, person: Someone
) -> None:
    async with connect():
        await person.causes({"type": "tokens_revoked", "tokens": {"oauth": ["U7"], "bot": []}})
        assert await answers(slack, person)


async def test_another_workspaces_events_are_not_ours(
    connect: Connect, slack: FakeSlack, desk: FakeDesk, person: Someone
) -> None:
    """An app that is installed in two workspaces hears both over one socket."""
    foreign = Someone(slack, team="T2")
    async with connect():
        await foreign.causes({"type": "app_uninstalled"})
        await foreign.mentions("latest")
        await foreign.types("feed list", url="far")
        assert "serves another workspace" in (await slack.responded.next())["text"]
        assert await answers(slack, person)

    assert [request.line for request in desk.asked] == ["latest"]
    assert slack.whispered.empty()


async def test_a_token_revoked_while_sending_ends_the_platform_and_keeps_the_message(
    make: Callable[..., Slack], slack: FakeSlack, desk: FakeDesk
) -> None:
    platform = make()
    serving = asyncio.create_task(platform.serve(desk))
    await slack.socket.wait_for_connection()
    slack.revoke_token()

    with pytest.raises(DeliveryError) as caught:
        await platform.send(Channel(1, 1, "slack", CHANNEL, "news"), HELLO, "d1")
    with pytest.raises(LoginError):
        await serving

    assert not caught.value.dead


async def test_a_token_revoked_while_the_socket_is_gone_ends_the_platform(
    make: Callable[..., Slack], slack: FakeSlack, desk: FakeDesk
) -> None:
    serving = asyncio.create_task(make(patience=0.3).serve(desk))
    await slack.socket.wait_for_connection()
    slack.app_token = "xapp-another"
    await slack.socket.close()

    with pytest.raises(LoginError, match="app_token"):
        await serving


async def test_digests_come_while_the_socket_does_not(
    make: Callable[..., Slack], slack: FakeSlack
) -> None:
    await make().send(Channel(1, 1, "slack", CHANNEL, "news"), HELLO, "d1")

    assert slack.shown() == ["Hello"]
    assert slack.socket.connections == 0


async def test_stopping_closes_the_socket(connect: Connect, slack: FakeSlack) -> None:
    def watched() -> bool:
        running = [str(task.get_coro()) for task in asyncio.all_tasks()]
        return any("monitor_current_session" in name for name in running)

    async with connect():
        assert watched()

    await asyncio.sleep(0)
    assert not watched()


async def test_everything_goes_through_the_proxy_of_the_environment(
    connect: Connect, slack: FakeSlack, person: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with FakeProxy() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        async with connect():
            assert await answers(slack, person)
    asked = "".join(proxy.asked)
    assert "/api/auth.test " in asked
    assert "/link?ticket=" in asked
    assert "/response/" in asked
